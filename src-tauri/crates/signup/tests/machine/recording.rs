//! A take that is cancelled, lost, late or made again.

use signup::event::Event;
use signup::fault::{Fault, FaultCode};
use signup::intent::Intent;
use signup::view::{Screen, TakePhase};

use crate::given;
use crate::script::Script;

fn takes_left(it: &Script) -> u32 {
    match it.view().screen {
        Screen::Recording { takes_left, .. } | Screen::Review { takes_left, .. } => takes_left,
        _ => panic!("no takes here"),
    }
}

#[test]
fn a_take_can_be_cancelled_at_any_time() {
    for wakes in 0..4 {
        let mut it = Script::at_recording();
        it.want(Intent::StartTake).tell(Event::ChallengeArrived(given::challenge("nonce")));
        for _ in 0..wakes {
            it.wake();
        }
        it.want(Intent::CancelTake).did(&["abandon_take"]).faulty(None);
        assert_eq!(it.phase(), TakePhase::Ready);
        assert_eq!(takes_left(&it), 3);
    }
    let mut it = Script::at_recording();
    it.start_take().want(Intent::CancelTake).did(&["abandon_take"]);
    it.want(Intent::CancelTake).did(&[]);
}

#[test]
fn back_and_start_are_no_way_out_of_a_take() {
    let mut it = Script::at_recording();
    it.start_take().want(Intent::Back).did(&[]).want(Intent::StartTake).did(&[]).on("recording");
    assert!(!it.view().can_go_back && !it.view().can_continue);
    assert!(matches!(it.phase(), TakePhase::Running { .. }));
}

#[test]
fn lost_focus_ends_a_take_but_nothing_else() {
    let mut it = Script::at_recording();
    it.tell(Event::WindowLostFocus).did(&[]).faulty(None);
    it.want(Intent::StartTake).tell(Event::WindowLostFocus).did(&[]).faulty(None);
    it.tell(Event::ChallengeArrived(given::challenge("nonce")));
    it.tell(Event::WindowLostFocus).did(&["abandon_take"]).faulty(FaultCode::FocusLost);
    it.start_take().faulty(None);
    it.tell(Event::WindowLostFocus).did(&["abandon_take"]).faulty(FaultCode::FocusLost);
    it.want(Intent::Retry).did(&[]);
    it.want(Intent::Dismiss).faulty(None);
    assert_eq!(takes_left(&it), 3);

    it.start_take().pass(5000).tell(Event::WindowLostFocus).did(&[]).faulty(None);
    it.clip_sealed().did(&["seal_transcript"]);
    it.tell(Event::WindowLostFocus).did(&[]).transcript_sealed().on("review");
}

#[test]
fn only_a_sealed_take_counts() {
    let mut it = Script::at_recording();
    it.start_take().tell(Event::TakeFailed(Fault::new(FaultCode::TakeTooSlow)));
    it.did(&["abandon_take"]).faulty(FaultCode::TakeTooSlow);
    assert_eq!(takes_left(&it), 3);
    it.take();
    assert_eq!(takes_left(&it), 2);
}

#[test]
fn when_the_takes_are_used_up_there_is_another_way() {
    let mut it = Script::at_review();
    it.want(Intent::Retake).camera_opens().want(Intent::Continue).take();
    it.want(Intent::Retake).camera_opens().want(Intent::Continue).take();
    assert_eq!(takes_left(&it), 0);
    it.want(Intent::Retake).did(&[]).on("review").faulty(FaultCode::NoTakesLeft);
    it.want(Intent::Retry).did(&[]).on("review");
    it.want(Intent::ShowAlternatives).on("alternatives");

    let mut it = Script::started();
    let none = given::policy_with(|policy| policy.clip.takes = 0);
    it.tell(Event::PolicyArrived(Box::new(none))).want(Intent::Begin).agree_to_all();
    it.want(Intent::Continue).tell(Event::SignupOpened(given::opened())).enter_details();
    it.give(given::FRONT, 1).give(given::TAX, 1).want(Intent::Continue);
    it.want(Intent::Continue).camera_opens();
    it.want(Intent::Continue).on("recording").faulty(FaultCode::NoTakesLeft);
    assert!(!it.view().can_continue);
    it.want(Intent::StartTake).did(&[]).faulty(FaultCode::NoTakesLeft);
    it.want(Intent::ShowAlternatives).on("alternatives");
}

#[test]
fn what_comes_late_of_an_abandoned_take_is_harmless() {
    let mut it = Script::at_recording();
    it.start_take().want(Intent::CancelTake);
    it.clip_sealed().did(&["discard clip-1"]);
    it.tell(Event::TakeFailed(Fault::new(FaultCode::ClipEncoding))).did(&[]).faulty(None);
    it.tell(Event::TakeStarted { at_ms: 1 }).did(&[]).tell(Event::Woke).did(&[]);
    it.transcript_sealed().did(&["discard transcript-1"]);
    assert_eq!(it.phase(), TakePhase::Ready);

    it.start_take().clip_sealed().want(Intent::CancelTake).did(&["discard clip-2"]);
    it.transcript_sealed().did(&["discard transcript-2"]);

    it.want(Intent::StartTake).want(Intent::CancelTake);
    it.tell(Event::ChallengeArrived(given::challenge("late"))).did(&[]);
    assert_eq!(it.phase(), TakePhase::Ready);
    it.take();
    assert_eq!(it.folder().take.as_ref().expect("taken").nonce, "nonce-3");
}

#[test]
fn a_file_that_comes_after_the_screen_was_left_is_erased() {
    let mut it = Script::at_recording();
    it.start_take().tell(Event::CameraFailed(Fault::new(FaultCode::CameraStalled))).on("camera");
    it.clip_sealed().did(&["discard clip-1"]);
    it.transcript_sealed().did(&["discard transcript-1"]).on("camera");
}

#[test]
fn a_camera_that_goes_after_the_clip_is_sealed_is_not_missed() {
    let mut it = Script::at_recording();
    it.start_take().clip_sealed();
    it.tell(Event::CameraFailed(Fault::new(FaultCode::CameraUnplugged))).did(&[]).faulty(None);
    it.transcript_sealed().on("review");
}

#[test]
fn a_late_waking_shows_what_is_due_with_its_true_time() {
    let mut it = Script::at_recording();
    it.start_take().pass(3400).tell(Event::Woke).did(&["wake 600"]);
    it.clip_sealed().transcript_sealed();
    let TakePhase::Missed { prompts, .. } = it.phase() else { panic!("seen before it was shown") };
    let times: Vec<_> = prompts.iter().map(|prompt| prompt.shown_ms).collect();
    assert_eq!(times, [Some(0), Some(3400), Some(3400)]);

    let mut it = Script::at_recording();
    it.want(Intent::StartTake).tell(Event::ChallengeArrived(given::challenge("nonce")));
    it.pass(60_000).tell(Event::Woke).did(&["record 5000"]).tell(Event::Woke).did(&[]);
    it.tell(Event::TakeStarted { at_ms: 1 }).pass(60_000).tell(Event::Woke).did(&[]);
    assert_eq!(it.phase(), TakePhase::Finishing);
}

#[test]
fn a_waking_too_early_asks_again() {
    let mut it = Script::at_recording();
    it.want(Intent::StartTake).tell(Event::ChallengeArrived(given::challenge("nonce")));
    it.pass(400).tell(Event::Woke).did(&["wake 600"]);
    it.tell(Event::Woke).did(&["wake 600"]);
}

#[test]
fn the_former_take_stays_until_the_new_one_is_sealed() {
    let mut it = Script::at_review();
    it.want(Intent::Retake).did(&["stop_clip", "find_cameras"]).camera_opens();
    it.want(Intent::Continue).start_take().want(Intent::CancelTake);
    assert_eq!(it.folder().take.as_ref().expect("kept").clip.artifact, "clip-1");
    it.want(Intent::Back).want(Intent::Back).on("match");
    it.want(Intent::Continue).did(&["play clip-1"]).on("review");

    it.want(Intent::Retake).camera_opens().want(Intent::Continue).start_take().clip_sealed();
    it.transcript_sealed();
    let order = ["keep", "discard clip-1 transcript-1", "close_camera", "play clip-3"];
    it.did(&order).on("review");
}

#[test]
fn a_challenge_that_does_not_come_can_be_asked_for_again() {
    let mut it = Script::at_recording();
    it.want(Intent::StartTake).fail("fetch_challenge signup-1", FaultCode::NoConnection);
    it.faulty(FaultCode::NoConnection);
    it.want(Intent::Retry).did(&["fetch_challenge signup-1"]).faulty(None);
}

#[test]
fn what_fails_behind_a_take_does_not_end_it() {
    let mut it = Script::at_recording();
    let offline = Fault::new(FaultCode::NoConnection);
    it.start_take().tell(Event::Failed(Box::new(signup::Effect::FetchPolicy), offline)).did(&[]);
    assert!(matches!(it.phase(), TakePhase::Running { .. }));
    it.clip_sealed().transcript_sealed().on("review");
}

#[test]
fn a_challenge_that_came_before_is_refused() {
    let mut it = Script::at_recording();
    let challenge = || Event::ChallengeArrived(given::challenge("nonce-1"));
    it.want(Intent::StartTake).tell(challenge()).want(Intent::CancelTake);
    it.want(Intent::StartTake).tell(challenge()).faulty(FaultCode::ChallengeInvalid);
    assert_eq!(it.phase(), TakePhase::Ready);
    it.want(Intent::Retry).did(&["fetch_challenge signup-1"]).faulty(None);
}
