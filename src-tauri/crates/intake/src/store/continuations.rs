//! Going on elsewhere: the code of each signup, and the tries that failed.

use rusqlite::{Connection, OptionalExtension, Row, params};
use signup::wire::UnixSeconds;

use crate::fault::IntakeFault;

/// What replaces the old device.
pub(crate) struct Carried<'a> {
    /// base64url
    pub(crate) device_key: &'a str,
    /// Fingerprint of the seller's own recipient key.
    pub(crate) seller_key: &'a str,
    pub(crate) token_sha256: [u8; 32],
    /// Of the next code.
    pub(crate) continuation_sha256: [u8; 32],
}

/// The signup this code leads to: one that was not used, or the last one, used by the very device that asks again
/// since it got no answer.
pub(crate) fn find(
    db: &Connection,
    code_sha256: &[u8; 32],
    carried: &Carried<'_>,
    practice: bool,
) -> Result<Option<String>, IntakeFault> {
    let sql = "SELECT signup FROM signups WHERE practice = ?2 AND (continuation_sha256 = ?1
               OR (used_code_sha256 = ?1 AND device_key = ?3 AND seller_key = ?4))";
    let wanted = params![code_sha256, practice, carried.device_key, carried.seller_key];
    Ok(db.query_row(sql, wanted, |row: &Row<'_>| row.get(0)).optional()?)
}

/// Hands the signup over and uses the code up.
pub(crate) fn carry_on(
    db: &Connection,
    signup: &str,
    code_sha256: &[u8; 32],
    carried: &Carried<'_>,
) -> Result<(), IntakeFault> {
    let sql = "UPDATE signups SET device_key = ?, seller_key = ?, token_sha256 = ?,
               continuation_sha256 = ?, used_code_sha256 = ? WHERE signup = ?";
    let Carried { device_key, seller_key, token_sha256, continuation_sha256 } = carried;
    let values =
        params![device_key, seller_key, token_sha256, continuation_sha256, code_sha256, signup];
    db.execute(sql, values)?;
    Ok(())
}

/// The device has its answer: the used code is good for nothing any more.
pub(crate) fn forget_used(db: &Connection, signup: &str) -> Result<(), IntakeFault> {
    db.execute("UPDATE signups SET used_code_sha256 = NULL WHERE signup = ?", [signup])?;
    Ok(())
}

/// How many tries failed since `since`, at all nodes together.
pub(crate) fn failed_since(db: &Connection, since: UnixSeconds) -> Result<u32, IntakeFault> {
    let sql = "SELECT count(*) FROM failed_codes WHERE at > ?";
    Ok(db.query_row(sql, [since], |row| row.get(0))?)
}

/// Counts a failed try and forgets those up to `before`.
pub(crate) fn count_failed(
    db: &Connection,
    now: UnixSeconds,
    before: UnixSeconds,
) -> Result<(), IntakeFault> {
    db.execute("DELETE FROM failed_codes WHERE at <= ?", [before])?;
    db.execute("INSERT INTO failed_codes (at) VALUES (?)", [now])?;
    Ok(())
}
