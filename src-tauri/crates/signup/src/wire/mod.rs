//! What client and intake say to each other: the signed statements and the JSON of the API (formats.md).
//!
//! Times are whole seconds since 1970-01-01 UTC, as in a JWT's NumericDate (RFC 7519, 2). Digests are SHA-256 in
//! lower-case hex. Keys and nonces are base64url without padding. Unknown fields are ignored, so that an older app
//! reads a newer intake; the sealed file's header alone is strict.

mod api;
mod challenge;
mod liveness;
mod manifest;
mod policy;
mod receipt;
mod standing;
mod withdrawal;

pub use api::{
    ChallengeRequest, ContinuationRequest, Continued, Problem, Reason, SignupOpened, SignupRequest,
    code,
};
pub use challenge::{Challenge, Prompt};
pub use liveness::{
    HintShown, Liveness, Measured, Missed, PromptOutcome, Signal, SignalKind, Spoiled, TakeFacts,
    Transcript, TranscriptFault, TranscriptLine,
};
pub use manifest::{App, ArtifactEntry, CaptureFacts, Consent, Decision, Manifest, Provenance};
pub(crate) use policy::in_language;
pub use policy::{
    Alternative, AlternativeKind, ClipRules, Collector, DocumentRules, FaceRecognition,
    FaceRecognitionPlace, Limits, LocalText, Policy, Purpose, PurposeText, Retention, Reviewer,
    WantedDocument,
};
pub use receipt::{DeletionReceipt, Erased, ErasureCause, Held, Receipt};
pub use standing::{
    Hold, HoldReason, Item, ItemNeeded, NeededReason, RefusalReason, SignupStatus, Standing,
};
pub use withdrawal::Withdrawal;

/// Whole seconds since 1970-01-01 UTC.
pub type UnixSeconds = i64;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Claims that travel signed. Each has a `typ` of its own, so that one can never pass for another.
pub trait Statement: Serialize + DeserializeOwned {
    /// The `typ` of its JWS (RFC 7515, 4.1.9).
    const TYP: &'static str;
}

/// What a sealed file contains (formats.md, "kind").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ArtifactKind {
    /// The face video: MP4, H.264.
    Clip,
    /// One image or PDF of an identity document, as accepted.
    Document,
    /// The business details, JSON.
    Details,
    /// Prompt times and observations of the take, JSON lines.
    Transcript,
    /// What the seller says against a refusal: text, UTF-8.
    Appeal,
}

/// The documents a policy can want. The names are also file names for the scripted seller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// A passport or a state-issued identity card.
    Identity,
    /// The tax authority's letter or certificate with the tax id.
    TaxId,
    /// A bank account's statement.
    BankStatement,
    /// A bill for electricity, gas, water, telephone or internet at the business address.
    UtilityBill,
    /// A credit card's statement, or a photo of the card with the number masked.
    Card,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Identity, Self::TaxId, Self::BankStatement, Self::UtilityBill, Self::Card];

    /// The name used on the wire and in file names: `bank_statement`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::TaxId => "tax_id",
            Self::BankStatement => "bank_statement",
            Self::UtilityBill => "utility_bill",
            Self::Card => "card",
        }
    }
}

/// Which side of a document a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The side with the portrait; for a passport its data page.
    Front,
    /// The other side.
    Back,
    /// The document is one file: a statement, a bill.
    Whole,
}

/// One place for one file: a document kind and a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct Slot {
    /// The document.
    pub kind: DocumentKind,
    /// The side of it.
    pub side: Side,
}

impl Slot {
    /// The name used for files: `identity-front`, `bank_statement`.
    pub fn name(self) -> String {
        match self.side {
            Side::Whole => self.kind.name().to_owned(),
            Side::Front => format!("{}-front", self.kind.name()),
            Side::Back => format!("{}-back", self.kind.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_named_as_on_the_wire() {
        for kind in DocumentKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
        }
    }

    #[test]
    fn a_slot_is_named_by_kind_and_side() {
        let front = Slot { kind: DocumentKind::Identity, side: Side::Front };
        assert_eq!(front.name(), "identity-front");
        let whole = Slot { kind: DocumentKind::BankStatement, side: Side::Whole };
        assert_eq!(whole.name(), "bank_statement");
    }
}
