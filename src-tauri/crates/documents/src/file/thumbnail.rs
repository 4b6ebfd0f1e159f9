//! From a whole picture to the small JPEG the page shows; pixels are wiped on the way.

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, GenericImageView, RgbImage};
use zeroize::{Zeroize, Zeroizing};

use super::DocumentFault;

/// Longest side of a thumbnail, in pixels.
pub const THUMBNAIL_SIDE_PX: u32 = 320;

const QUALITY_PERCENT: u8 = 82;

/// A picture whose pixels are wiped when it goes.
pub(crate) struct Wiped(pub(crate) DynamicImage);

impl Drop for Wiped {
    fn drop(&mut self) {
        match &mut self.0 {
            DynamicImage::ImageLuma8(pixels) => (**pixels).zeroize(),
            DynamicImage::ImageLumaA8(pixels) => (**pixels).zeroize(),
            DynamicImage::ImageRgb8(pixels) => (**pixels).zeroize(),
            DynamicImage::ImageRgba8(pixels) => (**pixels).zeroize(),
            DynamicImage::ImageLuma16(pixels) => (**pixels).zeroize(),
            DynamicImage::ImageLumaA16(pixels) => (**pixels).zeroize(),
            DynamicImage::ImageRgb16(pixels) => (**pixels).zeroize(),
            DynamicImage::ImageRgba16(pixels) => (**pixels).zeroize(),
            DynamicImage::ImageRgb32F(pixels) => (**pixels).zeroize(),
            DynamicImage::ImageRgba32F(pixels) => (**pixels).zeroize(),
            _ => {}
        }
    }
}

impl Wiped {
    /// Width and height as shown, once `orientation` is applied.
    pub(crate) fn shown_size(&self, orientation: Orientation) -> (u32, u32) {
        let (width, height) = self.0.dimensions();
        match orientation {
            Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH => (height, width),
            _ => (width, height),
        }
    }

    /// The thumbnail; a small picture is not enlarged. What is transparent becomes white paper.
    pub(crate) fn thumbnail(
        &self,
        orientation: Orientation,
    ) -> Result<Zeroizing<Vec<u8>>, DocumentFault> {
        let fits = self.0.width().max(self.0.height()) <= THUMBNAIL_SIDE_PX;
        let mut small = Self(match fits {
            true => self.0.clone(),
            false => self.0.thumbnail(THUMBNAIL_SIDE_PX, THUMBNAIL_SIDE_PX),
        });
        small.0.apply_orientation(orientation);
        let rgb = Self(DynamicImage::ImageRgb8(on_paper(&small.0)));
        // Reserved at once, so that growing leaves no copies behind.
        let mut jpeg = Zeroizing::new(Vec::with_capacity(256 * 1024));
        JpegEncoder::new_with_quality(&mut *jpeg, QUALITY_PERCENT)
            .encode(rgb.0.as_bytes(), rgb.0.width(), rgb.0.height(), ExtendedColorType::Rgb8)
            .map_err(|_| DocumentFault::Damaged)?;
        Ok(jpeg)
    }
}

fn on_paper(image: &DynamicImage) -> RgbImage {
    let rgba = Wiped(DynamicImage::ImageRgba8(image.to_rgba8()));
    let mut paper = RgbImage::new(image.width(), image.height());
    for (to, from) in paper.chunks_exact_mut(3).zip(rgba.0.as_bytes().chunks_exact(4)) {
        let alpha = u16::from(from[3]);
        for (to, from) in to.iter_mut().zip(from) {
            // At most 255 * 255 + 127, which fits; the quotient is at most 255.
            *to = ((u16::from(*from) * alpha + 255 * (255 - alpha) + 127) / 255) as u8;
        }
    }
    paper
}

#[cfg(test)]
mod tests {
    use image::{Rgba, RgbaImage};

    use super::*;

    fn size_of(jpeg: &[u8]) -> (u32, u32) {
        image::load_from_memory(jpeg).unwrap().dimensions()
    }

    #[test]
    fn keeps_the_shape_and_never_enlarges() {
        let sizes = [
            ((3000, 2000), (320, 213)),
            ((20_000, 1), (320, 1)),
            ((1, 20_000), (1, 320)),
            ((5, 7), (5, 7)),
        ];
        for ((width, height), expected) in sizes {
            let image = Wiped(DynamicImage::new_rgb8(width, height));
            let jpeg = image.thumbnail(Orientation::NoTransforms).unwrap();
            assert_eq!(size_of(&jpeg), expected);
            let turned = image.thumbnail(Orientation::Rotate90).unwrap();
            assert_eq!(size_of(&turned), (expected.1, expected.0));
        }
    }

    #[test]
    fn transparent_becomes_paper() {
        let clear = Wiped(RgbaImage::from_pixel(40, 40, Rgba([0, 0, 0, 0])).into());
        let jpeg = clear.thumbnail(Orientation::NoTransforms).unwrap();
        let shown = image::load_from_memory(&jpeg).unwrap().to_rgb8();
        assert!(shown.pixels().all(|pixel| pixel.0 == [255; 3]));
    }
}
