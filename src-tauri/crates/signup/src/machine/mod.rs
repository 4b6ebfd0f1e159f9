//! The machine: one struct per screen, a transition consumes it, and what the next needs is evidence that only its
//! checker can make.

mod beside;
mod camera;
mod common;
mod consent;
mod desk;
mod details;
mod documents;
mod matching;
mod receipt;
mod recording;
mod review;
mod sending;
mod welcome;

use crate::consent::{ConsentGiven, Outcome, Route, outcome};
use crate::details::CheckedDetails;
use crate::effect::Effect;
use crate::event::Event;
use crate::fault::{Fault, FaultCode};
use crate::folder::Folder;
use crate::intent::Intent;
use crate::view::View;
use crate::wire::{App, UnixSeconds};

pub(crate) use desk::Desk;

/// How many steps the road has.
const STEPS: u8 = 9;

/// When something is handed to the machine.
#[derive(Debug, Clone, Copy)]
pub struct Now {
    /// On a clock that never jumps, from an arbitrary start.
    pub monotonic_ms: u64,
    /// On the wall clock.
    pub unix_s: UnixSeconds,
}

/// Which edition of the app the machine runs in.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Nothing is real: said on every screen and in the manifest.
    pub practice: bool,
    /// Goes into the manifest.
    pub app: App,
}

/// One signup from its first screen to its receipt.
pub struct Signup {
    desk: Desk,
    stage: Stage,
}

enum Stage {
    Welcome(welcome::Welcome),
    Consent(consent::Consenting),
    Declined(consent::Declined),
    Alternatives(consent::Alternatives),
    Details(details::Details),
    Documents(documents::Documents),
    Document(documents::OneDocument),
    DocumentCamera(documents::Photo),
    Match(matching::Match),
    Camera(camera::CameraCheck),
    Recording(recording::Recording),
    Review(review::Review),
    Sending(sending::Sending),
    Receipt(receipt::Receipted),
    Mine(beside::Mine),
    Held(beside::HeldFile),
    Policy(beside::Reading),
    Appeal(beside::Appeal),
    Erased(beside::Erased),
    Code(beside::Carrying),
    Check(beside::Check),
}

/// Consent and details are given and sealed.
#[derive(Clone)]
struct Entered {
    consent: ConsentGiven,
    details: DetailsGiven,
}

/// The evidence that details are sealed.
#[derive(Clone)]
enum DetailsGiven {
    /// Here, after they were checked.
    Checked(
        #[expect(dead_code, reason = "evidence: without it this cannot be made")] CheckedDetails,
    ),
    /// At the intake, which took them with an earlier submission.
    Held,
}

/// All documents are there as well.
#[derive(Clone)]
struct Documented {
    entered: Entered,
}

enum Input {
    Intent(Intent),
    Event(Event),
}

impl Signup {
    /// A new signup at its first screen, and what to do first.
    pub fn new(edition: Edition, now: Now) -> (Self, Vec<Effect>) {
        let mut desk = Desk::new(edition, now);
        desk.ask(Effect::Restore);
        desk.ask(Effect::FetchPolicy);
        let effects = desk.take_effects();
        (Self { desk, stage: Stage::Welcome(welcome::Welcome) }, effects)
    }

    /// The seller wants something.
    pub fn intend(&mut self, intent: Intent, now: Now) -> Vec<Effect> {
        self.on(Input::Intent(intent), now)
    }

    /// Something happened.
    pub fn happen(&mut self, event: Event, now: Now) -> Vec<Effect> {
        self.on(Input::Event(event), now)
    }

    /// Everything given so far.
    pub fn folder(&self) -> &Folder {
        &self.desk.folder
    }

    /// What is shown now.
    pub fn view(&self) -> View {
        let desk = &self.desk;
        let (step, screen, can_go_back, can_continue) = match &self.stage {
            Stage::Welcome(stage) => (1, stage.screen(desk), false, true),
            Stage::Consent(stage) => {
                (2, stage.screen(desk), !desk.opening, stage.can_continue(desk))
            }
            Stage::Declined(stage) => (2, stage.screen(desk), true, false),
            Stage::Alternatives(stage) => {
                (2, stage.screen(desk), !desk.opening, stage.can_continue(desk))
            }
            Stage::Details(stage) => (3, stage.screen(desk), stage.idle(), stage.idle()),
            Stage::Documents(stage) => {
                (4, stage.screen(desk), stage.idle(), stage.can_continue(desk))
            }
            Stage::Document(stage) => (4, stage.screen(desk), stage.idle(), stage.idle()),
            Stage::DocumentCamera(stage) => (4, stage.screen(desk), stage.idle(), false),
            Stage::Match(stage) => (4, stage.screen(desk), true, true),
            Stage::Camera(stage) => (5, stage.screen(desk), true, stage.can_continue(desk)),
            Stage::Recording(stage) => {
                let ready = stage.can_go_back();
                (6, stage.screen(desk), ready, ready && desk.folder.takes_left() > 0)
            }
            Stage::Review(stage) => (7, stage.screen(desk), stage.idle(), stage.idle()),
            Stage::Sending(stage) => (8, stage.screen(desk), stage.can_go_back(desk), false),
            Stage::Receipt(stage) => (9, stage.screen(desk), false, false),
            Stage::Mine(stage) => {
                (0, stage.screen(desk), stage.can_go_back(desk), stage.can_continue(desk))
            }
            Stage::Held(stage) => (0, stage.screen(desk), true, false),
            Stage::Policy(stage) => (0, stage.screen(desk), true, false),
            Stage::Appeal(stage) => (0, stage.screen(desk), stage.idle(), stage.can_continue(desk)),
            Stage::Erased(stage) => (0, stage.screen(), false, true),
            Stage::Code(stage) => (0, stage.screen(), stage.idle(), stage.idle()),
            Stage::Check(stage) => (0, stage.screen(), stage.idle(), stage.idle()),
        };
        View {
            practice: desk.edition.practice,
            language: desk.folder.language.clone(),
            step,
            steps: STEPS,
            screen,
            fault: desk.fault().cloned(),
            can_go_back,
            can_continue,
            can_open_mine: self.can_open_mine(),
            closing: desk.closing,
        }
    }

    fn on(&mut self, input: Input, now: Now) -> Vec<Effect> {
        self.desk.now = now;
        if let Input::Event(Event::Observed(_) | Event::PaperSighted(_)) = &input {
            // Up to thirty a second, and none of them changes what is kept.
            if let Some(input) = self.common(input) {
                self.step(input);
            }
            return self.desk.take_effects();
        }
        let before = self.desk.folder.clone();
        if let Some(input) = self.common(input) {
            self.step(input);
        }
        // Done meanwhile: then there is nothing left to ask about.
        self.desk.closing &= self.close_interrupts();
        if self.desk.folder != before {
            // Replaced as a whole, so that a crash at any instant finds the one before or the one after.
            let folder = Box::new(self.desk.folder.clone());
            self.desk.ask_first(Effect::Keep(Some(folder)));
        }
        self.desk.take_effects()
    }

    fn step(&mut self, input: Input) {
        // The placeholder is never seen: every arm below puts a stage back.
        let stage = std::mem::replace(&mut self.stage, Stage::Welcome(welcome::Welcome));
        let desk = &mut self.desk;
        self.stage = match stage {
            Stage::Welcome(stage) => stage.on(input, desk),
            Stage::Consent(stage) => stage.on(input, desk),
            Stage::Declined(stage) => stage.on(input, desk),
            Stage::Alternatives(stage) => stage.on(input, desk),
            Stage::Details(stage) => stage.on(input, desk),
            Stage::Documents(stage) => stage.on(input, desk),
            Stage::Document(stage) => stage.on(input, desk),
            Stage::DocumentCamera(stage) => stage.on(input, desk),
            Stage::Match(stage) => stage.on(input, desk),
            Stage::Camera(stage) => stage.on(input, desk),
            Stage::Recording(stage) => stage.on(input, desk),
            Stage::Review(stage) => stage.on(input, desk),
            Stage::Sending(stage) => stage.on(input, desk),
            Stage::Receipt(stage) => stage.on(input, desk),
            Stage::Mine(stage) => stage.on(input, desk),
            Stage::Held(stage) => stage.on(input, desk),
            Stage::Policy(stage) => stage.on(input, desk),
            Stage::Appeal(stage) => stage.on(input, desk),
            Stage::Erased(stage) => stage.on(input, desk),
            Stage::Code(stage) => stage.on(input, desk),
            Stage::Check(stage) => stage.on(input, desk),
        };
    }

    /// Closing now would stop something the seller is in the middle of.
    fn close_interrupts(&self) -> bool {
        match &self.stage {
            Stage::Recording(stage) => !stage.can_go_back(),
            Stage::Sending(_) => true,
            Stage::Erased(stage) => stage.unsaved(),
            _ => false,
        }
    }
}

/// The furthest screen that the folder's evidence reaches.
fn carry_on(desk: &mut Desk) -> Stage {
    if desk.folder.settled() {
        return beside::Mine::enter(desk);
    }
    if let Some(manifest) = desk.folder.manifest.clone() {
        return sending::Sending::enter(manifest, desk);
    }
    let Some(consent) = consent::consent_given(desk) else {
        return consent_stage(desk);
    };
    let Some(details) = details_given(desk) else {
        return Stage::Details(details::Details::new(consent));
    };
    let entered = Entered { consent, details };
    match documents::complete(&entered, desk) {
        Some(documented) if desk.folder.matched => after_documents(documented, desk),
        Some(documented) => matching::Match::enter(documented, desk),
        None => documents::Documents::enter(entered, desk),
    }
}

fn details_given(desk: &Desk) -> Option<DetailsGiven> {
    let (form, entry) = desk.folder.details.as_ref()?;
    if desk.folder.holds(&entry.artifact) {
        return Some(DetailsGiven::Held);
    }
    form.check().ok().map(DetailsGiven::Checked)
}

fn consent_stage(desk: &Desk) -> Stage {
    match outcome(&desk.folder) {
        Outcome::WantsAlternative => Stage::Alternatives(consent::Alternatives),
        _ => Stage::Consent(consent::Consenting),
    }
}

fn after_documents(documented: Documented, desk: &mut Desk) -> Stage {
    match documented.entered.consent.route {
        Route::FaceVideo if desk.folder.take.is_none() => {
            camera::CameraCheck::enter(documented, desk)
        }
        Route::FaceVideo | Route::Alternative(_) => review::Review::enter(documented, desk),
    }
}

/// A sealed file on this computer is missing or changed: forgets it and leads to the screen where it is made anew.
/// `None` where nothing tells which file it is.
fn lose_damaged(effect: &Effect, fault: &Fault, desk: &mut Desk) -> Option<Stage> {
    if fault.code != FaultCode::SpoolDamaged {
        return None;
    }
    let artifact = match effect {
        Effect::PlayClip { artifact }
        | Effect::ShowDocument { artifact, .. }
        | Effect::CoverNumber { artifact, .. }
        | Effect::GetDocument { adding_to: Some(artifact), .. } => artifact,
        _ => fault.data.get("artifact")?,
    };
    let stale = desk.folder.lose(artifact);
    if stale.is_empty() {
        return None;
    }
    desk.discard(stale);
    desk.folder.manifest = None;
    desk.fail(fault.clone(), None);
    Some(carry_on(desk))
}
