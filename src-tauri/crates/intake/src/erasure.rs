//! Erasing: first the ciphertext, then all that led to it, then the signed word for it.

use signup::wire::{DeletionReceipt, Erased, Standing, UnixSeconds};

use crate::{
    fault::IntakeFault,
    keys::Keys,
    objects::Objects,
    statement,
    store::{Artifact, Durability, Store, Upload, table},
};

/// Why something is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// The seller, or staff for them. A submission with nothing left is withdrawn.
    Seller,
    /// Its time is over, or it was not part of the submission: no decision is touched.
    Retention,
}

/// What erasing needs; the server and `intake erase` have it in different places.
pub(crate) struct Eraser<'a> {
    pub(crate) store: &'a Store,
    pub(crate) objects: &'a Objects,
    pub(crate) keys: &'a Keys,
}

impl Eraser<'_> {
    /// Erases `artifacts` of one signup and returns the deletion JWS. Blocks.
    ///
    /// Crashing in between leaves index entries without a file, never a file without an entry;
    /// the next attempt finishes it. What somebody else erased meanwhile keeps their JWS.
    pub(crate) fn erase(
        &self,
        signup: &str,
        artifacts: &[Artifact],
        wish: Wish,
        now: UnixSeconds,
    ) -> Result<String, IntakeFault> {
        for artifact in artifacts {
            self.objects.erase(&artifact.artifact)?;
        }
        let jws = self.store.run_here(Durability::Full, |db| {
            let mut erased = Vec::new();
            for one in artifacts {
                if let Some(jws) = table::artifacts::deletion(db, signup, &one.artifact)? {
                    if artifacts.len() == 1 {
                        return Ok(jws);
                    }
                    continue;
                }
                table::artifacts::remove(db, &one.artifact)?;
                table::uploads::forget_artifact(db, &one.artifact)?;
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
                erased,
                ciphertext_gone: true,
                index_gone: true,
            };
            let jws = statement::sign(&receipt, &self.keys.signing)?;
            for one in artifacts {
                if !table::artifacts::was_erased(db, &one.artifact)? {
                    table::artifacts::insert_deletion(db, signup, &one.artifact, &jws)?;
                }
            }
            if wish == Wish::Seller && table::artifacts::of_signup(db, signup)?.is_empty() {
                withdraw(db, signup)?;
            }
            Ok(jws)
        })?;
        self.store.flush_log()?;
        Ok(jws)
    }
}

/// Forgets an upload and its bytes, also those that a crash left in its artifact's place. A writer
/// that is at it learns so when it is done.
pub(crate) fn forget_upload(
    store: &Store,
    objects: &Objects,
    upload: &Upload,
) -> Result<(), IntakeFault> {
    store.run_here(Durability::Relaxed, |db| {
        table::uploads::forget(db, &upload.upload)?;
        if table::artifacts::find(db, &upload.artifact)?.is_none() {
            objects.erase(&upload.artifact)?;
        }
        Ok(objects.erase_upload(&upload.upload)?)
    })
}

/// A signup that was submitted and of which nothing is left.
fn withdraw(db: &rusqlite::Connection, signup: &str) -> Result<(), IntakeFault> {
    let standing = table::signups::find(db, signup)?.map(|signup| signup.standing);
    if standing.is_some_and(|standing| standing != Standing::Open) {
        table::signups::stand(db, signup, &Standing::Withdrawn)?;
    }
    Ok(())
}
