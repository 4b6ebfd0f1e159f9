//! The intake's statements checked without the intake, by whoever has its public key.

use std::{fs::File, io, path::Path};

use envelope::{StatementFault, VerifyingKey};
use serde_json::Value;
use signup::wire::{Challenge, DeletionReceipt, Policy, Receipt, Statement};

use crate::{digest, statement};

/// A statement the intake signed, as it was signed.
#[derive(Debug, Clone, PartialEq)]
pub struct Genuine {
    /// What kind of statement it is: `receipt+jwt`.
    pub typ: &'static str,
    /// Everything it says.
    pub claims: Value,
    /// The sealed files it speaks of.
    pub files: Vec<Named>,
}

/// A sealed file that a statement speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The artifact's id.
    pub artifact: String,
    /// SHA-256 of the sealed file, hex.
    pub sha256: String,
}

impl Genuine {
    /// The artifact with this digest, if the statement speaks of one.
    pub fn artifact(&self, sha256: &str) -> Option<&str> {
        self.files.iter().find(|file| file.sha256 == sha256).map(|file| file.artifact.as_str())
    }
}

/// Checks a receipt, a deletion receipt, a policy or a challenge, whichever `text` is: a compact JWS, maybe with
/// white space around it. Times are not looked at: what was true stays signed.
///
/// # Errors
/// [`StatementFault::WrongType`] for any other statement, and every other [`StatementFault`] but `Sign`.
pub fn statement(text: &str, key: &VerifyingKey) -> Result<Genuine, StatementFault> {
    let jws = text.trim();
    let receipt = read(jws, key, |it: &Receipt| {
        it.held.iter().map(|held| named(&held.artifact, &held.sha256)).collect()
    });
    let deletion = || {
        read(jws, key, |it: &DeletionReceipt| {
            it.erased.iter().map(|erased| named(&erased.artifact, &erased.sha256)).collect()
        })
    };
    let policy = || read(jws, key, |_: &Policy| Vec::new());
    let challenge = || read(jws, key, |_: &Challenge| Vec::new());
    unless_other(receipt, || unless_other(deletion(), || unless_other(policy(), challenge)))
}

/// SHA-256 of a file, hex.
///
/// # Errors
/// Whatever reading it fails with.
pub fn sha256(path: &Path) -> io::Result<String> {
    digest::sha256(File::open(path)?)
}

fn read<T: Statement>(
    jws: &str,
    key: &VerifyingKey,
    files: impl FnOnce(&T) -> Vec<Named>,
) -> Result<Genuine, StatementFault> {
    let files = files(&statement::verify(jws, key)?);
    // Once more as it stands: a newer intake may say more than this program knows.
    Ok(Genuine { typ: T::TYP, claims: envelope::verify(T::TYP, jws, key)?, files })
}

fn unless_other(
    read: Result<Genuine, StatementFault>,
    next: impl FnOnce() -> Result<Genuine, StatementFault>,
) -> Result<Genuine, StatementFault> {
    match read {
        Err(StatementFault::WrongType) => next(),
        read => read,
    }
}

fn named(artifact: &str, sha256: &str) -> Named {
    Named { artifact: artifact.to_owned(), sha256: sha256.to_owned() }
}
