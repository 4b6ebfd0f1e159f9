//! The last byte has arrived: the upload becomes an artifact, or nothing.

use std::{
    fs::File,
    io::{BufReader, Seek},
    sync::Arc,
};

use envelope::Kind;
use signup::wire::{Retention, code};

use axum::http::StatusCode;

use crate::{
    digest::sha256,
    erasure,
    fault::{IntakeFault, Refusal},
    http::tus::gone,
    node::{Intake, Node},
    store::{Artifact, Durability, Upload, UploadState, table},
    submission,
};

/// Checks the whole file against its announced digest and files it; durable when it returns.
pub(super) async fn finish(intake: Intake, upload: Upload, file: File) -> Result<(), Refusal> {
    let node = Arc::clone(&intake.0);
    let ended = tokio::task::spawn_blocking(move || node.finish(&upload, file))
        .await
        .map_err(IntakeFault::from)??;
    match ended {
        Ended::Filed => Ok(()),
        Ended::Gone => Err(gone()),
        Ended::WrongDigest => {
            Err(Refusal::checksum("the whole file is not the one announced; it was discarded"))
        }
        Ended::Taken => {
            let detail = "the artifact's id was taken meanwhile; the upload was discarded";
            Err(Refusal::new(StatusCode::CONFLICT, code::MALFORMED, detail))
        }
    }
}

enum Ended {
    Filed,
    /// Terminated or replaced while its last bytes came.
    Gone,
    WrongDigest,
    Taken,
}

impl Node {
    fn finish(&self, upload: &Upload, mut file: File) -> Result<Ended, IntakeFault> {
        file.sync_all()?;
        file.rewind()?;
        if sha256(&file)? != upload.sha256 {
            erasure::forget_upload(&self.store, &self.objects, upload)?;
            return Ok(Ended::WrongDigest);
        }
        file.rewind()?;
        let kind = envelope::read_header(BufReader::new(&file)).ok().map(|header| header.kind);
        let now = self.now();
        let days = days(self.in_force().policy.retention_days, kind);
        let artifact = Artifact {
            artifact: upload.artifact.clone(),
            signup: upload.signup.clone(),
            sha256: upload.sha256.clone(),
            length_bytes: upload.length_bytes,
            received_at: now,
            erase_by: now + i64::from(days) * 86_400,
            replaced: false,
        };
        let ended = self.store.run_here(Durability::Full, |db| {
            let state = table::uploads::find(db, &upload.upload)?.map(|it| it.state);
            if state != Some(UploadState::Open)
                || table::artifacts::was_erased(db, &upload.artifact)?
            {
                return Ok(Ended::Gone);
            }
            if table::artifacts::find(db, &upload.artifact)?.is_some() {
                return Ok(Ended::Taken);
            }
            table::artifacts::insert(db, &artifact)?;
            table::uploads::complete(db, &upload.upload)?;
            // Last before the commit: a crash in between leaves the upload open at offset 0 and
            // its file in the artifact's place, where the next attempt puts the same bytes.
            self.objects.complete(&upload.upload, &upload.artifact)?;
            Ok(Ended::Filed)
        })?;
        if !matches!(ended, Ended::Filed) {
            erasure::forget_upload(&self.store, &self.objects, upload)?;
        }
        Ok(ended)
    }
}

/// A file whose kind cannot be told is kept as short as any.
fn days(retention: Retention, kind: Option<Kind>) -> u32 {
    match kind {
        Some(kind) => retention.days(submission::artifact_kind(kind)),
        None => {
            let Retention { clip, document, details, transcript } = retention;
            clip.min(document).min(details).min(transcript)
        }
    }
}
