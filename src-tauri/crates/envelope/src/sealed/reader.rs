//! Opening: a sealed file in, authenticated plain bytes out.

use std::io::{self, Read};

use zeroize::Zeroizing;

use super::{
    fault::OpenFault,
    header::{self, Header},
    keys::SecretSeed,
    payload::{
        BATCH_SLOTS, CHUNK_BYTES, CHUNK_LIMIT, COMMITMENT_BYTES, PayloadKey, SALT_BYTES,
        SLOT_BYTES, TAG_BYTES,
    },
    wrap,
};

/// Opens a stream. Every byte handed out is authentic and in its place; that none is missing is
/// known only when `read` has returned 0, so use nothing before that.
pub struct Reader<R: Read> {
    input: R,
    header: Header,
    key: PayloadKey,
    next_chunk: u64,
    /// [`BATCH_SLOTS`] slots; after a fill each holds a chunk's plain bytes and its tag.
    slots: Zeroizing<Vec<u8>>,
    /// Plain bytes in `slots`, and how many of them were handed out.
    plain_bytes: usize,
    read_bytes: usize,
    state: State,
}

#[derive(Clone, Copy)]
enum State {
    Open,
    Ended,
    Refused(OpenFault),
}

impl<R: Read> Reader<R> {
    /// Reads the header, unwraps the file key and checks that payload and header belong together.
    ///
    /// # Errors
    /// Every [`OpenFault`] but those of chunks, which `read` returns (see [`OpenFault::within`]).
    pub fn new(mut input: R, seed: &SecretSeed) -> Result<Self, OpenFault> {
        let (header, context) = header::read(&mut input)?;
        let own = seed.public().fingerprint();
        let stanza = header.recipients.iter().find(|stanza| stanza.key == own);
        let stanza = stanza.ok_or(OpenFault::NotARecipient)?;
        let file_key = wrap::unwrap(&stanza.enc, &stanza.wrapped, seed);
        let file_key = file_key.ok_or(OpenFault::UnwrapFailed)?;
        let mut salt = [0; SALT_BYTES];
        let mut commitment = [0; COMMITMENT_BYTES];
        header::fill(&mut input, &mut salt)?;
        header::fill(&mut input, &mut commitment)?;
        let key = PayloadKey::derive(&file_key, &salt, &context);
        if !key.commits_to(&commitment) {
            return Err(OpenFault::CommitmentMismatch);
        }
        Ok(Self {
            input,
            header,
            key,
            next_chunk: 0,
            slots: Zeroizing::new(vec![0; BATCH_SLOTS * SLOT_BYTES]),
            plain_bytes: 0,
            read_bytes: 0,
            state: State::Open,
        })
    }

    /// What the file says it is.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Reads and opens the next run of chunks; a short last one ends the file.
    fn fill(&mut self) -> Result<State, OpenFault> {
        let sealed_bytes = read_up_to(&mut self.input, &mut self.slots)?;
        let full = sealed_bytes / SLOT_BYTES;
        let ended = sealed_bytes < self.slots.len();
        if self.next_chunk + full as u64 >= CHUNK_LIMIT {
            return Err(OpenFault::TooLong);
        }
        let slots = &mut self.slots[..sealed_bytes];
        let (run, last) = slots.split_at_mut(full * SLOT_BYTES);
        if let Err(chunk) = self.key.open_slots(self.next_chunk, run) {
            let at = (chunk - self.next_chunk) as usize * SLOT_BYTES;
            return Err(self.key.why_refused(chunk, &mut run[at..at + SLOT_BYTES]));
        }
        self.next_chunk += full as u64;
        self.plain_bytes = full * CHUNK_BYTES;
        self.read_bytes = 0;
        if !ended {
            return Ok(State::Open);
        }
        // "the implementation MUST check that the final chunk is shorter than 16 KiB, and
        // consider the message truncated otherwise": a run that ends on a full chunk has no last.
        if last.len() < TAG_BYTES {
            return Err(OpenFault::Truncated);
        }
        if !self.key.open(self.next_chunk, last) {
            return Err(self.key.why_refused(self.next_chunk, last));
        }
        self.plain_bytes += last.len() - TAG_BYTES;
        Ok(State::Ended)
    }
}

impl<R: Read> Read for Reader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        while self.read_bytes == self.plain_bytes {
            match self.state {
                State::Ended => return Ok(0),
                State::Refused(fault) => return Err(fault.into()),
                State::Open => {}
            }
            // After a fault nothing that is already open may be read any more.
            self.plain_bytes = 0;
            self.read_bytes = 0;
            self.state = self.fill().unwrap_or_else(State::Refused);
            if let State::Refused(_) = self.state {
                self.plain_bytes = 0;
            }
        }
        let mut done = 0;
        while done < out.len() && self.read_bytes < self.plain_bytes {
            let (slot, at) = (self.read_bytes / CHUNK_BYTES, self.read_bytes % CHUNK_BYTES);
            let here = (CHUNK_BYTES - at).min(self.plain_bytes - self.read_bytes);
            let count = here.min(out.len() - done);
            let start = slot * SLOT_BYTES + at;
            out[done..done + count].copy_from_slice(&self.slots[start..start + count]);
            done += count;
            self.read_bytes += count;
        }
        Ok(done)
    }
}

impl PayloadKey {
    /// Names the cause of a refused chunk. If a shorter beginning of it is the authentic last
    /// chunk, the file is whole and something was put behind it. Cobblestone has no mark at the
    /// end, so every length is tried: a tenth of a second, and only after a refusal.
    fn why_refused(&self, chunk: u64, slot: &mut [u8]) -> OpenFault {
        let mut lengths = TAG_BYTES..slot.len();
        match lengths.find(|&length| self.open(chunk, &mut slot[..length])) {
            Some(_) => OpenFault::TrailingBytes,
            None => OpenFault::ChunkFailed { chunk },
        }
    }
}

/// Reads until the buffer is full or the input ends.
fn read_up_to(input: &mut impl Read, buffer: &mut [u8]) -> Result<usize, OpenFault> {
    let mut done = 0;
    while done < buffer.len() {
        match input.read(&mut buffer[done..]) {
            Ok(0) => break,
            Ok(count) => done += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(OpenFault::Io(error.kind())),
        }
    }
    Ok(done)
}
