//! PNG: every chunk's checksum is verified by the decoder; that the end is there is checked here.

use std::io::Cursor;

use image::RgbImage;
use image::metadata::Orientation;
use png::{
    BitDepth, ColorType, Decoder, DecodingError, InterlaceInfo, Transformations,
    expand_interlaced_row,
};
use signup::document::Removed;
use zeroize::Zeroizing;

use super::clean::Clean;
use super::picture::{Wiped, on_paper};
use super::{DocumentFault, Limits, MediaType, twofold};

mod clean;

/// Most that the decoder may take beside the picture: rows, colour profile, what it has unpacked and not given yet.
const MAX_ALLOC_BYTES: usize = 64 * 1024 * 1024;

pub(crate) fn open(bytes: &[u8], limits: Limits) -> Result<Clean, DocumentFault> {
    let (picture, orientation) = decode(bytes, limits)?;
    let (chunks, end) = clean::chunks(bytes);
    let appendix = bytes.get(end.ok_or(DocumentFault::Damaged)?..).unwrap_or_default();
    twofold::check_appendix(appendix)?;
    let (clean, mut removed) = clean::clean(&chunks, clean::orientation(&chunks));
    if !appendix.is_empty() {
        removed.insert(Removed::Appendix);
    }
    Ok(Clean {
        media_type: MediaType::Png,
        size: picture.shown_size(orientation),
        pages: 1,
        thumbnail_jpeg: picture.thumbnail(orientation)?,
        bytes: clean,
        removed,
    })
}

/// Row by row into three bytes a pixel, on white paper: the decoded picture is never there twice.
pub(crate) fn decode(bytes: &[u8], limits: Limits) -> Result<(Wiped, Orientation), DocumentFault> {
    let (width, height) = header_size(bytes).ok_or(DocumentFault::Damaged)?;
    limits.check_pixels(u64::from(width), u64::from(height))?;
    let (chunks, end) = clean::chunks(bytes);
    if width == 0 || height == 0 || end.is_none() {
        return Err(DocumentFault::Damaged);
    }
    let fault = |error: DecodingError| match error {
        DecodingError::LimitsExceeded => {
            DocumentFault::TooManyPixels { limit_px: limits.max_pixels }
        }
        _ => DocumentFault::Damaged,
    };
    let allowed = png::Limits { bytes: MAX_ALLOC_BYTES };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), allowed);
    decoder.set_ignore_text_chunk(true);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(fault)?;
    let (colour, depth) = reader.output_color_type();
    if depth != BitDepth::Eight || reader.info().size() != (width, height) {
        return Err(DocumentFault::Damaged);
    }
    let mut picture = Wiped::new(RgbImage::new(width, height));
    let stride = width as usize * 3;
    let line_bytes = reader.output_line_size(width).ok_or(DocumentFault::Damaged)?;
    let (mut line, mut rgb) =
        (Zeroizing::new(vec![0; line_bytes]), Zeroizing::new(vec![0; stride]));
    let mut next_row = 0;
    while let Some(place) = reader.read_row(&mut line).map_err(fault)? {
        put_on_paper(&line, colour, &mut rgb)?;
        match place {
            InterlaceInfo::Null(_) => {
                let row = picture.chunks_exact_mut(stride).nth(next_row);
                row.ok_or(DocumentFault::Damaged)?.copy_from_slice(&rgb);
                next_row += 1;
            }
            InterlaceInfo::Adam7(pass) => {
                expand_interlaced_row(&mut picture, stride, &rgb, &pass, 24);
            }
        }
    }
    reader.finish().map_err(fault)?;
    Ok((picture, clean::orientation(&chunks).unwrap_or(Orientation::NoTransforms)))
}

/// One line of samples, eight bits each, as it looks on white paper.
fn put_on_paper(line: &[u8], colour: ColorType, rgb: &mut [u8]) -> Result<(), DocumentFault> {
    let to = rgb.chunks_exact_mut(3);
    match colour {
        ColorType::Rgb => rgb.copy_from_slice(line),
        ColorType::Grayscale => to.zip(line).for_each(|(to, grey)| to.fill(*grey)),
        ColorType::GrayscaleAlpha => {
            to.zip(line.chunks_exact(2)).for_each(|(to, from)| to.fill(on_paper(from[0], from[1])));
        }
        ColorType::Rgba => {
            for (to, from) in to.zip(line.chunks_exact(4)) {
                for (to, from_channel) in to.iter_mut().zip(from) {
                    *to = on_paper(*from_channel, from[3]);
                }
            }
        }
        ColorType::Indexed => return Err(DocumentFault::Damaged),
    }
    Ok(())
}

/// Width and height from the header chunk, which comes first (PNG, 11.2.1).
fn header_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let chunk = bytes.get(8..24)?;
    let number = |at: usize| Some(u32::from_be_bytes(chunk.get(at..at + 4)?.try_into().ok()?));
    (&chunk[4..8] == b"IHDR").then_some((number(8)?, number(12)?))
}
