//! Signed statements: JWS compact ([RFC 7515](https://www.rfc-editor.org/rfc/rfc7515)), Ed25519
//! ([RFC 8037](https://www.rfc-editor.org/rfc/rfc8037)), readable by any JOSE library.
//!
//! Stricter than JOSE allows: the protected header has `typ` and `alg` and nothing else, so there
//! is no key, algorithm or extension for a forger to choose (RFC 8725, 3.1 and 3.11).

mod keys;

use std::collections::HashSet;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, DecodingKey, Header, Validation, errors::ErrorKind};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use thiserror::Error;

pub use keys::{SigningKey, VerifyingKey};

/// Why a statement was not made or not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StatementFault {
    /// Not three base64url parts with a JOSE header.
    #[error("not a JWS in compact form")]
    Malformed,
    /// Signed with something else than `EdDSA`.
    #[error("the algorithm is not EdDSA")]
    WrongAlgorithm,
    /// Another kind of statement.
    #[error("a statement of another type")]
    WrongType,
    /// The header has more than `typ` and `alg`: `crit`, `kid`, `jwk`, ….
    #[error("the header has a field that is not expected")]
    UnexpectedHeader,
    /// Not signed by this key, or altered.
    #[error("the signature does not verify")]
    BadSignature,
    /// Authentic, but the claims are not those of this type.
    #[error("the claims are not those of this type")]
    Claims,
    /// Not the statement whose digest was given.
    #[error("the statement has another digest")]
    OtherDigest,
    /// The claims could not be written as JSON, or the library refused to sign them.
    #[error("the statement could not be signed")]
    Sign,
}

/// Signs `claims` as they are: `iat` and `exp` are the caller's. `typ` is the kind of statement, e.g. `policy+jwt`.
///
/// # Errors
/// [`StatementFault::Sign`] where the claims are not JSON (a map without string keys).
pub fn sign(
    typ: &str,
    claims: &impl Serialize,
    key: &SigningKey,
) -> Result<String, StatementFault> {
    jsonwebtoken::encode(&header(typ), claims, &key.encoding()).map_err(|_| StatementFault::Sign)
}

/// The claims, if `jws` is a statement of the kind `typ` signed by `key`. Times are not looked at: whoever has a clock
/// checks `exp`.
///
/// # Errors
/// Every [`StatementFault`] but `Sign` and `OtherDigest`.
pub fn verify<T: DeserializeOwned>(
    typ: &str,
    jws: &str,
    key: &VerifyingKey,
) -> Result<T, StatementFault> {
    check_header(typ, jws)?;
    let key = DecodingKey::from_ed_der(key.as_bytes());
    match jsonwebtoken::decode(jws, &key, &validation()) {
        Ok(token) => Ok(token.claims),
        Err(error) => Err(match error.kind() {
            ErrorKind::InvalidSignature => StatementFault::BadSignature,
            ErrorKind::InvalidAlgorithm => StatementFault::WrongAlgorithm,
            ErrorKind::Json(_) => StatementFault::Claims,
            _ => StatementFault::Malformed,
        }),
    }
}

/// The claims of a statement for which another one vouches, that was verified: `vouched` is the digest it names, see
/// [`digest`]. The signature is not looked at: its key may not be known here.
///
/// # Errors
/// Every [`StatementFault`] but `Sign` and `BadSignature`.
pub fn read_vouched<T: DeserializeOwned>(
    typ: &str,
    jws: &str,
    vouched: &str,
) -> Result<T, StatementFault> {
    if digest(jws) != vouched {
        return Err(StatementFault::OtherDigest);
    }
    check_header(typ, jws)?;
    let claims = jws.split('.').nth(1).ok_or(StatementFault::Malformed)?;
    let json = URL_SAFE_NO_PAD.decode(claims).map_err(|_| StatementFault::Malformed)?;
    serde_json::from_slice(&json).map_err(|_| StatementFault::Claims)
}

/// How one statement names another: SHA-256 over the compact form, 64 hex digits.
pub fn digest(jws: &str) -> String {
    hex::encode(Sha256::digest(jws))
}

fn header(typ: &str) -> Header {
    Header { typ: Some(typ.to_owned()), ..Header::new(Algorithm::EdDSA) }
}

fn check_header(typ: &str, jws: &str) -> Result<(), StatementFault> {
    let given = jsonwebtoken::decode_header(jws).map_err(|_| StatementFault::Malformed)?;
    let expected = header(typ);
    if given.alg != expected.alg {
        return Err(StatementFault::WrongAlgorithm);
    }
    if given.typ != expected.typ {
        return Err(StatementFault::WrongType);
    }
    if given != expected {
        return Err(StatementFault::UnexpectedHeader);
    }
    Ok(())
}

/// The signature and nothing else; the library would read a clock and demand `exp`.
fn validation() -> Validation {
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.required_spec_claims = HashSet::new();
    validation.validate_exp = false;
    validation.validate_aud = false;
    validation
}

#[cfg(test)]
mod tests;
