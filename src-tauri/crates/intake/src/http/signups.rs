//! Opening a signup, asking where it stands, drawing its challenges, ending it.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use rusqlite::Connection;
use signup::wire::{Challenge, ChallengeRequest, SignupOpened, SignupRequest, SignupStatus};

use crate::{
    challenge,
    fault::{IntakeFault, Refusal},
    http::{authorised, device_keys, erased, json, jwt},
    node::Intake,
    secret, statement,
    store::{Durability, NewSignup, table},
};

/// Challenges one signup may draw in an hour: more than a patient person's takes.
const CHALLENGES_PER_HOUR: u32 = 30;

/// The longest language tag that is stored (RFC 5646, 4.4.1).
const LOCALE_LIMIT_BYTES: usize = 35;

/// `POST /v1/signups`
pub(super) async fn open(State(intake): State<Intake>, body: Bytes) -> Result<Response, Refusal> {
    let request: SignupRequest = json(&body)?;
    let (device_key, seller) = device_keys(&request.device_key, &request.seller_recipient)?;
    if !is_language_tag(&request.locale) {
        return Err(Refusal::malformed("locale is not a language tag"));
    }
    let code = secret::continuation()?;
    let opened = SignupOpened {
        signup: secret::id()?,
        token: secret::token()?,
        continuation: code.to_string(),
    };
    let new = NewSignup {
        signup: opened.signup.clone(),
        device_key: device_key.to_base64url(),
        seller_key: seller.fingerprint(),
        locale: request.locale,
        practice: request.practice,
        token_sha256: secret::hashed(&opened.token),
        continuation_sha256: secret::hashed(code.digits()),
        opened_at: intake.0.now(),
    };
    intake.0.store.run(Durability::Full, move |db| table::signups::insert(db, &new)).await?;
    let location = format!("/v1/signups/{}", opened.signup);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(opened)).into_response())
}

/// `GET /v1/signups/{signup}`
pub(super) async fn status(
    State(intake): State<Intake>,
    Path(signup): Path<String>,
    headers: HeaderMap,
) -> Result<Json<SignupStatus>, Refusal> {
    let found = authorised(&intake, &signup, &headers).await?;
    let now = intake.0.now();
    let status = move |db: &Connection| {
        // What was read before may be old: all of it is of one moment.
        let damaged = IntakeFault::Damaged("signup");
        let found = table::signups::find(db, &found.signup)?.ok_or(damaged)?;
        Ok(SignupStatus {
            appealed: found.appealed,
            hold: table::holds::in_force(db, &found.signup, now)?,
            receipts: table::submissions::receipts(db, &found.signup)?,
            deletions: table::erasures::of_signup(db, &found.signup)?,
            standing: found.standing,
            signup: found.signup,
        })
    };
    Ok(Json(intake.0.store.run(Durability::Relaxed, move |db| status(db)).await?))
}

/// `DELETE /v1/signups/{signup}`; again: the same deletion JWS.
pub(super) async fn erase(
    State(intake): State<Intake>,
    Path(signup): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let signup = authorised(&intake, &signup, &headers).await?.signup;
    let node = Arc::clone(&intake.0);
    let erase = move || node.eraser().erase_all(&signup, node.now());
    erased(tokio::task::spawn_blocking(erase).await.map_err(IntakeFault::from)??)
}

/// `POST /v1/signups/{signup}/challenges`
pub(super) async fn challenge(
    State(intake): State<Intake>,
    Path(signup): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let found = authorised(&intake, &signup, &headers).await?;
    let request = if body.is_empty() {
        ChallengeRequest::default()
    } else {
        json::<ChallengeRequest>(&body)?
    };
    let rules = intake.0.in_force().policy.clip;
    let drawn = challenge::draw(rules, &request)?.ok_or_else(Refusal::too_few_prompts)?;
    let now = intake.0.now();
    let drawn = Challenge {
        iss: intake.0.keys.name.clone(),
        iat: now,
        exp: now + challenge::LIFETIME_SECONDS,
        signup: found.signup,
        nonce: secret::nonce()?,
        prompts: drawn.prompts,
        prompt_ms: drawn.prompt_ms,
        total_ms: drawn.total_ms,
    };
    let jws = statement::sign(&drawn, &intake.0.keys.signing)?;
    let stored_jws = jws.clone();
    let stored = intake
        .0
        .store
        .run(Durability::Full, move |db| {
            let so_far = table::signups::challenges_since(db, &drawn.signup, now - 3_600)?;
            if so_far >= CHALLENGES_PER_HOUR {
                return Ok(false);
            }
            table::signups::insert_challenge(db, &drawn, &stored_jws).map(|()| true)
        })
        .await?;
    if !stored {
        return Err(Refusal::slow_down("too many challenges in an hour"));
    }
    Ok(jwt(jws))
}

fn is_language_tag(text: &str) -> bool {
    let part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    text.len() <= LOCALE_LIMIT_BYTES && text.split('-').all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_are_told_from_other_text() {
        assert!(["en", "zh-CN", "zh-Hans-CN", "vi"].into_iter().all(is_language_tag));
        assert!(
            !["", "-", "en_US", "en-", "toolonglanguage", "e n"].into_iter().any(is_language_tag)
        );
    }
}
