//! Everything that is sealed: details, transcript, documents; and its way back out, for review.

use std::io::{Read, Write};
use std::time::Duration;

use envelope::{Kind, Label, Reader, Recipient, RecipientKey, Role, Sealed, Writer};
use signup::details::CheckedDetails;
use signup::effect::Sealing;
use signup::wire::{ArtifactEntry, ArtifactKind, Manifest, Transcript};
use signup::{Event, Fault, FaultCode};
use zeroize::Zeroizing;

use super::Shared;
use super::keeping::spool_fault;
use crate::capture::Recording;
use crate::spool::SpoolFile;
use crate::statement;

impl Shared {
    pub(super) async fn seal_details(
        &self,
        details: &CheckedDetails,
        to: &Sealing,
    ) -> Result<(), Fault> {
        let json = serde_json::to_vec(details.form()).map_err(internal)?;
        let kind = (Kind::Details, ArtifactKind::Details);
        let entry = self.seal_text(kind, "application/json", json, to).await?;
        self.outbox.put(Event::DetailsSealed(entry));
        Ok(())
    }

    /// As JSON lines.
    pub(super) async fn seal_transcript(
        &self,
        transcript: &Transcript,
        to: &Sealing,
    ) -> Result<(), Fault> {
        let lines = transcript.to_lines();
        let kind = (Kind::Transcript, ArtifactKind::Transcript);
        let entry = self.seal_text(kind, "application/jsonl", lines.into_bytes(), to).await?;
        self.outbox.put(Event::TranscriptSealed(entry));
        Ok(())
    }

    /// An objection, as text.
    pub(super) async fn seal_appeal(&self, text: String, to: &Sealing) -> Result<(), Fault> {
        let kind = (Kind::Appeal, ArtifactKind::Appeal);
        let text = text.into_bytes();
        let entry = self.seal_text(kind, "text/plain;charset=utf-8", text, to).await?;
        self.outbox.put(Event::AppealSealed(entry));
        Ok(())
    }

    async fn seal_text(
        &self,
        (kind, listed_as): (Kind, ArtifactKind),
        media_type: &str,
        text: Vec<u8>,
        to: &Sealing,
    ) -> Result<ArtifactEntry, Fault> {
        let artifact = random_id()?;
        let sealed = self.seal(artifact.clone(), kind, Zeroizing::new(text), to).await?;
        Ok(entry(artifact, listed_as, media_type, &sealed))
    }

    /// Seals `plain` into the spool, off the async workers.
    pub(super) async fn seal(
        &self,
        artifact: String,
        kind: Kind,
        plain: Zeroizing<Vec<u8>>,
        to: &Sealing,
    ) -> Result<Sealed, Fault> {
        let mut writer = self.writer(artifact, kind, to).await?;
        let sealing = tokio::task::spawn_blocking(move || {
            writer.write_all(&plain).map_err(|error| spool_fault(&error))?;
            finish(writer)
        });
        sealing.await.map_err(internal)?
    }

    async fn writer(
        &self,
        artifact: String,
        kind: Kind,
        to: &Sealing,
    ) -> Result<Writer<SpoolFile>, Fault> {
        let mut recipients = to
            .reviewers
            .iter()
            .map(|key| {
                let key = RecipientKey::from_base64url(key).map_err(internal)?;
                Ok(Recipient { role: Role::Reviewer, key })
            })
            .collect::<Result<Vec<_>, Fault>>()?;
        recipients.push(Recipient { role: Role::Seller, key: self.keys()?.seller.public() });
        let file = self.spool().await?.create(&artifact).map_err(|error| spool_fault(&error))?;
        let label = Label { signup: to.signup.clone(), artifact, kind };
        Writer::new(file, &label, &recipients).map_err(internal)
    }

    /// A sealed file for the clip to be recorded into.
    pub(super) async fn recording(&self, length_ms: u32, to: Sealing) -> Result<Recording, Fault> {
        let artifact = random_id()?;
        let writer = self.writer(artifact.clone(), Kind::Clip, &to).await?;
        let length = Duration::from_millis(u64::from(length_ms));
        Ok(Recording { artifact, writer, length })
    }

    /// What a sealed file contains, opened with the seller's own key: what is shown is what is stored.
    pub(super) async fn open_sealed(&self, artifact: &str) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let damaged = || Fault::new(FaultCode::SpoolDamaged);
        let path = self.spool().await?.path(artifact).ok_or_else(damaged)?;
        let keys = self.keys()?;
        let opening = tokio::task::spawn_blocking(move || {
            let file = std::fs::File::open(&path).map_err(|_| damaged())?;
            // The content is shorter than the sealed file: the buffer never grows and leaves no copies.
            let room = file.metadata().map_err(|_| damaged())?.len();
            let mut plain = Zeroizing::new(Vec::with_capacity(usize::try_from(room).unwrap_or(0)));
            let mut reader = Reader::new(file, &keys.seller).map_err(|_| damaged())?;
            reader.read_to_end(&mut plain).map_err(|_| damaged())?;
            Ok(plain)
        });
        opening.await.map_err(internal)?
    }

    pub(super) fn sign(&self, manifest: &Manifest) -> Result<(), Fault> {
        let jws = statement::sign(manifest, &self.keys()?.device).map_err(internal)?;
        self.outbox.put(Event::ManifestSigned(jws));
        Ok(())
    }
}

/// Finishes a sealed file: its last chunk, the disk's promise, its final name.
pub(crate) fn finish(writer: Writer<SpoolFile>) -> Result<Sealed, Fault> {
    let (file, sealed) = writer.finish().map_err(internal)?;
    file.finish().map_err(|error| spool_fault(&error))?;
    Ok(sealed)
}

pub(crate) fn entry(
    artifact: String,
    kind: ArtifactKind,
    media_type: &str,
    sealed: &Sealed,
) -> ArtifactEntry {
    ArtifactEntry {
        artifact,
        kind,
        document: None,
        media_type: media_type.to_owned(),
        length_bytes: sealed.length_bytes,
        sha256: hex::encode(sealed.sha256),
    }
}

/// 128 random bits, hex: 32 digits. As an argument of a command it must not begin with a hyphen.
pub(super) fn random_id() -> Result<String, Fault> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(internal)?;
    Ok(hex::encode(bytes))
}

pub(super) fn internal(_: impl std::fmt::Debug) -> Fault {
    Fault::new(FaultCode::Internal)
}
