//! The wire's statements, signed and verified by `envelope`.

use envelope::{SigningKey, StatementFault, VerifyingKey};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use signup::wire::{Challenge, Manifest, Policy, Receipt};

/// A statement of the wire with its `typ`.
pub(crate) trait Claims: Serialize + DeserializeOwned + Clone {
    const TYP: &'static str;
}

macro_rules! claims {
    ($($statement:ty),*) => {
        $(impl Claims for $statement { const TYP: &'static str = <$statement>::TYP; })*
    };
}

claims!(Policy, Challenge, Manifest, Receipt);

#[derive(Serialize, Deserialize)]
#[serde(transparent, bound = "T: Claims")]
struct Signed<T>(T);

impl<T: Claims> envelope::Statement for Signed<T> {
    const TYP: &'static str = T::TYP;
}

pub(crate) fn sign<T: Claims>(claims: &T, key: &SigningKey) -> Result<String, StatementFault> {
    envelope::sign(&Signed(claims.clone()), key)
}

pub(crate) fn verify<T: Claims>(jws: &str, key: &VerifyingKey) -> Result<T, StatementFault> {
    envelope::verify::<Signed<T>>(jws, key).map(|signed| signed.0)
}
