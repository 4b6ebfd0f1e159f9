//! A document's way: picked or dropped, read, checked, sealed byte for byte as it was accepted.

use std::io::Read;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use documents::{DocumentFault, Limits, OpenRules, Opened};
use envelope::Kind;
use signup::effect::Sealing;
use signup::event::SealedDocument;
use signup::wire::{ArtifactEntry, ArtifactKind, Slot};
use signup::{Event, Fault, FaultCode};
use zeroize::Zeroizing;

use super::Shared;
use super::sealing::random_id;

impl Shared {
    pub(super) async fn pick_document(
        &self,
        slot: Slot,
        limit_bytes: u64,
        to: &Sealing,
    ) -> Result<(), Fault> {
        match self.adapters.files.pick(slot).await {
            Some(path) => self.read_document(slot, path, limit_bytes, to).await,
            None => {
                self.outbox.put(Event::PickCancelled(slot));
                Ok(())
            }
        }
    }

    pub(super) async fn read_document(
        &self,
        slot: Slot,
        path: PathBuf,
        limit_bytes: u64,
        to: &Sealing,
    ) -> Result<(), Fault> {
        let file_name = path.file_name().map(|n| n.to_string_lossy().into_owned());
        let checking = tokio::task::spawn_blocking(move || read_and_check(&path, limit_bytes));
        let checked = checking.await.map_err(|_| Fault::new(FaultCode::DocumentDamaged))?;
        let mut checked = match checked {
            Ok(checked) => checked,
            Err(fault) => {
                self.outbox.put(Event::DocumentRefused(slot, fault));
                return Ok(());
            }
        };
        let artifact = random_id()?;
        let bytes = std::mem::take(&mut checked.clean);
        let length_bytes = bytes.len() as u64;
        let sealed = self.seal(artifact.clone(), Kind::Document, bytes, to).await?;
        let document = SealedDocument {
            entry: ArtifactEntry {
                artifact,
                kind: ArtifactKind::Document,
                document: Some(slot),
                media_type: checked.media_type.media_type().to_owned(),
                length_bytes: sealed.length_bytes,
                sha256: hex::encode(sealed.sha256),
            },
            slot,
            file_name: file_name.unwrap_or_default(),
            length_bytes,
            pages: checked.pages,
            thumbnail: data_url(&checked),
        };
        self.outbox.put(Event::DocumentSealed(Box::new(document)));
        Ok(())
    }
}

/// Reads one byte more than the limit at most, whatever the file grows to meanwhile.
fn read_and_check(
    path: &Path,
    limit_bytes: u64,
) -> Result<Opened, Fault> {
    let unreadable = |_| Fault::new(FaultCode::DocumentUnreadable);
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let got_bytes = file.metadata().map_err(unreadable)?.len();
    if got_bytes > limit_bytes {
        return Err(DocumentFault::TooLarge { limit_bytes, got_bytes }.into());
    }
    // Room for all of it at once: a buffer that grows leaves unwiped copies behind.
    let room = usize::try_from(got_bytes).unwrap_or(0) + 1;
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    file.take(limit_bytes + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let limits = Limits { max_bytes: limit_bytes, ..Limits::default() };
    Ok(documents::open(&bytes, &OpenRules { limits, ..OpenRules::default() })?)
}

fn data_url(checked: &Opened) -> String {
    format!("data:image/jpeg;base64,{}", STANDARD.encode(checked.thumbnail_jpeg.as_slice()))
}
