//! A continuation code: a signup of another computer, or of lost keys, goes on here.

use super::super::{Desk, Input, Stage, welcome};
use crate::continuation::{Code, NoCode};
use crate::effect::Effect;
use crate::event::Event;
use crate::intent::Intent;
use crate::view::{CodeProblem, Screen};

/// More than a code with spaces has; what is pasted by mistake is cut.
const MOST_CHARACTERS: usize = 64;

#[derive(Default)]
pub(in crate::machine) struct Carrying {
    typed: String,
    problem: Option<CodeProblem>,
    busy: bool,
}

impl Carrying {
    pub(in crate::machine) fn enter(desk: &mut Desk) -> Stage {
        desk.forget_restore();
        Stage::Code(Self::default())
    }

    pub(in crate::machine) fn on(mut self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) if !self.busy => {
                desk.clear_fault();
                return Stage::Welcome(welcome::Welcome);
            }
            Input::Intent(Intent::EditCode { code }) if !self.busy => {
                self.typed = code.chars().take(MOST_CHARACTERS).collect();
                if self.problem.is_some() {
                    // What was mended stops complaining at once.
                    self.problem = Code::typed(&self.typed).err().map(problem);
                }
            }
            Input::Intent(Intent::Continue | Intent::Retry) if !self.busy => self.carry_on(desk),
            Input::Event(Event::Failed(effect, fault)) => {
                let ours = matches!(*effect, Effect::Continue { .. });
                self.busy &= !ours;
                desk.fail(fault, (!ours).then_some(*effect));
            }
            _ => {}
        }
        Stage::Code(self)
    }

    fn carry_on(&mut self, desk: &mut Desk) {
        desk.clear_fault();
        match Code::typed(&self.typed) {
            Ok(code) => {
                self.problem = None;
                self.busy = true;
                desk.ask(Effect::Continue { code: code.digits().to_owned() });
            }
            Err(found) => self.problem = Some(problem(found)),
        }
    }

    pub(in crate::machine) fn idle(&self) -> bool {
        !self.busy
    }

    pub(in crate::machine) fn screen(&self) -> Screen {
        Screen::Code { code: self.typed.clone(), problem: self.problem, busy: self.busy }
    }
}

fn problem(found: NoCode) -> CodeProblem {
    match found {
        NoCode::Length => CodeProblem::Length,
        NoCode::Check => CodeProblem::Check,
    }
}
