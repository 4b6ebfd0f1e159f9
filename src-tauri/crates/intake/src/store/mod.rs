//! The database: one SQLite file, shared by every node and the reviewer's commands.

pub(crate) mod artifacts;
pub(crate) mod policies;
pub(crate) mod signups;
pub(crate) mod submissions;
pub(crate) mod uploads;

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::fault::IntakeFault;

pub(crate) use artifacts::Artifact;
pub(crate) use policies::StoredPolicy;
pub(crate) use signups::{NewSignup, Signup};
pub(crate) use submissions::Submission;
pub(crate) use uploads::{NewUpload, Upload, UploadState};

/// The operations on each table, all on a transaction or connection given.
pub(crate) mod table {
    pub(crate) use super::{artifacts, policies, signups, submissions, uploads};
}

/// How sure a change must be before it is answered for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    /// May be forgotten in a power cut: an upload's offset, which the client asks for anyway.
    Relaxed,
    /// On the disk when the call returns: receipts, deletions, tokens.
    Full,
}

/// The database. Clones share one connection, used on blocking threads only.
#[derive(Clone)]
pub(crate) struct Store(Arc<Mutex<Connection>>);

impl Store {
    /// Opens `data/intake.sqlite`, making it where it is missing.
    pub(crate) fn open(data: &Path) -> Result<Self, IntakeFault> {
        let connection = Connection::open(data.join("intake.sqlite"))?;
        connection.busy_timeout(Duration::from_secs(10))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        // What is erased is overwritten, so that "the index is gone" is true of the file as well.
        connection.pragma_update(None, "secure_delete", true)?;
        connection.execute_batch(include_str!("schema.sql"))?;
        let store = Self(Arc::new(Mutex::new(connection)));
        store.run_here(Durability::Full, catch_up)?;
        Ok(store)
    }

    /// Runs `work` in a transaction off the async threads. An error rolls everything back.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        durability: Durability,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, IntakeFault> + Send + 'static,
    ) -> Result<T, IntakeFault> {
        let store = self.clone();
        tokio::task::spawn_blocking(move || store.run_here(durability, work)).await?
    }

    /// As [`Self::run`] on this thread, for commands and for `Intake::open`.
    pub(crate) fn run_here<T>(
        &self,
        durability: Durability,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, IntakeFault>,
    ) -> Result<T, IntakeFault> {
        let mut connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if durability == Durability::Full {
            connection.pragma_update(None, "synchronous", "FULL")?;
        }
        let done = transact(&mut connection, work);
        if durability == Durability::Full {
            connection.pragma_update(None, "synchronous", "NORMAL")?;
        }
        done
    }

    /// Moves the write-ahead log into the database and empties it: after an erasure nothing of
    /// the rows stays behind there. A reader elsewhere can delay that to the next time.
    pub(crate) fn flush_log(&self) -> Result<(), IntakeFault> {
        let connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }
}

/// Brings a database of an earlier version up to date. Its challenges have run out by the time it is read.
fn catch_up(db: &Transaction<'_>) -> Result<(), IntakeFault> {
    let sql = "SELECT count(*) FROM pragma_table_info('challenges') WHERE name = 'jws'";
    let known: u32 = db.query_row(sql, [], |row| row.get(0))?;
    if known == 0 {
        let sql = "DELETE FROM challenges;
                   ALTER TABLE challenges ADD COLUMN jws TEXT NOT NULL DEFAULT ''";
        db.execute_batch(sql)?;
    }
    Ok(())
}

fn transact<T>(
    connection: &mut Connection,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, IntakeFault>,
) -> Result<T, IntakeFault> {
    // Immediate: a transaction that reads and then writes never fails half-way for a lock.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let value = work(&transaction)?;
    transaction.commit()?;
    Ok(value)
}
