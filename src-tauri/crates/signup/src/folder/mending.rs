//! What was sent and is not complete any more: asked for again, erased, or carried over from another computer.

use std::collections::BTreeMap;

use super::{Decided, Folder, Known, SealedTake};
use crate::details::DetailsForm;
use crate::event::{AcceptedPolicy, ContinuedSignup, SealedDocument};
use crate::wire::{
    ArtifactEntry, ArtifactKind, DeletionReceipt, Item, ItemNeeded, Liveness, Manifest, Measured,
    Receipt, Slot, Standing, UnixSeconds,
};

impl Folder {
    /// The intake took the submission and signed for it.
    pub(crate) fn receipted(&mut self, receipt: Receipt, jws: String) {
        let known = self.known.get_or_insert_with(|| Known::fresh(receipt.iat));
        known.at = receipt.iat;
        known.standing = Standing::Received;
        known.appealed = self.appeal.is_some();
        if known.receipts.iter().all(|(_, given)| *given != jws) {
            known.receipts.push((receipt.clone(), jws.clone()));
        }
        self.receipt = Some((receipt, jws));
    }

    /// What the intake said last. A statement it signed once is never forgotten for another answer.
    pub(crate) fn told(&mut self, mut known: Known) {
        let before = self.known.take();
        for (receipt, jws) in before.iter().flat_map(|it| &it.receipts) {
            if known.receipts.iter().all(|(_, given)| given != jws) {
                known.receipts.push((receipt.clone(), jws.clone()));
            }
        }
        for (deletion, jws) in before.iter().flat_map(|it| &it.deletions) {
            if known.deletions.iter().all(|(_, given)| given != jws) {
                known.deletions.push((deletion.clone(), jws.clone()));
            }
        }
        known.receipts.sort_by_key(|(receipt, _)| receipt.iat);
        known.deletions.sort_by_key(|(deletion, _)| deletion.iat);
        self.known = Some(known);
        self.forget_erased();
    }

    /// The intake erased something and signed for it.
    pub(crate) fn erased(&mut self, deletion: DeletionReceipt, jws: String) {
        let known = self.known.get_or_insert_with(|| Known::fresh(deletion.iat));
        if known.deletions.iter().all(|(_, given)| *given != jws) {
            known.deletions.push((deletion, jws));
        }
        self.forget_erased();
    }

    /// What is erased at the intake is gone from the folder as well.
    fn forget_erased(&mut self) {
        let Some(known) = &self.known else { return };
        let gone: Vec<String> = self
            .artifacts()
            .iter()
            .filter(|entry| known.erased(&entry.artifact).is_some())
            .map(|entry| entry.artifact.clone())
            .collect();
        for artifact in gone {
            self.lose(&artifact);
        }
    }

    /// Takes out what has to be sent again; all else stays with the intake. The manifest is made anew.
    pub(crate) fn reopen(&mut self, items: &[ItemNeeded]) {
        self.manifest = None;
        self.receipt = None;
        // Compared again only where something comes in that can differ, and where there is a form to compare with.
        self.matched = true;
        for ItemNeeded { item, .. } in items {
            match item {
                Item::FaceVideo => {
                    self.take = None;
                    self.takes = 0;
                }
                Item::Details => {
                    self.details = None;
                    self.matched = false;
                }
                Item::Document { slot } => drop(self.remove_document(*slot)),
            }
        }
    }

    /// What was typed is not known here: it is sealed to another computer's key.
    pub(crate) fn form_unknown(&self) -> bool {
        self.form == DetailsForm::default()
    }

    /// A signup that goes on here: what its last manifest tells is taken over, what is sealed stays closed.
    pub(crate) fn continued(
        it: ContinuedSignup,
        language: Option<String>,
        in_force: Option<AcceptedPolicy>,
    ) -> Self {
        let mut folder =
            Self { language, signup: Some(it.opened), known: it.known, ..Self::default() };
        let Some((manifest, jws)) = it.manifest else {
            folder.policy = in_force;
            return folder;
        };
        folder.policy = it.policy.or(in_force);
        folder.decisions = manifest
            .consents
            .iter()
            .map(|consent| {
                let (decision, at) = (consent.decision, consent.at);
                let language = consent.language.clone();
                (consent.purpose.clone(), Decided { decision, language, at })
            })
            .collect();
        folder.alternative = manifest.alternative;
        folder.foreign = manifest.artifacts.iter().map(|entry| entry.artifact.clone()).collect();
        folder.take_over(&manifest);
        folder.receipt = folder.known.as_ref().and_then(|known| known.receipts.last().cloned());
        folder.manifest = Some(jws);
        folder.matched = true;
        folder.forget_erased();
        folder
    }

    fn take_over(&mut self, manifest: &Manifest) {
        let of = |kind| manifest.artifacts.iter().find(|entry| entry.kind == kind).cloned();
        self.details = of(ArtifactKind::Details).map(|entry| (DetailsForm::default(), entry));
        self.appeal = of(ArtifactKind::Appeal);
        let documents = manifest
            .artifacts
            .iter()
            .filter_map(|entry| Some(SealedDocument::elsewhere(entry.document?, entry.clone())));
        self.documents = documents.collect();
        let parts = of(ArtifactKind::Clip).zip(of(ArtifactKind::Transcript));
        if let (Some((clip, transcript)), Some(capture), Some(nonce)) =
            (parts, manifest.capture.clone(), manifest.challenge.clone())
        {
            let length_ms = self.policy.as_ref().map_or(0, |it| it.policy.clip.length_ms);
            let measured = match &manifest.liveness {
                Liveness::Measured(measured) => measured.clone(),
                Liveness::NotMeasured => Measured::nothing(),
            };
            self.take = Some(SealedTake { clip, transcript, capture, nonce, length_ms, measured });
        }
    }
}

impl SealedDocument {
    /// One that was sealed on another computer: it is known that it is there, and no more.
    fn elsewhere(slot: Slot, entry: ArtifactEntry) -> Self {
        Self {
            entry,
            slot,
            file_name: String::new(),
            length_bytes: 0,
            pages: 1,
            thumbnail: String::new(),
            removed: Vec::new(),
            remarks: Vec::new(),
            examination: None,
            corrections: BTreeMap::new(),
            skipped: true,
            kept: false,
        }
    }
}

impl Known {
    /// Before anything was said but what is about to be noted.
    fn fresh(at: UnixSeconds) -> Self {
        Self {
            standing: Standing::Open,
            appealed: false,
            hold: None,
            receipts: Vec::new(),
            deletions: Vec::new(),
            at,
        }
    }
}
