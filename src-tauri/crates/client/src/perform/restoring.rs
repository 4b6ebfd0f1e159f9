//! The search for an earlier session.

use std::sync::Arc;

use signup::folder::Folder;
use signup::{Event, Fault, FaultCode};
use tokio::sync::watch;

use super::Shared;
use super::continuing::Unfinished;
use super::keeping::spool_fault;
use crate::journal::JournalFault;
use crate::keys::{ENTRY, Keys, vault_fault};
use crate::vault::{VAULT_LIMIT, VaultFault, off_the_workers};

/// How far the search is. Before it has ended no new keys are made: they would take the place of that session's, and
/// what it sealed could never be sent.
pub(super) struct Search(watch::Sender<State>);

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    UnderWay,
    Ended,
    /// There may be a session that could not be looked at.
    Failed,
}

impl Default for Search {
    fn default() -> Self {
        Self(watch::Sender::new(State::UnderWay))
    }
}

/// What an earlier session left.
enum Found {
    Nothing,
    Session(Box<Folder>),
    /// It went on with a signup by its code and did not come to the end of that.
    Unfinished(Box<Unfinished>),
}

impl Shared {
    /// Looks for an earlier session. No store and no journal is no fault: there is nothing to carry on with.
    ///
    /// # Errors
    /// A journal without its keys is one, whether the store lost them or there is none: nothing is erased then.
    pub(super) async fn restore(&self) -> Result<(), Fault> {
        let found = self.look().await;
        self.search.0.send_replace(match &found {
            // What is damaged stays so however often it is looked at.
            Err(fault) if fault.code != FaultCode::SpoolDamaged => State::Failed,
            _ => State::Ended,
        });
        match found? {
            Found::Nothing => {}
            Found::Session(folder) => self.outbox.put(Event::Restored(folder)),
            Found::Unfinished(unfinished) => return self.go_to_the_end(*unfinished).await,
        }
        Ok(())
    }

    /// Where it comes to no end, what there is of the session is offered: it can at least be begun anew.
    async fn go_to_the_end(&self, unfinished: Unfinished) -> Result<(), Fault> {
        let folder = Box::new(unfinished.to_folder());
        let ended = self.finish(unfinished).await;
        if ended.is_err() {
            self.forget_continuing();
            self.outbox.put(Event::Restored(folder));
        }
        ended
    }

    /// Waits until the search has ended, however it did.
    pub(super) async fn searched(&self) {
        // The sender lives as long as `self`, and the search ends by itself.
        let _ = self.search.0.subscribe().wait_for(|state| *state != State::UnderWay).await;
    }

    /// Waits for the search, and searches again where it failed: the store may be there or unlocked by now, and an
    /// earlier session's keys in it.
    ///
    /// # Errors
    /// When it fails again.
    pub(super) async fn searched_well(&self) -> Result<(), Fault> {
        self.searched().await;
        // Copied out: a borrow of a watch must not be held across an await.
        let state = *self.search.0.borrow();
        if state == State::Failed { self.restore().await } else { Ok(()) }
    }

    /// Everything of before was forgotten, or has given way.
    pub(super) fn nothing_to_search_for(&self) {
        self.search.0.send_replace(State::Ended);
    }

    async fn look(&self) -> Result<Found, Fault> {
        let vault = Arc::clone(&self.adapters.vault);
        let keys = match off_the_workers(VAULT_LIMIT, move || vault.get(ENTRY)).await {
            Ok(found) => found.and_then(|bytes| Keys::from_rest(&bytes)).ok_or(FaultCode::KeysLost),
            Err(VaultFault::None) => Err(FaultCode::NoVault),
            Err(fault) => return Err(vault_fault(fault)),
        };
        let keys = match keys {
            Ok(keys) => keys,
            Err(lost) => {
                let there = self.journal_path().try_exists();
                if there.map_err(|error| spool_fault(&error))? {
                    return Err(Fault::new(lost));
                }
                return self.nothing().await;
            }
        };
        let journal = self.journal(&keys);
        let read = tokio::task::spawn_blocking(move || journal.read()).await;
        match read.map_err(|_| Fault::new(FaultCode::Internal))? {
            Ok(Some(folder)) => self.found(keys, folder).await,
            // Keys without a journal: the program ended before anything was given.
            Ok(None) => self.nothing().await,
            Err(JournalFault::Read(error)) => Err(spool_fault(&error)),
            Err(_) => Err(Fault::new(FaultCode::SpoolDamaged)),
        }
    }

    async fn found(&self, keys: Keys, folder: Folder) -> Result<Found, Fault> {
        let unfinished = Unfinished::of(&folder, &keys);
        // A session that was found before is not offered a second time.
        if self.keys().is_ok() && unfinished.is_none() {
            return Ok(Found::Nothing);
        }
        // First, so that after a fault the session is found again.
        self.sweep(&folder).await?;
        self.set_keys(Some(Arc::new(keys)));
        if let Some(opened) = &folder.signup {
            self.remember(&opened.signup);
        }
        Ok(match unfinished {
            Some(unfinished) => Found::Unfinished(Box::new(unfinished)),
            None => Found::Session(Box::new(folder)),
        })
    }

    async fn nothing(&self) -> Result<Found, Fault> {
        self.sweep(&Folder::default()).await?;
        Ok(Found::Nothing)
    }

    /// Erases what no journal speaks of: unfinished files, and finished ones that were discarded.
    async fn sweep(&self, folder: &Folder) -> Result<(), Fault> {
        let keep: Vec<_> = folder.artifacts().iter().map(|a| a.artifact.clone()).collect();
        self.spool().await?.sweep(&keep).map_err(|error| spool_fault(&error))
    }
}
