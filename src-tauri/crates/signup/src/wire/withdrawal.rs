//! The device's signed word that consent is withdrawn (`typ: withdrawal+jwt`).

use serde::{Deserialize, Serialize};

use super::{Consent, Statement, UnixSeconds};

/// Handed in after a submission. The intake erases what rested on the consent and answers with a deletion receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Fingerprint of the device key.
    pub iss: String,
    /// When it was signed.
    pub iat: UnixSeconds,
    /// The signup.
    pub signup: String,
    /// SHA-256 of the policy's compact JWS that the consent was given under, hex.
    pub policy: String,
    /// The decision as it is now: declined.
    pub consent: Consent,
}

impl Statement for Withdrawal {
    const TYP: &'static str = "withdrawal+jwt";
}
