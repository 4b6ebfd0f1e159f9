//! Everything was erased, at the intake and here. Its proof is the last thing there is of the signup.

use super::super::{Desk, Input, Stage, consent, welcome};
use crate::effect::{Effect, Papers};
use crate::event::Event;
use crate::folder::Folder;
use crate::intent::Intent;
use crate::view::Screen;
use crate::wire::{Collector, DeletionReceipt};

pub(in crate::machine) struct Erased {
    receipt: DeletionReceipt,
    jws: String,
    collector: Collector,
    saved_as: Option<String>,
}

impl Erased {
    /// The device forgets too: keys, journal, sealed files.
    pub(super) fn enter(receipt: DeletionReceipt, jws: String, desk: &mut Desk) -> Stage {
        let collector = consent::collector(desk);
        let policy = desk.folder.policy.take();
        let language = desk.folder.language.take();
        desk.folder = Folder { policy, language, ..Folder::default() };
        desk.sent.clear();
        desk.clear_fault();
        desk.ask(Effect::Keep(None));
        Stage::Erased(Self { receipt, jws, collector, saved_as: None })
    }

    pub(in crate::machine) fn on(mut self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::SaveDeletion { .. }) => {
                desk.clear_fault();
                let (at, deletion) = (self.receipt.iat, self.jws.clone());
                desk.ask(Effect::Save(Box::new(Papers::Deletion { at, deletion })));
            }
            Input::Intent(Intent::Continue) => {
                desk.clear_fault();
                // The one that was in force for what is erased may not be the one in force now.
                desk.ask(Effect::FetchPolicy);
                return Stage::Welcome(welcome::Welcome);
            }
            Input::Event(Event::PapersSaved(name)) => self.saved_as = Some(name),
            Input::Event(Event::Failed(effect, fault)) => desk.fail(fault, Some(*effect)),
            _ => {}
        }
        Stage::Erased(self)
    }

    /// The proof would be lost by closing now.
    pub(in crate::machine) fn unsaved(&self) -> bool {
        self.saved_as.is_none()
    }

    pub(in crate::machine) fn screen(&self) -> Screen {
        Screen::Erased {
            signup: self.receipt.signup.clone(),
            at: self.receipt.iat,
            files: u32::try_from(self.receipt.erased.len()).unwrap_or(u32::MAX),
            saved_as: self.saved_as.clone(),
            collector: self.collector.clone(),
        }
    }
}
