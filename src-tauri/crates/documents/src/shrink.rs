//! A large picture made small in milliseconds.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::RgbImage;

/// Each pixel is the mean of those it stands for. `None`: one of both has no pixels.
pub(crate) fn shrunk(picture: &RgbImage, width: u32, height: u32) -> Option<RgbImage> {
    let from =
        ImageRef::new(picture.width(), picture.height(), picture.as_raw(), PixelType::U8x3).ok()?;
    let mut shrunk = Image::new(width, height, PixelType::U8x3);
    let by = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Box));
    Resizer::new().resize(&from, &mut shrunk, &by).ok()?;
    RgbImage::from_raw(width, height, shrunk.into_vec())
}
