//! The wire's statements signed and verified by `envelope`: `signup` knows no cryptography and `envelope` no policy.

use envelope::{SigningKey, StatementFault, VerifyingKey};
use signup::wire::Statement;

/// Signs `claims` as they are.
///
/// # Errors
/// [`StatementFault::Sign`] only.
pub(crate) fn sign<T: Statement>(claims: &T, key: &SigningKey) -> Result<String, StatementFault> {
    envelope::sign(T::TYP, claims, key)
}

/// The claims of a `T` signed by `key`. Times are not looked at.
///
/// # Errors
/// Every [`StatementFault`] but `Sign`.
pub(crate) fn verify<T: Statement>(jws: &str, key: &VerifyingKey) -> Result<T, StatementFault> {
    envelope::verify(T::TYP, jws, key)
}
