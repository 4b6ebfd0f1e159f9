//! Accepted submissions: a manifest and the receipt given for it.

use rusqlite::{Connection, OptionalExtension, params};
use signup::wire::UnixSeconds;

use crate::fault::IntakeFault;

/// A manifest that was accepted.
#[derive(Debug, Clone)]
pub(crate) struct Submission {
    pub(crate) signup: String,
    /// Digest of the manifest's JWS.
    pub(crate) manifest: String,
    /// The receipt's number.
    pub(crate) number: String,
    pub(crate) at: UnixSeconds,
    pub(crate) manifest_jws: String,
    pub(crate) receipt_jws: String,
}

/// One line of `intake list`.
#[derive(Debug, Clone)]
pub(crate) struct Overview {
    pub(crate) signup: String,
    pub(crate) opened_at: UnixSeconds,
    pub(crate) practice: bool,
    /// JSON of the standing.
    pub(crate) standing: String,
    /// Number of the last receipt, if there is one.
    pub(crate) number: Option<String>,
    /// How many sealed files are held.
    pub(crate) artifacts: u32,
}

pub(crate) fn insert(db: &Connection, new: &Submission) -> Result<(), IntakeFault> {
    db.execute(
        "INSERT INTO submissions (signup, manifest, number, at, manifest_jws, receipt_jws)
         VALUES (?, ?, ?, ?, ?, ?)",
        params![new.signup, new.manifest, new.number, new.at, new.manifest_jws, new.receipt_jws],
    )?;
    Ok(())
}

pub(crate) fn number_is_taken(db: &Connection, number: &str) -> Result<bool, IntakeFault> {
    let sql = "SELECT count(*) FROM submissions WHERE number = ?";
    Ok(db.query_row(sql, [number], |row| row.get::<_, u32>(0))? > 0)
}

/// The receipt that was given for this very manifest.
pub(crate) fn receipt(
    db: &Connection,
    signup: &str,
    manifest: &str,
) -> Result<Option<String>, IntakeFault> {
    let sql = "SELECT receipt_jws FROM submissions WHERE signup = ? AND manifest = ?";
    Ok(db.query_row(sql, [signup, manifest], |row| row.get(0)).optional()?)
}

/// The last submission of a signup, by the signup's id or a receipt's number.
pub(crate) fn find(db: &Connection, name: &str) -> Result<Option<Submission>, IntakeFault> {
    let sql = "SELECT signup, manifest, number, at, manifest_jws, receipt_jws FROM submissions
               WHERE signup = ?1 OR number = upper(?1) ORDER BY at DESC, rowid DESC LIMIT 1";
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Submission {
            signup: row.get(0)?,
            manifest: row.get(1)?,
            number: row.get(2)?,
            at: row.get(3)?,
            manifest_jws: row.get(4)?,
            receipt_jws: row.get(5)?,
        })
    };
    Ok(db.query_row(sql, [name], read).optional()?)
}

/// Every signup, newest first.
pub(crate) fn overview(db: &Connection) -> Result<Vec<Overview>, IntakeFault> {
    let sql = "SELECT signup, opened_at, practice, standing,
        (SELECT number FROM submissions s WHERE s.signup = signups.signup ORDER BY at DESC LIMIT 1),
        (SELECT count(*) FROM artifacts a WHERE a.signup = signups.signup)
        FROM signups ORDER BY opened_at DESC, signup";
    let mut statement = db.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        Ok(Overview {
            signup: row.get(0)?,
            opened_at: row.get(1)?,
            practice: row.get(2)?,
            standing: row.get(3)?,
            number: row.get(4)?,
            artifacts: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
