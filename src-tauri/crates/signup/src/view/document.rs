//! Documents and what was noticed on them, as the page shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::document::{ExamineStep, Fact, Read, Severity};
use crate::fault::Fault;
use crate::wire::{DocumentKind, Slot};

/// One wanted document.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DocumentCard {
    /// Which.
    pub kind: DocumentKind,
    /// What is accepted.
    pub accepts: String,
    /// Why it is wanted.
    pub why: String,
    /// How old it may be.
    pub newest_age_days: Option<u32>,
    /// Its places.
    pub slots: Vec<SlotView>,
}

/// One place for one file.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SlotView {
    /// Which.
    pub slot: Slot,
    /// It must be filled.
    pub mandatory: bool,
    /// What is in it.
    pub state: SlotState,
    /// Why the last file for it was not accepted. An accepted one stays.
    pub fault: Option<Fault>,
}

/// What is in a place.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SlotState {
    /// Nothing.
    Empty,
    /// A file is being picked, checked or sealed.
    Busy,
    /// A file, checked and sealed.
    Filled {
        /// The file's name on the seller's disk.
        file_name: String,
        /// By content.
        media_type: String,
        /// Plain size.
        #[ts(type = "number")]
        length_bytes: u64,
        /// 1 for a picture.
        pages: u32,
        /// `data:` URL of a JPEG at most 320 px wide or high.
        thumbnail: String,
        /// How far its checks are.
        check: CheckView,
    },
}

/// How far the checks of one document are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "check", rename_all = "snake_case")]
pub enum CheckView {
    /// Under way.
    Running {
        /// What is done at the moment.
        step: ExamineStep,
    },
    /// Done.
    Done {
        /// The gravest thing noticed.
        worst: Option<Severity>,
        /// How many things were noticed that are more than a notice.
        count: u32,
        /// The seller saw them and keeps the document.
        kept: bool,
    },
    /// Left out, or it could not be done: a person will look.
    Skipped,
}

/// One fact that was read on a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FactView {
    /// Which.
    pub fact: Fact,
    /// What it says and where.
    pub read: Read,
}

/// A document on which something is still to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenDocument {
    /// Its place.
    pub slot: Slot,
    /// How far the checks are.
    pub check: CheckView,
}
