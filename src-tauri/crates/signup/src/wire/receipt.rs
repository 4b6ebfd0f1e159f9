//! The intake's signed word that it holds, or has erased (`typ: receipt+jwt`, `typ: deletion+jwt`).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArtifactKind, Slot, Statement, UnixSeconds};

/// What the intake holds of a signup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The intake's name.
    pub iss: String,
    /// When it was signed.
    pub iat: UnixSeconds,
    /// The signup.
    pub signup: String,
    /// A number for people to say on the telephone: `K7QF-2M9X`.
    pub number: String,
    /// SHA-256 of the manifest's compact JWS, hex.
    pub manifest: String,
    /// Everything that is held.
    pub held: Vec<Held>,
}

impl Statement for Receipt {
    const TYP: &'static str = "receipt+jwt";
}

/// One file the intake holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Held {
    /// The artifact's id.
    pub artifact: String,
    /// What it contains.
    pub kind: ArtifactKind,
    /// Which document and side, for documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub document: Option<Slot>,
    /// Length of the sealed file.
    #[ts(type = "number")]
    pub length_bytes: u64,
    /// SHA-256 of the sealed file, hex.
    pub sha256: String,
    /// When its last byte arrived.
    #[ts(type = "number")]
    pub received_at: UnixSeconds,
    /// When the intake will erase it by itself.
    #[ts(type = "number")]
    pub erase_by: UnixSeconds,
}

/// What the intake has erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeletionReceipt {
    /// The intake's name.
    pub iss: String,
    /// When it was signed.
    pub iat: UnixSeconds,
    /// The signup.
    pub signup: String,
    /// Why it was erased.
    #[serde(default)]
    pub cause: ErasureCause,
    /// What is gone.
    pub erased: Vec<Erased>,
    /// The ciphertext is gone from the store.
    pub ciphertext_gone: bool,
    /// The index entries that led to it are gone.
    pub index_gone: bool,
}

impl Statement for DeletionReceipt {
    const TYP: &'static str = "deletion+jwt";
}

/// Why something was erased.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErasureCause {
    /// The seller, or staff for them, wished it.
    #[default]
    Wish,
    /// The consent it rested on was withdrawn.
    Withdrawal,
    /// Its time was up.
    Retention,
    /// Another file took its place, or it was never part of a submission.
    Replaced,
}

/// One erased file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// The artifact's id.
    pub artifact: String,
    /// SHA-256 the sealed file had, hex.
    pub sha256: String,
    /// When it was erased.
    pub erased_at: UnixSeconds,
}
