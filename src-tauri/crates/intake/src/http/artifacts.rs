//! The seller's own sealed files: to see exactly what is held, and to have it erased.

use std::{io, sync::Arc};

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use signup::wire::ErasureCause;
use tokio_util::io::ReaderStream;

use crate::{
    fault::{IntakeFault, Refusal},
    http::{authorised, erased, jwt},
    node::Intake,
    objects::SafeId,
    store::{Artifact, Durability, table},
};

/// `GET /v1/signups/{signup}/artifacts/{artifact}`
pub(super) async fn fetch(
    State(intake): State<Intake>,
    Path((signup, artifact)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let signup = authorised(&intake, &signup, &headers).await?.signup;
    let artifact = match find(&intake, signup, SafeId::parse(&artifact)?).await? {
        Found::Held(artifact) => artifact,
        Found::Erased(_) => return Err(Refusal::gone("it has been erased")),
    };
    let file = match tokio::fs::File::open(intake.0.objects.path(&artifact.artifact)).await {
        // Being erased at this moment.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Refusal::gone("it has been erased"));
        }
        file => file?,
    };
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_LENGTH, artifact.length_bytes.to_string()),
        (header::ETAG, format!("\"{}\"", artifact.sha256)),
    ];
    Ok((headers, Body::from_stream(ReaderStream::with_capacity(file, 64 * 1024))).into_response())
}

/// `DELETE /v1/signups/{signup}/artifacts/{artifact}`; again: the same deletion JWS.
pub(super) async fn erase(
    State(intake): State<Intake>,
    Path((signup, artifact)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let signup = authorised(&intake, &signup, &headers).await?.signup;
    let artifact = match find(&intake, signup, SafeId::parse(&artifact)?).await? {
        Found::Held(artifact) => artifact,
        Found::Erased(jws) => return Ok(jwt(jws)),
    };
    let node = Arc::clone(&intake.0);
    let erasure = tokio::task::spawn_blocking(move || {
        let (now, cause) = (node.now(), ErasureCause::Wish);
        node.eraser().erase(&artifact.signup, std::slice::from_ref(&artifact), cause, now)
    })
    .await
    .map_err(IntakeFault::from)??;
    erased(erasure)
}

enum Found {
    Held(Artifact),
    /// With its deletion JWS.
    Erased(String),
}

/// Another signup's artifact is not found, as one that never was.
async fn find(intake: &Intake, signup: String, artifact: SafeId) -> Result<Found, Refusal> {
    let found = intake
        .0
        .store
        .run(Durability::Relaxed, move |db| {
            let held = table::artifacts::find(db, &artifact)?;
            if let Some(held) = held.filter(|held| held.signup == signup) {
                return Ok(Some(Found::Held(held)));
            }
            Ok(table::artifacts::deletion(db, &signup, &artifact)?.map(Found::Erased))
        })
        .await?;
    found.ok_or_else(|| Refusal::not_found("artifact"))
}
