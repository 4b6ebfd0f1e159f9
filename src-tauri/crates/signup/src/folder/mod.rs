//! The seller's folder: everything given so far, whatever screen is shown. Kept as the sealed journal.

mod adopting;
mod mending;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::details::DetailsForm;
use crate::event::{AcceptedPolicy, OpenedSignup, SealedDocument};
use crate::wire::{
    AlternativeKind, ArtifactEntry, CaptureFacts, ChallengeRequest, Decision, DeletionReceipt,
    Erased, ErasureCause, Held, Hold, Measured, Receipt, Slot, Standing, UnixSeconds,
};

/// Everything given so far. Screens come and go; this stays, so that Back and a crash lose nothing.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Folder {
    /// Language chosen.
    pub language: Option<String>,
    /// The policy that decisions are about.
    pub policy: Option<AcceptedPolicy>,
    /// Decision per purpose id.
    pub decisions: BTreeMap<String, Decided>,
    /// Chosen instead of the face video.
    pub alternative: Option<AlternativeKind>,
    /// The signup, once opened.
    pub signup: Option<OpenedSignup>,
    /// The form as typed.
    pub form: DetailsForm,
    /// The form as sealed, with its file.
    pub details: Option<(DetailsForm, ArtifactEntry)>,
    /// Sealed documents, at most one per place.
    pub documents: Vec<SealedDocument>,
    /// The comparison of form and documents was seen.
    pub matched: bool,
    /// The camera's id.
    pub camera: Option<String>,
    /// What the seller cannot do, and how much time they want.
    pub movements: ChallengeRequest,
    /// Nonces of the challenges that came so far: none of them may come again.
    pub nonces: BTreeSet<String>,
    /// Takes that were finished.
    pub takes: u32,
    /// The last finished take.
    pub take: Option<SealedTake>,
    /// The signed manifest, once Send was pressed.
    pub manifest: Option<String>,
    /// Upload URL per artifact.
    pub uploads: BTreeMap<String, String>,
    /// The receipt for that manifest with its compact JWS.
    pub receipt: Option<(Receipt, String)>,
    /// The policy before the one in force, to show what changed until the new one is decided on.
    pub policy_before: Option<Box<AcceptedPolicy>>,
    /// What the intake last said of the signup, with every receipt and deletion receipt.
    pub known: Option<Known>,
    /// Artifacts that are sealed to the seller's key on another computer, and cannot be shown here.
    pub foreign: BTreeSet<String>,
    /// The objection as written.
    pub appeal_text: String,
    /// The objection, sealed.
    pub appeal: Option<ArtifactEntry>,
}

/// What the intake said of a signup. Its statements were verified under the pinned key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// Where it stands.
    pub standing: Standing,
    /// An objection is being looked at.
    pub appealed: bool,
    /// Nothing may be erased.
    pub hold: Option<Hold>,
    /// Every receipt with its compact JWS, oldest first.
    pub receipts: Vec<(Receipt, String)>,
    /// Every deletion receipt with its compact JWS, oldest first.
    pub deletions: Vec<(DeletionReceipt, String)>,
    /// When it was said.
    pub at: UnixSeconds,
}

/// One decision with what a consent record needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// What.
    pub decision: Decision,
    /// In which language it was read.
    pub language: String,
    /// When.
    pub at: UnixSeconds,
}

/// A finished take: clip and transcript, both sealed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SealedTake {
    /// The clip.
    pub clip: ArtifactEntry,
    /// Its record.
    pub transcript: ArtifactEntry,
    /// How it was taken.
    pub capture: CaptureFacts,
    /// The challenge's nonce.
    pub nonce: String,
    /// Length of the clip.
    pub length_ms: u32,
    /// What was measured.
    pub measured: Measured,
}

impl Known {
    /// What is known of an artifact's erasure, if it was erased.
    pub fn erased(&self, artifact: &str) -> Option<(&Erased, ErasureCause)> {
        self.deletions.iter().find_map(|(receipt, _)| {
            let erased = receipt.erased.iter().find(|erased| erased.artifact == artifact)?;
            Some((erased, receipt.cause))
        })
    }
}

impl Folder {
    /// The sealed document in a place.
    pub fn document(&self, slot: Slot) -> Option<&SealedDocument> {
        self.documents.iter().find(|document| document.slot == slot)
    }

    /// What the intake holds: the last receipt's files less those erased since.
    pub fn held(&self) -> Vec<&Held> {
        let Some(known) = &self.known else { return Vec::new() };
        let Some((last, _)) = known.receipts.last() else { return Vec::new() };
        last.held.iter().filter(|held| known.erased(&held.artifact).is_none()).collect()
    }

    /// The intake holds this artifact: there is no file of it here any more, and it is not sent again.
    pub fn holds(&self, artifact: &str) -> bool {
        self.held().iter().any(|held| held.artifact == artifact)
    }

    /// There is a document in this place, and its file is on this computer.
    pub(crate) fn here(&self, slot: Slot) -> bool {
        self.document(slot).is_some_and(|document| !self.holds(&document.entry.artifact))
    }

    /// The intake has everything that was given so far, and nothing is being sent again.
    pub fn settled(&self) -> bool {
        self.manifest.is_some() && self.receipt.is_some()
    }

    /// Files were handed in at least once.
    pub fn submitted(&self) -> bool {
        self.known.as_ref().is_some_and(|known| !known.receipts.is_empty())
    }

    pub(crate) fn document_mut(&mut self, slot: Slot) -> Option<&mut SealedDocument> {
        self.documents.iter_mut().find(|document| document.slot == slot)
    }

    pub(crate) fn document_called(&mut self, artifact: &str) -> Option<&mut SealedDocument> {
        self.documents.iter_mut().find(|document| document.entry.artifact == artifact)
    }

    /// Takes the document out of a place; its sealed file is the caller's to discard.
    pub(crate) fn remove_document(&mut self, slot: Slot) -> Option<SealedDocument> {
        let at = self.documents.iter().position(|document| document.slot == slot)?;
        self.matched = false;
        Some(self.documents.remove(at))
    }

    /// Forgets the sealed file with this id, and with a clip or its transcript the whole take; what was left of it is
    /// the caller's to discard.
    pub(crate) fn lose(&mut self, artifact: &str) -> Vec<String> {
        let before: Vec<_> = self.artifacts().iter().map(|entry| entry.artifact.clone()).collect();
        let is = |entry: &ArtifactEntry| entry.artifact == artifact;
        self.details.take_if(|(_, entry)| is(entry));
        self.documents.retain(|document| !is(&document.entry));
        self.take.take_if(|take| is(&take.clip) || is(&take.transcript));
        self.appeal.take_if(|entry| is(entry));
        let left = self.artifacts();
        before.into_iter().filter(|id| left.iter().all(|entry| entry.artifact != *id)).collect()
    }

    /// Every sealed file that belongs to the submission, in the order it is sent.
    pub fn artifacts(&self) -> Vec<&ArtifactEntry> {
        let details = self.details.iter().map(|(_, entry)| entry);
        let documents = self.documents.iter().map(|document| &document.entry);
        let take = self.take.iter().flat_map(|take| [&take.transcript, &take.clip]);
        details.chain(documents).chain(take).chain(&self.appeal).collect()
    }

    /// Finished takes that may still be made.
    pub fn takes_left(&self) -> u32 {
        let allowed = self.policy.as_ref().map_or(0, |accepted| accepted.policy.clip.takes);
        allowed.saturating_sub(self.takes)
    }
}
