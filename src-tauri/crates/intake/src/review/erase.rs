//! Erasing by an operator, for a seller who wishes it.

use std::path::Path;

use signup::wire::{ErasureCause, UnixSeconds};

use super::{ReviewFault, existing, signup_id};
use crate::{
    erasure::{Eraser, Erasure},
    keys::Keys,
    store::{Durability, table},
};

/// Erases one artifact of a signup, or everything of it, which ends it. Returns the deletion JWS.
///
/// # Errors
/// [`ReviewFault::OnHold`]; [`ReviewFault::NotFound`] also where everything was erased before.
pub fn erase(
    data: &Path,
    keys: &Keys,
    name: &str,
    artifact: Option<&str>,
    now: UnixSeconds,
) -> Result<String, ReviewFault> {
    let (store, objects) = existing(data)?;
    let signup = signup_id(&store, name)?;
    let of_signup = |db: &_| table::artifacts::of_signup(db, &signup);
    let mut held = store.run_here(Durability::Relaxed, |db| of_signup(db))?;
    if let Some(artifact) = artifact {
        held.retain(|it| it.artifact.as_str() == artifact);
    }
    if held.is_empty() {
        return Err(ReviewFault::NotFound("artifact in this signup"));
    }
    let eraser = Eraser { store: &store, objects: &objects, keys };
    let erasure = match artifact {
        Some(_) => eraser.erase(&signup, &held, ErasureCause::Wish, now)?,
        None => eraser.erase_all(&signup, now)?,
    };
    match erasure {
        Erasure::Done(jws) => Ok(jws),
        Erasure::OnHold(hold) => Err(ReviewFault::OnHold(hold)),
    }
}
