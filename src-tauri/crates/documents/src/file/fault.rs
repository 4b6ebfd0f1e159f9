//! Why a file is not accepted.

use signup::fault::{Fault, FaultCode};

/// Why a file is not accepted. All of them are mended by picking another file, so what differs is the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DocumentFault {
    /// The file has no bytes, as a cloud drive's placeholder has.
    #[error("the file is empty")]
    Empty,
    /// More bytes than the policy allows.
    #[error("{got_bytes} bytes, at most {limit_bytes} are accepted")]
    TooLarge {
        /// Most bytes accepted.
        limit_bytes: u64,
        /// The file's bytes.
        got_bytes: u64,
    },
    /// Neither a picture of a type that is read nor a PDF.
    #[error("not an accepted type, seems to be {seen}")]
    TypeNotAccepted {
        /// What the content seems to be, as a usual file extension (`docx`, `webp`, `txt`), or `unknown`.
        seen: &'static str,
    },
    /// A photo as iPhones keep it; apart from the other types because there is advice to give.
    #[error("HEIC is not read")]
    Heic,
    /// Cut off, torn, or not what its first bytes promise.
    #[error("the file is damaged or cut off")]
    Damaged,
    /// A PDF that does not open without a password, or is locked in a way we cannot open.
    #[error("the PDF has a password")]
    PasswordProtected,
    /// A picture, alone or in a PDF, that needs more memory than is spent on one.
    #[error("more than {limit_px} pixels")]
    TooManyPixels {
        /// Most pixels accepted.
        limit_px: u64,
    },
    /// Two files in one: a program that looks for the other one sees something else than the reviewer.
    #[error("the file is two things at once")]
    Twofold,
    /// A PDF that runs something when it is opened or looked at.
    #[error("the PDF contains a program")]
    Script,
    /// More pages than a reviewer is asked to look through.
    #[error("more than {limit} pages")]
    TooManyPages {
        /// Most pages accepted.
        limit: u32,
    },
    /// No such page.
    #[error("the document has no such page")]
    NoSuchPage,
}

impl DocumentFault {
    /// The stable code, `DOC-101` and so on.
    pub fn code(self) -> FaultCode {
        match self {
            Self::TooLarge { .. } => FaultCode::DocumentTooLarge,
            Self::TypeNotAccepted { .. } => FaultCode::DocumentType,
            Self::Damaged | Self::NoSuchPage => FaultCode::DocumentDamaged,
            Self::Heic => FaultCode::DocumentHeic,
            Self::PasswordProtected => FaultCode::DocumentPassword,
            Self::Empty => FaultCode::DocumentEmpty,
            Self::TooManyPixels { .. } => FaultCode::DocumentPixels,
            Self::Twofold => FaultCode::DocumentTwofold,
            Self::Script => FaultCode::DocumentScript,
            Self::TooManyPages { .. } => FaultCode::DocumentPages,
        }
    }
}

impl From<DocumentFault> for Fault {
    fn from(fault: DocumentFault) -> Self {
        let base = Self::new(fault.code());
        match fault {
            DocumentFault::TooLarge { limit_bytes, got_bytes } => {
                base.with("limit_bytes", limit_bytes).with("got_bytes", got_bytes)
            }
            DocumentFault::TypeNotAccepted { seen } => base.with("seen", seen),
            DocumentFault::TooManyPixels { limit_px } => base.with("limit_px", limit_px),
            DocumentFault::TooManyPages { limit } => base.with("limit", limit),
            _ => base,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_the_printed_ones_and_the_values_go_with_them() {
        let faults = [
            (DocumentFault::TooLarge { limit_bytes: 1, got_bytes: 2 }, "DOC-101"),
            (DocumentFault::TypeNotAccepted { seen: "docx" }, "DOC-102"),
            (DocumentFault::Damaged, "DOC-103"),
            (DocumentFault::Heic, "DOC-104"),
            (DocumentFault::PasswordProtected, "DOC-105"),
            (DocumentFault::Empty, "DOC-106"),
            (DocumentFault::TooManyPixels { limit_px: 3 }, "DOC-108"),
            (DocumentFault::Twofold, "DOC-110"),
            (DocumentFault::Script, "DOC-111"),
            (DocumentFault::TooManyPages { limit: 4 }, "DOC-112"),
        ];
        for (fault, code) in faults {
            assert_eq!(fault.code().code(), code);
        }
        let large = Fault::from(faults[0].0);
        assert_eq!((&*large.data["limit_bytes"], &*large.data["got_bytes"]), ("1", "2"));
        assert_eq!(Fault::from(faults[1].0).data["seen"], "docx");
    }
}
