//! The stream of frames: alive, whole and in its own time?

use std::collections::HashSet;

use signup::wire::{Signal, SignalKind};

use super::{FaceSight, Sight, limits, median, percentile, signal};

/// Neither eyes nor mouth moved, and the head did not turn: nobody sits so still for a whole take in which they were
/// asked to move. Tilts do not count: a photo can be tilted.
pub(super) fn lifeless(frames: &[Sight]) -> Signal {
    let faces: Vec<&FaceSight> = frames
        .iter()
        .filter_map(|frame| frame.face.as_ref())
        .filter(|face| face.width >= limits::ALIVE_LEAST_WIDTH)
        .collect();
    if faces.len() < limits::ALIVE_LEAST_FRAMES {
        return signal(
            SignalKind::Lifeless,
            0.0,
            "too few frames with a face large enough".to_owned(),
        );
    }
    let range = |value: fn(&FaceSight) -> f32| {
        let mut values: Vec<f32> = faces.iter().map(|face| value(face)).collect();
        let high = percentile(&mut values, 98).unwrap_or(0.0);
        high - percentile(&mut values, 2).unwrap_or(0.0)
    };
    let blink = range(|face| face.blink);
    let smile = range(|face| face.smile);
    let mouth = range(|face| face.mouth_open);
    let turn = range(|face| face.yaw_deg).max(range(|face| face.pitch_deg));
    let life = (blink / limits::ALIVE_BLINK)
        .max(smile / limits::ALIVE_SMILE)
        .max(mouth / limits::ALIVE_MOUTH)
        .max(turn / limits::ALIVE_TURN_DEG);
    let why = format!(
        "range of blink {blink:.2}, smile {smile:.2}, mouth {mouth:.2}, turn {turn:.0} degrees over {} frames",
        faces.len()
    );
    signal(SignalKind::Lifeless, 1.0 / life.max(0.01), why)
}

/// The very same picture again, a face that does not even tremble, or a movement that comes back exactly.
pub(super) fn repeated_frames(frames: &[Sight]) -> Signal {
    let mut known = HashSet::new();
    let repeated = frames.iter().filter(|frame| !known.insert(frame.fingerprint)).count();
    let share = repeated as f32 / frames.len().max(1) as f32;
    let motions: Vec<f32> = frames
        .windows(2)
        .filter_map(|pair| {
            let (before, after) = (pair[0].face.as_ref()?, pair[1].face.as_ref()?);
            (before.track == after.track && pair[1].fingerprint != pair[0].fingerprint)
                .then_some(after.motion)
        })
        .collect();
    let enough = motions.len() >= limits::ALIVE_LEAST_FRAMES;
    let motion = median(motions).filter(|_| enough);
    let frozen = motion.map_or(0.0, |motion| limits::FROZEN_MOTION / motion.max(1e-6));
    let (looped, lag) = looped(frames, motion);
    let score = (share / limits::REPEATED_SHARE).max(frozen).max(looped);
    let say = |value: Option<f32>| value.map_or("-".to_owned(), |value| format!("{value:.4}"));
    let why = format!(
        "{repeated} of {} frames are byte for byte earlier ones; the face moves by {} of the distance between the eyes a frame; {}",
        frames.len(),
        say(motion),
        match lag {
            Some(lag) =>
                format!("closest return after {lag} frames at {looped:.2} of the threshold"),
            None => "no return looked for".to_owned(),
        },
    );
    signal(SignalKind::RepeatedFrames, score, why)
}

/// A loop brings back the face exactly, frame after frame; a living face never passes the same way twice. The score of
/// the closest return, and after how many frames.
fn looped(frames: &[Sight], motion: Option<f32>) -> (f32, Option<usize>) {
    let Some(motion) = motion else { return (0.0, None) };
    let (run, mut best) = (limits::LOOP_FRAMES, (0.0, None));
    for lag in limits::LOOP_LEAST_LAG..frames.len().saturating_sub(run) {
        let apart: Vec<Option<f32>> = (0..frames.len() - lag)
            .map(|i| Some(frames[i].face.as_ref()?.apart(frames[i + lag].face.as_ref()?)))
            .collect();
        for window in apart.windows(run) {
            let Some(sum) = window.iter().copied().sum::<Option<f32>>() else { continue };
            let score = limits::LOOP_DISTANCE * motion / (sum / run as f32).max(1e-6);
            if score > best.0 {
                best = (score, Some(lag));
            }
        }
    }
    best
}

/// Between neighbouring frames a head moves smoothly; at a cut it is elsewhere at once.
pub(super) fn landmark_jump(frames: &[Sight]) -> Signal {
    let steps: Vec<(u64, f32)> = frames
        .windows(2)
        .filter_map(|pair| {
            let (before, after) = (pair[0].face.as_ref()?, pair[1].face.as_ref()?);
            let took = pair[1]
                .at_ms
                .checked_sub(pair[0].at_ms)
                .filter(|ms| (1..=limits::JUMP_LONGEST_MS).contains(ms))?;
            Some((pair[1].at_ms, before.apart(after) / took as f32 * 1000.0))
        })
        .collect();
    let mut best = (0.0f32, 0u64, 0.0f32);
    for (index, &(at_ms, speed)) in steps.iter().enumerate() {
        let near =
            |offset: usize| index.checked_sub(offset).and_then(|i| steps.get(i)).map(|step| step.1);
        let after = |offset: usize| steps.get(index + offset).map(|step| step.1);
        let around: Vec<f32> = [near(1), near(2), near(3), after(1), after(2), after(3)]
            .into_iter()
            .flatten()
            .collect();
        let around = around.iter().copied().fold(0.0, f32::max);
        let score = (speed / limits::JUMP_SPEED).min(speed / around.max(0.01) / limits::JUMP_ALONE);
        if score > best.0 {
            best = (score, at_ms, speed);
        }
    }
    let (score, at_ms, speed) = best;
    let why = format!(
        "sharpest step at {at_ms} ms: {speed:.1} distances between the eyes a second, alone among its neighbours"
    );
    signal(SignalKind::LandmarkJump, score, why)
}

/// Arrival times tremble, and never stand still or run back. (A file's own times are regular: only what is impossible
/// counts there.)
pub(super) fn frame_times(frames: &[Sight]) -> Signal {
    let steps: Vec<i64> =
        frames.windows(2).map(|pair| pair[1].at_ms as i64 - pair[0].at_ms as i64).collect();
    let impossible = steps.iter().filter(|&&step| step <= limits::IMPOSSIBLE_STEP_MS).count();
    let share = impossible as f32 / steps.len().max(1) as f32;
    let why = format!(
        "{impossible} of {} steps are {} ms or less",
        steps.len(),
        limits::IMPOSSIBLE_STEP_MS
    );
    signal(SignalKind::FrameTimes, share / limits::IMPOSSIBLE_SHARE, why)
}
