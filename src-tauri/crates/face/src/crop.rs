//! A turned square out of a picture, as the landmark network wants it.

use media::Frame;

/// A square region of the picture, turned with the head.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Region {
    pub(crate) centre_px: [f32; 2],
    pub(crate) side_px: f32,
    /// Clockwise in the picture, radians.
    pub(crate) turn: f32,
}

impl Region {
    /// A region worth looking at: on the picture and neither a speck nor several pictures large. Anything else
    /// comes from landmarks that lost their face.
    pub(crate) fn is_sound(&self, frame: &Frame) -> bool {
        let (width, height) = (frame.width_px() as f32, frame.height_px() as f32);
        let [x, y] = self.centre_px;
        // (A NaN is in no range.)
        (0.0..=width).contains(&x)
            && (0.0..=height).contains(&y)
            && (16.0..=3.0 * width.max(height)).contains(&self.side_px)
            && self.turn.is_finite()
    }

    /// From a place in the unturned unit square (0..1) to pixels of the picture.
    pub(crate) fn to_picture(self, [u, v]: [f32; 2]) -> [f32; 2] {
        let (sine, cosine) = self.turn.sin_cos();
        let (u, v) = ((u - 0.5) * self.side_px, (v - 0.5) * self.side_px);
        let [x, y] = self.centre_px;
        [x + u * cosine - v * sine, y + u * sine + v * cosine]
    }
}

/// Fills `out` (`side * side` RGB, 0 to 1) with the region, bilinear; what lies outside the picture repeats its
/// edge, as in MediaPipe.
///
/// In 16.16 fixed point: the region has passed [`Region::is_sound`], so no coordinate leaves it.
pub(crate) fn rgb(frame: &Frame, region: &Region, side: usize, out: &mut [f32]) {
    let (width, height) = (frame.width_px() as i32, frame.height_px() as i32);
    let luma = Plane { samples: frame.y(), width, height };
    let [u, v] = [frame.u(), frame.v()].map(|samples| Plane {
        samples,
        width: width / 2,
        height: height / 2,
    });
    let (sine, cosine) = region.turn.sin_cos();
    let step = region.side_px / side as f32;
    let (across, down) = (fixed(cosine * step), fixed(sine * step));
    for (j, row) in out.chunks_exact_mut(side * 3).take(side).enumerate() {
        let start = region.to_picture([0.5 / side as f32, (j as f32 + 0.5) / side as f32]);
        let (mut x, mut y) = (fixed(start[0] - 0.5), fixed(start[1] - 0.5));
        for pixel in row.as_chunks_mut::<3>().0 {
            // Chroma lies between two luma samples in both directions.
            let (half_x, half_y) = ((x - HALF) >> 1, (y - HALF) >> 1);
            *pixel = to_rgb(luma.at(x, y), u.at(half_x, half_y), v.at(half_x, half_y));
            x += across;
            y += down;
        }
    }
}

const HALF: i32 = 1 << 15;

fn fixed(value: f32) -> i32 {
    (value * 65536.0) as i32
}

#[derive(Clone, Copy)]
struct Plane<'a> {
    samples: &'a [u8],
    width: i32,
    height: i32,
}

impl Plane<'_> {
    /// Bilinear, in 256ths.
    #[inline(always)]
    fn at(&self, x: i32, y: i32) -> i32 {
        let (x0, y0) = (x >> 16, y >> 16);
        let (fx, fy) = ((x >> 8) & 255, (y >> 8) & 255);
        let left = x0.clamp(0, self.width - 1) as usize;
        let right = (x0 + 1).clamp(0, self.width - 1) as usize;
        let top = (y0.clamp(0, self.height - 1) * self.width) as usize;
        let bottom = ((y0 + 1).clamp(0, self.height - 1) * self.width) as usize;
        let sample = |at: usize| i32::from(self.samples[at]);
        let above = sample(top + left) * (256 - fx) + sample(top + right) * fx;
        let below = sample(bottom + left) * (256 - fx) + sample(bottom + right) * fx;
        (above * (256 - fy) + below * fy) >> 8
    }
}

/// ITU-R BT.601, limited range (luma 16..=235), samples in 256ths, to RGB 0..1.
#[inline(always)]
pub(crate) fn to_rgb(y: i32, u: i32, v: i32) -> [f32; 3] {
    const LUMA: f32 = 1.0 / (219.0 * 256.0);
    const CHROMA: f32 = 1.0 / (224.0 * 256.0);
    let y = (y - 16 * 256) as f32 * LUMA;
    let u = (u - 128 * 256) as f32 * CHROMA;
    let v = (v - 128 * 256) as f32 * CHROMA;
    let unit = |value: f32| value.clamp(0.0, 1.0);
    [unit(y + 1.402 * v), unit(y - 0.344_136 * u - 0.714_136 * v), unit(y + 1.772 * u)]
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn grey_ramp() -> Frame {
        // Luma rises by 2 a pixel to the right, chroma is neutral.
        let mut i420 = vec![128; 64 * 64 * 3 / 2];
        for (i, luma) in i420[..64 * 64].iter_mut().enumerate() {
            *luma = 16 + 2 * (i % 64) as u8;
        }
        Frame::from_i420(64, 64, Duration::ZERO, i420).unwrap()
    }

    fn sampled(region: Region, side: usize) -> Vec<f32> {
        let mut out = vec![0.0; side * side * 3];
        rgb(&grey_ramp(), &region, side, &mut out);
        out
    }

    #[test]
    fn an_upright_region_of_the_same_size_is_the_picture_itself() {
        let region = Region { centre_px: [32.0, 32.0], side_px: 64.0, turn: 0.0 };
        let out = sampled(region, 64);
        for (i, pixel) in out.chunks(3).enumerate() {
            let expected = 2.0 * (i % 64) as f32 / 219.0;
            assert!(pixel.iter().all(|value| (value - expected).abs() < 1e-5), "{i}: {pixel:?}");
        }
    }

    #[test]
    fn a_turned_region_reads_along_its_own_axes() {
        // Turned by a quarter clockwise, its rows run down the picture: they are of one brightness.
        let turn = std::f32::consts::FRAC_PI_2;
        let out = sampled(Region { centre_px: [32.0, 32.0], side_px: 32.0, turn }, 32);
        let row = |j: usize| &out[j * 96..(j + 1) * 96];
        assert!(row(5).iter().all(|value| (value - row(5)[0]).abs() < 1e-3));
        // and its columns run to the picture's left.
        assert!(row(0)[0] > row(31)[0] + 0.2);
    }

    #[test]
    fn outside_the_picture_its_edge_goes_on() {
        let out = sampled(Region { centre_px: [0.0, 0.0], side_px: 64.0, turn: 0.3 }, 32);
        assert!(out.iter().all(|value| (0.0..=0.6).contains(value)));
        assert_eq!(out[0], 0.0);
    }

    #[test]
    fn colours_are_bt_601() {
        let red = to_rgb(81 * 256, 90 * 256, 240 * 256);
        assert!(red[0] > 0.99 && red[1] < 0.01 && red[2] < 0.01, "{red:?}");
        let white = to_rgb(235 * 256, 128 * 256, 128 * 256);
        assert!(white.iter().all(|value| (value - 1.0).abs() < 1e-6), "{white:?}");
    }

    #[test]
    fn what_lost_its_face_is_not_sound() {
        let frame = grey_ramp();
        let sound = Region { centre_px: [10.0, 10.0], side_px: 30.0, turn: 0.0 };
        assert!(sound.is_sound(&frame));
        for region in [
            Region { centre_px: [f32::NAN, 1.0], ..sound },
            Region { centre_px: [65.0, 1.0], ..sound },
            Region { side_px: 3.0, ..sound },
            Region { side_px: 1e9, ..sound },
            Region { turn: f32::INFINITY, ..sound },
        ] {
            assert!(!region.is_sound(&frame), "{region:?}");
        }
    }
}
