//! What a screen needs, and nothing else. A whole snapshot each time, so that a page cannot drift.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fault::Fault;
use crate::wire::{
    AlternativeKind, ArtifactKind, Collector, Decision, FaceRecognitionPlace, Retention, Slot,
    UnixSeconds,
};

mod document;
mod face_video;
mod mine;
mod screen;

pub use document::{CheckView, DocumentCard, FactView, OpenDocument, SlotState, SlotView};
pub use face_video::{CameraState, CameraView, ClipView, MovementsView, Sight, TakePhase};
pub use mine::{
    Asked, CodeProblem, DecisionView, FilePlace, HeldContent, HeldState, Meaning, MineFile,
    PaperCheck, PolicyChange, PolicyPart, Question, Revocation,
};
pub use screen::Screen;

/// From the engine to the page, on every change.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct View {
    /// The practice edition: watermarked, nothing is real.
    pub practice: bool,
    /// BCP 47 tag the page is shown in; `None` until chosen: the page asks the system.
    pub language: Option<String>,
    /// 1 to 9; 0 beside the road: my verification, a continuation code, a paper being checked.
    pub step: u8,
    /// How many steps there are.
    pub steps: u8,
    /// What to show.
    pub screen: Screen,
    /// A card above the screen's content.
    pub fault: Option<Fault>,
    /// Back leads somewhere.
    pub can_go_back: bool,
    /// The primary button can be pressed.
    pub can_continue: bool,
    /// My verification can be opened from here.
    pub can_open_mine: bool,
    /// The seller wants to close the window and something would be interrupted: ask.
    pub closing: bool,
}

/// The policy in the seller's language.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PolicyView {
    /// Who collects.
    pub collector: Collector,
    /// Each with the seller's decision.
    pub purposes: Vec<PurposeView>,
    /// How long it is kept.
    pub retention_days: Retention,
    /// Who can open it.
    pub reviewers: Vec<RecipientView>,
    /// Other ways than the face video.
    pub alternatives: Vec<AlternativeView>,
    /// Whether and where a computer recognises faces, and what is done with them; `None`: the policy does not say.
    pub face_recognition: Option<FaceRecognitionView>,
    /// When the policy was signed.
    #[ts(type = "number")]
    pub signed_at: UnixSeconds,
}

/// Whether and where a computer recognises faces.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FaceRecognitionView {
    /// Where.
    pub place: FaceRecognitionPlace,
    /// What is done with faces.
    pub text: String,
}

/// One purpose.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PurposeView {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// What and why.
    pub text: String,
    /// What declining means.
    pub declining: String,
    /// Without it there is no signup.
    pub mandatory: bool,
    /// The seller's decision; never pre-set.
    pub decision: Option<Decision>,
}

/// One way other than the face video.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AlternativeView {
    /// Which.
    pub kind: AlternativeKind,
    /// How it works.
    pub text: String,
    /// Whom to turn to.
    pub contact: String,
}

/// Somebody who can open the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecipientView {
    /// Name; `None` for the seller themselves.
    pub name: Option<String>,
    /// First 8 bytes of the key's SHA-256, hex.
    pub fingerprint: String,
}

/// One sealed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileView {
    /// Its id.
    pub artifact: String,
    /// What it contains.
    pub kind: ArtifactKind,
    /// Which document and side.
    pub document: Option<Slot>,
    /// Sealed size.
    #[ts(type = "number")]
    pub length_bytes: u64,
    /// SHA-256 of the sealed file, hex.
    pub sha256: String,
    /// Bytes the intake has.
    #[ts(type = "number")]
    pub sent_bytes: u64,
}

/// How sending goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SendingState {
    /// Bytes move.
    Moving,
    /// Paused by the seller.
    Paused,
    /// No connection; tried again by itself.
    Waiting {
        /// Seconds until the next try.
        retry_in_s: u32,
    },
    /// Everything is there; the intake checks and signs.
    Submitting,
}
