//! Everything cryptographic that leaves the device: the sealed file and the signed statement.
//!
//! - [`sealed`]: one artifact for one or more recipients. HPKE (X-Wing) wraps a fresh file key,
//!   Cobblestone-256 encrypts the bytes in 16 KiB chunks. [`Writer`] seals, [`Reader`] opens.
//! - [`statement`]: policy, challenge, manifest, receipt: JWS compact, Ed25519.
//!
//! Readers and writers in, no paths, no network, no clock, no logging.

pub mod sealed;
pub mod statement;

pub use sealed::{
    Header, KeyFault, Kind, Label, OpenFault, Reader, Recipient, RecipientKey, Role, SealFault,
    Sealed, SecretSeed, Stanza, Writer, read_header,
};
pub use statement::{SigningKey, StatementFault, VerifyingKey, digest, read_vouched, sign, verify};
