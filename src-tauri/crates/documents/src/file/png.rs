//! PNG: every chunk's checksum is verified by the decoder; that the end is there is checked here.

use std::io::Cursor;

use image::codecs::png::PngDecoder;
use image::{DynamicImage, ImageDecoder, ImageError};

use super::thumbnail::Wiped;
use super::{CheckedDocument, DocumentFault, Limits, MediaType, check_pixels};

/// Most that decoding may take: 50 million pixels of 16-bit RGBA, and the decoder's own rows.
const MAX_ALLOC_BYTES: u64 = 512 * 1024 * 1024;

pub(crate) fn open(bytes: &[u8], limits: Limits) -> Result<CheckedDocument, DocumentFault> {
    let (width, height) = header_size(bytes).ok_or(DocumentFault::Damaged)?;
    check_pixels(u64::from(width), u64::from(height), limits)?;
    if !reaches_end(bytes) {
        return Err(DocumentFault::Damaged);
    }
    let fault = |error: ImageError| match error {
        ImageError::Limits(_) => DocumentFault::TooManyPixels { limit_px: limits.max_pixels },
        _ => DocumentFault::Damaged,
    };
    let mut allowed = image::Limits::default();
    allowed.max_alloc = Some(MAX_ALLOC_BYTES);
    let mut decoder = PngDecoder::with_limits(Cursor::new(bytes), allowed).map_err(fault)?;
    let orientation = decoder.orientation().map_err(fault)?;
    let image = Wiped(DynamicImage::from_decoder(decoder).map_err(fault)?);
    let (width_px, height_px) = image.shown_size(orientation);
    Ok(CheckedDocument {
        media_type: MediaType::Png,
        width_px,
        height_px,
        pages: 1,
        thumbnail_jpeg: image.thumbnail(orientation)?,
    })
}

/// Width and height from the header chunk, which comes first (PNG, 11.2.1).
fn header_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let chunk = bytes.get(8..24)?;
    let number = |at: usize| Some(u32::from_be_bytes(chunk.get(at..at + 4)?.try_into().ok()?));
    (&chunk[4..8] == b"IHDR").then_some((number(8)?, number(12)?))
}

/// Whether the chunks lead without a gap to the closing one (PNG, 11.2.5). What follows is not looked at.
fn reaches_end(bytes: &[u8]) -> bool {
    /// Length, type and checksum of a chunk.
    const FRAME_BYTES: usize = 12;
    let mut at: usize = 8;
    while let Some(head) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let next = at.saturating_add(length).saturating_add(FRAME_BYTES);
        if &head[4..] == b"IEND" {
            return next <= bytes.len();
        }
        at = next;
    }
    false
}
