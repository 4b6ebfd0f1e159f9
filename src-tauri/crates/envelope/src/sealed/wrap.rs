//! The file key, wrapped for one recipient: HPKE single shot (RFC 9180, 6.1).

use std::convert::Infallible;

use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, Serializable,
    aead::AesGcm256,
    kdf::HkdfSha256,
    kem::XWing,
    rand_core::{TryCryptoRng, TryRng},
    single_shot_open, single_shot_seal_with_rng,
};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::keys::{RecipientKey, SecretSeed};

/// Length of `enc`, X-Wing's ciphertext.
pub(super) const ENC_BYTES: usize = 1120;
/// Length of `wrapped`: the file key and a GCM tag.
pub(super) const WRAPPED_BYTES: usize = 32 + 16;

const INFO: &[u8] = b"seller-signup/sealed/v1";

/// The random bytes one X-Wing encapsulation consumes. They are drawn by the caller, so that a
/// missing source is an error instead of hpke's panic, and golden vectors can be made again.
#[derive(Clone, ZeroizeOnDrop)]
pub(super) struct Encapsulation {
    bytes: [u8; 64],
    used: usize,
}

impl Encapsulation {
    pub(super) fn new(bytes: [u8; 64]) -> Self {
        Self { bytes, used: 0 }
    }
}

/// Wraps `file_key`. `None` if HPKE refuses, which a checked key gives no cause for.
pub(super) fn wrap(
    file_key: &[u8; 32],
    to: &RecipientKey,
    mut random: Encapsulation,
) -> Option<([u8; ENC_BYTES], [u8; WRAPPED_BYTES])> {
    let (enc, wrapped) = single_shot_seal_with_rng::<AesGcm256, HkdfSha256, XWing>(
        &OpModeS::Base,
        &to.0,
        INFO,
        file_key,
        b"",
        &mut random,
    )
    .ok()?;
    Some((enc.to_bytes().as_slice().try_into().ok()?, wrapped.try_into().ok()?))
}

/// Unwraps the file key. `None` if it is not authentic under this seed.
pub(super) fn unwrap(
    enc: &[u8; ENC_BYTES],
    wrapped: &[u8; WRAPPED_BYTES],
    seed: &SecretSeed,
) -> Option<Zeroizing<[u8; 32]>> {
    let enc = <XWing as Kem>::EncappedKey::from_bytes(enc).ok()?;
    let opened = single_shot_open::<AesGcm256, HkdfSha256, XWing>(
        &OpModeR::Base,
        &seed.private(),
        &enc,
        INFO,
        wrapped,
        b"",
    );
    let opened = Zeroizing::new(opened.ok()?);
    let mut file_key = Zeroizing::new([0; 32]);
    if opened.len() != file_key.len() {
        return None;
    }
    file_key.copy_from_slice(&opened);
    Some(file_key)
}

/// Hands out the drawn bytes once. Asking for more is a change inside hpke that would otherwise
/// weaken every file silently, hence the panic.
impl TryRng for Encapsulation {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut word = [0; 4];
        self.try_fill_bytes(&mut word)?;
        Ok(u32::from_le_bytes(word))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut word = [0; 8];
        self.try_fill_bytes(&mut word)?;
        Ok(u64::from_le_bytes(word))
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Infallible> {
        let end = self.used + out.len();
        assert!(end <= self.bytes.len(), "X-Wing encapsulates with 64 random bytes");
        out.copy_from_slice(&self.bytes[self.used..end]);
        self.bytes[self.used..end].zeroize();
        self.used = end;
        Ok(())
    }
}

impl TryCryptoRng for Encapsulation {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapped_key_opens_for_its_recipient_alone() {
        let seed = SecretSeed::from_bytes(&[1; 32]);
        let (enc, wrapped) = wrap(&[9; 32], &seed.public(), Encapsulation::new([3; 64])).unwrap();
        assert_eq!(*unwrap(&enc, &wrapped, &seed).unwrap(), [9; 32]);
        assert!(unwrap(&enc, &wrapped, &SecretSeed::from_bytes(&[2; 32])).is_none());
    }
}
