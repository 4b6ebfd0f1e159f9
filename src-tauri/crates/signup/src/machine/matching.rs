//! 4. What the form and the documents say, side by side.

use super::documents::{self, Documents, OneDocument};
use super::{Desk, Documented, Input, Stage, after_documents};
use crate::document::Paper;
use crate::effect::Effect;
use crate::event::Event;
use crate::intent::Intent;
use crate::view::Screen;

pub(super) struct Match {
    documented: Documented,
}

impl Match {
    pub(super) fn enter(documented: Documented, desk: &mut Desk) -> Stage {
        let papers = desk.folder.documents.iter().map(|document| {
            let said = document.facts().into_iter().filter(|(_, read)| !read.text.is_empty());
            let facts = said.map(|(fact, read)| (fact, read.text)).collect();
            Paper { slot: document.slot, facts }
        });
        let (form, papers) = (Box::new(desk.folder.form.clone()), papers.collect());
        desk.comparison = None;
        desk.ask(Effect::Compare { form, papers });
        Stage::Match(Self { documented })
    }

    pub(super) fn on(self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) => {
                desk.clear_fault();
                return Documents::enter(self.documented.entered, desk);
            }
            Input::Intent(Intent::LookAtDocument { slot }) => {
                return OneDocument::from_match(self.documented.entered, slot, desk);
            }
            Input::Intent(Intent::Continue) => {
                desk.clear_fault();
                desk.folder.matched = true;
                return after_documents(self.documented, desk);
            }
            Input::Event(Event::Failed(effect, fault)) => desk.fail(fault, Some(*effect)),
            _ => {}
        }
        Stage::Match(self)
    }

    pub(super) fn screen(&self, desk: &Desk) -> Screen {
        let open = documents::open_documents(desk);
        Screen::Match { comparison: desk.comparison.clone(), open }
    }
}
