//! What the page is shown of the documents.

use super::super::Desk;
use super::{Documents, OneDocument, asked_again, changeable, missing};
use crate::document::Severity;
use crate::event::SealedDocument;
use crate::view::{CheckView, DocumentCard, FactView, OpenDocument, Screen, SlotState, SlotView};
use crate::wire::{Side, Slot, WantedDocument, in_language};

impl Documents {
    pub(in crate::machine) fn screen(&self, desk: &Desk) -> Screen {
        let policy = &self.entered.consent.accepted.policy;
        Screen::Documents {
            cards: self.cards(desk),
            open: self.open.or_else(|| missing(policy, desk).first().copied()),
            missing: missing(policy, desk),
            kept: kept(desk),
            rules: policy.document_rules.clone(),
            limit_bytes: policy.limits.document_bytes,
        }
    }

    /// Of documents that stay as the intake holds them there is no card.
    fn cards(&self, desk: &Desk) -> Vec<DocumentCard> {
        let wanted = &self.entered.consent.accepted.policy.documents;
        let cards = wanted.iter().map(|wanted| self.card(wanted, desk));
        cards.filter(|card| !card.slots.is_empty()).collect()
    }

    fn card(&self, wanted: &WantedDocument, desk: &Desk) -> DocumentCard {
        let language = desk.language();
        let policy = &self.entered.consent.accepted.policy;
        let open = wanted.slots().filter(|(slot, _)| changeable(*slot, policy, desk));
        let slots = open.map(|(slot, mandatory)| SlotView {
            slot,
            mandatory: mandatory || asked_again(slot, desk),
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
            _ if self.busy.contains_key(&slot) => SlotState::Busy,
            None => SlotState::Empty,
            Some(document) => SlotState::Filled {
                file_name: document.file_name.clone(),
                media_type: document.entry.media_type.clone(),
                length_bytes: document.length_bytes,
                pages: document.pages,
                thumbnail: document.thumbnail.clone(),
                check: check(document, desk),
            },
        }
    }
}

impl OneDocument {
    /// Without a document in the place there is nothing to show; the machine has left this screen by then.
    pub(in crate::machine) fn screen(&self, desk: &Desk) -> Screen {
        let Some(document) = desk.folder.document(self.slot) else {
            return self.documents.screen(desk);
        };
        let examination = document.examination.as_ref();
        let sizes = examination.map_or(&[][..], |it| &it.pages);
        let mut findings: Vec<_> = document.findings().cloned().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        let facts = document.facts();
        Screen::Document {
            slot: self.slot,
            file_name: document.file_name.clone(),
            pages: document.pages,
            page: self.page,
            size: usize::try_from(self.page).ok().and_then(|page| sizes.get(page).copied()),
            check: check(document, desk),
            findings,
            facts: facts.into_iter().map(|(fact, read)| FactView { fact, read }).collect(),
            removed: document.removed.clone(),
            can_add_pages: self.slot.side == Side::Whole,
            changing: self.documents.busy.contains_key(&self.slot),
        }
    }
}

fn kept(desk: &Desk) -> u32 {
    let documents = desk.folder.documents.iter();
    let held = documents.filter(|document| desk.folder.holds(&document.entry.artifact)).count();
    u32::try_from(held).unwrap_or(u32::MAX)
}

/// The documents on which something is still to be looked at.
pub(in crate::machine) fn open_documents(desk: &Desk) -> Vec<OpenDocument> {
    let open = |document: &SealedDocument| {
        let check = check(document, desk);
        // What was left out is a person's to look at, and no work for the seller.
        let open = matches!(check, CheckView::Done { count: 1.., kept: false, .. })
            && desk.folder.here(document.slot);
        open.then_some(OpenDocument { slot: document.slot, check })
    };
    desk.folder.documents.iter().filter_map(open).collect()
}

fn check(document: &SealedDocument, desk: &Desk) -> CheckView {
    if document.skipped {
        return CheckView::Skipped;
    }
    if document.examination.is_none() {
        let step = desk.checks.step(&document.entry.artifact).unwrap_or_default();
        return CheckView::Running { step };
    }
    CheckView::Done {
        worst: document.worst().filter(|worst| *worst > Severity::Notice),
        count: document.open_findings(),
        kept: document.kept,
    }
}
