//! Signups and the challenges drawn for them.

use rusqlite::{Connection, OptionalExtension, params};
use signup::wire::{Challenge, Standing, UnixSeconds};

use crate::fault::IntakeFault;

/// What is stored when a signup is opened.
pub(crate) struct NewSignup {
    pub(crate) signup: String,
    pub(crate) device_key: String,
    pub(crate) seller_key: String,
    pub(crate) locale: String,
    pub(crate) practice: bool,
    pub(crate) token_sha256: [u8; 32],
    pub(crate) continuation_sha256: [u8; 32],
    pub(crate) opened_at: UnixSeconds,
}

/// A signup as the checks need it.
#[derive(Debug, Clone)]
pub(crate) struct Signup {
    pub(crate) signup: String,
    pub(crate) device_key: String,
    pub(crate) seller_key: String,
    pub(crate) practice: bool,
    pub(crate) token_sha256: Vec<u8>,
    pub(crate) standing: Standing,
    /// An objection was handed in and is not answered.
    pub(crate) appealed: bool,
    /// It was carried on, and the new device was not heard of yet.
    pub(crate) continued: bool,
}

pub(crate) fn insert(db: &Connection, new: &NewSignup) -> Result<(), IntakeFault> {
    db.execute(
        "INSERT INTO signups (signup, device_key, seller_key, locale, practice, token_sha256,
         continuation_sha256, opened_at, standing) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            new.signup,
            new.device_key,
            new.seller_key,
            new.locale,
            new.practice,
            new.token_sha256,
            new.continuation_sha256,
            new.opened_at,
            standing_json(&Standing::Open)?,
        ],
    )?;
    Ok(())
}

pub(crate) fn find(db: &Connection, signup: &str) -> Result<Option<Signup>, IntakeFault> {
    let sql = "SELECT device_key, seller_key, practice, token_sha256, standing, appealed,
               used_code_sha256 IS NOT NULL FROM signups WHERE signup = ?";
    let found = db
        .query_row(sql, [signup], |row| {
            let standing: String = row.get(4)?;
            Ok((
                Signup {
                    signup: signup.to_owned(),
                    device_key: row.get(0)?,
                    seller_key: row.get(1)?,
                    practice: row.get(2)?,
                    token_sha256: row.get(3)?,
                    standing: Standing::Open,
                    appealed: row.get(5)?,
                    continued: row.get(6)?,
                },
                standing,
            ))
        })
        .optional()?;
    let Some((found, standing)) = found else { return Ok(None) };
    let standing = serde_json::from_str(&standing).map_err(|_| IntakeFault::Damaged("standing"))?;
    Ok(Some(Signup { standing, ..found }))
}

/// Where a signup stands from now on, and whether an objection waits for an answer. Says whether there was such a
/// signup.
pub(crate) fn stand(
    db: &Connection,
    signup: &str,
    standing: &Standing,
    appealed: bool,
) -> Result<bool, IntakeFault> {
    let sql = "UPDATE signups SET standing = ?, appealed = ? WHERE signup = ?";
    Ok(db.execute(sql, params![standing_json(standing)?, appealed, signup])? == 1)
}

/// Keeps a challenge with its compact JWS.
pub(crate) fn insert_challenge(
    db: &Connection,
    drawn: &Challenge,
    jws: &str,
) -> Result<(), IntakeFault> {
    let sql = "INSERT INTO challenges (nonce, signup, iat, exp, jws) VALUES (?, ?, ?, ?, ?)";
    db.execute(sql, params![drawn.nonce, drawn.signup, drawn.iat, drawn.exp, jws])?;
    Ok(())
}

/// How many challenges were drawn for a signup since `since`.
pub(crate) fn challenges_since(
    db: &Connection,
    signup: &str,
    since: UnixSeconds,
) -> Result<u32, IntakeFault> {
    let sql = "SELECT count(*) FROM challenges WHERE signup = ? AND iat > ?";
    Ok(db.query_row(sql, params![signup, since], |row| row.get(0))?)
}

/// The compact JWS of the challenge that was drawn for this signup with this nonce, if it is neither used nor expired.
pub(crate) fn good_challenge(
    db: &Connection,
    signup: &str,
    nonce: &str,
    now: UnixSeconds,
) -> Result<Option<String>, IntakeFault> {
    let sql = "SELECT jws FROM challenges
               WHERE nonce = ? AND signup = ? AND used = 0 AND exp > ?";
    Ok(db.query_row(sql, params![nonce, signup, now], |row| row.get(0)).optional()?)
}

/// The compact JWS of a challenge of this signup, used or not.
pub(crate) fn challenge(
    db: &Connection,
    signup: &str,
    nonce: &str,
) -> Result<Option<String>, IntakeFault> {
    let sql = "SELECT jws FROM challenges WHERE nonce = ? AND signup = ?";
    Ok(db.query_row(sql, params![nonce, signup], |row| row.get(0)).optional()?)
}

pub(crate) fn use_challenge(db: &Connection, nonce: &str) -> Result<(), IntakeFault> {
    db.execute("UPDATE challenges SET used = 1 WHERE nonce = ?", [nonce])?;
    Ok(())
}

/// Forgets challenges that can no longer be used. One that was submitted stays as long as the intake holds something
/// of that signup: a reviewer compares the clip with it.
pub(crate) fn forget_challenges(db: &Connection, before: UnixSeconds) -> Result<(), IntakeFault> {
    let sql = "DELETE FROM challenges WHERE exp < ? AND (used = 0 OR NOT EXISTS
               (SELECT 1 FROM artifacts WHERE artifacts.signup = challenges.signup))";
    db.execute(sql, [before])?;
    Ok(())
}

fn standing_json(standing: &Standing) -> Result<String, IntakeFault> {
    serde_json::to_string(standing).map_err(|_| IntakeFault::Damaged("standing"))
}
