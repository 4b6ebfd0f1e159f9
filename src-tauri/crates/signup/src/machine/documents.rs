//! 4. Documents: a place per wanted file.

use std::collections::{BTreeMap, BTreeSet};

use super::{Desk, Documented, Entered, Input, Stage, after_documents, details};
use crate::effect::{DocumentOrder, Effect, Origin};
use crate::event::{Event, SealedDocument};
use crate::fault::{Fault, FaultCode};
use crate::intent::Intent;
use crate::view::{CheckView, DocumentCard, Screen, SlotState, SlotView};
use crate::wire::{Policy, Slot, WantedDocument, in_language};

pub(super) struct Documents {
    entered: Entered,
    open: Option<Slot>,
    busy: BTreeSet<Slot>,
    faults: BTreeMap<Slot, Fault>,
    /// What could not be done though the file was good: Retry asks for it again.
    failed: Option<(Slot, Effect)>,
}

/// The evidence that every place which must be filled is.
pub(super) fn complete(entered: &Entered, desk: &Desk) -> Option<Documented> {
    let policy = &entered.consent.accepted.policy;
    missing(policy, desk).is_empty().then(|| Documented { entered: entered.clone() })
}

fn missing(policy: &Policy, desk: &Desk) -> Vec<Slot> {
    let needed = policy.slots().filter_map(|(slot, mandatory)| mandatory.then_some(slot));
    needed.filter(|slot| desk.folder.document(*slot).is_none()).collect()
}

impl Documents {
    pub(super) fn new(entered: Entered) -> Self {
        Self { entered, open: None, busy: BTreeSet::new(), faults: BTreeMap::new(), failed: None }
    }

    pub(super) fn on(mut self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) if self.idle() => {
                desk.clear_fault();
                return Stage::Details(details::Details::new(self.entered.consent));
            }
            Input::Intent(Intent::OpenSlot { slot }) => self.open = self.wanted(slot),
            Input::Intent(Intent::PickDocument { slot }) => self.pick(slot, desk),
            Input::Intent(Intent::RemoveDocument { slot }) => {
                self.faults.remove(&slot);
                if let Some(removed) = desk.folder.remove_document(slot) {
                    desk.discard(vec![removed.entry.artifact]);
                }
            }
            Input::Intent(Intent::Continue) if self.can_continue(desk) => {
                desk.clear_fault();
                if let Some(documented) = complete(&self.entered, desk) {
                    return after_documents(documented, desk);
                }
            }
            Input::Intent(Intent::Retry) => {
                if let Some((slot, effect)) = self.failed.take()
                    && self.busy.insert(slot)
                {
                    desk.ask(effect);
                }
            }
            Input::Event(Event::FilesDropped(paths)) => self.dropped(paths, desk),
            Input::Event(Event::PickCancelled(slot)) => {
                self.busy.remove(&slot);
            }
            Input::Event(Event::DocumentSealed(document)) => self.sealed(*document, desk),
            Input::Event(Event::DocumentRefused(slot, fault)) => {
                self.busy.remove(&slot);
                self.faults.insert(slot, fault);
            }
            Input::Event(Event::Failed(effect, fault)) => self.failed(*effect, fault, desk),
            _ => {}
        }
        Stage::Documents(self)
    }

    fn wanted(&self, slot: Slot) -> Option<Slot> {
        let mut slots = self.entered.consent.accepted.policy.slots();
        slots.any(|(wanted, _)| wanted == slot).then_some(slot)
    }

    fn order(&self, slot: Slot) -> DocumentOrder {
        let policy = &self.entered.consent.accepted.policy;
        DocumentOrder {
            slot,
            limit_bytes: policy.limits.document_bytes,
            rules: policy.document_rules.clone(),
            to: self.entered.consent.sealing(),
        }
    }

    fn limit_bytes(&self) -> u64 {
        self.entered.consent.accepted.policy.limits.document_bytes
    }

    fn pick(&mut self, slot: Slot, desk: &mut Desk) {
        if self.wanted(slot).is_none() || !self.busy.insert(slot) {
            return;
        }
        self.open = Some(slot);
        desk.clear_fault();
        let order = Box::new(self.order(slot));
        desk.ask(Effect::GetDocument { from: Origin::Picker { several: false }, adding_to: None, order });
    }

    /// A dropped file is for the open place, or for the first one that still wants a file.
    fn dropped(&mut self, paths: Vec<std::path::PathBuf>, desk: &mut Desk) {
        let policy = &self.entered.consent.accepted.policy;
        let Some(slot) = self.open.or_else(|| missing(policy, desk).first().copied()) else {
            return;
        };
        let mut paths = paths.into_iter();
        match (paths.next(), paths.next()) {
            (Some(path), None) if self.busy.insert(slot) => {
                self.open = Some(slot);
                desk.clear_fault();
                let order = Box::new(self.order(slot));
                desk.ask(Effect::GetDocument { from: Origin::Files(vec![path]), adding_to: None, order });
            }
            (Some(_), Some(_)) => desk.fail(Fault::new(FaultCode::DocumentSeveral), None),
            _ => {}
        }
    }

    fn sealed(&mut self, document: SealedDocument, desk: &mut Desk) {
        let slot = document.slot;
        if !self.busy.remove(&slot) {
            // Begun before this screen was left and entered again: it may be sealed to others than now.
            return desk.discard(vec![document.entry.artifact]);
        }
        self.faults.remove(&slot);
        if let Some(replaced) = desk.folder.remove_document(slot) {
            desk.discard(vec![replaced.entry.artifact]);
        }
        desk.folder.documents.push(document);
        let order: Vec<_> = self.entered.consent.accepted.policy.slots().map(|(s, _)| s).collect();
        desk.folder.documents.sort_by_key(|d| order.iter().position(|slot| *slot == d.slot));
        let policy = &self.entered.consent.accepted.policy;
        self.open = missing(policy, desk).first().copied();
    }

    fn failed(&mut self, effect: Effect, fault: Fault, desk: &mut Desk) {
        let slot = match &effect {
            Effect::GetDocument { order, .. } => order.slot,
            _ => return desk.fail(fault, Some(effect)),
        };
        if !self.busy.remove(&slot) {
            return; // Begun before this screen was left and entered again.
        }
        self.failed = Some((slot, effect));
        desk.fail(fault, None);
    }

    /// No file is under way: Back works.
    pub(super) fn idle(&self) -> bool {
        self.busy.is_empty()
    }

    pub(super) fn can_continue(&self, desk: &Desk) -> bool {
        let policy = &self.entered.consent.accepted.policy;
        self.idle() && missing(policy, desk).is_empty()
    }

    pub(super) fn screen(&self, desk: &Desk) -> Screen {
        let policy = &self.entered.consent.accepted.policy;
        Screen::Documents {
            cards: policy.documents.iter().map(|wanted| self.card(wanted, desk)).collect(),
            open: self.open.or_else(|| missing(policy, desk).first().copied()),
            missing: missing(policy, desk),
            limit_bytes: self.limit_bytes(),
        }
    }

    fn card(&self, wanted: &WantedDocument, desk: &Desk) -> DocumentCard {
        let language = desk.language();
        let slots = wanted.slots().map(|(slot, mandatory)| SlotView {
            slot,
            mandatory,
            state: self.state(slot, desk),
            fault: self.faults.get(&slot).cloned(),
        });
        DocumentCard {
            kind: wanted.kind,
            accepts: in_language(&wanted.accepts, language).cloned().unwrap_or_default(),
            why: in_language(&wanted.why, language).cloned().unwrap_or_default(),
            newest_age_days: wanted.newest_age_days,
            slots: slots.collect(),
        }
    }

    fn state(&self, slot: Slot, desk: &Desk) -> SlotState {
        match desk.folder.document(slot) {
            _ if self.busy.contains(&slot) => SlotState::Busy,
            None => SlotState::Empty,
            Some(document) => SlotState::Filled {
                file_name: document.file_name.clone(),
                media_type: document.entry.media_type.clone(),
                length_bytes: document.length_bytes,
                pages: document.pages,
                thumbnail: document.thumbnail.clone(),
                check: CheckView::Skipped,
            },
        }
    }
}
