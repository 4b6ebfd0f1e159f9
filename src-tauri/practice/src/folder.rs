//! Where the practice window keeps its things: a folder that is forgotten when the window closes, or one to keep.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

const PREFIX: &str = "seller-signup-practice-";

/// Locked as long as the process that made the folder runs.
const IN_USE: &str = "in-use";

/// A younger folder may not be locked yet.
const SETTLED: Duration = Duration::from_secs(60);

/// A folder for one window.
#[must_use = "a passing folder is erased on drop"]
pub(crate) struct Folder {
    path: PathBuf,
    _passing: Option<(TempDir, File)>,
}

impl Folder {
    /// Erased on drop. What processes that were killed left behind is erased first.
    ///
    /// # Errors
    /// The temp folder cannot be written to.
    pub(crate) fn passing() -> io::Result<Self> {
        sweep(&std::env::temp_dir(), SETTLED);
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir()?;
        only_mine(folder.path())?;
        let lock = File::create(folder.path().join(IN_USE))?;
        lock.lock()?;
        Ok(Self { path: folder.path().to_owned(), _passing: Some((folder, lock)) })
    }

    /// Made if it is missing, and never erased.
    ///
    /// # Errors
    /// It cannot be made.
    pub(crate) fn kept(path: PathBuf) -> io::Result<Self> {
        fs::create_dir_all(&path)?;
        only_mine(&path)?;
        Ok(Self { path, _passing: None })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

/// What practice seals lies there beside the key that opens it.
#[cfg(unix)]
fn only_mine(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn only_mine(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Erases passing folders that nobody has locked. Whatever cannot be erased now is left to the next start.
fn sweep(temp: &Path, settled: Duration) {
    let Ok(entries) = fs::read_dir(temp) else { return };
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(PREFIX)
            && left_behind(&entry.path().join(IN_USE), settled)
        {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn left_behind(lock: &Path, settled: Duration) -> bool {
    let Ok(file) = File::open(lock) else { return false };
    let age = file.metadata().and_then(|facts| facts.modified()).map(|since| since.elapsed());
    matches!(age, Ok(Ok(age)) if age >= settled) && file.try_lock().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_folders_that_nobody_uses_are_swept() {
        let temp = tempfile::tempdir().unwrap();
        let [left, used, unlocked, stranger] =
            ["a", "b", "c", "d"].map(|name| temp.path().join(format!("{PREFIX}{name}")));
        let stranger = stranger.with_file_name("stranger");
        for folder in [&left, &used, &unlocked, &stranger] {
            fs::create_dir(folder).unwrap();
        }
        File::create(left.join(IN_USE)).unwrap();
        File::create(stranger.join(IN_USE)).unwrap();
        let lock = File::create(used.join(IN_USE)).unwrap();
        lock.lock().unwrap();

        sweep(temp.path(), SETTLED);
        assert!(left.exists(), "it may be just being made");
        sweep(temp.path(), Duration::ZERO);
        assert!(!left.exists());
        assert!(used.exists() && unlocked.exists() && stranger.exists());
    }

    #[test]
    fn a_passing_folder_is_gone_afterwards_and_a_kept_one_is_not() {
        let passing = Folder::passing().unwrap();
        let path = passing.path().to_owned();
        assert!(path.join(IN_USE).exists());
        drop(passing);
        assert!(!path.exists());

        let temp = tempfile::tempdir().unwrap();
        drop(Folder::kept(temp.path().join("deep/kept")).unwrap());
        assert!(temp.path().join("deep/kept").exists());
    }
}
