//! A line cut out of the picture, straightened and brought to the height the network reads.

use image::RgbImage;
use zeroize::Zeroizing;

use crate::Quad;
use crate::models::{LINE_PX, STEP_PX};
use crate::quad::mix;

/// A line is at most so wide for the network; a longer one is squeezed.
const MAX_STEPS: usize = 320;
/// Narrower ones go on beyond their end: the network was never shown less.
const MIN_STEPS: usize = 6;

/// The network's picture of one line.
pub(crate) struct Cut {
    /// `[3, 48, width]`, BGR, -1 to 1.
    pub(crate) planes: Zeroizing<Vec<f32>>,
    pub(crate) width: usize,
    /// How much of the width is the line; the rest is what follows it in the picture.
    pub(crate) share: f32,
}

impl Cut {
    pub(crate) fn of(picture: &RgbImage, quad: &Quad) -> Self {
        let aspect = quad.length_px() / quad.height_px().max(1.0);
        let wanted = (aspect * LINE_PX as f32).max(1.0);
        let steps = ((wanted / STEP_PX as f32).ceil() as usize).clamp(MIN_STEPS, MAX_STEPS);
        let width = steps * STEP_PX;
        let share = (wanted / width as f32).min(1.0);
        let mut planes = Zeroizing::new(vec![0.0; 3 * LINE_PX * width]);
        let [a, b, c, d] = quad.part(0.0, 1.0 / share).0;
        // Several pixels of the picture may fall on one here: a mean of so many by so many.
        let fine = (quad.height_px() / LINE_PX as f32).round().clamp(1.0, 8.0) as usize;
        let weight = 1.0 / (fine * fine) as f32 / 127.5;
        let size = LINE_PX * width;
        for row in 0..LINE_PX * fine {
            let share = (row as f32 + 0.5) / (LINE_PX * fine) as f32;
            let (from, to) = (mix(a, d, share), mix(b, c, share));
            let start = row / fine * width;
            for column in 0..width * fine {
                let at = mix(from, to, (column as f32 + 0.5) / (width * fine) as f32);
                let rgb = sample(picture, at);
                for (plane, value) in [rgb[2], rgb[1], rgb[0]].into_iter().enumerate() {
                    planes[plane * size + start + column / fine] += value * weight;
                }
            }
        }
        planes.iter_mut().for_each(|value| *value -= 1.0);
        Self { planes, width, share }
    }
}

/// Between four pixels; outside the picture its edge goes on. A pixel's middle is at a half.
#[inline]
fn sample(picture: &RgbImage, [x, y]: [f32; 2]) -> [f32; 3] {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let x = (x - 0.5).clamp(0.0, (width - 1) as f32);
    let y = (y - 0.5).clamp(0.0, (height - 1) as f32);
    let (left, top) = (x as usize, y as usize);
    let (right, below) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
    let (fx, fy) = (x - left as f32, y - top as f32);
    let pixels = picture.as_raw();
    let pixel = |x: usize, y: usize| &pixels[(y * width + x) * 3..][..3];
    let (p, q, r, s) =
        (pixel(left, top), pixel(right, top), pixel(left, below), pixel(right, below));
    std::array::from_fn(|c| {
        let (p, q, r, s) = (f32::from(p[c]), f32::from(q[c]), f32::from(r[c]), f32::from(s[c]));
        let (above, under) = (p + (q - p) * fx, r + (s - r) * fx);
        above + (under - above) * fy
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ramp() -> RgbImage {
        RgbImage::from_fn(96, 96, |x, y| image::Rgb([x as u8, y as u8, 7]))
    }

    #[test]
    fn a_cut_of_the_same_height_is_the_picture_in_bgr() {
        let cut = Cut::of(&ramp(), &Quad::upright([8.0, 16.0, 80.0, 48.0]));
        assert_eq!((cut.width, cut.share), (80, 1.0));
        let at = |plane: usize, x: usize, y: usize| cut.planes[(plane * 48 + y) * 80 + x];
        let told = |value: f32| (value + 1.0) * 127.5;
        assert!((told(at(0, 3, 3)) - 7.0).abs() < 0.01);
        assert!((told(at(1, 3, 5)) - 21.0).abs() < 0.01);
        assert!((told(at(2, 3, 5)) - 11.0).abs() < 0.01);
    }

    #[test]
    fn read_from_the_other_end_it_is_turned() {
        let cut = Cut::of(&ramp(), &Quad::upright([8.0, 16.0, 80.0, 48.0]).reversed());
        let told = |plane: usize| (cut.planes[plane * 48 * 80] + 1.0) * 127.5;
        assert!((told(2) - 87.0).abs() < 0.01 && (told(1) - 63.0).abs() < 0.01);
    }

    #[test]
    fn a_single_character_is_not_stretched_and_a_large_one_is_averaged() {
        let narrow = Cut::of(&ramp(), &Quad::upright([0.0, 0.0, 24.0, 48.0]));
        assert_eq!((narrow.width, narrow.share), (48, 0.5));
        let large = Cut::of(&ramp(), &Quad::upright([0.0, 0.0, 96.0, 96.0]));
        assert!(((large.planes[2 * 48 * 48] + 1.0) * 127.5 - 0.5).abs() < 0.01);
    }
}
