//! Sealed files of a submission opened with a reviewer's seed.

use std::{
    fs::{self, File},
    io::{self, BufReader, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

use envelope::{OpenFault, Reader, SecretSeed};
use signup::wire::{ArtifactEntry, ArtifactKind};
use zeroize::Zeroizing;

use super::{ReviewFault, at, begin, existing, manifest, submission};
use crate::{
    digest::sha256,
    fault::IntakeFault,
    objects::{Objects, SafeId},
    store::{Durability, Store, table},
};

/// Opens every artifact of a submission that is still held into the folder `out`, named by what it
/// is (`clip.mp4`, `identity-front.jpg`, `details.json`, …), beside `manifest.jwt` and
/// `receipt.jwt`. `name` is a signup's id or a receipt's number. Returns the files written. What was
/// received is in review from then on.
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
    let manifest = manifest(&submission)?;
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
        if let Some(sealed) = held(&store, &objects, entry)? {
            let path = out.join(file_name(entry));
            open_one(&sealed, entry, seed, &path)?;
            written.push(path);
        }
    }
    begin(&store, &submission.signup)?;
    Ok(written)
}

/// What an artifact contains, in memory only. `None`: erased since.
pub(super) fn content(
    store: &Store,
    objects: &Objects,
    entry: &ArtifactEntry,
    seed: &SecretSeed,
) -> Result<Option<Zeroizing<Vec<u8>>>, ReviewFault> {
    let Some(sealed) = held(store, objects, entry)? else { return Ok(None) };
    let (mut reader, length) = unsealed(&sealed, entry, seed)?;
    // Room for all of it at once: a buffer that grows leaves copies behind. What is sealed is longer than its content.
    let mut content = Zeroizing::new(Vec::with_capacity(length));
    reader.read_to_end(&mut content).map_err(|error| told(error, &sealed, entry))?;
    Ok(Some(content))
}

/// Where an artifact's sealed file is. Erased since: the manifest still names it, the folder has nothing.
fn held(
    store: &Store,
    objects: &Objects,
    entry: &ArtifactEntry,
) -> Result<Option<PathBuf>, ReviewFault> {
    let id = SafeId::parse(&entry.artifact).map_err(|_| IntakeFault::Damaged("artifact"))?;
    let find = |db: &_| table::artifacts::find(db, &id);
    let found = store.run_here(Durability::Relaxed, |db| find(db))?;
    Ok(found.map(|_| objects.path(&id)))
}

/// Where a name of a file comes from the manifest it is made of fixed words only.
fn file_name(entry: &ArtifactEntry) -> String {
    match (entry.kind, entry.document) {
        (ArtifactKind::Clip, _) => "clip.mp4".to_owned(),
        (ArtifactKind::Details, _) => "details.json".to_owned(),
        (ArtifactKind::Transcript, _) => "transcript.jsonl".to_owned(),
        (ArtifactKind::Appeal, _) => "appeal.txt".to_owned(),
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
    let (mut reader, _) = unsealed(sealed, entry, seed)?;
    write_whole(out, |file| io::copy(&mut reader, file).map(|_| ()))
        .map_err(|error| told(error, out, entry))
}

/// The sealed file the manifest names, at its content, and its length in bytes.
fn unsealed(
    sealed: &Path,
    entry: &ArtifactEntry,
    seed: &SecretSeed,
) -> Result<(Reader<BufReader<File>>, usize), ReviewFault> {
    let refused = |fault| ReviewFault::Sealed { artifact: entry.artifact.clone(), fault };
    let altered = || ReviewFault::Altered(entry.artifact.clone());
    let file = File::open(sealed).map_err(at(sealed))?;
    let digest = sha256(&file).map_err(at(sealed))?;
    if digest != entry.sha256 {
        return Err(altered());
    }
    let file = File::open(sealed).map_err(at(sealed))?;
    let length = file.metadata().map_err(at(sealed))?.len();
    let reader = Reader::new(BufReader::new(file), seed).map_err(refused)?;
    if reader.header().artifact != entry.artifact {
        return Err(altered());
    }
    Ok((reader, usize::try_from(length).unwrap_or(0)))
}

/// An error while reading a sealed file or writing its content to `path`.
fn told(error: io::Error, path: &Path, entry: &ArtifactEntry) -> ReviewFault {
    match OpenFault::within(&error) {
        Some(fault) => ReviewFault::Sealed { artifact: entry.artifact.clone(), fault },
        None => at(path)(error),
    }
}

/// Writes a file for its owner only; a half-written one is removed again.
pub(super) fn write_whole(
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

pub(super) fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
