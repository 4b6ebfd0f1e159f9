//! What is kept on the device: journal, spool and keys, and the papers the seller saves.

use std::sync::Arc;

use signup::effect::Papers;
use signup::folder::Folder;
use signup::{Event, Fault, FaultCode};

use super::Shared;
use crate::journal::{Journal, JournalFault};
use crate::keys::{ENTRY, Keys, vault_fault};
use crate::spool::Spool;
use crate::vault::{VAULT_LIMIT, VaultFault, off_the_workers};

impl Shared {
    /// The keys, or the fault that there are none: the vault lost them.
    pub(super) fn keys(&self) -> Result<Arc<Keys>, Fault> {
        let keys = self.keys.lock().map_err(|_| Fault::new(FaultCode::Internal))?;
        keys.clone().ok_or_else(|| Fault::new(FaultCode::VaultFailed))
    }

    pub(super) fn set_keys(&self, keys: Option<Arc<Keys>>) {
        if let Ok(mut held) = self.keys.lock() {
            *held = keys;
        }
    }

    pub(super) async fn spool(&self) -> Result<&Spool, Fault> {
        let open = || async {
            Spool::open(&self.adapters.folder.join("spool")).map_err(|error| spool_fault(&error))
        };
        self.spool.get_or_try_init(open).await
    }

    fn journal(&self, keys: &Keys) -> Journal {
        Journal::new(self.adapters.folder.join("journal"), keys.journal.clone())
    }

    /// Looks for an earlier session. No store, or nothing in it, is no fault: there is nothing to carry on with.
    pub(super) async fn restore(&self) -> Result<(), Fault> {
        let found = self.look().await;
        self.looked.send_replace(true);
        found
    }

    async fn look(&self) -> Result<(), Fault> {
        let vault = Arc::clone(&self.adapters.vault);
        let found = match off_the_workers(VAULT_LIMIT, move || vault.get(ENTRY)).await {
            Ok(found) => found,
            Err(VaultFault::None) => None,
            Err(fault) => return Err(vault_fault(fault)),
        };
        let Some(keys) = found.and_then(|bytes| Keys::from_rest(&bytes)) else {
            return self.sweep(&Folder::default()).await;
        };
        let journal = self.journal(&keys);
        let read = tokio::task::spawn_blocking(move || journal.read()).await;
        match read.map_err(|_| Fault::new(FaultCode::Internal))? {
            Ok(Some(folder)) => {
                // A signup opened meanwhile has keys of its own; the earlier one is then not offered any more.
                if self.keys().is_ok() {
                    return Ok(());
                }
                self.set_keys(Some(Arc::new(keys)));
                self.sweep(&folder).await?;
                self.outbox.put(Event::Restored(Box::new(folder)));
                Ok(())
            }
            // Keys without a journal: the program ended before anything was given.
            Ok(None) => self.sweep(&Folder::default()).await,
            Err(JournalFault::Read(error)) => Err(spool_fault(&error)),
            Err(_) => Err(Fault::new(FaultCode::SpoolDamaged)),
        }
    }

    /// Erases what no journal speaks of: unfinished files, and finished ones that were discarded.
    async fn sweep(&self, folder: &Folder) -> Result<(), Fault> {
        let keep: Vec<_> = folder.artifacts().iter().map(|a| a.artifact.clone()).collect();
        self.spool().await?.sweep(&keep).map_err(|error| spool_fault(&error))
    }

    /// Replaces the journal. Before there are keys there is nothing worth keeping and nothing is written.
    pub(super) async fn keep(&self, folder: Option<Box<Folder>>) {
        let kept = match folder {
            Some(folder) => match self.keys() {
                // Awaited, so that what follows (discarding files) comes after; its fsync is off the workers.
                Ok(keys) => {
                    let journal = self.journal(&keys);
                    let writing = tokio::task::spawn_blocking(move || journal.write(&folder));
                    writing.await.map_err(|_| ()).and_then(|written| written.map_err(|_| ()))
                }
                Err(_) => Ok(()),
            },
            None => self.forget().await,
        };
        if kept.is_err() {
            tracing::warn!("the journal could not be written");
        }
    }

    /// Forgets the signup on this device: journal, sealed files, keys.
    async fn forget(&self) -> Result<(), ()> {
        if let Ok(keys) = self.keys() {
            self.journal(&keys).forget().map_err(|_| ())?;
        }
        self.empty_spool().await;
        self.set_keys(None);
        let vault = Arc::clone(&self.adapters.vault);
        off_the_workers(VAULT_LIMIT, move || vault.remove(ENTRY)).await.map_err(|_| ())
    }

    pub(super) async fn discard(&self, artifacts: &[String]) {
        let Ok(spool) = self.spool().await else { return };
        if spool.discard(artifacts).is_err() {
            tracing::warn!("a discarded file could not be erased; the next start tries again");
        }
    }

    pub(super) async fn empty_spool(&self) {
        let Ok(spool) = self.spool().await else { return };
        if spool.empty().is_err() {
            tracing::warn!("the spool could not be emptied; the next start tries again");
        }
    }

    pub(super) async fn save(&self, papers: Papers) -> Result<(), Fault> {
        match self.adapters.files.save(papers).await {
            Ok(Some(name)) => self.outbox.put(Event::ReceiptSaved(name)),
            Ok(None) => {}
            Err(_) => return Err(Fault::new(FaultCode::SaveFailed)),
        }
        Ok(())
    }
}

/// The disk failed; whatever the cause, the seller can only make room or choose another disk.
pub(super) fn spool_fault(error: &std::io::Error) -> Fault {
    tracing::warn!(kind = ?error.kind(), "the spool failed");
    Fault::new(FaultCode::SpoolWrite)
}
