//! Where writing is on a whole picture.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::RgbImage;
use onnx::{Network, Pool};
use zeroize::{Zeroize, Zeroizing};

use crate::Quad;
use crate::direction;
use crate::region::Regions;

/// The longer side of the picture as the network sees it. A page of a passport has letters of 20 pixels then, a
/// close-printed statement some of 7, which are the smallest that are found.
const LONGEST_PX: f32 = 1088.0;
/// A small picture is enlarged up to this: letters under ten pixels are found worse.
const MAX_ENLARGED: f32 = 4.0;
/// Sides are multiples of this.
const GRID_PX: f32 = 32.0;

/// What was found, in picture pixels.
pub(crate) struct Found {
    /// Lines that run with the page, as if it stood upright or were turned clockwise by a quarter.
    pub(crate) along: Vec<Quad>,
    /// Lines that stand across.
    pub(crate) across: Vec<Quad>,
}

/// `None` only for a picture without pixels.
pub(crate) fn find(network: &Network, picture: &RgbImage, pool: &Pool) -> Option<Found> {
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    if picture.width() == 0 || picture.height() == 0 {
        return None;
    }
    let scale = (LONGEST_PX / width.max(height)).min(MAX_ENLARGED);
    let side = |side: f32| ((side * scale / GRID_PX).round().max(1.0) * GRID_PX) as usize;
    let (across, down) = (side(width), side(height));
    let input = planes(picture, across, down)?;
    let mut outputs = network.run_shaped(&[1, 3, down, across], &input, pool)?;
    drop(input);
    let regions = Regions::of(outputs.first_mut()?, across);
    let page = direction::axis(&regions.all);
    let back = [width / across as f32, height / down as f32];
    let mut found = Found { along: Vec::new(), across: Vec::new() };
    for line in regions.all.iter().filter_map(|region| regions.rectangle(region, page)) {
        let with_page = direction::with_page(line.axis, page);
        let axis = with_page.unwrap_or(line.axis);
        let quad = Quad::around(line.centre, axis, line.length, line.height);
        let quad = Quad(quad.0.map(|[x, y]| [x * back[0], y * back[1]]));
        if with_page.is_some() { found.along.push(quad) } else { found.across.push(quad) }
    }
    Some(found)
}

/// The picture at that size as `[3, height, width]`, BGR, -1 to 1.
fn planes(picture: &RgbImage, width: usize, height: usize) -> Option<Zeroizing<Vec<f32>>> {
    let source =
        ImageRef::new(picture.width(), picture.height(), picture.as_raw(), PixelType::U8x3).ok()?;
    let mut small = Image::new(width as u32, height as u32, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
    Resizer::new().resize(&source, &mut small, &options).ok()?;
    let size = width * height;
    let mut planes = Zeroizing::new(vec![0.0; 3 * size]);
    for (plane, channel) in planes.chunks_exact_mut(size).zip([2, 1, 0]) {
        for (value, pixel) in plane.iter_mut().zip(small.buffer().chunks_exact(3)) {
            *value = f32::from(pixel[channel]) / 127.5 - 1.0;
        }
    }
    small.buffer_mut().zeroize();
    Some(planes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_network_sees_bgr_from_minus_one_to_one() {
        let picture = RgbImage::from_pixel(640, 480, image::Rgb([255, 0, 51]));
        let planes = planes(&picture, 64, 32).unwrap();
        let size = 64 * 32;
        assert_eq!((planes[0], planes[size], planes[2 * size]), (51.0 / 127.5 - 1.0, -1.0, 1.0));
        assert_eq!(planes.len(), 3 * size);
    }
}
