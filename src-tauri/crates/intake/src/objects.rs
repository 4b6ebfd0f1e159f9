//! The folder: bytes still arriving, and one plain sealed file per completed artifact.

use std::{
    fs::{self, File, OpenOptions},
    io,
    path::{Path, PathBuf},
};

/// An id that is safe as a file's name: 8 to 64 of `[A-Za-z0-9_-]`. Ids of artifacts come from
/// clients, so this is the only door to a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SafeId(String);

/// The text is not such an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotAnId;

impl SafeId {
    pub(crate) fn parse(text: &str) -> Result<Self, NotAnId> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if (8..=64).contains(&text.len()) && text.bytes().all(allowed) {
            return Ok(Self(text.to_owned()));
        }
        Err(NotAnId)
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The two folders below the data folder.
#[derive(Debug, Clone)]
pub(crate) struct Objects {
    uploads: PathBuf,
    objects: PathBuf,
}

/// An upload's file, opened for the one writer it may have.
pub(crate) struct Locked(pub(crate) File);

/// No writer has an upload's file, nor gets it while this lives. `None` where there is no file yet.
#[must_use]
pub(crate) struct Still(#[expect(dead_code, reason = "held for its lock")] Option<File>);

impl Objects {
    /// Makes the folders where they are missing, for their owner only.
    pub(crate) fn open(data: &Path) -> io::Result<Self> {
        let folders = Self { uploads: data.join("uploads"), objects: data.join("objects") };
        for folder in [data, &folders.uploads, &folders.objects] {
            let mut builder = fs::DirBuilder::new();
            builder.recursive(true);
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            builder.create(folder)?;
        }
        Ok(folders)
    }

    /// Opens an upload's file for writing. `None` while somebody else, in this process or
    /// another, holds it. The lock ends with the file, also when the process is killed.
    pub(crate) fn lock_upload(&self, upload: &SafeId) -> io::Result<Option<Locked>> {
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).read(true).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(self.uploads.join(upload.as_str()))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Locked(file))),
            Err(fs::TryLockError::WouldBlock) => Ok(None),
            Err(fs::TryLockError::Error(error)) => Err(error),
        }
    }

    /// Keeps writers off an upload while it is looked at; makes no file. `None` while one is at it, in this process or
    /// another.
    pub(crate) fn hold_upload(&self, upload: &SafeId) -> io::Result<Option<Still>> {
        let file = match File::open(self.uploads.join(upload.as_str())) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Some(Still(None))),
            Err(error) => return Err(error),
        };
        // Shared: two that ask do not keep each other off.
        match file.try_lock_shared() {
            Ok(()) => Ok(Some(Still(Some(file)))),
            Err(fs::TryLockError::WouldBlock) => Ok(None),
            Err(fs::TryLockError::Error(error)) => Err(error),
        }
    }

    /// Bytes of an upload that are in its file; 0 where there is none.
    pub(crate) fn upload_bytes(&self, upload: &SafeId) -> io::Result<u64> {
        match fs::metadata(self.uploads.join(upload.as_str())) {
            Ok(metadata) => Ok(metadata.len()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error),
        }
    }

    /// Makes a complete upload the artifact's file; durable when it returns.
    pub(crate) fn complete(&self, upload: &SafeId, artifact: &SafeId) -> io::Result<()> {
        fs::rename(self.uploads.join(upload.as_str()), self.path(artifact))?;
        sync_folder(&self.objects)
    }

    /// An artifact's sealed file.
    pub(crate) fn path(&self, artifact: &SafeId) -> PathBuf {
        self.objects.join(artifact.as_str())
    }

    /// Erases an upload's bytes. Nothing to erase is fine.
    pub(crate) fn erase_upload(&self, upload: &SafeId) -> io::Result<()> {
        erase(&self.uploads.join(upload.as_str()))
    }

    /// Erases an artifact's sealed file; durable when it returns. Nothing to erase is fine.
    pub(crate) fn erase(&self, artifact: &SafeId) -> io::Result<()> {
        erase(&self.path(artifact))?;
        sync_folder(&self.objects)
    }
}

fn erase(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Makes a rename or removal durable; on systems where a folder cannot be opened it already is.
fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_are_ids() {
        assert!(SafeId::parse("aZ09_-aZ").is_ok());
        assert!(SafeId::parse(&"a".repeat(64)).is_ok());
        let tricks =
            ["../../etc/passwd", "........", "a/bcdefgh", "a\\bcdefg", "abcdefg\0", "C:abcdefg"];
        let sizes = [String::new(), "a".repeat(7), "a".repeat(65), "ééééé".to_owned()];
        for text in tricks.iter().map(|it| (*it).to_owned()).chain(sizes) {
            assert_eq!(SafeId::parse(&text), Err(NotAnId), "{text:?}");
        }
    }

    #[test]
    fn an_upload_has_one_writer() {
        let dir = tempfile::tempdir().unwrap();
        let objects = Objects::open(dir.path()).unwrap();
        let id = SafeId::parse("upload-1").unwrap();
        let first = objects.lock_upload(&id).unwrap().unwrap();
        assert!(objects.lock_upload(&id).unwrap().is_none());
        drop(first);
        assert!(objects.lock_upload(&id).unwrap().is_some());
    }

    #[test]
    fn an_upload_is_looked_at_when_nobody_writes() {
        let dir = tempfile::tempdir().unwrap();
        let objects = Objects::open(dir.path()).unwrap();
        let id = SafeId::parse("upload-1").unwrap();
        drop(objects.hold_upload(&id).unwrap().unwrap());
        assert!(!dir.path().join("uploads/upload-1").exists());
        let writer = objects.lock_upload(&id).unwrap().unwrap();
        assert!(objects.hold_upload(&id).unwrap().is_none());
        drop(writer);
        let first = objects.hold_upload(&id).unwrap().unwrap();
        let second = objects.hold_upload(&id).unwrap().unwrap();
        assert!(objects.lock_upload(&id).unwrap().is_none());
        drop((first, second));
        assert!(objects.lock_upload(&id).unwrap().is_some());
    }

    #[test]
    fn erasing_what_is_not_there_is_fine() {
        let dir = tempfile::tempdir().unwrap();
        let objects = Objects::open(dir.path()).unwrap();
        let id = SafeId::parse("artifact").unwrap();
        objects.erase(&id).unwrap();
        objects.erase_upload(&id).unwrap();
        assert_eq!(objects.upload_bytes(&id).unwrap(), 0);
    }
}
