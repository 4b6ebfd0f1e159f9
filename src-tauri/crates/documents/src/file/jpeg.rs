//! JPEG: decoded whole and strictly, because a lenient decoder fills what is missing with grey.
//! Not seen is a file that was cut and had an end marker put on again: the decoder takes an early end
//! for the end in strict mode too.

use image::RgbImage;
use image::metadata::Orientation;
use zeroize::Zeroizing;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::picture::Wiped;
use super::{DocumentFault, Limits, MediaType, Opened};

pub(crate) fn open(bytes: &[u8], limits: Limits) -> Result<Opened, DocumentFault> {
    let (image, orientation) = decode(bytes, limits)?;
    let (width_px, height_px) = image.shown_size(orientation);
    Ok(Opened {
        media_type: MediaType::Jpeg,
        width_px,
        height_px,
        pages: 1,
        clean: Zeroizing::new(bytes.to_vec()),
        removed: Vec::new(),
        remarks: Vec::new(),
        thumbnail_jpeg: image.thumbnail(orientation)?,
    })
}

pub(crate) fn decode(bytes: &[u8], limits: Limits) -> Result<(Wiped, Orientation), DocumentFault> {
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX));
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| DocumentFault::Damaged)?;
    let (width, height) = decoder.dimensions().ok_or(DocumentFault::Damaged)?;
    limits.check_pixels(width as u64, height as u64)?;
    if !reaches_end(bytes) {
        return Err(DocumentFault::Damaged);
    }
    let orientation = decoder
        .exif()
        .and_then(|exif| Orientation::from_exif_chunk(exif))
        .unwrap_or(Orientation::NoTransforms);
    let grey = decoder.input_colorspace() == Some(ColorSpace::Luma);
    let space = if grey { ColorSpace::Luma } else { ColorSpace::RGB };
    decoder.set_options(options.jpeg_set_out_colorspace(space));
    // Already in its picture, so that it is wiped also when decoding stops half-way.
    let mut picture = Wiped::new(RgbImage::new(width as u32, height as u32));
    let room: &mut [u8] = &mut picture;
    let samples = if grey { width * height } else { room.len() };
    decoder.decode_into(&mut room[..samples]).map_err(|_| DocumentFault::Damaged)?;
    if grey {
        spread(room, samples);
    }
    Ok((picture, orientation))
}

/// The greys at the beginning of `room` become three equal channels each, from the last to the first.
fn spread(room: &mut [u8], greys: usize) {
    for index in (0..greys).rev() {
        let grey = room[index];
        room[3 * index..3 * index + 3].fill(grey);
    }
}

/// Whether the picture's own end marker is there (T.81, B.1.1.3). Walks the segments, so that the
/// thumbnail in the EXIF data, which has an end marker of its own, does not count. What follows the
/// end (cameras append previews and depth maps) is not looked at.
fn reaches_end(bytes: &[u8]) -> bool {
    const END: u8 = 0xD9;
    const SCAN: u8 = 0xDA;
    let mut at = 2;
    while let Some((marker, after)) = next_marker(bytes, at) {
        at = after;
        match marker {
            END => return true,
            0x01 | 0xD0..=0xD7 => continue,
            _ => {}
        }
        let Some(length) = bytes.get(at..at + 2) else { return false };
        at += usize::from(u16::from_be_bytes([length[0], length[1]]));
        if marker == SCAN {
            at = end_of_scan(bytes, at);
        }
    }
    false
}

/// The next marker at or after `at`, and where its segment begins. Any number of 0xFF may precede it.
fn next_marker(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let start = at + bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
    let code = start + bytes[start..].iter().position(|byte| *byte != 0xFF)?;
    Some((bytes[code], code + 1))
}

/// Where entropy-coded data ends: at a 0xFF that is neither stuffed, nor fill, nor a restart.
fn end_of_scan(bytes: &[u8], at: usize) -> usize {
    let data = bytes.get(at..).unwrap_or_default();
    let inside = |next: u8| matches!(next, 0x00 | 0xFF | 0xD0..=0xD7);
    let end = data.windows(2).position(|pair| pair[0] == 0xFF && !inside(pair[1]));
    end.map_or(bytes.len(), |end| at + end)
}
