//! WebP (RFC 9649): read whole, of an animation the first picture.

use std::collections::BTreeSet;
use std::io::Cursor;

use image::codecs::webp::WebPDecoder;
use image::{ColorType, ImageDecoder, ImageError, RgbImage};
use signup::document::Removed;
use zeroize::Zeroizing;

use super::convert::upright;
use super::picture::{Wiped, on_paper};
use super::{DocumentFault, Limits, exif, twofold};

pub(crate) fn read(
    bytes: &[u8],
    limits: Limits,
    take: &mut dyn FnMut(Wiped) -> Result<(), DocumentFault>,
) -> Result<BTreeSet<Removed>, DocumentFault> {
    // The container says its length without its first eight bytes (RFC 9649, 2.4).
    let length = bytes.get(4..8).and_then(|length| length.try_into().ok()).map(u32::from_le_bytes);
    let end = length.map_or(usize::MAX, |length| (length as usize).saturating_add(8));
    let whole = bytes.get(..end).ok_or(DocumentFault::Damaged)?;
    twofold::check_appendix(&bytes[end..])?;
    let fault = |error: ImageError| match error {
        ImageError::Limits(_) => DocumentFault::TooManyPixels { limit_px: limits.max_pixels },
        _ => DocumentFault::Damaged,
    };
    let mut decoder = WebPDecoder::new(Cursor::new(whole)).map_err(fault)?;
    let (width, height) = decoder.dimensions();
    limits.check_pixels(u64::from(width), u64::from(height))?;
    let mut removed = BTreeSet::new();
    if decoder.has_animation() || end < bytes.len() {
        removed.insert(Removed::Appendix);
    }
    let block = decoder.exif_metadata().map_err(fault)?;
    // Some writers put JPEG's prefix in front of it.
    let block = block.as_deref().map(|block| block.strip_prefix(b"Exif\0\0").unwrap_or(block));
    removed.extend(block.map(exif::contents).unwrap_or_default());
    let packet = decoder.xmp_metadata().map_err(fault)?;
    removed.extend(packet.map(|packet| exif::xmp(&packet)).unwrap_or_default());
    let orientation = block.and_then(exif::orientation);
    let mut picture = Wiped::new(RgbImage::new(width, height));
    match decoder.color_type() {
        ColorType::Rgb8 => decoder.read_image(&mut picture).map_err(fault)?,
        ColorType::Rgba8 => {
            let mut rgba = Zeroizing::new(vec![0; width as usize * height as usize * 4]);
            decoder.read_image(&mut rgba).map_err(fault)?;
            for (to, from) in picture.chunks_exact_mut(3).zip(rgba.chunks_exact(4)) {
                to.iter_mut().zip(from).for_each(|(to, value)| *to = on_paper(*value, from[3]));
            }
        }
        _ => return Err(DocumentFault::Damaged),
    }
    take(upright(picture, orientation))?;
    Ok(removed)
}
