//! The intake's API as the client uses it (formats.md, "Wire"). Uploads have a module of their own.

mod rights;

use std::time::Duration;

use reqwest::{RequestBuilder, Response, StatusCode, header};
use signup::wire::{
    Challenge, ChallengeRequest, Hold, Policy, Problem, Receipt, SignupOpened, SignupRequest, code,
};
use signup::{Fault, FaultCode};
use url::Url;

use crate::adapters::IntakeAddress;
use crate::statement;

/// How long an answer that is not an upload may take.
const ANSWER_LIMIT: Duration = Duration::from_secs(30);
/// The largest answer that is read: a policy with texts in many languages is well below.
const ANSWER_BYTES: usize = 1 << 20;

/// A client for every intake call but uploads: one connection pool, no redirects (a token must not be carried off),
/// plain HTTP on loopback only.
///
/// # Errors
/// When the TLS library cannot be set up: no usable root certificates.
pub fn http_client(intake: &Url) -> reqwest::Result<reqwest::Client> {
    let loopback = match intake.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    };
    let builder = reqwest::Client::builder()
        .user_agent(concat!("seller-signup/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(Duration::from_secs(10))
        .redirect(reqwest::redirect::Policy::none())
        .tcp_nodelay(true)
        .https_only(!loopback);
    // A proxy of the network has no business between two programs of one machine.
    if loopback { builder.no_proxy().build() } else { builder.build() }
}

pub(crate) struct IntakeApi {
    http: reqwest::Client,
    address: IntakeAddress,
}

impl IntakeApi {
    pub(crate) fn new(http: reqwest::Client, address: IntakeAddress) -> Self {
        Self { http, address }
    }

    /// Where uploads are created.
    pub(crate) fn uploads(&self) -> Result<Url, Fault> {
        self.url("v1/uploads")
    }

    /// The policy with its compact JWS. Its expiry is the caller's to check.
    pub(crate) async fn policy(&self) -> Result<(Policy, String), Fault> {
        let jws = text_without_signup(self.http.get(self.url("v1/policy")?)).await?;
        let policy = statement::verify(&jws, &self.address.key)
            .map_err(|_| Fault::new(FaultCode::PolicySignature))?;
        Ok((policy, jws))
    }

    pub(crate) async fn open(&self, request: &SignupRequest) -> Result<SignupOpened, Fault> {
        let ask = self.http.post(self.url("v1/signups")?).json(request);
        let answer = text_without_signup(ask).await?;
        serde_json::from_str(&answer).map_err(|_| answered(StatusCode::OK))
    }

    /// A challenge for `signup`, verified. Its expiry is the caller's to check.
    pub(crate) async fn challenge(
        &self,
        signup: &str,
        token: &str,
        request: &ChallengeRequest,
    ) -> Result<Challenge, Fault> {
        let url = self.url(&format!("v1/signups/{signup}/challenges"))?;
        let ask = self.http.post(url).bearer_auth(token).json(request);
        let jws = text(ask).await?;
        statement::verify::<Challenge>(&jws, &self.address.key)
            .ok()
            .filter(|challenge| challenge.signup == signup)
            .ok_or_else(|| Fault::new(FaultCode::ChallengeInvalid))
    }

    /// The receipt with its compact JWS, its signature verified.
    pub(crate) async fn submit(
        &self,
        signup: &str,
        token: &str,
        manifest: &str,
    ) -> Result<(Receipt, String), Fault> {
        let url = self.url(&format!("v1/signups/{signup}/submissions"))?;
        let ask = self.http.post(url).bearer_auth(token).body(manifest.to_owned());
        let jws = text(ask.header(header::CONTENT_TYPE, "application/jose")).await?;
        let receipt = statement::verify(&jws, &self.address.key)
            .map_err(|_| Fault::new(FaultCode::ReceiptInvalid))?;
        Ok((receipt, jws))
    }

    fn url(&self, path: &str) -> Result<Url, Fault> {
        self.address.url.join(path).map_err(|_| Fault::new(FaultCode::Internal))
    }
}

async fn text(request: RequestBuilder) -> Result<String, Fault> {
    answer(request, refusal).await
}

/// There is no signup yet that could be unknown or elsewhere: who says so is not (yet) the intake.
async fn text_without_signup(request: RequestBuilder) -> Result<String, Fault> {
    let refused = |status, body: &[u8]| match refusal(status, body) {
        fault if is_of_signup(&fault) => answered(status),
        fault => fault,
    };
    answer(request, refused).await
}

/// The answer's text; what a refusal means is told by `refused`.
async fn answer(
    request: RequestBuilder,
    refused: impl FnOnce(StatusCode, &[u8]) -> Fault,
) -> Result<String, Fault> {
    let answer = request.timeout(ANSWER_LIMIT).send().await.map_err(|e| line_fault(&e))?;
    let status = answer.status();
    let body = bounded(answer).await?;
    if !status.is_success() {
        return Err(refused(status, &body));
    }
    let text = String::from_utf8(body).map_err(|_| answered(status))?;
    Ok(text.trim().to_owned())
}

fn is_of_signup(fault: &Fault) -> bool {
    matches!(fault.code, FaultCode::SignupUnknown | FaultCode::SignupElsewhere)
}

async fn bounded(mut answer: Response) -> Result<Vec<u8>, Fault> {
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|e| line_fault(&e))? {
        if body.len() + chunk.len() > ANSWER_BYTES {
            return Err(answered(answer.status()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// What the page is told of a broken line.
pub(crate) fn line_fault(error: &reqwest::Error) -> Fault {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        // reqwest does not say that it was the certificate; the TLS library's words do.
        if error.to_string().contains("certificate") {
            return Fault::new(FaultCode::UntrustedConnection);
        }
        cause = error.source();
    }
    Fault::new(FaultCode::NoConnection)
}

/// What the page is told of a refusal (RFC 9457). The intake's own failures count as a broken line: they pass.
pub(crate) fn refusal(status: StatusCode, body: &[u8]) -> Fault {
    let problem: Option<Problem> = serde_json::from_slice(body).ok();
    let stated = problem.as_ref().map_or("", |problem| problem.code.as_str());
    match stated {
        code::TOKEN => Fault::new(FaultCode::SignupElsewhere),
        code::GONE | code::NOT_FOUND => Fault::new(FaultCode::SignupUnknown),
        code::CONTINUATION => Fault::new(FaultCode::CodeUnknown),
        // Without the reason it says nothing that could be told.
        code::LEGAL_HOLD => match problem.and_then(|problem| problem.hold) {
            Some(Hold { reason, until }) => {
                Fault::new(FaultCode::LegalHold).with("hold", reason.name()).with("until", until)
            }
            None => answered(status),
        },
        code::REFUSED => {
            let reasons = problem.iter().flat_map(|problem| &problem.reasons);
            let codes: Vec<_> = reasons.map(|reason| reason.code.as_str()).collect();
            if codes.contains(&code::POLICY) {
                return Fault::new(FaultCode::PolicyChanged);
            }
            Fault::new(FaultCode::SubmissionRefused).with("reasons", codes.join(", "))
        }
        _ if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS => {
            Fault::new(FaultCode::NoConnection)
        }
        _ => answered(status),
    }
}

/// An answer that cannot be understood.
pub(crate) fn answered(status: StatusCode) -> Fault {
    Fault::new(FaultCode::IntakeAnswer).with("status", status.as_u16())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, problem: &str) -> Fault {
        let rest = r#""type":"t","title":"t","status":0,"detail":"d""#;
        let body = format!("{{{rest},{problem}}}");
        refusal(StatusCode::from_u16(status).unwrap(), body.as_bytes())
    }

    #[test]
    fn each_refusal_has_its_fault() {
        for (status, code, fault) in [
            (401, "token", FaultCode::SignupElsewhere),
            (404, "not_found", FaultCode::SignupUnknown),
            (410, "gone", FaultCode::SignupUnknown),
            (404, "continuation", FaultCode::CodeUnknown),
            (429, "slow_down", FaultCode::NoConnection),
            (500, "internal", FaultCode::NoConnection),
            (409, "legal_hold", FaultCode::IntakeAnswer),
            (418, "of_tomorrow", FaultCode::IntakeAnswer),
        ] {
            let told = refused(status, &format!(r#""code":"{code}""#));
            assert_eq!(told.code, fault, "{code}");
        }
    }

    #[test]
    fn a_legal_hold_says_why_and_until_when() {
        let hold = r#""code":"legal_hold","hold":{"reason":"dispute","until":1900000000}"#;
        let told = refused(409, hold);
        assert_eq!(told.code, FaultCode::LegalHold);
        assert_eq!((&*told.data["hold"], &*told.data["until"]), ("dispute", "1900000000"));
    }
}
