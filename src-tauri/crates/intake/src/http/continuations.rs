//! `POST /v1/continuations`: a signup goes on with another device.

use axum::{Json, body::Bytes, extract::State};
use rusqlite::Connection;
use signup::{
    continuation::Code,
    wire::{ContinuationRequest, Continued, Manifest, UnixSeconds},
};

use crate::{
    fault::{IntakeFault, Refusal},
    http::{device_keys, json},
    node::Intake,
    secret, statement,
    store::{Carried, Durability, table},
};

/// Tries that may fail in [`TRIES_SECONDS`], of everybody together: a code has 73 bits, so that guessing it would take
/// longer than the world has stood, and whoever mistypes one is told by its check digits, which counts as no try.
const FAILED_TRIES: u32 = 30;
const TRIES_SECONDS: i64 = 600;

/// Hands the signup over: device key, recipient key and token are the new device's, and the old token is void.
///
/// The answer may be lost on the way. So the same device may use the same code again, and is given new secrets each
/// time, until a request with the last token shows that it has them.
pub(super) async fn carry_on(
    State(intake): State<Intake>,
    body: Bytes,
) -> Result<Json<Continued>, Refusal> {
    let request: ContinuationRequest = json(&body)?;
    let (device_key, seller) = device_keys(&request.device_key, &request.seller_recipient)?;
    let code = Code::typed(&request.code)
        .map_err(|_| Refusal::malformed("code is not a continuation code"))?;
    let (token, next) = (secret::token()?, secret::continuation()?);
    let now = intake.0.now();
    let handed_over = move |db: &Connection| {
        let carried = Carried {
            device_key: &device_key.to_base64url(),
            seller_key: &seller.fingerprint(),
            token_sha256: secret::hashed(&token),
            continuation_sha256: secret::hashed(next.digits()),
        };
        let code_sha256 = secret::hashed(code.digits());
        match hand_over(db, &code_sha256, &carried, request.practice, now)? {
            Tried::Refused => Ok(Err(Refusal::continuation())),
            Tried::TooOften => Ok(Err(Refusal::slow_down("too many codes were tried"))),
            Tried::Done(signup) => {
                let (policy, manifest) = last(db, &signup)?;
                let continuation = next.to_string();
                Ok(Ok(Json(Continued { signup, token, continuation, policy, manifest })))
            }
        }
    };
    intake.0.store.run(Durability::Full, move |db| handed_over(db)).await?
}

enum Tried {
    /// The signup's id.
    Done(String),
    /// Unknown or used.
    Refused,
    TooOften,
}

fn hand_over(
    db: &Connection,
    code_sha256: &[u8; 32],
    carried: &Carried<'_>,
    practice: bool,
    now: UnixSeconds,
) -> Result<Tried, IntakeFault> {
    let since = now - TRIES_SECONDS;
    if table::continuations::failed_since(db, since)? >= FAILED_TRIES {
        return Ok(Tried::TooOften);
    }
    let Some(signup) = table::continuations::find(db, code_sha256, carried, practice)? else {
        table::continuations::count_failed(db, now, since)?;
        return Ok(Tried::Refused);
    };
    table::continuations::carry_on(db, &signup, code_sha256, carried)?;
    Ok(Tried::Done(signup))
}

/// The policy and the manifest of the last submission: what of the seller's folder is not sealed to the old device.
fn last(db: &Connection, signup: &str) -> Result<(Option<String>, Option<String>), IntakeFault> {
    let Some(last) = table::submissions::find(db, signup)? else { return Ok((None, None)) };
    let manifest: Option<Manifest> = statement::stored(&last.manifest_jws);
    let policy = manifest.map(|manifest| table::policies::jws(db, &manifest.policy)).transpose()?;
    Ok((policy.flatten(), Some(last.manifest_jws)))
}
