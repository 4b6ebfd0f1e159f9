//! What can go wrong while sealing and opening. Each refusal has its own variant and a stable code.

use std::io;

use thiserror::Error;

/// Why bytes or text are not a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeyFault {
    /// Not base64url without padding, or not lower- or upper-case hex.
    #[error("the key is not encoded as expected")]
    Encoding,
    /// The right encoding, the wrong number of bytes.
    #[error("the key has {actual_bytes} bytes instead of {expected_bytes}")]
    Length {
        /// What this kind of key has.
        expected_bytes: usize,
        /// What was given.
        actual_bytes: usize,
    },
    /// The right length, but no such key exists (FIPS 203, 7.2: the modulus check).
    #[error("the bytes are not a key of this kind")]
    Invalid,
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes")]
    NoRandomness,
}

/// Why a file could not be sealed. What was written so far is refused by every reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SealFault {
    /// Nobody to seal for.
    #[error("no recipient given")]
    NoRecipients,
    /// The same key twice.
    #[error("recipient {index} was already given")]
    DuplicateRecipient {
        /// Its place in the list, from 0.
        index: usize,
    },
    /// The header, most likely its recipients, is over 65536 bytes.
    #[error("the header has {length_bytes} bytes, over the limit of 65536")]
    HeaderTooLong {
        /// Its length.
        length_bytes: usize,
    },
    /// HPKE could not wrap the file key for a recipient.
    #[error("the file key could not be wrapped for recipient {index}")]
    Wrap {
        /// Its place in the list, from 0.
        index: usize,
    },
    /// More than 2^38 chunks (4 PiB).
    #[error("the content is over 4 PiB")]
    TooLong,
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes")]
    NoRandomness,
    /// The output refused bytes. The file is lost: start a new one.
    #[error("writing failed: {0}")]
    Io(io::ErrorKind),
    /// A write after an earlier one failed.
    #[error("an earlier write failed")]
    Broken,
}

impl From<SealFault> for io::Error {
    fn from(fault: SealFault) -> Self {
        let kind = match fault {
            SealFault::Io(kind) => kind,
            SealFault::TooLong => io::ErrorKind::FileTooLarge,
            _ => io::ErrorKind::Other,
        };
        Self::new(kind, fault)
    }
}

/// Why a sealed file was not opened. Nothing read from it before may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum OpenFault {
    /// The first seven bytes are not `SEALED\0`.
    #[error("not a sealed file")]
    WrongMagic,
    /// A version this reader does not know.
    #[error("version {0} is unknown")]
    UnknownVersion(u8),
    /// The header's stated length is not 1 ..= 65536 bytes.
    #[error("a header of {length_bytes} bytes is outside 1 to 65536")]
    HeaderLength {
        /// The length the prefix states.
        length_bytes: u32,
    },
    /// The header is not one UTF-8 JSON object.
    #[error("the header is not JSON")]
    HeaderNotJson,
    /// The header is JSON, but a field is missing, doubled, or of another kind.
    #[error("the header does not have the fields of version 1")]
    HeaderInvalid,
    /// The header has a field version 1 does not know.
    #[error("the header has an unknown field")]
    HeaderUnknownField,
    /// The header's list of recipients is empty.
    #[error("the header names no recipient")]
    NoRecipients,
    /// A recipient's `key`, `enc` or `wrapped` is not in its one canonical form and size.
    #[error("recipient {index} is malformed")]
    RecipientMalformed {
        /// Its place in the list, from 0.
        index: usize,
    },
    /// The same key twice.
    #[error("recipient {index} is a duplicate")]
    DuplicateRecipient {
        /// Its place in the list, from 0.
        index: usize,
    },
    /// The file is sealed for others.
    #[error("not sealed for this key")]
    NotARecipient,
    /// The file key did not come out under this key: altered, or sealed by a broken writer.
    #[error("the file key cannot be unwrapped")]
    UnwrapFailed,
    /// The payload was sealed under another file key, or prefix or header were altered.
    #[error("prefix, header or key do not belong to this payload")]
    CommitmentMismatch,
    /// This chunk was altered, moved, or cut inside.
    #[error("chunk {chunk} is not authentic")]
    ChunkFailed {
        /// The chunk's number, from 0.
        chunk: u64,
    },
    /// The file ends before its last chunk.
    #[error("the file is cut off")]
    Truncated,
    /// There are bytes after the last chunk.
    #[error("bytes follow the end of the file")]
    TrailingBytes,
    /// More than 2^38 chunks (4 PiB).
    #[error("the content is over 4 PiB")]
    TooLong,
    /// The input failed; says nothing about the file.
    #[error("reading failed: {0}")]
    Io(io::ErrorKind),
}

impl OpenFault {
    /// The stable code, as golden vectors and reports name it.
    pub fn code(self) -> &'static str {
        match self {
            Self::WrongMagic => "wrong_magic",
            Self::UnknownVersion(_) => "unknown_version",
            Self::HeaderLength { .. } => "header_length",
            Self::HeaderNotJson => "header_not_json",
            Self::HeaderInvalid => "header_invalid",
            Self::HeaderUnknownField => "header_unknown_field",
            Self::NoRecipients => "no_recipients",
            Self::RecipientMalformed { .. } => "recipient_malformed",
            Self::DuplicateRecipient { .. } => "duplicate_recipient",
            Self::NotARecipient => "not_a_recipient",
            Self::UnwrapFailed => "unwrap_failed",
            Self::CommitmentMismatch => "commitment_mismatch",
            Self::ChunkFailed { .. } => "chunk_failed",
            Self::Truncated => "truncated",
            Self::TrailingBytes => "trailing_bytes",
            Self::TooLong => "too_long",
            Self::Io(_) => "io",
        }
    }

    /// The fault inside an error of [`Reader`](super::Reader)'s `io::Read`, if it came from there.
    pub fn within(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }
}

impl From<OpenFault> for io::Error {
    fn from(fault: OpenFault) -> Self {
        let kind = match fault {
            OpenFault::Io(kind) => kind,
            OpenFault::Truncated => io::ErrorKind::UnexpectedEof,
            _ => io::ErrorKind::InvalidData,
        };
        Self::new(kind, fault)
    }
}
