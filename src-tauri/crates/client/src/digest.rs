//! SHA-256 as the statements write it.

use sha2::{Digest, Sha256};

/// Lower-case hex.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}
