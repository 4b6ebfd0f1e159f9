//! What a reviewer and an operator do beside the running server: list, open, erase.
//!
//! Opening needs the reviewer's seed and happens wherever that is kept; the server never has it.

use std::{
    fs::{self, File},
    io::{self, BufReader, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

use envelope::{OpenFault, Reader, SecretSeed};
use signup::wire::{ArtifactEntry, ArtifactKind, Manifest, Standing, UnixSeconds};
use thiserror::Error;

use crate::{
    erasure::{Eraser, Wish},
    fault::IntakeFault,
    keys::Keys,
    objects::{Objects, SafeId},
    statement,
    store::{Durability, Store, Submission, table},
};

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

/// Opens every artifact of a submission that is still held into the folder `out`, named by what it
/// is (`clip.mp4`, `identity-front.jpg`, `details.json`, …), beside `manifest.jwt` and
/// `receipt.jwt`. `name` is a signup's id or a receipt's number. Returns the files written.
///
/// # Errors
/// Every [`ReviewFault`]. A file that did not open to its end is not left in `out`.
pub fn open(
    data: &Path,
    name: &str,
    seed: &SecretSeed,
    out: &Path,
) -> Result<Vec<PathBuf>, ReviewFault> {
    let (store, objects) = existing(data)?;
    let submission = submission(&store, name)?;
    let manifest = manifest(&store, &submission)?;
    private_folder(out).map_err(at(out))?;
    let mut written = Vec::new();
    for (name, text) in
        [("manifest.jwt", &submission.manifest_jws), ("receipt.jwt", &submission.receipt_jws)]
    {
        let path = out.join(name);
        write_whole(&path, |file| file.write_all(text.as_bytes())).map_err(at(&path))?;
        written.push(path);
    }
    for entry in &manifest.artifacts {
        let id = SafeId::parse(&entry.artifact).map_err(|_| IntakeFault::Damaged("artifact"))?;
        let find = |db: &_| table::artifacts::find(db, &id);
        // Erased since: the manifest still names it, the folder has nothing.
        if store.run_here(Durability::Relaxed, |db| find(db))?.is_some() {
            let path = out.join(file_name(entry));
            open_one(&objects.path(&id), entry, seed, &path)?;
            written.push(path);
        }
    }
    Ok(written)
}

/// Erases one artifact of a signup, or all of them, and returns the deletion JWS.
///
/// # Errors
/// [`ReviewFault::NotFound`] also where everything was erased before.
pub fn erase(
    data: &Path,
    keys: &Keys,
    name: &str,
    artifact: Option<&str>,
    now: UnixSeconds,
) -> Result<String, ReviewFault> {
    let (store, objects) = existing(data)?;
    let signup = match submission(&store, name) {
        Ok(submission) => submission.signup,
        // Not submitted; its uploads may have to go all the same.
        Err(_) => name.to_owned(),
    };
    let of_signup = |db: &_| table::artifacts::of_signup(db, &signup);
    let mut held = store.run_here(Durability::Relaxed, |db| of_signup(db))?;
    if let Some(artifact) = artifact {
        held.retain(|it| it.artifact.as_str() == artifact);
    }
    if held.is_empty() {
        return Err(ReviewFault::NotFound("artifact in this signup"));
    }
    let eraser = Eraser { store: &store, objects: &objects, keys };
    Ok(eraser.erase(&signup, &held, Wish::Seller, now)?)
}

/// Where a name of a file comes from the manifest it is made of fixed words only.
fn file_name(entry: &ArtifactEntry) -> String {
    match (entry.kind, entry.document) {
        (ArtifactKind::Clip, _) => "clip.mp4".to_owned(),
        (ArtifactKind::Details, _) => "details.json".to_owned(),
        (ArtifactKind::Transcript, _) => "transcript.jsonl".to_owned(),
        (ArtifactKind::Document, Some(slot)) => {
            format!("{}.{}", slot.name(), extension(&entry.media_type))
        }
        (ArtifactKind::Document, None) => format!("document.{}", extension(&entry.media_type)),
    }
}

fn extension(media_type: &str) -> &'static str {
    match media_type {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/heic" | "image/heif" => "heic",
        "application/pdf" => "pdf",
        _ => "bin",
    }
}

fn open_one(
    sealed: &Path,
    entry: &ArtifactEntry,
    seed: &SecretSeed,
    out: &Path,
) -> Result<(), ReviewFault> {
    let refused = |fault| ReviewFault::Sealed { artifact: entry.artifact.clone(), fault };
    let altered = || ReviewFault::Altered(entry.artifact.clone());
    let file = File::open(sealed).map_err(at(sealed))?;
    let digest = digest(&mut BufReader::new(&file)).map_err(at(sealed))?;
    if digest != entry.sha256 {
        return Err(altered());
    }
    let file = File::open(sealed).map_err(at(sealed))?;
    let mut reader = Reader::new(BufReader::new(file), seed).map_err(refused)?;
    if reader.header().artifact != entry.artifact {
        return Err(altered());
    }
    write_whole(out, |file| io::copy(&mut reader, file).map(|_| ())).map_err(|error| {
        match OpenFault::within(&error) {
            Some(fault) => refused(fault),
            None => at(out)(error),
        }
    })
}

fn digest(input: &mut impl Read) -> io::Result<String> {
    use sha2::{Digest, Sha256};
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 128 * 1024];
    loop {
        match input.read(&mut buffer)? {
            0 => return Ok(hex::encode(digest.finalize())),
            count => digest.update(&buffer[..count]),
        }
    }
}

/// Writes a file for its owner only; a half-written one is removed again.
fn write_whole(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = BufWriter::new(options.open(path)?);
    write(&mut file).and_then(|()| file.flush()).inspect_err(|_| {
        // The error that is told is the first one.
        let _ = fs::remove_file(path);
    })
}

fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
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

/// The manifest as the device signed it, verified once more.
fn manifest(store: &Store, submission: &Submission) -> Result<Manifest, ReviewFault> {
    let find = |db: &_| table::signups::find(db, &submission.signup);
    let signup = store.run_here(Durability::Relaxed, |db| find(db))?;
    let signup = signup.ok_or(ReviewFault::NotFound("signup"))?;
    let key = envelope::VerifyingKey::from_base64url(&signup.device_key)
        .map_err(|_| IntakeFault::Damaged("device key"))?;
    Ok(statement::verify(&submission.manifest_jws, &key).map_err(IntakeFault::from)?)
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> ReviewFault + '_ {
    move |source| ReviewFault::File { path: path.to_owned(), source }
}
