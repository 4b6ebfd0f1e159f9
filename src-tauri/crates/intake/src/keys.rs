//! The intake's own key, and the public keys of those who review.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use envelope::{KeyFault, RecipientKey, SecretSeed, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use signup::wire::Reviewer;
use thiserror::Error;
use zeroize::Zeroizing;

/// What the intake signs with and for whom it lets sellers seal. No reviewer's seed is here.
#[derive(Debug, Clone)]
pub struct Keys {
    /// The intake's name, `iss` of all of its statements.
    pub name: String,
    /// Signs policy, challenges and receipts.
    pub signing: SigningKey,
    /// Who can open what is sent; one or more.
    pub reviewers: Vec<Reviewer>,
}

/// What the app pins, its `intake.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pinned {
    /// The intake's name.
    pub name: String,
    /// Where it is, if that is fixed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The Ed25519 key its statements verify under, base64url.
    pub key: String,
}

/// Why keys could not be made or read.
#[derive(Debug, Error)]
pub enum KeysFault {
    /// A file is there already; keys are never overwritten.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file does not hold what it should.
    #[error("{}: {reason}", path.display())]
    Content {
        /// Which.
        path: PathBuf,
        /// What is wrong, in English, without any of the secret.
        reason: String,
    },
    /// A key could not be made.
    #[error(transparent)]
    Key(#[from] KeyFault),
}

const SIGNING: &str = "intake.key";
const PINNED: &str = "intake.json";
const REVIEWERS: &str = "reviewers.json";
const SEED: &str = "reviewer.seed";

impl Keys {
    /// A new signing key and one new reviewer, whose seed is handed out and kept nowhere.
    ///
    /// # Errors
    /// [`KeyFault::NoRandomness`].
    pub fn generate(name: &str) -> Result<(Self, SecretSeed), KeyFault> {
        let seed = SecretSeed::generate()?;
        let reviewer = Reviewer { name: name.to_owned(), key: seed.public().to_base64url() };
        let signing = SigningKey::generate()?;
        Ok((Self { name: name.to_owned(), signing, reviewers: vec![reviewer] }, seed))
    }

    /// Makes new keys in `dir`: `intake.key` and `reviewer.seed` (secret, 0600, 64 hex digits),
    /// `reviewers.json` and `intake.json` (public). The server needs all but `reviewer.seed`.
    ///
    /// # Errors
    /// [`KeysFault::Exists`] before anything is written; else [`KeysFault::File`].
    pub fn create(dir: &Path, name: &str, url: Option<String>) -> Result<Pinned, KeysFault> {
        for file in [SIGNING, PINNED, REVIEWERS, SEED] {
            if dir.join(file).exists() {
                return Err(KeysFault::Exists(dir.join(file)));
            }
        }
        fs::create_dir_all(dir).map_err(at(dir))?;
        let (keys, seed) = Self::generate(name)?;
        let pinned = Pinned { url, ..keys.pinned() };
        let signing = Zeroizing::new(hex::encode(keys.signing.seed()));
        write_secret(&dir.join(SIGNING), &signing)?;
        write_secret(&dir.join(SEED), &seed.to_hex())?;
        write_json(&dir.join(REVIEWERS), &keys.reviewers)?;
        write_json(&dir.join(PINNED), &pinned)?;
        Ok(pinned)
    }

    /// Reads what [`Self::create`] made.
    ///
    /// # Errors
    /// [`KeysFault::File`], [`KeysFault::Content`].
    pub fn load(dir: &Path) -> Result<Self, KeysFault> {
        let path = dir.join(SIGNING);
        let text = Zeroizing::new(fs::read_to_string(&path).map_err(at(&path))?);
        let signing = SigningKey::from_hex(text.trim()).map_err(content(&path))?;
        let path = dir.join(PINNED);
        let pinned: Pinned = read_json(&path)?;
        if pinned.key != signing.verifying().to_base64url() {
            return Err(content(&path)("its key is not that of intake.key"));
        }
        let path = dir.join(REVIEWERS);
        let reviewers: Vec<Reviewer> = read_json(&path)?;
        if reviewers.is_empty() {
            return Err(content(&path)("it names nobody"));
        }
        for reviewer in &reviewers {
            RecipientKey::from_base64url(&reviewer.key).map_err(content(&path))?;
        }
        Ok(Self { name: pinned.name, signing, reviewers })
    }

    /// The intake's public key, from `intake.json` in `dir`; no secret is read.
    ///
    /// # Errors
    /// [`KeysFault::File`], [`KeysFault::Content`].
    pub fn verifying_in(dir: &Path) -> Result<VerifyingKey, KeysFault> {
        let path = dir.join(PINNED);
        let pinned: Pinned = read_json(&path)?;
        VerifyingKey::from_base64url(&pinned.key).map_err(content(&path))
    }

    /// Whether [`Self::verifying_in`] has something to read.
    pub fn pinned_in(dir: &Path) -> bool {
        dir.join(PINNED).is_file()
    }

    /// What the app pins of these keys, without a URL.
    pub fn pinned(&self) -> Pinned {
        Pinned { name: self.name.clone(), url: None, key: self.verifying().to_base64url() }
    }

    /// The key the intake's statements verify under.
    pub fn verifying(&self) -> VerifyingKey {
        self.signing.verifying()
    }
}

/// Reads a file of 64 hex digits, the reviewer's X-Wing seed.
///
/// # Errors
/// [`KeysFault::File`], [`KeysFault::Content`].
pub fn read_seed(path: &Path) -> Result<SecretSeed, KeysFault> {
    let text = Zeroizing::new(fs::read_to_string(path).map_err(at(path))?);
    SecretSeed::from_hex(text.trim()).map_err(content(path))
}

fn write_secret(path: &Path, hex: &str) -> Result<(), KeysFault> {
    use io::Write;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(at(path))?;
    file.write_all(hex.as_bytes()).and_then(|()| file.write_all(b"\n")).map_err(at(path))?;
    file.sync_all().map_err(at(path))
}

fn write_json(path: &Path, value: &impl Serialize) -> Result<(), KeysFault> {
    let mut text = serde_json::to_string_pretty(value).map_err(content(path))?;
    text.push('\n');
    fs::write(path, text).map_err(at(path))
}

fn read_json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, KeysFault> {
    let text = fs::read_to_string(path).map_err(at(path))?;
    serde_json::from_str(&text).map_err(content(path))
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> KeysFault + '_ {
    move |source| KeysFault::File { path: path.to_owned(), source }
}

fn content<R: ToString>(path: &Path) -> impl Fn(R) -> KeysFault + '_ {
    move |reason| KeysFault::Content { path: path.to_owned(), reason: reason.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_made_once_and_read_back() {
        let dir = tempfile::tempdir().unwrap();
        let pinned = Keys::create(dir.path(), "Intake", None).unwrap();
        let keys = Keys::load(dir.path()).unwrap();
        assert_eq!(keys.pinned(), pinned);
        let seed = read_seed(&dir.path().join(SEED)).unwrap();
        assert_eq!(keys.reviewers[0].key, seed.public().to_base64url());
        let again = Keys::create(dir.path(), "Intake", None);
        assert!(matches!(again, Err(KeysFault::Exists(_))));
    }

    #[cfg(unix)]
    #[test]
    fn secrets_are_for_their_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        Keys::create(dir.path(), "Intake", None).unwrap();
        for secret in [SIGNING, SEED] {
            let mode = fs::metadata(dir.path().join(secret)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{secret}");
        }
    }

    #[test]
    fn a_key_that_is_not_the_pinned_one_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        Keys::create(dir.path(), "Intake", None).unwrap();
        fs::write(dir.path().join(SIGNING), "11".repeat(32)).unwrap();
        assert!(matches!(Keys::load(dir.path()), Err(KeysFault::Content { .. })));
    }
}
