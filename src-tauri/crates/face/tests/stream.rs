//! How the analyser goes through a stream: following, losing, counting, and seeing the same each time.

mod seen;

use std::path::Path;
use std::time::Duration;

use face::{Analyser, RECHECK};
use media::{Frame, Planes};
use seen::{analyser, frames, observed};

fn idle() -> impl Iterator<Item = Frame> {
    frames(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../practice/clips/idle.mp4"))
}

fn black(frame: &Frame) -> Frame {
    frame.edit(|planes| {
        planes.y.fill(16);
        planes.u.fill(128);
        planes.v.fill(128);
    })
}

/// The picture at half its size in the middle of each half of a black one: two faces.
fn twice(frame: &Frame) -> Frame {
    let source = frame.clone();
    frame.edit(|planes| {
        let Planes { width_px, height_px, y, u, v } = planes;
        let (width, height) = (*width_px, *height_px);
        for (plane, from, scale) in [(y, source.y(), 1), (u, source.u(), 2), (v, source.v(), 2)] {
            let (width, height) = (width / scale, height / scale);
            for (i, out) in plane.iter_mut().enumerate() {
                let (x, y) = (i % width % (width / 2) * 2, i / width * 2 % height);
                *out = from[y * width + x];
            }
        }
    })
}

#[test]
fn the_same_frames_give_the_same_observations() {
    let frames: Vec<_> = idle().take(12).collect();
    assert_eq!(observed(frames.iter().cloned()), observed(frames.iter().cloned()));
}

#[test]
fn the_whole_picture_is_searched_when_a_face_is_missing_and_every_300_ms() {
    let mut analyser = analyser();
    let searched: Vec<_> = idle()
        .take(40)
        .filter_map(|frame| analyser.analyse(&frame).searched.then_some(frame.at()))
        .collect();
    assert_eq!(searched.len(), 5);
    assert_eq!(searched[0], Duration::ZERO);
    for pair in searched.windows(2) {
        assert!((RECHECK..RECHECK + Duration::from_millis(40)).contains(&(pair[1] - pair[0])));
    }
}

#[test]
fn a_face_that_leaves_is_lost_at_once_and_found_again_as_another_track() {
    let mut analyser = analyser();
    let frames: Vec<_> = idle().take(3).collect();
    let first = analyser.analyse(&frames[0]);
    assert_eq!((first.observation.faces, first.face.unwrap().track), (1, 1));
    let gone = analyser.analyse(&black(&frames[1]));
    assert_eq!((gone.observation.faces, gone.face.is_none(), gone.searched), (0, true, true));
    assert!(gone.observation.frame_luma < 1.0);
    let back = analyser.analyse(&frames[2]);
    assert_eq!((back.observation.faces, back.face.unwrap().track), (1, 2));
    assert_eq!(back.observation.face.unwrap().motion, 0.0);
}

#[test]
fn a_second_face_is_noticed_within_half_a_second_at_15_fps() {
    let mut analyser = analyser();
    // Eight frames with one person, then two.
    let counted: Vec<_> = idle()
        .step_by(2)
        .take(16)
        .enumerate()
        .map(|(number, frame)| {
            let frame = if number < 8 { frame } else { twice(&frame) };
            analyser.analyse(&frame).observation.faces
        })
        .collect();
    assert_eq!(counted[..8], [1; 8]);
    assert!(counted[15] > 1, "{counted:?}");
}

#[test]
fn a_picture_that_stands_still_is_said_to_repeat() {
    let mut analyser = analyser();
    let frame = idle().next().unwrap();
    let mut at = |ms| analyser.analyse(&frame.with_at(Duration::from_millis(ms))).observation;
    assert!(!at(0).repeated);
    let again = at(33);
    assert!(again.repeated && again.face.unwrap().motion < 0.01);
    // A clock that goes back causes a search, nothing worse.
    assert_eq!(at(5).faces, 1);
}

#[test]
fn pictures_of_any_size_are_taken() {
    let mut analyser: Analyser = analyser();
    for (width, height) in [(2, 2), (4, 2), (2, 4096), (4096, 2), (64, 48), (130, 126)] {
        let frame =
            Frame::from_i420(width, height, Duration::ZERO, vec![99; width * height * 3 / 2]);
        let analysis = analyser.analyse(&frame.unwrap());
        assert_eq!(analysis.observation.faces, 0, "{width} x {height}");
    }
}
