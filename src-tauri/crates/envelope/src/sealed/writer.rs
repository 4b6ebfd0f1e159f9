//! Sealing: plain bytes in, a sealed file out, nothing kept.

use std::{
    collections::HashSet,
    io::{self, Write},
};

use sha2::{Digest, Sha256};
use zeroize::{Zeroize, Zeroizing};

use super::{
    fault::SealFault,
    header::{self, Label, Role, Stanza},
    keys::RecipientKey,
    payload::{
        BATCH_SLOTS, CHUNK_BYTES, CHUNK_LIMIT, PayloadKey, SALT_BYTES, SLOT_BYTES, TAG_BYTES,
    },
    wrap::{self, Encapsulation},
};

/// One a file is sealed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Who that is.
    pub role: Role,
    /// The key.
    pub key: RecipientKey,
}

/// Seals a stream. Full 16 KiB chunks go out within the `write` that completes them; what waits
/// in memory is wiped.
///
/// Dropped without [`Writer::finish`], it leaves a file no reader accepts.
#[must_use = "a sealed file is whole only after `finish`"]
pub struct Writer<W: Write> {
    out: Hashed<W>,
    key: PayloadKey,
    next_chunk: u64,
    /// [`BATCH_SLOTS`] slots, each a chunk's plain bytes and room for its tag.
    slots: Zeroizing<Vec<u8>>,
    /// Plain bytes waiting in `slots`.
    waiting_bytes: usize,
    plaintext_bytes: u64,
    broken: bool,
}

/// The finished file, as the manifest names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Length of the whole sealed file.
    pub length_bytes: u64,
    /// SHA-256 of the whole sealed file, computed on the way.
    pub sha256: [u8; 32],
    /// Length of what is inside.
    pub plaintext_bytes: u64,
}

impl<W: Write> Writer<W> {
    /// Wraps a fresh file key for every recipient and writes prefix and header.
    ///
    /// # Errors
    /// [`SealFault::NoRecipients`], [`SealFault::DuplicateRecipient`],
    /// [`SealFault::HeaderTooLong`], [`SealFault::NoRandomness`], [`SealFault::Io`].
    pub fn new(out: W, label: &Label, recipients: &[Recipient]) -> Result<Self, SealFault> {
        let entropy = Entropy::draw(recipients.len())?;
        Self::with_entropy(out, label, recipients, &entropy)
    }

    /// As [`Self::new`], with the random bytes given: for golden vectors.
    pub(super) fn with_entropy(
        out: W,
        label: &Label,
        recipients: &[Recipient],
        entropy: &Entropy,
    ) -> Result<Self, SealFault> {
        let stanzas = stanzas(recipients, entropy)?;
        let context = header::encode(label, &stanzas)?;
        let key = PayloadKey::derive(&entropy.file_key, &entropy.salt, &context);
        let mut out = Hashed { inner: out, sha256: Sha256::new(), length_bytes: 0 };
        out.write(&context)?;
        out.write(&entropy.salt)?;
        out.write(key.commitment())?;
        Ok(Self {
            out,
            key,
            next_chunk: 0,
            slots: Zeroizing::new(vec![0; BATCH_SLOTS * SLOT_BYTES]),
            waiting_bytes: 0,
            plaintext_bytes: 0,
            broken: false,
        })
    }

    /// Seals the last, short chunk and flushes.
    ///
    /// # Errors
    /// [`SealFault::Io`]; [`SealFault::Broken`] if a write failed before.
    pub fn finish(mut self) -> Result<(W, Sealed), SealFault> {
        self.seal_full_chunks()?;
        let last = &mut self.slots[..self.waiting_bytes + TAG_BYTES];
        if self.next_chunk >= CHUNK_LIMIT {
            return Err(SealFault::TooLong);
        }
        self.key.seal(self.next_chunk, last);
        self.out.write(last)?;
        self.out.inner.flush().map_err(|error| SealFault::Io(error.kind()))?;
        let sealed = Sealed {
            length_bytes: self.out.length_bytes,
            sha256: self.out.sha256.finalize().into(),
            plaintext_bytes: self.plaintext_bytes,
        };
        Ok((self.out.inner, sealed))
    }

    fn take(&mut self, plain: &[u8]) -> Result<(), SealFault> {
        if self.broken {
            return Err(SealFault::Broken);
        }
        let mut rest = plain;
        while !rest.is_empty() {
            let (slot, at) = (self.waiting_bytes / CHUNK_BYTES, self.waiting_bytes % CHUNK_BYTES);
            let (now, later) = rest.split_at(rest.len().min(CHUNK_BYTES - at));
            let start = slot * SLOT_BYTES + at;
            self.slots[start..start + now.len()].copy_from_slice(now);
            self.waiting_bytes += now.len();
            self.plaintext_bytes += now.len() as u64;
            rest = later;
            if self.waiting_bytes == BATCH_SLOTS * CHUNK_BYTES {
                self.seal_full_chunks()?;
            }
        }
        self.seal_full_chunks()
    }

    fn seal_full_chunks(&mut self) -> Result<(), SealFault> {
        if self.broken {
            return Err(SealFault::Broken);
        }
        let count = self.waiting_bytes / CHUNK_BYTES;
        if count == 0 {
            return Ok(());
        }
        let next_chunk = self.next_chunk + count as u64;
        if next_chunk >= CHUNK_LIMIT {
            self.broken = true;
            return Err(SealFault::TooLong);
        }
        let (full, rest) = self.slots.split_at_mut(count * SLOT_BYTES);
        self.key.seal_slots(self.next_chunk, full);
        self.out.write(full).inspect_err(|_| self.broken = true)?;
        self.next_chunk = next_chunk;
        self.waiting_bytes %= CHUNK_BYTES;
        full[..self.waiting_bytes].copy_from_slice(&rest[..self.waiting_bytes]);
        rest[..self.waiting_bytes].zeroize();
        Ok(())
    }
}

impl<W: Write> Write for Writer<W> {
    fn write(&mut self, plain: &[u8]) -> io::Result<usize> {
        self.take(plain)?;
        Ok(plain.len())
    }

    /// Flushes the chunks that are full; the rest has to wait for [`Writer::finish`].
    fn flush(&mut self) -> io::Result<()> {
        self.seal_full_chunks()?;
        self.out.inner.flush().inspect_err(|_| self.broken = true)
    }
}

/// The output, counted and hashed as it passes.
struct Hashed<W> {
    inner: W,
    sha256: Sha256,
    length_bytes: u64,
}

impl<W: Write> Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<(), SealFault> {
        self.sha256.update(bytes);
        self.length_bytes += bytes.len() as u64;
        self.inner.write_all(bytes).map_err(|error| SealFault::Io(error.kind()))
    }
}

/// All that is random in one file.
pub(super) struct Entropy {
    pub(super) file_key: Zeroizing<[u8; 32]>,
    pub(super) salt: [u8; SALT_BYTES],
    pub(super) encapsulations: Vec<Encapsulation>,
}

impl Entropy {
    fn draw(recipients: usize) -> Result<Self, SealFault> {
        let fill = |bytes: &mut [u8]| getrandom::fill(bytes).map_err(|_| SealFault::NoRandomness);
        let mut file_key = Zeroizing::new([0; 32]);
        let mut salt = [0; SALT_BYTES];
        fill(&mut *file_key)?;
        fill(&mut salt)?;
        let mut encapsulations = Vec::with_capacity(recipients);
        for _ in 0..recipients {
            let mut bytes = Zeroizing::new([0; 64]);
            fill(&mut *bytes)?;
            encapsulations.push(Encapsulation::new(*bytes));
        }
        Ok(Self { file_key, salt, encapsulations })
    }
}

fn stanzas(recipients: &[Recipient], entropy: &Entropy) -> Result<Vec<Stanza>, SealFault> {
    if recipients.is_empty() {
        return Err(SealFault::NoRecipients);
    }
    let mut seen = HashSet::new();
    let mut stanzas = Vec::with_capacity(recipients.len());
    for (index, (to, random)) in recipients.iter().zip(&entropy.encapsulations).enumerate() {
        let key = to.key.fingerprint();
        if !seen.insert(key.clone()) {
            return Err(SealFault::DuplicateRecipient { index });
        }
        let wrapped = wrap::wrap(&entropy.file_key, &to.key, random.clone());
        let (enc, wrapped) = wrapped.ok_or(SealFault::Wrap { index })?;
        stanzas.push(Stanza { key, role: to.role, enc, wrapped });
    }
    Ok(stanzas)
}
