//! Withdrawals of consent: the device's own word, kept as evidence, and the answer to it.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, params};
use signup::wire::UnixSeconds;

use crate::fault::IntakeFault;

/// A withdrawal that was accepted.
pub(crate) struct StoredWithdrawal<'a> {
    /// Digest of its JWS.
    pub(crate) digest: &'a str,
    pub(crate) signup: &'a str,
    pub(crate) purpose: &'a str,
    pub(crate) at: UnixSeconds,
    pub(crate) jws: &'a str,
    /// The key it verified under, base64url.
    pub(crate) device_key: &'a str,
    pub(crate) deletion_jws: &'a str,
}

pub(crate) fn insert(db: &Connection, new: &StoredWithdrawal<'_>) -> Result<(), IntakeFault> {
    db.execute(
        "INSERT INTO withdrawals (digest, signup, purpose, at, jws, device_key, deletion_jws)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
        params![
            new.digest,
            new.signup,
            new.purpose,
            new.at,
            new.jws,
            new.device_key,
            new.deletion_jws
        ],
    )?;
    Ok(())
}

/// The deletion JWS that was given for this very withdrawal.
pub(crate) fn answer(
    db: &Connection,
    signup: &str,
    digest: &str,
) -> Result<Option<String>, IntakeFault> {
    let sql = "SELECT deletion_jws FROM withdrawals WHERE signup = ? AND digest = ?";
    Ok(db.query_row(sql, [signup, digest], |row| row.get(0)).optional()?)
}

/// The purposes withdrawn since `since`.
pub(crate) fn since(
    db: &Connection,
    signup: &str,
    since: UnixSeconds,
) -> Result<HashSet<String>, IntakeFault> {
    let sql = "SELECT purpose FROM withdrawals WHERE signup = ? AND at >= ?";
    let mut statement = db.prepare(sql)?;
    let rows = statement.query_map(params![signup, since], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
