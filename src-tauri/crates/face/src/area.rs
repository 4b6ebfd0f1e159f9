//! Upright rectangles of whole pixels, and what is measured on them.

use media::Frame;

use crate::landmarks::Bounds;

/// Pixels `left..right` by `top..bottom` of a picture; may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) left: usize,
    pub(crate) top: usize,
    pub(crate) right: usize,
    pub(crate) bottom: usize,
}

impl Area {
    /// What of the box lies on the picture.
    pub(crate) fn on(frame: &Frame, bounds: &Bounds) -> Self {
        let (width, height) = (frame.width_px() as f32, frame.height_px() as f32);
        // (`as` takes a NaN to 0.)
        let px = |value: f32, end: f32| value.clamp(0.0, end).round() as usize;
        Self {
            left: px(bounds.min_px[0], width),
            top: px(bounds.min_px[1], height),
            right: px(bounds.max_px[0], width),
            bottom: px(bounds.max_px[1], height),
        }
    }

    /// The whole picture.
    pub(crate) fn whole(frame: &Frame) -> Self {
        Self { left: 0, top: 0, right: frame.width_px(), bottom: frame.height_px() }
    }

    /// The part where a seller sits who is too far away: half as wide and about the middle, a little higher. On even
    /// pixels.
    pub(crate) fn middle(frame: &Frame) -> Self {
        let (width, height) = (frame.width_px(), frame.height_px());
        let even = |value: usize| value / 2 * 2;
        let side = (width / 2).clamp(2, height);
        let (left, top) = (even((width - side.min(width)) / 2), even((height - side) * 2 / 5));
        let (right, bottom) = (even(left + side).min(width), even(top + side));
        Self { left, top, right: right.max(left + 2), bottom: bottom.max(top + 2) }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.left >= self.right || self.top >= self.bottom
    }

    /// Mean of the samples on it, every fourth row; `None` if there are none.
    pub(crate) fn mean(&self, plane: &[u8], width: usize) -> Option<f32> {
        if self.is_empty() {
            return None;
        }
        let mut sum = 0u64;
        let mut count = 0;
        for y in (self.top..self.bottom).step_by(4) {
            let row = &plane[y * width + self.left..y * width + self.right];
            sum += row.iter().map(|&sample| u64::from(sample)).sum::<u64>();
            count += row.len();
        }
        Some(sum as f32 / count as f32)
    }

    /// The robust standard deviation of the finest detail, in luma steps: about the sensor's noise where the picture
    /// is smooth, near 0 in a clean rendering. Every `step`-th row. `None` if the area is too small.
    ///
    /// The high pass is J. Immerkaer's ("Fast noise variance estimation", 1996), which edges and gradients hardly
    /// reach; the median instead of his mean keeps the remaining edges out.
    pub(crate) fn noise(&self, plane: &[u8], width: usize, step: usize) -> Option<f32> {
        let mut histogram = Histogram::default();
        self.add_noise(plane, width, step, &mut histogram);
        histogram.noise()
    }

    pub(crate) fn add_noise(
        &self,
        plane: &[u8],
        width: usize,
        step: usize,
        histogram: &mut Histogram,
    ) {
        if self.right < self.left + 3 || self.bottom < self.top + 3 {
            return;
        }
        for y in (self.top + 1..self.bottom - 1).step_by(step) {
            let row = |y: usize| &plane[y * width + self.left..y * width + self.right];
            let rows = row(y - 1).windows(3).zip(row(y).windows(3)).zip(row(y + 1).windows(3));
            for ((above, here), below) in rows {
                let second = |w: &[u8]| i32::from(w[0]) - 2 * i32::from(w[1]) + i32::from(w[2]);
                let value = second(above) - 2 * second(here) + second(below);
                histogram.counts[value.unsigned_abs().min(Histogram::LAST) as usize] += 1;
            }
        }
    }
}

/// Sizes of the high pass's answers.
pub(crate) struct Histogram {
    counts: [u32; Self::LAST as usize + 1],
}

impl Default for Histogram {
    fn default() -> Self {
        Self { counts: [0; Self::LAST as usize + 1] }
    }
}

impl Histogram {
    /// Everything larger is an edge.
    const LAST: u32 = 511;

    /// See [`Area::noise`].
    pub(crate) fn noise(&self) -> Option<f32> {
        let total: u32 = self.counts.iter().sum();
        if total < 64 {
            return None;
        }
        let half = total as f32 / 2.0;
        let mut below = 0.0;
        for (value, &count) in self.counts.iter().enumerate() {
            let count = count as f32;
            if below + count >= half {
                // Answers are whole numbers: within its step the median is interpolated, 0 counting half a step.
                let median = value as f32 - 0.5 + (half - below) / count;
                // 0.6745: median of |x| of a normal x; 6: the high pass's root of summed squares.
                return Some(median.max(0.0) / 0.6745 / 6.0);
            }
            below += count;
        }
        None
    }
}

/// Luma of limited range (16..=235) as 0 black to 255 white.
pub(crate) fn full_range(luma: f32) -> f32 {
    ((luma - 16.0) * 255.0 / 219.0).clamp(0.0, 255.0)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn an_area_stays_on_the_picture() {
        let frame = Frame::from_i420(8, 4, Duration::ZERO, vec![9; 48]).unwrap();
        let area = |min, max| Area::on(&frame, &Bounds { min_px: min, max_px: max });
        let whole = Area { left: 0, top: 0, right: 8, bottom: 4 };
        assert_eq!(area([-5.0, -5.0], [99.0, 99.0]), whole);
        assert!(area([9.0, 0.0], [12.0, 4.0]).is_empty());
        assert_eq!(area([9.0, 0.0], [12.0, 4.0]).mean(frame.y(), 8), None);
        assert_eq!(whole.mean(frame.y(), 8), Some(9.0));
    }

    #[test]
    fn noise_is_measured_through_a_gradient() {
        // A gradient with uniform noise of -6..=6: standard deviation 3.74.
        let mut state = 1u32;
        let plane: Vec<u8> = (0..128 * 128)
            .map(|i| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (60 + i % 128 / 2 + (state >> 16) % 13) as u8 - 6
            })
            .collect();
        let whole = Area { left: 0, top: 0, right: 128, bottom: 128 };
        let noise = whole.noise(&plane, 128, 1).unwrap();
        assert!((noise - 3.74).abs() < 0.4, "{noise}");
        let clean: Vec<u8> = (0..128 * 128).map(|i| (60 + i % 128 / 2) as u8).collect();
        assert!(whole.noise(&clean, 128, 1).unwrap() < 0.3);
        assert_eq!(Area { right: 4, ..whole }.noise(&plane, 128, 64), None);
    }

    #[test]
    fn black_and_white_are_0_and_255() {
        assert_eq!([16.0, 235.0, 0.0, 255.0].map(full_range), [0.0, 255.0, 0.0, 255.0]);
    }
}
