//! tus 1.0.0 (<https://tus.io/protocols/resumable-upload>): the core protocol and the extensions
//! creation, expiration, checksum and termination.
//!
//! The offset is the database's; the file may have more while a request is running or after a
//! crash, and less after a power cut, so it is the smaller of the two that counts.

mod checksum;
mod create;
mod finish;
mod patch;

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::{Timestamp, fmt::rfc2822::DateTimePrinter};
use signup::wire::{UnixSeconds, code};

use crate::{
    erasure,
    fault::{IntakeFault, Refusal},
    http::authorised,
    node::Intake,
    objects::{SafeId, Still},
    store::{Durability, Upload, UploadState, table},
};

pub(super) use create::create;
pub(super) use patch::patch;

/// How long an upload waits for its next byte.
const LIFETIME_SECONDS: i64 = 3 * 86_400;

const VERSION: HeaderValue = HeaderValue::from_static("1.0.0");
const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const VERSIONS: HeaderName = HeaderName::from_static("tus-version");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const EXPIRES: HeaderName = HeaderName::from_static("upload-expires");
const METADATA: HeaderName = HeaderName::from_static("upload-metadata");

/// `OPTIONS /v1/uploads[/{upload}]`: what this server can do. Needs no token.
pub(super) async fn discover(State(intake): State<Intake>) -> Response {
    let limit = intake.0.in_force().policy.limits.artifact_bytes;
    let headers = [
        (VERSIONS, "1.0.0".to_owned()),
        (HeaderName::from_static("tus-extension"), EXTENSIONS.to_owned()),
        (HeaderName::from_static("tus-max-size"), limit.to_string()),
        (HeaderName::from_static("tus-checksum-algorithm"), checksum::ALGORITHMS.to_owned()),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

const EXTENSIONS: &str = "creation,expiration,checksum,termination";

/// `HEAD /v1/uploads/{upload}`
pub(super) async fn head(
    State(intake): State<Intake>,
    Path(upload): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    check_version(&headers)?;
    let mut found = find(&intake, &upload, &headers).await?;
    let mut _still = None;
    if found.state == UploadState::Open {
        // Who asks right after a restart may have a chunk on its way yet: an offset told now would have it sent twice.
        _still = Some(hold(&intake, &found.upload).await?);
        // What was read before may be old.
        found = find(&intake, &upload, &headers).await?;
    }
    let upload = found;
    let offset_bytes = match upload.state {
        UploadState::Complete => upload.length_bytes,
        _ => upload.offset_bytes.min(intake.0.objects.upload_bytes(&upload.upload)?),
    };
    let mut response = (
        StatusCode::OK,
        [
            (OFFSET, offset_bytes.to_string()),
            (LENGTH, upload.length_bytes.to_string()),
            (METADATA, create::metadata(&upload)),
        ],
    )
        .into_response();
    if upload.state == UploadState::Open {
        response.headers_mut().insert(EXPIRES, http_date(upload.expires_at)?);
    }
    Ok(response)
}

/// `DELETE /v1/uploads/{upload}`, the termination extension. What is complete is an artifact and
/// is erased there, with a signed word for it.
pub(super) async fn terminate(
    State(intake): State<Intake>,
    Path(upload): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode, Refusal> {
    check_version(&headers)?;
    let upload = find(&intake, &upload, &headers).await?;
    if upload.state == UploadState::Complete {
        let detail = "it is complete: erase the artifact";
        return Err(Refusal::new(StatusCode::CONFLICT, code::MALFORMED, detail));
    }
    forget(&intake, upload).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Every answer names the version; who asked with another one is told which there are.
pub(super) async fn on_every_answer(mut response: Response) -> Response {
    let refused = response.status() == StatusCode::PRECONDITION_FAILED;
    response.headers_mut().insert(RESUMABLE, VERSION);
    if refused {
        response.headers_mut().insert(VERSIONS, VERSION);
    }
    response
}

fn check_version(headers: &HeaderMap) -> Result<(), Refusal> {
    if headers.get(RESUMABLE) == Some(&VERSION) {
        return Ok(());
    }
    let detail = "Tus-Resumable must be 1.0.0";
    Err(Refusal::new(StatusCode::PRECONDITION_FAILED, code::MALFORMED, detail))
}

/// No writer is at the upload while what this returns lives.
async fn hold(intake: &Intake, upload: &SafeId) -> Result<Still, Refusal> {
    let (objects, id) = (intake.0.objects.clone(), upload.clone());
    let still = tokio::task::spawn_blocking(move || objects.hold_upload(&id))
        .await
        .map_err(IntakeFault::from)??;
    still.ok_or_else(being_written)
}

fn being_written() -> Refusal {
    let detail = "another request is writing to this upload";
    Refusal::new(StatusCode::LOCKED, code::LOCKED, detail)
}

/// The upload, if it is there for whoever holds the token: open and unexpired, or complete.
async fn find(intake: &Intake, upload: &str, headers: &HeaderMap) -> Result<Upload, Refusal> {
    let id = SafeId::parse(upload)?;
    let find = move |db: &_| table::uploads::find(db, &id);
    let found = intake.0.store.run(Durability::Relaxed, move |db| find(db)).await?;
    let upload = found.ok_or_else(|| Refusal::not_found("upload"))?;
    authorised(intake, &upload.signup, headers).await?;
    match upload.state {
        UploadState::Gone => Err(gone()),
        UploadState::Open if upload.expires_at <= intake.0.now() => {
            forget(intake, upload).await?;
            Err(gone())
        }
        _ => Ok(upload),
    }
}

fn gone() -> Refusal {
    Refusal::gone("the upload has expired or was terminated")
}

async fn forget(intake: &Intake, upload: Upload) -> Result<(), Refusal> {
    let node = std::sync::Arc::clone(&intake.0);
    tokio::task::spawn_blocking(move || {
        erasure::forget_upload(&node.store, &node.objects, &upload)
    })
    .await
    .map_err(IntakeFault::from)??;
    Ok(())
}

/// A header that is a count of bytes.
fn number(headers: &HeaderMap, name: &HeaderName) -> Result<u64, Refusal> {
    let value = headers.get(name).and_then(|value| value.to_str().ok());
    let digits = value.filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let number = digits.and_then(|text| text.parse().ok());
    number.ok_or_else(|| Refusal::malformed(format!("{name} must be a number of bytes")))
}

/// RFC 9110, 5.6.7, as the expiration extension wants it.
fn http_date(at: UnixSeconds) -> Result<HeaderValue, IntakeFault> {
    let damaged = IntakeFault::Damaged("time");
    let text = Timestamp::from_second(at)
        .ok()
        .and_then(|at| DateTimePrinter::new().timestamp_to_rfc9110_string(&at).ok());
    text.and_then(|text| HeaderValue::from_str(&text).ok()).ok_or(damaged)
}

/// `204` after bytes were taken, `201` after creation: both tell when the upload expires.
fn with_expiry(
    mut response: Response,
    expires_at: Option<UnixSeconds>,
) -> Result<Response, IntakeFault> {
    if let Some(at) = expires_at {
        response.headers_mut().insert(EXPIRES, http_date(at)?);
    }
    response.headers_mut().remove(header::CONTENT_TYPE);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_http_writes_it() {
        assert_eq!(http_date(784_111_777).unwrap(), "Sun, 06 Nov 1994 08:49:37 GMT");
    }

    #[test]
    fn a_number_is_digits_only() {
        let with =
            |value: &'static str| HeaderMap::from_iter([(OFFSET, HeaderValue::from_static(value))]);
        assert_eq!(number(&with("42"), &OFFSET).unwrap(), 42);
        for wrong in ["", "+1", "-1", "1.0", "0x1", "99999999999999999999999"] {
            assert!(number(&with(wrong), &OFFSET).is_err(), "{wrong:?}");
        }
        assert!(number(&HeaderMap::new(), &OFFSET).is_err());
    }
}
