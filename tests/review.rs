//! The reviewer's look at what the app itself sent: the practice face before the real engine, sealed, received, opened and
//! analysed again. How each lie is found is in the intake's own tests.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use acceptance::walk::Walk;
use intake::{
    Keys,
    keys::read_seed,
    review::{Code, Severity, Signature, review},
};

/// On a busy machine too: what was let go makes nobody a liar.
#[test]
fn what_the_app_tells_of_a_take_is_what_the_clip_shows() {
    let out = tempfile::tempdir().unwrap();
    let walked = Walk::new(out.path()).walk();
    let number = walked.receipt()["number"].as_str().unwrap().to_owned();
    let seed = read_seed(&out.path().join("reviewer.seed")).unwrap();
    let key = Keys::verifying_in(out.path()).unwrap();
    let review = review(&out.path().join("intake"), &number, &seed, Some(&key)).unwrap();
    let report = &review.report;
    let grave = report.findings.iter().filter(|it| it.severity == Severity::Contradiction);
    assert_eq!(grave.count(), 0, "{}", report.table());
    assert_eq!(report.signature, Signature::Verified);
    assert!(report.clip.frames > 0);
    assert_eq!(Some(report.matched_frames), report.analysed_frames.transcript);
    // Nothing but the camera tells that it was a puppet.
    let told = |code| report.findings.iter().any(|it| it.code == code);
    assert!(told(Code::VirtualCamera) && told(Code::Practice), "{}", report.table());
}
