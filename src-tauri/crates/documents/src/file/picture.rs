//! A picture in memory: three bytes a pixel, turned the right way up, wiped when it goes.

use std::ops::{Deref, DerefMut};

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{ExtendedColorType, RgbImage, imageops};
use zeroize::{Zeroize, Zeroizing};

use super::DocumentFault;
use crate::shrink::shrunk;

/// Longest side of a thumbnail, in pixels.
pub const THUMBNAIL_SIDE_PX: u32 = 320;

const THUMBNAIL_QUALITY_PERCENT: u8 = 82;

/// A picture whose pixels are wiped when it goes: it may show a face.
pub struct Wiped(RgbImage);

impl Wiped {
    /// Takes the picture over.
    #[must_use]
    pub fn new(picture: RgbImage) -> Self {
        Self(picture)
    }

    /// The same, turned as its file says it is to be shown. Only a quarter turn needs a second copy.
    pub(crate) fn turned(mut self, orientation: Orientation) -> Self {
        use Orientation as O;
        if quarter_turned(orientation) {
            let clockwise = matches!(orientation, O::Rotate90 | O::Rotate90FlipH);
            let turn = if clockwise { imageops::rotate90 } else { imageops::rotate270 };
            self = Self(turn(&self.0));
        }
        match orientation {
            O::Rotate180 => imageops::rotate180_in_place(&mut self.0),
            O::FlipVertical => imageops::flip_vertical_in_place(&mut self.0),
            O::FlipHorizontal | O::Rotate90FlipH | O::Rotate270FlipH => {
                imageops::flip_horizontal_in_place(&mut self.0);
            }
            _ => {}
        }
        self
    }

    /// No side longer than `longest_px`; a small picture is not enlarged.
    pub(crate) fn shrunk(&self, longest_px: u32) -> Self {
        let (width, height) = self.0.dimensions();
        let longest = width.max(height);
        if longest <= longest_px {
            return Self(self.0.clone());
        }
        let scaled = |side: u32| {
            let side = u64::from(side) * u64::from(longest_px) + u64::from(longest) / 2;
            // At most `longest_px`.
            (side / u64::from(longest)).max(1) as u32
        };
        // Only a picture without pixels has no smaller one.
        Self(shrunk(&self.0, scaled(width), scaled(height)).unwrap_or_default())
    }

    pub(crate) fn jpeg(&self, quality_percent: u8) -> Result<Zeroizing<Vec<u8>>, DocumentFault> {
        let (width, height) = self.0.dimensions();
        // Reserved at once, so that growing leaves no copies behind; half a byte a pixel is much for a JPEG.
        let room = self.0.len() / 6 + 64 * 1024;
        let mut jpeg = Zeroizing::new(Vec::with_capacity(room));
        JpegEncoder::new_with_quality(&mut *jpeg, quality_percent)
            .encode(self.0.as_raw(), width, height, ExtendedColorType::Rgb8)
            .map_err(|_| DocumentFault::Damaged)?;
        Ok(jpeg)
    }

    pub(crate) fn thumbnail(
        &self,
        orientation: Orientation,
    ) -> Result<Zeroizing<Vec<u8>>, DocumentFault> {
        self.shrunk(THUMBNAIL_SIDE_PX).turned(orientation).jpeg(THUMBNAIL_QUALITY_PERCENT)
    }

    /// Width and height as shown, once `orientation` is applied.
    pub(crate) fn shown_size(&self, orientation: Orientation) -> (u32, u32) {
        let (width, height) = self.0.dimensions();
        if quarter_turned(orientation) { (height, width) } else { (width, height) }
    }
}

pub(crate) fn quarter_turned(orientation: Orientation) -> bool {
    use Orientation as O;
    matches!(orientation, O::Rotate90 | O::Rotate270 | O::Rotate90FlipH | O::Rotate270FlipH)
}

/// One channel as it looks on white paper under `alpha`.
pub(crate) fn on_paper(value: u8, alpha: u8) -> u8 {
    let (value, alpha) = (u16::from(value), u16::from(alpha));
    // At most 255 * 255 + 127, which fits; the quotient is at most 255.
    ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}

impl Deref for Wiped {
    type Target = RgbImage;

    fn deref(&self) -> &RgbImage {
        &self.0
    }
}

impl DerefMut for Wiped {
    fn deref_mut(&mut self) -> &mut RgbImage {
        &mut self.0
    }
}

impl Drop for Wiped {
    fn drop(&mut self) {
        (*self.0).zeroize();
    }
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, GenericImageView, Rgb};

    use super::*;

    fn size_of(jpeg: &[u8]) -> (u32, u32) {
        image::load_from_memory(jpeg).unwrap().dimensions()
    }

    #[test]
    fn thumbnails_keep_the_shape_and_never_enlarge() {
        let sizes = [
            ((3000, 2000), (320, 213)),
            ((20_000, 1), (320, 1)),
            ((1, 20_000), (1, 320)),
            ((5, 7), (5, 7)),
        ];
        for ((width, height), expected) in sizes {
            let image = Wiped::new(RgbImage::new(width, height));
            let jpeg = image.thumbnail(Orientation::NoTransforms).unwrap();
            assert_eq!(size_of(&jpeg), expected);
            let turned = image.thumbnail(Orientation::Rotate90).unwrap();
            assert_eq!(size_of(&turned), (expected.1, expected.0));
        }
    }

    #[test]
    fn turns_as_the_image_crate_does() {
        let picture = RgbImage::from_fn(3, 2, |x, y| Rgb([x as u8, y as u8, 7]));
        for exif in 1..=8 {
            let orientation = Orientation::from_exif(exif).unwrap();
            let mut expected = DynamicImage::ImageRgb8(picture.clone());
            expected.apply_orientation(orientation);
            let turned = Wiped::new(picture.clone()).turned(orientation);
            assert_eq!(*turned, expected.to_rgb8(), "{exif}");
            assert_eq!(Wiped::new(picture.clone()).shown_size(orientation), turned.dimensions());
        }
    }

    #[test]
    fn transparent_becomes_paper() {
        assert_eq!([on_paper(0, 0), on_paper(9, 255), on_paper(0, 128)], [255, 9, 127]);
    }
}
