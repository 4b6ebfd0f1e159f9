//! A vault of plain files, **for tests and QA only**: the keys lie in the clear, readable by whoever can read the
//! owner's files. It exists so that a program can be killed and started again where there is no password store.

use std::{fs, io, path::PathBuf};

use zeroize::Zeroizing;

use super::{Vault, VaultFault};
use crate::disk;

/// One file per secret in a folder, for their owner only (0700, 0600).
pub struct FileVault {
    folder: PathBuf,
}

impl FileVault {
    /// In `folder`, which is made when the first secret is kept.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn path(&self, name: &str) -> Result<PathBuf, VaultFault> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if name.is_empty() || name.len() > 64 || !name.bytes().all(plain) {
            return Err(VaultFault::failed("a name is 1 to 64 letters, digits, `-` or `_`"));
        }
        Ok(self.folder.join(name))
    }
}

impl Vault for FileVault {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, VaultFault> {
        match fs::read(self.path(name)?) {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(VaultFault::failed(error.kind())),
        }
    }

    fn put(&self, name: &str, secret: &[u8]) -> Result<(), VaultFault> {
        let path = self.path(name)?;
        disk::make_folder(&self.folder)
            .and_then(|()| disk::replace(&path, secret))
            .map_err(|error| VaultFault::failed(error.kind()))
    }

    fn remove(&self, name: &str) -> Result<(), VaultFault> {
        disk::erase(&self.path(name)?).map_err(|error| VaultFault::failed(error.kind()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_the_folder() {
        let dir = tempfile::tempdir().unwrap();
        let vault = FileVault::new(dir.path().join("keys"));
        for name in ["", "..", "../keys", "a/b", "a\\b", "a.b", &"a".repeat(65)] {
            assert!(matches!(vault.put(name, b"x"), Err(VaultFault::Failed { .. })), "{name:?}");
        }
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("keys");
        FileVault::new(folder.clone()).put("signup", b"secret").unwrap();
        let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(folder.clone()), mode(folder.join("signup"))), (0o700, 0o600));
    }
}
