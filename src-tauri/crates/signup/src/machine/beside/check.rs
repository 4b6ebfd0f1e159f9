//! Whether a paper is genuine. Needs no signup and no line: the intake's key is pinned in the app.

use super::super::{Desk, Input, Stage, welcome};
use super::Mine;
use crate::effect::Effect;
use crate::event::Event;
use crate::intent::Intent;
use crate::view::{PaperCheck, Screen};

pub(in crate::machine) struct Check {
    /// Where Back leads; `None`: the first screen.
    mine: Option<Mine>,
    result: Option<PaperCheck>,
    busy: bool,
}

impl Check {
    pub(in crate::machine) fn enter(mine: Option<Mine>, desk: &mut Desk) -> Stage {
        desk.clear_fault();
        Stage::Check(Self { mine, result: None, busy: false })
    }

    pub(in crate::machine) fn on(mut self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) if !self.busy => {
                return match self.mine {
                    Some(mine) => mine.back(desk),
                    None => {
                        desk.clear_fault();
                        Stage::Welcome(welcome::Welcome)
                    }
                };
            }
            Input::Intent(Intent::PickPaper | Intent::Continue) if !self.busy => {
                desk.clear_fault();
                self.busy = true;
                desk.ask(Effect::CheckPaper);
            }
            Input::Event(Event::PaperChecked(result)) => {
                self.busy = false;
                self.result = Some(result);
            }
            Input::Event(Event::PaperCheckCancelled) => self.busy = false,
            Input::Event(Event::Failed(effect, fault)) => {
                let ours = matches!(*effect, Effect::CheckPaper);
                self.busy &= !ours;
                desk.fail(fault, (!ours).then_some(*effect));
            }
            _ => {}
        }
        Stage::Check(self)
    }

    pub(in crate::machine) fn idle(&self) -> bool {
        !self.busy
    }

    pub(in crate::machine) fn screen(&self) -> Screen {
        Screen::Check { result: self.result.clone(), busy: self.busy }
    }
}
