//! Ed25519 keys as raw 32 bytes.

use std::fmt;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::EncodingKey;
use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::sealed::{KeyFault, expect_length, fingerprint};

/// PKCS #8 v1 around an Ed25519 seed (RFC 8410, 7), the form the JOSE library takes.
const PKCS8_PREFIX: [u8; 16] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

/// A private key that signs statements: the 32-byte seed of RFC 8032. Wiped when dropped.
#[derive(Clone, ZeroizeOnDrop)]
pub struct SigningKey([u8; 32]);

impl SigningKey {
    /// A new one from the operating system.
    ///
    /// # Errors
    /// [`KeyFault::NoRandomness`].
    pub fn generate() -> Result<Self, KeyFault> {
        let mut key = Self([0; 32]);
        getrandom::fill(&mut key.0).map_err(|_| KeyFault::NoRandomness)?;
        Ok(key)
    }

    /// Any 32 bytes are a seed; only uniformly random ones are a secret.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(*seed)
    }

    /// Reads 64 hex digits.
    ///
    /// # Errors
    /// [`KeyFault::Encoding`] or [`KeyFault::Length`].
    pub fn from_hex(text: &str) -> Result<Self, KeyFault> {
        let bytes = Zeroizing::new(hex::decode(text).map_err(|_| KeyFault::Encoding)?);
        expect_length(&bytes, 32)?;
        let mut key = Self([0; 32]);
        key.0.copy_from_slice(&bytes);
        Ok(key)
    }

    /// The seed, for the vault.
    pub fn seed(&self) -> &[u8; 32] {
        &self.0
    }

    /// The public half.
    pub fn verifying(&self) -> VerifyingKey {
        let pair =
            Ed25519KeyPair::from_seed_unchecked(&self.0).expect("any 32 bytes are an Ed25519 seed");
        let mut bytes = [0; 32];
        bytes.copy_from_slice(pair.public_key().as_ref());
        VerifyingKey(bytes)
    }

    pub(super) fn encoding(&self) -> EncodingKey {
        let mut der = Zeroizing::new([0; 48]);
        der[..16].copy_from_slice(&PKCS8_PREFIX);
        der[16..].copy_from_slice(&self.0);
        EncodingKey::from_ed_der(&*der)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(..)")
    }
}

/// A public key that verifies statements, 32 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct VerifyingKey([u8; 32]);

impl VerifyingKey {
    /// Takes the bytes as they are: where they are no point of the curve, nothing verifies.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads base64url without padding, 43 characters (the `x` of a JWK, RFC 8037).
    ///
    /// # Errors
    /// [`KeyFault::Encoding`] or [`KeyFault::Length`].
    pub fn from_base64url(text: &str) -> Result<Self, KeyFault> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| KeyFault::Encoding)?;
        expect_length(&bytes, 32)?;
        let mut key = [0; 32];
        key.copy_from_slice(&bytes);
        Ok(Self(key))
    }

    /// The key as base64url without padding.
    pub fn to_base64url(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The first 8 bytes of SHA-256 over the key, as 16 hex digits.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.0)
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({})", self.fingerprint())
    }
}
