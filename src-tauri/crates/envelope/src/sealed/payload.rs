//! Cobblestone-256: the payload's keys and chunks (<https://c2sp.org/chunked-encryption>).

use std::thread;

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

/// The most slots worked on at once: 1 MiB.
pub(super) const BATCH_SLOTS: usize = 64;
/// Below this many slots a second thread costs more than it gives.
const TWO_THREADS_SLOTS: usize = 16;

/// The keys of one payload. All of it is wiped when dropped (aes-gcm's `zeroize` feature).
pub(super) struct PayloadKey {
    cipher: Aes256Gcm,
    base_nonce: Zeroizing<[u8; 12]>,
    commitment: [u8; COMMITMENT_BYTES],
    threads: usize,
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
            threads: thread::available_parallelism().map_or(1, usize::from),
        }
    }

    pub(super) fn commitment(&self) -> &[u8; COMMITMENT_BYTES] {
        &self.commitment
    }

    pub(super) fn commits_to(&self, stated: &[u8; COMMITMENT_BYTES]) -> bool {
        self.commitment.ct_eq(stated).into()
    }

    /// Seals a run of full slots in place, the first being chunk number `first`, and passes them
    /// on in order. A long run is sealed by a second thread while its beginning is passed on:
    /// hashing takes longer than sealing, so the beginning is the smaller part.
    ///
    /// # Errors
    /// Those of `pass_on`.
    pub(super) fn seal_slots<E>(
        &self,
        first: u64,
        slots: &mut [u8],
        mut pass_on: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let (near, far, far_first) = self.share(first, slots, 3, 10);
        thread::scope(|scope| {
            if !far.is_empty() {
                scope.spawn(|| self.seal_run(far_first, far));
            }
            self.seal_run(first, near);
            pass_on(near)
        })?;
        if far.is_empty() { Ok(()) } else { pass_on(far) }
    }

    /// Opens a run of full slots in place. Some slots may be open when one is refused.
    ///
    /// # Errors
    /// The number of the first chunk that is not authentic.
    pub(super) fn open_slots(&self, first: u64, slots: &mut [u8]) -> Result<(), u64> {
        let (near, far, far_first) = self.share(first, slots, 1, 2);
        thread::scope(|scope| {
            let far = (!far.is_empty()).then(|| scope.spawn(|| self.open_run(far_first, far)));
            self.open_run(first, near)?;
            match far.map(thread::ScopedJoinHandle::join) {
                None => Ok(()),
                Some(Ok(opened)) => opened,
                Some(Err(panic)) => std::panic::resume_unwind(panic),
            }
        })
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

    fn seal_run(&self, first: u64, slots: &mut [u8]) {
        for (chunk, slot) in (first..).zip(slots.chunks_exact_mut(SLOT_BYTES)) {
            self.seal(chunk, slot);
        }
    }

    fn open_run(&self, first: u64, slots: &mut [u8]) -> Result<(), u64> {
        for (chunk, slot) in (first..).zip(slots.chunks_exact_mut(SLOT_BYTES)) {
            if !self.open(chunk, slot) {
                return Err(chunk);
            }
        }
        Ok(())
    }

    /// Splits a run after `part` of `whole` for two threads, if that is worth it; the far end is
    /// then not empty.
    fn share<'a>(
        &self,
        first: u64,
        slots: &'a mut [u8],
        part: usize,
        whole: usize,
    ) -> (&'a mut [u8], &'a mut [u8], u64) {
        let count = slots.len() / SLOT_BYTES;
        let shared = self.threads > 1 && count >= TWO_THREADS_SLOTS;
        let near = if shared { count * part / whole } else { count };
        let (a, b) = slots.split_at_mut(near * SLOT_BYTES);
        (a, b, first + near as u64)
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
    fn two_threads_seal_the_same_bytes_as_one() {
        let mut key = PayloadKey::derive(&[1; 32], &[2; 24], b"");
        let mut sealed = [1, 2].map(|threads| {
            key.threads = threads;
            let (mut slots, mut passed_on) = (vec![5; 33 * SLOT_BYTES], Vec::new());
            let collect = |run: &[u8]| {
                passed_on.extend_from_slice(run);
                Ok::<(), ()>(())
            };
            key.seal_slots(7, &mut slots, collect).unwrap();
            assert!(passed_on == slots);
            slots
        });
        let [one, two] = &mut sealed;
        assert!(one == two);
        two[20 * SLOT_BYTES] ^= 1;
        two[30 * SLOT_BYTES] ^= 1;
        assert_eq!(key.open_slots(7, two), Err(27));
        assert_eq!(key.open_slots(7, one), Ok(()));
        assert!(one.chunks(SLOT_BYTES).all(|slot| slot[..CHUNK_BYTES].iter().all(|&b| b == 5)));
    }
}
