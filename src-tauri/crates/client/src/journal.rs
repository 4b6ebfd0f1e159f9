//! The journal: one sealed snapshot of the seller's folder, replaced as a whole with every step.
//!
//! ```text
//! journal = "JOURNAL" || version 1 (1 byte) || nonce (12 bytes) || AES-256-GCM(key, nonce, folder as JSON)
//! ```
//! The first eight bytes are the associated data. The key is made for one signup and lives in the vault. Each write
//! draws a fresh random nonce; NIST SP 800-38D (8.3) allows 2^32 of them per key, and a signup writes some hundreds.
//! A journal has no number of its own: whoever can put an older one back can do so with the whole disk.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use aes_gcm::{Aes256Gcm, KeyInit, aead::AeadInOut};
use signup::folder::Folder;
use thiserror::Error;
use zeroize::Zeroizing;

use crate::disk;

const HEAD: [u8; 8] = *b"JOURNAL\x01";
const MAGIC_BYTES: usize = 7;
const NONCE_BYTES: usize = 12;
const TAG_BYTES: usize = 16;

/// The journal's file with its key.
pub struct Journal {
    path: PathBuf,
    key: Zeroizing<[u8; 32]>,
}

/// The journal could not be read or written.
#[derive(Debug, Error)]
pub enum JournalFault {
    /// The disk refused to read; worth another try.
    #[error("the journal cannot be read: {0}")]
    Read(#[source] io::Error),
    /// The disk refused to write; the journal from before is still there.
    #[error("the journal cannot be written: {0}")]
    Write(#[source] io::Error),
    /// The file is not a journal, or cut off in its head.
    #[error("this is not a journal")]
    NotAJournal,
    /// A newer program wrote it.
    #[error("a journal of version {0}")]
    UnknownVersion(u8),
    /// Damaged, or sealed with another key.
    #[error("the journal does not open with this key")]
    Unopened,
    /// It opened and has another form than this program's.
    #[error("the journal's content is not understood")]
    Content,
    /// The operating system gave no random bytes.
    #[error("no randomness")]
    NoRandomness,
}

impl Journal {
    /// The journal in `path`, which need not be there yet.
    pub fn new(path: PathBuf, key: Zeroizing<[u8; 32]>) -> Self {
        Self { path, key }
    }

    /// Replaces the journal; durable when this returns. A crash leaves the old one or the new one.
    ///
    /// # Errors
    /// [`JournalFault::Write`], [`JournalFault::NoRandomness`], [`JournalFault::Content`].
    pub fn write(&self, folder: &Folder) -> Result<(), JournalFault> {
        let mut text = json(folder)?;
        let mut nonce = [0; NONCE_BYTES];
        getrandom::fill(&mut nonce).map_err(|_| JournalFault::NoRandomness)?;
        let tag = self
            .cipher()
            .encrypt_inout_detached(&nonce.into(), &HEAD, text.as_mut_slice().into())
            .map_err(|_| JournalFault::Content)?;
        let file = [&HEAD[..], &nonce, text.as_slice(), tag.as_slice()].concat();
        if let Some(folder) = self.path.parent() {
            disk::make_folder(folder).map_err(JournalFault::Write)?;
        }
        disk::replace(&self.path, &file).map_err(JournalFault::Write)
    }

    /// The folder as last written; `None` if nothing was.
    ///
    /// # Errors
    /// [`JournalFault::Read`], and what the file is otherwise.
    pub fn read(&self) -> Result<Option<Folder>, JournalFault> {
        let file = match fs::read(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(JournalFault::Read(error)),
        };
        let text = self.open(file)?;
        serde_json::from_slice(&text).map(Some).map_err(|_| JournalFault::Content)
    }

    /// Erases the journal. Nothing to erase is fine.
    ///
    /// # Errors
    /// [`JournalFault::Write`].
    pub fn forget(&self) -> Result<(), JournalFault> {
        forget(&self.path).map_err(JournalFault::Write)
    }

    fn open(&self, file: Vec<u8>) -> Result<Zeroizing<Vec<u8>>, JournalFault> {
        let (head, rest) = file.split_at_checked(HEAD.len()).ok_or(JournalFault::NotAJournal)?;
        if head[..MAGIC_BYTES] != HEAD[..MAGIC_BYTES] {
            return Err(JournalFault::NotAJournal);
        }
        if head != HEAD {
            return Err(JournalFault::UnknownVersion(head[MAGIC_BYTES]));
        }
        let (nonce, sealed) =
            rest.split_first_chunk::<NONCE_BYTES>().ok_or(JournalFault::NotAJournal)?;
        let (text, tag) =
            sealed.split_last_chunk::<TAG_BYTES>().ok_or(JournalFault::NotAJournal)?;
        let mut text = Zeroizing::new(text.to_vec());
        self.cipher()
            .decrypt_inout_detached(
                &(*nonce).into(),
                &HEAD,
                text.as_mut_slice().into(),
                &(*tag).into(),
            )
            .map_err(|_| JournalFault::Unopened)?;
        Ok(text)
    }

    fn cipher(&self) -> Aes256Gcm {
        Aes256Gcm::new((&*self.key).into())
    }
}

/// Erases the journal in `path`, whatever its key. Nothing to erase is fine.
///
/// # Errors
/// Whatever the disk says.
pub fn forget(path: &Path) -> io::Result<()> {
    disk::erase(path).and(disk::erase(&disk::beside(path)))
}

/// Counted first, then written, so that the buffer never moves and leaves no copies of what is in it.
fn json(folder: &Folder) -> Result<Zeroizing<Vec<u8>>, JournalFault> {
    let mut length = Count(0);
    serde_json::to_writer(&mut length, folder).map_err(|_| JournalFault::Content)?;
    let mut text = Zeroizing::new(Vec::with_capacity(length.0));
    serde_json::to_writer(&mut *text, folder).map_err(|_| JournalFault::Content)?;
    Ok(text)
}

struct Count(usize);

impl io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn journal(dir: &tempfile::TempDir, key: u8) -> Journal {
        Journal::new(dir.path().join("data").join("journal"), Zeroizing::new([key; 32]))
    }

    fn folder(language: &str) -> Folder {
        let mut folder = Folder { language: Some(language.to_owned()), ..Folder::default() };
        folder.form.legal_name = "Canary Trading Ltd".to_owned();
        folder.uploads.insert("artifact-1".to_owned(), "https://intake.example/u".to_owned());
        folder
    }

    #[test]
    fn what_was_written_last_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let journal = journal(&dir, 1);
        assert!(journal.read().unwrap().is_none());
        for language in ["en", "vi"] {
            journal.write(&folder(language)).unwrap();
            assert!(journal.read().unwrap() == Some(folder(language)));
        }
        assert_eq!(fs::read_dir(dir.path().join("data")).unwrap().count(), 1);
        journal.forget().unwrap();
        journal.forget().unwrap();
        assert!(journal.read().unwrap().is_none());
    }

    #[test]
    fn nothing_in_it_is_plain_and_no_two_are_alike() {
        let dir = tempfile::tempdir().unwrap();
        let journal = journal(&dir, 1);
        let mut written = Vec::new();
        for _ in 0..2 {
            journal.write(&folder("en")).unwrap();
            written.push(fs::read(&journal.path).unwrap());
        }
        assert_ne!(written[0], written[1]);
        for file in written {
            for canary in [&b"Canary"[..], b"language", b"artifact-1"] {
                assert!(!file.windows(canary.len()).any(|window| window == canary));
            }
        }
    }

    #[test]
    fn every_damage_has_its_name() {
        let dir = tempfile::tempdir().unwrap();
        let ours = journal(&dir, 1);
        ours.write(&folder("en")).unwrap();
        assert!(matches!(journal(&dir, 2).read(), Err(JournalFault::Unopened)));
        let whole = fs::read(&ours.path).unwrap();
        for length in [0, 7, 8, 35] {
            fs::write(&ours.path, &whole[..length]).unwrap();
            assert!(matches!(ours.read(), Err(JournalFault::NotAJournal)), "{length} bytes");
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 2;
            fs::write(&ours.path, &damaged).unwrap();
            let fault = ours.read().err().expect("damage is seen");
            match at {
                0..7 => assert!(matches!(fault, JournalFault::NotAJournal)),
                7 => assert!(matches!(fault, JournalFault::UnknownVersion(3))),
                _ => assert!(matches!(fault, JournalFault::Unopened), "byte {at}"),
            }
        }
    }

    #[test]
    fn the_buffer_is_exactly_as_long_as_the_text() {
        let text = json(&folder("en")).unwrap();
        assert_eq!(text.len(), text.capacity());
    }
}
