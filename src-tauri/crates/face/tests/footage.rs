//! People: labelled clips of the shared footage, left out where it is not beside the checkout.

mod seen;

use seen::{footage, highest, lowest, values};
use signup::liveness::Observation;

fn counts(seen: &[Observation]) -> Vec<u32> {
    seen.iter().map(|observation| observation.faces).collect()
}

#[test]
fn an_empty_room_has_no_face_in_any_frame() {
    let Some(seen) = footage("genuine/no_face.mp4") else { return };
    assert!(seen.len() > 90 && counts(&seen).iter().all(|faces| *faces == 0));
}

#[test]
fn two_people_are_two_faces_in_every_frame() {
    let Some(seen) = footage("genuine/head-pose-face-detection-female-and-male.gif") else {
        return;
    };
    assert!(seen.len() > 50 && counts(&seen).iter().all(|faces| *faces == 2));
}

#[test]
fn a_turned_head_reads_as_far_as_it_was_turned() {
    let Some(seen) = footage("genuine/head-pose-face-detection-female.gif") else { return };
    let yaw = |from: u64, to: u64| {
        let part: Vec<_> =
            seen.iter().filter(|seen| (from..=to).contains(&seen.at_ms)).cloned().collect();
        values(&part, |face| face.yaw_deg)
    };
    let (right, left) = (lowest(&yaw(0, 660)), highest(&yaw(910, 1490)));
    assert!((right + 44.0).abs() < 5.0 && (left - 31.0).abs() < 5.0, "{right} {left}");
}

#[test]
fn a_smile_and_a_blink_are_seen_when_they_happen() {
    let Some(seen) = footage("genuine/single_face.mp4") else { return };
    let during = |from: u64, to: u64| -> Vec<_> {
        seen.iter().filter(|seen| (from..=to).contains(&seen.at_ms)).cloned().collect()
    };
    assert!(lowest(&values(&during(900, 2200), |face| face.smile)) > 0.5);
    assert!(highest(&values(&during(0, 400), |face| face.smile)) < 0.2);
    assert!(highest(&values(&during(870, 1000), |face| face.blink)) > 0.4);
    assert!(highest(&values(&during(0, 700), |face| face.blink)) < 0.3);
    assert!(highest(&values(&seen, |face| face.occlusion)) < 0.3);
    assert!(lowest(&values(&seen, |face| face.sharpness)) > 0.5);
}

#[test]
fn a_far_away_person_is_a_small_face_not_none() {
    let Some(seen) = footage("genuine/book.mkv") else { return };
    let width = values(&seen, |face| face.face_width);
    assert!(width.len() > 30, "{} of {}", width.len(), seen.len());
    assert!(highest(&width) < 0.12);
}
