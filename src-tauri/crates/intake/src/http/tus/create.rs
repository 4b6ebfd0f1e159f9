//! The creation extension: `POST /v1/uploads`.

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use signup::wire::{Standing, code};

use crate::{
    fault::{IntakeFault, Refusal},
    http::{
        authorised,
        tus::{LENGTH, LIFETIME_SECONDS, METADATA, check_version, number, with_expiry},
    },
    node::Intake,
    objects::SafeId,
    secret,
    store::{Durability, NewUpload, Upload, table},
};

/// Uploads one signup may have under way; a submission has about ten files.
const OPEN_LIMIT: u32 = 64;

/// Creates an upload. A new one for the same artifact replaces what was under way; for one that
/// is complete with the same bytes it leads to that.
pub(in crate::http) async fn create(
    State(intake): State<Intake>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    check_version(&headers)?;
    let metadata = Metadata::of(&headers)?;
    let signup = authorised(&intake, &metadata.signup, &headers).await?;
    let length_bytes = number(&headers, &LENGTH)?;
    let limit_bytes = intake.0.in_force().policy.limits.artifact_bytes;
    if length_bytes > limit_bytes {
        return Err(Refusal::too_large(limit_bytes));
    }
    if length_bytes == 0 {
        return Err(Refusal::malformed("a sealed file is never empty"));
    }
    let new = NewUpload {
        upload: SafeId::parse(&secret::id()?)?,
        signup: signup.signup,
        artifact: metadata.artifact,
        sha256: metadata.sha256,
        length_bytes,
        expires_at: intake.0.now() + LIFETIME_SECONDS,
    };
    let (upload, expires_at) = (new.upload.clone(), new.expires_at);
    match intake.0.store.run(Durability::Relaxed, move |db| enter(db, &new)).await? {
        Entered::Created { replaced } => {
            for upload in replaced {
                intake.0.objects.erase_upload(&upload.upload)?;
            }
            created(upload, Some(expires_at))
        }
        Entered::Complete(upload) => created(upload.upload, None),
        Entered::Withdrawn => {
            Err(Refusal::gone("this signup was ended, nothing is taken any more"))
        }
        Entered::Erased => Err(Refusal::gone("this artifact was erased: take a new id")),
        Entered::Taken => {
            let detail = "this id is taken by another file";
            Err(Refusal::new(StatusCode::CONFLICT, code::MALFORMED, detail))
        }
        Entered::TooMany => Err(Refusal::slow_down("too many uploads under way")),
    }
}

/// `Upload-Metadata` as it was sent, of the keys that mean something here.
pub(super) fn metadata(upload: &Upload) -> String {
    let pairs = [
        ("signup", upload.signup.as_str()),
        ("artifact", upload.artifact.as_str()),
        ("sha256", upload.sha256.as_str()),
    ];
    pairs.map(|(key, value)| format!("{key} {}", STANDARD.encode(value))).join(",")
}

enum Entered {
    Created { replaced: Vec<Upload> },
    Complete(Upload),
    Withdrawn,
    Erased,
    Taken,
    TooMany,
}

fn enter(db: &rusqlite::Connection, new: &NewUpload) -> Result<Entered, IntakeFault> {
    let standing = table::signups::find(db, &new.signup)?.map(|signup| signup.standing);
    if standing == Some(Standing::Withdrawn) {
        return Ok(Entered::Withdrawn);
    }
    if table::artifacts::was_erased(db, &new.artifact)? {
        return Ok(Entered::Erased);
    }
    if let Some(held) = table::artifacts::find(db, &new.artifact)? {
        let same = held.signup == new.signup
            && held.sha256 == new.sha256
            && held.length_bytes == new.length_bytes;
        let upload = table::uploads::complete_of(db, &new.signup, &new.artifact)?;
        return Ok(upload.filter(|_| same).map_or(Entered::Taken, Entered::Complete));
    }
    if table::uploads::count_open(db, &new.signup)? >= OPEN_LIMIT {
        return Ok(Entered::TooMany);
    }
    let replaced = table::uploads::open_of(db, &new.signup, &new.artifact)?;
    for upload in &replaced {
        table::uploads::forget(db, &upload.upload)?;
    }
    table::uploads::insert(db, new)?;
    Ok(Entered::Created { replaced })
}

fn created(upload: SafeId, expires_at: Option<i64>) -> Result<Response, Refusal> {
    let location = [(header::LOCATION, format!("/v1/uploads/{}", upload.as_str()))];
    Ok(with_expiry((StatusCode::CREATED, location).into_response(), expires_at)?)
}

/// What `Upload-Metadata` must say.
struct Metadata {
    signup: String,
    artifact: SafeId,
    sha256: String,
}

impl Metadata {
    fn of(headers: &HeaderMap) -> Result<Self, Refusal> {
        let text = headers.get(METADATA).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let value = |wanted: &str| {
            let found = text.split(',').find_map(|pair| {
                let (key, value) = pair.trim().split_once(' ')?;
                (key == wanted).then_some(value)
            });
            let bytes = found.and_then(|value| STANDARD.decode(value).ok());
            bytes.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(|| {
                Refusal::malformed(format!("Upload-Metadata must have `{wanted}` in base64"))
            })
        };
        let sha256 = value("sha256")?;
        let hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if sha256.len() != 64 || !sha256.bytes().all(hex) {
            return Err(Refusal::malformed("sha256 must be 64 lower-case hex digits"));
        }
        Ok(Self { signup: value("signup")?, artifact: SafeId::parse(&value("artifact")?)?, sha256 })
    }
}
