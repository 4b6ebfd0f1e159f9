//! One file, as the intake holds it: fetched back, opened with the seller's own key, shown.

use super::super::{Desk, Input, Stage};
use super::{Mine, shown};
use crate::effect::Effect;
use crate::event::Event;
use crate::intent::Intent;
use crate::view::{HeldContent, HeldState, Screen};
use crate::wire::Held;

pub(in crate::machine) struct HeldFile {
    mine: Mine,
    held: Held,
    state: HeldState,
}

impl HeldFile {
    pub(super) fn enter(mine: Mine, held: Held, desk: &mut Desk) -> Stage {
        let mut file = Self { mine, held, state: HeldState::Fetching };
        file.fetch(desk);
        Stage::Held(file)
    }

    pub(in crate::machine) fn on(mut self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) => {
                desk.ask(Effect::HideHeld);
                return self.mine.back(desk);
            }
            Input::Intent(Intent::Retry) => self.fetch(desk),
            Input::Intent(Intent::TurnPage { page }) => self.turn(page, desk),
            Input::Intent(Intent::PlayClip) => self.play(true, desk),
            Input::Intent(Intent::StopClip) => self.play(false, desk),
            Input::Event(Event::ClipEnded) => {
                if let HeldState::Open { content: HeldContent::Clip { playing } } = &mut self.state
                {
                    *playing = false;
                }
            }
            Input::Event(Event::HeldOpened { artifact, content })
                if artifact == self.held.artifact =>
            {
                self.state = HeldState::Open { content };
            }
            Input::Event(Event::Failed(effect, fault)) => {
                match *effect {
                    // Of another file: nobody looks at it any more.
                    Effect::ShowHeld { held, .. } if held.artifact != self.held.artifact => {
                        return Stage::Held(self);
                    }
                    Effect::ShowHeld { .. } => self.state = HeldState::Failed,
                    _ => {}
                }
                desk.fail(fault, None);
            }
            _ => {}
        }
        Stage::Held(self)
    }

    fn fetch(&mut self, desk: &mut Desk) {
        let Some(opened) = &desk.folder.signup else { return };
        let signup = opened.signup.clone();
        desk.clear_fault();
        self.state = HeldState::Fetching;
        desk.ask(Effect::ShowHeld { signup, held: Box::new(self.held.clone()) });
    }

    fn turn(&mut self, to: u32, desk: &mut Desk) {
        let artifact = self.held.artifact.clone();
        if let HeldState::Open { content: HeldContent::Picture { pages, page } } = &mut self.state
            && to < *pages
            && to != *page
        {
            *page = to;
            desk.ask(Effect::ShowDocument { artifact, page: to });
        }
    }

    fn play(&mut self, wanted: bool, desk: &mut Desk) {
        let artifact = self.held.artifact.clone();
        if let HeldState::Open { content: HeldContent::Clip { playing } } = &mut self.state {
            *playing = wanted;
            desk.ask(if wanted { Effect::PlayClip { artifact } } else { Effect::StopClip });
        }
    }

    pub(in crate::machine) fn screen(&self, desk: &Desk) -> Screen {
        Screen::Held { file: shown::at_intake(&self.held, desk), state: self.state.clone() }
    }
}
