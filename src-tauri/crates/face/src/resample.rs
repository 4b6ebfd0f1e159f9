//! A part of a plane at another size, without aliases and without steps.

use zeroize::Zeroizing;

use crate::area::Area;

/// The area as `to_width x to_height` samples; a triangle filter as wide as the step, at least one pixel (bilinear
/// where the area grows). Samples stay 0..=255 but are not rounded.
pub(crate) fn resample(
    plane: &[u8],
    width: usize,
    area: &Area,
    (to_width, to_height): (usize, usize),
) -> Zeroizing<Vec<f32>> {
    let columns = taps(area.left, area.right, to_width);
    let rows = taps(area.top, area.bottom, to_height);
    // Across first, for the area's rows only.
    let height = area.bottom - area.top;
    let mut across = Zeroizing::new(vec![0.0; to_width * height]);
    for (j, out) in across.chunks_exact_mut(to_width).enumerate() {
        let row = &plane[(area.top + j) * width..(area.top + j + 1) * width];
        for (out, taps) in out.iter_mut().zip(&columns) {
            let samples = &row[taps.start..taps.start + taps.weights.len()];
            *out = samples.iter().zip(&taps.weights).map(|(&s, w)| f32::from(s) * w).sum();
        }
    }
    let mut out = Zeroizing::new(vec![0.0; to_width * to_height]);
    for (out, taps) in out.chunks_exact_mut(to_width).zip(&rows) {
        for (k, weight) in taps.weights.iter().enumerate() {
            let row = (taps.start - area.top + k) * to_width;
            for (out, sample) in out.iter_mut().zip(&across[row..row + to_width]) {
                *out += sample * weight;
            }
        }
    }
    out
}

/// The samples that one new sample is made of; weights add up to 1.
struct Taps {
    start: usize,
    weights: Vec<f32>,
}

fn taps(from: usize, to: usize, count: usize) -> Vec<Taps> {
    let step = (to - from) as f32 / count as f32;
    let reach = step.max(1.0);
    let one = |i: usize| {
        let centre = from as f32 + (i as f32 + 0.5) * step - 0.5;
        let start = ((centre - reach).ceil().max(from as f32) as usize).min(to - 1);
        let end = ((centre + reach).floor() as usize + 1).clamp(start + 1, to);
        let weight = |at: usize| (1.0 - (at as f32 - centre).abs() / reach).max(0.0);
        let mut weights: Vec<f32> = (start..end).map(weight).collect();
        let total: f32 = weights.iter().sum();
        if total > 0.0 {
            weights.iter_mut().for_each(|weight| *weight /= total);
        } else {
            // At the very edge no sample is within reach: the nearest stands for it.
            weights[0] = 1.0;
        }
        Taps { start, weights }
    };
    (0..count).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ramp_stays_a_ramp_smaller_and_larger() {
        let plane: Vec<u8> = (0..32).flat_map(|_| (0..64).map(|x| x * 3)).collect();
        let area = Area { left: 8, top: 4, right: 56, bottom: 28 };
        for size in [(12, 6), (48, 24), (96, 48), (31, 17)] {
            let out = resample(&plane, 64, &area, size);
            let step = 48.0 / size.0 as f32;
            for (i, value) in out.iter().enumerate() {
                let x = i % size.0;
                // At the edges a filter has one side only.
                if (2..size.0 - 2).contains(&x) {
                    let expected = (8.0 + (x as f32 + 0.5) * step - 0.5) * 3.0;
                    assert!((value - expected).abs() < 0.6, "{size:?} {x}: {value} {expected}");
                }
            }
        }
    }

    #[test]
    fn one_pixel_is_enough() {
        let area = Area { left: 3, top: 1, right: 4, bottom: 2 };
        let out = resample(&[7; 16], 4, &area, (5, 5));
        assert!(out.iter().all(|&value| value == 7.0));
    }
}
