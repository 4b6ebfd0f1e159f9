//! The whole road to the receipt, with every effect in its order.

use signup::event::Event;
use signup::intent::Intent;
use signup::view::{CameraState, Screen, TakePhase};
use signup::wire::{ArtifactKind, Decision, Liveness, Prompt, Provenance};

use crate::given::{self, FRONT, TAX};
use crate::script::Script;

#[test]
fn every_step_asks_for_what_it_needs_and_no_more() {
    let mut it = Script::started();
    it.did(&["restore", "fetch_policy"]).on("welcome");
    it.tell(Event::PolicyArrived(Box::new(given::policy()))).did(&["keep"]);
    it.want(Intent::Begin).did(&[]).on("consent");
    for purpose in ["identity", "face_video", "improve"] {
        it.want(Intent::Continue).did(&[]).on("consent");
        it.decide(purpose, Decision::Agree).did(&["keep"]);
    }
    it.want(Intent::Continue).did(&["open_signup en"]).on("consent");
    it.tell(Event::SignupOpened(given::opened())).did(&["keep"]).on("details");

    it.want(Intent::EditDetails { form: given::form() }).did(&["keep", "compare 0"]);
    it.want(Intent::Continue).did(&["seal_details"]).on("details");
    let details = given::entry("details-1", ArtifactKind::Details);
    it.tell(Event::DetailsSealed(details)).did(&["keep"]).on("documents");

    for slot in [FRONT, TAX] {
        it.want(Intent::Continue).did(&[]).on("documents");
        let pick = if slot == TAX { "pick_several" } else { "pick" };
        it.want(Intent::PickDocument { slot }).did(&[&format!("{pick} {}", slot.name())]);
        it.tell(Event::DocumentSealed(Box::new(given::document(slot, 1))));
        it.did(&["keep", &format!("examine {}-1", slot.name())]);
        it.examined(slot, 1, given::examination(0)).did(&["keep"]);
    }

    it.want(Intent::Continue).did(&["compare 2"]).on("match");
    it.tell(Event::Compared(Box::default())).did(&[]);
    it.want(Intent::Continue).did(&["keep", "find_cameras"]).on("camera");
    let cameras = vec![given::camera("real", Provenance::None)];
    it.tell(Event::CamerasFound(cameras)).did(&["keep", "open_camera real"]);
    it.want(Intent::Continue).did(&[]).on("camera");
    it.tell(Event::CameraOpened { width_px: 1280, height_px: 720 }).did(&[]);
    it.tell(Event::CameraRate(30)).did(&[]);
    let Screen::Camera { state, .. } = it.view().screen else { panic!("camera") };
    assert_eq!(state, CameraState::Live { width_px: 1280, height_px: 720, fps: 30 });

    it.want(Intent::Continue).did(&[]).on("recording");
    it.want(Intent::StartTake).did(&["fetch_challenge signup-1"]);
    it.tell(Event::ChallengeArrived(given::challenge("nonce-1"))).did(&["keep", "wake 1000"]);
    it.wake().did(&["wake 1000"]).wake().did(&["wake 1000"]).wake().did(&["record 5000"]);
    let at_ms = it.first_frame_ms();
    it.tell(Event::TakeStarted { at_ms }).did(&["wake 1000"]);
    it.wake().wake().wake().wake().wake().wake().wake().did(&[]);
    it.clip_sealed().did(&["seal_transcript"]);
    it.tell(Event::TranscriptSealed(given::entry("transcript-1", ArtifactKind::Transcript)));
    it.did(&["keep", "close_camera", "play clip-0"]).on("review");

    it.tell(Event::ClipEnded).want(Intent::Send).did(&["sign"]).on("review");
    let files = "transfer details-1 identity-front-1 tax_id-1 transcript-1 clip-0";
    it.tell(Event::ManifestSigned("manifest.jws".into())).did(&["keep", files]).on("sending");
    it.tell(Event::Transferred).did(&["submit signup-1 manifest.jws"]).on("sending");
    let receipt = Event::ReceiptArrived(
        Box::new(given::receipt(&it.folder().artifacts(), 2_000)),
        "receipt.jws".into(),
    );
    it.tell(receipt).did(&["keep", "empty_spool"]).on("receipt");
    it.want(Intent::SaveReceipt).did(&["save receipt-K7QF-2M9X.jwt"]);
    it.tell(Event::PapersSaved("receipt.zip".into())).did(&[]);
    let Screen::Receipt { number, saved_as, alternative, .. } = it.view().screen else {
        panic!("receipt")
    };
    assert_eq!(number, "K7QF-2M9X");
    assert_eq!(saved_as.as_deref(), Some("receipt.zip"));
    assert!(alternative.is_none());
}

#[test]
fn nothing_leaves_the_device_before_every_purpose_is_decided() {
    let mut it = Script::at_consent();
    it.decide("identity", Decision::Agree).decide("face_video", Decision::Agree);
    for intent in [Intent::Continue, Intent::Retry, Intent::StartTake, Intent::Send] {
        it.want(intent).did(&[]).on("consent");
    }
    it.want(Intent::PickDocument { slot: FRONT }).did(&[]);
    assert_eq!(it.log, ["restore", "fetch_policy", "keep", "keep", "keep"]);
}

#[test]
fn the_numerals_count_down_and_only_then_is_recorded() {
    let mut it = Script::at_recording();
    assert_eq!(it.phase(), TakePhase::Ready);
    it.want(Intent::StartTake);
    assert_eq!(it.phase(), TakePhase::Preparing);
    it.tell(Event::ChallengeArrived(given::challenge("nonce")));
    for seconds in [3, 2, 1] {
        assert_eq!(it.phase(), TakePhase::Countdown { seconds });
        assert!(!it.log.contains(&"record 5000".to_owned()));
        it.wake();
    }
    it.did(&["record 5000"]);
    assert_eq!(it.phase(), TakePhase::Countdown { seconds: 1 }, "until the first frame");
}

#[test]
fn prompts_come_up_at_their_exact_times() {
    let mut it = Script::at_recording();
    it.start_take();
    let mut seen = Vec::new();
    let began = it.now.monotonic_ms;
    loop {
        let at = it.now.monotonic_ms - began;
        match it.phase() {
            TakePhase::Running { prompt, index, seen: done, seconds } => {
                seen.push((at, prompt, index, seconds));
                assert_eq!(done, [false; 3]);
                it.wake();
            }
            other => {
                assert_eq!((at, other), (5000, TakePhase::Finishing));
                break;
            }
        }
    }
    let expected = [
        (0, Some(Prompt::Smile), 0, 0),
        (1000, Some(Prompt::Smile), 0, 1),
        (1666, Some(Prompt::TurnLeft), 1, 1),
        (2000, Some(Prompt::TurnLeft), 1, 2),
        (3000, Some(Prompt::TurnLeft), 1, 3),
        (3332, Some(Prompt::Blink), 2, 3),
        (4000, Some(Prompt::Blink), 2, 4),
    ];
    assert_eq!(seen, expected);

    it.clip_sealed().transcript_sealed();
    let measured = &it.folder().take.as_ref().expect("taken").measured;
    let times = measured.prompts.iter().map(|it| (it.prompt, it.shown_ms)).collect::<Vec<_>>();
    let expected =
        [(Prompt::Smile, Some(0)), (Prompt::TurnLeft, Some(1666)), (Prompt::Blink, Some(3332))];
    assert_eq!(times, expected);
}

#[test]
fn the_manifest_says_what_was_done_and_claims_no_more() {
    let mut it = Script::at_review();
    it.want(Intent::Send);
    let manifest = it.manifest();
    assert_eq!(manifest.iss, "device");
    assert_eq!(manifest.iat, it.now.unix_s);
    assert_eq!(manifest.signup, "signup-1");
    assert_eq!(manifest.policy, given::policy().digest);
    assert_eq!(manifest.challenge.as_deref(), Some("nonce-1"));
    assert_eq!(manifest.capture, Some(given::capture()));
    let Liveness::Measured(measured) = &manifest.liveness else { panic!("measured") };
    assert!(measured.passed());
    assert_eq!(manifest.alternative, None);
    assert!(!manifest.practice);
    let consents: Vec<_> = manifest.consents.iter().map(|c| c.purpose.as_str()).collect();
    assert_eq!(consents, ["identity", "face_video", "improve"]);
}

#[test]
fn back_goes_through_every_screen_and_loses_nothing() {
    let mut it = Script::at_review();
    let before = it.folder().clone();
    for screen in ["match", "documents", "details", "consent", "welcome"] {
        it.want(Intent::Back).on(screen);
    }
    assert!(*it.folder() == before);
    let view = it.view();
    assert!(!view.can_go_back);
    assert!(matches!(view.screen, Screen::Welcome { carry_on: true, .. }));
    it.want(Intent::Begin).did(&["play clip-1"]).on("review");
}
