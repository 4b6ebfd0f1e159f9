//! Where keys rest: the operating system's password store.
//!
//! A [`Vault`] is blocking, because every real one is: it talks to a daemon that may ask the seller to unlock it and
//! then waits for as long as that takes. [`off_the_workers`] is the way to call it from async code.

mod file;
mod keyring;
mod memory;

use std::time::Duration;

use thiserror::Error;
use tokio::sync::oneshot;
use zeroize::Zeroizing;

pub use file::FileVault;
pub use keyring::KeyringVault;
pub use memory::MemoryVault;

/// How long the seller has to unlock the password store before the page is told that it is locked.
pub const VAULT_LIMIT: Duration = Duration::from_secs(20);

/// A store for a few short secrets by name.
pub trait Vault: Send + Sync + 'static {
    /// The secret with this name; `None` if there is none. May block for as long as a store is locked.
    ///
    /// # Errors
    /// [`VaultFault`].
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, VaultFault>;

    /// Keeps a secret, replacing what had its name. At most 1.5 kB, Windows' limit. May block.
    ///
    /// # Errors
    /// [`VaultFault`].
    fn put(&self, name: &str, secret: &[u8]) -> Result<(), VaultFault>;

    /// Forgets a secret. Nothing to forget is fine. May block.
    ///
    /// # Errors
    /// [`VaultFault`].
    fn remove(&self, name: &str) -> Result<(), VaultFault>;
}

/// A vault did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VaultFault {
    /// This computer has no password store, or none is running.
    #[error("there is no password store")]
    None,
    /// It is locked, and nobody unlocked it in time or somebody said no.
    #[error("the password store is locked")]
    Locked,
    /// It refused or lost something.
    #[error("the password store failed: {reason}")]
    Failed {
        /// For the log; never holds a secret.
        reason: String,
    },
}

impl VaultFault {
    fn failed(reason: impl std::fmt::Display) -> Self {
        Self::Failed { reason: reason.to_string() }
    }
}

/// Runs `f` on a thread of its own and waits for it at most `limit`.
///
/// Not `spawn_blocking`: a locked store may block for ever, and a runtime waits for its blocking threads when it ends.
/// A thread that is given up keeps waiting; it ends with the store's answer, which nobody hears, or with the program.
///
/// # Errors
/// What `f` answers; [`VaultFault::Locked`] after `limit`; [`VaultFault::Failed`] if `f` panics.
pub async fn off_the_workers<T: Send + 'static>(
    limit: Duration,
    f: impl FnOnce() -> Result<T, VaultFault> + Send + 'static,
) -> Result<T, VaultFault> {
    let (answer, answered) = oneshot::channel();
    let work = move || {
        // Nobody may be listening any more.
        let _ = answer.send(f());
    };
    std::thread::Builder::new().name("vault".to_owned()).spawn(work).map_err(VaultFault::failed)?;
    match tokio::time::timeout(limit, answered).await {
        Ok(Ok(result)) => result,
        Ok(Err(_)) => Err(VaultFault::failed("its thread panicked")),
        Err(_) => Err(VaultFault::Locked),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn a_blocked_store_is_locked_and_does_not_hang_the_runtime() {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let (unlock, locked) = mpsc::channel::<()>();
        let blocked = off_the_workers(Duration::from_millis(30), move || {
            let _ = locked.recv();
            Ok(())
        });
        assert_eq!(runtime.block_on(blocked), Err(VaultFault::Locked));
        drop(runtime); // would wait for ever for a blocking thread of its own
        drop(unlock);
    }

    #[tokio::test]
    async fn answers_and_panics_come_through() {
        assert_eq!(off_the_workers(VAULT_LIMIT, || Ok(7)).await, Ok(7));
        let fault = off_the_workers(VAULT_LIMIT, || Err::<(), _>(VaultFault::None)).await;
        assert_eq!(fault, Err(VaultFault::None));
        let panicked = off_the_workers(VAULT_LIMIT, || -> Result<(), _> { panic!("a test") }).await;
        assert!(matches!(panicked, Err(VaultFault::Failed { .. })));
    }

    #[test]
    fn every_vault_keeps_replaces_and_forgets() {
        let dir = tempfile::tempdir().unwrap();
        let vaults: [Box<dyn Vault>; 2] =
            [Box::new(MemoryVault::default()), Box::new(FileVault::new(dir.path().join("keys")))];
        for vault in vaults {
            assert_eq!(vault.get("signup").unwrap(), None);
            vault.remove("signup").unwrap();
            vault.put("signup", &[0, 255, 128]).unwrap();
            vault.put("other", b"").unwrap();
            assert_eq!(vault.get("signup").unwrap().as_deref(), Some(&vec![0, 255, 128]));
            vault.put("signup", b"new").unwrap();
            assert_eq!(vault.get("signup").unwrap().as_deref(), Some(&b"new".to_vec()));
            vault.remove("signup").unwrap();
            assert_eq!(vault.get("signup").unwrap(), None);
            assert_eq!(vault.get("other").unwrap().as_deref(), Some(&vec![]));
        }
    }
}
