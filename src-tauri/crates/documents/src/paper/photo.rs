//! The document's photo: out of the frame, upright, in its true shape, as a JPEG without metadata.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use media::Frame;
use signup::document::Point;
use zeroize::Zeroizing;

use super::quad::convex_area;
use super::shape::{Projection, Shape};

const QUALITY: u8 = 95;
/// Kept around the document, as a share of its sides: its edges are seen, and that nothing is cut off.
const MARGIN: f32 = 0.03;
/// No side is drawn longer.
const LONGEST_PX: f32 = 4096.0;
/// Nothing can be read on what is smaller.
const SMALLEST_PX: f32 = 32.0;

/// Why there is no photo.
#[derive(Debug, thiserror::Error)]
pub enum PhotoFault {
    /// The corners are no quadrilateral, or so small that nothing could be read.
    #[error("the outline is not one of a document")]
    Outline,
    /// The encoder refused.
    #[error("the photo cannot be written as a JPEG")]
    Encode(#[source] image::ImageError),
}

/// The document in this outline (corners clockwise from the top left one, in the unmirrored picture), as it would lie
/// flat, with a little of what is around it; without an outline the whole frame, unmirrored. A JPEG of quality 95 that
/// says nothing about when and where it was taken.
///
/// # Errors
/// [`PhotoFault`].
pub fn photo(frame: &Frame, outline: Option<[Point; 4]>) -> Result<Zeroizing<Vec<u8>>, PhotoFault> {
    let (width, height, from) = match outline {
        Some(outline) => laid_flat(frame, outline)?,
        None => whole(frame),
    };
    let mut rgb = Zeroizing::new(vec![0; width * height * 3]);
    let colours = Colours { frame };
    for (row, line) in rgb.chunks_exact_mut(width * 3).enumerate() {
        for (column, pixel) in line.chunks_exact_mut(3).enumerate() {
            let (u, v) = (column as f32 + 0.5, row as f32 + 0.5);
            let [x, y] = from.at(u / width as f32, v / height as f32);
            pixel.copy_from_slice(&colours.at(x, y));
        }
    }
    // Its own size, so that no reallocation leaves a copy behind: no JPEG of this quality is larger than its pixels.
    let mut jpeg = Zeroizing::new(Vec::with_capacity(rgb.len() + 4096));
    let side = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
    JpegEncoder::new_with_quality(&mut *jpeg, QUALITY)
        .write_image(&rgb, side(width), side(height), ExtendedColorType::Rgb8)
        .map_err(PhotoFault::Encode)?;
    Ok(jpeg)
}

fn whole(frame: &Frame) -> (usize, usize, Projection) {
    let (width, height) = (frame.width_px(), frame.height_px());
    let (across, down) = (width as f32, height as f32);
    (width, height, Projection([across, 0.0, 0.0, 0.0, down, 0.0, 0.0, 0.0]))
}

/// Size in pixels, and where each share of it is in the frame. As many pixels as the document has where it has most.
fn laid_flat(frame: &Frame, outline: [Point; 4]) -> Result<(usize, usize, Projection), PhotoFault> {
    let (across, down) = (frame.width_px() as f32, frame.height_px() as f32);
    let corners = outline.map(|Point { x, y }| [x * across, y * down]);
    if !convex_area(&corners).is_some_and(|area| area >= SMALLEST_PX * SMALLEST_PX) {
        return Err(PhotoFault::Outline);
    }
    let shape = Shape::of(&corners, across, down).ok_or(PhotoFault::Outline)?;
    let aspect = shape.true_aspect();
    let side =
        |a: usize, b: usize| (corners[a][0] - corners[b][0]).hypot(corners[a][1] - corners[b][1]);
    let wide = side(0, 1).max(side(3, 2)).max(side(0, 3).max(side(1, 2)) * aspect);
    let grown = 1.0 + 2.0 * MARGIN;
    let wide = wide.min(LONGEST_PX / grown).min(LONGEST_PX / grown * aspect);
    let (width, height) = ((wide * grown).round(), (wide / aspect * grown).round());
    if !(16.0..=LONGEST_PX).contains(&width) || !(16.0..=LONGEST_PX).contains(&height) {
        return Err(PhotoFault::Outline);
    }
    let flat = Projection::onto(&corners).ok_or(PhotoFault::Outline)?;
    let (low, high) = (-MARGIN, 1.0 + MARGIN);
    let grown = [flat.at(low, low), flat.at(high, low), flat.at(high, high), flat.at(low, high)];
    let from = Projection::onto(&grown).ok_or(PhotoFault::Outline)?;
    Ok((width as usize, height as usize, from))
}

/// Colours between the frame's pixels.
struct Colours<'a> {
    frame: &'a Frame,
}

impl Colours<'_> {
    /// Red, green and blue of full range at a place in pixels (0 is the picture's edge, a pixel's middle at a half).
    fn at(&self, x: f32, y: f32) -> [u8; 3] {
        let (width, height) = (self.frame.width_px(), self.frame.height_px());
        let luma = between(self.frame.y(), width, height, x - 0.5, y - 0.5);
        let (width, height, x, y) = (width / 2, height / 2, x / 2.0 - 0.5, y / 2.0 - 0.5);
        let blue = between(self.frame.u(), width, height, x, y) - 128.0;
        let red = between(self.frame.v(), width, height, x, y) - 128.0;
        // ITU-R BT.601, limited range.
        let luma = 1.164_383 * (luma - 16.0);
        let byte = |value: f32| (value + 0.5).clamp(0.0, 255.0) as u8;
        [
            byte(luma + 1.596_027 * red),
            byte(luma - 0.391_762 * blue - 0.812_968 * red),
            byte(luma + 2.017_232 * blue),
        ]
    }
}

/// Bilinear; outside the plane its nearest pixel.
fn between(plane: &[u8], width: usize, height: usize, x: f32, y: f32) -> f32 {
    let x = x.clamp(0.0, (width - 1) as f32);
    let y = y.clamp(0.0, (height - 1) as f32);
    let (left, top) = (x as usize, y as usize);
    let (right, below) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
    let (fx, fy) = (x - left as f32, y - top as f32);
    let row = |row: usize| {
        let (a, b) = (f32::from(plane[row * width + left]), f32::from(plane[row * width + right]));
        a + (b - a) * fx
    };
    let (a, b) = (row(top), row(below));
    a + (b - a) * fy
}
