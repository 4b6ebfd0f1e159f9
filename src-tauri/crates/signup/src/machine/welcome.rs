//! 1. What will happen.

use super::{Desk, Input, Stage, carry_on, consent};
use crate::effect::Effect;
use crate::folder::Folder;
use crate::intent::Intent;
use crate::view::Screen;

pub(super) struct Welcome;

impl Welcome {
    pub(super) fn on(self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Begin | Intent::Continue) if desk.restored => {
                desk.restored = false;
                desk.clear_fault();
                carry_on(desk)
            }
            Input::Intent(Intent::Begin | Intent::Continue) => {
                Stage::Consent(consent::Consenting::default())
            }
            Input::Intent(Intent::StartOver) if desk.restored => {
                desk.restored = false;
                let policy = desk.folder.policy.take();
                let language = desk.folder.language.take();
                desk.folder = Folder { policy, language, ..Folder::default() };
                desk.ask(Effect::Keep(None));
                Stage::Consent(consent::Consenting::default())
            }
            Input::Event(crate::event::Event::Failed(effect, fault)) => {
                desk.fail(fault, Some(*effect));
                Stage::Welcome(self)
            }
            _ => Stage::Welcome(self),
        }
    }

    pub(super) fn screen(&self, desk: &Desk) -> Screen {
        let wanted = desk.folder.policy.iter().flat_map(|accepted| &accepted.policy.documents);
        Screen::Welcome {
            documents: wanted.map(|wanted| wanted.kind).collect(),
            carry_on: desk.restored,
        }
    }
}
