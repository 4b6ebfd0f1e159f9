//! Any content, split any way, comes back; anything else than what was sealed is refused.

// Clippy allows unwrap in tests, not in their helpers.
#![allow(clippy::unwrap_used)]

use std::{
    io::{self, Read, Write},
    sync::LazyLock,
};

use envelope::{
    Header, Kind, Label, OpenFault, Reader, Recipient, Role, SealFault, Sealed, SecretSeed, Writer,
    read_header,
};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

const CHUNK_BYTES: usize = 16384;
const SLOT_BYTES: usize = CHUNK_BYTES + 16;

fn seed(byte: u8) -> SecretSeed {
    SecretSeed::from_bytes(&[byte; 32])
}

fn recipients() -> [Recipient; 2] {
    [(Role::Reviewer, 1), (Role::Seller, 2)]
        .map(|(role, byte)| Recipient { role, key: seed(byte).public() })
}

fn label() -> Label {
    Label { signup: "signup-1".into(), artifact: "artifact-1".into(), kind: Kind::Document }
}

fn content(bytes: usize) -> Vec<u8> {
    (0..bytes).map(|at| (at * 31 + (at >> 8) * 7) as u8).collect()
}

fn seal(parts: &[&[u8]]) -> (Vec<u8>, Sealed) {
    let mut writer = Writer::new(Vec::new(), &label(), &recipients()).unwrap();
    for part in parts {
        writer.write_all(part).unwrap();
    }
    writer.finish().unwrap()
}

fn open(sealed: &[u8], seed: &SecretSeed) -> Result<(Header, Vec<u8>), OpenFault> {
    let mut reader = Reader::new(sealed, seed)?;
    let mut plain = Vec::new();
    match reader.read_to_end(&mut plain) {
        Ok(_) => Ok((reader.header().clone(), plain)),
        Err(error) => {
            let fault = OpenFault::within(&error).expect("a fault of ours");
            // A refusal stays one, whoever asks again.
            let again = reader.read(&mut [0]).unwrap_err();
            assert_eq!(OpenFault::within(&again), Some(fault));
            Err(fault)
        }
    }
}

/// Two full chunks and a bit; sealed once, since sealing draws new keys every time.
static SEALED: LazyLock<Vec<u8>> = LazyLock::new(|| seal(&[&content(2 * CHUNK_BYTES + 99)]).0);

#[test]
fn sizes_around_chunks_and_batches_come_back() {
    for bytes in [
        0,
        1,
        16383,
        16384,
        16385,
        32768,
        16 * CHUNK_BYTES - 1,
        16 * CHUNK_BYTES,
        16 * CHUNK_BYTES + 1,
        5 << 20,
    ] {
        let plain = content(bytes);
        let (sealed, facts) = seal(&[&plain]);
        assert_eq!(facts.plaintext_bytes, bytes as u64);
        assert_eq!(facts.length_bytes, sealed.len() as u64);
        assert_eq!(facts.sha256[..], Sha256::digest(&sealed)[..]);
        let header = read_header(&sealed[..]).unwrap();
        let header_bytes = u32::from_be_bytes(sealed[8..12].try_into().unwrap()) as usize;
        let tags = 16 * (bytes / CHUNK_BYTES + 1);
        assert_eq!(sealed.len(), 12 + header_bytes + 56 + bytes + tags);
        for byte in [1, 2] {
            assert!(open(&sealed, &seed(byte)).unwrap() == (header.clone(), plain.clone()));
        }
        assert_eq!(open(&sealed, &seed(3)).unwrap_err(), OpenFault::NotARecipient);
    }
}

#[test]
fn the_header_says_for_whom() {
    let (sealed, _) = seal(&[]);
    let header = read_header(&sealed[..]).unwrap();
    assert_eq!((&*header.signup, &*header.artifact), ("signup-1", "artifact-1"));
    assert_eq!(header.kind, Kind::Document);
    let named: Vec<_> = header.recipients.iter().map(|to| (to.role, to.key.clone())).collect();
    assert_eq!(named, recipients().map(|to| (to.role, to.key.fingerprint())));
}

#[test]
fn no_file_shares_key_or_bytes_with_another() {
    let (a, b) = (seal(&[b"same"]).0, seal(&[b"same"]).0);
    assert_eq!(a.len(), b.len());
    assert_ne!(a[a.len() - 76..], b[b.len() - 76..]);
}

#[test]
fn wrong_recipients_are_refused_before_a_byte_is_written() {
    let mut out = Vec::new();
    let refused = |out: &mut Vec<u8>, to: &[Recipient]| Writer::new(out, &label(), to).err();
    assert_eq!(refused(&mut out, &[]), Some(SealFault::NoRecipients));
    let [a, b] = recipients();
    let twice = [a.clone(), b, Recipient { role: Role::Seller, key: a.key }];
    assert_eq!(refused(&mut out, &twice), Some(SealFault::DuplicateRecipient { index: 2 }));
    let label = Label { signup: "s".repeat(65536), ..label() };
    let long = Writer::new(&mut out, &label, &recipients()).err();
    assert!(matches!(long, Some(SealFault::HeaderTooLong { .. })));
    assert!(out.is_empty());
}

#[test]
fn an_unfinished_file_is_refused() {
    for bytes in [0, 5, CHUNK_BYTES, CHUNK_BYTES + 5] {
        let mut out = Vec::new();
        let mut writer = Writer::new(&mut out, &label(), &recipients()).unwrap();
        writer.write_all(&content(bytes)).unwrap();
        writer.flush().unwrap();
        drop(writer);
        assert_eq!(open(&out, &seed(1)).unwrap_err(), OpenFault::Truncated);
    }
}

#[test]
fn full_chunks_leave_at_once_and_no_plain_byte_does() {
    let plain = content(3 * CHUNK_BYTES);
    let mut out = Vec::new();
    let mut writer = Writer::new(&mut out, &label(), &recipients()).unwrap();
    writer.write_all(&plain[..2 * CHUNK_BYTES + 1]).unwrap();
    drop(writer);
    let header_bytes = u32::from_be_bytes(out[8..12].try_into().unwrap()) as usize;
    assert_eq!(out.len(), 12 + header_bytes + 56 + 2 * SLOT_BYTES);
    assert!(!out.windows(16).any(|window| window == &plain[100..116]));
}

#[test]
fn a_failed_output_breaks_the_writer() {
    struct Full(usize);
    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.0 < bytes.len() {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.0 -= bytes.len();
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    for bytes in [CHUNK_BYTES, 16 * CHUNK_BYTES, 40 * CHUNK_BYTES + 1] {
        let mut writer = Writer::new(Full(8000), &label(), &recipients()).unwrap();
        let first = writer.write_all(&content(bytes)).unwrap_err();
        assert_eq!(first.kind(), io::ErrorKind::StorageFull);
        writer.write_all(&content(bytes)).unwrap_err();
        writer.flush().unwrap_err();
        assert_eq!(writer.finish().err(), Some(SealFault::Broken));
    }
}

#[test]
fn a_failing_input_is_not_called_a_broken_file() {
    struct Failing<'a>(&'a [u8]);
    impl Read for Failing<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            match self.0.read(out)? {
                0 => Err(io::ErrorKind::ConnectionReset.into()),
                count => Ok(count),
            }
        }
    }
    let mut reader = Reader::new(Failing(&SEALED), &seed(1)).unwrap();
    let error = reader.read_to_end(&mut Vec::new()).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::ConnectionReset);
}

#[test]
fn every_kind_of_appendix_is_named() {
    for bytes in [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES] {
        let (sealed, _) = seal(&[&content(bytes)]);
        for more in [1, 15, 16, 17, SLOT_BYTES, 3 * SLOT_BYTES] {
            let longer = [&sealed[..], &vec![0; more]].concat();
            assert_eq!(open(&longer, &seed(1)).unwrap_err(), OpenFault::TrailingBytes);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_splitting_seals_and_opens(
        bytes in 0..70_000_usize,
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
        step in 1..40_000_usize,
    ) {
        let plain = content(bytes);
        let mut cuts: Vec<_> = cuts.iter().map(|cut| cut.index(bytes + 1)).collect();
        cuts.extend([0, bytes]);
        cuts.sort_unstable();
        let parts: Vec<_> = cuts.windows(2).map(|ends| &plain[ends[0]..ends[1]]).collect();
        let (sealed, facts) = seal(&parts);
        prop_assert_eq!(facts.plaintext_bytes, bytes as u64);

        let mut reader = Reader::new(&sealed[..], &seed(2)).unwrap();
        let (mut opened, mut piece) = (Vec::new(), vec![0; step]);
        loop {
            match reader.read(&mut piece).unwrap() {
                0 => break,
                count => opened.extend_from_slice(&piece[..count]),
            }
        }
        prop_assert!(opened == plain);
    }

    #[test]
    fn any_flipped_bit_is_refused(at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let mut sealed = SEALED.clone();
        let at = at.index(sealed.len());
        sealed[at] ^= 1 << bit;
        prop_assert!(open(&sealed, &seed(1)).is_err());
    }

    #[test]
    fn any_flipped_bit_in_the_header_is_refused(at in 0..3500_usize, bit in 0..8_u8) {
        let mut sealed = SEALED.clone();
        sealed[at] ^= 1 << bit;
        prop_assert!(open(&sealed, &seed(1)).is_err());
    }

    #[test]
    fn any_truncation_is_refused(at in any::<prop::sample::Index>()) {
        let at = at.index(SEALED.len());
        prop_assert!(open(&SEALED[..at], &seed(1)).is_err());
    }

    #[test]
    fn any_appendix_is_refused(more in prop::collection::vec(any::<u8>(), 1..20_000)) {
        let longer = [&SEALED[..], &more].concat();
        prop_assert_eq!(open(&longer, &seed(1)).unwrap_err(), OpenFault::TrailingBytes);
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(open(&bytes, &seed(1)).is_err());
        let framed = [b"SEALED\0\x01\0\0\0\x20", &bytes[..]].concat();
        prop_assert!(read_header(&framed[..]).is_err());
    }
}
