//! Arbitrary bytes as a sealed file: no panic, and never authentic.
#![no_main]

use std::{io::Read, sync::LazyLock};

use envelope::{Reader, SecretSeed, read_header};
use libfuzzer_sys::fuzz_target;

static SEED: LazyLock<SecretSeed> = LazyLock::new(|| SecretSeed::from_bytes(&[1; 32]));

fuzz_target!(|bytes: &[u8]| {
    let header = read_header(bytes);
    match Reader::new(bytes, &SEED) {
        Ok(mut reader) => {
            assert_eq!(header.as_ref(), Ok(reader.header()));
            // The seed is public, so a corpus of golden vectors may well open.
            let _ = reader.read_to_end(&mut Vec::new());
        }
        Err(fault) => assert!(header.is_ok() || header == Err(fault)),
    }
});
