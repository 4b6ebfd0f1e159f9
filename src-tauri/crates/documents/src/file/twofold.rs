//! Files that are two things at once: what one program shows is not what another one finds in them.

use super::DocumentFault;
use super::media_type::PDF_HEADER;

/// Furthest that a PDF may begin from the first byte (Adobe's PDF 1.7 reference, implementation note 13).
const PDF_REACH_BYTES: usize = 1024;

/// A ZIP's closing record (APPNOTE 4.3.16) without its comment, which may have 65,535 bytes.
const ZIP_END_BYTES: usize = 22;

/// Whether the file is a picture that programs also open as a PDF, or an archive that ends where the file ends.
pub(crate) fn check_picture(bytes: &[u8]) -> Result<(), DocumentFault> {
    let head = &bytes[..bytes.len().min(PDF_REACH_BYTES + PDF_HEADER.len())];
    if has(head, b"%PDF-") || ends_as_zip(bytes) { Err(DocumentFault::Twofold) } else { Ok(()) }
}

/// Whether something else precedes a PDF's header, or an archive ends where it ends. White space and loose words, as
/// a mail program leaves, are neither.
pub(crate) fn check_pdf(bytes: &[u8]) -> Result<(), DocumentFault> {
    let start = find(bytes, PDF_HEADER).unwrap_or(0);
    let before = &bytes[..start];
    let other = start > 0 && (recognised(bytes).is_some() || is_html(before));
    let after = rfind(bytes, b"%%EOF").map_or(&[][..], |end| &bytes[end + 5..]);
    if other || ends_as_zip(bytes) {
        return Err(DocumentFault::Twofold);
    }
    check_appendix(after)
}

/// Whether what follows a file's end, and would be cut, is itself a file that somebody may have meant. Cameras append
/// pictures and films; these are no files of the seller's.
pub(crate) fn check_appendix(appendix: &[u8]) -> Result<(), DocumentFault> {
    let meant =
        |extension: &str| !matches!(extension, "jpg" | "png" | "mp4" | "mov" | "m4v" | "heif");
    let other = has(appendix, b"%PDF-")
        || (has(appendix, b"PK\x03\x04") && has(appendix, b"PK\x05\x06"))
        || is_html(appendix)
        || recognised(trimmed(appendix)).is_some_and(meant);
    if other { Err(DocumentFault::Twofold) } else { Ok(()) }
}

fn recognised(bytes: &[u8]) -> Option<&'static str> {
    // Kinds known by two letters or by one word would be seen in any noise.
    let telling =
        |extension: &&str| !matches!(*extension, "bmp" | "exe" | "sh" | "ps" | "Z" | "pdf");
    infer::get(bytes).map(|kind| kind.extension()).filter(telling)
}

fn is_html(bytes: &[u8]) -> bool {
    let text = trimmed(bytes);
    let head = text[..text.len().min(16)].to_ascii_lowercase();
    [&b"<!doctype html"[..], b"<html", b"<head", b"<body", b"<script", b"<svg"]
        .iter()
        .any(|tag| head.starts_with(tag))
}

fn trimmed(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().position(|byte| !matches!(byte, 0 | b'\t' | b'\n' | b'\r' | b' '));
    &bytes[start.unwrap_or(bytes.len())..]
}

/// A closing record whose comment reaches exactly to the last byte: programs look for a ZIP from its end.
fn ends_as_zip(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(ZIP_END_BYTES + usize::from(u16::MAX))..];
    tail.windows(ZIP_END_BYTES).enumerate().any(|(at, record)| {
        record.starts_with(b"PK\x05\x06")
            && usize::from(u16::from_le_bytes([record[20], record[21]]))
                == tail.len() - at - ZIP_END_BYTES
    })
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    find(bytes, part).is_some()
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|found| found == part)
}

fn rfind(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).rposition(|found| found == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_camera_appends_is_nobodys_file() {
        let film = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom";
        for appendix in [&b""[..], b"\0\0\0\0", b"\xFF\xD8\xFF\xE1\0\x10Exif", film, b"SEFT noise"]
        {
            assert_eq!(check_appendix(appendix), Ok(()), "{appendix:?}");
        }
    }

    #[test]
    fn files_of_the_sellers_are() {
        let zip_end = [&b"\n"[..], b"PK\x05\x06", &[0; 16], &[3, 0], b"abc"].concat();
        for appendix in
            [&b"\r\n%PDF-1.4"[..], b"PK\x03\x04", b"  <!DOCTYPE HTML>", b"Rar!\x1A\x07\0"]
        {
            assert_eq!(check_appendix(appendix), Err(DocumentFault::Twofold), "{appendix:?}");
        }
        assert_eq!(check_picture(&zip_end), Err(DocumentFault::Twofold));
        assert_eq!(check_picture(&[&zip_end[..], b"d"].concat()), Ok(()));
        assert_eq!(check_pdf(b"GIF89a\x01\0 %PDF-1.7"), Err(DocumentFault::Twofold));
        assert_eq!(check_pdf(b"<html>%PDF-1.7"), Err(DocumentFault::Twofold));
        assert_eq!(check_pdf(b"\xEF\xBB\xBF\r\n%PDF-1.7"), Ok(()));
    }
}
