//! What is kept on the device: journal, spool and keys; and how all of it is forgotten.

use std::path::PathBuf;
use std::sync::Arc;

use signup::folder::Folder;
use signup::{Effect, Event, Fault, FaultCode};

use super::Shared;
use crate::journal::{self, Journal};
use crate::keys::{ENTRY, Keys, vault_fault};
use crate::spool::Spool;
use crate::vault::{VAULT_LIMIT, off_the_workers};

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

    pub(super) fn journal_path(&self) -> PathBuf {
        self.adapters.folder.join("journal")
    }

    pub(super) fn journal(&self, keys: &Keys) -> Journal {
        Journal::new(self.journal_path(), keys.journal.clone())
    }

    /// Replaces the journal, or forgets everything. What fails comes back as [`Event::Failed`]: a step that is not
    /// kept, or a secret that is not forgotten, is the seller's to know.
    pub(super) async fn keep(&self, folder: Option<Box<Folder>>) {
        let kept = match &folder {
            // Awaited, so that what follows (discarding files) comes after; its fsync is off the workers.
            Some(_) if self.has_given_way() => Ok(()),
            Some(folder) => self.write_journal(folder.clone()).await,
            None => self.forget().await,
        };
        if let Err(fault) = kept {
            self.outbox.put(Event::Failed(Box::new(Effect::Keep(folder)), fault));
        }
    }

    /// Before there are keys there is nothing worth keeping and nothing is written.
    pub(super) async fn write_journal(&self, folder: Box<Folder>) -> Result<(), Fault> {
        let Ok(keys) = self.keys() else { return Ok(()) };
        let journal = self.journal(&keys);
        let writing = tokio::task::spawn_blocking(move || journal.write(&folder));
        match writing.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => {
                tracing::warn!(%error, "the journal could not be written");
                Err(Fault::new(FaultCode::SpoolWrite))
            }
            Err(_) => Err(Fault::new(FaultCode::Internal)),
        }
    }

    /// Forgets the signup on this device: journal, sealed files, keys, in this order, so that a crash in between
    /// leaves no journal without its keys. Each is tried whatever became of the others.
    async fn forget(&self) -> Result<(), Fault> {
        let journal = journal::forget(&self.journal_path()).map_err(|error| spool_fault(&error));
        let emptied = match self.spool().await {
            Ok(spool) => spool.empty().map_err(|error| spool_fault(&error)),
            Err(fault) => Err(fault),
        };
        self.set_keys(None);
        self.forget_continuing();
        let vault = Arc::clone(&self.adapters.vault);
        let removing = off_the_workers(VAULT_LIMIT, move || vault.remove(ENTRY));
        let removed = removing.await.map_err(vault_fault);
        journal.and(emptied).and(removed)?;
        self.nothing_to_search_for();
        Ok(())
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
}

/// The disk failed; whatever the cause, the seller can only make room or choose another disk.
pub(super) fn spool_fault(error: &std::io::Error) -> Fault {
    tracing::warn!(kind = ?error.kind(), "the spool failed");
    Fault::new(FaultCode::SpoolWrite)
}
