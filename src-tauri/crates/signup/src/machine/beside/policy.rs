//! The policy that the seller's decisions are about, to be read again.

use super::super::{Desk, Input, Stage, consent};
use super::Mine;
use crate::event::Event;
use crate::intent::Intent;
use crate::view::Screen;

pub(in crate::machine) struct Reading {
    mine: Mine,
}

impl Reading {
    pub(super) fn enter(mine: Mine) -> Stage {
        Stage::Policy(Self { mine })
    }

    pub(in crate::machine) fn on(self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) => return self.mine.back(desk),
            Input::Event(Event::Failed(effect, fault)) => desk.fail(fault, Some(*effect)),
            _ => {}
        }
        Stage::Policy(self)
    }

    /// Without a policy there is nothing to read; the machine does not come here then.
    pub(in crate::machine) fn screen(&self, desk: &Desk) -> Screen {
        match &desk.folder.policy {
            Some(accepted) => Screen::Policy { policy: consent::policy_view(accepted, desk) },
            None => self.mine.screen(desk),
        }
    }
}
