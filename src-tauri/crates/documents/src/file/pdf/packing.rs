//! What a stream unpacks to where that could not be counted before the file was read: encrypted, or packed by something
//! else than zlib.

use std::borrow::Cow;

use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::Stream;

use super::streams::unpacked;
use crate::file::{DocumentFault, Limits};

/// # Errors
/// As for streams that are counted before: `TooManyPixels` beyond the largest allowed picture, `Damaged` when it is
/// packed as nobody packs it.
pub(super) fn check(stream: &Stream<'_>, limits: Limits) -> Result<(), DocumentFault> {
    let filters = stream.filters();
    if filters.is_empty() {
        return Ok(());
    }
    let limit_bytes = limits.max_pixels.saturating_mul(4);
    let mut data = stream.raw_data();
    let mut unpackings = 0;
    for filter in filters {
        let count = match filter {
            Filter::AsciiHexDecode => {
                data = Cow::Owned(from_hex(&data));
                continue;
            }
            Filter::Ascii85Decode => {
                data = Cow::Owned(from_85(&data));
                continue;
            }
            // Counted through all its layers at once.
            Filter::FlateDecode if unpackings > 0 => continue,
            Filter::FlateDecode => unpacked(&data, limit_bytes),
            Filter::LzwDecode if unpackings == 0 => lzw_length(&data, limit_bytes),
            Filter::RunLengthDecode if unpackings == 0 => runs_length(&data, limit_bytes),
            Filter::LzwDecode | Filter::RunLengthDecode => return Err(DocumentFault::Damaged),
            // Pictures are measured by their size; a decrypted stream is what was asked for.
            _ => continue,
        };
        if count.is_none() {
            return Err(DocumentFault::TooManyPixels { limit_px: limits.max_pixels });
        }
        unpackings += 1;
    }
    Ok(())
}

fn from_hex(text: &[u8]) -> Vec<u8> {
    let digits = text.iter().take_while(|byte| **byte != b'>');
    // Sixteen at most.
    let digits: Vec<u8> =
        digits.filter_map(|byte| char::from(*byte).to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect()
}

fn from_85(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut group = Vec::with_capacity(5);
    for letter in text.iter().take_while(|letter| **letter != b'~') {
        match letter {
            b'z' if group.is_empty() => bytes.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => group.push(letter - b'!'),
            _ => {}
        }
        if group.len() == 5 {
            flush(&mut group, &mut bytes);
        }
    }
    if group.len() > 1 {
        flush(&mut group, &mut bytes);
    }
    bytes
}

fn flush(group: &mut Vec<u8>, bytes: &mut Vec<u8>) {
    let count = group.len() - 1;
    group.resize(5, 84);
    let number =
        group.iter().fold(0_u32, |sum, digit| sum.wrapping_mul(85).wrapping_add(u32::from(*digit)));
    bytes.extend_from_slice(&number.to_be_bytes()[..count]);
    group.clear();
}

/// Counted by the codes' lengths alone (ISO 32000-2, 7.4.4); `None` above the limit.
fn lzw_length(data: &[u8], limit_bytes: u64) -> Option<u64> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut lengths: Vec<u64> = vec![1; END + 1];
    let (mut count, mut before) = (0, None);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in data {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        // Wide enough for the next code; one early, as PDFs have it: a code too many is no matter here.
        let width = match lengths.len() + 1 {
            ..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
        if bits < width {
            continue;
        }
        bits -= width;
        let code = (held >> bits) as usize & ((1 << width) - 1);
        match code {
            CLEAR => {
                lengths.truncate(END + 1);
                before = None;
            }
            END => return Some(count),
            code => {
                let longest = before.map_or(1, |before: u64| before + 1);
                let length = lengths.get(code).copied().unwrap_or(longest);
                if before.is_some() && lengths.len() < 4096 {
                    lengths.push(longest);
                }
                before = Some(length);
                count += length;
                if count > limit_bytes {
                    return None;
                }
            }
        }
    }
    Some(count)
}

/// Runs and copies (7.4.5); `None` above the limit.
fn runs_length(data: &[u8], limit_bytes: u64) -> Option<u64> {
    let (mut at, mut count) = (0, 0);
    while let Some(length) = data.get(at) {
        let (step, run) = match length {
            0..=127 => (usize::from(*length) + 2, u64::from(*length) + 1),
            128 => break,
            129.. => (2, 257 - u64::from(*length)),
        };
        at += step;
        count += run;
        if count > limit_bytes {
            return None;
        }
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_undone() {
        assert_eq!(from_hex(b"48 65 6C6c6F7>zz"), b"Hellop");
        assert_eq!(from_85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(from_85(b"zz"), [0; 8]);
    }

    #[test]
    fn lengths_are_counted() {
        // ISO 32000-2, 7.4.4.2, example 1.
        assert_eq!(lzw_length(b"\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01", 100), Some(10));
        assert_eq!(lzw_length(b"\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01", 8), None);
        assert_eq!(runs_length(b"\x02abc\xFFx\x80zz", 5), Some(5));
        assert_eq!(runs_length(b"\x81x\x81x", 100), None);
    }
}
