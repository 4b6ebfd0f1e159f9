//! TIFF (6.0): scanners' files, often of several pages, fax-coded pages among them.

use std::collections::BTreeSet;
use std::io::Cursor;

use image::RgbImage;
use image::metadata::Orientation;
use signup::document::Removed;
use tiff::decoder::{Decoder, DecodingResult, Limits as TiffLimits};
use tiff::tags::Tag;
use tiff::{ColorType, TiffError};
use zeroize::Zeroize;

use super::convert::upright;
use super::picture::{Wiped, on_paper};
use super::{DocumentFault, Limits, exif};

/// All pages together may have this many times the pixels of the largest picture: several pages may share their
/// bytes, so the file's length bounds nothing.
const PICTURES: u64 = 2;

/// So many pixels of one bit weigh as much as one in colour.
const BITS_WEIGHT: u64 = 8;

pub(crate) fn read(
    bytes: &[u8],
    limits: Limits,
    take: &mut dyn FnMut(Wiped) -> Result<(), DocumentFault>,
) -> Result<BTreeSet<Removed>, DocumentFault> {
    let fault = |error: TiffError| match error {
        TiffError::LimitsExceeded => DocumentFault::TooManyPixels { limit_px: limits.max_pixels },
        TiffError::UnsupportedError(_) => DocumentFault::TypeNotAccepted { seen: "tiff" },
        _ => DocumentFault::Damaged,
    };
    let mut allowed = TiffLimits::default();
    allowed.decoding_buffer_size = usize::try_from(limits.max_pixels * 4).unwrap_or(usize::MAX);
    allowed.intermediate_buffer_size = allowed.decoding_buffer_size / 2;
    allowed.ifd_value_size = 1024 * 1024;
    let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(fault)?.with_limits(allowed);
    let pages = measure(&mut decoder, limits, fault)?;
    for page in 0..pages {
        decoder.seek_to_image(page).map_err(fault)?;
        let (width, height) = decoder.dimensions().map_err(fault)?;
        let planes = decoder.find_tag_unsigned::<u16>(Tag::PlanarConfiguration).map_err(fault)?;
        if planes == Some(2) {
            return Err(DocumentFault::TypeNotAccepted { seen: "tiff" });
        }
        let turn = decoder.find_tag_unsigned::<u8>(Tag::Orientation).map_err(fault)?;
        let colour = decoder.colortype().map_err(fault)?;
        let mut samples = decoder.read_image().map_err(fault)?;
        let picture = picture((width, height), colour, &samples);
        wipe(&mut samples);
        take(upright(picture?, turn.and_then(Orientation::from_exif)))?;
    }
    let mut removed = exif::contents(bytes);
    // Of a TIFF the directories after the first are pages, and its own tags are no camera's.
    removed.remove(&Removed::Thumbnail);
    removed.remove(&Removed::CameraDetails);
    let said = [Tag::Make, Tag::Model, Tag::Software, Tag::DateTime, Tag::HostComputer];
    decoder.seek_to_image(0).map_err(fault)?;
    if said.iter().any(|tag| decoder.find_tag(*tag).is_ok_and(|value| value.is_some())) {
        removed.insert(Removed::CameraDetails);
    }
    Ok(removed)
}

/// How many pages there are, all of them measured before one is decoded.
fn measure(
    decoder: &mut Decoder<Cursor<&[u8]>>,
    limits: Limits,
    fault: impl Fn(TiffError) -> DocumentFault,
) -> Result<usize, DocumentFault> {
    let (mut pages, mut weight) = (0, 0);
    loop {
        let (width, height) = decoder.dimensions().map_err(&fault)?;
        limits.check_pixels(u64::from(width), u64::from(height))?;
        let bits = decoder.colortype().map_err(&fault)? == ColorType::Gray(1);
        weight += u64::from(width) * u64::from(height) / if bits { BITS_WEIGHT } else { 1 };
        if weight > PICTURES * limits.max_pixels {
            return Err(DocumentFault::TooManyPixels { limit_px: limits.max_pixels });
        }
        pages += 1;
        if pages > limits.max_pages as usize {
            return Err(DocumentFault::TooManyPages { limit: limits.max_pages });
        }
        if !decoder.more_images() {
            return Ok(pages);
        }
        decoder.next_image().map_err(&fault)?;
    }
}

fn wipe(samples: &mut DecodingResult) {
    match samples {
        DecodingResult::U8(samples) => samples.zeroize(),
        DecodingResult::U16(samples) => samples.zeroize(),
        // Refused unread.
        _ => {}
    }
}

/// Eight or sixteen bits a sample, or one bit a pixel in rows of whole bytes (tiff's own packing).
fn picture(
    (width, height): (u32, u32),
    colour: ColorType,
    samples: &DecodingResult,
) -> Result<Wiped, DocumentFault> {
    let unsupported = DocumentFault::TypeNotAccepted { seen: "tiff" };
    let channels = match colour {
        ColorType::Gray(1) => 0,
        ColorType::Gray(8 | 16) => 1,
        ColorType::GrayA(8 | 16) => 2,
        ColorType::RGB(8 | 16) => 3,
        ColorType::RGBA(8 | 16) | ColorType::CMYK(8 | 16) => 4,
        _ => return Err(unsupported),
    };
    let size = (width, height);
    match samples {
        DecodingResult::U8(samples) => {
            painted(size, colour, channels, |index| samples.get(index).copied())
        }
        DecodingResult::U16(samples) => painted(size, colour, channels, |index| {
            samples.get(index).map(|sample| (sample >> 8) as u8)
        }),
        _ => Err(unsupported),
    }
}

fn painted(
    (width, height): (u32, u32),
    colour: ColorType,
    channels: usize,
    sample: impl Fn(usize) -> Option<u8>,
) -> Result<Wiped, DocumentFault> {
    let mut picture = Wiped::new(RgbImage::new(width, height));
    let row_bytes = (width as usize).div_ceil(8);
    for (y, row) in picture.chunks_exact_mut(3 * width as usize).enumerate() {
        for (x, to) in row.chunks_exact_mut(3).enumerate() {
            let mut from = [0; 4];
            if channels == 0 {
                let byte = sample(y * row_bytes + x / 8).ok_or(DocumentFault::Damaged)?;
                to.fill(if byte << (x % 8) & 0x80 == 0 { 0 } else { 255 });
                continue;
            }
            let start = (y * width as usize + x) * channels;
            for (index, value) in from[..channels].iter_mut().enumerate() {
                *value = sample(start + index).ok_or(DocumentFault::Damaged)?;
            }
            let rgb = match (colour, from) {
                (ColorType::Gray(_), [grey, ..]) => [grey; 3],
                (ColorType::GrayA(_), [grey, alpha, ..]) => [on_paper(grey, alpha); 3],
                (ColorType::RGBA(_), [r, g, b, alpha]) => [r, g, b].map(|c| on_paper(c, alpha)),
                // Inks as plain subtraction: a scan's colours, not a printer's proof.
                (ColorType::CMYK(_), [c, m, y, k]) => [c, m, y]
                    .map(|ink| on_paper(0, ink))
                    .map(|light| (u16::from(light) * u16::from(255 - k) / 255) as u8),
                (_, [r, g, b, _]) => [r, g, b],
            };
            to.copy_from_slice(&rgb);
        }
    }
    Ok(picture)
}
