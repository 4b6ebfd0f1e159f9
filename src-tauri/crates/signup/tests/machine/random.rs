//! Anything in any order: a world that answers late, wrongly or not at all, and a page that presses everything.

use proptest::prelude::*;
use signup::document::{ExamineStep, Fact, PaperSight};
use signup::effect::{Effect, Erase};
use signup::event::{AcceptedPolicy, Event};
use signup::fault::{Fault, FaultCode};
use signup::folder::Folder;
use signup::intent::Intent;
use signup::view::{
    CameraState, HeldContent, MovementsView, PaperCheck, Revocation, Screen, SendingState,
    TakePhase,
};
use signup::wire::{AlternativeKind, ArtifactKind, Decision, Prompt, Provenance, Slot};

use crate::given::{self, BACK, BILL, FRONT, TAX};
use crate::intake::Intake;
use crate::invariants::allowed;
use crate::script::{Script, said};

/// The script with a world: what was asked for and not answered yet, and the policy in force out there.
struct World {
    it: Script,
    asked: Vec<Effect>,
    policy: AcceptedPolicy,
    intake: Intake,
    ids: u32,
}

impl World {
    fn new() -> Self {
        let it = Script::started();
        let asked = it.last.clone();
        // Far from the numbers of the folder that may be restored below: two artifacts never share an id.
        Self { it, asked, policy: given::policy(), intake: Intake::default(), ids: 100 }
    }

    fn want(&mut self, intent: Intent) {
        let before = self.it.folder().clone();
        self.it.want(intent);
        self.check(&before);
    }

    fn tell(&mut self, event: Event) {
        let before = self.it.folder().clone();
        self.it.tell(event);
        self.check(&before);
    }

    fn sealed(&mut self, kind: ArtifactKind) -> signup::wire::ArtifactEntry {
        self.ids += 1;
        given::entry(&format!("file-{}", self.ids), kind)
    }

    /// The good answer to something asked for.
    fn answer(&mut self, at: usize) {
        match self.asked.remove(at) {
            Effect::FetchPolicy => self.tell(Event::PolicyArrived(Box::new(self.policy.clone()))),
            Effect::OpenSignup { .. } => self.tell(Event::SignupOpened(given::opened())),
            Effect::SealDetails { .. } => {
                let sealed = self.sealed(ArtifactKind::Details);
                self.tell(Event::DetailsSealed(sealed));
            }
            Effect::GetDocument { order, .. } | Effect::CoverNumber { order, .. } => {
                self.ids += 1;
                let document = given::document(order.slot, self.ids);
                self.tell(Event::DocumentSealed(Box::new(document)));
            }
            Effect::Examine { artifact, .. } => {
                let step = ExamineStep::Reading;
                self.tell(Event::DocumentExamining { artifact: artifact.clone(), step });
                let examination = Box::new(given::examination(self.ids));
                self.tell(Event::DocumentExamined { artifact, examination });
            }
            Effect::WatchDocument { order, .. } => {
                self.tell(Event::CameraOpened { width_px: 640, height_px: 480 });
                self.tell(Event::PaperSighted(PaperSight::default()));
                self.tell(Event::PhotoTaken(order.slot));
                self.ids += 1;
                let document = given::document(order.slot, self.ids);
                self.tell(Event::DocumentSealed(Box::new(document)));
            }
            Effect::FindCameras => {
                let cameras = vec![given::camera("real", Provenance::None)];
                self.tell(Event::CamerasFound(cameras));
            }
            Effect::OpenCamera { .. } => {
                self.tell(Event::CameraOpened { width_px: 640, height_px: 480 });
            }
            Effect::FetchChallenge { .. } => {
                self.ids += 1;
                let challenge = given::challenge(&format!("nonce-{}", self.ids));
                self.tell(Event::ChallengeArrived(challenge));
            }
            Effect::Record { .. } => {
                self.ids += 1;
                let at_ms = u64::from(self.ids) * 20_000;
                self.tell(Event::TakeStarted { at_ms });
                if !self.ids.is_multiple_of(3) {
                    for observation in given::performance(at_ms) {
                        self.tell(Event::Observed(Box::new(observation)));
                    }
                    self.tell(Event::TakeAnalysed(Box::default()));
                }
                let clip = self.sealed(ArtifactKind::Clip);
                self.tell(Event::ClipSealed { clip, capture: given::capture() });
            }
            Effect::SealTranscript { .. } => {
                let sealed = self.sealed(ArtifactKind::Transcript);
                self.tell(Event::TranscriptSealed(sealed));
            }
            Effect::PlayClip { .. } => self.tell(Event::ClipEnded),
            Effect::Sign(_) => self.tell(Event::ManifestSigned("manifest.jws".into())),
            Effect::Transfer { .. } => self.tell(Event::Transferred),
            Effect::Submit { .. } => {
                let (receipt, jws) = self.intake.take_in(self.it.folder());
                self.tell(Event::ReceiptArrived(Box::new(receipt), jws));
            }
            Effect::FetchStatus { .. } => {
                let known = Box::new(self.intake.known());
                self.tell(Event::StatusArrived(known));
            }
            Effect::Erase { what, .. } => {
                let (deletion, jws) = match what {
                    Erase::File(held) => self.intake.erase(&[held.artifact.as_str()]),
                    Erase::Everything => self.intake.erase_everything(),
                };
                self.tell(Event::Erased(Box::new(deletion), jws));
            }
            Effect::Withdraw(withdrawal) => {
                let (deletion, jws) = match &*withdrawal.consent.purpose {
                    "identity" => self.intake.erase_everything(),
                    "face_video" => self.intake.erase_video(),
                    _ => self.intake.erase(&[]),
                };
                self.tell(Event::Erased(Box::new(deletion), jws));
            }
            Effect::ShowHeld { held, .. } => {
                let (artifact, content) =
                    (held.artifact, HeldContent::Picture { pages: 2, page: 0 });
                self.tell(Event::HeldOpened { artifact, content });
            }
            Effect::SealAppeal { .. } => {
                let sealed = self.sealed(ArtifactKind::Appeal);
                self.tell(Event::AppealSealed(sealed));
            }
            Effect::CheckPaper => {
                self.tell(Event::PaperChecked(PaperCheck::NotAStatement));
            }
            Effect::Save(_) => self.tell(Event::PapersSaved("paper.jwt".into())),
            Effect::Continue { .. } => {
                let continued = self.intake.hand_over();
                self.tell(Event::Continued(Box::new(continued)));
            }
            _ => {}
        }
    }

    /// What must hold after every input.
    fn check(&mut self, before: &Folder) {
        let (view, folder) = (self.it.view(), self.it.folder());
        let name = self.it.screen_name();
        let step = match &*name {
            "welcome" => 1,
            "consent" | "declined" | "alternatives" => 2,
            "details" => 3,
            "documents" | "document" | "document_camera" | "match" => 4,
            "camera" => 5,
            "recording" => 6,
            "review" => 7,
            "sending" => 8,
            "receipt" => 9,
            "mine" | "held" | "policy" | "appeal" | "erased" | "code" | "check" => 0,
            other => panic!("unknown screen {other}"),
        };
        assert_eq!((view.step, view.steps), (step, 9));
        assert!(!(view.can_go_back && matches!(&*name, "welcome" | "receipt" | "erased")));
        assert!(!view.closing || matches!(&*name, "recording" | "sending" | "erased"));
        assert!(view.step < 3 || folder.signup.is_some(), "{name} without a signup");
        assert!(view.fault.is_none_or(|fault| !fault.remedies.is_empty()));
        if *folder != *before {
            assert_eq!(said(&self.it.last[0]), "keep", "a change is kept before anything else");
        }
        for effect in &self.it.last {
            allowed(effect, folder);
        }
        for effect in &self.it.last {
            match effect {
                Effect::PauseTransfer => self.asked.retain(|it| !sends(it)),
                Effect::Transfer { .. } | Effect::Submit { .. } => {
                    self.asked.retain(|it| !sends(it));
                    self.asked.push(effect.clone());
                }
                Effect::Keep(_) | Effect::Discard(_) | Effect::Wake { .. } => {}
                other => self.asked.push(other.clone()),
            }
        }
    }

    /// What a seller does who wants to get there, in a world that works. Returns whether they have arrived.
    fn strive(&mut self) -> bool {
        if !self.asked.is_empty() {
            self.answer(0);
            return false;
        }
        match self.it.view().screen {
            Screen::Welcome { .. } => self.want(Intent::Begin),
            Screen::Consent { policy: None, .. } if self.it.view().fault.is_some() => {
                self.want(Intent::Retry);
                self.want(Intent::Dismiss);
            }
            Screen::Consent { policy: None, .. } | Screen::Declined { .. } => {
                self.want(Intent::Back);
                self.decide("identity", Decision::Agree);
            }
            Screen::Consent { policy: Some(policy), .. } => {
                let open = policy.purposes.iter().filter(|purpose| purpose.decision.is_none());
                for purpose in open {
                    self.decide(&purpose.id, Decision::Agree);
                }
                self.want(Intent::Continue);
            }
            Screen::Alternatives { .. } => {
                self.want(Intent::ChooseAlternative { alternative: AlternativeKind::VideoCall });
                self.want(Intent::Continue);
            }
            Screen::Details { .. } => {
                self.want(Intent::EditDetails { form: given::form() });
                self.want(Intent::Continue);
            }
            Screen::Documents { missing, .. } => match missing.first() {
                Some(slot) => self.want(Intent::PickDocument { slot: *slot }),
                None => self.want(Intent::Continue),
            },
            Screen::Document { .. } | Screen::Match { .. } => self.want(Intent::Continue),
            Screen::DocumentCamera { .. } => self.want(Intent::Back),
            Screen::Camera { movements: MovementsView { enough: false, .. }, .. } => {
                self.want(Intent::ChooseMovements { without: Vec::new(), slow: false });
            }
            Screen::Camera { state: CameraState::Live { .. }, .. } => self.want(Intent::Continue),
            Screen::Camera { .. } => self.want(Intent::FindCameras),
            Screen::Recording { phase: TakePhase::Missed { can_send: true, .. }, .. } => {
                self.want(Intent::SendUnseen);
            }
            Screen::Recording {
                phase: TakePhase::Ready | TakePhase::Missed { .. },
                takes_left: 0,
                ..
            } => {
                self.want(Intent::ShowAlternatives);
            }
            Screen::Recording { phase: TakePhase::Ready | TakePhase::Missed { .. }, .. } => {
                self.want(Intent::StartTake);
            }
            Screen::Recording { .. } => {
                self.it.pass(1000);
                self.tell(Event::Woke);
            }
            Screen::Review { .. } => self.want(Intent::Send),
            Screen::Sending { state: SendingState::Paused, .. } => self.want(Intent::Resume),
            Screen::Sending { .. } => panic!("sending, and nothing under way"),
            Screen::Receipt { .. } => return true,
            Screen::Mine { question: Some(_), .. } => self.want(Intent::Keep),
            Screen::Mine { .. } if self.it.view().can_continue => self.want(Intent::Continue),
            Screen::Mine { .. } => return true,
            Screen::Erased { .. } => self.want(Intent::Continue),
            Screen::Held { .. }
            | Screen::Policy { .. }
            | Screen::Appeal { .. }
            | Screen::Code { .. }
            | Screen::Check { .. } => self.want(Intent::Back),
        }
        false
    }

    fn decide(&mut self, purpose: &str, decision: Decision) {
        self.want(Intent::Decide { purpose: purpose.into(), decision });
    }

    /// One input out of all there are.
    fn throw(&mut self, which: u8, detail: u8) {
        let nth = usize::from(detail);
        let slot: Slot = [FRONT, BACK, TAX, BILL][nth % 4];
        let code = FaultCode::ALL[nth % FaultCode::ALL.len()];
        let decision = if detail < 200 { Decision::Agree } else { Decision::Decline };
        let purpose = ["identity", "face_video", "improve"][nth % 3];
        match which {
            0 => self.want(Intent::Begin),
            1 => self.want(Intent::StartOver),
            2 => self.want(Intent::Back),
            3 => self.want(Intent::ChooseLanguage { language: "de".into() }),
            4 => self.decide(purpose, decision),
            5 => self.want(Intent::ChooseAlternative { alternative: AlternativeKind::InPerson }),
            6 => self.want(Intent::EditDetails { form: Default::default() }),
            7 => self.want(Intent::OpenSlot { slot }),
            8 => self.want(Intent::PickDocument { slot }),
            9 => self.want(Intent::RemoveDocument { slot }),
            10 => self.want(Intent::ChooseCamera { camera: "other".into() }),
            11 => self.want(Intent::FindCameras),
            12 => self.want(Intent::StartTake),
            13 => self.want(Intent::CancelTake),
            14 => self.want(Intent::PlayClip),
            15 => self.want(Intent::Retake),
            16 => self.want(Intent::Send),
            17 => self.want(Intent::Pause),
            18 => self.want(Intent::Resume),
            19 => self.want(Intent::Retry),
            20 => self.want(Intent::Dismiss),
            21 => self.want(Intent::ShowAlternatives),
            22 => self.want(Intent::Continue),
            23 => self.tell(Event::WindowLostFocus),
            24 => self.tell(Event::CloseAsked),
            25 => self.tell(Event::CameraFailed(Fault::new(code))),
            26 => self.tell(Event::TakeFailed(Fault::new(code))),
            27 => self.tell(Event::FilesDropped(vec!["a.jpg".into(); nth % 3])),
            28 => self.tell(Event::DocumentRefused(slot, Fault::new(code))),
            29 => {
                self.it.pass(u64::from(detail) * 20);
                self.tell(Event::Woke);
            }
            30 if detail < 40 => {
                self.tell(Event::Restored(Box::new(Script::at_review().folder().clone())))
            }
            31 if detail < 40 => {
                self.policy.policy.iat += 1;
                self.policy.digest = format!("digest {}", self.policy.policy.iat);
                if detail < 20 {
                    self.policy.policy.reviewers[0].key = self.policy.digest.clone();
                }
                self.tell(Event::PolicyArrived(Box::new(self.policy.clone())));
            }
            37 => self.want(Intent::LookAtDocument { slot }),
            38 => self.want(Intent::PhotographDocument { slot }),
            39 => self.want(Intent::PasteDocument { slot }),
            40 => self.want(Intent::AddPages { slot }),
            41 => self.want(Intent::CoverNumber { slot }),
            42 => self.want(Intent::SkipChecks { slot }),
            43 => self.want(Intent::TurnPage { page: u32::from(detail % 3) }),
            44 => {
                let text = if detail < 50 { String::new() } else { "Hoa".into() };
                self.want(Intent::CorrectFact { slot, fact: Fact::PersonName, text });
            }
            45 => self.want(Intent::TakePhoto),
            46 | 47 => self.want(Intent::OpenMine),
            48 => {
                let files = self.it.folder().held();
                let artifact = files.get(nth % 7).map_or("none".into(), |it| it.artifact.clone());
                self.want(Intent::ShowFile { artifact });
            }
            49 => {
                let files = self.it.folder().artifacts();
                let artifact = files.get(nth % 7).map_or("none".into(), |it| it.artifact.clone());
                let what = match detail {
                    0..20 => Revocation::Everything,
                    20..120 => Revocation::Consent { purpose: purpose.into() },
                    _ => Revocation::File { artifact },
                };
                self.want(Intent::Revoke { what });
            }
            50 => self.want(Intent::Confirm),
            51 => self.want(Intent::Keep),
            52 => self.want(Intent::ReadPolicy),
            53 => self.want(Intent::CheckPaper),
            54 => self.want(Intent::PickPaper),
            55 => self.want(Intent::WriteAppeal),
            56 => self.want(Intent::EditAppeal { text: "I object".into() }),
            57 => self.want(Intent::EnterCode),
            58 => self.want(Intent::EditCode { code: CODE.into() }),
            59 => self.want(Intent::SaveDeletion { artifact: None }),
            60 => self.want(Intent::SaveConsents),
            61 | 62 => self.intake.decide(nth),
            63 => self.want(Intent::AskStatus),
            35 => self.want(Intent::SendUnseen),
            36 => {
                let without = Prompt::ALL[..nth % 9].to_vec();
                self.want(Intent::ChooseMovements { without, slow: detail > 100 });
            }
            32 if !self.asked.is_empty() => {
                let effect = self.asked.remove(nth % self.asked.len());
                self.tell(Event::Failed(Box::new(effect), Fault::new(code)));
            }
            33 | 34 if !self.asked.is_empty() => self.answer(nth % self.asked.len()),
            _ => drop(self.strive()),
        }
    }
}

/// Twenty-two zeros and their check.
const CODE: &str = "0000 0000 0000 0000 0000 0098";

fn sends(effect: &Effect) -> bool {
    matches!(effect, Effect::Transfer { .. } | Effect::Submit { .. })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_breaks_it_and_there_is_always_a_way_to_the_receipt(
        thrown in prop::collection::vec((0_u8..105, any::<u8>()), 0..200),
    ) {
        let mut world = World::new();
        for (which, detail) in thrown {
            world.throw(which, detail);
        }
        let arrived = (0..300).any(|_| world.strive());
        prop_assert!(arrived, "stuck on {}", world.it.screen_name());
    }
}
