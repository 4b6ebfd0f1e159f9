//! JPEG: decoded whole and strictly, because a lenient decoder fills what is missing with grey.
//! Not seen is a file that was cut and had an end marker put on again: the decoder takes an early end
//! for the end in strict mode too.

use std::collections::BTreeSet;

use image::RgbImage;
use image::metadata::Orientation;
use signup::document::Removed;
use zeroize::Zeroizing;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::clean::Clean;
use super::picture::Wiped;
use super::{DocumentFault, Limits, MediaType, twofold};

mod clean;
mod segments;

use segments::segments;

pub(crate) fn open(bytes: &[u8], limits: Limits) -> Result<Clean, DocumentFault> {
    let (picture, orientation) = decode(bytes, limits)?;
    let (segments, end) = segments(bytes);
    let appendix = bytes.get(end.ok_or(DocumentFault::Damaged)?..).unwrap_or_default();
    twofold::check_appendix(appendix)?;
    let (clean, mut removed) = clean::clean(&segments, clean::orientation(&segments));
    if !appendix.is_empty() {
        removed.insert(Removed::Appendix);
    }
    Ok(Clean {
        media_type: MediaType::Jpeg,
        size: picture.shown_size(orientation),
        pages: 1,
        thumbnail_jpeg: picture.thumbnail(orientation)?,
        bytes: clean,
        removed,
    })
}

/// The same without anything but coded pixels, as a picture inside a PDF: turning is the page's matter. A torn one is
/// copied as far as it goes.
pub(crate) fn stripped(bytes: &[u8]) -> (Zeroizing<Vec<u8>>, BTreeSet<Removed>) {
    clean::clean(&segments(bytes).0, None)
}

/// What a frame's header says (T.81, B.2.2).
pub(crate) struct Frame {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) components: u8,
    /// Adobe's word on colours is there.
    pub(crate) adobe: bool,
    pub(crate) orientation: Orientation,
}

pub(crate) fn frame(bytes: &[u8]) -> Result<Frame, DocumentFault> {
    let (segments, _) = segments(bytes);
    // Frames, without the tables and reserved markers among them.
    let starts =
        |marker: u8| matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
    let header = segments.iter().find(|segment| starts(segment.marker)).map(|found| found.payload);
    let header =
        header.and_then(|header| header.first_chunk::<6>()).ok_or(DocumentFault::Damaged)?;
    let adobe = |marker: u8, payload: &[u8]| marker == 0xEE && payload.starts_with(b"Adobe");
    Ok(Frame {
        height: u32::from(u16::from_be_bytes([header[1], header[2]])),
        width: u32::from(u16::from_be_bytes([header[3], header[4]])),
        components: header[5],
        adobe: segments.iter().any(|segment| adobe(segment.marker, segment.payload)),
        orientation: clean::orientation(&segments).unwrap_or(Orientation::NoTransforms),
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
    let (segments, end) = segments(bytes);
    if end.is_none() {
        return Err(DocumentFault::Damaged);
    }
    let orientation = clean::orientation(&segments).unwrap_or(Orientation::NoTransforms);
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
