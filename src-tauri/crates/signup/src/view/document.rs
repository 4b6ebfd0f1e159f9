//! Documents and what was noticed on them, as the page shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::document::{ExamineStep, Fact, Read, Severity};
use crate::wire::Slot;

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
