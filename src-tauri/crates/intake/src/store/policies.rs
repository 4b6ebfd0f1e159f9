//! Every policy that was ever signed: consents name them by digest.

use rusqlite::{Connection, OptionalExtension, params};
use signup::wire::UnixSeconds;

use crate::fault::IntakeFault;

/// A signed policy.
#[derive(Debug, Clone)]
pub(crate) struct StoredPolicy {
    /// Digest of the JWS.
    pub(crate) digest: String,
    pub(crate) jws: String,
    pub(crate) iat: UnixSeconds,
    pub(crate) exp: UnixSeconds,
    /// Digest of the claims without times: two policies with the same terms say the same.
    pub(crate) terms: String,
}

pub(crate) fn insert(db: &Connection, policy: &StoredPolicy) -> Result<(), IntakeFault> {
    db.execute(
        "INSERT INTO policies (digest, jws, iat, exp, terms) VALUES (?, ?, ?, ?, ?)",
        params![policy.digest, policy.jws, policy.iat, policy.exp, policy.terms],
    )?;
    Ok(())
}

/// The one signed last.
pub(crate) fn latest(db: &Connection) -> Result<Option<StoredPolicy>, IntakeFault> {
    let sql = "SELECT digest, jws, iat, exp, terms FROM policies ORDER BY iat DESC LIMIT 1";
    let read = |row: &rusqlite::Row<'_>| {
        Ok(StoredPolicy {
            digest: row.get(0)?,
            jws: row.get(1)?,
            iat: row.get(2)?,
            exp: row.get(3)?,
            terms: row.get(4)?,
        })
    };
    Ok(db.query_row(sql, [], read).optional()?)
}

/// The compact JWS of the policy with this digest.
pub(crate) fn jws(db: &Connection, digest: &str) -> Result<Option<String>, IntakeFault> {
    let sql = "SELECT jws FROM policies WHERE digest = ?";
    Ok(db.query_row(sql, [digest], |row| row.get(0)).optional()?)
}

/// Whether `digest` is a policy with these terms that may still be consented to.
pub(crate) fn is_in_force(
    db: &Connection,
    digest: &str,
    terms: &str,
    now: UnixSeconds,
) -> Result<bool, IntakeFault> {
    let sql = "SELECT count(*) FROM policies WHERE digest = ? AND terms = ? AND exp > ?";
    let found: u32 = db.query_row(sql, params![digest, terms, now], |row| row.get(0))?;
    Ok(found == 1)
}
