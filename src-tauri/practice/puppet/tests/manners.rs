//! Every manner changes the picture as it says.

use std::time::Duration;

use media::Frame;
use puppet::{Actor, Manner, Pose, Puppet};
use signup::wire::Prompt;

const AT: Duration = Duration::from_millis(4000);

fn drawn(manner: Manner) -> Frame {
    let mut actor = Actor::new(manner, 7);
    actor.cue(Prompt::Blink, Duration::ZERO);
    actor.cue(Prompt::Smile, Duration::from_millis(1500));
    // In the dark and far away, too, somebody is at rest by now.
    frame(&actor.pose(AT))
}

fn frame(pose: &Pose) -> Frame {
    Puppet::new(640, 480, 7).expect("a puppet").frame(pose, AT)
}

/// Mean luma of a part of the picture, in shares of its sides.
fn luma(frame: &Frame, x: (f64, f64), y: (f64, f64)) -> f64 {
    let px = |share: f64, side: usize| (share * side as f64) as usize;
    let (width, height) = (frame.width_px(), frame.height_px());
    let rows = px(y.0, height)..px(y.1, height);
    let values: Vec<_> = rows
        .flat_map(|row| &frame.y()[row * width..][px(x.0, width)..px(x.1, width)])
        .map(|luma| f64::from(*luma))
        .collect();
    values.iter().sum::<f64>() / values.len() as f64
}

/// How much of a part of the picture differs clearly from another picture's.
fn changed(a: &Frame, b: &Frame, x: (f64, f64)) -> f64 {
    let (width, height) = (a.width_px(), a.height_px());
    let from = (x.0 * width as f64) as usize..(x.1 * width as f64) as usize;
    let pixels = (0..height).flat_map(|row| from.clone().map(move |column| row * width + column));
    let all: Vec<_> = pixels.map(|at| a.y()[at].abs_diff(b.y()[at]) > 16).collect();
    all.iter().filter(|changed| **changed).count() as f64 / all.len() as f64
}

#[test]
fn the_still_the_unblinking_and_the_willing_look_alike_at_rest() {
    let willing = drawn(Manner::Willing);
    for manner in [Manner::Still, Manner::NoBlink, Manner::WrongSide, Manner::Late] {
        assert!(changed(&drawn(manner), &willing, (0.0, 1.0)) < 0.002, "{manner}");
    }
}

#[test]
fn a_second_face_stands_beside_the_first() {
    let (two, one) = (drawn(Manner::TwoFaces), drawn(Manner::Willing));
    assert!(changed(&two, &one, (0.65, 1.0)) > 0.2);
    assert!(changed(&two, &one, (0.0, 0.6)) < 0.002);
}

#[test]
fn whoever_walked_away_has_left_a_wall() {
    let (gone, there) = (drawn(Manner::WalksAway), drawn(Manner::Willing));
    assert!(luma(&there, (0.35, 0.65), (0.2, 0.4)) < 140.0);
    assert!(luma(&gone, (0.0, 1.0), (0.0, 1.0)) > 160.0);
}

#[test]
fn the_dark_is_dark_but_not_black() {
    let face = ((0.4, 0.6), (0.45, 0.7));
    let (dark, light) = (drawn(Manner::TooDark), drawn(Manner::Willing));
    assert!(luma(&light, face.0, face.1) > 120.0);
    let dark = luma(&dark, face.0, face.1);
    assert!((25.0..45.0).contains(&dark), "{dark}");
}

#[test]
fn the_far_one_leaves_most_of_the_picture_to_the_wall() {
    let far = drawn(Manner::TooFar);
    assert!(luma(&far, (0.0, 1.0), (0.0, 0.5)) > 160.0);
    assert!(luma(&far, (0.42, 0.58), (0.65, 0.85)) < 160.0);
}

#[test]
fn the_smiling_one_shows_its_teeth_all_the_time() {
    let (smiling, willing) = (drawn(Manner::Smiling), drawn(Manner::Willing));
    let share = changed(&smiling, &willing, (0.38, 0.62));
    assert!(share > 0.01, "{share}");
    let before = |manner| frame(&Actor::new(manner, 7).pose(AT));
    assert!(changed(&before(Manner::Smiling), &before(Manner::Willing), (0.38, 0.62)) > 0.01);
}
