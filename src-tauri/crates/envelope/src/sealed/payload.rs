//! Cobblestone-256: the payload's keys and chunks (<https://c2sp.org/chunked-encryption>).

use aes_gcm::{Aes256Gcm, KeyInit, aead::AeadInOut};
use hmac::{Hmac, Mac};
use sha2::Sha512;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// Plain bytes in every chunk but the last, which always has fewer.
pub(super) const CHUNK_BYTES: usize = 16 * 1024;
pub(super) const TAG_BYTES: usize = 16;
/// A sealed full chunk. Buffers are runs of slots, so that chunks are worked on in place.
pub(super) const SLOT_BYTES: usize = CHUNK_BYTES + TAG_BYTES;
pub(super) const SALT_BYTES: usize = 24;
pub(super) const COMMITMENT_BYTES: usize = 32;
/// Chunks are numbered below this.
pub(super) const CHUNK_LIMIT: u64 = 1 << 38;

/// The most slots worked on at once, 256 KiB: they stay in a core's cache from sealing to hashing.
/// One thread: a second was measured to give nothing, since AES-GCM here is three times as fast as
/// the SHA-256 that follows it, and to lose much on a busy machine.
pub(super) const BATCH_SLOTS: usize = 16;

/// The keys of one payload. All of it is wiped when dropped (aes-gcm's `zeroize` feature).
pub(super) struct PayloadKey {
    cipher: Aes256Gcm,
    base_nonce: Zeroizing<[u8; 12]>,
    commitment: [u8; COMMITMENT_BYTES],
}

impl PayloadKey {
    /// "Key derivation": key, base nonce and commitment from the file key.
    pub(super) fn derive(file_key: &[u8; 32], salt: &[u8; SALT_BYTES], context: &[u8]) -> Self {
        let info: [&[u8]; 3] =
            [b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0", &salt[..], context];
        let okm = hkdf_expand_sha512(file_key, &info);
        let mut base_nonce = Zeroizing::new([0; 12]);
        base_nonce.copy_from_slice(&okm[32..44]);
        let mut commitment = [0; COMMITMENT_BYTES];
        commitment.copy_from_slice(&okm[44..76]);
        Self {
            cipher: Aes256Gcm::new_from_slice(&okm[..32]).expect("32 bytes are an AES-256 key"),
            base_nonce,
            commitment,
        }
    }

    pub(super) fn commitment(&self) -> &[u8; COMMITMENT_BYTES] {
        &self.commitment
    }

    pub(super) fn commits_to(&self, stated: &[u8; COMMITMENT_BYTES]) -> bool {
        self.commitment.ct_eq(stated).into()
    }

    /// Seals a run of full slots in place; the first is chunk number `first`.
    pub(super) fn seal_slots(&self, first: u64, slots: &mut [u8]) {
        for (chunk, slot) in (first..).zip(slots.chunks_exact_mut(SLOT_BYTES)) {
            self.seal(chunk, slot);
        }
    }

    /// Opens a run of full slots in place. Some slots may be open when one is refused.
    ///
    /// # Errors
    /// The number of the first chunk that is not authentic.
    pub(super) fn open_slots(&self, first: u64, slots: &mut [u8]) -> Result<(), u64> {
        for (chunk, slot) in (first..).zip(slots.chunks_exact_mut(SLOT_BYTES)) {
            if !self.open(chunk, slot) {
                return Err(chunk);
            }
        }
        Ok(())
    }

    /// Seals one chunk in place: `slot` is the plain bytes and room for the tag.
    pub(super) fn seal(&self, chunk: u64, slot: &mut [u8]) {
        let (text, tag) = slot.split_at_mut(slot.len() - TAG_BYTES);
        let sealed = self.cipher.encrypt_inout_detached(&self.nonce(chunk), b"", text.into());
        tag.copy_from_slice(&sealed.expect("a chunk is far below GCM's limit"));
    }

    /// Opens one chunk in place; where it is not authentic, `slot` is left as it was.
    pub(super) fn open(&self, chunk: u64, slot: &mut [u8]) -> bool {
        let Some(length) = slot.len().checked_sub(TAG_BYTES) else { return false };
        let (text, tag) = slot.split_at_mut(length);
        let Ok(tag) = (&*tag).try_into() else { return false };
        self.cipher.decrypt_inout_detached(&self.nonce(chunk), b"", text.into(), tag).is_ok()
    }

    /// "AEAD usage": the base nonce XOR the chunk's number, big-endian.
    fn nonce(&self, chunk: u64) -> aes_gcm::Nonce<aes_gcm::aead::consts::U12> {
        let mut nonce = *self.base_nonce;
        for (byte, count) in nonce[4..].iter_mut().zip(chunk.to_be_bytes()) {
            *byte ^= count;
        }
        nonce.into()
    }
}

/// HKDF-Expand (RFC 5869, 2.3) with SHA-512, the first two blocks. By hand because `hkdf` refuses
/// a PRK shorter than the hash, and Cobblestone's has the length of the AEAD's key.
fn hkdf_expand_sha512(prk: &[u8; 32], info: &[&[u8]]) -> Zeroizing<[u8; 128]> {
    let mut okm = Zeroizing::new([0; 128]);
    for block in 0..2 {
        let mut mac = Hmac::<Sha512>::new_from_slice(prk).expect("HMAC takes any key");
        if block == 1 {
            mac.update(&okm[..64]);
        }
        info.iter().for_each(|part| mac.update(part));
        mac.update(&[block + 1]);
        let start = usize::from(block) * 64;
        okm[start..start + 64].copy_from_slice(&mac.finalize().into_bytes());
    }
    okm
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counter_changes_the_last_bytes_of_the_nonce() {
        let key = PayloadKey::derive(&[1; 32], &[2; 24], b"context");
        let base = *key.base_nonce;
        assert_eq!(*key.nonce(0), base);
        let changed: Vec<u8> = key.nonce(0x0102).iter().zip(base).map(|(a, b)| a ^ b).collect();
        assert_eq!(changed, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
    }

    #[test]
    fn a_run_is_sealed_and_opened_chunk_by_chunk() {
        let key = PayloadKey::derive(&[1; 32], &[2; 24], b"");
        let mut slots = vec![5; 3 * SLOT_BYTES];
        key.seal_slots(7, &mut slots);
        let mut second = vec![5; SLOT_BYTES];
        key.seal(8, &mut second);
        assert!(slots[SLOT_BYTES..2 * SLOT_BYTES] == second);
        slots[2 * SLOT_BYTES] ^= 1;
        assert_eq!(key.open_slots(7, &mut slots), Err(9));
        assert_eq!(key.open_slots(7, &mut slots[..0]), Ok(()));
        assert!(slots[..CHUNK_BYTES].iter().all(|&byte| byte == 5));
    }
}
