//! 4. One document, large: what was noticed on it, and what was read.

use super::super::{Desk, Input, Stage, matching};
use super::{Documents, Photo, complete};
use crate::effect::Effect;
use crate::event::Event;
use crate::intent::Intent;
use crate::wire::Slot;

/// Longest text that is kept of a correction, in characters; an address is the longest thing there is.
const MOST_CHARACTERS: usize = 500;

pub(in crate::machine) struct OneDocument {
    pub(super) documents: Documents,
    pub(super) slot: Slot,
    pub(super) page: u32,
    /// The document whose page was asked for.
    artifact: String,
    /// The seller came from the comparison and goes back there.
    from_match: bool,
}

impl OneDocument {
    /// With nothing in the place, the list.
    pub(in crate::machine) fn enter(
        documents: Documents,
        slot: Slot,
        from_match: bool,
        desk: &mut Desk,
    ) -> Stage {
        let Some(document) = desk.folder.document(slot).filter(|_| desk.folder.here(slot)) else {
            return Stage::Documents(documents);
        };
        let artifact = document.entry.artifact.clone();
        desk.clear_fault();
        let one = Self { documents, slot, page: 0, artifact, from_match };
        one.show(desk);
        Stage::Document(one)
    }

    pub(in crate::machine) fn from_match(
        entered: super::Entered,
        slot: Slot,
        desk: &mut Desk,
    ) -> Stage {
        let documents = Documents::new(entered, desk);
        Self::enter(documents, slot, true, desk)
    }

    pub(in crate::machine) fn on(mut self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) if self.documents.idle() => return self.leave(desk),
            Input::Intent(Intent::Continue) if self.documents.idle() => {
                if let Some(document) = desk.folder.document_mut(self.slot) {
                    document.kept = document.open_findings() > 0;
                }
                return self.leave(desk);
            }
            Input::Intent(Intent::PhotographDocument { slot }) if self.documents.idle() => {
                desk.ask(Effect::HideDocument);
                return Photo::enter(self.documents, slot, desk);
            }
            Input::Intent(Intent::TurnPage { page }) => self.turn(page, desk),
            Input::Intent(Intent::CorrectFact { slot, fact, text }) if slot == self.slot => {
                if let Some(document) = desk.folder.document_mut(slot) {
                    let text = text.trim().chars().take(MOST_CHARACTERS).collect();
                    document.correct(fact, text);
                    desk.folder.matched = false;
                }
            }
            Input::Event(Event::Failed(effect, fault)) => {
                return match self.documents.failed(*effect, fault, desk) {
                    Stage::Documents(documents) => Stage::Document(Self { documents, ..self }),
                    elsewhere => elsewhere,
                };
            }
            // Its reason stands at the place, on the list; what was there before stays.
            Input::Event(event @ Event::DocumentRefused(..)) => {
                self.documents.handle(Input::Event(event), desk);
                return self.leave(desk);
            }
            other => {
                self.documents.open = Some(self.slot); // A dropped file is for this place.
                self.documents.handle(other, desk);
                return self.follow(desk);
            }
        }
        Stage::Document(self)
    }

    /// The document in the place may be another one by now, or gone.
    fn follow(mut self, desk: &mut Desk) -> Stage {
        let Some(document) = desk.folder.document(self.slot) else { return self.leave(desk) };
        if document.entry.artifact != self.artifact {
            self.artifact = document.entry.artifact.clone();
            self.page = self.page.min(document.pages.saturating_sub(1));
            self.show(desk);
        }
        Stage::Document(self)
    }

    fn turn(&mut self, page: u32, desk: &mut Desk) {
        let pages = desk.folder.document(self.slot).map_or(0, |document| document.pages);
        if page < pages && page != self.page {
            self.page = page;
            self.show(desk);
        }
    }

    fn show(&self, desk: &mut Desk) {
        desk.ask(Effect::ShowDocument { artifact: self.artifact.clone(), page: self.page });
    }

    fn leave(self, desk: &mut Desk) -> Stage {
        desk.clear_fault();
        desk.ask(Effect::HideDocument);
        match complete(&self.documents.entered, desk) {
            Some(documented) if self.from_match => matching::Match::enter(documented, desk),
            _ => Stage::Documents(self.documents),
        }
    }

    /// Nothing is under way in any place.
    pub(in crate::machine) fn idle(&self) -> bool {
        self.documents.idle()
    }
}
