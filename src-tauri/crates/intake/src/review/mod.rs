//! What a reviewer and an operator do beside the running server: list, open, review, decide, hold, erase.
//!
//! Opening needs the reviewer's seed and happens wherever that is kept; the server never has it.
//!
//! ```text
//! evidence   clip, transcript, manifest, signed challenge
//!    -> clip      every frame analysed again
//!    -> outcomes  the challenge judged again over that
//!    -> said, compare, curves -> findings, never a verdict
//!    -> report, page
//! ```

mod chart;
mod clip;
mod compare;
mod curves;
mod decide;
mod erase;
mod evidence;
mod finding;
mod hold;
mod open;
mod outcomes;
mod page;
mod report;
mod said;
mod still;
mod strip;

use std::{
    io,
    path::{Path, PathBuf},
};

use envelope::OpenFault;
use jiff::Timestamp;
use signup::wire::{Hold, Manifest, Standing, UnixSeconds};
use thiserror::Error;

use crate::{
    fault::IntakeFault,
    objects::Objects,
    statement,
    store::{Durability, Store, Submission, table},
};

pub use curves::{Difference, Measure, Tolerance, percentile};
pub use decide::{Appeal, Decision, appeals, decide};
pub use erase::erase;
pub use evidence::Signature;
pub use finding::{Code, Finding, Severity};
pub use hold::{hold, release};
pub use open::open;
pub use report::{Both, Clip, Compared, Report, Review, review};

/// One signup, for `intake list`. No names: they are sealed.
#[derive(Debug, Clone)]
pub struct Line {
    /// The signup's id.
    pub signup: String,
    /// When it was opened.
    pub opened_at: UnixSeconds,
    /// Made in practice.
    pub practice: bool,
    /// Where it stands.
    pub standing: Standing,
    /// Number of its last receipt.
    pub number: Option<String>,
    /// How many sealed files are held.
    pub artifacts: u32,
}

/// Why a reviewer's command did nothing.
#[derive(Debug, Error)]
pub enum ReviewFault {
    /// The data folder has no database.
    #[error("{} is not an intake's data folder", .0.display())]
    NoData(PathBuf),
    /// No such signup, receipt or artifact.
    #[error("no such {0}")]
    NotFound(&'static str),
    /// Nothing is erased while a legal hold is in force.
    #[error(
        "a legal hold ({}) is in force until {}: nothing of this signup is erased",
        .0.reason.name(),
        time(.0.until)
    )]
    OnHold(Hold),
    /// No decision can be put on record as the signup stands.
    #[error("this cannot be decided: {0}")]
    NotToDecide(String),
    /// The seed does not open it.
    #[error("{artifact}: {fault}")]
    Sealed {
        /// Which artifact.
        artifact: String,
        /// Why not.
        fault: OpenFault,
    },
    /// The file in the folder is not the one the seller submitted.
    #[error("{0}: not the file that was submitted")]
    Altered(String),
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The models inside this program cannot be used.
    #[error(transparent)]
    Models(#[from] face::ModelFault),
    /// The intake's own state failed.
    #[error(transparent)]
    Intake(#[from] IntakeFault),
}

/// Every signup in the data folder, newest first.
///
/// # Errors
/// [`ReviewFault::NoData`], [`ReviewFault::Intake`].
pub fn list(data: &Path) -> Result<Vec<Line>, ReviewFault> {
    let (store, _) = existing(data)?;
    let all = store.run_here(Durability::Relaxed, |db| table::submissions::overview(db))?;
    let lines = all.into_iter().map(|it| {
        let standing =
            serde_json::from_str(&it.standing).map_err(|_| IntakeFault::Damaged("standing"))?;
        Ok(Line {
            signup: it.signup,
            opened_at: it.opened_at,
            practice: it.practice,
            standing,
            number: it.number,
            artifacts: it.artifacts,
        })
    });
    lines.collect()
}

/// Commands never make an intake where there is none.
fn existing(data: &Path) -> Result<(Store, Objects), ReviewFault> {
    if !data.join("intake.sqlite").is_file() {
        return Err(ReviewFault::NoData(data.to_owned()));
    }
    let objects = Objects::open(data).map_err(IntakeFault::from)?;
    Ok((Store::open(data)?, objects))
}

fn submission(store: &Store, name: &str) -> Result<Submission, ReviewFault> {
    let found = store.run_here(Durability::Relaxed, |db| table::submissions::find(db, name))?;
    found.ok_or(ReviewFault::NotFound("submission"))
}

/// The id of a signup, submitted or not, by itself or by a receipt's number.
fn signup_id(store: &Store, name: &str) -> Result<String, ReviewFault> {
    let found = store.run_here(Durability::Relaxed, |db| {
        if let Some(submission) = table::submissions::find(db, name)? {
            return Ok(Some(submission.signup));
        }
        Ok(table::signups::find(db, name)?.map(|signup| signup.signup))
    })?;
    found.ok_or(ReviewFault::NotFound("signup"))
}

/// The manifest as the device signed it, verified once more.
fn manifest(submission: &Submission) -> Result<Manifest, ReviewFault> {
    let key = envelope::VerifyingKey::from_base64url(&submission.device_key)
        .map_err(|_| IntakeFault::Damaged("device key"))?;
    Ok(statement::verify(&submission.manifest_jws, &key).map_err(IntakeFault::from)?)
}

/// A person has begun to look at what was received.
fn begin(store: &Store, signup: &str) -> Result<(), ReviewFault> {
    store.run_here(Durability::Full, |db| {
        let found = table::signups::find(db, signup)?;
        if let Some(found) = found.filter(|found| found.standing == Standing::Received) {
            table::signups::stand(db, signup, &Standing::InReview, found.appealed)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn time(at: UnixSeconds) -> Timestamp {
    Timestamp::from_second(at).unwrap_or_default()
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> ReviewFault + '_ {
    move |source| ReviewFault::File { path: path.to_owned(), source }
}
