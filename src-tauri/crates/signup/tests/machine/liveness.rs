//! Hints, the countdown that begins by itself, prompts that are done or missed, and movements that are not possible.

use signup::event::Event;
use signup::fault::{Fault, FaultCode};
use signup::intent::Intent;
use signup::liveness::{Hint, Observation};
use signup::view::{Screen, Sight, TakePhase};
use signup::wire::{Liveness, Missed, Prompt, Spoiled};

use crate::given;
use crate::script::Script;

fn sight(it: &Script) -> Sight {
    match it.view().screen {
        Screen::Camera { sight, .. } | Screen::Recording { sight, .. } => sight,
        _ => panic!("no camera here"),
    }
}

fn by_itself(it: &Script) -> bool {
    matches!(it.view().screen, Screen::Recording { by_itself: true, .. })
}

/// The same frame, thirty a second for so long, the machine's clock along with it.
fn watch(it: &mut Script, from_ms: u64, frames: u64, see: impl Fn(u64) -> Observation) {
    for frame in 0..frames {
        it.pass(33).tell(Event::Observed(Box::new(see(from_ms + frame * 33))));
    }
}

fn good(at_ms: u64) -> Observation {
    given::observation(at_ms, given::face())
}

fn nobody(at_ms: u64) -> Observation {
    Observation { faces: 0, face: None, ..good(at_ms) }
}

#[test]
fn a_hint_comes_after_it_has_settled_and_stays_to_be_read() {
    let mut it = Script::at_recording();
    watch(&mut it, 0, 5, nobody);
    assert_eq!(sight(&it), Sight { hint: None, good: false });
    watch(&mut it, 165, 10, nobody);
    assert_eq!(sight(&it).hint, Some(Hint::NoFace));
    watch(&mut it, 600, 15, good);
    assert_eq!(sight(&it).hint, Some(Hint::NoFace), "it came up half a second ago");
    watch(&mut it, 1100, 20, good);
    assert_eq!(sight(&it), Sight { hint: None, good: true });
}

#[test]
fn the_countdown_begins_by_itself_when_all_is_good_and_was_read() {
    let mut it = Script::at_recording();
    watch(&mut it, 0, 60, nobody);
    assert_eq!(it.phase(), TakePhase::Ready);
    assert!(by_itself(&it));
    watch(&mut it, 2000, 20, good);
    assert_eq!(it.phase(), TakePhase::Ready, "good for less than a second");
    watch(&mut it, 2700, 40, good);
    assert_eq!(it.phase(), TakePhase::Preparing);

    let mut it = Script::at_recording();
    it.want(Intent::StartTake).want(Intent::CancelTake);
    watch(&mut it, 0, 200, good);
    assert_eq!(it.phase(), TakePhase::Ready, "who cancelled says when to begin");
    assert!(!by_itself(&it));
}

#[test]
fn nobody_is_recorded_who_has_left() {
    let mut it = Script::at_recording();
    watch(&mut it, 0, 30, good);
    it.want(Intent::StartTake).tell(Event::ChallengeArrived(given::challenge("nonce-1")));
    watch(&mut it, 1000, 60, nobody);
    it.pass(3000).tell(Event::Woke).did(&[]);
    assert_eq!(it.phase(), TakePhase::Ready);
    watch(&mut it, 4000, 120, good);
    assert_eq!(it.phase(), TakePhase::Preparing, "and it begins anew when they are back");
}

#[test]
fn a_prompt_seen_done_gives_way_to_the_next_at_once() {
    let mut it = Script::at_recording();
    it.start_take();
    let start = it.first_frame_ms();
    let until = |it: &mut Script, from: usize, to: usize| {
        for observation in given::performance(start).into_iter().take(to).skip(from) {
            it.tell(Event::Observed(Box::new(observation)));
        }
        it.phase()
    };
    let TakePhase::Running { prompt, seen, .. } = until(&mut it, 0, 20) else { panic!() };
    assert_eq!((prompt, seen), (Some(Prompt::Smile), vec![true, false, false]));
    let TakePhase::Running { prompt, .. } = until(&mut it, 20, 35) else { panic!() };
    assert_eq!(prompt, Some(Prompt::TurnLeft));
    let TakePhase::Running { prompt, index, seen, .. } = until(&mut it, 35, 150) else { panic!() };
    assert_eq!((prompt, index, seen), (None, 3, vec![true; 3]));
}

#[test]
fn a_missed_prompt_has_its_reason_and_another_try_and_never_a_dead_end() {
    let mut it = Script::at_recording();
    for takes_left in [2, 1] {
        it.start_take();
        let start = it.first_frame_ms();
        it.observed((0..150).map(|frame| good(start + frame * 33)).collect());
        it.clip_alone_sealed().did(&["seal_transcript"]).transcript_sealed().did(&["keep"]);
        let TakePhase::Missed { prompts, spoiled, can_send } = it.phase() else { panic!() };
        assert!(prompts.iter().all(|prompt| prompt.missed == Some(Missed::NotSeen)));
        assert_eq!((spoiled, can_send), (None, false));
        let Screen::Recording { takes_left: left, .. } = it.view().screen else { panic!() };
        assert_eq!(left, takes_left);
        watch(&mut it, start + 5000, 200, good);
        assert!(matches!(it.phase(), TakePhase::Missed { .. }), "the seller reads it first");
    }
    it.want(Intent::StartTake).did(&["discard clip-2 transcript-2", "fetch_challenge signup-1"]);
    it.want(Intent::CancelTake);
    it.start_take();
    let start = it.first_frame_ms();
    it.observed((0..150).map(|frame| good(start + frame * 33)).collect());
    it.clip_alone_sealed().transcript_sealed();
    let TakePhase::Missed { can_send: true, .. } = it.phase() else { panic!("the last take") };
    it.want(Intent::StartTake).did(&[]).faulty(FaultCode::NoTakesLeft);
    it.want(Intent::Dismiss);

    it.want(Intent::SendUnseen).did(&["keep", "close_camera", "play clip-3"]).on("review");
    it.want(Intent::Send);
    let Liveness::Measured(measured) = it.manifest().liveness else { panic!() };
    assert!(!measured.passed(), "the manifest says what was not seen");
}

#[test]
fn the_last_take_can_be_left_for_another_way() {
    let mut it = Script::at_recording();
    it.start_take().observed(Vec::new()).clip_alone_sealed().transcript_sealed();
    let TakePhase::Missed { spoiled, .. } = it.phase() else { panic!() };
    assert_eq!(spoiled, Some(Spoiled::TooFewObserved));
    it.want(Intent::ShowAlternatives).on("alternatives");
    it.did(&["keep", "discard clip-1 transcript-1", "close_camera"]);
}

#[test]
fn an_analysis_that_does_not_come_is_not_waited_for_for_ever() {
    let mut it = Script::at_recording();
    it.start_take().clip_alone_sealed().did(&["wake 3000"]);
    it.wake().did(&["seal_transcript"]).transcript_sealed();
    assert!(matches!(it.phase(), TakePhase::Missed { .. }));
    it.tell(Event::CameraFailed(Fault::new(FaultCode::CameraStalled))).did(&[]);
}

#[test]
fn what_a_seller_cannot_do_is_not_asked_for() {
    let mut it = Script::at_camera();
    it.camera_opens();
    let slow = Intent::ChooseMovements { without: vec![Prompt::Blink], slow: true };
    it.want(slow).did(&["keep"]).want(Intent::Continue).want(Intent::StartTake);
    let Some(signup::Effect::FetchChallenge { request, .. }) = it.last.first() else { panic!() };
    assert_eq!((request.without.as_slice(), request.slow), (&[Prompt::Blink][..], true));
    let Screen::Recording { length_ms, .. } = it.view().screen else { panic!() };
    assert_eq!(length_ms, 10_000);

    let mut it = Script::at_camera();
    it.camera_opens();
    let without = Prompt::ALL[..7].to_vec();
    it.want(Intent::ChooseMovements { without, slow: false });
    assert!(!it.view().can_continue, "two movements are no challenge");
    it.want(Intent::ShowAlternatives).on("alternatives");
}
