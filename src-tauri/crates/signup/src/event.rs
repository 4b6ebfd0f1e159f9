//! What the world tells the machine.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::document::{
    Comparison, Examination, ExamineStep, Fact, Finding, PaperSight, Read, Removed, Severity,
};
use crate::effect::Effect;
use crate::fault::Fault;
use crate::folder::{Folder, Known};
use crate::liveness::Observation;
use crate::view::{CameraView, HeldContent, PaperCheck, RecipientView};
use crate::wire::{
    ArtifactEntry, CaptureFacts, Challenge, DeletionReceipt, Manifest, Policy, Receipt, Signal,
    Slot,
};

/// From the engine to the machine.
#[derive(Clone)]
pub enum Event {
    /// A sealed journal of an earlier session was found.
    Restored(Box<Folder>),
    /// The policy arrived and its signature was verified.
    PolicyArrived(Box<AcceptedPolicy>),
    /// The intake opened the signup.
    SignupOpened(OpenedSignup),
    /// The details are in the spool.
    DetailsSealed(ArtifactEntry),
    /// The picker was closed without choosing.
    PickCancelled(Slot),
    /// A file passed the checks and is in the spool.
    DocumentSealed(Box<SealedDocument>),
    /// A file did not pass the checks. What was there before stays.
    DocumentRefused(Slot, Fault),
    /// How far a document's examination is.
    DocumentExamining {
        /// The document.
        artifact: String,
        /// It has begun this step.
        step: ExamineStep,
    },
    /// A document was examined to the end.
    DocumentExamined {
        /// The document.
        artifact: String,
        /// What was found.
        examination: Box<Examination>,
    },
    /// What the camera sees of a document; some ten a second.
    PaperSighted(PaperSight),
    /// The document's photo was taken; it is being sealed.
    PhotoTaken(Slot),
    /// Form and documents were held against each other.
    Compared(Box<Comparison>),
    /// Files were dropped on the window.
    FilesDropped(Vec<PathBuf>),
    /// What is attached, sorted.
    CamerasFound(Vec<CameraView>),
    /// The camera's first picture came.
    CameraOpened {
        /// Width of the pictures.
        width_px: u32,
        /// Height of the pictures.
        height_px: u32,
    },
    /// Measured pictures per second, about once a second.
    CameraRate(u32),
    /// The camera stopped for good. During a take this ends it.
    CameraFailed(Fault),
    /// The challenge arrived and was verified.
    ChallengeArrived(Challenge),
    /// What one frame measured. Frames may be left out when the device is busy.
    Observed(Box<Observation>),
    /// The first frame of the take was recorded.
    TakeStarted {
        /// When it was taken, on the clock of the observations.
        at_ms: u64,
    },
    /// Every frame of the take that is going to be analysed was.
    TakeAnalysed(Box<TakeAnalysis>),
    /// The clip is in the spool.
    ClipSealed {
        /// The sealed file.
        clip: ArtifactEntry,
        /// How it was taken.
        capture: CaptureFacts,
    },
    /// The clip could not be made.
    TakeFailed(Fault),
    /// The transcript is in the spool.
    TranscriptSealed(ArtifactEntry),
    /// The clip was played to its end.
    ClipEnded,
    /// The manifest was signed: its compact JWS.
    ManifestSigned(String),
    /// The intake opened an upload for an artifact: its URL.
    UploadCreated {
        /// The artifact.
        artifact: String,
        /// Where its bytes go.
        url: String,
    },
    /// The intake has this many bytes of an artifact.
    Sent {
        /// The artifact.
        artifact: String,
        /// Offset in bytes.
        offset_bytes: u64,
    },
    /// The line is broken; tried again by itself.
    TransferWaiting {
        /// Seconds until the next try.
        retry_in_s: u32,
    },
    /// Every artifact is at the intake.
    Transferred,
    /// The receipt arrived and was verified; with its compact JWS.
    ReceiptArrived(Box<Receipt>, String),
    /// Papers were saved: the file's name.
    PapersSaved(String),
    /// A file was chosen and checked.
    PaperChecked(PaperCheck),
    /// The picker for a paper was closed without choosing.
    PaperCheckCancelled,
    /// The intake told where the signup stands; its statements were verified.
    StatusArrived(Box<Known>),
    /// The intake erased what it was asked to; the deletion receipt was verified. With its compact JWS.
    Erased(Box<DeletionReceipt>, String),
    /// A held file was fetched, is the one of the receipt and was opened.
    HeldOpened {
        /// The artifact.
        artifact: String,
        /// What is in it.
        content: HeldContent,
    },
    /// The objection is in the spool.
    AppealSealed(ArtifactEntry),
    /// The signup goes on, on this device.
    Continued(Box<ContinuedSignup>),
    /// The window lost the focus.
    WindowLostFocus,
    /// The seller asked to close the window.
    CloseAsked,
    /// The time asked for with [`Effect::Wake`] has come.
    Woke,
    /// An effect failed; it can be asked for again.
    Failed(Box<Effect>, Fault),
}

/// A policy whose signature was verified under the pinned key, with the digests that a pure machine cannot make.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AcceptedPolicy {
    /// What it says.
    pub policy: Policy,
    /// Its compact JWS.
    pub jws: String,
    /// SHA-256 of the compact JWS, hex.
    pub digest: String,
    /// The reviewers with their keys' fingerprints.
    pub reviewers: Vec<RecipientView>,
    /// SHA-256 of each purpose's text as JSON, per purpose id and language, hex.
    pub text_sha256: BTreeMap<String, BTreeMap<String, String>>,
}

/// A signup opened at the intake. Its token is in the vault. Holds a secret: no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedSignup {
    /// Its id.
    pub signup: String,
    /// Fingerprint of the device's signing key.
    pub device_fingerprint: String,
    /// Fingerprint of the seller's own recipient key.
    pub seller_fingerprint: String,
    /// The code to carry on elsewhere, for the seller to write down.
    #[serde(default)]
    pub continuation: String,
}

/// A signup that was begun on another device, or with keys that are lost, and goes on here with new ones.
#[derive(Clone)]
pub struct ContinuedSignup {
    /// With this device's keys.
    pub opened: OpenedSignup,
    /// The policy of its last submission, if there was one.
    pub policy: Option<AcceptedPolicy>,
    /// The manifest of its last submission with its compact JWS. Signed by the device it was made on; that it is the
    /// one the intake took is told by the receipt's digest.
    pub manifest: Option<(Manifest, String)>,
}

/// What was found of a take beside its observations.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TakeAnalysis {
    /// Frames of the take that were analysed.
    pub analysed_frames: u32,
    /// Frames let go: analysis gives way to the clip.
    pub skipped_frames: u32,
    /// Every signal, fired or not.
    pub signals: Vec<Signal>,
    /// The models by name with their SHA-256, hex.
    pub models: Vec<(String, String)>,
}

/// A document that passed the checks and is sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedDocument {
    /// The sealed file; `document` is always set.
    pub entry: ArtifactEntry,
    /// Its place.
    pub slot: Slot,
    /// The file's name on the seller's disk.
    pub file_name: String,
    /// Plain size.
    pub length_bytes: u64,
    /// 1 for a picture.
    pub pages: u32,
    /// `data:` URL of a small JPEG.
    pub thumbnail: String,
    /// What was taken out before it was sealed.
    #[serde(default)]
    pub removed: Vec<Removed>,
    /// What was noticed of the file itself, before its content was examined.
    #[serde(default)]
    pub remarks: Vec<Finding>,
    /// What its examination found; `None` before, and when it was skipped.
    #[serde(default)]
    pub examination: Option<Examination>,
    /// What the seller wrote over what was read; empty: it says nothing of the kind.
    #[serde(default)]
    pub corrections: BTreeMap<Fact, String>,
    /// The seller did without the examination, or it could not be done.
    #[serde(default)]
    pub skipped: bool,
    /// The seller saw what was noticed and keeps it.
    #[serde(default)]
    pub kept: bool,
}

impl SealedDocument {
    /// Everything noticed: of the file first, then of its content.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.remarks.iter().chain(self.examination.iter().flat_map(|it| &it.findings))
    }

    /// The gravest thing noticed.
    pub fn worst(&self) -> Option<Severity> {
        self.findings().map(|finding| finding.severity).max()
    }

    /// How many things were noticed that are more than a notice.
    pub fn open_findings(&self) -> u32 {
        let open = self.findings().filter(|finding| finding.severity > Severity::Notice);
        u32::try_from(open.count()).unwrap_or(u32::MAX)
    }

    /// What it says: as read, and over it what the seller wrote.
    pub fn facts(&self) -> BTreeMap<Fact, Read> {
        let mut facts = self.examination.as_ref().map(|it| it.facts.clone()).unwrap_or_default();
        for (fact, text) in &self.corrections {
            let place = facts.get(fact).and_then(|read| read.place);
            facts.insert(*fact, Read { text: text.clone(), place, corrected: true });
        }
        facts
    }

    /// Notes what the seller wrote; written as it was read, it is no correction any more.
    pub(crate) fn correct(&mut self, fact: Fact, text: String) {
        let read = self.examination.as_ref().and_then(|it| it.facts.get(&fact));
        if read.map_or("", |read| read.text.as_str()) == text {
            self.corrections.remove(&fact);
        } else {
            self.corrections.insert(fact, text);
        }
    }
}
