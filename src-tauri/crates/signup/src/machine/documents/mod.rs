//! 4. Documents: a place per wanted file.

mod checks;
mod one;
mod photo;
mod shown;

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{
    Desk, DetailsGiven, Documented, Entered, Input, Stage, after_documents, beside, details,
    lose_damaged, matching,
};
use crate::document::{FindingCode, Severity};
use crate::effect::{DocumentOrder, Effect, Origin};
use crate::event::{Event, SealedDocument};
use crate::fault::{Fault, FaultCode};
use crate::intent::Intent;
use crate::wire::{Item, Policy, Side, Slot, Standing};

pub(crate) use checks::Checks;
pub(super) use one::OneDocument;
pub(super) use photo::Photo;
pub(super) use shown::open_documents;

pub(super) struct Documents {
    entered: Entered,
    open: Option<Slot>,
    busy: BTreeMap<Slot, Doing>,
    faults: BTreeMap<Slot, Fault>,
    /// What could not be done though the file was good: Retry asks for it again.
    failed: Option<(Slot, Doing, Effect)>,
}

/// What is going on in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    /// Another document is being got.
    Getting,
    /// The document in it is changed: pages come to it, or its number is covered.
    Changing,
}

/// The evidence that every place which must be filled is, and that nothing in one is refused or still being examined.
pub(super) fn complete(entered: &Entered, desk: &Desk) -> Option<Documented> {
    let policy = &entered.consent.accepted.policy;
    let settled = |document: &SealedDocument| {
        let examined = document.examination.is_some() || document.skipped;
        examined && document.worst() != Some(Severity::Refused)
    };
    let done = missing(policy, desk).is_empty() && desk.folder.documents.iter().all(settled);
    done.then(|| Documented { entered: entered.clone() })
}

fn missing(policy: &Policy, desk: &Desk) -> Vec<Slot> {
    let needed = policy.slots().filter(|(slot, mandatory)| *mandatory || asked_again(*slot, desk));
    let empty = needed.filter(|(slot, _)| desk.folder.document(*slot).is_none());
    empty.map(|(slot, _)| slot).collect()
}

/// The intake asked for this document again.
fn asked_again(slot: Slot, desk: &Desk) -> bool {
    let standing = desk.folder.known.as_ref().map(|known| &known.standing);
    let Some(Standing::ActionNeeded { items }) = standing else { return false };
    items.iter().any(|needed| needed.item == Item::Document { slot })
}

/// The seller can put a file into this place. After a submission only into those that have to be filled again: all else
/// stays as the intake holds it.
fn changeable(slot: Slot, policy: &Policy, desk: &Desk) -> bool {
    let sent = desk.folder.submitted();
    policy.slots().any(|(wanted, _)| wanted == slot)
        && (!sent || desk.folder.here(slot) || missing(policy, desk).contains(&slot))
}

impl Documents {
    pub(super) fn enter(entered: Entered, desk: &mut Desk) -> Stage {
        Stage::Documents(Self::new(entered, desk))
    }

    fn new(entered: Entered, desk: &mut Desk) -> Self {
        desk.examine(&entered.consent.accepted.policy);
        let (busy, faults) = (BTreeMap::new(), BTreeMap::new());
        Self { entered, open: None, busy, faults, failed: None }
    }

    pub(super) fn on(mut self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) if self.idle() => {
                desk.clear_fault();
                return match self.entered.details {
                    DetailsGiven::Checked(_) => {
                        Stage::Details(details::Details::new(self.entered.consent))
                    }
                    DetailsGiven::Held => beside::Mine::enter(desk),
                };
            }
            Input::Intent(Intent::OpenSlot { slot }) => self.open = self.wanted(slot, desk),
            Input::Intent(Intent::LookAtDocument { slot })
                if self.idle() && desk.folder.here(slot) =>
            {
                return OneDocument::enter(self, slot, false, desk);
            }
            Input::Intent(Intent::PhotographDocument { slot }) if self.idle() => {
                return Photo::enter(self, slot, desk);
            }
            Input::Intent(Intent::Continue) if self.can_continue(desk) => {
                desk.clear_fault();
                if let Some(documented) = complete(&self.entered, desk) {
                    if desk.folder.form_unknown() {
                        // What to compare with is sealed to another computer's key.
                        return after_documents(documented, desk);
                    }
                    return matching::Match::enter(documented, desk);
                }
            }
            Input::Event(Event::Failed(effect, fault)) => return self.failed(*effect, fault, desk),
            other => self.handle(other, desk),
        }
        Stage::Documents(self)
    }

    /// What is done alike on the list and on one document.
    fn handle(&mut self, input: Input, desk: &mut Desk) {
        match input {
            Input::Intent(Intent::PickDocument { slot }) => {
                let several = slot.side == Side::Whole;
                self.get(slot, Origin::Picker { several }, desk);
            }
            Input::Intent(Intent::PasteDocument { slot }) => {
                self.get(slot, Origin::Clipboard, desk);
            }
            Input::Intent(Intent::AddPages { slot }) => self.add_pages(slot, desk),
            Input::Intent(Intent::CoverNumber { slot }) => self.cover(slot, desk),
            Input::Intent(Intent::SkipChecks { slot }) => desk.skip_checks(slot),
            Input::Intent(Intent::RemoveDocument { slot }) if desk.folder.here(slot) => {
                self.faults.remove(&slot);
                if let Some(removed) = desk.folder.remove_document(slot) {
                    desk.discard(vec![removed.entry.artifact]);
                }
            }
            Input::Intent(Intent::Retry) => {
                if let Some((slot, doing, effect)) = self.failed.take() {
                    self.begin(slot, doing, effect, desk);
                }
            }
            Input::Event(Event::FilesDropped(paths)) => self.dropped(paths, desk),
            Input::Event(Event::PickCancelled(slot)) => drop(self.busy.remove(&slot)),
            Input::Event(Event::DocumentSealed(document)) => self.sealed(*document, desk),
            Input::Event(Event::DocumentRefused(slot, fault)) => {
                self.busy.remove(&slot);
                self.faults.insert(slot, fault);
            }
            _ => {}
        }
    }

    fn wanted(&self, slot: Slot, desk: &Desk) -> Option<Slot> {
        changeable(slot, &self.entered.consent.accepted.policy, desk).then_some(slot)
    }

    fn order(&self, slot: Slot) -> Box<DocumentOrder> {
        let policy = &self.entered.consent.accepted.policy;
        Box::new(DocumentOrder {
            slot,
            limit_bytes: policy.limits.document_bytes,
            rules: policy.document_rules.clone(),
            to: self.entered.consent.sealing(),
        })
    }

    fn get(&mut self, slot: Slot, from: Origin, desk: &mut Desk) {
        if self.wanted(slot, desk).is_some() {
            let effect = Effect::GetDocument { from, adding_to: None, order: self.order(slot) };
            self.begin(slot, Doing::Getting, effect, desk);
        }
    }

    /// Only a document of one file has pages that could have been photographed one by one.
    fn add_pages(&mut self, slot: Slot, desk: &mut Desk) {
        let Some(there) = desk
            .folder
            .document(slot)
            .filter(|_| slot.side == Side::Whole && desk.folder.here(slot))
        else {
            return;
        };
        let (from, adding_to) = (Origin::Picker { several: true }, there.entry.artifact.clone());
        let order = self.order(slot);
        let effect = Effect::GetDocument { from, adding_to: Some(adding_to), order };
        self.begin(slot, Doing::Changing, effect, desk);
    }

    fn cover(&mut self, slot: Slot, desk: &mut Desk) {
        let Some(document) = desk.folder.document(slot).filter(|_| desk.folder.here(slot)) else {
            return;
        };
        let numbers = document.findings().filter(|it| it.code == FindingCode::CardNumber);
        let boxes: Vec<_> =
            numbers.flat_map(|it| it.boxes_px.iter().map(|box_px| (it.page, *box_px))).collect();
        if !boxes.is_empty() {
            let artifact = document.entry.artifact.clone();
            let effect = Effect::CoverNumber { artifact, boxes, order: self.order(slot) };
            self.begin(slot, Doing::Changing, effect, desk);
        }
    }

    fn begin(&mut self, slot: Slot, doing: Doing, effect: Effect, desk: &mut Desk) {
        if let std::collections::btree_map::Entry::Vacant(free) = self.busy.entry(slot) {
            free.insert(doing);
            self.open = Some(slot);
            desk.clear_fault();
            desk.ask(effect);
        }
    }

    /// A dropped file is for the open place, or for the first one that still wants a file. Several are the pages of one
    /// document, where it is one of several pages.
    fn dropped(&mut self, paths: Vec<PathBuf>, desk: &mut Desk) {
        let policy = &self.entered.consent.accepted.policy;
        let Some(slot) = self.open.or_else(|| missing(policy, desk).first().copied()) else {
            return;
        };
        match paths.len() {
            0 => {}
            2.. if slot.side != Side::Whole => {
                desk.fail(Fault::new(FaultCode::DocumentSeveral), None);
            }
            _ => self.get(slot, Origin::Files(paths), desk),
        }
    }

    fn sealed(&mut self, mut document: SealedDocument, desk: &mut Desk) {
        let slot = document.slot;
        let Some(doing) = self.busy.remove(&slot) else {
            // Begun before this screen was left and entered again: it may be sealed to others than now.
            return desk.discard(vec![document.entry.artifact]);
        };
        self.faults.remove(&slot);
        if let Some(replaced) = desk.folder.remove_document(slot) {
            if doing == Doing::Changing {
                document.corrections = replaced.corrections;
                document.file_name = replaced.file_name;
            }
            desk.discard(vec![replaced.entry.artifact]);
        }
        desk.folder.documents.push(document);
        desk.folder.matched = false;
        let policy = &self.entered.consent.accepted.policy;
        let order: Vec<_> = policy.slots().map(|(slot, _)| slot).collect();
        desk.folder.documents.sort_by_key(|d| order.iter().position(|slot| *slot == d.slot));
        desk.examine(policy);
        self.open = missing(policy, desk).first().copied();
    }

    fn failed(mut self, effect: Effect, fault: Fault, desk: &mut Desk) -> Stage {
        let (slot, doing) = match &effect {
            Effect::GetDocument { order, adding_to: None, .. } => (order.slot, Doing::Getting),
            Effect::GetDocument { order, .. } | Effect::CoverNumber { order, .. } => {
                (order.slot, Doing::Changing)
            }
            _ => {
                if let Some(stage) = lose_damaged(&effect, &fault, desk) {
                    return stage;
                }
                desk.fail(fault, Some(effect));
                return Stage::Documents(self);
            }
        };
        if self.busy.remove(&slot).is_none() {
            return Stage::Documents(self); // Begun before this screen was left and entered again.
        }
        if let Some(stage) = lose_damaged(&effect, &fault, desk) {
            return stage;
        }
        self.failed = Some((slot, doing, effect));
        desk.fail(fault, None);
        Stage::Documents(self)
    }

    /// No file is under way: Back works.
    pub(super) fn idle(&self) -> bool {
        self.busy.is_empty()
    }

    pub(super) fn can_continue(&self, desk: &Desk) -> bool {
        self.idle() && complete(&self.entered, desk).is_some()
    }
}
