//! The two halves of a recipient: the public key files are sealed for, the seed that opens them.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hpke::{Deserializable, Kem, Serializable, kem::XWing};
use sha2::{Digest, Sha256};
use zeroize::{ZeroizeOnDrop, Zeroizing};

use super::fault::KeyFault;

/// An X-Wing public key (ML-KEM-768 followed by X25519, 1216 bytes): one a file is sealed for.
#[derive(Clone, PartialEq, Eq)]
pub struct RecipientKey(pub(super) <XWing as Kem>::PublicKey);

impl RecipientKey {
    /// Length of the encoded key.
    pub const BYTES: usize = 1216;

    /// Reads the key as X-Wing writes it.
    ///
    /// # Errors
    /// [`KeyFault::Length`], or [`KeyFault::Invalid`] where ML-KEM's modulus check fails.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyFault> {
        expect_length(bytes, Self::BYTES)?;
        Deserializable::from_bytes(bytes).map(Self).map_err(|_| KeyFault::Invalid)
    }

    /// Reads base64url without padding.
    ///
    /// # Errors
    /// [`KeyFault::Encoding`] and those of [`Self::from_bytes`].
    pub fn from_base64url(text: &str) -> Result<Self, KeyFault> {
        Self::from_bytes(&URL_SAFE_NO_PAD.decode(text).map_err(|_| KeyFault::Encoding)?)
    }

    /// The 1216 bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_bytes().to_vec()
    }

    /// The key as base64url without padding.
    pub fn to_base64url(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.to_bytes())
    }

    /// The first 8 bytes of SHA-256 over the key, as 16 hex digits: the header's `key`.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.to_bytes())
    }
}

impl fmt::Debug for RecipientKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RecipientKey({})", self.fingerprint())
    }
}

/// The 32-byte X-Wing seed: all there is of a private key. Wiped when dropped, never shown.
#[derive(Clone, ZeroizeOnDrop)]
pub struct SecretSeed([u8; 32]);

impl SecretSeed {
    /// A new one from the operating system.
    ///
    /// # Errors
    /// [`KeyFault::NoRandomness`].
    pub fn generate() -> Result<Self, KeyFault> {
        let mut seed = Self([0; 32]);
        getrandom::fill(&mut seed.0).map_err(|_| KeyFault::NoRandomness)?;
        Ok(seed)
    }

    /// Any 32 bytes are a seed; only uniformly random ones are a secret.
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(*bytes)
    }

    /// Reads 64 hex digits.
    ///
    /// # Errors
    /// [`KeyFault::Encoding`] or [`KeyFault::Length`].
    pub fn from_hex(text: &str) -> Result<Self, KeyFault> {
        let bytes = Zeroizing::new(hex::decode(text).map_err(|_| KeyFault::Encoding)?);
        expect_length(&bytes, 32)?;
        let mut seed = Self([0; 32]);
        seed.0.copy_from_slice(&bytes);
        Ok(seed)
    }

    /// The seed as 64 hex digits, for the vault or the reviewer's key file.
    pub fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex::encode(self.0))
    }

    /// The seed itself, for the vault.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The public half.
    pub fn public(&self) -> RecipientKey {
        RecipientKey(XWing::sk_to_pk(&self.private()))
    }

    pub(super) fn private(&self) -> <XWing as Kem>::PrivateKey {
        Deserializable::from_bytes(&self.0).expect("any 32 bytes are an X-Wing seed")
    }
}

impl fmt::Debug for SecretSeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretSeed(..)")
    }
}

/// How all public keys are named to people and in headers.
pub(crate) fn fingerprint(key: &[u8]) -> String {
    hex::encode(&Sha256::digest(key)[..8])
}

pub(crate) fn expect_length(bytes: &[u8], expected_bytes: usize) -> Result<(), KeyFault> {
    if bytes.len() == expected_bytes {
        return Ok(());
    }
    Err(KeyFault::Length { expected_bytes, actual_bytes: bytes.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_its_encodings() {
        let seed = SecretSeed::generate().unwrap();
        let key = seed.public();
        assert_eq!(key.to_bytes().len(), RecipientKey::BYTES);
        assert_eq!(RecipientKey::from_base64url(&key.to_base64url()).unwrap(), key);
        assert_eq!(SecretSeed::from_hex(&seed.to_hex()).unwrap().public(), key);
        assert_eq!(key.fingerprint().len(), 16);
    }

    #[test]
    fn what_is_not_a_key_is_refused() {
        let text = SecretSeed::from_bytes(&[7; 32]).public().to_base64url();
        let short = KeyFault::Length { expected_bytes: RecipientKey::BYTES, actual_bytes: 1215 };
        assert_eq!(RecipientKey::from_base64url(&format!("{text}=")), Err(KeyFault::Encoding));
        assert_eq!(RecipientKey::from_base64url(&text[..1620]), Err(short));
        // 0xfff is over ML-KEM's modulus of 3329.
        assert_eq!(RecipientKey::from_bytes(&[0xff; 1216]), Err(KeyFault::Invalid));
        assert_eq!(SecretSeed::from_hex("0g").unwrap_err(), KeyFault::Encoding);
        let length = KeyFault::Length { expected_bytes: 32, actual_bytes: 1 };
        assert_eq!(SecretSeed::from_hex("00").unwrap_err(), length);
    }

    #[test]
    fn a_seed_is_not_shown() {
        assert_eq!(format!("{:?}", SecretSeed::from_bytes(&[0x41; 32])), "SecretSeed(..)");
    }
}
