//! 4. What the form and the documents say, side by side.

use super::documents::{self, Documents, OneDocument};
use super::{Desk, Documented, Input, Stage, after_documents, beside};
use crate::document::Paper;
use crate::effect::Effect;
use crate::event::Event;
use crate::intent::Intent;
use crate::view::Screen;

pub(super) struct Match {
    documented: Documented,
}

/// The screen before the camera and the review. What the intake holds already was compared when it was sent.
pub(super) fn before_camera(documented: Documented, desk: &mut Desk) -> Stage {
    if desk.folder.submitted() && (desk.folder.form_unknown() || nothing_new(desk)) {
        return beside::Mine::enter(desk);
    }
    Match::enter(documented, desk)
}

fn nothing_new(desk: &Desk) -> bool {
    desk.folder.documents.iter().all(|document| desk.folder.holds(&document.entry.artifact))
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
            Input::Intent(Intent::LookAtDocument { slot }) if desk.folder.here(slot) => {
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
