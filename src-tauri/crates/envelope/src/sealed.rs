//! The sealed file, version 1.
//!
//! ```text
//! sealed file = prefix || header || payload
//! prefix      = "SEALED\x00\x01" || u32 big-endian length of header, 1 ..= 65536 bytes
//! header      = UTF-8 JSON: signup, artifact, kind, recipients[key, role, enc, wrapped]
//! payload     = Cobblestone-256 under the file key, context = prefix || header
//! ```
//! - HPKE: [RFC 9180](https://www.rfc-editor.org/rfc/rfc9180) base mode, KEM 0x647a (X-Wing),
//!   HKDF-SHA256, AES-256-GCM; X-Wing because a face is for life and recorded traffic must stay
//!   closed to a later quantum computer.
//! - Cobblestone-256: <https://c2sp.org/chunked-encryption>.
//!
//! A file is whole only when [`Writer::finish`] returned; a reader refuses everything else.

mod fault;
#[cfg(test)]
mod golden;
mod header;
mod keys;
mod payload;
mod reader;
mod wrap;
mod writer;

pub use fault::{KeyFault, OpenFault, SealFault};
pub use header::{Header, Kind, Label, Role, Stanza, read_header};
pub use keys::{RecipientKey, SecretSeed};
pub(crate) use keys::{expect_length, fingerprint};
pub use reader::Reader;
pub use writer::{Recipient, Sealed, Writer};
