//! Two series of observations of the same take, one beside the other: the transcript's, made on the device from what
//! the camera delivered, and the one made here from the clip.

use serde::Serialize;
use signup::liveness::{FaceMeasures, Observation};

/// What is compared frame by frame and drawn as a curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Turn of the head, degrees, above 0 to the seller's left.
    Yaw,
    /// Raise of the chin, degrees.
    Pitch,
    /// Tilt of the head, degrees, above 0 towards the seller's left shoulder.
    Roll,
    /// How closed both eyes are, 0 to 1.
    Blink,
    /// 0 to 1.
    Smile,
    /// How open the mouth is, 0 to 1.
    Mouth,
}

/// How far two series may differ before one of them is not of this clip.
///
/// Four times what `examples/tolerances.rs` found over 19 clips (the practice clips, the puppet's and one of a person),
/// each encoded once more, with every frame analysed and with every third. The largest median was 0.25 degrees and 0.010,
/// the largest 95th percentile 1.0 degrees and 0.063, the largest single difference 1.9 degrees and 0.091. A camera in bad
/// light has more noise for the codec to smooth than those clips had.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Tolerance {
    /// Half of the frames are within this.
    pub median: f32,
    /// All but one in twenty are.
    pub p95: f32,
    /// [`GROSS_FRAMES`] frames beyond this are too many: a blink that was painted in is shorter than one in twenty.
    pub gross: f32,
}

/// A face lost and found again may be off in a frame or two.
const GROSS_FRAMES: usize = 3;

const DEGREES: Tolerance = Tolerance { median: 1.0, p95: 4.0, gross: 10.0 };
const SHARES: Tolerance = Tolerance { median: 0.04, p95: 0.25, gross: 0.35 };

/// How far they do differ in one measure; absolute, in the measure's unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Difference {
    /// Of what.
    pub measure: Measure,
    /// Half of the frames differ by less.
    pub median: f32,
    /// One in twenty differs by more.
    pub p95: f32,
    /// Frames beyond [`Tolerance::gross`].
    pub gross_frames: usize,
    /// Where it becomes a finding.
    pub tolerance: Tolerance,
}

impl Difference {
    /// More than the codec and another rhythm of frames explain.
    pub fn beyond(&self) -> bool {
        self.median > self.tolerance.median
            || self.p95 > self.tolerance.p95
            || self.gross_frames >= GROSS_FRAMES
    }
}

impl Measure {
    /// All of them, the three that decide most prompts first.
    pub const ALL: [Self; 6] =
        [Self::Yaw, Self::Blink, Self::Smile, Self::Pitch, Self::Roll, Self::Mouth];

    /// This measure of a face.
    pub fn of(self, face: &FaceMeasures) -> f32 {
        match self {
            Self::Yaw => face.yaw_deg,
            Self::Pitch => face.pitch_deg,
            Self::Roll => face.roll_deg,
            Self::Blink => face.blink,
            Self::Smile => face.smile,
            Self::Mouth => face.mouth_open,
        }
    }

    /// As in the report's JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yaw => "yaw",
            Self::Pitch => "pitch",
            Self::Roll => "roll",
            Self::Blink => "blink",
            Self::Smile => "smile",
            Self::Mouth => "mouth",
        }
    }

    /// Degrees; otherwise 0 to 1.
    pub fn is_angle(self) -> bool {
        matches!(self, Self::Yaw | Self::Pitch | Self::Roll)
    }

    /// In this measure's unit.
    pub fn tolerance(self) -> Tolerance {
        if self.is_angle() { DEGREES } else { SHARES }
    }
}

/// Neighbouring frames of the fastest camera (60 fps) are further apart; the clip's clock and the stream's round
/// differently by up to 2 ms.
const SAME_FRAME_MS: u64 = 7;

/// The observations of the same frames: one of `ours` for one of `theirs`. Both in the order of time.
pub(super) fn pairs<'a>(
    theirs: &'a [Observation],
    ours: &'a [Observation],
) -> Vec<(&'a Observation, &'a Observation)> {
    let mut rest = ours.iter().peekable();
    let mut pairs = Vec::new();
    for one in theirs {
        while rest.next_if(|it| it.at_ms + SAME_FRAME_MS < one.at_ms).is_some() {}
        if let Some(other) = rest.next_if(|it| it.at_ms <= one.at_ms + SAME_FRAME_MS) {
            pairs.push((one, other));
        }
    }
    pairs
}

/// In the order of [`Measure::ALL`]; nothing where no frame has a face in both series.
pub(super) fn differences(pairs: &[(&Observation, &Observation)]) -> Vec<Difference> {
    let faces: Vec<_> =
        pairs.iter().filter_map(|(a, b)| a.face.as_ref().zip(b.face.as_ref())).collect();
    let difference = |measure: Measure| {
        let mut all: Vec<f32> = faces
            .iter()
            // What is no number differs beyond any tolerance.
            .map(|(a, b)| match (measure.of(a) - measure.of(b)).abs() {
                it if it.is_finite() => it,
                _ => f32::MAX,
            })
            .collect();
        all.sort_by(f32::total_cmp);
        let (median, p95) = (percentile(&all, 50)?, percentile(&all, 95)?);
        let tolerance = measure.tolerance();
        let gross_frames = all.iter().filter(|it| **it > tolerance.gross).count();
        Some(Difference { measure, median, p95, gross_frames, tolerance })
    };
    Measure::ALL.into_iter().filter_map(difference).collect()
}

/// The value that `share` percent of the values do not exceed. `None` of nothing.
pub fn percentile(sorted: &[f32], share: usize) -> Option<f32> {
    let at = (sorted.len() * share).div_ceil(100).max(1) - 1;
    sorted.get(at.min(sorted.len().checked_sub(1)?)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(times_ms: &[u64]) -> Vec<Observation> {
        let one = |at_ms: &u64| Observation {
            at_ms: *at_ms,
            faces: 0,
            frame_luma: 0.0,
            repeated: false,
            face: None,
        };
        times_ms.iter().map(one).collect()
    }

    #[test]
    fn frames_are_matched_by_their_time_once() {
        let (theirs, ours) = (at(&[1, 66, 70, 133, 166]), at(&[0, 33, 66, 100, 140, 300]));
        let times = |(a, b): &(&Observation, &Observation)| (a.at_ms, b.at_ms);
        let found: Vec<_> = pairs(&theirs, &ours).iter().map(times).collect();
        assert_eq!(found, [(1, 0), (66, 66), (133, 140)]);
    }

    #[test]
    fn a_percentile_is_one_of_the_values() {
        let values: Vec<f32> = (1..=20u8).map(f32::from).collect();
        let shares = [0, 50, 95, 96, 100].map(|share| percentile(&values, share));
        assert_eq!(shares, [Some(1.0), Some(10.0), Some(19.0), Some(20.0), Some(20.0)]);
        assert_eq!(percentile(&values[..1], 95), Some(1.0));
        assert_eq!(percentile(&[], 50), None);
    }

    #[test]
    fn nothing_is_said_of_frames_without_a_face() {
        let series = at(&[0, 33]);
        assert!(differences(&pairs(&series, &series)).is_empty());
    }
}
