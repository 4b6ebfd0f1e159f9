//! Bodies of requests and answers that are not signed statements.

use serde::{Deserialize, Serialize};

use super::{Hold, Prompt};

/// `POST /v1/signups`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignupRequest {
    /// The device's Ed25519 public key, 32 bytes, base64url.
    pub device_key: String,
    /// The seller's own X-Wing public key, 1216 bytes, base64url.
    pub seller_recipient: String,
    /// Language (BCP 47) for what the intake writes to the seller.
    pub locale: String,
    /// Made in practice.
    pub practice: bool,
}

/// Answer to `POST /v1/signups`. Holds secrets: no `Debug`.
#[derive(Clone, Serialize, Deserialize)]
pub struct SignupOpened {
    /// The signup's id.
    pub signup: String,
    /// Bearer token, 256 bit, base64url.
    pub token: String,
    /// Single-use code to carry on elsewhere, see [`crate::continuation`].
    pub continuation: String,
}

/// `POST /v1/signups/{id}/challenges`. The answer is the challenge's compact JWS.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeRequest {
    /// Movements the seller said they cannot do.
    #[serde(default)]
    pub without: Vec<Prompt>,
    /// The slower version, if the policy offers one.
    #[serde(default)]
    pub slow: bool,
}

/// `POST /v1/continuations`: goes on with a signup on this device. The one it was on can do nothing with it any more.
/// Holds a secret: no `Debug`.
#[derive(Clone, Serialize, Deserialize)]
pub struct ContinuationRequest {
    /// The code, as typed or without its spaces.
    pub code: String,
    /// The new device's Ed25519 public key, 32 bytes, base64url.
    pub device_key: String,
    /// The seller's own X-Wing public key on the new device, 1216 bytes, base64url.
    pub seller_recipient: String,
    /// Made in practice.
    pub practice: bool,
}

/// Answer to `POST /v1/continuations`. Holds secrets: no `Debug`.
#[derive(Clone, Serialize, Deserialize)]
pub struct Continued {
    /// The signup's id.
    pub signup: String,
    /// A new bearer token; the old one is void.
    pub token: String,
    /// The next code; the one given is used up.
    pub continuation: String,
    /// Compact JWS of the policy that the last submission was made under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    /// Compact JWS of the last submission's manifest, signed by the device it was made on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manifest: Option<String>,
}

/// Problem details (RFC 9457), `application/problem+json`, on every refusal.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Problem {
    /// `urn:seller-signup:problem:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// The HTTP status' phrase.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// Stable, see [`code`].
    pub code: String,
    /// For developers, in English.
    pub detail: String,
    /// All reasons at once, for a refused submission.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// Why nothing is erased, for a refused erasure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hold: Option<Hold>,
}

/// One reason why a submission was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Stable, see [`code`].
    pub code: String,
    /// The artifact or purpose it is about, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// The stable codes of refusals.
pub mod code {
    /// No or wrong bearer token.
    pub const TOKEN: &str = "token";
    /// No such signup, upload or artifact.
    pub const NOT_FOUND: &str = "not_found";
    /// It was there and has been erased or has expired.
    pub const GONE: &str = "gone";
    /// The request cannot be read.
    pub const MALFORMED: &str = "malformed";
    /// Too many requests.
    pub const SLOW_DOWN: &str = "slow_down";
    /// tus: wrong `Upload-Offset`.
    pub const OFFSET: &str = "offset";
    /// tus: checksum mismatch (460).
    pub const CHECKSUM: &str = "checksum";
    /// Larger than the policy's limit.
    pub const TOO_LARGE: &str = "too_large";
    /// Somebody else is writing to this upload.
    pub const LOCKED: &str = "locked";
    /// Challenge: what the seller can do is not enough for one.
    pub const TOO_FEW_PROMPTS: &str = "too_few_prompts";
    /// Submission: reasons are listed.
    pub const REFUSED: &str = "refused";
    /// Reason: not uploaded completely.
    pub const INCOMPLETE: &str = "artifact_incomplete";
    /// Reason: digest or length differ from the manifest's.
    pub const DIGEST: &str = "artifact_digest";
    /// Reason: the sealed file's header names another signup, artifact, kind or recipients.
    pub const HEADER: &str = "artifact_header";
    /// Reason: a wanted document, the clip or the details are missing.
    pub const MISSING: &str = "artifact_missing";
    /// Reason: something not wanted or not consented to was sent.
    pub const UNWANTED: &str = "artifact_unwanted";
    /// Reason: the manifest's signature does not verify under the registered device key.
    pub const SIGNATURE: &str = "manifest_signature";
    /// Reason: the manifest names another signup.
    pub const FOREIGN: &str = "manifest_foreign";
    /// Reason: another policy than the one in force.
    pub const POLICY: &str = "policy";
    /// Reason: a mandatory consent is missing, or a decision is.
    pub const CONSENT: &str = "consent";
    /// Reason: the challenge is not the intake's, is used up or has expired, or other prompts were measured.
    pub const CHALLENGE: &str = "challenge";
    /// Reason: another manifest of this signup was accepted already, and nothing is asked for again.
    pub const SUBMITTED: &str = "already_submitted";
    /// Erasure: nothing may be erased for the time being; `hold` says why.
    pub const LEGAL_HOLD: &str = "legal_hold";
    /// Continuation: no such code, or it was used.
    pub const CONTINUATION: &str = "continuation";
    /// Reason: something that was not asked for differs from the last submission.
    pub const NOT_ASKED_FOR: &str = "not_asked_for";
    /// The intake itself failed.
    pub const INTERNAL: &str = "internal";
}
