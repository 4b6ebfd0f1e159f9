//! No fault is a dead end: every remedy its card offers asks for something or leads somewhere.

use signup::effect::Effect;
use signup::event::Event;
use signup::fault::{Fault, FaultCode, Remedy};
use signup::intent::Intent;
use signup::view::Revocation;
use signup::wire::Provenance;

use crate::given::{self, FRONT};
use crate::script::Script;

/// A way to a fault: a screen, and what goes wrong there.
struct Way {
    begin: fn() -> Script,
    wrong: fn(FaultCode, &mut Script),
    codes: &'static [FaultCode],
}

use FaultCode::*;

const CAMERA: &[FaultCode] = &[
    NoCamera,
    CameraBusy,
    CameraDenied,
    CameraOpenTimeout,
    CameraNoPicture,
    CameraStalled,
    CameraUnplugged,
    CameraFormat,
    CameraDriver,
    CameraCrashed,
];

const WAYS: &[Way] = &[
    Way {
        begin: Script::started,
        wrong: |code, it| failed(it, Effect::FetchPolicy, code),
        codes: &[
            NoConnection,
            UntrustedConnection,
            PolicySignature,
            PolicyExpired,
            IntakeAnswer,
            Internal,
        ],
    },
    Way {
        begin: Script::started,
        wrong: |code, it| failed(it, Effect::Restore, code),
        codes: &[NoVault, VaultLocked, VaultFailed, KeysLost, SpoolWrite, Internal],
    },
    Way {
        begin: || asked(Script::at_consent(), |it| it.agree_to_all().want(Intent::Continue)),
        wrong: last_failed,
        codes: &[
            NoConnection,
            UntrustedConnection,
            NoVault,
            VaultLocked,
            VaultFailed,
            KeysLost,
            IntakeAnswer,
        ],
    },
    Way {
        begin: || {
            asked(Script::at_details(), |it| {
                it.want(Intent::EditDetails { form: given::form() }).want(Intent::Continue)
            })
        },
        wrong: last_failed,
        codes: &[SpoolWrite, VaultFailed, Internal],
    },
    Way {
        begin: || asked(Script::at_documents(), |it| it.want(Intent::PickDocument { slot: FRONT })),
        wrong: last_failed,
        codes: &[SpoolWrite, VaultFailed, Internal],
    },
    Way {
        begin: Script::at_camera,
        wrong: |code, it| {
            it.tell(Event::CamerasFound(vec![given::camera("real", Provenance::None)]));
            it.tell(Event::CameraFailed(Fault::new(code)));
        },
        codes: CAMERA,
    },
    Way {
        begin: Script::at_recording,
        wrong: |code, it| {
            it.start_take().tell(Event::CameraFailed(Fault::new(code)));
        },
        codes: CAMERA,
    },
    Way {
        begin: Script::at_recording,
        wrong: |code, it| {
            it.start_take().tell(Event::TakeFailed(Fault::new(code)));
        },
        codes: &[TakeTooSlow, ClipEncoding, SpoolWrite, CameraUnplugged],
    },
    Way {
        begin: || asked(Script::at_recording(), |it| it.want(Intent::StartTake)),
        wrong: last_failed,
        codes: &[NoConnection, UntrustedConnection, ChallengeInvalid, IntakeAnswer, VaultFailed],
    },
    Way {
        begin: || asked(Script::at_recording(), |it| it.start_take().clip_sealed()),
        wrong: last_failed,
        codes: &[SpoolWrite, Internal],
    },
    Way {
        begin: || asked(Script::at_review(), |it| it.want(Intent::PlayClip)),
        wrong: last_failed,
        codes: &[SpoolDamaged, VaultFailed, Internal],
    },
    Way {
        begin: || asked(Script::at_review(), |it| it.want(Intent::Send)),
        wrong: last_failed,
        codes: &[VaultFailed, Internal],
    },
    Way {
        begin: Script::at_sending,
        wrong: last_failed,
        codes: &[UntrustedConnection, IntakeAnswer, VaultFailed, Internal, SignupUnknown],
    },
    Way {
        begin: || asked(Script::at_sending(), |it| it.tell(Event::Transferred)),
        wrong: last_failed,
        codes: &[SubmissionRefused, ReceiptInvalid, PolicyChanged, IntakeAnswer, SignupUnknown],
    },
    Way {
        begin: || asked(Script::at_receipt(), |it| it.want(Intent::SaveReceipt)),
        wrong: last_failed,
        codes: &[SaveFailed],
    },
    Way {
        begin: || asked(Script::at_receipt(), |it| it.want(Intent::OpenMine)),
        wrong: last_failed,
        codes: &[UntrustedConnection, SignupElsewhere, SignupUnknown, IntakeAnswer],
    },
    Way {
        begin: || {
            let what = Revocation::Everything;
            let mut it = Script::at_mine();
            it.want(Intent::Revoke { what }).want(Intent::Confirm);
            it
        },
        wrong: last_failed,
        codes: &[NoConnection, LegalHold, DeletionInvalid, VaultFailed],
    },
    Way {
        begin: || {
            let mut it = Script::at_mine();
            it.want(Intent::ShowFile { artifact: "clip-1".into() });
            it
        },
        wrong: last_failed,
        codes: &[NoConnection, SealedElsewhere, HeldDiffers, HeldGone],
    },
    Way {
        begin: || {
            let mut it = Script::started();
            it.want(Intent::EnterCode).want(Intent::EditCode { code: CODE.into() });
            it.want(Intent::Continue);
            it
        },
        wrong: last_failed,
        codes: &[NoConnection, CodeUnknown, CodesThrottled, NoVault, VaultLocked],
    },
    Way {
        begin: || {
            let mut it = Script::started();
            it.want(Intent::CheckPaper).want(Intent::PickPaper);
            it
        },
        wrong: last_failed,
        codes: &[PaperUnreadable],
    },
];

const CODE: &str = "000000000000000000000098";

fn asked(mut it: Script, ask: fn(&mut Script) -> &mut Script) -> Script {
    ask(&mut it);
    it
}

fn failed(it: &mut Script, effect: Effect, code: FaultCode) {
    it.tell(Event::Failed(Box::new(effect), Fault::new(code)));
}

fn last_failed(code: FaultCode, it: &mut Script) {
    let effect = it.last.pop().expect("asks for something");
    failed(it, effect, code);
}

/// The intent of a remedy's button, as the page has it.
fn pressed(remedy: Remedy, it: &Script) -> Intent {
    match remedy {
        Remedy::Retry | Remedy::ReadPolicy => Intent::Retry,
        Remedy::PickAgain => Intent::PickDocument { slot: FRONT },
        Remedy::ChooseCamera if it.screen_name() == "camera" => {
            Intent::ChooseCamera { camera: "other".into() }
        }
        Remedy::ChooseCamera => Intent::Back,
        Remedy::Alternatives => Intent::ShowAlternatives,
        Remedy::Dismiss => Intent::Dismiss,
        Remedy::EnterCode => Intent::EnterCode,
        Remedy::StartOver => Intent::StartOver,
    }
}

#[test]
fn every_remedy_of_every_fault_leads_somewhere() {
    let mut played = 0;
    for (number, way) in WAYS.iter().enumerate() {
        for code in way.codes {
            let play = || {
                let mut it = (way.begin)();
                (way.wrong)(*code, &mut it);
                it
            };
            let it = play();
            let fault = it.view().fault.unwrap_or_else(|| panic!("way {number}: no {code:?}"));
            assert_eq!(fault.code, *code, "way {number}");
            for remedy in fault.remedies {
                let mut it = play();
                let before = it.screen_name();
                it.want(pressed(remedy, &it));
                let moved = !it.last.is_empty() || it.screen_name() != before;
                let put_away = remedy == Remedy::Dismiss && it.view().fault.is_none();
                assert!(moved || put_away, "way {number}: {remedy:?} of {code:?} does nothing");
                played += 1;
            }
        }
    }
    assert_eq!(played, 119, "a way was added or lost: count again");
}

#[test]
fn a_signup_the_intake_lost_can_be_begun_anew_without_leaving_the_program() {
    let mut it = Script::at_sending();
    last_failed(SignupUnknown, &mut it);
    it.want(Intent::Dismiss).faulty(None);
    for screen in ["review", "match", "documents", "details", "consent", "welcome"] {
        it.want(Intent::Back).on(screen);
    }
    it.want(Intent::StartOver).did(&["keep", "forget", "fetch_policy"]).on("consent");
    it.agree_to_all().want(Intent::Continue).did(&["open_signup en"]);
}

#[test]
fn without_a_card_retry_does_nothing() {
    for mut it in [Script::at_consent(), Script::at_camera(), Script::at_review()] {
        it.want(Intent::Retry).did(&[]);
    }
    let mut it = Script::at_review();
    it.fail("play clip-1", Internal).want(Intent::Retry).did(&["play clip-1"]);
    it.want(Intent::Retry).did(&[]).on("review");
}

#[test]
fn a_failure_that_comes_after_its_screen_was_left_is_no_news() {
    let mut it = Script::at_documents();
    it.want(Intent::PickDocument { slot: FRONT });
    let pick = it.last.pop().expect("picks");
    let changed = given::policy_with(|policy| policy.retention_days.clip = 60);
    it.tell(Event::PolicyArrived(Box::new(changed))).want(Intent::Retry).faulty(None);
    failed(&mut it, pick, SpoolWrite);
    it.faulty(None).want(Intent::Retry).did(&[]);
}
