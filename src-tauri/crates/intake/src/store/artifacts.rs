//! The sealed files that are held, and the word given for those erased.

use rusqlite::{Connection, OptionalExtension, Row, params};
use signup::wire::UnixSeconds;

use crate::{fault::IntakeFault, objects::SafeId};

/// One sealed file in `objects/`.
#[derive(Debug, Clone)]
pub(crate) struct Artifact {
    pub(crate) artifact: SafeId,
    pub(crate) signup: String,
    /// SHA-256 of the sealed file, hex.
    pub(crate) sha256: String,
    pub(crate) length_bytes: u64,
    /// When its last byte arrived.
    pub(crate) received_at: UnixSeconds,
    /// When it is erased without anybody asking.
    pub(crate) erase_by: UnixSeconds,
    /// No part of the last submission: it goes as soon as nothing holds it.
    pub(crate) replaced: bool,
}

pub(crate) fn insert(db: &Connection, new: &Artifact) -> Result<(), IntakeFault> {
    db.execute(
        "INSERT INTO artifacts (artifact, signup, sha256, length_bytes, received_at, erase_by,
         replaced) VALUES (?, ?, ?, ?, ?, ?, ?)",
        params![
            new.artifact.as_str(),
            new.signup,
            new.sha256,
            new.length_bytes,
            new.received_at,
            new.erase_by,
            new.replaced
        ],
    )?;
    Ok(())
}

pub(crate) fn find(db: &Connection, artifact: &SafeId) -> Result<Option<Artifact>, IntakeFault> {
    let sql = format!("SELECT {COLUMNS} FROM artifacts WHERE artifact = ?");
    db.query_row(&sql, [artifact.as_str()], read).optional()?.transpose()
}

/// All of a signup, in the order they arrived.
pub(crate) fn of_signup(db: &Connection, signup: &str) -> Result<Vec<Artifact>, IntakeFault> {
    let sql =
        format!("SELECT {COLUMNS} FROM artifacts WHERE signup = ? ORDER BY received_at, artifact");
    db.prepare(&sql)?.query_map([signup], read)?.map(|row| row?).collect()
}

/// Those to be erased at `now` of signups on no hold: replaced, or with their time over.
pub(crate) fn due(db: &Connection, now: UnixSeconds) -> Result<Vec<Artifact>, IntakeFault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM artifacts WHERE (replaced = 1 OR erase_by <= ?1) AND NOT EXISTS
         (SELECT 1 FROM holds WHERE holds.signup = artifacts.signup AND holds.until > ?1)
         ORDER BY signup, replaced"
    );
    db.prepare(&sql)?.query_map([now], read)?.map(|row| row?).collect()
}

/// Whether it is part of the last submission.
pub(crate) fn set_replaced(
    db: &Connection,
    artifact: &SafeId,
    replaced: bool,
) -> Result<(), IntakeFault> {
    let sql = "UPDATE artifacts SET replaced = ? WHERE artifact = ?";
    db.execute(sql, params![replaced, artifact.as_str()])?;
    Ok(())
}

pub(crate) fn remove(db: &Connection, artifact: &SafeId) -> Result<(), IntakeFault> {
    db.execute("DELETE FROM artifacts WHERE artifact = ?", [artifact.as_str()])?;
    Ok(())
}

pub(crate) fn insert_deletion(
    db: &Connection,
    signup: &str,
    artifact: &SafeId,
    jws: &str,
) -> Result<(), IntakeFault> {
    let sql = "INSERT INTO deletions (artifact, signup, jws) VALUES (?, ?, ?)";
    db.execute(sql, [artifact.as_str(), signup, jws])?;
    Ok(())
}

/// The deletion JWS of an artifact of this signup, if it was erased.
pub(crate) fn deletion(
    db: &Connection,
    signup: &str,
    artifact: &SafeId,
) -> Result<Option<String>, IntakeFault> {
    let sql = "SELECT jws FROM deletions WHERE artifact = ? AND signup = ?";
    Ok(db.query_row(sql, [artifact.as_str(), signup], |row| row.get(0)).optional()?)
}

/// Whether an artifact with this id was erased, of whichever signup. Such an id is not used again.
pub(crate) fn was_erased(db: &Connection, artifact: &SafeId) -> Result<bool, IntakeFault> {
    let sql = "SELECT count(*) FROM deletions WHERE artifact = ?";
    Ok(db.query_row(sql, [artifact.as_str()], |row| row.get::<_, u32>(0))? > 0)
}

const COLUMNS: &str = "artifact, signup, sha256, length_bytes, received_at, erase_by, replaced";

fn read(row: &Row<'_>) -> rusqlite::Result<Result<Artifact, IntakeFault>> {
    let Ok(artifact) = SafeId::parse(&row.get::<_, String>(0)?) else {
        return Ok(Err(IntakeFault::Damaged("artifact")));
    };
    Ok(Ok(Artifact {
        artifact,
        signup: row.get(1)?,
        sha256: row.get(2)?,
        length_bytes: row.get(3)?,
        received_at: row.get(4)?,
        erase_by: row.get(5)?,
        replaced: row.get(6)?,
    }))
}
