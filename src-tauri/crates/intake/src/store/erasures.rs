//! Every deletion receipt that was given, in the order they were signed.

use rusqlite::{Connection, OptionalExtension, params};

use crate::fault::IntakeFault;

/// Keeps a deletion JWS. `whole`: it ends the signup at the seller's wish.
pub(crate) fn insert(
    db: &Connection,
    signup: &str,
    jws: &str,
    whole: bool,
) -> Result<(), IntakeFault> {
    let sql = "INSERT INTO erasures (signup, jws, whole) VALUES (?, ?, ?)";
    db.execute(sql, params![signup, jws, whole])?;
    Ok(())
}

/// All of a signup, oldest first.
pub(crate) fn of_signup(db: &Connection, signup: &str) -> Result<Vec<String>, IntakeFault> {
    let sql = "SELECT jws FROM erasures WHERE signup = ? ORDER BY number";
    let mut statement = db.prepare(sql)?;
    let rows = statement.query_map([signup], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The one that ended the signup.
pub(crate) fn whole(db: &Connection, signup: &str) -> Result<Option<String>, IntakeFault> {
    let sql = "SELECT jws FROM erasures WHERE signup = ? AND whole = 1";
    Ok(db.query_row(sql, [signup], |row| row.get(0)).optional()?)
}

/// What an earlier version kept by artifact only.
pub(crate) fn catch_up(db: &Connection) -> Result<(), IntakeFault> {
    let sql = "INSERT INTO erasures (signup, jws)
               SELECT signup, jws FROM deletions
               WHERE NOT EXISTS (SELECT 1 FROM erasures) GROUP BY jws ORDER BY min(rowid)";
    db.execute(sql, [])?;
    Ok(())
}
