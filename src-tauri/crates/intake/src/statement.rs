//! The wire's statements signed and verified by `envelope`: `signup` knows no cryptography and `envelope` no policy.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use envelope::{SigningKey, StatementFault, VerifyingKey};
use signup::wire::Statement;

/// Signs `claims` as they are.
///
/// # Errors
/// [`StatementFault::Sign`] only.
pub fn sign<T: Statement>(claims: &T, key: &SigningKey) -> Result<String, StatementFault> {
    envelope::sign(T::TYP, claims, key)
}

/// The claims of a `T` signed by `key`. Times are not looked at.
///
/// # Errors
/// Every [`StatementFault`] but `Sign`.
pub fn verify<T: Statement>(jws: &str, key: &VerifyingKey) -> Result<T, StatementFault> {
    envelope::verify(T::TYP, jws, key)
}

/// What a compact JWS (RFC 7515, 7.1) says, without a look at its signature: for statements that the intake signed
/// itself and kept, maybe under a key it has no more.
pub(crate) fn stored<T: Statement>(jws: &str) -> Option<T> {
    let payload = URL_SAFE_NO_PAD.decode(jws.split('.').nth(1)?).ok()?;
    serde_json::from_slice(&payload).ok()
}
