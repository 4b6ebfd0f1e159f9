//! The wire's statements signed and verified by `envelope`.
//!
//! `signup` knows no cryptography and `envelope` no policy; here the two meet.

use envelope::{SigningKey, StatementFault, VerifyingKey};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use signup::wire::{Challenge, DeletionReceipt, Manifest, Policy, Receipt};

/// One of the five statements of formats.md.
pub trait Claims: Serialize + DeserializeOwned {
    /// The `typ` of its JWS.
    const TYP: &'static str;
}

/// Signs `claims` as they are.
///
/// # Errors
/// [`StatementFault::Sign`] only.
pub fn sign<T: Claims + Clone>(claims: &T, key: &SigningKey) -> Result<String, StatementFault> {
    envelope::sign(&Signed(claims.clone()), key)
}

/// The claims of a `T` signed by `key`. Times are not looked at.
///
/// # Errors
/// Every [`StatementFault`] but `Sign`.
pub fn verify<T: Claims>(jws: &str, key: &VerifyingKey) -> Result<T, StatementFault> {
    envelope::verify::<Signed<T>>(jws, key).map(|signed| signed.0)
}

/// The JSON of the claims alone; the type is in the JWS header.
#[derive(Serialize, Deserialize)]
#[serde(transparent, bound = "T: Claims")]
struct Signed<T>(T);

impl<T: Claims> envelope::Statement for Signed<T> {
    const TYP: &'static str = T::TYP;
}

macro_rules! claims {
    ($($statement:ty),*) => {
        $(impl Claims for $statement {
            const TYP: &'static str = <$statement>::TYP;
        })*
    };
}

claims!(Policy, Challenge, Manifest, Receipt, DeletionReceipt);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_of_one_type_is_not_another() {
        let key = SigningKey::from_seed(&[1; 32]);
        let receipt = DeletionReceipt {
            iss: "intake".to_owned(),
            iat: 1,
            signup: "signup".to_owned(),
            erased: Vec::new(),
            ciphertext_gone: true,
            index_gone: true,
        };
        let jws = sign(&receipt, &key).unwrap();
        assert_eq!(verify::<DeletionReceipt>(&jws, &key.verifying()).unwrap(), receipt);
        let other = verify::<Receipt>(&jws, &key.verifying());
        assert_eq!(other.unwrap_err(), StatementFault::WrongType);
    }
}
