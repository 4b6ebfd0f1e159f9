//! A webcam's clip of somebody who can be cued: at rest first, then each movement once.

use std::process::{Command, Stdio};

use crate::guest::Guest;

/// Every prompt by its name on the wire, and the one that is its mirror image.
const PROMPTS: [(&str, &str); 9] = [
    ("smile", "smile"),
    ("blink", "blink"),
    ("open_mouth", "open_mouth"),
    ("turn_left", "turn_right"),
    ("turn_right", "turn_left"),
    ("tilt_left", "tilt_right"),
    ("tilt_right", "tilt_left"),
    ("look_up", "look_up"),
    ("look_down", "look_down"),
];
/// So long the clip is at rest, and then each scene.
const REST_S: f64 = 10.0;
const SCENE_S: f64 = 1.6;
/// From a scene's beginning, that is from the cue, to the movement: nobody is faster.
const REACTION_S: f64 = 0.25;
const FPS: f64 = 30.0;

/// Draws the clip, `performer.mjpeg` among the guest's clips: 640x480, as one CPU can follow it.
pub(crate) fn draw(guest: &Guest) {
    let mut clip = Command::new(guest.clip());
    clip.args(["-", &(REST_S + SCENE_S * PROMPTS.len() as f64).to_string(), "--size", "640x480"]);
    for (at, (prompt, _)) in PROMPTS.iter().enumerate() {
        clip.arg(format!("{prompt}@{}", REST_S + SCENE_S * at as f64 + REACTION_S));
    }
    let mut drawn = clip.stdout(Stdio::piped()).spawn().expect("the puppet starts");
    let jpeg = Command::new("ffmpeg")
        .args(["-v", "error", "-f", "yuv4mpegpipe", "-i", "-", "-q:v", "3", "-f", "mjpeg"])
        .arg(guest.clips().join("performer.mjpeg"))
        .stdin(drawn.stdout.take().expect("piped"))
        .status()
        .expect("ffmpeg starts");
    let drawn = drawn.wait().expect("it ends");
    assert!(drawn.success() && jpeg.success(), "the performer's clip: {drawn}, {jpeg}");
}

/// The webcam's scenes: each prompt is answered by its movement, or by the mirror image of that.
pub(crate) fn scenes(mirrored: bool) -> String {
    let name = |(prompt, mirror): (&'static str, &'static str)| match mirrored {
        true => mirror,
        false => prompt,
    };
    let scene = |(at, names)| {
        let first = (REST_S + SCENE_S * at as f64) * FPS;
        format!("-s {}:{first:.0}:{:.0}", name(names), SCENE_S * FPS)
    };
    let scenes: Vec<_> = PROMPTS.into_iter().enumerate().map(scene).collect();
    scenes.join(" ")
}
