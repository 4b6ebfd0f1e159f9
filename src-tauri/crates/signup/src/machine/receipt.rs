//! 9. The receipt: what is held, until when, and what happens next.

use super::{Desk, Input, Stage, beside, consent};
use crate::consent::{Outcome, Route, outcome};
use crate::effect::Effect;
use crate::event::Event;
use crate::intent::Intent;
use crate::view::Screen;
use crate::wire::Receipt;

pub(super) struct Receipted {
    receipt: Receipt,
    saved_as: Option<String>,
}

impl Receipted {
    pub(super) fn new(receipt: Receipt) -> Self {
        Self { receipt, saved_as: None }
    }

    pub(super) fn on(mut self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::SaveReceipt) => {
                desk.clear_fault();
                if let Some(papers) = beside::papers(&Intent::SaveReceipt, desk) {
                    desk.ask(Effect::Save(Box::new(papers)));
                }
            }
            Input::Event(Event::PapersSaved(name)) => self.saved_as = Some(name),
            Input::Event(Event::Failed(effect, fault)) => desk.fail(fault, Some(*effect)),
            _ => {}
        }
        Stage::Receipt(self)
    }

    pub(super) fn screen(&self, desk: &Desk) -> Screen {
        let chosen = match outcome(&desk.folder) {
            Outcome::Route(Route::Alternative(chosen)) => Some(chosen),
            _ => None,
        };
        let options = desk.folder.policy.as_ref().map(|a| consent::alternatives(a, desk));
        Screen::Receipt {
            number: self.receipt.number.clone(),
            held: self.receipt.held.clone(),
            collector: consent::collector(desk),
            alternative: options.into_iter().flatten().find(|option| Some(option.kind) == chosen),
            saved_as: self.saved_as.clone(),
        }
    }
}
