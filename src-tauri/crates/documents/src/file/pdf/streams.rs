//! What a PDF's streams unpack to, counted before anything unpacks them into memory: ten megabytes
//! of zlib can hold ten thousand, and the reader sets no bound of its own.

use std::io::{BufRead, BufReader};

use flate2::bufread::ZlibDecoder;

use crate::{DocumentFault, Limits};

/// A stream may be packed several times over; nobody's PDF is packed more often than this.
const MAX_LAYERS: usize = 3;

/// # Errors
/// `TooManyPixels` when one stream unpacks to more than the largest allowed picture (four bytes per
/// pixel), or is packed more than three times over.
pub(super) fn check(bytes: &[u8], limits: Limits) -> Result<(), DocumentFault> {
    let limit_bytes = limits.max_pixels.saturating_mul(4);
    for data in streams(bytes) {
        if looks_packed(data) && !unpacks_within(data, limit_bytes) {
            return Err(DocumentFault::TooManyPixels { limit_px: limits.max_pixels });
        }
    }
    Ok(())
}

/// What follows each `stream` keyword and its line end (ISO 32000-1, 7.3.8.1), up to the file's end:
/// a zlib stream knows its own end.
fn streams(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    const KEYWORD: &[u8] = b"stream";
    let starts = bytes.windows(KEYWORD.len()).enumerate().filter(|(_, part)| *part == KEYWORD);
    starts.filter_map(|(at, _)| {
        let rest = &bytes[at + KEYWORD.len()..];
        rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")).or(rest.strip_prefix(b"\r"))
    })
}

/// A zlib header (RFC 1950, 2.2).
fn looks_packed(data: &[u8]) -> bool {
    data.first_chunk::<2>()
        .is_some_and(|head| head[0] & 0x0F == 8 && u16::from_be_bytes(*head).is_multiple_of(31))
}

/// Unpacks to nowhere, one layer deeper each time: a layer is entered only once all that surrounds it
/// is known to be small. A torn stream counts as far as it goes; whether it is damaged is the reader's
/// to say.
fn unpacks_within(data: &[u8], limit_bytes: u64) -> bool {
    for layers in 1..=MAX_LAYERS {
        let mut plain: Box<dyn BufRead + '_> = Box::new(data);
        for _ in 0..layers {
            plain = Box::new(BufReader::with_capacity(64 * 1024, ZlibDecoder::new(plain)));
        }
        let packed_again = plain.fill_buf().is_ok_and(looks_packed);
        let mut left_bytes = limit_bytes;
        loop {
            match plain.fill_buf().map(<[u8]>::len) {
                Ok(0) | Err(_) => break,
                Ok(count) if count as u64 > left_bytes => return false,
                Ok(count) => {
                    left_bytes -= count as u64;
                    plain.consume(count);
                }
            }
        }
        if !packed_again {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn pack(plain: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(plain).unwrap();
        encoder.finish().unwrap()
    }

    fn file(stream: &[u8]) -> Vec<u8> {
        [b"1 0 obj <<>> stream\r\n", stream, b"\nendstream endobj"].concat()
    }

    #[test]
    fn counts_through_the_layers() {
        let limits = Limits { max_bytes: 1_000_000, max_pixels: 1000, max_pages: 1 };
        let over = Err(DocumentFault::TooManyPixels { limit_px: 1000 });
        assert_eq!(check(&file(&pack(&[0; 4000])), limits), Ok(()));
        assert_eq!(check(&file(&pack(&[0; 4001])), limits), over);
        assert_eq!(check(&file(&pack(&pack(&[0; 4000]))), limits), Ok(()));
        assert_eq!(check(&file(&pack(&pack(&[0; 4001]))), limits), over);
        assert_eq!(check(&file(&pack(&pack(&pack(&pack(b"x"))))), limits), over);
        let padded = [pack(b"small"), vec![0; 5000]].concat();
        assert_eq!(check(&file(&pack(&padded)), limits), over);
    }

    #[test]
    fn torn_and_plain_streams_are_left_to_the_reader() {
        let limits = Limits { max_bytes: 1_000_000, max_pixels: 1000, max_pages: 1 };
        assert_eq!(check(&file(&pack(&[0; 4000])[..9]), limits), Ok(()));
        assert_eq!(check(&file(&[b'x'; 9000]), limits), Ok(()));
    }
}
