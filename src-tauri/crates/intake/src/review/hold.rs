//! Legal holds: nothing of a signup is erased until they are over.

use std::path::Path;

use signup::wire::{Hold, UnixSeconds};

use super::{ReviewFault, existing, signup_id};
use crate::store::{Durability, table};

/// Puts a hold on a signup, in place of one it has, and returns the signup's id.
///
/// # Errors
/// [`ReviewFault::NotFound`], [`ReviewFault::NoData`], [`ReviewFault::Intake`].
pub fn hold(data: &Path, name: &str, hold: Hold) -> Result<String, ReviewFault> {
    let (store, _) = existing(data)?;
    let signup = signup_id(&store, name)?;
    let put = |db: &_| table::holds::put(db, &signup, &hold);
    store.run_here(Durability::Full, |db| put(db))?;
    Ok(signup)
}

/// Releases the hold on a signup and returns the signup's id. What is due is erased by the server's next sweep.
///
/// # Errors
/// [`ReviewFault::NotFound`] also where no hold is in force at `now`.
pub fn release(data: &Path, name: &str, now: UnixSeconds) -> Result<String, ReviewFault> {
    let (store, _) = existing(data)?;
    let signup = signup_id(&store, name)?;
    let release = |db: &_| table::holds::release(db, &signup, now);
    if !store.run_here(Durability::Full, |db| release(db))? {
        return Err(ReviewFault::NotFound("hold in force"));
    }
    Ok(signup)
}
