//! The routes, and what every answer has in common.

mod artifacts;
mod continuations;
mod signups;
mod submissions;
mod tus;
mod withdrawals;

use axum::{
    Router,
    extract::{DefaultBodyLimit, MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, options, post},
};
use envelope::{RecipientKey, VerifyingKey};
use signup::wire::code;
use tower::Layer;
use tower_http::catch_panic::CatchPanicLayer;

use crate::{
    erasure::Erasure,
    fault::Refusal,
    node::Intake,
    secret,
    store::{Durability, Signup, table},
};

/// The OpenAPI 3.1 document served at `/v1/openapi.json`.
pub const OPENAPI: &str = include_str!("openapi.json");

/// Every method and path there is.
pub const ROUTES: [(&str, &str); 17] = [
    ("GET", "/v1/policy"),
    ("POST", "/v1/signups"),
    ("GET", "/v1/signups/{signup}"),
    ("DELETE", "/v1/signups/{signup}"),
    ("POST", "/v1/signups/{signup}/challenges"),
    ("POST", "/v1/signups/{signup}/submissions"),
    ("POST", "/v1/signups/{signup}/withdrawals"),
    ("GET", "/v1/signups/{signup}/artifacts/{artifact}"),
    ("DELETE", "/v1/signups/{signup}/artifacts/{artifact}"),
    ("POST", "/v1/continuations"),
    ("OPTIONS", "/v1/uploads"),
    ("POST", "/v1/uploads"),
    ("OPTIONS", "/v1/uploads/{upload}"),
    ("HEAD", "/v1/uploads/{upload}"),
    ("PATCH", "/v1/uploads/{upload}"),
    ("DELETE", "/v1/uploads/{upload}"),
    ("GET", "/v1/openapi.json"),
];

/// The largest body of a request that is not an upload. A manifest has a few kilobytes.
const BODY_LIMIT_BYTES: usize = 1 << 20;

pub(crate) fn router(intake: Intake) -> Router {
    let uploads = Router::new()
        .route("/v1/uploads", options(tus::discover).post(tus::create))
        .route(
            "/v1/uploads/{upload}",
            options(tus::discover).head(tus::head).patch(tus::patch).delete(tus::terminate),
        )
        .layer(middleware::map_response(tus::on_every_answer));
    let routes = Router::new()
        .route("/v1/policy", get(policy))
        .route("/v1/openapi.json", get(openapi))
        .route("/v1/signups", post(signups::open))
        .route("/v1/signups/{signup}", get(signups::status).delete(signups::erase))
        .route("/v1/signups/{signup}/challenges", post(signups::challenge))
        .route("/v1/signups/{signup}/submissions", post(submissions::submit))
        .route("/v1/signups/{signup}/withdrawals", post(withdrawals::withdraw))
        .route("/v1/continuations", post(continuations::carry_on))
        .route(
            "/v1/signups/{signup}/artifacts/{artifact}",
            get(artifacts::fetch).delete(artifacts::erase),
        )
        .merge(uploads)
        .layer(DefaultBodyLimit::max(BODY_LIMIT_BYTES))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::map_response(on_every_answer))
        .layer(middleware::from_fn(log))
        .with_state(intake);
    // Around the routes, since it changes which one is taken.
    Router::new().fallback_service(middleware::map_request(override_method).layer(routes))
}

async fn policy(State(intake): State<Intake>) -> Response {
    jwt(intake.policy_jws())
}

async fn openapi() -> Response {
    let json = HeaderValue::from_static("application/vnd.oai.openapi+json;version=3.1");
    ([(header::CONTENT_TYPE, json)], OPENAPI).into_response()
}

/// A statement as the answer.
fn jwt(jws: String) -> Response {
    let jwt = HeaderValue::from_static("application/jwt");
    ([(header::CONTENT_TYPE, jwt)], jws).into_response()
}

/// The word for what was erased, or why it was not.
fn erased(erasure: Erasure) -> Result<Response, Refusal> {
    match erasure {
        Erasure::Done(jws) => Ok(jwt(jws)),
        Erasure::OnHold(hold) => Err(Refusal::legal_hold(hold)),
    }
}

/// A body that is JSON.
fn json<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    // The error's text would repeat what was sent; line and column are enough.
    serde_json::from_slice(body).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Refusal::malformed(format!("the JSON is not as expected at {line}:{column}"))
    })
}

/// The public keys of a seller's device: for its signatures, and for what is sealed to it.
fn device_keys(
    device_key: &str,
    seller_recipient: &str,
) -> Result<(VerifyingKey, RecipientKey), Refusal> {
    let device = VerifyingKey::from_base64url(device_key)
        .map_err(|_| Refusal::malformed("device_key is not an Ed25519 public key"))?;
    let seller = RecipientKey::from_base64url(seller_recipient)
        .map_err(|_| Refusal::malformed("seller_recipient is not an X-Wing public key"))?;
    Ok((device, seller))
}

/// The signup, if the request carries its bearer token.
async fn authorised(intake: &Intake, signup: &str, headers: &HeaderMap) -> Result<Signup, Refusal> {
    let id = signup.to_owned();
    let find = move |db: &_| table::signups::find(db, &id);
    let found = intake.0.store.run(Durability::Relaxed, move |db| find(db)).await?;
    let signup = found.ok_or_else(|| Refusal::not_found("signup"))?;
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = bearer.and_then(|value| {
        // RFC 9110, 11.1: the scheme is case-insensitive.
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
    });
    match token {
        Some(token) if secret::matches(token, &signup.token_sha256) => {}
        _ => return Err(Refusal::token()),
    }
    if signup.continued {
        // The new device has its answer: the code it came by is not needed again.
        let id = signup.signup.clone();
        let forget = move |db: &_| table::continuations::forget_used(db, &id);
        intake.0.store.run(Durability::Relaxed, move |db| forget(db)).await?;
    }
    Ok(signup)
}

/// tus 1.0.0, "X-HTTP-Method-Override": for networks that let no PATCH or DELETE through.
async fn override_method(mut request: Request) -> Request {
    let wanted = request.headers().get("x-http-method-override");
    let wanted = wanted.and_then(|value| Method::from_bytes(value.as_bytes()).ok());
    if let (&Method::POST, Some(method)) = (request.method(), wanted)
        && (method == Method::PATCH || method == Method::DELETE)
    {
        *request.method_mut() = method;
    }
    request
}

/// Nothing is cached on the way, and what the framework refused is a problem like any other.
async fn on_every_answer(mut response: Response) -> Response {
    let status = response.status();
    let failed = status.is_client_error() || status.is_server_error();
    let problem = HeaderValue::from_static("application/problem+json");
    if failed && response.headers().get(header::CONTENT_TYPE) != Some(&problem) {
        let refusal = match status {
            StatusCode::NOT_FOUND => Refusal::not_found("route"),
            StatusCode::PAYLOAD_TOO_LARGE => Refusal::too_large(BODY_LIMIT_BYTES as u64),
            _ => Refusal::new(status, code::MALFORMED, "the request cannot be handled"),
        };
        let allow = response.headers_mut().remove(header::ALLOW);
        response = refusal.into_response();
        if let Some(allow) = allow {
            response.headers_mut().insert(header::ALLOW, allow);
        }
    }
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// One line per request: the route's pattern and the outcome, so no id and no token.
async fn log(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let began = std::time::Instant::now();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    let (status, took_ms) = (response.status().as_u16(), began.elapsed().as_millis());
    tracing::info!(%method, route, status, took_ms, "answered");
    response
}

fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a handler panicked");
    let detail = "the intake failed; nothing is lost, try again";
    Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, code::INTERNAL, detail).into_response()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_route_is_documented_and_nothing_else() {
        let document: serde_json::Value = serde_json::from_str(OPENAPI).unwrap();
        let mut documented = BTreeSet::new();
        for (path, operations) in document["paths"].as_object().unwrap() {
            for method in operations.as_object().unwrap().keys() {
                if method != "parameters" {
                    documented.insert((method.to_uppercase(), path.clone()));
                }
            }
        }
        let routes = ROUTES.map(|(method, path)| (method.to_owned(), path.to_owned()));
        assert_eq!(documented, BTreeSet::from(routes));
    }

    #[test]
    fn every_reference_in_the_document_leads_somewhere() {
        fn follow(value: &serde_json::Value, document: &serde_json::Value, seen: &mut usize) {
            match value {
                serde_json::Value::Object(fields) => {
                    if let Some(reference) = fields.get("$ref").and_then(|it| it.as_str()) {
                        let pointer = reference.strip_prefix('#').unwrap();
                        assert!(document.pointer(pointer).is_some(), "{reference}");
                        *seen += 1;
                    }
                    fields.values().for_each(|it| follow(it, document, seen));
                }
                serde_json::Value::Array(items) => {
                    items.iter().for_each(|it| follow(it, document, seen));
                }
                _ => {}
            }
        }
        let document: serde_json::Value = serde_json::from_str(OPENAPI).unwrap();
        let mut seen = 0;
        follow(&document, &document, &mut seen);
        assert!(seen > 20);
    }
}
