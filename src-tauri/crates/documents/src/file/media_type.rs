//! What a file is, by its first bytes.

use super::DocumentFault;

pub(crate) const PDF_HEADER: &[u8] = b"%PDF";

/// The types that are sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MediaType {
    /// JPEG (ITU-T T.81).
    Jpeg,
    /// PNG (W3C PNG, third edition).
    Png,
    /// PDF (ISO 32000).
    Pdf,
}

impl MediaType {
    /// The name registered with IANA, `image/jpeg`.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
        }
    }

    /// The usual file extension, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }
}

/// What is in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    Jpeg,
    Png,
    Pdf,
    Webp,
    Tiff,
}

impl Content {
    /// The usual file extension, without a dot.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Webp => "webp",
            Self::Tiff => "tiff",
        }
    }

    /// Reads the type from the content alone. A file that is two things at once is the one that its
    /// first byte says; a PDF may begin anywhere in the first 1024 bytes, as all viewers have it
    /// (ISO 32000-1, implementation note 13 of Adobe's PDF 1.7 reference).
    pub(crate) fn of(bytes: &[u8]) -> Result<Self, DocumentFault> {
        let seen = infer::get(bytes).map_or("", |kind| kind.extension());
        match seen {
            "jpg" => return Ok(Self::Jpeg),
            "png" => return Ok(Self::Png),
            "webp" => return Ok(Self::Webp),
            "tif" => return Ok(Self::Tiff),
            "heif" => return Err(DocumentFault::Heic),
            _ => {}
        }
        let head = &bytes[..bytes.len().min(1024)];
        if head.windows(PDF_HEADER.len()).any(|part| part == PDF_HEADER) {
            return Ok(Self::Pdf);
        }
        let seen = match seen {
            "" if is_text(head) => "txt",
            "" => "unknown",
            known => known,
        };
        Err(DocumentFault::TypeNotAccepted { seen })
    }
}

/// UTF-8 without control characters; the cut may have fallen into a character.
fn is_text(head: &[u8]) -> bool {
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return false,
    };
    !valid.is_empty() && !valid.contains(|c: char| c.is_control() && !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(bytes: &[u8]) -> &'static str {
        match Content::of(bytes) {
            Err(DocumentFault::TypeNotAccepted { seen }) => seen,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn names_what_it_does_not_accept() {
        assert_eq!(seen(b"GIF89a\x01\0\x01\0"), "gif");
        assert_eq!(seen("Número de cuenta".as_bytes()), "txt");
        assert_eq!(seen(b"\x01\x02\x03\x04"), "unknown");
        assert_eq!(seen(b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf"), "avif");
    }

    #[test]
    fn heic_is_known_by_its_brands() {
        for file in
            [&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], &b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic"[..]]
        {
            assert_eq!(Content::of(file), Err(DocumentFault::Heic));
        }
    }

    #[test]
    fn a_pdf_may_begin_late_but_not_later_than_1024() {
        let late = |at: usize| [vec![b'\n'; at], b"%PDF-1.7".to_vec()].concat();
        assert_eq!(Content::of(&late(0)), Ok(Content::Pdf));
        assert_eq!(Content::of(&late(1020)), Ok(Content::Pdf));
        assert_eq!(seen(&late(1021)), "txt");
    }
}
