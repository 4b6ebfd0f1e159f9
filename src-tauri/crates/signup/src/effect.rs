//! What the machine wants done in the world.

use std::path::PathBuf;

use crate::details::{CheckedDetails, DetailsForm};
use crate::document::{Asked, Paper};
use crate::folder::Folder;
use crate::wire::{
    ArtifactEntry, ChallengeRequest, DocumentRules, Held, Manifest, Slot, Transcript, UnixSeconds,
    Withdrawal,
};

/// From the machine to the engine, which performs it and answers with events.
#[derive(Clone)]
pub enum Effect {
    /// Look for the journal of an earlier session.
    Restore,
    /// Get and verify the policy.
    FetchPolicy,
    /// Make keys, put them into the vault and open a signup at the intake.
    OpenSignup {
        /// Language (BCP 47) the seller reads.
        locale: String,
    },
    /// Seal the details.
    SealDetails {
        /// What to seal.
        details: Box<CheckedDetails>,
        /// For whom.
        to: Sealing,
    },
    /// Get a document's file or files, open them, take out what identifies and seal the rest. Several files become the
    /// pages of one PDF.
    GetDocument {
        /// From where.
        from: Origin,
        /// The sealed document whose pages come first.
        adding_to: Option<String>,
        /// How.
        order: Box<DocumentOrder>,
    },
    /// Open the sealed document with the seller's own key and examine it.
    Examine {
        /// The document.
        artifact: String,
        /// What to hold it against.
        asked: Box<Asked>,
    },
    /// Stop examining this document.
    StopExamining {
        /// The document.
        artifact: String,
    },
    /// Cover the middle of every card number on the sealed document, and seal it anew.
    CoverNumber {
        /// The document.
        artifact: String,
        /// Where: page (from 0) and boxes in its pixels.
        boxes: Vec<(u32, [u32; 4])>,
        /// How.
        order: Box<DocumentOrder>,
    },
    /// Open the sealed document with the seller's own key and show a page on the preview.
    ShowDocument {
        /// The document.
        artifact: String,
        /// Counted from 0.
        page: u32,
    },
    /// Nothing is shown on the preview any more.
    HideDocument,
    /// Open this camera, closing another, and watch for a document; when it is held well, its photo is taken by itself
    /// and sealed.
    WatchDocument {
        /// Its id.
        camera: String,
        /// How.
        order: Box<DocumentOrder>,
    },
    /// Take the document's photo now, however it is held.
    TakePhoto,
    /// Hold form and documents against each other.
    Compare {
        /// The form as it is.
        form: Box<DetailsForm>,
        /// What the documents say, in the policy's order.
        papers: Vec<Paper>,
    },
    /// Erase sealed files from the spool that will not be sent.
    Discard(Vec<String>),
    /// List the cameras.
    FindCameras,
    /// Open this camera, closing another.
    OpenCamera {
        /// Its id.
        camera: String,
    },
    /// Close the camera.
    CloseCamera,
    /// Get and verify a new challenge.
    FetchChallenge {
        /// The signup it is for.
        signup: String,
        /// What the seller cannot do, and how much time they want.
        request: ChallengeRequest,
    },
    /// Record from the next frame on, straight into a sealed file.
    Record {
        /// Length of the clip.
        length_ms: u32,
        /// For whom.
        to: Sealing,
    },
    /// End the take; what was recorded is thrown away.
    AbandonTake,
    /// Seal the take's record.
    SealTranscript {
        /// What to seal.
        transcript: Box<Transcript>,
        /// For whom.
        to: Sealing,
    },
    /// Open the sealed clip with the seller's own key and play it on the preview.
    PlayClip {
        /// The clip.
        artifact: String,
    },
    /// Stop playing.
    StopClip,
    /// Sign the manifest with the device key.
    Sign(Box<Manifest>),
    /// Upload what the intake does not have yet, one artifact after the other.
    Transfer {
        /// Whose.
        signup: String,
        /// The sealed files with the upload the intake opened for each, if it did.
        files: Vec<(ArtifactEntry, Option<String>)>,
    },
    /// Stop uploading.
    PauseTransfer,
    /// Hand in the manifest.
    Submit {
        /// Whose.
        signup: String,
        /// Compact JWS.
        manifest: String,
    },
    /// Let the seller save papers as a file.
    Save(Box<Papers>),
    /// Let the seller choose a file and tell whether it is a statement of the pinned intake.
    CheckPaper,
    /// Ask where the signup stands, and for every statement made about it.
    FetchStatus {
        /// Which.
        signup: String,
    },
    /// Have the intake erase.
    Erase {
        /// Whose.
        signup: String,
        /// What.
        what: Erase,
    },
    /// Sign a withdrawal of consent with the device key and hand it in.
    Withdraw(Box<Withdrawal>),
    /// Fetch a sealed file back from the intake, open it with the seller's own key and show it: a clip or a picture on
    /// the preview, a text with [`crate::event::Event::HeldOpened`].
    ShowHeld {
        /// Whose.
        signup: String,
        /// What the receipt says of it.
        held: Box<Held>,
    },
    /// The held file is not looked at any more.
    HideHeld,
    /// Seal an objection.
    SealAppeal {
        /// What the seller wrote.
        text: String,
        /// For whom.
        to: Sealing,
    },
    /// Make keys, put them into the vault and go on with the signup this code belongs to.
    Continue {
        /// The code.
        code: String,
    },
    /// Replace the sealed journal. `None`: forget journal, spool and keys.
    Keep(Option<Box<Folder>>),
    /// Erase every sealed file from the spool: the intake holds them.
    EmptySpool,
    /// Send [`crate::event::Event::Woke`] after this time. Replaces an earlier wish.
    Wake {
        /// From now.
        in_ms: u64,
    },
    /// Close the window.
    Close,
}

/// Where a document's file comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The seller picks it; `several`: more than one may be picked.
    Picker {
        /// More than one may be picked.
        several: bool,
    },
    /// They were dropped on the window.
    Files(Vec<PathBuf>),
    /// It was copied.
    Clipboard,
}

/// What has to be known to accept and seal a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentOrder {
    /// Its place.
    pub slot: Slot,
    /// Largest accepted file.
    pub limit_bytes: u64,
    /// The policy's rules.
    pub rules: DocumentRules,
    /// For whom.
    pub to: Sealing,
}

/// What the intake is to erase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Erase {
    /// One sealed file.
    File(Held),
    /// Everything of the signup, which ends with it.
    Everything,
}

/// Papers for the seller to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Papers {
    /// The signed statements of a submission, each a compact JWS.
    Receipt {
        /// The receipt's number, for a file name.
        number: String,
        /// Signed by the intake.
        receipt: String,
        /// Signed by the device.
        manifest: Option<String>,
        /// Signed by the intake.
        policy: Option<String>,
    },
    /// A deletion receipt, a compact JWS signed by the intake.
    Deletion {
        /// When it was signed.
        at: UnixSeconds,
        /// The statement.
        deletion: String,
    },
    /// What was agreed to and declined, JSON after ISO/IEC TS 27560.
    Consents {
        /// When it was written.
        at: UnixSeconds,
        /// The record.
        json: String,
    },
}

impl Papers {
    /// The name the file is offered with, without a folder.
    pub fn file_name(&self) -> String {
        match self {
            Self::Receipt { number, .. } => format!("receipt-{number}.jwt"),
            Self::Deletion { at, .. } => format!("deletion-{at}.jwt"),
            Self::Consents { at, .. } => format!("consents-{at}.json"),
        }
    }

    /// What the file has in it.
    pub fn content(&self) -> &str {
        match self {
            Self::Receipt { receipt, .. } => receipt,
            Self::Deletion { deletion, .. } => deletion,
            Self::Consents { json, .. } => json,
        }
    }
}

/// What a sealed file's header needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealing {
    /// The signup.
    pub signup: String,
    /// The reviewers' public keys, base64url. The seller's own is the engine's to add.
    pub reviewers: Vec<String>,
}
