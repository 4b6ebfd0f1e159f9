//! What every screen does alike: language, the fault's card, closing, the policy, an earlier session.

use super::{Desk, Input, Signup, Stage, beside, consent, welcome};
use crate::effect::Effect;
use crate::event::{AcceptedPolicy, ContinuedSignup, Event};
use crate::fault::{Fault, FaultCode, Remedy};
use crate::folder::Folder;
use crate::intent::Intent;

impl Signup {
    /// What every screen does alike. Returns what is left for the screen itself.
    pub(super) fn common(&mut self, input: Input) -> Option<Input> {
        let desk = &mut self.desk;
        match input {
            Input::Intent(Intent::ChooseLanguage { language }) => {
                desk.folder.language = Some(language);
            }
            Input::Intent(Intent::Dismiss) => drop(desk.take_fault()),
            Input::Intent(Intent::Retry) => return self.retry(),
            Input::Intent(Intent::KeepOpen) => desk.closing = false,
            Input::Intent(Intent::CloseAnyway) => desk.ask(Effect::Close),
            Input::Event(Event::CloseAsked) => {
                if self.close_interrupts() {
                    self.desk.closing = true;
                } else {
                    self.desk.ask(Effect::Close);
                }
            }
            Input::Intent(Intent::OpenMine) => {
                if self.can_open_mine() {
                    self.leave_screen();
                    self.stage = beside::Mine::enter(&mut self.desk);
                }
            }
            Input::Intent(Intent::EnterCode) => {
                if self.can_enter_code() {
                    self.leave_screen();
                    self.stage = beside::Carrying::enter(&mut self.desk);
                }
            }
            // A card's way on, whatever screen it lies over; the first screen has a button of its own.
            Input::Intent(Intent::StartOver) if desk.offered(Remedy::StartOver) => {
                self.leave_screen();
                self.stage = welcome::start_over(&mut self.desk);
            }
            Input::Event(Event::Continued(continued)) => self.continued(*continued),
            Input::Event(Event::Restored(folder)) => self.restored(*folder),
            Input::Event(Event::PolicyArrived(accepted)) => self.policy_arrived(*accepted),
            Input::Event(Event::UploadCreated { artifact, url }) => {
                desk.folder.uploads.insert(artifact, url);
            }
            Input::Event(event) => return self.noted(event).map(Input::Event),
            other => return Some(other),
        }
        None
    }

    /// Notes what is true whatever screen is shown, and erases a sealed file that came after its screen was left.
    fn noted(&mut self, event: Event) -> Option<Event> {
        let desk = &mut self.desk;
        match &event {
            Event::SignupOpened(opened) => {
                // Given up meanwhile for an earlier session's: nobody waits for it.
                if !std::mem::take(&mut desk.opening) {
                    return None;
                }
                desk.folder.signup = Some(opened.clone());
            }
            Event::StatusArrived(known) => desk.folder.told((**known).clone()),
            Event::DocumentExamining { .. } | Event::DocumentExamined { .. } => {
                desk.note_examination(&event);
                return None;
            }
            Event::Compared(comparison) => {
                desk.comparison = Some((**comparison).clone());
                return None;
            }
            Event::Failed(effect, _) if matches!(**effect, Effect::Examine { .. }) => {
                desk.note_examination(&event);
                return None;
            }
            Event::Failed(effect, _) => {
                match **effect {
                    Effect::OpenSignup { .. } => desk.opening = false,
                    Effect::FetchPolicy => desk.fetching = false,
                    _ => {}
                }
                // After its screen was left nobody waits for it, and Retry would do it where it must not be done.
                return self.concerned(effect).then_some(event);
            }
            Event::Observed(observation) => {
                desk.watch.hints.push(observation);
                desk.watch.gestures.push(observation);
            }
            Event::CameraRate(fps) => desk.watch.hints.rate(*fps),
            Event::DetailsSealed(late) if !matches!(self.stage, Stage::Details(_)) => {
                desk.discard(vec![late.artifact.clone()]);
            }
            Event::DocumentSealed(late) if !with_documents(&self.stage) => {
                desk.discard(vec![late.entry.artifact.clone()]);
            }
            Event::AppealSealed(late) if !matches!(self.stage, Stage::Appeal(_)) => {
                desk.discard(vec![late.artifact.clone()]);
            }
            Event::ClipSealed { clip: late, .. } | Event::TranscriptSealed(late)
                if !matches!(self.stage, Stage::Recording(_)) =>
            {
                desk.discard(vec![late.artifact.clone()]);
            }
            _ => {}
        }
        Some(event)
    }

    /// The screen shown asked for this, or every screen may have.
    fn concerned(&self, effect: &Effect) -> bool {
        match effect {
            Effect::OpenSignup { .. } => {
                matches!(self.stage, Stage::Consent(_) | Stage::Alternatives(_))
            }
            Effect::SealDetails { .. } => matches!(self.stage, Stage::Details(_)),
            Effect::GetDocument { .. } | Effect::CoverNumber { .. } => with_documents(&self.stage),
            Effect::ShowDocument { .. } => {
                matches!(self.stage, Stage::Document(_) | Stage::Held(_))
            }
            Effect::WatchDocument { .. } | Effect::TakePhoto => {
                matches!(self.stage, Stage::DocumentCamera(_))
            }
            Effect::FindCameras => {
                matches!(self.stage, Stage::Camera(_) | Stage::DocumentCamera(_))
            }
            Effect::OpenCamera { .. } => matches!(self.stage, Stage::Camera(_)),
            Effect::FetchChallenge { .. }
            | Effect::Record { .. }
            | Effect::SealTranscript { .. } => matches!(self.stage, Stage::Recording(_)),
            Effect::PlayClip { .. } => matches!(self.stage, Stage::Review(_) | Stage::Held(_)),
            Effect::Sign(_) => matches!(self.stage, Stage::Review(_) | Stage::Appeal(_)),
            Effect::SealAppeal { .. } => matches!(self.stage, Stage::Appeal(_)),
            Effect::FetchStatus { .. } | Effect::Erase { .. } | Effect::Withdraw(_) => {
                matches!(self.stage, Stage::Mine(_))
            }
            Effect::ShowHeld { .. } => matches!(self.stage, Stage::Held(_)),
            Effect::CheckPaper => matches!(self.stage, Stage::Check(_)),
            Effect::Continue { .. } => matches!(self.stage, Stage::Code(_)),
            Effect::Transfer { .. } | Effect::Submit { .. } => {
                matches!(self.stage, Stage::Sending(_))
            }
            Effect::Save(_) => {
                matches!(self.stage, Stage::Receipt(_) | Stage::Mine(_) | Stage::Erased(_))
            }
            _ => true,
        }
    }

    /// Does again what the card shown is about. Without a card that offers it, the page was a moment late.
    fn retry(&mut self) -> Option<Input> {
        let offered = |fault: &Fault| {
            fault.remedies.iter().any(|it| matches!(it, Remedy::Retry | Remedy::ReadPolicy))
        };
        self.desk.fault().filter(|fault| offered(fault))?;
        match self.desk.take_fault()? {
            // What was to be kept then is older than what is to be kept now.
            (_, Some(Effect::Keep(Some(_)))) => {
                let now = Box::new(self.desk.folder.clone());
                self.desk.ask(Effect::Keep(Some(now)));
            }
            // A signup that was opened since has the place of what was to be forgotten.
            (_, Some(Effect::Keep(None))) if self.desk.folder.signup.is_some() => {}
            (_, Some(effect)) => self.desk.ask(effect),
            (fault, None) if fault.code == FaultCode::PolicyChanged => self.read_policy(),
            // The screen itself knows what failed.
            (_, None) => return Some(Input::Intent(Intent::Retry)),
        }
        None
    }

    /// Before there is a signup, and where a card offers it: the one there is goes on elsewhere, or its keys are lost.
    fn can_enter_code(&self) -> bool {
        let none = self.desk.folder.signup.is_none() && matches!(self.stage, Stage::Welcome(_));
        none || self.desk.offered(Remedy::EnterCode)
    }

    /// A signup goes on here: asked for with its code just now, or before the program ended. What there was of another
    /// one gives way, as its keys have.
    fn continued(&mut self, continued: ContinuedSignup) {
        self.leave_screen();
        let desk = &mut self.desk;
        let (language, policy) = (desk.folder.language.take(), desk.folder.policy.take());
        desk.folder = Folder::continued(continued, language, policy);
        desk.sent.clear();
        self.stage = beside::Mine::enter(desk);
    }

    /// An earlier session was found, as a rule before Begin. Once a new signup is being opened it is too late.
    fn restored(&mut self, folder: Folder) {
        let desk = &mut self.desk;
        if desk.folder.signup.is_some() {
            let stale = folder.artifacts().iter().map(|entry| entry.artifact.clone()).collect();
            return desk.discard(stale);
        }
        if folder.signup.is_some() {
            // So that the seller is asked whether to carry on with it. A signup being opened is given up for it.
            desk.opening = false;
            self.stage = Stage::Welcome(welcome::Welcome);
        } else if !matches!(self.stage, Stage::Welcome(_)) {
            return;
        }
        desk.restore(folder);
    }

    fn policy_arrived(&mut self, accepted: AcceptedPolicy) {
        let desk = &mut self.desk;
        desk.fetching = false;
        desk.clear_policy_fault();
        if desk.folder.manifest.is_some() {
            return; // What was signed was signed under the policy it names.
        }
        let digest = |desk: &Desk| desk.folder.policy.as_ref().map(|policy| policy.digest.clone());
        let before = digest(desk);
        desk.adopt(accepted);
        let changed = before.is_some() && before != digest(desk);
        if changed && !matches!(self.stage, Stage::Welcome(_) | Stage::Consent(_)) {
            // Consent to the old one is void: nothing more is collected before the new one is decided on.
            self.back_to_consent();
            self.desk.fail(Fault::new(FaultCode::PolicyChanged), None);
        }
    }

    /// The card said that the policy changed: by the intake's word if a manifest was refused, then it has to be fetched.
    fn read_policy(&mut self) {
        if self.desk.folder.manifest.take().is_some() {
            self.desk.ask(Effect::FetchPolicy);
        }
        self.back_to_consent();
    }

    fn back_to_consent(&mut self) {
        self.leave_screen();
        self.stage = Stage::Consent(consent::Consenting);
    }

    /// Whatever the screen has open or running is closed.
    fn leave_screen(&mut self) {
        let desk = &mut self.desk;
        match &mut self.stage {
            Stage::Camera(_) | Stage::DocumentCamera(_) => desk.ask(Effect::CloseCamera),
            Stage::Document(_) => desk.ask(Effect::HideDocument),
            Stage::Recording(stage) => {
                stage.abandon(None, desk);
                desk.ask(Effect::CloseCamera);
            }
            Stage::Review(stage) => stage.leave(desk),
            Stage::Held(_) => desk.ask(Effect::HideHeld),
            _ => {}
        }
    }
}

/// A screen on which documents come in.
fn with_documents(stage: &Stage) -> bool {
    matches!(stage, Stage::Documents(_) | Stage::Document(_) | Stage::DocumentCamera(_))
}
