//! A PNG with all cut out that its pixels do not need. The coded pixels are copied byte by byte.

use std::collections::BTreeSet;
use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use image::metadata::Orientation;
use signup::document::Removed;
use zeroize::Zeroizing;

use crate::file::{exif, icc};

pub(crate) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Length, type and checksum of a chunk (PNG, 5.3).
const FRAME_BYTES: usize = 12;

/// Most that a profile or a text may unpack to here.
const MAX_UNPACKED_BYTES: u64 = 4 * 1024 * 1024;

/// Chunks without which the picture is another one, or would look otherwise (PNG, 11.2 and 11.3).
const KEPT: &[&[u8; 4]] =
    &[b"PLTE", b"IDAT", b"tRNS", b"sBIT", b"gAMA", b"cHRM", b"sRGB", b"cICP", b"pHYs", b"bKGD"];

/// A chunk's type and its data (PNG, 5.3).
type Chunk<'a> = ([u8; 4], &'a [u8]);

/// The chunks (type and data) up to the closing one, and where that ends; `None` when it is not there, or there is a
/// gap between two.
pub(crate) fn chunks(bytes: &[u8]) -> (Vec<Chunk<'_>>, Option<usize>) {
    let mut found = Vec::new();
    let mut at = SIGNATURE.len();
    while let Some(head) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let next = at.saturating_add(length).saturating_add(FRAME_BYTES);
        if next > bytes.len() {
            break;
        }
        let kind = [head[4], head[5], head[6], head[7]];
        if &kind == b"IEND" {
            return (found, Some(next));
        }
        found.push((kind, &bytes[at + 8..next - 4]));
        at = next;
    }
    (found, None)
}

/// The orientation an EXIF chunk says; `None` also where nothing is to be done.
pub(crate) fn orientation(chunks: &[Chunk<'_>]) -> Option<Orientation> {
    let exif = chunks.iter().find(|(kind, _)| kind == b"eXIf");
    exif.and_then(|(_, block)| exif::orientation(block))
}

pub(crate) fn clean(
    chunks: &[Chunk<'_>],
    orientation: Option<Orientation>,
) -> (Zeroizing<Vec<u8>>, BTreeSet<Removed>) {
    let mut removed = BTreeSet::new();
    let room = chunks.iter().map(|(_, data)| data.len() + FRAME_BYTES).sum::<usize>();
    let mut out = Zeroizing::new(Vec::with_capacity(room + 64 * 1024));
    out.extend_from_slice(SIGNATURE);
    for (kind, data) in chunks {
        match kind {
            b"IHDR" => {
                // Thirteen bytes (PNG, 11.2.1).
                put(&mut out, kind, &data[..data.len().min(13)]);
                if let Some(orientation) = orientation {
                    put(&mut out, b"eXIf", &exif::orientation_alone(orientation));
                }
            }
            b"iCCP" => {
                if let Some(profile) = profile(data) {
                    put(&mut out, kind, &profile);
                }
            }
            kept if KEPT.contains(&kept) => put(&mut out, kind, data),
            _ => removed.extend(told(kind, data)),
        }
    }
    put(&mut out, b"IEND", &[]);
    (out, removed)
}

fn put(out: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    let mut checksum = flate2::Crc::new();
    checksum.update(kind);
    checksum.update(data);
    // As long as it was, or bounded.
    out.extend_from_slice(&(data.len() as u32).to_be_bytes());
    out.extend_from_slice(kind);
    out.extend_from_slice(data);
    out.extend_from_slice(&checksum.sum().to_be_bytes());
}

/// A profile's chunk (PNG, 11.3.2.3) with its numbers only, under a name that says nothing.
fn profile(data: &[u8]) -> Option<Vec<u8>> {
    let (_, packed) = split(data)?;
    let profile = icc::anonymous(&unpacked(packed.get(1..)?)?)?;
    let mut packed = ZlibEncoder::new(b"ICC\0\0".to_vec(), Compression::default());
    packed.write_all(&profile).ok()?;
    packed.finish().ok()
}

/// At the first zero byte.
fn split(data: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = data.iter().position(|byte| *byte == 0)?;
    Some((&data[..at], &data[at + 1..]))
}

fn unpacked(packed: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::new();
    ZlibDecoder::new(packed).take(MAX_UNPACKED_BYTES).read_to_end(&mut plain).ok()?;
    Some(plain)
}

/// What a chunk that is cut out has to tell.
fn told(kind: &[u8; 4], data: &[u8]) -> BTreeSet<Removed> {
    match kind {
        b"eXIf" => exif::contents(data),
        b"tEXt" | b"zTXt" | b"iTXt" => text(kind, data),
        b"tIME" => BTreeSet::from([Removed::Author]),
        // Further pictures of an animation (PNG, 11.3.6).
        b"acTL" | b"fcTL" | b"fdAT" => BTreeSet::from([Removed::Appendix]),
        b"caBX" => BTreeSet::from([Removed::History]),
        _ => BTreeSet::new(),
    }
}

/// A text, told by its keyword (PNG, 11.3.3).
fn text(kind: &[u8; 4], data: &[u8]) -> BTreeSet<Removed> {
    let Some((keyword, value)) = split(data) else { return BTreeSet::from([Removed::Comments]) };
    let one = |removed| BTreeSet::from([removed]);
    match keyword {
        b"XML:com.adobe.xmp" | b"Raw profile type xmp" => {
            let plain = if kind == b"zTXt" { value.get(1..).and_then(unpacked) } else { None };
            exif::xmp(plain.as_deref().unwrap_or(value))
        }
        b"Author" | b"Title" | b"Copyright" | b"Creation Time" | b"Software" | b"Source" => {
            one(Removed::Author)
        }
        _ if keyword.starts_with(b"Raw profile type iptc") => one(Removed::Author),
        _ if keyword.starts_with(b"Raw profile type") => one(Removed::CameraDetails),
        _ => one(Removed::Comments),
    }
}
