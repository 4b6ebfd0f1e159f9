//! A file inside the binary, and its digest.

use sha2::{Digest, Sha256};

/// One file that is shipped inside the binary.
#[derive(Debug)]
pub struct Shipped {
    /// Its name in `models`.
    pub name: &'static str,
    /// What is inside the binary.
    pub bytes: &'static [u8],
    /// SHA-256 as in `models/PROVENANCE.md`, lower-case hex.
    pub sha256: &'static str,
}

impl Shipped {
    /// The bytes, once they are known to be those on record.
    ///
    /// # Errors
    /// [`ModelFault::Digest`].
    pub fn checked(&self) -> Result<&'static [u8], ModelFault> {
        let found = hex::encode(Sha256::digest(self.bytes));
        if found == self.sha256 {
            Ok(self.bytes)
        } else {
            Err(ModelFault::Digest { name: self.name, found })
        }
    }
}

/// Why the models cannot be used. All of them are faults of the build, never of the seller or the device.
#[derive(Debug, thiserror::Error)]
pub enum ModelFault {
    /// The bytes are not those whose origin and licence are on record.
    #[error("{name} has SHA-256 {found}, not the one on record")]
    Digest {
        /// The file's name.
        name: &'static str,
        /// Its digest, lower-case hex.
        found: String,
    },
    /// The engine does not read the file.
    #[error("{name} is not read: {why}")]
    Unreadable {
        /// The file's name.
        name: &'static str,
        /// The engine's words.
        why: String,
    },
    /// It runs, but takes or gives other numbers than the code around it expects.
    #[error("{name} gives other shapes than expected")]
    Shapes {
        /// The file's name.
        name: &'static str,
    },
}
