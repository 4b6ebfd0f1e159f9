//! The prompts through the real road: the practice face performs, or does not, and what was seen of it is told, sealed
//! and signed.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

use acceptance::papers::{manifest, opened};
use acceptance::walk::Walk;
use serde_json::Value;
use signup::wire::{Manifest, SignalKind, Transcript};

/// One at a time: two takes on a small machine would take each other's frames.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A walk, ended as soon as it has told what was waited for. Its lines.
fn until(walk: Walk, told: impl Fn(&Value) -> bool) -> Vec<Value> {
    struct Ended(Child);
    impl Drop for Ended {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
    let mut command = walk.into_command();
    let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("starts");
    let mut walking = Ended(child);
    let output = BufReader::new(walking.0.stdout.take().expect("piped"));
    let mut lines = Vec::new();
    for line in output.lines() {
        lines.push(serde_json::from_str(&line.expect("a line")).expect("JSON"));
        if lines.last().is_some_and(&told) {
            return lines;
        }
    }
    let said = |line: &&Value| line.get("view").is_none();
    panic!("it was never told: {:#?}", lines.iter().filter(said).collect::<Vec<_>>());
}

/// The practice face in some manner, asked for these movements in some order.
fn asked(manner: &str, prompts: &[&str]) -> (tempfile::TempDir, Walk) {
    let all = [
        "smile",
        "blink",
        "open_mouth",
        "turn_left",
        "turn_right",
        "tilt_left",
        "tilt_right",
        "look_up",
        "look_down",
    ];
    let out = tempfile::tempdir().expect("a folder");
    let without: Vec<_> = all.into_iter().filter(|prompt| !prompts.contains(prompt)).collect();
    let walk = Walk::new(out.path()).with("--camera", format!("puppet:{manner}"));
    (out, walk.with("--without", without.join(",")))
}

/// One of the takes allowed is missed for exactly these reasons, in the order of the prompts' names, and spoiled by this.
/// One, for on a machine that is busy with other things a take may see too little of what was done.
fn missed(manner: &str, prompts: &[&str], reasons: &[(&str, &str)], spoiled: Option<&str>) {
    let _alone = alone();
    let (_out, walk) = asked(manner, prompts);
    until(walk, |line| {
        let Some(missed) = line["missed"].as_array() else { return false };
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let told = missed.iter().map(|it| (word(&it["prompt"]), word(&it["reason"])));
        let mut told: Vec<_> = told.collect();
        told.sort();
        let as_told = told.iter().map(|(prompt, reason)| (prompt.as_str(), reason.as_str()));
        as_told.eq(reasons.iter().copied()) && line["spoiled"].as_str() == spoiled
    });
}

/// What is waited for is the hint itself.
fn hinted(manner: &str, hint: &str) {
    let _alone = alone();
    let (_out, walk) = asked(manner, &["smile", "blink", "open_mouth"]);
    until(walk, |line| line["hint"] == hint);
}

#[test]
fn what_is_asked_for_and_done_is_seen_sealed_and_signed() {
    let _alone = alone();
    let out = tempfile::tempdir().expect("a folder");
    let walked = Walk::new(out.path()).walk();
    walked.receipt();
    assert!(walked.performed(), "{:#?}", walked.missed());

    let claims = manifest(out.path());
    assert_eq!(claims["capture"]["virtual"], "declared", "only this tells the puppet");
    let manifest: Manifest = serde_json::from_value(claims).expect("a manifest");
    let signup::wire::Liveness::Measured(measured) = &manifest.liveness else {
        panic!("not measured");
    };
    assert!(measured.passed());
    assert_eq!(measured.prompts.len(), 3);
    let capture = manifest.capture.as_ref().expect("a clip");
    // By the clock; the first and the last may come a little early or late. A machine that is too busy to draw the face
    // in time loses pictures before they are any, and says so.
    let pictures = capture.frames + capture.dropped_frames;
    assert!((149..=151).contains(&pictures), "{pictures} pictures, {} frames", capture.frames);

    let elsewhere = tempfile::tempdir().expect("a folder");
    let opened = opened(out.path(), &manifest.signup, elsewhere.path());
    let text = String::from_utf8(opened["transcript.jsonl"].clone()).expect("text");
    let transcript = Transcript::from_lines(&text).expect("a transcript");
    assert_eq!(Some(&transcript.take.nonce), manifest.challenge.as_ref());
    assert_eq!(&transcript.measured(), measured);
    let frames = transcript.take.analysed_frames + transcript.take.skipped_frames;
    assert_eq!(frames, capture.frames, "every frame was analysed or is counted");
    assert_eq!(transcript.observations.len(), transcript.take.analysed_frames as usize);
    assert!(transcript.observations.len() >= 100, "{}", transcript.observations.len());
    assert!(transcript.observations.windows(2).all(|pair| pair[0].at_ms < pair[1].at_ms));
    assert!(transcript.observations.iter().all(|observation| observation.at_ms < 5000));
    assert_eq!(
        transcript.take.models.len(),
        4,
        "the analysis can be repeated with the same models"
    );
    let flat = [SignalKind::FlatFace, SignalKind::NoParallax, SignalKind::Lifeless];
    assert!(!flat.iter().any(|signal| measured.signals.contains(signal)), "{:?}", measured.signals);
}

#[test]
fn the_slower_version_gives_twice_the_time() {
    let _alone = alone();
    let out = tempfile::tempdir().expect("a folder");
    let walked = Walk::new(out.path()).flag("--slow").walk();
    walked.receipt();
    let review = walked.lines.iter().find(|line| line["view"] == "review").expect("a review");
    assert_eq!(review["clip"]["length_ms"], 10_000);
}

#[test]
fn too_late_is_too_late() {
    let _alone = alone();
    let (_out, walk) = asked("late", &["smile", "open_mouth", "tilt_left"]);
    // The last one is done after the take: nobody sees it.
    until(walk, |line| {
        let reasons = line["missed"].as_array().into_iter().flatten().map(|it| &it["reason"]);
        reasons.eq(["late", "late", "not_seen"])
    });
}

#[test]
fn the_other_side_does_not_count() {
    let wrong = [("tilt_right", "wrong_side"), ("turn_left", "wrong_side")];
    missed("wrong-side", &["turn_left", "tilt_right", "smile"], &wrong, None);
}

#[test]
fn an_eye_that_stays_open_is_no_blink() {
    missed("no-blink", &["smile", "blink", "open_mouth"], &[("blink", "not_seen")], None);
}

#[test]
fn a_smile_that_was_there_all_along_does_not_count() {
    let held = [("smile", "held_all_along")];
    missed("smiling", &["smile", "turn_left", "tilt_right"], &held, None);
}

#[test]
fn nothing_done_is_nothing_seen() {
    let nothing = ["smile", "tilt_right", "turn_left"].map(|prompt| (prompt, "not_seen"));
    missed("still", &["smile", "turn_left", "tilt_right"], &nothing, None);
}

#[test]
fn a_face_that_leaves_spoils_the_take() {
    let _alone = alone();
    let (_out, walk) = asked("walks-away", &["smile", "turn_left", "tilt_right"]);
    until(walk, |line| {
        let mut missed = line["missed"].as_array().into_iter().flatten();
        missed.any(|it| it["reason"] == "face_lost") && line["spoiled"] == "face_away"
    });
}

#[test]
fn with_two_faces_no_take_begins() {
    let _alone = alone();
    let (_out, walk) = asked("two-faces", &["smile", "turn_left", "tilt_right"]);
    let lines = until(walk, |line| line.get("no_take").is_some());
    assert_eq!(lines.last().expect("a line")["no_take"], "several_faces");
    assert!(!lines.iter().any(|line| line["take"]["phase"] == "running"));
}

#[test]
fn the_dark_and_the_distance_are_told_before_the_take() {
    hinted("too-dark", "too_dark");
    hinted("too-far", "move_closer");
}

#[test]
fn who_can_do_too_little_is_led_to_the_alternatives() {
    let _alone = alone();
    let (_out, walk) = asked("willing", &["smile", "blink"]);
    let walked = walk.walk();
    walked.receipt();
    assert!(walked.screens().contains(&"alternatives"));
    assert!(!walked.screens().contains(&"recording"));
}
