//! `PATCH /v1/uploads/{upload}`: bytes in, straight to the disk.

use std::{pin::pin, time::Duration};

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::StreamExt;
use signup::wire::code;
use tokio::io::{AsyncSeekExt, AsyncWriteExt, SeekFrom};

use crate::{
    fault::{IntakeFault, Refusal},
    http::tus::{
        LIFETIME_SECONDS, OFFSET, being_written, check_version, checksum::Checksum, find, finish,
        gone, number, with_expiry,
    },
    node::Intake,
    objects::Locked,
    store::{Durability, Upload, UploadState, table},
};

/// A body that brings nothing for this long has lost its sender.
const SILENCE: Duration = Duration::from_secs(30);

/// Without a checksum, bytes are taken for good whenever so many have come.
const TAKE_EVERY_BYTES: u64 = 1 << 20;

pub(in crate::http) async fn patch(
    State(intake): State<Intake>,
    Path(upload): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    check_version(&headers)?;
    let content_type = headers.get(header::CONTENT_TYPE).map(|value| value.as_bytes());
    if content_type != Some(b"application/offset+octet-stream") {
        let detail = "Content-Type must be application/offset+octet-stream";
        return Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, code::MALFORMED, detail));
    }
    let offset_bytes = number(&headers, &OFFSET)?;
    let checksum = Checksum::of(&headers)?;
    let announced = headers.contains_key(header::CONTENT_LENGTH);
    let announced_bytes =
        if announced { Some(number(&headers, &header::CONTENT_LENGTH)?) } else { None };
    let upload = find(&intake, &upload, &headers).await?;
    let length_bytes = upload.length_bytes;
    let chunk = Chunk { offset_bytes, announced_bytes, checksum, body };
    // In a task of its own: when the line breaks, this handler is dropped, and the bytes that
    // arrived must still be taken.
    let at = tokio::spawn(receive(intake.clone(), upload, chunk));
    let at = at.await.map_err(IntakeFault::from)??;
    let response = (StatusCode::NO_CONTENT, [(OFFSET, at.to_string())]).into_response();
    let open = at < length_bytes;
    Ok(with_expiry(response, open.then(|| intake.0.now() + LIFETIME_SECONDS))?)
}

struct Chunk {
    offset_bytes: u64,
    announced_bytes: Option<u64>,
    checksum: Option<Checksum>,
    body: Body,
}

/// Takes one chunk and returns the offset behind it.
async fn receive(intake: Intake, upload: Upload, chunk: Chunk) -> Result<u64, Refusal> {
    if upload.state == UploadState::Complete {
        return match chunk.offset_bytes == upload.length_bytes {
            true => Ok(upload.length_bytes),
            false => Err(wrong_offset()),
        };
    }
    let (lock, id) = (intake.0.objects.clone(), upload.upload.clone());
    let locked = tokio::task::spawn_blocking(move || lock.lock_upload(&id))
        .await
        .map_err(IntakeFault::from)??;
    let Some(Locked(file)) = locked else {
        return Err(being_written());
    };
    // What was read before the lock may be old.
    let id = upload.upload.clone();
    let found = move |db: &_| table::uploads::find(db, &id);
    let found = intake.0.store.run(Durability::Relaxed, move |db| found(db)).await?;
    let upload = match found {
        Some(upload) if upload.state == UploadState::Open => upload,
        Some(upload) if upload.state == UploadState::Complete => {
            intake.0.objects.erase_upload(&upload.upload)?;
            return Err(wrong_offset());
        }
        _ => {
            intake.0.objects.erase_upload(&upload.upload)?;
            return Err(gone());
        }
    };
    let mut file = tokio::fs::File::from_std(file);
    let start = upload.offset_bytes.min(file.metadata().await?.len());
    if chunk.offset_bytes != start {
        return Err(wrong_offset());
    }
    let room_bytes = upload.length_bytes - start;
    if chunk.announced_bytes.is_some_and(|announced| announced > room_bytes) {
        return Err(Refusal::too_large(upload.length_bytes));
    }
    // Leftovers of a chunk that was not taken.
    file.set_len(start).await?;
    file.seek(SeekFrom::Start(start)).await?;
    let mut writing = Writing { intake, upload, file, start, at: start, taken: start };
    let at = writing.take(chunk.checksum, chunk.body).await?;
    if at < writing.upload.length_bytes {
        return Ok(at);
    }
    let Writing { intake, upload, file, .. } = writing;
    finish::finish(intake, upload, file.into_std().await).await?;
    Ok(at)
}

fn wrong_offset() -> Refusal {
    Refusal::new(StatusCode::CONFLICT, code::OFFSET, "Upload-Offset is not where the upload is")
}

/// A chunk on its way to the disk. Holds the lock by the file.
struct Writing {
    intake: Intake,
    upload: Upload,
    file: tokio::fs::File,
    start: u64,
    /// End of what is written.
    at: u64,
    /// End of what is taken for good.
    taken: u64,
}

impl Writing {
    /// Returns the offset behind the chunk. After a cut, what came is kept unless it was to be
    /// checked and cannot be.
    async fn take(&mut self, checksum: Option<Checksum>, body: Body) -> Result<u64, Refusal> {
        let checked = checksum.is_some();
        match self.write(checksum, body).await {
            Ok(()) => self.keep().await?,
            Err(Broken::Cut) if !checked => {
                self.keep().await?;
                return Err(cut());
            }
            Err(broken) => {
                self.discard().await?;
                return Err(broken.into_refusal(self.upload.length_bytes));
            }
        }
        Ok(self.at)
    }

    async fn write(&mut self, checksum: Option<Checksum>, body: Body) -> Result<(), Broken> {
        let mut checksum = checksum;
        let mut body = pin!(body.into_data_stream());
        loop {
            let bytes = match tokio::time::timeout(SILENCE, body.next()).await {
                Ok(Some(Ok(bytes))) => bytes,
                Ok(None) => break,
                Ok(Some(Err(_))) | Err(_) => return Err(Broken::Cut),
            };
            if bytes.len() as u64 > self.upload.length_bytes - self.at {
                return Err(Broken::TooLong);
            }
            self.file.write_all(&bytes).await.map_err(IntakeFault::from)?;
            self.at += bytes.len() as u64;
            match &mut checksum {
                Some(checksum) => checksum.update(&bytes),
                None if self.at - self.taken >= TAKE_EVERY_BYTES => self.keep().await?,
                None => {}
            }
        }
        if checksum.is_none_or(Checksum::holds) { Ok(()) } else { Err(Broken::Checksum) }
    }

    /// Takes what is written so far for good.
    async fn keep(&mut self) -> Result<(), IntakeFault> {
        self.file.flush().await?;
        self.taken = self.at;
        self.advance(self.at).await
    }

    /// Back to where the chunk began.
    async fn discard(&mut self) -> Result<(), IntakeFault> {
        self.file.flush().await?;
        self.file.set_len(self.start).await?;
        self.advance(self.start).await
    }

    async fn advance(&self, to: u64) -> Result<(), IntakeFault> {
        let id = self.upload.upload.clone();
        let expires_at = self.intake.0.now() + LIFETIME_SECONDS;
        let advance = move |db: &_| table::uploads::advance(db, &id, to, expires_at);
        self.intake.0.store.run(Durability::Relaxed, move |db| advance(db)).await
    }
}

/// Why a chunk did not arrive whole.
enum Broken {
    /// The line was cut or fell silent.
    Cut,
    Checksum,
    /// More than the upload's length.
    TooLong,
    Failed(IntakeFault),
}

impl From<IntakeFault> for Broken {
    fn from(fault: IntakeFault) -> Self {
        Self::Failed(fault)
    }
}

impl Broken {
    fn into_refusal(self, length_bytes: u64) -> Refusal {
        match self {
            Self::Cut => cut(),
            Self::Checksum => Refusal::checksum("Upload-Checksum is not that of the body"),
            Self::TooLong => Refusal::too_large(length_bytes),
            Self::Failed(fault) => fault.into(),
        }
    }
}

/// Read by nobody where the line is cut; where it only fell silent, 503 tells to try again.
fn cut() -> Refusal {
    let detail = "the body stopped before its end";
    Refusal::new(StatusCode::SERVICE_UNAVAILABLE, code::SLOW_DOWN, detail)
}
