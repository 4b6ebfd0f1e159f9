//! What the scripted seller does on each screen.

use client::Handle;
use serde_json::{Value, json};
use signup::details::DetailsForm;
use signup::liveness::Hint;
use signup::view::{Asked, CameraState, CheckView, DocumentCard, PolicyView, Screen, SlotState};
use signup::wire::{Decision, Prompt, Slot};
use signup::{Fault, Intent, View};

use super::take::{Move, Takes, missed};
use super::told::{held, told};
use crate::tray::Tray;

/// Writes one line to standard output, which is what this program is for.
#[expect(clippy::print_stdout, reason = "the walk's report is its output")]
pub(super) fn say(line: &Value) {
    println!("{line}");
}

pub(super) struct Seller {
    handle: Handle,
    details: DetailsForm,
    tray: Tray,
    wishes: Wishes,
    takes: Takes,
    /// The hint last spoken of.
    hint: Option<Hint>,
    /// The screen and state last spoken of.
    said: Option<Value>,
    fault: Option<Fault>,
    /// What was asked for on this screen already; once is enough.
    asked: Vec<&'static str>,
    picked: Vec<Slot>,
}

/// What this seller does not want, or cannot do.
#[derive(Default)]
pub(super) struct Wishes {
    pub(super) decline_video: bool,
    pub(super) without: Vec<Prompt>,
    pub(super) slow: bool,
    /// Places whose documents are photographed with the camera.
    pub(super) photograph: Vec<String>,
}

/// How the walk goes on.
enum Next {
    On,
    Receipt,
    Stuck,
}

impl Seller {
    pub(super) fn new(handle: Handle, details: DetailsForm, tray: Tray, wishes: Wishes) -> Self {
        let (takes, hint, said, fault) = (Takes::default(), None, None, None);
        let (asked, picked) = (Vec::new(), Vec::new());
        Self { handle, details, tray, wishes, takes, hint, said, fault, asked, picked }
    }

    /// True with a receipt.
    pub(super) async fn walk(mut self) -> bool {
        let mut views = self.handle.views();
        loop {
            let view = views.borrow_and_update().clone();
            self.tell(&view);
            match self.act(&view) {
                Next::On => {}
                Next::Receipt => return true,
                Next::Stuck => return false,
            }
            if views.changed().await.is_err() {
                return false;
            }
        }
    }

    fn tell(&mut self, view: &View) {
        let line = told(&view.screen);
        if self.said.as_ref() != Some(&line) {
            if self.said.as_ref().map(|said| &said["view"]) != Some(&line["view"]) {
                self.asked.clear();
            }
            say(&line);
            self.said = Some(line);
            if let Screen::Recording { phase, takes_left, .. } = &view.screen
                && let Some(line) = missed(phase, *takes_left)
            {
                say(&line);
            }
        }
        if let Screen::Camera { sight, .. } | Screen::Recording { sight, .. } = &view.screen
            && self.hint != sight.hint
        {
            self.hint = sight.hint;
            say(&json!({ "hint": sight.hint }));
        }
        if self.fault != view.fault {
            self.fault = view.fault.clone();
            if let Some(fault) = &self.fault {
                say(&json!({ "fault": fault.code, "data": fault.data }));
            }
        }
    }

    fn act(&mut self, view: &View) -> Next {
        if self.fault.is_some() {
            return Next::Stuck;
        }
        match &view.screen {
            Screen::Welcome { .. } => self.once("begin", Intent::Begin),
            Screen::Consent { policy: None, .. } => {}
            Screen::Consent { policy: Some(policy), .. } => self.decide(policy, view.can_continue),
            Screen::Declined { .. } => return Next::Stuck,
            Screen::Alternatives { options, chosen: None } => {
                let Some(option) = options.first() else { return Next::Stuck };
                self.once("choose", Intent::ChooseAlternative { alternative: option.kind });
            }
            Screen::Alternatives { .. } => self.once("continue", Intent::Continue),
            Screen::Details { problems, .. } if !problems.is_empty() => {
                say(&json!({ "problems": problems }));
                return Next::Stuck;
            }
            Screen::Details { .. } => {
                self.once("edit", Intent::EditDetails { form: self.details.clone() });
                self.once("continue", Intent::Continue);
            }
            Screen::Documents { cards, missing, .. } => {
                return self.documents(cards, missing, view.can_continue);
            }
            Screen::Document { check: CheckView::Running { .. }, .. } => {}
            Screen::Document { .. } => self.once("done", Intent::Continue),
            Screen::DocumentCamera { .. } | Screen::Match { comparison: None, .. } => {}
            Screen::Match { .. } => self.once("continue", Intent::Continue),
            Screen::Camera { state, movements, .. } => {
                let Wishes { without, slow, .. } = &self.wishes;
                let (without, slow) = (without.clone(), *slow);
                if slow || !without.is_empty() {
                    self.once("movements", Intent::ChooseMovements { without, slow });
                }
                if !movements.enough {
                    self.once("alternatives", Intent::ShowAlternatives);
                } else if matches!(state, CameraState::Live { .. }) {
                    self.once("continue", Intent::Continue);
                }
            }
            Screen::Recording { phase, takes_left, .. } => {
                match self.takes.step(phase, *takes_left) {
                    Move::Wait => {}
                    Move::Press(intent) => self.handle.dispatch(intent),
                    Move::GiveUp => {
                        say(&json!({ "no_take": self.hint }));
                        return Next::Stuck;
                    }
                }
            }
            Screen::Review { .. } => self.once("send", Intent::Send),
            Screen::Sending { .. } => {}
            Screen::Receipt { saved_as: None, .. } => self.once("save", Intent::SaveReceipt),
            Screen::Receipt { number, held, .. } => {
                say(&json!({ "receipt": { "number": number, "held": held } }));
                return Next::Receipt;
            }
            // Carried on with a signup that was sent already.
            Screen::Mine { number: Some(number), files, .. } => {
                let held: Vec<_> = files.iter().filter_map(held).collect();
                say(&json!({ "receipt": { "number": number, "held": held } }));
                return Next::Receipt;
            }
            Screen::Mine { asked: Asked::Asking, .. } => {}
            // Beside the road: this seller goes straight on.
            Screen::Mine { .. }
            | Screen::Held { .. }
            | Screen::Policy { .. }
            | Screen::Appeal { .. }
            | Screen::Erased { .. }
            | Screen::Code { .. }
            | Screen::Check { .. } => return Next::Stuck,
        }
        Next::On
    }

    fn once(&mut self, what: &'static str, intent: Intent) {
        if !self.asked.contains(&what) {
            self.asked.push(what);
            self.handle.dispatch(intent);
        }
    }

    fn decide(&mut self, policy: &PolicyView, can_continue: bool) {
        let undecided: Vec<_> =
            policy.purposes.iter().filter(|purpose| purpose.decision.is_none()).collect();
        if undecided.is_empty() && can_continue {
            return self.once("continue", Intent::Continue);
        }
        for purpose in undecided {
            let decline = self.wishes.decline_video && !purpose.mandatory;
            let decision = if decline { Decision::Decline } else { Decision::Agree };
            self.handle.dispatch(Intent::Decide { purpose: purpose.id.clone(), decision });
        }
    }

    fn documents(&mut self, cards: &[DocumentCard], missing: &[Slot], can_continue: bool) -> Next {
        for place in cards.iter().flat_map(|card| &card.slots) {
            if let Some(fault) = &place.fault {
                let slot = place.slot.name();
                say(&json!({ "fault": fault.code, "data": fault.data, "document": slot }));
                return Next::Stuck;
            }
            let there = self.tray.find(place.slot).is_some();
            let empty = place.state == SlotState::Empty;
            if empty && place.mandatory && !there {
                let names: Vec<_> = missing.iter().map(|slot| slot.name()).collect();
                say(&json!({ "missing": names }));
                return Next::Stuck;
            }
            if empty && there && !self.picked.contains(&place.slot) {
                self.picked.push(place.slot);
                let photograph = self.wishes.photograph.contains(&place.slot.name());
                self.handle.dispatch(match place.slot {
                    slot if photograph => Intent::PhotographDocument { slot },
                    slot => Intent::PickDocument { slot },
                });
                // One after the other, as a person would.
                return Next::On;
            }
            if place.state == SlotState::Busy {
                return Next::On;
            }
        }
        if can_continue {
            self.once("continue", Intent::Continue);
        }
        Next::On
    }
}
