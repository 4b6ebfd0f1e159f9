//! Opening a signup, asking where it stands, drawing its challenges.

use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use envelope::{RecipientKey, VerifyingKey};
use signup::wire::{Challenge, ChallengeRequest, SignupOpened, SignupRequest, SignupStatus};

use crate::{
    challenge,
    fault::Refusal,
    http::{authorised, jwt},
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
    let device_key = VerifyingKey::from_base64url(&request.device_key)
        .map_err(|_| Refusal::malformed("device_key is not an Ed25519 public key"))?;
    let seller = RecipientKey::from_base64url(&request.seller_recipient)
        .map_err(|_| Refusal::malformed("seller_recipient is not an X-Wing public key"))?;
    if !is_language_tag(&request.locale) {
        return Err(Refusal::malformed("locale is not a language tag"));
    }
    let opened = SignupOpened {
        signup: secret::id()?,
        token: secret::token()?,
        continuation: secret::continuation()?,
    };
    let new = NewSignup {
        signup: opened.signup.clone(),
        device_key: device_key.to_base64url(),
        seller_key: seller.fingerprint(),
        locale: request.locale,
        practice: request.practice,
        token_sha256: secret::hashed(&opened.token),
        continuation_sha256: secret::hashed(&opened.continuation),
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
    Ok(Json(SignupStatus { signup: found.signup, standing: found.standing }))
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

fn json<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    // The error's text would repeat what was sent; line and column are enough.
    serde_json::from_slice(body).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Refusal::malformed(format!("the JSON is not as expected at {line}:{column}"))
    })
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
