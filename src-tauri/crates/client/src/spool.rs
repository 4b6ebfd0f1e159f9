//! Sealed files that wait to be sent. Written once, never changed, never opened for anything but reading again.
//!
//! `<artifact>.part` while it is written, `<artifact>.sealed` when it is whole and on the disk. Only the latter has a
//! path that can be asked for, so an unfinished file cannot be uploaded.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::disk;

/// The folder of sealed files, for its owner only.
#[derive(Debug, Clone)]
pub struct Spool {
    folder: PathBuf,
}

impl Spool {
    /// Opens the spool in `dir`, making the folder if it is not there.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub fn open(dir: &Path) -> io::Result<Self> {
        disk::make_folder(dir)?;
        Ok(Self { folder: dir.to_owned() })
    }

    /// A new file for one artifact.
    ///
    /// # Errors
    /// `InvalidInput` if `artifact` is not 8 to 64 letters, digits, `-` or `_`; `AlreadyExists`: a sealed file is
    /// written once.
    pub fn create(&self, artifact: &str) -> io::Result<SpoolFile> {
        if !is_id(artifact) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let sealed = self.folder.join(format!("{artifact}.sealed"));
        if sealed.try_exists()? {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let part = self.folder.join(format!("{artifact}.part"));
        let file = disk::create(&part)?;
        Ok(SpoolFile { file: Some(file), part, sealed })
    }

    /// The finished file of an artifact; `None` if there is none.
    pub fn path(&self, artifact: &str) -> Option<PathBuf> {
        let path = self.folder.join(format!("{artifact}.sealed"));
        (is_id(artifact) && path.is_file()).then_some(path)
    }

    /// Erases finished files. What is not there is fine.
    ///
    /// # Errors
    /// The first that could not be erased; the others are.
    pub fn discard(&self, artifacts: &[String]) -> io::Result<()> {
        let ids = artifacts.iter().filter(|artifact| is_id(artifact));
        all(ids.map(|artifact| disk::erase(&self.folder.join(format!("{artifact}.sealed")))))
    }

    /// Erases every file, unfinished ones too.
    ///
    /// # Errors
    /// The first that could not be erased; the others are.
    pub fn empty(&self) -> io::Result<()> {
        self.sweep(&[])
    }

    /// Erases all but the finished files of the artifacts in `keep`. For the start, before anything is created:
    /// what a crash left unfinished can never be finished.
    ///
    /// # Errors
    /// The first that could not be erased; the others are.
    pub fn sweep(&self, keep: &[String]) -> io::Result<()> {
        let kept: Vec<_> = keep.iter().map(|artifact| format!("{artifact}.sealed")).collect();
        let entries = fs::read_dir(&self.folder)?;
        all(entries.map(|entry| {
            let entry = entry?;
            if kept.iter().any(|name| entry.file_name() == name.as_str()) {
                return Ok(());
            }
            // Folders are not ours: nothing here makes any.
            if entry.file_type()?.is_dir() { Ok(()) } else { disk::erase(&entry.path()) }
        }))
    }
}

/// A sealed file being written. Dropped without [`Self::finish`] it is erased.
#[derive(Debug)]
#[must_use = "a file that is not finished is erased"]
pub struct SpoolFile {
    /// `None` once finished or failed: closed before it is renamed or erased, as Windows demands.
    file: Option<File>,
    part: PathBuf,
    sealed: PathBuf,
}

impl SpoolFile {
    /// The file is whole: durable and under its final name when this returns.
    ///
    /// # Errors
    /// Whatever the disk says; the file is erased then.
    pub fn finish(mut self) -> io::Result<PathBuf> {
        self.file()?.flush()?;
        self.file()?.sync_all()?;
        let file = self.file.take();
        drop(file);
        if let Err(error) = disk::rename(&self.part, &self.sealed) {
            // Nothing of it may look finished if the folder's promise failed.
            let _ = fs::remove_file(&self.part);
            let _ = fs::remove_file(&self.sealed);
            return Err(error);
        }
        Ok(std::mem::take(&mut self.sealed))
    }

    fn file(&mut self) -> io::Result<&mut File> {
        self.file.as_mut().ok_or_else(|| io::ErrorKind::BrokenPipe.into())
    }
}

impl Write for SpoolFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file()?.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file()?.flush()
    }
}

impl Drop for SpoolFile {
    fn drop(&mut self) {
        if let Some(file) = self.file.take() {
            drop(file);
            // The sweep at the next start tries again.
            let _ = fs::remove_file(&self.part);
        }
    }
}

/// Ids name files, here and at the intake.
fn is_id(artifact: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (8..=64).contains(&artifact.len()) && artifact.bytes().all(plain)
}

/// Does all of them; the first error is the answer.
fn all(results: impl Iterator<Item = io::Result<()>>) -> io::Result<()> {
    results.fold(Ok(()), Result::and)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spool() -> (tempfile::TempDir, Spool) {
        let dir = tempfile::tempdir().unwrap();
        let spool = Spool::open(&dir.path().join("spool")).unwrap();
        (dir, spool)
    }

    fn sealed(spool: &Spool, artifact: &str, content: &[u8]) -> PathBuf {
        let mut file = spool.create(artifact).unwrap();
        file.write_all(content).unwrap();
        file.finish().unwrap()
    }

    fn names(spool: &Spool) -> Vec<String> {
        let entries = fs::read_dir(&spool.folder).unwrap();
        let name = |entry: io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string();
        let mut names: Vec<_> = entries.map(name).collect::<Result<_, _>>().unwrap();
        names.sort();
        names
    }

    #[test]
    fn a_file_has_a_path_only_when_it_is_finished() {
        let (_dir, spool) = spool();
        let mut file = spool.create("artifact-1").unwrap();
        file.write_all(b"sealed").unwrap();
        assert_eq!(spool.path("artifact-1"), None);
        assert_eq!(names(&spool), ["artifact-1.part"]);
        let path = file.finish().unwrap();
        assert_eq!(spool.path("artifact-1"), Some(path.clone()));
        assert_eq!(fs::read(path).unwrap(), b"sealed");
        assert_eq!(names(&spool), ["artifact-1.sealed"]);
    }

    #[test]
    fn dropped_unfinished_it_is_gone() {
        let (_dir, spool) = spool();
        let mut file = spool.create("artifact-1").unwrap();
        file.write_all(b"half").unwrap();
        drop(file);
        assert!(names(&spool).is_empty());
    }

    #[test]
    fn a_sealed_file_is_written_once() {
        let (_dir, spool) = spool();
        let being_written = spool.create("artifact-1").unwrap();
        let exists = |result: io::Result<SpoolFile>| result.unwrap_err().kind();
        assert_eq!(exists(spool.create("artifact-1")), io::ErrorKind::AlreadyExists);
        being_written.finish().unwrap();
        assert_eq!(exists(spool.create("artifact-1")), io::ErrorKind::AlreadyExists);
    }

    #[test]
    fn an_id_cannot_leave_the_folder() {
        let (dir, spool) = spool();
        sealed(&spool, "artifact-1", b"sealed");
        fs::write(dir.path().join("elsewhere.sealed"), b"not ours").unwrap();
        let tricks = ["../elsewhere", "/etc/passwd", "short", "", "artifact/1", "artifact.1"];
        for trick in tricks {
            assert_eq!(spool.create(trick).unwrap_err().kind(), io::ErrorKind::InvalidInput);
            assert_eq!(spool.path(trick), None);
        }
        spool.discard(&tricks.map(str::to_owned)).unwrap();
        assert!(dir.path().join("elsewhere.sealed").exists());
        assert_eq!(names(&spool), ["artifact-1.sealed"]);
    }

    #[test]
    fn discarding_sweeping_and_emptying_erase_what_they_say() {
        let (_dir, spool) = spool();
        for artifact in ["artifact-1", "artifact-2", "artifact-3"] {
            sealed(&spool, artifact, b"sealed");
        }
        fs::write(spool.folder.join("artifact-4.part"), b"left by a crash").unwrap();
        fs::write(spool.folder.join("stray"), b"unknown").unwrap();
        spool.discard(&["artifact-1".to_owned(), "artifact-9".to_owned()]).unwrap();
        spool.sweep(&["artifact-2".to_owned(), "artifact-4".to_owned()]).unwrap();
        assert_eq!(names(&spool), ["artifact-2.sealed"]);
        spool.empty().unwrap();
        assert!(names(&spool).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let (_dir, spool) = spool();
        let path = sealed(&spool, "artifact-1", b"sealed");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&spool.folder), mode(&path)), (0o700, 0o600));
    }
}
