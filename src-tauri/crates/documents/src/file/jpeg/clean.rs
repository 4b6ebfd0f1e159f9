//! A JPEG with all cut out that its pixels do not need. The coded pixels are copied bit by bit.

use std::collections::BTreeSet;

use image::metadata::Orientation;
use signup::document::Removed;
use zeroize::Zeroizing;

use super::segments::Segment;
use crate::file::{exif, icc};

const ICC: &[u8] = b"ICC_PROFILE\0";
const EXIF: &[u8] = b"Exif\0\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const MORE_XMP: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";

/// Largest payload of one segment that fits behind a profile's header.
const ICC_PART_BYTES: usize = 65_533 - ICC.len() - 2;

/// The orientation the first EXIF segment says; `None` also where nothing is to be done.
pub(crate) fn orientation(segments: &[Segment<'_>]) -> Option<Orientation> {
    let mut blocks = segments.iter().filter(|segment| segment.marker == 0xE1);
    blocks.find_map(|segment| segment.payload.strip_prefix(EXIF)).and_then(exif::orientation)
}

/// What is kept: everything coded, the orientation alone of the EXIF data, the pixel's shape of JFIF (JFIF 1.02),
/// Adobe's word on the colour transform, and the numbers of the colour profile.
pub(crate) fn clean(
    segments: &[Segment<'_>],
    orientation: Option<Orientation>,
) -> (Zeroizing<Vec<u8>>, BTreeSet<Removed>) {
    let mut removed = BTreeSet::new();
    let (mut jfif, mut adobe) = (None, None);
    let (mut profile, mut coded) = (Vec::new(), Vec::new());
    for segment in segments {
        let payload = segment.payload;
        match segment.marker {
            0xE0 if payload.starts_with(b"JFIF\0") && payload.len() >= 14 => {
                if payload[12] > 0 && payload[13] > 0 {
                    removed.insert(Removed::Thumbnail);
                }
                // Without the thumbnail's size and pixels.
                jfif.get_or_insert([&payload[..12], &[0, 0]].concat());
            }
            0xEE if payload.starts_with(b"Adobe") && payload.len() >= 12 => {
                // Version 100, no flags, and the transform (Adobe TN 5116, section 18).
                adobe = Some([&b"Adobe\0\x64\0\0\0\0"[..], &payload[11..12]].concat());
            }
            0xE2 if payload.starts_with(ICC) => profile.push(&payload[ICC.len()..]),
            0xE0..=0xEF => removed.extend(told(segment.marker, payload)),
            0xFE => {
                removed.insert(Removed::Comments);
            }
            // Tables, frames, scans (T.81, table B.1); what is reserved means nothing to a decoder.
            0xC0..=0xDF => coded.push(segment),
            _ => {}
        }
    }
    let mut out = Zeroizing::new(Vec::with_capacity(room(segments)));
    out.extend_from_slice(&[0xFF, 0xD8]);
    if let Some(jfif) = &jfif {
        put(&mut out, 0xE0, &[jfif]);
    }
    if let Some(orientation) = orientation {
        put(&mut out, 0xE1, &[EXIF, &exif::orientation_alone(orientation)]);
    }
    if let Some(adobe) = &adobe {
        put(&mut out, 0xEE, &[adobe]);
    }
    if let Some(profile) = joined(profile).and_then(|profile| icc::anonymous(&profile)) {
        let parts = profile.chunks(ICC_PART_BYTES);
        // At most 4 MiB, so at most 65 parts.
        let count = parts.len() as u8;
        for (part, index) in parts.zip(1u8..) {
            put(&mut out, 0xE2, &[ICC, &[index, count], part]);
        }
    }
    for segment in coded {
        put(&mut out, segment.marker, &[segment.payload]);
        out.extend_from_slice(segment.scan);
    }
    out.extend_from_slice(&[0xFF, 0xD9]);
    (out, removed)
}

fn put(out: &mut Vec<u8>, marker: u8, parts: &[&[u8]]) {
    // Taken from segments that were no longer, or bounded.
    let length = parts.iter().map(|part| part.len()).sum::<usize>() as u16 + 2;
    out.extend_from_slice(&[0xFF, marker]);
    out.extend_from_slice(&length.to_be_bytes());
    parts.iter().for_each(|part| out.extend_from_slice(part));
}

/// Reserved at once, so that growing leaves no copies behind.
fn room(segments: &[Segment<'_>]) -> usize {
    let kept = |segment: &Segment<'_>| segment.payload.len() + segment.scan.len() + 4;
    segments.iter().map(kept).sum::<usize>() + 2 * ICC_PART_BYTES
}

/// A profile's parts in their order (ICC.1:2022, B.4); `None` when there is none or a part is missing.
fn joined(mut parts: Vec<&[u8]>) -> Option<Vec<u8>> {
    parts.sort_by_key(|part| part.first().copied());
    let count = *parts.first()?.get(1)?;
    let whole = parts.len() == usize::from(count)
        && parts.iter().zip(1u8..).all(|(part, index)| part.get(..2) == Some(&[index, count][..]));
    whole.then(|| parts.iter().flat_map(|part| &part[2..]).copied().collect())
}

/// What an application segment has that is told.
fn told(marker: u8, payload: &[u8]) -> BTreeSet<Removed> {
    let has = |part: &[u8]| payload.windows(part.len()).any(|found| found == part);
    if let Some(block) = payload.strip_prefix(EXIF) {
        return exif::contents(block);
    }
    if let Some(packet) = payload.strip_prefix(XMP).or(payload.strip_prefix(MORE_XMP)) {
        return exif::xmp(packet);
    }
    match marker {
        0xE0 if payload.starts_with(b"JFXX\0") => BTreeSet::from([Removed::Thumbnail]),
        // An index of what follows the picture (CIPA DC-007).
        0xE2 if payload.starts_with(b"MPF\0") => BTreeSet::from([Removed::Appendix]),
        // Content credentials (C2PA) tell how a picture came about.
        0xEB => BTreeSet::from([Removed::History]),
        0xED if payload.starts_with(b"Photoshop 3.0\0") => {
            let mut found = BTreeSet::new();
            if has(b"8BIM\x04\x04") {
                found.insert(Removed::Author);
            }
            if has(b"8BIM\x04\x0C") || has(b"8BIM\x04\x09") {
                found.insert(Removed::Thumbnail);
            }
            if found.is_empty() {
                found.insert(Removed::History);
            }
            found
        }
        _ if payload.is_empty() => BTreeSet::new(),
        _ => BTreeSet::from([Removed::CameraDetails]),
    }
}
