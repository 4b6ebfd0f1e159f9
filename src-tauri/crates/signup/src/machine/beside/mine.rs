//! My verification: everything held of this signup, and what can be done about it.

use super::super::{Desk, Input, Signup, Stage, carry_on, consent};
use super::{Appeal, Check, Erased, HeldFile, Reading};
use crate::consent::withdrawn;
use crate::effect::{Effect, Erase, Papers};
use crate::event::Event;
use crate::fault::{Fault, FaultCode};
use crate::intent::Intent;
use crate::record::consent_record;
use crate::view::{Asked, Question, Revocation};
use crate::wire::{ArtifactKind, Decision, DeletionReceipt, Standing, Withdrawal};

/// The intake is asked again after so long while this screen is open.
const ASK_EVERY_MS: u64 = 60_000;

pub(in crate::machine) struct Mine {
    pub(super) asked: Asked,
    pub(super) question: Option<Question>,
    pub(super) saved_as: Option<String>,
}

impl Mine {
    pub(in crate::machine) fn enter(desk: &mut Desk) -> Stage {
        desk.clear_fault();
        let mut mine = Self { asked: Asked::Answered, question: None, saved_as: None };
        mine.ask(desk);
        Stage::Mine(mine)
    }

    /// From a page behind this one.
    pub(super) fn back(self, desk: &mut Desk) -> Stage {
        desk.clear_fault();
        desk.ask(Effect::Wake { in_ms: ASK_EVERY_MS });
        Stage::Mine(self)
    }

    pub(in crate::machine) fn on(mut self, input: Input, desk: &mut Desk) -> Stage {
        if self.busy() {
            return self.answered(input, desk);
        }
        match input {
            Input::Intent(Intent::Back) if self.can_go_back(desk) => {
                desk.clear_fault();
                return carry_on(desk);
            }
            Input::Intent(Intent::Continue) => return self.mend(desk),
            Input::Intent(Intent::AskStatus | Intent::Retry) => self.ask(desk),
            Input::Event(Event::Woke) => self.ask(desk),
            Input::Intent(Intent::ShowFile { artifact }) => {
                let held = desk.folder.held().into_iter().find(|held| held.artifact == artifact);
                if let Some(held) = held.filter(|_| !desk.folder.foreign.contains(&artifact)) {
                    return HeldFile::enter(self, held.clone(), desk);
                }
            }
            Input::Intent(Intent::Revoke { what }) => self.question = shown_question(what, desk),
            Input::Intent(Intent::Keep) => self.question = None,
            Input::Intent(Intent::Confirm) => return self.confirmed(desk),
            Input::Intent(Intent::ReadPolicy) if desk.folder.policy.is_some() => {
                return Reading::enter(self);
            }
            Input::Intent(Intent::CheckPaper) => return Check::enter(Some(self), desk),
            Input::Intent(Intent::WriteAppeal) if can_appeal(desk) => {
                return Appeal::enter(self, desk);
            }
            Input::Intent(
                save @ (Intent::SaveReceipt | Intent::SaveConsents | Intent::SaveDeletion { .. }),
            ) => {
                if let Some(papers) = papers(&save, desk) {
                    desk.clear_fault();
                    desk.ask(Effect::Save(Box::new(papers)));
                }
            }
            other => return self.answered(other, desk),
        }
        Stage::Mine(self)
    }

    /// What the world says; the seller has to wait for it while something is being erased.
    fn answered(mut self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Event(Event::StatusArrived(_)) => {
                self.asked = Asked::Answered;
                desk.ask(Effect::Wake { in_ms: ASK_EVERY_MS });
            }
            Input::Event(Event::PapersSaved(name)) => self.saved_as = Some(name),
            Input::Event(Event::Erased(receipt, jws)) => return self.erased(*receipt, jws, desk),
            Input::Event(Event::Failed(effect, fault)) => match *effect {
                Effect::FetchStatus { .. } => self.unanswered(fault, desk),
                Effect::Erase { .. } | Effect::Withdraw(_) => {
                    self.question = None;
                    desk.fail(fault, None);
                }
                other => desk.fail(fault, Some(other)),
            },
            _ => {}
        }
        Stage::Mine(self)
    }

    fn ask(&mut self, desk: &mut Desk) {
        let Some(opened) = &desk.folder.signup else { return };
        let signup = opened.signup.clone();
        self.asked = Asked::Asking;
        desk.ask(Effect::FetchStatus { signup });
    }

    /// A broken line is no failure: what was said last stays, and it is asked again.
    fn unanswered(&mut self, fault: Fault, desk: &mut Desk) {
        if fault.code == FaultCode::NoConnection {
            self.asked = Asked::Offline;
            return desk.ask(Effect::Wake { in_ms: ASK_EVERY_MS });
        }
        self.asked = Asked::Answered;
        desk.fail(fault, None);
    }

    /// Straight to what has to be sent again.
    fn mend(self, desk: &mut Desk) -> Stage {
        let items = match desk.folder.known.as_ref().map(|known| &known.standing) {
            Some(Standing::ActionNeeded { items }) if desk.folder.settled() => items.clone(),
            _ if !desk.folder.settled() => Vec::new(), // It is being mended already.
            _ => return Stage::Mine(self),
        };
        desk.clear_fault();
        if !items.is_empty() {
            desk.folder.reopen(&items);
            // What comes in now is collected under the policy in force now.
            desk.ask(Effect::FetchPolicy);
        }
        carry_on(desk)
    }

    fn confirmed(mut self, desk: &mut Desk) -> Stage {
        let (Some(question), Some(opened)) = (&mut self.question, desk.folder.signup.clone())
        else {
            return Stage::Mine(self);
        };
        let signup = opened.signup.clone();
        let erase_all = Effect::Erase { signup: signup.clone(), what: Erase::Everything };
        let effect = match &question.what {
            Revocation::Everything => erase_all,
            Revocation::File { artifact } => {
                let held = desk.folder.held().into_iter().find(|held| held.artifact == *artifact);
                let Some(held) = held.cloned() else { return self.erase_here(desk) };
                Effect::Erase { signup, what: Erase::File(held) }
            }
            // Nothing was sent that a withdrawal could be about; but without this consent there is no signup.
            Revocation::Consent { purpose }
                if !desk.folder.submitted() && mandatory(purpose, desk) =>
            {
                erase_all
            }
            Revocation::Consent { purpose } => match withdrawn(&desk.folder, purpose, desk.now) {
                Some(_) if !desk.folder.submitted() => return self.decide_anew(desk),
                Some((policy, consent)) => {
                    let (iss, iat) = (opened.device_fingerprint, desk.now.unix_s);
                    Effect::Withdraw(Box::new(Withdrawal { iss, iat, signup, policy, consent }))
                }
                None => return Stage::Mine(self),
            },
        };
        question.busy = true;
        desk.clear_fault();
        desk.ask(effect);
        Stage::Mine(self)
    }

    /// It was not sent: this computer alone has it.
    fn erase_here(mut self, desk: &mut Desk) -> Stage {
        if let Some(Question { what: Revocation::File { artifact }, .. }) = self.question.take() {
            let gone = desk.folder.lose(&artifact);
            desk.folder.matched = false;
            desk.discard(gone);
        }
        Stage::Mine(self)
    }

    /// Nothing was sent that rests on it: the decision is made anew where it was made.
    fn decide_anew(mut self, desk: &mut Desk) -> Stage {
        self.note_withdrawal(desk);
        Stage::Consent(consent::Consenting)
    }

    fn note_withdrawal(&mut self, desk: &mut Desk) {
        let Some(Question { what: Revocation::Consent { purpose }, .. }) = &self.question else {
            return;
        };
        if let Some(decided) = desk.folder.decisions.get_mut(purpose) {
            decided.decision = Decision::Decline;
            decided.at = desk.now.unix_s;
        }
    }

    fn erased(mut self, receipt: DeletionReceipt, jws: String, desk: &mut Desk) -> Stage {
        let ends = match &self.question {
            Some(Question { busy: true, what: Revocation::Everything, .. }) => true,
            Some(Question { busy: true, what: Revocation::Consent { purpose }, .. }) => {
                mandatory(purpose, desk)
            }
            _ => false,
        };
        if ends {
            return Erased::enter(receipt, jws, desk);
        }
        self.note_withdrawal(desk);
        self.question = None;
        desk.folder.erased(receipt, jws);
        // What it means for the review is the intake's to say.
        self.ask(desk);
        Stage::Mine(self)
    }

    fn busy(&self) -> bool {
        self.question.as_ref().is_some_and(|question| question.busy)
    }

    pub(in crate::machine) fn can_go_back(&self, desk: &Desk) -> bool {
        !self.busy() && !desk.folder.settled()
    }

    /// Something is asked for again, or being sent again.
    pub(in crate::machine) fn can_continue(&self, desk: &Desk) -> bool {
        let standing = desk.folder.known.as_ref().map(|known| &known.standing);
        let asked_for = matches!(standing, Some(Standing::ActionNeeded { .. }));
        !self.busy() && (!desk.folder.settled() || asked_for)
    }
}

fn shown_question(what: Revocation, desk: &Desk) -> Option<Question> {
    let means = super::shown::means(&what, desk)?;
    Some(Question { what, means, busy: false })
}

pub(super) fn mandatory(purpose: &str, desk: &Desk) -> bool {
    let policy = desk.folder.policy.iter().flat_map(|accepted| &accepted.policy.purposes);
    policy.into_iter().any(|known| known.id == purpose && known.mandatory)
}

pub(super) fn can_appeal(desk: &Desk) -> bool {
    let known = desk.folder.known.as_ref();
    known.is_some_and(|it| matches!(it.standing, Standing::Refused { .. }) && !it.appealed)
        && desk.folder.policy.is_some()
}

/// The papers that an intent asks for, if there are such.
pub(in crate::machine) fn papers(intent: &Intent, desk: &Desk) -> Option<Papers> {
    let folder = &desk.folder;
    let known = folder.known.as_ref();
    match intent {
        Intent::SaveReceipt => {
            let last = known.and_then(|known| known.receipts.last());
            let (receipt, jws) = folder.receipt.as_ref().or(last)?;
            Some(Papers::Receipt {
                number: receipt.number.clone(),
                receipt: jws.clone(),
                manifest: folder.manifest.clone(),
                policy: folder.policy.as_ref().map(|accepted| accepted.jws.clone()),
            })
        }
        Intent::SaveConsents => {
            let (at, json) = (desk.now.unix_s, consent_record(folder, desk.now.unix_s)?);
            Some(Papers::Consents { at, json })
        }
        Intent::SaveDeletion { artifact } => {
            let speaks = |receipt: &DeletionReceipt| match artifact {
                Some(artifact) => receipt.erased.iter().any(|it| it.artifact == *artifact),
                None => true,
            };
            let mut deletions = known?.deletions.iter().rev();
            let (receipt, jws) = deletions.find(|(receipt, _)| speaks(receipt))?;
            Some(Papers::Deletion { at: receipt.iat, deletion: jws.clone() })
        }
        _ => None,
    }
}

impl Signup {
    /// My verification is no detour from something that would be lost by it.
    pub(in crate::machine) fn can_open_mine(&self) -> bool {
        let desk = &self.desk;
        desk.folder.signup.is_some()
            && match &self.stage {
                Stage::Welcome(_) | Stage::Match(_) | Stage::Camera(_) | Stage::Receipt(_) => true,
                Stage::Details(stage) => stage.idle(),
                Stage::Documents(stage) => stage.idle(),
                Stage::Recording(stage) => stage.can_go_back(),
                Stage::Review(stage) => stage.idle(),
                Stage::Consent(_) | Stage::Alternatives(_) => !desk.opening,
                Stage::Sending(stage) => stage.can_go_back(desk),
                _ => false,
            }
    }
}

/// What a purpose covers of what is held.
pub(super) fn covers_held(purpose: &str, desk: &Desk) -> bool {
    let covered: Vec<ArtifactKind> = desk
        .folder
        .policy
        .iter()
        .flat_map(|accepted| &accepted.policy.purposes)
        .filter(|known| known.id == purpose)
        .flat_map(|known| known.covers.clone())
        .collect();
    desk.folder.held().iter().any(|held| covered.contains(&held.kind))
}
