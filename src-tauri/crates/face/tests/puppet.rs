//! What the practice face was told to do, and what the analysis sees of it (practice/clips/scripts.json).

mod seen;

use seen::{highest, lowest, puppet, values};
use signup::liveness::FaceMeasures;

#[track_caller]
fn near(value: f32, expected: f32, within: f32) {
    assert!((value - expected).abs() <= within, "{value}, expected {expected}");
}

#[test]
fn a_turn_to_the_sellers_left_is_positive_and_of_30_degrees() {
    let seen = puppet("turn_left.mp4");
    assert!(seen.iter().all(|observation| observation.faces == 1 && observation.face.is_some()));
    let yaw = values(&seen, |face| face.yaw_deg);
    near(yaw[0], 0.0, 3.0);
    near(highest(&yaw), 30.0, 3.0);
    near(lowest(&values(&puppet("turn_right.mp4"), |face| face.yaw_deg)), -30.0, 3.0);
}

#[test]
fn a_tilt_to_the_sellers_left_shoulder_is_positive_and_of_20_degrees() {
    near(highest(&values(&puppet("tilt_left.mp4"), |face| face.roll_deg)), 20.0, 3.0);
    near(lowest(&values(&puppet("tilt_right.mp4"), |face| face.roll_deg)), -20.0, 3.0);
}

#[test]
fn a_raised_chin_is_positive_and_of_15_degrees() {
    let up = values(&puppet("look_up.mp4"), |face| face.pitch_deg);
    near(highest(&up) - up[0], 15.0, 4.0);
    let down = values(&puppet("look_down.mp4"), |face| face.pitch_deg);
    near(lowest(&down) - down[0], -15.0, 4.0);
}

#[test]
fn eyes_and_mouth_move_when_they_were_told_to() {
    for (clip, of, peak) in [
        ("blink.mp4", (|face| face.blink) as fn(&FaceMeasures) -> f32, 0.5),
        ("smile.mp4", |face| face.smile, 0.85),
        ("open_mouth.mp4", |face| face.mouth_open, 0.65),
    ] {
        let seen = puppet(clip);
        let values = values(&seen, of);
        assert!(highest(&values) > peak, "{clip}: {}", highest(&values));
        // The first second is still, and the highest value lies in the second after.
        assert!(highest(&values[..30]) < 0.15, "{clip}: {}", highest(&values[..30]));
        let at = values.iter().position(|value| *value == highest(&values)).unwrap();
        assert!((1000..2600).contains(&seen[at].at_ms), "{clip}: at {} ms", seen[at].at_ms);
    }
}

#[test]
fn a_sharp_uncovered_lit_face_in_the_middle_reads_as_one() {
    let seen = puppet("idle.mp4");
    for observation in &seen {
        let face = observation.face.as_ref().expect("a face");
        assert!(!observation.repeated);
        assert!((0.25..0.35).contains(&face.face_width), "{face:?}");
        assert!(face.offset_x.abs() < 0.05 && (0.05..0.15).contains(&face.offset_y), "{face:?}");
        assert!(face.sharpness > 1.0 && face.occlusion < 0.2 && face.presence > 0.9, "{face:?}");
        assert!(face.luma > 100.0 && face.motion < 0.05, "{face:?}");
    }
    assert_eq!(
        seen.iter().filter(|observation| observation.face.as_ref().unwrap().motion == 0.0).count(),
        1
    );
}
