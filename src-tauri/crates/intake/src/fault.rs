//! What can go wrong inside, and what is told to whom asked.

use std::io;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use envelope::StatementFault;
use signup::wire::{Hold, Problem, Reason, code};
use thiserror::Error;

use crate::{objects::NotAnId, secret::NoRandomness};

/// The intake cannot do its work. Never the asker's fault.
#[derive(Debug, Error)]
pub enum IntakeFault {
    /// The database refused.
    #[error("database: {0}")]
    Database(#[from] rusqlite::Error),
    /// The folder refused.
    #[error("storage: {0}")]
    Storage(#[from] io::Error),
    /// A statement could not be signed, or a stored one not be read.
    #[error("statement: {0}")]
    Statement(#[from] StatementFault),
    /// What is stored does not have the form it was stored in.
    #[error("what is stored is damaged: {0}")]
    Damaged(&'static str),
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes")]
    NoRandomness,
    /// A background task panicked or was stopped.
    #[error("a task did not finish")]
    Task,
}

impl From<NoRandomness> for IntakeFault {
    fn from(_: NoRandomness) -> Self {
        Self::NoRandomness
    }
}

impl From<tokio::task::JoinError> for IntakeFault {
    fn from(_: tokio::task::JoinError) -> Self {
        Self::Task
    }
}

/// `460 Checksum Mismatch` of the tus checksum extension.
const CHECKSUM_MISMATCH: u16 = 460;

/// A refusal on its way out as problem details (RFC 9457).
#[derive(Debug)]
pub(crate) struct Refusal {
    status: StatusCode,
    code: &'static str,
    detail: String,
    reasons: Vec<Reason>,
    hold: Option<Hold>,
}

impl Refusal {
    /// Any refusal; `detail` is for developers and never repeats what was sent.
    pub(crate) fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        Self { status, code, detail: detail.into(), reasons: Vec::new(), hold: None }
    }

    pub(crate) fn token() -> Self {
        let detail = "a bearer token of this signup is needed";
        Self::new(StatusCode::UNAUTHORIZED, code::TOKEN, detail)
    }

    pub(crate) fn not_found(what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, code::NOT_FOUND, format!("no such {what}"))
    }

    pub(crate) fn gone(detail: &str) -> Self {
        Self::new(StatusCode::GONE, code::GONE, detail)
    }

    pub(crate) fn malformed(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code::MALFORMED, detail)
    }

    /// What the seller can do is not enough for a challenge.
    pub(crate) fn too_few_prompts() -> Self {
        let detail = "what is left makes no challenge";
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, code::TOO_FEW_PROMPTS, detail)
    }

    pub(crate) fn too_large(limit_bytes: u64) -> Self {
        let detail = format!("over the limit of {limit_bytes} bytes");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, code::TOO_LARGE, detail)
    }

    pub(crate) fn slow_down(detail: &str) -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, code::SLOW_DOWN, detail)
    }

    pub(crate) fn checksum(detail: &str) -> Self {
        let status = StatusCode::from_u16(CHECKSUM_MISMATCH).unwrap_or(StatusCode::BAD_REQUEST);
        Self::new(status, code::CHECKSUM, detail)
    }

    /// A submission that is refused for `reasons`, all of them.
    pub(crate) fn submission(reasons: Vec<Reason>) -> Self {
        Self::refused("the submission is not accepted", reasons)
    }

    /// A withdrawal that is refused for `reasons`, all of them.
    pub(crate) fn withdrawal(reasons: Vec<Reason>) -> Self {
        Self::refused("the withdrawal is not accepted", reasons)
    }

    fn refused(detail: &str, reasons: Vec<Reason>) -> Self {
        let refusal = Self::new(StatusCode::UNPROCESSABLE_ENTITY, code::REFUSED, detail);
        Self { reasons, ..refusal }
    }

    /// Nothing is erased while `hold` is in force.
    pub(crate) fn legal_hold(hold: Hold) -> Self {
        let detail = "nothing of this signup may be erased for the time being";
        let refusal = Self::new(StatusCode::CONFLICT, code::LEGAL_HOLD, detail);
        Self { hold: Some(hold), ..refusal }
    }

    /// Which of the two it is helps nobody who has a right to know.
    pub(crate) fn continuation() -> Self {
        let detail = "there is no such code, or it was used";
        Self::new(StatusCode::NOT_FOUND, code::CONTINUATION, detail)
    }

    /// The phrase of a status; `http` knows none for 460.
    fn title(&self) -> &'static str {
        match self.status.as_u16() {
            CHECKSUM_MISMATCH => "Checksum Mismatch",
            _ => self.status.canonical_reason().unwrap_or("Refused"),
        }
    }
}

impl<E: Into<IntakeFault>> From<E> for Refusal {
    fn from(fault: E) -> Self {
        // The cause goes to the log; outside it would only help an attacker.
        tracing::error!(error = %fault.into(), "the intake failed");
        let detail = "the intake failed; nothing is lost, try again";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, code::INTERNAL, detail)
    }
}

impl From<NotAnId> for Refusal {
    fn from(_: NotAnId) -> Self {
        Self::malformed("an id is 8 to 64 letters, digits, `-` or `_`")
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        tracing::debug!(code = self.code, status = self.status.as_u16(), "refused");
        let problem = Problem {
            kind: format!("urn:seller-signup:problem:{}", self.code),
            title: self.title().to_owned(),
            status: self.status.as_u16(),
            code: self.code.to_owned(),
            detail: self.detail,
            reasons: self.reasons,
            hold: self.hold,
        };
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = (self.status, body).into_response();
        let json = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, json);
        if self.status == StatusCode::UNAUTHORIZED {
            let bearer = HeaderValue::from_static("Bearer");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, bearer);
        }
        response
    }
}
