//! Erasing: first the ciphertext, then all that led to it, then the signed word for it. A legal hold forbids all three.

use rusqlite::Connection;
use signup::wire::{DeletionReceipt, Erased, ErasureCause, Hold, Standing, UnixSeconds};

use crate::{
    fault::IntakeFault,
    keys::Keys,
    objects::Objects,
    statement,
    store::{Artifact, Durability, Store, Upload, table},
};

/// What erasing needs; the server and the commands have it in different places.
pub(crate) struct Eraser<'a> {
    pub(crate) store: &'a Store,
    pub(crate) objects: &'a Objects,
    pub(crate) keys: &'a Keys,
}

/// What came of the wish to erase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Erasure {
    /// The deletion JWS.
    Done(String),
    /// Nothing was erased.
    OnHold(Hold),
}

/// The word for what was erased in a transaction. Once that is committed it is for [`Eraser::settle`].
#[must_use]
pub(crate) struct Word {
    pub(crate) jws: String,
    count: usize,
    cause: ErasureCause,
}

impl Eraser<'_> {
    /// Erases `artifacts` of one signup. Blocks.
    ///
    /// Crashing in between leaves index entries without a file, never a file without an entry;
    /// the next attempt finishes it. What somebody else erased meanwhile keeps their JWS.
    pub(crate) fn erase(
        &self,
        signup: &str,
        artifacts: &[Artifact],
        cause: ErasureCause,
        now: UnixSeconds,
    ) -> Result<Erasure, IntakeFault> {
        self.unless_held(signup, now, |db| {
            if let [one] = artifacts
                && let Some(jws) = table::artifacts::deletion(db, signup, &one.artifact)?
            {
                return Ok(Word { jws, count: 0, cause });
            }
            let word = self.within(db, signup, artifacts, cause, now)?;
            table::erasures::insert(db, signup, &word.jws, false)?;
            if cause == ErasureCause::Wish && table::artifacts::of_signup(db, signup)?.is_empty() {
                withdraw(db, signup)?;
            }
            Ok(word)
        })
    }

    /// Erases everything of a signup at the seller's wish, uploads under way as well, and ends it. Again: the same word.
    /// Blocks.
    pub(crate) fn erase_all(&self, signup: &str, now: UnixSeconds) -> Result<Erasure, IntakeFault> {
        let whole = |db: &_| table::erasures::whole(db, signup);
        if let Some(jws) = self.store.run_here(Durability::Relaxed, |db| whole(db))? {
            return Ok(Erasure::Done(jws));
        }
        self.unless_held(signup, now, |db| {
            let cause = ErasureCause::Wish;
            // Two that ask at once get one word.
            if let Some(jws) = table::erasures::whole(db, signup)? {
                return Ok(Word { jws, count: 0, cause });
            }
            let word = self.end(db, signup, cause, now)?;
            table::erasures::insert(db, signup, &word.jws, true)?;
            Ok(word)
        })
    }

    /// Within a transaction: erases everything of a signup and ends it. The word is the caller's to keep.
    pub(crate) fn end(
        &self,
        db: &Connection,
        signup: &str,
        cause: ErasureCause,
        now: UnixSeconds,
    ) -> Result<Word, IntakeFault> {
        for upload in table::uploads::open_of_signup(db, signup)? {
            forget_within(db, self.objects, &upload)?;
        }
        let held = table::artifacts::of_signup(db, signup)?;
        let word = self.within(db, signup, &held, cause, now)?;
        table::signups::stand(db, signup, &Standing::Withdrawn, false)?;
        Ok(word)
    }

    /// Within a transaction that has found no hold: erases `artifacts` and signs the word for those that nobody else
    /// has erased. The word is the caller's to keep.
    pub(crate) fn within(
        &self,
        db: &Connection,
        signup: &str,
        artifacts: &[Artifact],
        cause: ErasureCause,
        now: UnixSeconds,
    ) -> Result<Word, IntakeFault> {
        let mut erased = Vec::new();
        let mut ours = Vec::new();
        for one in artifacts {
            if table::artifacts::was_erased(db, &one.artifact)? {
                continue;
            }
            self.objects.erase(&one.artifact)?;
            table::artifacts::remove(db, &one.artifact)?;
            table::uploads::forget_artifact(db, &one.artifact)?;
            ours.push(&one.artifact);
            erased.push(Erased {
                artifact: one.artifact.as_str().to_owned(),
                sha256: one.sha256.clone(),
                erased_at: now,
            });
        }
        let receipt = DeletionReceipt {
            iss: self.keys.name.clone(),
            iat: now,
            signup: signup.to_owned(),
            cause,
            erased,
            ciphertext_gone: true,
            index_gone: true,
        };
        let jws = statement::sign(&receipt, &self.keys.signing)?;
        for artifact in &ours {
            table::artifacts::insert_deletion(db, signup, artifact, &jws)?;
        }
        Ok(Word { jws, count: ours.len(), cause })
    }

    /// After the commit: nothing of the rows stays behind in the database's log, and one line tells operators.
    pub(crate) fn settle(&self, word: Word) -> Result<String, IntakeFault> {
        let Word { jws, count, cause } = word;
        tracing::info!(count, ?cause, "erased");
        self.store.flush_log()?;
        Ok(jws)
    }

    fn unless_held(
        &self,
        signup: &str,
        now: UnixSeconds,
        erase: impl FnOnce(&Connection) -> Result<Word, IntakeFault>,
    ) -> Result<Erasure, IntakeFault> {
        let done = self.store.run_here(Durability::Full, |db| {
            if let Some(hold) = table::holds::in_force(db, signup, now)? {
                return Ok(Err(hold));
            }
            erase(db).map(Ok)
        })?;
        match done {
            Ok(word) => self.settle(word).map(Erasure::Done),
            Err(hold) => Ok(Erasure::OnHold(hold)),
        }
    }
}

/// Forgets an upload and its bytes. A writer that is at it learns so when it is done.
pub(crate) fn forget_upload(
    store: &Store,
    objects: &Objects,
    upload: &Upload,
) -> Result<(), IntakeFault> {
    store.run_here(Durability::Relaxed, |db| forget_within(db, objects, upload))
}

/// Also the bytes that a crash left in its artifact's place.
fn forget_within(db: &Connection, objects: &Objects, upload: &Upload) -> Result<(), IntakeFault> {
    table::uploads::forget(db, &upload.upload)?;
    if table::artifacts::find(db, &upload.artifact)?.is_none() {
        objects.erase(&upload.artifact)?;
    }
    Ok(objects.erase_upload(&upload.upload)?)
}

/// A signup that was submitted and of which nothing is left.
fn withdraw(db: &Connection, signup: &str) -> Result<(), IntakeFault> {
    let standing = table::signups::find(db, signup)?.map(|signup| signup.standing);
    if standing.is_some_and(|standing| standing != Standing::Open) {
        table::signups::stand(db, signup, &Standing::Withdrawn, false)?;
    }
    Ok(())
}
