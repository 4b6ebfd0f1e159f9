//! Faces with something painted over them: rough by nature, so only the clear cases are asked for.

mod seen;

use std::path::Path;

use media::Frame;
use seen::{analyser, frames};

/// Covers an ellipse about a place with one colour, a little noisy as a camera's picture is.
fn painted(
    frame: &Frame,
    [x, y]: [f32; 2],
    [half_width, half_height]: [f32; 2],
    colour: [u8; 3],
) -> Frame {
    frame.edit(|planes| {
        let width = planes.width_px;
        for row in 0..planes.height_px {
            for column in 0..width {
                let across = (column as f32 - x) / half_width;
                let down = (row as f32 - y) / half_height;
                if across * across + down * down > 1.0 {
                    continue;
                }
                planes.y[row * width + column] =
                    colour[0] + ((row * 7919 + column * 104_729) % 7) as u8;
                let chroma = row / 2 * (width / 2) + column / 2;
                (planes.u[chroma], planes.v[chroma]) = (colour[1], colour[2]);
            }
        }
    })
}

#[test]
fn a_mask_a_hand_before_the_mouth_and_one_before_an_eye_are_noticed() {
    let clip = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../practice/clips/idle.mp4");
    let frames: Vec<_> = frames(&clip).take(8).collect();
    let open = analyser().analyse(&frames[0]);
    assert!(open.observation.face.unwrap().occlusion < 0.1);
    let landmarks = open.face.unwrap().landmarks;
    let eyes = landmarks.interocular_px();
    let at = |index: usize| [landmarks.points()[index][0], landmarks.points()[index][1]];
    let skin = [170, 115, 145];
    for (what, place, half, colour) in [
        ("a white mask", at(164), [1.1, 0.95], [200, 128, 128]),
        ("a blue mask", at(164), [1.1, 0.95], [120, 150, 110]),
        ("a hand before the mouth", at(13), [0.8, 0.6], skin),
        ("a hand before the right eye", at(468), [0.6, 0.55], skin),
        ("a hand before the left eye", at(473), [0.6, 0.55], skin),
    ] {
        let mut analyser = analyser();
        let mut highest = 0.0f32;
        for frame in &frames {
            let covered = painted(frame, place, half.map(|half| half * eyes), colour);
            // The face lost is a cover noticed too.
            let measures = analyser.analyse(&covered).observation.face;
            highest = highest.max(measures.map_or(1.0, |face| face.occlusion));
        }
        assert!(highest > 0.6, "{what}: {highest}");
    }
}
