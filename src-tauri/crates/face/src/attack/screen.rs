//! Traces of a screen: its pixel grid, and the bands of its refresh.

use rustfft::FftPlanner;
use rustfft::num_complex::Complex;
use signup::wire::{Signal, SignalKind};

use super::{limits, median, signal};
use crate::trace::Patch;

/// Side of the transformed cut.
const SIDE: usize = 128;
/// One frame in so many is transformed.
const STEP: usize = 5;

/// The mean power spectrum of the finest detail about the nose.
#[derive(Default)]
pub(super) struct Spectrum {
    power: Vec<f32>,
    seen: usize,
    added: usize,
}

impl Spectrum {
    pub(super) fn push(&mut self, detail: &Patch) {
        self.seen += 1;
        if self.seen % STEP != 1 || detail.luma().len() != SIDE * SIDE {
            return;
        }
        let mean =
            detail.luma().iter().map(|&luma| f32::from(luma)).sum::<f32>() / (SIDE * SIDE) as f32;
        // A Hann window, or the cut's edges would be lines in the spectrum.
        let window: Vec<f32> = (0..SIDE)
            .map(|i| 0.5 - 0.5 * (std::f32::consts::TAU * i as f32 / SIDE as f32).cos())
            .collect();
        let mut field: Vec<Complex<f32>> = detail
            .luma()
            .iter()
            .enumerate()
            .map(|(i, &luma)| {
                Complex::new((f32::from(luma) - mean) * window[i % SIDE] * window[i / SIDE], 0.0)
            })
            .collect();
        let fft = FftPlanner::new().plan_fft_forward(SIDE);
        for _ in 0..2 {
            fft.process(&mut field);
            transpose(&mut field);
        }
        self.power.resize(SIDE * SIDE, 0.0);
        for (power, value) in self.power.iter_mut().zip(&field) {
            *power += value.norm_sqr();
        }
        self.added += 1;
    }

    /// A grid is a few sharp peaks of high frequency; skin, hair and noise are smooth there.
    pub(super) fn moire(&self) -> Signal {
        if self.added == 0 {
            return signal(
                SignalKind::Moire,
                0.0,
                "no face large enough for fine detail".to_owned(),
            );
        }
        let log: Vec<f32> =
            self.power.iter().map(|power| (power / self.added as f32 + 1.0).log10()).collect();
        let mut peak = (0.0f32, 0, 0);
        for v in 0..SIDE {
            for u in 0..=SIDE / 2 {
                let (fu, fv) =
                    (u as f32, if v > SIDE / 2 { v as f32 - SIDE as f32 } else { v as f32 });
                if fu.hypot(fv) < limits::GRID_LEAST_CYCLES || on_codec_grid(u, v) {
                    continue;
                }
                let prominence = log[v * SIDE + u] - surroundings(&log, u, v);
                if prominence > peak.0 {
                    peak = (prominence, u, v);
                }
            }
        }
        let (prominence, u, v) = peak;
        let v = if v > SIDE / 2 { v as i32 - SIDE as i32 } else { v as i32 };
        let why = format!(
            "strongest peak {prominence:.2} decades above its surroundings at {u}, {v} cycles per {SIDE} px, over {} frames",
            self.added
        );
        signal(SignalKind::Moire, prominence / limits::GRID_DECADES, why)
    }
}

/// Codecs work in blocks of 8 px, whose edges are lines of their own.
fn on_codec_grid(u: usize, v: usize) -> bool {
    let near = |f: usize| f % 16 <= 1 || f % 16 == 15;
    near(u) && near(v)
}

fn surroundings(log: &[f32], u: usize, v: usize) -> f32 {
    let at = |i: i32, j: i32| {
        let wrap = |k: i32| k.rem_euclid(SIDE as i32) as usize;
        log[wrap(v as i32 + j) * SIDE + wrap(u as i32 + i)]
    };
    let ring = (-5..=5).flat_map(|j| (-5..=5).map(move |i| (i, j)));
    let values =
        ring.filter(|&(i, j): &(i32, i32)| i.abs().max(j.abs()) > 2).map(|(i, j)| at(i, j));
    median(values.collect()).unwrap_or(0.0)
}

fn transpose(field: &mut [Complex<f32>]) {
    for row in 0..SIDE {
        for column in 0..row {
            field.swap(row * SIDE + column, column * SIDE + row);
        }
    }
}

/// Rows of the picture beside the head, over time.
#[derive(Default)]
pub(super) struct Bands {
    /// Per frame the mean of each row's left and right margin.
    left: Vec<Vec<f32>>,
    right: Vec<Vec<f32>>,
}

impl Bands {
    pub(super) fn push(&mut self, small: &Patch) {
        let width = small.width_px();
        let margin = width / 8;
        let mean = |row: &[u8]| {
            row.iter().map(|&luma| f32::from(luma)).sum::<f32>() / row.len().max(1) as f32
        };
        let rows = small.luma().chunks_exact(width);
        self.left.push(rows.clone().map(|row| mean(&row[..margin])).collect());
        self.right.push(rows.map(|row| mean(&row[width - margin..])).collect());
    }

    /// A band runs through both margins alike; what somebody does beside the head does not.
    pub(super) fn refresh_bands(&self) -> Signal {
        let (frames, rows) = (self.left.len(), self.left.first().map_or(0, Vec::len));
        if frames < limits::BANDS_LEAST_FRAMES || rows == 0 {
            return signal(SignalKind::RefreshBands, 0.0, "too few frames".to_owned());
        }
        // From frame to frame: a cut changes one step only, a band all of them.
        let moving = |side: &[Vec<f32>]| -> Vec<Vec<f32>> {
            side.windows(2)
                .map(|pair| {
                    let change: Vec<f32> =
                        pair[1].iter().zip(&pair[0]).map(|(now, then)| now - then).collect();
                    // The exposure of the whole picture is no band.
                    let all = change.iter().sum::<f32>() / rows as f32;
                    change.iter().map(|change| change - all).collect()
                })
                .collect()
        };
        let (left, right) = (moving(&self.left), moving(&self.right));
        let (mut correlations, mut heights) = (Vec::new(), Vec::new());
        for (left, right) in left.iter().zip(&right) {
            let (mut lr, mut ll, mut rr) = (0.0, 0.0, 0.0);
            for (l, r) in left.iter().zip(right) {
                lr += l * r;
                ll += l * l;
                rr += r * r;
            }
            correlations.push(lr / (ll * rr).sqrt().max(1e-6));
            heights.push((ll.min(rr) / rows as f32).sqrt());
        }
        let (correlation, height) =
            (median(correlations).unwrap_or(0.0), median(heights).unwrap_or(0.0));
        let score = (correlation / limits::BANDS_ALIKE).min(height / limits::BANDS_LUMA);
        let why = format!(
            "margins change alike by rows: correlation {correlation:.2}, {height:.2} luma steps"
        );
        signal(SignalKind::RefreshBands, score, why)
    }
}
