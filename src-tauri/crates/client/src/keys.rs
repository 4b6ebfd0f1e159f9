//! The keys of one signup and how they rest in the vault.

use envelope::{SecretSeed, SigningKey};
use serde::{Deserialize, Serialize};
use signup::{Fault, FaultCode};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::vault::VaultFault;

/// The vault's entry. One entry for all, so that they are kept or lost together.
pub(crate) const ENTRY: &str = "signup";

/// Secret; no `Debug`.
pub(crate) struct Keys {
    /// Signs the manifest.
    pub(crate) device: SigningKey,
    /// The seller's own recipient: opens what was sealed.
    pub(crate) seller: SecretSeed,
    /// Seals the journal.
    pub(crate) journal: Zeroizing<[u8; 32]>,
    /// The intake's bearer token, once the signup is open.
    pub(crate) token: Option<Zeroizing<String>>,
}

/// As it rests: JSON, hex.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
struct Resting {
    device: String,
    seller: String,
    journal: String,
    token: Option<String>,
}

impl Keys {
    pub(crate) fn generate() -> Result<Self, Fault> {
        let internal = || Fault::new(FaultCode::Internal);
        let mut journal = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *journal).map_err(|_| internal())?;
        Ok(Self {
            device: SigningKey::generate().map_err(|_| internal())?,
            seller: SecretSeed::generate().map_err(|_| internal())?,
            journal,
            token: None,
        })
    }

    pub(crate) fn with_token(&self, token: Zeroizing<String>) -> Self {
        Self {
            device: SigningKey::from_seed(self.device.seed()),
            seller: SecretSeed::from_bytes(self.seller.as_bytes()),
            journal: self.journal.clone(),
            token: Some(token),
        }
    }

    pub(crate) fn to_rest(&self) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let resting = Resting {
            device: hex::encode(self.device.seed()),
            seller: hex::encode(self.seller.as_bytes()),
            journal: hex::encode(*self.journal),
            token: self.token.as_ref().map(|token| token.to_string()),
        };
        let json = serde_json::to_vec(&resting).map_err(|_| Fault::new(FaultCode::Internal))?;
        Ok(Zeroizing::new(json))
    }

    /// `None` if what the vault has is not ours.
    pub(crate) fn from_rest(bytes: &[u8]) -> Option<Self> {
        let resting: Resting = serde_json::from_slice(bytes).ok()?;
        let seed = |hex_digits: &str| -> Option<Zeroizing<[u8; 32]>> {
            let mut seed = Zeroizing::new([0; 32]);
            hex::decode_to_slice(hex_digits, &mut *seed).ok()?;
            Some(seed)
        };
        Some(Self {
            device: SigningKey::from_seed(&*seed(&resting.device)?),
            seller: SecretSeed::from_bytes(&*seed(&resting.seller)?),
            journal: seed(&resting.journal)?,
            token: resting.token.clone().map(Zeroizing::new),
        })
    }
}

/// What the page is told of a vault's fault.
pub(crate) fn vault_fault(fault: VaultFault) -> Fault {
    Fault::new(match fault {
        VaultFault::None => FaultCode::NoVault,
        VaultFault::Locked => FaultCode::VaultLocked,
        VaultFault::Failed { .. } => FaultCode::VaultFailed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_back_from_rest() {
        let keys = Keys::generate().unwrap().with_token(Zeroizing::new("t".to_owned()));
        let again = Keys::from_rest(&keys.to_rest().unwrap()).expect("ours");
        assert_eq!(again.device.seed().as_slice(), keys.device.seed().as_slice());
        assert_eq!(again.seller.as_bytes(), keys.seller.as_bytes());
        assert_eq!(again.journal, keys.journal);
        assert_eq!(again.token, keys.token);
    }

    #[test]
    fn what_is_not_ours_is_not_taken() {
        assert!(Keys::from_rest(b"").is_none());
        assert!(
            Keys::from_rest(br#"{"device":"00","seller":"","journal":"","token":null}"#).is_none()
        );
    }
}
