//! What a PDF's streams unpack to, counted before anything unpacks them into memory: ten megabytes
//! of zlib can hold ten thousand, and the reader sets no bound of its own.

use std::io::{BufRead, BufReader};

use flate2::bufread::ZlibDecoder;

use crate::{DocumentFault, Limits};

/// A stream may be packed several times over; nobody's PDF is packed more often than this.
const MAX_LAYERS: usize = 3;

/// Tables of objects (ISO 32000-2, 7.5.8) hold some bytes for each object, and the reader makes some forty of them: a
/// document of sixty pages has some thousands.
const MAX_TABLE_BYTES: u64 = 2 * 1024 * 1024;

/// Packed objects (7.5.7), in one stream and in all.
const MAX_OBJECTS_BYTES: u64 = 16 * 1024 * 1024;
const MAX_ALL_OBJECTS_BYTES: u64 = 64 * 1024 * 1024;

/// Packed objects that are encrypted, in all: what they unpack to cannot be counted before they are opened, and is
/// no more than a thousand times as much (RFC 1951: 258 bytes from two bits).
const MAX_LOCKED_BYTES: u64 = 256 * 1024;

/// Everything that is no picture, in one stream: fonts are the longest.
const MAX_OTHER_BYTES: u64 = 64 * 1024 * 1024;

/// Furthest that a stream's dictionary is looked for before it.
const MAX_DICT_BYTES: usize = 4096;

/// What a stream is, as far as another bound holds for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Table,
    Objects,
    Picture,
    Other,
}

/// # Errors
/// `TooManyPixels` when one stream unpacks to more than the largest allowed picture (four bytes per
/// pixel), or is packed more than three times over. `Damaged` when one that is no picture unpacks to more than a
/// document has, or is packed as nobody packs it.
pub(super) fn check(bytes: &[u8], limits: Limits) -> Result<(), DocumentFault> {
    let picture_bytes = limits.max_pixels.saturating_mul(4);
    let (mut all_objects, mut all_locked) = (0, 0);
    for (dict, data) in streams(bytes) {
        let dict = unescaped(dict);
        let kind = kind(&dict);
        let limit_bytes = match kind {
            Kind::Table => MAX_TABLE_BYTES,
            Kind::Objects => MAX_OBJECTS_BYTES,
            Kind::Picture | Kind::Other => picture_bytes,
        };
        if looks_packed(data) {
            match unpacked(data, limit_bytes) {
                None if matches!(kind, Kind::Picture | Kind::Other) => {
                    return Err(DocumentFault::TooManyPixels { limit_px: limits.max_pixels });
                }
                None => return Err(DocumentFault::Damaged),
                Some(count) if kind == Kind::Other && count > MAX_OTHER_BYTES => {
                    return Err(DocumentFault::Damaged);
                }
                Some(count) if kind == Kind::Objects => all_objects += count,
                Some(_) => {}
            }
        } else if matches!(kind, Kind::Table | Kind::Objects) {
            // Tables and packed objects are read before anything else can be asked of the file.
            if oddly_packed(&dict) {
                return Err(DocumentFault::Damaged);
            }
            if has(&dict, b"Filter") {
                let end = data.windows(9).position(|part| part == b"endstream");
                all_locked += end.unwrap_or(data.len()) as u64;
            }
        }
    }
    if all_objects > MAX_ALL_OBJECTS_BYTES || all_locked > MAX_LOCKED_BYTES {
        return Err(DocumentFault::Damaged);
    }
    Ok(())
}

/// What precedes each `stream` keyword, and what follows its line end (ISO 32000-1, 7.3.8.1), up to the file's end:
/// a zlib stream knows its own end.
fn streams(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    const KEYWORD: &[u8] = b"stream";
    let starts = bytes.windows(KEYWORD.len()).enumerate().filter(|(_, part)| *part == KEYWORD);
    starts.filter_map(|(at, _)| {
        let rest = &bytes[at + KEYWORD.len()..];
        let data =
            rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")).or(rest.strip_prefix(b"\r"))?;
        let before = &bytes[at.saturating_sub(MAX_DICT_BYTES)..at];
        let start = before.windows(3).rposition(|part| part == b"obj").unwrap_or(0);
        Some((&before[start..], data))
    })
}

/// With escapes in names undone (7.3.5).
fn unescaped(dict: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let mut plain = Vec::with_capacity(dict.len());
    let mut at = 0;
    while let Some(byte) = dict.get(at) {
        match (byte, digit(dict.get(at + 1)), digit(dict.get(at + 2))) {
            (b'#', Some(high), Some(low)) => {
                // Two digits of sixteen.
                plain.push((16 * high + low) as u8);
                at += 3;
            }
            _ => {
                plain.push(*byte);
                at += 1;
            }
        }
    }
    plain
}

fn kind(dict: &[u8]) -> Kind {
    if has(dict, b"W") {
        Kind::Table
    } else if has(dict, b"First") {
        Kind::Objects
    } else if has(dict, b"Width") {
        Kind::Picture
    } else {
        Kind::Other
    }
}

/// Whether the name stands in the dictionary, whole.
fn has(dict: &[u8], name: &[u8]) -> bool {
    dict.windows(name.len() + 1).enumerate().any(|(at, part)| {
        part[0] == b'/'
            && &part[1..] == name
            && !dict.get(at + part.len()).is_some_and(u8::is_ascii_alphanumeric)
    })
}

/// By something else than zlib, or somebody else says how.
fn oddly_packed(dict: &[u8]) -> bool {
    let names: [&[u8]; 9] = [
        b"LZWDecode",
        b"LZW",
        b"RunLengthDecode",
        b"RL",
        b"ASCII85Decode",
        b"A85",
        b"ASCIIHexDecode",
        b"AHx",
        b"DCTDecode",
    ];
    let elsewhere = dict
        .windows(8)
        .any(|part| part.starts_with(b"/Filter") && (part[7].is_ascii_digit() || part[7] == b' '))
        && !has(dict, b"FlateDecode");
    names.iter().any(|name| has(dict, name)) || elsewhere
}

/// A zlib header (RFC 1950, 2.2).
pub(super) fn looks_packed(data: &[u8]) -> bool {
    data.first_chunk::<2>()
        .is_some_and(|head| head[0] & 0x0F == 8 && u16::from_be_bytes(*head).is_multiple_of(31))
}

/// How much the innermost layer has; `None` when a layer has more than `limit_bytes`, or there are too many. Unpacks to
/// nowhere, one layer deeper each time: a layer is entered only once all that surrounds it is known to be small. A torn
/// stream counts as far as it goes; whether it is damaged is the reader's to say.
pub(super) fn unpacked(data: &[u8], limit_bytes: u64) -> Option<u64> {
    for layers in 1..=MAX_LAYERS {
        let mut plain: Box<dyn BufRead + '_> = Box::new(data);
        for _ in 0..layers {
            plain = Box::new(BufReader::with_capacity(64 * 1024, ZlibDecoder::new(plain)));
        }
        let packed_again = plain.fill_buf().is_ok_and(looks_packed);
        let mut count_bytes = 0;
        loop {
            match plain.fill_buf().map(<[u8]>::len) {
                Ok(0) | Err(_) => break,
                Ok(count) => {
                    count_bytes += count as u64;
                    if count_bytes > limit_bytes {
                        return None;
                    }
                    plain.consume(count);
                }
            }
        }
        if !packed_again {
            return Some(count_bytes);
        }
    }
    None
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
        let mut table = file(&pack(&[0; 4000]));
        table.splice(8..8, *b"/#57 [1 2 1]");
        assert_eq!(check(&table, limits), Ok(()), "small enough for a table as well");
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
