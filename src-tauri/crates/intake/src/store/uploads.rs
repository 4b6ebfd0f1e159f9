//! Uploads under way: what tus needs to know of them.

use rusqlite::{Connection, OptionalExtension, Row, params};
use signup::wire::UnixSeconds;

use crate::{fault::IntakeFault, objects::SafeId};

/// What is stored when an upload is created.
pub(crate) struct NewUpload {
    pub(crate) upload: SafeId,
    pub(crate) signup: String,
    pub(crate) artifact: SafeId,
    /// SHA-256 the whole file must have, hex.
    pub(crate) sha256: String,
    pub(crate) length_bytes: u64,
    pub(crate) expires_at: UnixSeconds,
}

/// An upload.
#[derive(Debug, Clone)]
pub(crate) struct Upload {
    pub(crate) upload: SafeId,
    pub(crate) signup: String,
    pub(crate) artifact: SafeId,
    pub(crate) sha256: String,
    pub(crate) length_bytes: u64,
    /// Bytes that were taken; the file may have more of a request that is still running.
    pub(crate) offset_bytes: u64,
    pub(crate) expires_at: UnixSeconds,
    pub(crate) state: UploadState,
}

/// Where an upload stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UploadState {
    /// Bytes are missing.
    Open,
    /// It has become an artifact.
    Complete,
    /// Expired, terminated or replaced; only its id is remembered.
    Gone,
}

pub(crate) fn insert(db: &Connection, new: &NewUpload) -> Result<(), IntakeFault> {
    db.execute(
        "INSERT INTO uploads (upload, signup, artifact, sha256, length_bytes, expires_at)
         VALUES (?, ?, ?, ?, ?, ?)",
        params![
            new.upload.as_str(),
            new.signup,
            new.artifact.as_str(),
            new.sha256,
            new.length_bytes,
            new.expires_at
        ],
    )?;
    Ok(())
}

pub(crate) fn find(db: &Connection, upload: &SafeId) -> Result<Option<Upload>, IntakeFault> {
    let sql = format!("SELECT {COLUMNS} FROM uploads WHERE upload = ?");
    db.query_row(&sql, [upload.as_str()], read).optional()?.transpose()
}

/// The open uploads of one artifact.
pub(crate) fn open_of(
    db: &Connection,
    signup: &str,
    artifact: &SafeId,
) -> Result<Vec<Upload>, IntakeFault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM uploads WHERE signup = ? AND artifact = ? AND state = 'open'"
    );
    db.prepare(&sql)?.query_map([signup, artifact.as_str()], read)?.map(|row| row?).collect()
}

/// All open uploads of a signup.
pub(crate) fn open_of_signup(db: &Connection, signup: &str) -> Result<Vec<Upload>, IntakeFault> {
    let sql = format!("SELECT {COLUMNS} FROM uploads WHERE signup = ? AND state = 'open'");
    db.prepare(&sql)?.query_map([signup], read)?.map(|row| row?).collect()
}

/// The complete upload an artifact came from.
pub(crate) fn complete_of(
    db: &Connection,
    signup: &str,
    artifact: &SafeId,
) -> Result<Option<Upload>, IntakeFault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM uploads WHERE signup = ? AND artifact = ? AND state = 'complete'"
    );
    db.query_row(&sql, [signup, artifact.as_str()], read).optional()?.transpose()
}

/// Open uploads that expired at `now`.
pub(crate) fn expired(db: &Connection, now: UnixSeconds) -> Result<Vec<Upload>, IntakeFault> {
    let sql = format!("SELECT {COLUMNS} FROM uploads WHERE state = 'open' AND expires_at <= ?");
    db.prepare(&sql)?.query_map([now], read)?.map(|row| row?).collect()
}

/// How many files a signup has under way.
pub(crate) fn count_open(db: &Connection, signup: &str) -> Result<u32, IntakeFault> {
    let sql = "SELECT count(*) FROM uploads WHERE signup = ? AND state = 'open'";
    Ok(db.query_row(sql, [signup], |row| row.get(0))?)
}

/// Takes bytes up to `offset_bytes` and puts the expiry off. An upload that is not open any more
/// stays as it is.
pub(crate) fn advance(
    db: &Connection,
    upload: &SafeId,
    offset_bytes: u64,
    expires_at: UnixSeconds,
) -> Result<(), IntakeFault> {
    let sql = "UPDATE uploads SET offset_bytes = ?, expires_at = ?
               WHERE upload = ? AND state = 'open'";
    db.execute(sql, params![offset_bytes, expires_at, upload.as_str()])?;
    Ok(())
}

/// The whole file has become an artifact.
pub(crate) fn complete(db: &Connection, upload: &SafeId) -> Result<(), IntakeFault> {
    let sql = "UPDATE uploads SET offset_bytes = length_bytes, state = 'complete'
               WHERE upload = ?";
    db.execute(sql, [upload.as_str()])?;
    Ok(())
}

/// Keeps nothing but the id, so that who asks is told it is gone.
pub(crate) fn forget(db: &Connection, upload: &SafeId) -> Result<(), IntakeFault> {
    let sql = "UPDATE uploads SET state = 'gone', sha256 = '', offset_bytes = 0 WHERE upload = ?";
    db.execute(sql, [upload.as_str()])?;
    Ok(())
}

/// As [`forget`] for all that led to an artifact, its id included.
pub(crate) fn forget_artifact(db: &Connection, artifact: &SafeId) -> Result<(), IntakeFault> {
    let sql = "UPDATE uploads SET state = 'gone', sha256 = '', offset_bytes = 0,
               artifact = 'forgotten' WHERE artifact = ? AND state <> 'open'";
    db.execute(sql, [artifact.as_str()])?;
    Ok(())
}

const COLUMNS: &str =
    "upload, signup, artifact, sha256, length_bytes, offset_bytes, expires_at, state";

fn read(row: &Row<'_>) -> rusqlite::Result<Result<Upload, IntakeFault>> {
    let ids = (SafeId::parse(&row.get::<_, String>(0)?), SafeId::parse(&row.get::<_, String>(2)?));
    let state = match row.get::<_, String>(7)?.as_str() {
        "open" => UploadState::Open,
        "complete" => UploadState::Complete,
        _ => UploadState::Gone,
    };
    let (Ok(upload), Ok(artifact)) = ids else {
        return Ok(Err(IntakeFault::Damaged("upload")));
    };
    Ok(Ok(Upload {
        upload,
        signup: row.get(1)?,
        artifact,
        sha256: row.get(3)?,
        length_bytes: row.get(4)?,
        offset_bytes: row.get(5)?,
        expires_at: row.get(6)?,
        state,
    }))
}
