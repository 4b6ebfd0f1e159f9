//! Pictures of the willing puppet: sizes, range, repeatability, directions.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use media::Frame;
use puppet::{Cue, Puppet, PuppetFault, Script, pose};
use signup::wire::Prompt;

fn hash(frame: &Frame) -> u64 {
    let mut hasher = DefaultHasher::new();
    frame.i420().hash(&mut hasher);
    hasher.finish()
}

fn second(at: f64) -> Duration {
    Duration::from_secs_f64(at)
}

#[test]
fn the_same_seed_time_and_script_give_the_same_bytes_and_another_seed_others() {
    let script = |seed| Script {
        seed,
        cues: vec![Cue::new(Prompt::TurnLeft, Duration::ZERO)],
        ..Script::default()
    };
    let drawn = |seed| {
        let puppet = Puppet::new(640, 480, seed).expect("a puppet");
        let frame = |i: u32| {
            let at = second(f64::from(i) / 7.0);
            hash(&puppet.frame(&pose(at, &script(seed)), at))
        };
        (0..10).map(frame).collect::<Vec<_>>()
    };
    assert_eq!(drawn(3), drawn(3));
    assert!(drawn(3).iter().zip(drawn(4)).all(|(a, b)| *a != b));
}

#[test]
fn no_two_idle_frames_are_alike() {
    let puppet = Puppet::new(320, 240, 7).expect("a puppet");
    let script = Script::default();
    let frames = (0..300).map(|i| second(f64::from(i) / 30.0));
    let hashes: HashSet<_> = frames.map(|at| hash(&puppet.frame(&pose(at, &script), at))).collect();
    assert_eq!(hashes.len(), 300);
}

#[test]
fn sizes_are_as_asked_and_values_within_the_limited_range() {
    for (width, height) in [(1280, 720), (640, 480), (360, 640), (64, 48)] {
        let puppet = Puppet::new(width, height, 7).expect("a puppet");
        let at = second(0.4);
        let cues = vec![Cue::new(Prompt::OpenMouth, Duration::ZERO)];
        let frame = puppet.frame(&pose(at, &Script { cues, ..Script::default() }), at);
        assert_eq!((frame.width_px(), frame.height_px(), frame.at()), (width, height, at));
        assert!(frame.y().iter().all(|luma| (16..=235).contains(luma)));
        assert!(frame.u().iter().chain(frame.v()).all(|chroma| (16..=240).contains(chroma)));
        let (least, most) = (frame.y().iter().min(), frame.y().iter().max());
        assert!(*least.expect("luma") < 40 && *most.expect("luma") > 200);
    }
}

#[test]
fn sizes_that_no_picture_has_are_refused() {
    for (width, height) in [(0, 480), (641, 480), (640, 100_000)] {
        assert!(matches!(Puppet::new(width, height, 7), Err(PuppetFault::Size(_))));
    }
}

#[test]
fn the_head_goes_where_it_is_told_in_the_unmirrored_picture() {
    let puppet = Puppet::new(640, 480, 7).expect("a puppet");
    let at_peak = |prompt| {
        let cues = vec![Cue { prompt, start: Duration::ZERO, length: second(2.0) }];
        skin(&puppet.frame(&pose(second(1.0), &Script { cues, ..Script::default() }), second(1.0)))
    };
    let rest = pose(second(1.0), &Script::default());
    let rest = skin(&puppet.frame(&rest, second(1.0)));
    let (right, down) = (|p| at_peak(p).0 - rest.0, |p| at_peak(p).1 - rest.1);
    assert!(right(Prompt::TurnLeft) > 15.0, "{}", right(Prompt::TurnLeft));
    assert!(right(Prompt::TurnRight) < -15.0, "{}", right(Prompt::TurnRight));
    assert!(right(Prompt::TiltLeft) > 15.0, "{}", right(Prompt::TiltLeft));
    assert!(right(Prompt::TiltRight) < -15.0, "{}", right(Prompt::TiltRight));
    // Up and down move features within the face, not the face: tests/golden.rs compares those.
    assert!(right(Prompt::Smile).abs() < 4.0 && down(Prompt::Smile).abs() < 4.0);
}

/// Centre of the bright pink in the head's part of the picture, in pixels.
fn skin(frame: &Frame) -> (f64, f64) {
    let (mut x_sum, mut y_sum, mut count) = (0.0, 0.0, 0.0);
    for (y, x) in (30..200).flat_map(|y| (60..260).map(move |x| (y, x))) {
        let luma = frame.y()[2 * y * 640 + 2 * x];
        let (blue, red) = (frame.u()[y * 320 + x], frame.v()[y * 320 + x]);
        if luma > 110 && red > 136 && blue < 122 {
            x_sum += 2.0 * x as f64;
            y_sum += 2.0 * y as f64;
            count += 1.0;
        }
    }
    assert!(count > 2000.0, "only {count} pixels of skin");
    (x_sum / count, y_sum / count)
}
