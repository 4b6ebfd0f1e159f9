//! The database: one SQLite file, shared by every node and the reviewer's commands.

pub(crate) mod artifacts;
pub(crate) mod continuations;
pub(crate) mod erasures;
pub(crate) mod holds;
pub(crate) mod policies;
pub(crate) mod signups;
pub(crate) mod submissions;
pub(crate) mod uploads;
pub(crate) mod withdrawals;

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::fault::IntakeFault;

pub(crate) use artifacts::Artifact;
pub(crate) use continuations::Carried;
pub(crate) use policies::StoredPolicy;
pub(crate) use signups::{NewSignup, Signup};
pub(crate) use submissions::Submission;
pub(crate) use uploads::{NewUpload, Upload, UploadState};
pub(crate) use withdrawals::StoredWithdrawal;

/// The operations on each table, all on a transaction or connection given.
pub(crate) mod table {
    pub(crate) use super::{
        artifacts, continuations, erasures, holds, policies, signups, submissions, uploads,
        withdrawals,
    };
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

/// Brings a database of an earlier version up to date.
fn catch_up(db: &Transaction<'_>) -> Result<(), IntakeFault> {
    if add_column(db, "challenges", "jws", "TEXT NOT NULL DEFAULT ''")? {
        // They have run out by the time they would be read.
        db.execute("DELETE FROM challenges", [])?;
    }
    add_column(db, "signups", "appealed", "INTEGER NOT NULL DEFAULT 0")?;
    add_column(db, "signups", "used_code_sha256", "BLOB")?;
    add_column(db, "artifacts", "replaced", "INTEGER NOT NULL DEFAULT 0")?;
    if add_column(db, "submissions", "device_key", "TEXT NOT NULL DEFAULT ''")? {
        // Until now a signup had one device all along.
        let sql = "UPDATE submissions SET device_key =
                   (SELECT device_key FROM signups WHERE signups.signup = submissions.signup)
                   WHERE signup IN (SELECT signup FROM signups)";
        db.execute(sql, [])?;
    }
    erasures::catch_up(db)
}

/// Says whether the column had been missing.
fn add_column(
    db: &Transaction<'_>,
    table: &str,
    column: &str,
    kind: &str,
) -> Result<bool, IntakeFault> {
    let sql = "SELECT count(*) FROM pragma_table_info(?) WHERE name = ?";
    let known: u32 = db.query_row(sql, [table, column], |row| row.get(0))?;
    if known == 0 {
        db.execute_batch(&format!("ALTER TABLE {table} ADD COLUMN {column} {kind}"))?;
    }
    Ok(known == 0)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The tables as they were before sellers could carry on, appeal and withdraw.
    const EARLIER: &str = "
        CREATE TABLE signups (signup TEXT PRIMARY KEY, device_key TEXT NOT NULL,
            seller_key TEXT NOT NULL, locale TEXT NOT NULL, practice INTEGER NOT NULL,
            token_sha256 BLOB NOT NULL, continuation_sha256 BLOB, opened_at INTEGER NOT NULL,
            standing TEXT NOT NULL) STRICT;
        CREATE TABLE challenges (nonce TEXT PRIMARY KEY, signup TEXT NOT NULL,
            iat INTEGER NOT NULL, exp INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0) STRICT;
        CREATE TABLE artifacts (artifact TEXT PRIMARY KEY COLLATE NOCASE, signup TEXT NOT NULL,
            sha256 TEXT NOT NULL, length_bytes INTEGER NOT NULL, received_at INTEGER NOT NULL,
            erase_by INTEGER NOT NULL) STRICT;
        CREATE TABLE submissions (manifest TEXT PRIMARY KEY, signup TEXT NOT NULL,
            number TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, manifest_jws TEXT NOT NULL,
            receipt_jws TEXT NOT NULL) STRICT;
        CREATE TABLE deletions (artifact TEXT PRIMARY KEY COLLATE NOCASE, signup TEXT NOT NULL,
            jws TEXT NOT NULL) STRICT;
        INSERT INTO signups VALUES ('s', 'key', 'own', 'en', 0, x'00', x'01', 1,
            '{\"status\":\"received\"}');
        INSERT INTO challenges VALUES ('n', 's', 1, 2, 1);
        INSERT INTO artifacts VALUES ('artifact-1', 's', 'digest', 1, 2, 3);
        INSERT INTO submissions VALUES ('m', 's', 'K7QF-2M9X', 5, 'manifest', 'receipt');
        INSERT INTO deletions VALUES ('artifact-2', 's', 'late'), ('artifact-3', 's', 'later'),
            ('artifact-4', 's', 'late');";

    #[test]
    fn an_earlier_database_is_brought_up_to_date_once() {
        let dir = tempfile::tempdir().unwrap();
        let earlier = Connection::open(dir.path().join("intake.sqlite")).unwrap();
        earlier.execute_batch(EARLIER).unwrap();
        drop(earlier);
        for _ in 0..2 {
            let store = Store::open(dir.path()).unwrap();
            store
                .run_here(Durability::Relaxed, |db| {
                    let signup = signups::find(db, "s")?.unwrap();
                    assert_eq!((signup.appealed, signup.continued), (false, false));
                    assert_eq!(signups::challenge(db, "s", "n")?, None);
                    assert_eq!(submissions::find(db, "s")?.unwrap().device_key, "key");
                    assert_eq!(artifacts::of_signup(db, "s")?.len(), 1);
                    assert_eq!(erasures::of_signup(db, "s")?, ["late", "later"]);
                    Ok(())
                })
                .unwrap();
        }
    }
}
