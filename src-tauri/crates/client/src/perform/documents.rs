//! A document's way in: picked, dropped, copied or photographed, then opened, cleaned and sealed.

use std::io::Read;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use documents::{DocumentFault, Limits, OpenRules, Opened};
use envelope::Kind;
use signup::effect::{DocumentOrder, Origin};
use signup::event::SealedDocument;
use signup::wire::{ArtifactEntry, ArtifactKind};
use signup::{Event, Fault, FaultCode};
use zeroize::Zeroizing;

use super::Shared;
use super::sealing::random_id;
use crate::adapters::Pasted;

/// A file's bytes with its name, which is empty where there is none.
type Source = (Zeroizing<Vec<u8>>, String);

impl Shared {
    /// Several files, or files for a document that is there already, become the pages of one PDF.
    pub(super) async fn get_document(
        &self,
        from: Origin,
        adding_to: Option<String>,
        order: &DocumentOrder,
    ) -> Result<(), Fault> {
        let Some(files) = self.choose(from, order).await else { return Ok(()) };
        let before = match &adding_to {
            Some(artifact) => Some(self.open_sealed(artifact).await?),
            None => None,
        };
        let rules = open_rules(order);
        let opening = move || {
            let sources = files.read(rules.limits.max_bytes)?;
            let name = sources.first().map(|(_, name)| name.clone()).unwrap_or_default();
            Ok((open_all(before, sources, &rules)?, name))
        };
        match off_the_workers(opening).await {
            Ok((opened, name)) => self.seal_document(opened, name, order).await,
            Err(fault) => {
                self.outbox.put(Event::DocumentRefused(order.slot, fault));
                Ok(())
            }
        }
    }

    /// `None`: nothing was chosen, which has been told.
    async fn choose(&self, from: Origin, order: &DocumentOrder) -> Option<Chosen> {
        let files = &self.adapters.files;
        match from {
            Origin::Files(paths) => Some(Chosen::Files(paths)),
            Origin::Picker { several } => {
                let paths = files.pick(order.slot, several).await;
                if paths.is_empty() {
                    self.outbox.put(Event::PickCancelled(order.slot));
                    return None;
                }
                Some(Chosen::Files(paths))
            }
            Origin::Clipboard => match files.paste(order.slot).await {
                Some(Pasted::Files(paths)) if !paths.is_empty() => Some(Chosen::Files(paths)),
                Some(Pasted::Picture(png)) => Some(Chosen::Bytes(png)),
                _ => {
                    let fault = Fault::new(FaultCode::ClipboardEmpty);
                    self.outbox.put(Event::DocumentRefused(order.slot, fault));
                    None
                }
            },
        }
    }

    /// A photo taken with the webcam.
    pub(super) async fn seal_photo(
        &self,
        jpeg: Zeroizing<Vec<u8>>,
        order: &DocumentOrder,
    ) -> Result<(), Fault> {
        self.outbox.put(Event::PhotoTaken(order.slot));
        let rules = open_rules(order);
        match off_the_workers(move || Ok(documents::open(&jpeg, &rules)?)).await {
            Ok(opened) => self.seal_document(opened, String::new(), order).await,
            Err(fault) => {
                self.outbox.put(Event::DocumentRefused(order.slot, fault));
                Ok(())
            }
        }
    }

    pub(super) async fn cover_number(
        &self,
        artifact: &str,
        boxes: Vec<(u32, [u32; 4])>,
        order: &DocumentOrder,
    ) -> Result<(), Fault> {
        let clean = self.open_sealed(artifact).await?;
        let rules = open_rules(order);
        let covering = move || Ok(documents::cover(&clean, &boxes, &rules)?);
        match off_the_workers(covering).await {
            Ok(opened) => self.seal_document(opened, String::new(), order).await,
            Err(fault) => {
                self.outbox.put(Event::DocumentRefused(order.slot, fault));
                Ok(())
            }
        }
    }

    async fn seal_document(
        &self,
        opened: Opened,
        file_name: String,
        order: &DocumentOrder,
    ) -> Result<(), Fault> {
        let artifact = random_id()?;
        let length_bytes = opened.clean.len() as u64;
        let thumbnail = data_url(&opened);
        let Opened { media_type, clean, pages, removed, remarks, .. } = opened;
        let sealed = self.seal(artifact.clone(), Kind::Document, clean, &order.to).await?;
        let document = SealedDocument {
            entry: ArtifactEntry {
                artifact,
                kind: ArtifactKind::Document,
                document: Some(order.slot),
                media_type: media_type.media_type().to_owned(),
                length_bytes: sealed.length_bytes,
                sha256: hex::encode(sealed.sha256),
            },
            slot: order.slot,
            file_name,
            length_bytes,
            pages,
            thumbnail,
            removed,
            remarks,
            examination: None,
            corrections: std::collections::BTreeMap::new(),
            skipped: false,
            kept: false,
        };
        self.outbox.put(Event::DocumentSealed(Box::new(document)));
        Ok(())
    }
}

/// What the seller gave, not read yet.
enum Chosen {
    Files(Vec<PathBuf>),
    Bytes(Zeroizing<Vec<u8>>),
}

impl Chosen {
    fn read(self, limit_bytes: u64) -> Result<Vec<Source>, Fault> {
        match self {
            Self::Bytes(bytes) => Ok(vec![(bytes, String::new())]),
            Self::Files(paths) => paths.iter().map(|path| read(path, limit_bytes)).collect(),
        }
    }
}

/// Reads one byte more than the limit at most, whatever the file grows to meanwhile.
fn read(path: &Path, limit_bytes: u64) -> Result<Source, Fault> {
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
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    Ok((bytes, name.unwrap_or_default()))
}

fn open_all(
    before: Option<Zeroizing<Vec<u8>>>,
    sources: Vec<Source>,
    rules: &OpenRules,
) -> Result<Opened, Fault> {
    let mut opened = Vec::with_capacity(sources.len());
    for (bytes, file_name) in sources {
        opened.push(documents::open(&bytes, &OpenRules { file_name, ..rules.clone() })?);
    }
    if before.is_none() && opened.len() == 1 {
        return opened.pop().ok_or_else(|| Fault::new(FaultCode::Internal));
    }
    let removed = opened.iter().flat_map(|it| it.removed.clone()).collect::<Vec<_>>();
    let remarks = opened.iter().flat_map(|it| it.remarks.clone()).collect::<Vec<_>>();
    let parts = before.into_iter().chain(opened.into_iter().map(|it| it.clean)).collect();
    let mut bound = documents::bind(parts, rules)?;
    bound.removed.extend(removed);
    bound.removed.sort();
    bound.removed.dedup();
    bound.remarks.extend(remarks);
    Ok(bound)
}

fn open_rules(order: &DocumentOrder) -> OpenRules {
    OpenRules {
        limits: Limits { max_bytes: order.limit_bytes, ..Limits::default() },
        file_name: String::new(),
        formats: order.rules.formats.clone(),
        forbidden_in_names: order.rules.forbidden_in_names.clone(),
    }
}

/// A panic in there is one in a decoder: the file is damaged.
async fn off_the_workers<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    let damaged = |_| Fault::new(FaultCode::DocumentDamaged);
    tokio::task::spawn_blocking(work).await.map_err(damaged)?
}

fn data_url(opened: &Opened) -> String {
    format!("data:image/jpeg;base64,{}", STANDARD.encode(opened.thumbnail_jpeg.as_slice()))
}
