//! A driver: keeps the machine and a stepped clock, notes every effect in words, and walks the road to any screen.

use signup::document::Examination;
use signup::effect::{Effect, Erase, Origin};
use signup::event::Event;
use signup::fault::{Fault, FaultCode};
use signup::folder::{Folder, Known};
use signup::liveness::Observation;
use signup::view::{Screen, TakePhase};
use signup::wire::{
    AlternativeKind, App, ArtifactKind, Decision, Manifest, Provenance, Slot, Standing,
};
use signup::{Edition, Intent, Now, Signup, View};

use crate::given;

pub(crate) struct Script {
    signup: Signup,
    pub(crate) now: Now,
    /// What the last intent or event made the machine ask for.
    pub(crate) last: Vec<Effect>,
    /// Everything asked for since the start, in words.
    pub(crate) log: Vec<String>,
    wake_in_ms: Option<u64>,
    takes: u32,
}

impl Script {
    /// A new signup; nothing has arrived yet.
    pub(crate) fn started() -> Self {
        let now = Now { monotonic_ms: 70_000, unix_s: 1_800_000_000 };
        let app = App { version: "1.2.3".into(), os: "linux x86_64".into() };
        let (signup, effects) = Signup::new(Edition { practice: false, app }, now);
        let (last, log) = (Vec::new(), Vec::new());
        let mut script = Self { signup, now, last, log, wake_in_ms: None, takes: 0 };
        script.note(effects);
        script
    }

    pub(crate) fn want(&mut self, intent: Intent) -> &mut Self {
        let effects = self.signup.intend(intent, self.now);
        self.note(effects);
        self
    }

    pub(crate) fn tell(&mut self, event: Event) -> &mut Self {
        let effects = self.signup.happen(event, self.now);
        self.note(effects);
        self
    }

    /// Tells that the effect in these words, asked for last, failed.
    pub(crate) fn fail(&mut self, words: &str, code: FaultCode) -> &mut Self {
        let effect = self.last.iter().find(|effect| said(effect) == words);
        let effect = effect.unwrap_or_else(|| panic!("{words} was not asked for")).clone();
        self.tell(Event::Failed(Box::new(effect), Fault::new(code)))
    }

    /// The policy does not come.
    pub(crate) fn fail_policy(&mut self) -> &mut Self {
        let offline = Fault::new(FaultCode::NoConnection);
        self.tell(Event::Failed(Box::new(Effect::FetchPolicy), offline))
    }

    /// Lets time pass without a word to the machine.
    pub(crate) fn pass(&mut self, ms: u64) -> &mut Self {
        self.now.monotonic_ms += ms;
        self
    }

    /// Lets the time asked for pass, and wakes the machine.
    pub(crate) fn wake(&mut self) -> &mut Self {
        let in_ms = self.wake_in_ms.take().expect("asked to be woken");
        self.pass(in_ms).tell(Event::Woke)
    }

    /// Checks what was asked for last, in order.
    #[track_caller]
    pub(crate) fn did(&mut self, words: &[&str]) -> &mut Self {
        let last: Vec<_> = self.last.iter().map(said).collect();
        assert_eq!(last, words);
        self
    }

    /// Checks the screen shown by its name on the wire.
    #[track_caller]
    pub(crate) fn on(&mut self, screen: &str) -> &mut Self {
        assert_eq!(self.screen_name(), screen);
        self
    }

    /// Checks the fault shown.
    #[track_caller]
    pub(crate) fn faulty(&mut self, code: impl Into<Option<FaultCode>>) -> &mut Self {
        assert_eq!(self.view().fault.map(|fault| fault.code), code.into());
        self
    }

    pub(crate) fn view(&self) -> View {
        self.signup.view()
    }

    pub(crate) fn screen_name(&self) -> String {
        let screen = serde_json::to_value(self.view().screen).expect("serializes");
        screen["name"].as_str().expect("tagged").to_owned()
    }

    pub(crate) fn phase(&self) -> TakePhase {
        let Screen::Recording { phase, .. } = self.view().screen else { panic!("not recording") };
        phase
    }

    pub(crate) fn folder(&self) -> &Folder {
        self.signup.folder()
    }

    /// The manifest that was to be signed last.
    pub(crate) fn manifest(&self) -> Manifest {
        let sign = self.last.iter().find_map(|effect| match effect {
            Effect::Sign(manifest) => Some((**manifest).clone()),
            _ => None,
        });
        sign.expect("signs")
    }

    fn note(&mut self, effects: Vec<Effect>) {
        for effect in &effects {
            if let Effect::Wake { in_ms } = effect {
                self.wake_in_ms = Some(*in_ms);
            }
            self.log.push(said(effect));
        }
        self.last = effects;
    }
}

/// The road, screen by screen.
impl Script {
    pub(crate) fn at_consent() -> Self {
        let mut script = Self::started();
        script.tell(Event::PolicyArrived(Box::new(given::policy()))).want(Intent::Begin);
        script.on("consent");
        script
    }

    pub(crate) fn decide(&mut self, purpose: &str, decision: Decision) -> &mut Self {
        self.want(Intent::Decide { purpose: purpose.into(), decision })
    }

    pub(crate) fn agree_to_all(&mut self) -> &mut Self {
        for purpose in ["identity", "face_video", "improve"] {
            self.decide(purpose, Decision::Agree);
        }
        self
    }

    pub(crate) fn at_details() -> Self {
        let mut script = Self::at_consent();
        script.agree_to_all().want(Intent::Continue).tell(Event::SignupOpened(given::opened()));
        script.on("details");
        script
    }

    /// Details on the way without the face video.
    pub(crate) fn at_details_by(alternative: AlternativeKind) -> Self {
        let mut script = Self::at_consent();
        script.agree_to_all().decide("face_video", Decision::Decline).want(Intent::Continue);
        script.on("alternatives").want(Intent::ChooseAlternative { alternative });
        script.want(Intent::Continue).tell(Event::SignupOpened(given::opened())).on("details");
        script
    }

    pub(crate) fn enter_details(&mut self) -> &mut Self {
        let sealed = given::entry("details-1", ArtifactKind::Details);
        self.want(Intent::EditDetails { form: given::form() }).want(Intent::Continue);
        self.tell(Event::DetailsSealed(sealed)).on("documents")
    }

    pub(crate) fn at_documents() -> Self {
        let mut script = Self::at_details();
        script.enter_details();
        script
    }

    pub(crate) fn give(&mut self, slot: Slot, nth: u32) -> &mut Self {
        self.want(Intent::PickDocument { slot });
        self.tell(Event::DocumentSealed(Box::new(given::document(slot, nth))));
        self.examined(slot, nth, Examination::default())
    }

    /// The document that [`given::document`] makes was examined.
    pub(crate) fn examined(&mut self, slot: Slot, nth: u32, it: Examination) -> &mut Self {
        let artifact = given::document(slot, nth).entry.artifact;
        self.tell(Event::DocumentExamined { artifact, examination: Box::new(it) })
    }

    pub(crate) fn at_match() -> Self {
        let mut script = Self::at_documents();
        script.give(given::FRONT, 1).give(given::TAX, 1).want(Intent::Continue).on("match");
        script
    }

    pub(crate) fn at_camera() -> Self {
        let mut script = Self::at_match();
        script.want(Intent::Continue).on("camera");
        script
    }

    pub(crate) fn camera_opens(&mut self) -> &mut Self {
        let cameras = vec![given::camera("real", Provenance::None)];
        self.tell(Event::CamerasFound(cameras));
        self.tell(Event::CameraOpened { width_px: 1280, height_px: 720 })
    }

    pub(crate) fn at_recording() -> Self {
        let mut script = Self::at_camera();
        script.camera_opens().want(Intent::Continue).on("recording");
        script
    }

    /// Starts a take and lets the countdown run out.
    pub(crate) fn count_down(&mut self) -> &mut Self {
        self.takes += 1;
        let challenge = given::challenge(&format!("nonce-{}", self.takes));
        self.want(Intent::StartTake).tell(Event::ChallengeArrived(challenge));
        self.wake().wake().wake().did(&["record 5000"])
    }

    pub(crate) fn start_take(&mut self) -> &mut Self {
        self.count_down();
        self.tell(Event::TakeStarted { at_ms: self.first_frame_ms() })
    }

    /// The camera's time of the present take's first frame.
    pub(crate) fn first_frame_ms(&self) -> u64 {
        u64::from(self.takes) * 20_000
    }

    /// Every frame of the take is observed: by default of a seller who does all that is asked for.
    pub(crate) fn observed(&mut self, observations: Vec<Observation>) -> &mut Self {
        for observation in observations {
            self.tell(Event::Observed(Box::new(observation)));
        }
        self.tell(Event::TakeAnalysed(Box::default()))
    }

    /// The clip is sealed of a take in which everything was done.
    pub(crate) fn clip_sealed(&mut self) -> &mut Self {
        self.observed(given::performance(self.first_frame_ms())).clip_alone_sealed()
    }

    pub(crate) fn clip_alone_sealed(&mut self) -> &mut Self {
        let clip = given::entry(&format!("clip-{}", self.takes), ArtifactKind::Clip);
        self.tell(Event::ClipSealed { clip, capture: given::capture() })
    }

    pub(crate) fn transcript_sealed(&mut self) -> &mut Self {
        let artifact = format!("transcript-{}", self.takes);
        self.tell(Event::TranscriptSealed(given::entry(&artifact, ArtifactKind::Transcript)))
    }

    /// A whole take; its files are `clip-{n}` and `transcript-{n}`.
    pub(crate) fn take(&mut self) -> &mut Self {
        self.start_take();
        while self.wake_in_ms.is_some() {
            self.wake();
        }
        self.clip_sealed().transcript_sealed().on("review")
    }

    pub(crate) fn at_review() -> Self {
        let mut script = Self::at_recording();
        script.take();
        script
    }

    pub(crate) fn send(&mut self) -> &mut Self {
        self.want(Intent::Send).tell(Event::ManifestSigned("manifest.jws".into())).on("sending")
    }

    pub(crate) fn at_sending() -> Self {
        let mut script = Self::at_review();
        script.send();
        script
    }

    pub(crate) fn at_receipt() -> Self {
        let mut script = Self::at_sending();
        script.receipted();
        script
    }

    /// Everything is sent, and the intake signs for all that the manifest lists.
    pub(crate) fn receipted(&mut self) -> &mut Self {
        let receipt = given::receipt(&self.folder().artifacts(), self.now.unix_s);
        let jws = format!("receipt-{}.jws", self.now.unix_s);
        let arrived = Event::ReceiptArrived(Box::new(receipt), jws);
        self.tell(Event::Transferred).tell(arrived).on("receipt")
    }

    /// My verification after everything was sent, and the intake's word that a person looks at it.
    pub(crate) fn at_mine() -> Self {
        let mut script = Self::at_receipt();
        script.want(Intent::OpenMine).did(&["fetch_status signup-1"]).on("mine");
        script.stands(Standing::InReview);
        script
    }

    /// The intake says where the signup stands; it tells no statement that is not known here already.
    pub(crate) fn stands(&mut self, standing: Standing) -> &mut Self {
        let known = Known {
            standing,
            appealed: false,
            hold: None,
            receipts: Vec::new(),
            deletions: Vec::new(),
            at: self.now.unix_s,
        };
        self.knows(known)
    }

    pub(crate) fn knows(&mut self, known: Known) -> &mut Self {
        self.tell(Event::StatusArrived(Box::new(known)))
    }
}

/// An effect in words.
pub(crate) fn said(effect: &Effect) -> String {
    match effect {
        Effect::Restore => "restore".into(),
        Effect::FetchPolicy => "fetch_policy".into(),
        Effect::OpenSignup { locale } => format!("open_signup {locale}"),
        Effect::SealDetails { .. } => "seal_details".into(),
        Effect::GetDocument { from, adding_to, order } => {
            let from = match from {
                Origin::Picker { several: false } => "pick".to_owned(),
                Origin::Picker { several: true } => "pick_several".to_owned(),
                Origin::Clipboard => "paste".to_owned(),
                Origin::Files(paths) => {
                    let paths: Vec<_> =
                        paths.iter().map(|path| path.display().to_string()).collect();
                    format!("read {}", paths.join("+"))
                }
            };
            let to = adding_to.as_ref().map(|to| format!(" to {to}")).unwrap_or_default();
            match from.strip_prefix("read ") {
                Some(paths) => format!("read {} {paths}{to}", order.slot.name()),
                None => format!("{from} {}{to}", order.slot.name()),
            }
        }
        Effect::Examine { artifact, .. } => format!("examine {artifact}"),
        Effect::StopExamining { artifact } => format!("stop_examining {artifact}"),
        Effect::CoverNumber { artifact, boxes, .. } => format!("cover {artifact} {}", boxes.len()),
        Effect::ShowDocument { artifact, page } => format!("show {artifact} {page}"),
        Effect::HideDocument => "hide".into(),
        Effect::WatchDocument { camera, order } => format!("watch {camera} {}", order.slot.name()),
        Effect::TakePhoto => "take_photo".into(),
        Effect::Compare { papers, .. } => format!("compare {}", papers.len()),
        Effect::Discard(artifacts) => format!("discard {}", artifacts.join(" ")),
        Effect::FindCameras => "find_cameras".into(),
        Effect::OpenCamera { camera } => format!("open_camera {camera}"),
        Effect::CloseCamera => "close_camera".into(),
        Effect::FetchChallenge { signup, .. } => format!("fetch_challenge {signup}"),
        Effect::Record { length_ms, .. } => format!("record {length_ms}"),
        Effect::AbandonTake => "abandon_take".into(),
        Effect::SealTranscript { .. } => "seal_transcript".into(),
        Effect::PlayClip { artifact } => format!("play {artifact}"),
        Effect::StopClip => "stop_clip".into(),
        Effect::Sign(_) => "sign".into(),
        Effect::Transfer { files, .. } => {
            let files = files.iter().map(|(entry, upload)| match upload {
                Some(url) => format!(" {}@{url}", entry.artifact),
                None => format!(" {}", entry.artifact),
            });
            format!("transfer{}", files.collect::<String>())
        }
        Effect::PauseTransfer => "pause_transfer".into(),
        Effect::Submit { signup, manifest } => format!("submit {signup} {manifest}"),
        Effect::Save(papers) => format!("save {}", papers.file_name()),
        Effect::CheckPaper => "check_paper".into(),
        Effect::FetchStatus { signup } => format!("fetch_status {signup}"),
        Effect::Erase { what: Erase::File(held), .. } => format!("erase {}", held.artifact),
        Effect::Erase { what: Erase::Everything, .. } => "erase_everything".into(),
        Effect::Withdraw(withdrawal) => format!("withdraw {}", withdrawal.consent.purpose),
        Effect::ShowHeld { held, .. } => format!("show_held {}", held.artifact),
        Effect::HideHeld => "hide_held".into(),
        Effect::SealAppeal { .. } => "seal_appeal".into(),
        Effect::Continue { code } => format!("continue {code}"),
        Effect::Keep(Some(_)) => "keep".into(),
        Effect::Keep(None) => "forget".into(),
        Effect::EmptySpool => "empty_spool".into(),
        Effect::Wake { in_ms } => format!("wake {in_ms}"),
        Effect::Close => "close".into(),
    }
}
