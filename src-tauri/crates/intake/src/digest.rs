//! SHA-256 of what is too long to hold in memory.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// The digest of everything that `input` has yet, hex.
pub(crate) fn sha256(mut input: impl Read) -> io::Result<String> {
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 128 * 1024];
    loop {
        match input.read(&mut buffer) {
            Ok(0) => return Ok(hex::encode(digest.finalize())),
            Ok(count) => digest.update(&buffer[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
