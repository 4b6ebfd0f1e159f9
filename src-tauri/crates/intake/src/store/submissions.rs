//! Accepted submissions: a manifest and the receipt given for it.

use rusqlite::{Connection, OptionalExtension, Row, params};
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
    /// The key the manifest verified under, base64url.
    pub(crate) device_key: String,
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
        "INSERT INTO submissions (signup, manifest, number, at, manifest_jws, receipt_jws, device_key)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
        params![
            new.signup,
            new.manifest,
            new.number,
            new.at,
            new.manifest_jws,
            new.receipt_jws,
            new.device_key
        ],
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

/// Every receipt that was given for a signup, oldest first.
pub(crate) fn receipts(db: &Connection, signup: &str) -> Result<Vec<String>, IntakeFault> {
    let sql = "SELECT receipt_jws FROM submissions WHERE signup = ? ORDER BY at, rowid";
    let mut statement = db.prepare(sql)?;
    let rows = statement.query_map([signup], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The last submission of a signup, by the signup's id or a receipt's number.
pub(crate) fn find(db: &Connection, name: &str) -> Result<Option<Submission>, IntakeFault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM submissions WHERE signup = ?1 OR signup =
         (SELECT signup FROM submissions WHERE number = upper(?1))
         ORDER BY at DESC, rowid DESC LIMIT 1"
    );
    Ok(db.query_row(&sql, [name], read).optional()?)
}

/// The last submission of every signup with an objection nobody has answered, in the order they came.
pub(crate) fn appeals(db: &Connection) -> Result<Vec<Submission>, IntakeFault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM submissions WHERE rowid IN
         (SELECT (SELECT s.rowid FROM submissions s WHERE s.signup = signups.signup
                  ORDER BY s.at DESC, s.rowid DESC LIMIT 1) FROM signups WHERE appealed = 1)
         ORDER BY at, rowid"
    );
    let mut statement = db.prepare(&sql)?;
    let rows = statement.query_map([], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

const COLUMNS: &str = "signup, manifest, number, at, manifest_jws, receipt_jws, device_key";

fn read(row: &Row<'_>) -> rusqlite::Result<Submission> {
    Ok(Submission {
        signup: row.get(0)?,
        manifest: row.get(1)?,
        number: row.get(2)?,
        at: row.get(3)?,
        manifest_jws: row.get(4)?,
        receipt_jws: row.get(5)?,
        device_key: row.get(6)?,
    })
}

/// Every signup, newest first.
pub(crate) fn overview(db: &Connection) -> Result<Vec<Overview>, IntakeFault> {
    let sql = "SELECT signup, opened_at, practice, standing,
        (SELECT number FROM submissions s WHERE s.signup = signups.signup
         ORDER BY at DESC, rowid DESC LIMIT 1),
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
