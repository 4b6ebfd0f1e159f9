//! Straight edges about the face, and reflections on it.

use signup::wire::{Signal, SignalKind};

use super::{Place, limits, median, signal};
use crate::trace::Patch;

/// One frame in so many is searched.
const STEP: usize = 5;

/// What was found frame by frame.
#[derive(Default)]
pub(super) struct Edges {
    seen: usize,
    /// Per searched frame and side (left, right, top, bottom): strength of the straightest edge, and where it is.
    sides: Vec<[(f32, f32); 4]>,
    centres: Vec<[f32; 2]>,
    glare: Vec<f32>,
}

impl Edges {
    pub(super) fn push(&mut self, small: &Patch, place: &Place) {
        self.seen += 1;
        if self.seen % STEP != 1 {
            return;
        }
        self.sides.push(
            [(0, -1.0), (0, 1.0), (1, -1.0), (1, 1.0)]
                .map(|(axis, side)| straightest(small, place, axis, side)),
        );
        self.centres.push(place.centre);
        self.glare.push(glare(small, place));
    }

    /// A print or a screen has straight edges on several sides that stand out and keep their place to the face while it
    /// moves.
    pub(super) fn border(&self) -> Signal {
        let strength = |side: usize| {
            median(self.sides.iter().map(|sides| sides[side].0).collect()).unwrap_or(0.0)
        };
        // How much an edge moved, and how much it moved against the face.
        let moved = |side: usize| {
            let axis = side / 2;
            let own = spread(self.sides.iter().map(|sides| sides[side].1));
            let face = spread(self.centres.iter().map(|centre| centre[axis]));
            let apart = spread(
                self.sides
                    .iter()
                    .zip(&self.centres)
                    .map(|(sides, centre)| sides[side].1 - centre[axis]),
            );
            (own, face, apart)
        };
        let facts: Vec<_> = (0..4).map(|side| (strength(side), moved(side))).collect();
        let along = |&(strength, (own, face, apart)): &(f32, (f32, f32, f32))| {
            strength >= limits::EDGE_STRENGTH
                && face >= limits::EDGE_MOVED_PX
                && own >= face * limits::EDGE_ALONG
                && apart <= face * limits::EDGE_APART
        };
        let count = facts.iter().filter(|facts| along(facts)).count();
        let words: Vec<_> = facts
            .iter()
            .map(|(strength, (own, face, apart))| {
                format!("{strength:.0} (moved {own:.1}, face {face:.1}, apart {apart:.1})")
            })
            .collect();
        let why = format!("straight edges left, right, above, below: {}", words.join("; "));
        signal(SignalKind::Border, count as f32 / limits::EDGE_SIDES, why)
    }

    /// A shiny sheet reflects a lamp as one evenly white field.
    pub(super) fn specular(&self) -> Signal {
        let share = median(self.glare.clone()).unwrap_or(0.0);
        let why = format!("{:.1} % of the face is white", share * 100.0);
        signal(SignalKind::Specular, share / limits::GLARE_SHARE, why)
    }
}

fn spread(values: impl Iterator<Item = f32>) -> f32 {
    let values: Vec<f32> = values.collect();
    let mean = values.iter().sum::<f32>() / values.len().max(1) as f32;
    (values.iter().map(|value| (value - mean).powi(2)).sum::<f32>() / values.len().max(1) as f32)
        .sqrt()
}

/// The line on one side of the face whose two banks differ most in luma, for lines tilted by up to 15 degrees: that
/// difference, and the line's place on its axis.
fn straightest(small: &Patch, place: &Place, axis: usize, side: f32) -> (f32, f32) {
    let size = [small.width_px() as f32, small.height_px() as f32];
    let other = 1 - axis;
    let luma = |along: f32, across: f32| -> Option<f32> {
        let at = if axis == 0 { [across, along] } else { [along, across] };
        let inside = (0..2).all(|i| at[i] >= 0.0 && at[i] < size[i]);
        inside.then(|| f32::from(small.luma()[at[1] as usize * small.width_px() + at[0] as usize]))
    };
    let mut best = (0.0, 0.0);
    let half = place.half[other];
    for step in 0..40 {
        let across = place.centre[axis] + side * place.half[axis] * (1.15 + 0.05 * step as f32);
        for tilt in -4i32..=4 {
            let slope = tilt as f32 * 0.066;
            let (mut sum, mut count) = (0.0, 0);
            let mut along = -half;
            while along <= half {
                let at = across + slope * along;
                let banks = (
                    luma(place.centre[other] + along, at - 1.5),
                    luma(place.centre[other] + along, at + 1.5),
                );
                if let (Some(inner), Some(outer)) = banks {
                    sum += inner - outer;
                    count += 1;
                }
                along += 1.0;
            }
            if count as f32 >= half {
                let strength = (sum / count as f32).abs();
                if strength > best.0 {
                    best = (strength, across);
                }
            }
        }
    }
    best
}

/// The share of the face that is white.
fn glare(small: &Patch, place: &Place) -> f32 {
    let (mut white, mut all) = (0, 0);
    for (y, row) in small.luma().chunks_exact(small.width_px()).enumerate() {
        for (x, &luma) in row.iter().enumerate() {
            let u = (x as f32 - place.centre[0]) / place.half[0];
            let v = (y as f32 - place.centre[1]) / place.half[1];
            if u * u + v * v < 0.8 {
                all += 1;
                white += usize::from(luma >= limits::GLARE_LUMA);
            }
        }
    }
    white as f32 / all.max(1) as f32
}
