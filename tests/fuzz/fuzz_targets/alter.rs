//! A true sealed file, altered behind its header: whatever opens is what was sealed.
#![no_main]

use std::{
    io::{Read, Write},
    sync::LazyLock,
};

use envelope::{Kind, Label, Reader, Recipient, Role, SecretSeed, Writer};
use libfuzzer_sys::fuzz_target;

const PLAIN: [u8; 20_000] = [7; 20_000];

static SEED: LazyLock<SecretSeed> = LazyLock::new(|| SecretSeed::from_bytes(&[1; 32]));
static SEALED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let label = Label { signup: "s".into(), artifact: "a".into(), kind: Kind::Clip };
    let to = Recipient { role: Role::Reviewer, key: SEED.public() };
    let mut writer = Writer::new(Vec::new(), &label, &[to]).expect("one recipient");
    writer.write_all(&PLAIN).expect("memory takes all");
    writer.finish().expect("memory takes all").0
});

fuzz_target!(|change: (u16, u16, Vec<u8>)| {
    let (start, end, with) = change;
    let (start, end) = (usize::from(start) % SEALED.len(), usize::from(end) % SEALED.len());
    let (start, end) = (start.min(end), start.max(end));
    let altered = [&SEALED[..start], &with, &SEALED[end..]].concat();
    if altered == *SEALED {
        return;
    }
    if let Ok(mut reader) = Reader::new(&altered[..], &SEED) {
        assert!(reader.read_to_end(&mut Vec::new()).is_err());
    }
});
