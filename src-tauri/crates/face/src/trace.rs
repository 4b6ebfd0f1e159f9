//! What the presentation-attack signals need of a picture beside its observation. None of it leaves the process.

use media::Frame;
use zeroize::Zeroizing;

use crate::area::{Area, Histogram, full_range};
use crate::landmarks::Bounds;
use crate::shrink::shrink;

/// The longest side of the picture made small, in pixels.
const SMALL_PX: usize = 160;
/// A side of the coarse fingerprint, in pixels.
const COARSE_PX: usize = 16;
/// Rows that the noise of the surroundings is measured on: one in so many.
const NOISE_STEP: usize = 8;

/// A small grey picture, luma as in [`Frame`] (16..=235). Shows a face: wiped when let go, and not printable.
pub struct Patch {
    width_px: usize,
    height_px: usize,
    luma: Zeroizing<Vec<u8>>,
}

impl Patch {
    pub(crate) fn new(width_px: usize, height_px: usize, luma: Zeroizing<Vec<u8>>) -> Self {
        debug_assert_eq!(luma.len(), width_px * height_px);
        Self { width_px, height_px, luma }
    }

    /// Pixels in a row.
    #[must_use]
    pub fn width_px(&self) -> usize {
        self.width_px
    }

    /// Rows.
    #[must_use]
    pub fn height_px(&self) -> usize {
        self.height_px
    }

    /// Row by row, from the upper left.
    #[must_use]
    pub fn luma(&self) -> &[u8] {
        &self.luma
    }

    /// A square of so many pixels out of the picture as it is, unscaled, about a place; moved inwards at the
    /// picture's edge, `None` where the picture is smaller than it.
    pub(crate) fn cut(frame: &Frame, [x, y]: [f32; 2], side: usize) -> Option<Self> {
        let (width, height) = (frame.width_px(), frame.height_px());
        if width < side || height < side {
            return None;
        }
        let start = |at: f32, end: usize| ((at as usize).saturating_sub(side / 2)).min(end - side);
        let (left, top) = (start(x, width), start(y, height));
        let mut luma = Zeroizing::new(Vec::with_capacity(side * side));
        for row in frame.y().chunks_exact(width).skip(top).take(side) {
            luma.extend_from_slice(&row[left..left + side]);
        }
        Some(Self::new(side, side, luma))
    }
}

/// Traces of the whole picture.
pub struct PictureTrace {
    /// Of every luma sample as it is: equal only for the very same picture. (Not made to withstand who wants two
    /// pictures to collide: who sends frames can also send different ones.)
    pub fingerprint: u64,
    /// Of the means of 16 x 16 fields, in steps of 4: mostly equal for the same picture with a little noise.
    pub coarse_fingerprint: u64,
    /// The picture with its longer side of 160 px, each pixel the mean of its share.
    pub small: Patch,
    /// The noise beside the face, in luma steps (robust standard deviation of the finest detail); the whole picture's
    /// without a face. `None` where the face leaves no room.
    pub noise: Option<f32>,
}

impl PictureTrace {
    pub(crate) fn of(frame: &Frame, face: Option<&Bounds>) -> Self {
        let size = (frame.width_px(), frame.height_px());
        let long = size.0.max(size.1);
        let to = |side: usize| (side * SMALL_PX / long).max(1);
        let small = (to(size.0), to(size.1));
        let mut luma = Zeroizing::new(vec![0; small.0 * small.1]);
        shrink(frame.y(), size.0, &Area::whole(frame), small, &mut luma);
        let small = Patch::new(small.0, small.1, luma);
        let mut coarse = Zeroizing::new([0; COARSE_PX * COARSE_PX]);
        let all = Area { left: 0, top: 0, right: small.width_px, bottom: small.height_px };
        shrink(&small.luma, small.width_px, &all, (COARSE_PX, COARSE_PX), coarse.as_mut());
        for value in coarse.iter_mut() {
            *value /= 4;
        }
        Self {
            fingerprint: fingerprint(frame.y()),
            coarse_fingerprint: fingerprint(coarse.as_ref()),
            small,
            noise: noise(frame, face),
        }
    }

    /// Mean luma of the whole picture, 0 black to 255 white.
    pub(crate) fn luma(&self) -> f32 {
        let sum: u32 = self.small.luma.iter().map(|&sample| u32::from(sample)).sum();
        full_range(sum as f32 / self.small.luma.len() as f32)
    }
}

/// Beside the face, hair left out.
fn noise(frame: &Frame, face: Option<&Bounds>) -> Option<f32> {
    let width = frame.width_px();
    let whole = Area::whole(frame);
    let mut histogram = Histogram::default();
    let mut add = |area: Area| area.add_noise(frame.y(), width, NOISE_STEP, &mut histogram);
    match face {
        None => add(whole),
        Some(face) => {
            let hair = face.width_px() * 0.25;
            let face = Area::on(
                frame,
                &Bounds {
                    min_px: face.min_px.map(|at| at - hair),
                    max_px: face.max_px.map(|at| at + hair),
                },
            );
            add(Area { right: face.left, ..whole });
            add(Area { left: face.right, ..whole });
        }
    }
    histogram.noise()
}

/// 64 bits of all bytes, the same on every machine.
fn fingerprint(bytes: &[u8]) -> u64 {
    /// 2^64 divided by the golden ratio: spreads every bit.
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, word: u64| {
        let hash = (hash ^ word).wrapping_mul(SPREAD);
        hash ^ (hash >> 29)
    };
    let (words, rest) = bytes.as_chunks::<8>();
    let hash =
        words.iter().fold(bytes.len() as u64, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    mix(rest.iter().fold(hash, |hash, &byte| mix(hash, u64::from(byte))), SPREAD)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn picture(change: impl Fn(usize) -> u8) -> Frame {
        let luma = (0..320 * 240).map(change);
        let i420: Vec<u8> = luma.chain(std::iter::repeat_n(128, 320 * 120)).collect();
        Frame::from_i420(320, 240, Duration::ZERO, i420).unwrap()
    }

    #[test]
    fn one_sample_changes_the_fingerprint_and_not_the_coarse_one() {
        let plain = PictureTrace::of(&picture(|_| 90), None);
        let again = PictureTrace::of(&picture(|_| 90), None);
        let other = PictureTrace::of(&picture(|i| 90 + u8::from(i == 40_001)), None);
        assert_eq!(plain.fingerprint, again.fingerprint);
        assert_ne!(plain.fingerprint, other.fingerprint);
        assert_eq!(plain.coarse_fingerprint, other.coarse_fingerprint);
        let lit = PictureTrace::of(&picture(|i| if i % 320 < 160 { 90 } else { 120 }), None);
        assert_ne!(plain.coarse_fingerprint, lit.coarse_fingerprint);
    }

    #[test]
    fn the_small_picture_keeps_its_proportions() {
        let trace = PictureTrace::of(&picture(|i| if i % 320 < 160 { 16 } else { 235 }), None);
        assert_eq!((trace.small.width_px(), trace.small.height_px()), (160, 120));
        assert_eq!((trace.small.luma()[79], trace.small.luma()[80]), (16, 235));
        assert!((trace.luma() - 127.5).abs() < 0.1);
    }

    #[test]
    fn noise_is_that_beside_the_face() {
        // Noisy only in the middle, where the face is.
        let middle = |i: usize| (60..260).contains(&(i % 320));
        let noise = |i: usize| {
            let mixed = (i as u32).wrapping_mul(0x9e37_79b9);
            (mixed ^ (mixed >> 15)).wrapping_mul(0x85eb_ca6b) >> 28
        };
        let frame = picture(|i| if middle(i) { 90 + noise(i) as u8 } else { 90 });
        let face = Bounds { min_px: [100.0, 40.0], max_px: [220.0, 200.0] };
        assert!(PictureTrace::of(&frame, Some(&face)).noise.unwrap() < 0.2);
        assert!(PictureTrace::of(&frame, None).noise.unwrap() > 0.5);
        let close = Bounds { min_px: [0.0; 2], max_px: [320.0, 240.0] };
        assert_eq!(PictureTrace::of(&frame, Some(&close)).noise, None);
    }

    #[test]
    fn a_cut_stays_on_the_picture() {
        let frame = picture(|i| (i % 320 / 2) as u8);
        let cut = Patch::cut(&frame, [319.0, -4.0], 128).unwrap();
        assert_eq!((cut.luma()[0], cut.luma()[127]), (96, 159));
        assert!(Patch::cut(&frame, [9.0, 9.0], 241).is_none());
    }
}
