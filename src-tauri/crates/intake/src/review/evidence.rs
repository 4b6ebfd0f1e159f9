//! What a submission has of a face video: the files, opened in memory, and the signed statements about them.

use std::path::Path;

use envelope::{SecretSeed, VerifyingKey};
use serde::Serialize;
use signup::wire::{ArtifactKind, Challenge, Manifest, Transcript};
use zeroize::Zeroizing;

use super::{ReviewFault, existing, manifest, open::content, submission};
use crate::{
    statement,
    store::{Durability, Submission, table},
};

/// What is known of the challenge's signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Signature {
    /// It is the intake's.
    Verified,
    /// The intake's key was not given; the challenge is the one the intake has on record.
    NotChecked,
    /// It is not the intake's.
    Forged,
    /// There is no challenge on record.
    Missing,
}

/// Everything a review is made from.
pub(super) struct Evidence {
    pub(super) submission: Submission,
    pub(super) manifest: Manifest,
    pub(super) challenge: Option<Challenge>,
    pub(super) signature: Signature,
    pub(super) clip: Zeroizing<Vec<u8>>,
    /// Or why it is none.
    pub(super) transcript: Result<Transcript, String>,
}

impl Evidence {
    /// Opens clip and transcript of a submission and reads what was signed about them.
    pub(super) fn open(
        data: &Path,
        name: &str,
        seed: &SecretSeed,
        key: Option<&VerifyingKey>,
    ) -> Result<Self, ReviewFault> {
        let (store, objects) = existing(data)?;
        let submission = submission(&store, name)?;
        let manifest = manifest(&submission)?;
        let of_kind = |kind| {
            let entry = manifest.artifacts.iter().find(|entry| entry.kind == kind);
            entry.map_or(Ok(None), |entry| content(&store, &objects, entry, seed))
        };
        let clip = of_kind(ArtifactKind::Clip)?.ok_or(ReviewFault::NotFound("face video held"))?;
        let transcript = match of_kind(ArtifactKind::Transcript)? {
            Some(bytes) => read(&bytes),
            None => Err("it is not held".to_owned()),
        };
        let nonce = manifest.challenge.clone().unwrap_or_default();
        let find = |db: &_| table::signups::challenge(db, &submission.signup, &nonce);
        let jws = store.run_here(Durability::Relaxed, |db| find(db))?;
        let (challenge, signature) = verified(jws.as_deref(), key);
        Ok(Self { submission, manifest, challenge, signature, clip, transcript })
    }
}

fn read(transcript: &[u8]) -> Result<Transcript, String> {
    let lines = std::str::from_utf8(transcript).map_err(|error| error.to_string())?;
    Transcript::from_lines(lines)
        .map_err(|fault| format!("line {}: {}", fault.line, fault.detail.escape_debug()))
}

/// A challenge whose signature is wrong is none.
fn verified(jws: Option<&str>, key: Option<&VerifyingKey>) -> (Option<Challenge>, Signature) {
    match (jws, key) {
        (None, _) => (None, Signature::Missing),
        (Some(jws), Some(key)) => match statement::verify::<Challenge>(jws, key) {
            Ok(challenge) => (Some(challenge), Signature::Verified),
            Err(_) => (None, Signature::Forged),
        },
        (Some(jws), None) => match statement::stored(jws) {
            Some(challenge) => (Some(challenge), Signature::NotChecked),
            None => (None, Signature::Missing),
        },
    }
}
