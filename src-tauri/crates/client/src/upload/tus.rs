//! The three requests of tus and what their answers mean.

use std::time::Duration;

use base64::{Engine, engine::general_purpose::STANDARD};
use reqwest::{
    Body, RequestBuilder, Response, StatusCode,
    header::{CONTENT_TYPE, HeaderMap, HeaderName, LOCATION, RETRY_AFTER},
};
use signup::{Fault, FaultCode};
use url::Url;

use super::{Upload, chunks::Chunk};
use crate::intake::{answered, line_fault, refusal};

/// How long a request without a body may take, and how long a PATCH may stand still.
const STALL_LIMIT: Duration = Duration::from_secs(30);

/// The slowest line that counts as moving, until its true speed is known.
const SLOWEST_BYTES_PER_S: f64 = 4096.0;

/// The longest wait an intake can ask for.
const RETRY_AFTER_LIMIT: Duration = Duration::from_secs(300);

/// More of a refusal than this is not read.
const REFUSAL_BYTES: usize = 64 * 1024;

const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const METADATA: HeaderName = HeaderName::from_static("upload-metadata");
const CHECKSUM: HeaderName = HeaderName::from_static("upload-checksum");

/// Why a step did not succeed.
#[derive(Debug)]
pub(super) enum Trouble {
    /// No answer came.
    Line,
    /// The intake is busy or broken, or somebody holds the upload (423).
    Busy { retry_after: Option<Duration> },
    /// The intake is at another offset (409).
    Elsewhere,
    /// The chunk, or the whole file, arrived damaged (460).
    Checksum(StatusCode),
    /// The upload is not there any more (404, 410).
    Gone(StatusCode),
    /// Waiting cannot mend it.
    Fault(Fault),
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Answer to a HEAD.
pub(super) struct Position {
    pub(super) offset: u64,
    pub(super) length: Option<u64>,
}

/// What is asked decides what an answer means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Creation,
    Upload,
}

impl Upload<'_> {
    /// Creates the upload: its URL.
    pub(super) async fn create(&self) -> Result<Url, Trouble> {
        let pairs = [
            ("signup", self.signup),
            ("artifact", &self.entry.artifact),
            ("sha256", &self.entry.sha256),
        ];
        let metadata = pairs.map(|(key, value)| format!("{key} {}", STANDARD.encode(value)));
        let request = self
            .http
            .post(self.endpoint.clone())
            .header(LENGTH, self.entry.length_bytes)
            .header(METADATA, metadata.join(","))
            .timeout(STALL_LIMIT);
        let answer = self.send(request, Asked::Creation).await?;
        let location = answer.headers().get(LOCATION).and_then(|value| value.to_str().ok());
        location
            .and_then(|location| self.endpoint.join(location).ok())
            // The token would go wherever this says.
            .filter(|url| url.origin() == self.endpoint.origin())
            .ok_or_else(|| unexpected(answer.status()).into())
    }

    /// Asks how far the upload is.
    pub(super) async fn head(&self, url: &Url) -> Result<Position, Trouble> {
        let request = self.http.head(url.clone()).timeout(STALL_LIMIT);
        let answer = self.send(request, Asked::Upload).await?;
        let offset = number(answer.headers(), &OFFSET);
        let offset = offset.ok_or_else(|| unexpected(answer.status()))?;
        Ok(Position { offset, length: number(answer.headers(), &LENGTH) })
    }

    /// Sends one chunk: the offset after it. `last_took` is how long the chunk before took.
    pub(super) async fn patch(
        &self,
        url: &Url,
        chunk: &Chunk,
        last_took: Option<Duration>,
    ) -> Result<u64, Trouble> {
        let request = self
            .http
            .patch(url.clone())
            .header(CONTENT_TYPE, "application/offset+octet-stream")
            .header(OFFSET, chunk.offset)
            .header(CHECKSUM, &chunk.checksum)
            .body(Body::from(chunk.bytes.clone()))
            .timeout(patience(chunk.bytes.len(), last_took));
        let answer = self.send(request, Asked::Upload).await?;
        let end = chunk.offset + chunk.bytes.len() as u64;
        match number(answer.headers(), &OFFSET) {
            Some(offset) if offset == end => Ok(end),
            // Taken, and not as told: only a HEAD can say how far.
            Some(_) => Err(Trouble::Elsewhere),
            None => Err(unexpected(answer.status()).into()),
        }
    }

    async fn send(&self, request: RequestBuilder, asked: Asked) -> Result<Response, Trouble> {
        let request = request.bearer_auth(self.token).header(RESUMABLE, "1.0.0");
        let answer = request.send().await.map_err(|error| line(&error))?;
        if answer.status().is_success() {
            return Ok(answer);
        }
        Err(trouble(answer, asked).await)
    }
}

/// How long a chunk may take. The system's buffers swallow a chunk at once, so that its progress cannot be watched:
/// instead it gets the time to stand still and, on top, ample time for its way.
fn patience(length: usize, last_took: Option<Duration>) -> Duration {
    let slowest = Duration::from_secs_f64(length as f64 / SLOWEST_BYTES_PER_S);
    STALL_LIMIT + last_took.map_or(slowest, |took| (took * 4).min(slowest))
}

fn line(error: &reqwest::Error) -> Trouble {
    let fault = line_fault(error);
    if fault.code == FaultCode::NoConnection { Trouble::Line } else { Trouble::Fault(fault) }
}

async fn trouble(answer: Response, asked: Asked) -> Trouble {
    let status = answer.status();
    let retry_after = retry_after(answer.headers());
    // Read even where it means nothing: a connection with an unread answer cannot be used again.
    let body = bounded(answer).await;
    match (status.as_u16(), asked) {
        (408 | 423 | 425 | 429 | 500..=599, _) => Trouble::Busy { retry_after },
        (409, Asked::Upload) => Trouble::Elsewhere,
        (460, Asked::Upload) => Trouble::Checksum(status),
        (404 | 410, Asked::Upload) => Trouble::Gone(status),
        (401, _) => Fault::new(FaultCode::SignupElsewhere).into(),
        (403, _) => Fault::new(FaultCode::SignupUnknown).into(),
        _ => refusal(status, &body).into(),
    }
}

async fn bounded(mut answer: Response) -> Vec<u8> {
    let mut body = Vec::new();
    while let Ok(Some(part)) = answer.chunk().await {
        body.extend_from_slice(&part);
        if body.len() > REFUSAL_BYTES {
            break;
        }
    }
    body
}

/// Seconds; the form with a date is not worth trusting the clock for.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    number(headers, &RETRY_AFTER).map(|seconds| Duration::from_secs(seconds).min(RETRY_AFTER_LIMIT))
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}

/// An answer that tus does not know.
pub(super) fn unexpected(status: StatusCode) -> Fault {
    answered(status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_line_is_given_its_time() {
        let chunk = super::super::CHUNK_BYTES;
        let seconds = |took| patience(chunk, took).as_secs();
        assert_eq!(seconds(None), 30 + 64);
        assert_eq!(seconds(Some(Duration::from_millis(5))), 30);
        assert_eq!(seconds(Some(Duration::from_secs(5))), 30 + 20);
        assert_eq!(seconds(Some(Duration::from_secs(60))), 30 + 64);
    }
}
