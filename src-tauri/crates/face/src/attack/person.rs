//! The same person, and the same camera, from the first frame to the last?

use signup::wire::{Signal, SignalKind};

use super::{FaceSight, Sight, limits, median, signal};

/// Proportions of the skull in frames that look straight ahead, before and after each possible cut.
pub(super) fn identity_change(frames: &[Sight]) -> Signal {
    let faces = || frames.iter().filter_map(|frame| Some((frame.at_ms, frame.face.as_ref()?)));
    let usual = median(faces().map(|(_, face)| face.pitch_deg).collect()).unwrap_or(0.0);
    let straight: Vec<(u64, Vec<f32>)> = faces()
        .filter(|(_, face)| {
            face.width >= limits::IDENTITY_LEAST_WIDTH
                && face.yaw_deg.abs() < limits::STRAIGHT_DEG
                && (face.pitch_deg - usual).abs() < limits::STRAIGHT_PITCH_DEG
                && face.smile.max(face.mouth_open) < limits::STRAIGHT_SMILE
        })
        .map(|(at_ms, face)| (at_ms, proportions(face)))
        .collect();
    let least = limits::IDENTITY_LEAST_FRAMES;
    let mut best = (0.0f32, 0u64);
    for cut in (least..straight.len().saturating_sub(least)).step_by(3) {
        let window = limits::IDENTITY_WINDOW;
        let before = &straight[cut.saturating_sub(window)..cut];
        let after = &straight[cut..(cut + window).min(straight.len())];
        let change = apart(before, after);
        if change > best.0 {
            best = (change, straight[cut].0);
        }
    }
    let why = format!(
        "largest change of proportions {:.3} at {} ms, over {} frames that look straight ahead",
        best.0,
        best.1,
        straight.len()
    );
    signal(SignalKind::IdentityChange, best.0 / limits::IDENTITY_CHANGE, why)
}

/// Distances between rigid points over the distance between the outer eye corners, in the face's own plane.
fn proportions(face: &FaceSight) -> Vec<f32> {
    /// Indices into [`super::RIGID`].
    const PAIRS: [(usize, usize); 10] =
        [(1, 3), (0, 1), (2, 3), (4, 9), (4, 11), (14, 17), (20, 21), (24, 25), (26, 27), (18, 19)];
    let distance = |a: usize, b: usize| {
        let (a, b) = (face.points[a], face.points[b]);
        (0..3).map(|i| (a[i] - b[i]).powi(2)).sum::<f32>().sqrt()
    };
    let unit = distance(0, 2).max(1.0);
    PAIRS.iter().map(|&(a, b)| distance(a, b) / unit).collect()
}

/// Mean change of the proportions' medians.
fn apart(before: &[(u64, Vec<f32>)], after: &[(u64, Vec<f32>)]) -> f32 {
    let count = before.first().map_or(0, |(_, values)| values.len());
    let middle = |side: &[(u64, Vec<f32>)], index: usize| {
        median(side.iter().map(|(_, values)| values[index]).collect())
    };
    let change = |index: usize| {
        let (before, after) = (middle(before, index)?, middle(after, index)?);
        Some((after / before).ln().abs())
    };
    (0..count).filter_map(change).sum::<f32>() / count.max(1) as f32
}

/// One camera has one noise; material of two origins has two.
pub(super) fn noise_change(frames: &[Sight]) -> Signal {
    let noise: Vec<(u64, f32)> =
        frames.iter().filter_map(|frame| Some((frame.at_ms, frame.noise?))).collect();
    let window = limits::NOISE_WINDOW;
    let mut best = (0.0f32, 0u64, 0.0, 0.0);
    for cut in window..noise.len().saturating_sub(window) {
        let middle = |part: &[(u64, f32)]| {
            median(part.iter().map(|(_, noise)| noise + limits::NOISE_FLOOR).collect())
        };
        let (Some(before), Some(after)) =
            (middle(&noise[cut - window..cut]), middle(&noise[cut..cut + window]))
        else {
            continue;
        };
        let change = (after / before).ln().abs();
        if change > best.0 {
            best = (change, noise[cut].0, before, after);
        }
    }
    let (change, at_ms, before, after) = best;
    let why = format!(
        "noise beside the face {before:.2} before and {after:.2} luma steps after {at_ms} ms"
    );
    signal(SignalKind::NoiseChange, change / limits::NOISE_CHANGE, why)
}
