//! Legal holds: signups of which nothing may be erased for the time being.

use rusqlite::{Connection, OptionalExtension, params};
use signup::wire::{Hold, HoldReason, UnixSeconds};

use crate::fault::IntakeFault;

/// Puts a hold on a signup, in place of one it has.
pub(crate) fn put(db: &Connection, signup: &str, hold: &Hold) -> Result<(), IntakeFault> {
    let sql = "INSERT INTO holds (signup, reason, until) VALUES (?, ?, ?)
               ON CONFLICT (signup) DO UPDATE SET reason = excluded.reason, until = excluded.until";
    db.execute(sql, params![signup, hold.reason.name(), hold.until])?;
    Ok(())
}

/// Says whether there was one to release.
pub(crate) fn release(
    db: &Connection,
    signup: &str,
    now: UnixSeconds,
) -> Result<bool, IntakeFault> {
    let was = in_force(db, signup, now)?.is_some();
    db.execute("DELETE FROM holds WHERE signup = ?", [signup])?;
    Ok(was)
}

/// The hold that forbids erasing at `now`.
pub(crate) fn in_force(
    db: &Connection,
    signup: &str,
    now: UnixSeconds,
) -> Result<Option<Hold>, IntakeFault> {
    let sql = "SELECT reason, until FROM holds WHERE signup = ? AND until > ?";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get(1)?));
    let found = db.query_row(sql, params![signup, now], read).optional()?;
    let hold = found.map(|(reason, until)| {
        // Never less than a hold, whatever its reason is called.
        let reason = HoldReason::named(&reason).unwrap_or(HoldReason::Other);
        Hold { reason, until }
    });
    Ok(hold)
}
