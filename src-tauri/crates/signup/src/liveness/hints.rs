//! The one thing to tell the seller before a take.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::observation::{FaceMeasures, Observation};
use super::thresholds::{self as limit, Band};
use crate::wire::HintShown;

/// What the seller can mend now. Each has words and an icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Hint {
    /// The picture is black: a lid in front of the lens.
    Black,
    /// The picture does not change.
    Frozen,
    /// The camera sends fewer than 15 pictures a second.
    SlowCamera,
    /// There is no face.
    NoFace,
    /// There is more than one.
    SeveralFaces,
    /// The face is too small.
    MoveCloser,
    /// The face is too large.
    MoveBack,
    /// The face is beside the middle.
    Centre,
    /// The face is too dark.
    TooDark,
    /// The face is too bright.
    TooBright,
    /// What is behind the face is much brighter.
    LightBehind,
    /// Something covers the face.
    Covered,
    /// The head is turned away.
    LookAtCamera,
    /// The head moves.
    HoldStill,
}

impl Hint {
    /// All hints, the most urgent first: the order in which they are told.
    pub const ALL: [Self; 14] = [
        Self::Black,
        Self::Frozen,
        Self::SlowCamera,
        Self::NoFace,
        Self::SeveralFaces,
        Self::MoveCloser,
        Self::MoveBack,
        Self::Centre,
        Self::TooDark,
        Self::TooBright,
        Self::LightBehind,
        Self::Covered,
        Self::LookAtCamera,
        Self::HoldStill,
    ];
}

/// How many of the last hints are remembered for the transcript.
const REMEMBERED: usize = 16;

/// Turns observations into one calm hint: a change must last before it shows, and what shows stays a while.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    shown: Option<Shown>,
    /// What the last observations say, and since when.
    wanted: Option<Shown>,
    fps: Option<u32>,
    repeats: u32,
    last_ms: u64,
    /// Slow measure of the head's movement: one jerky frame is no movement.
    motion: f32,
    history: VecDeque<(Option<Hint>, u64)>,
}

#[derive(Debug, Clone, Copy)]
struct Shown {
    hint: Option<Hint>,
    since_ms: u64,
}

impl Hints {
    /// The camera's measured pictures per second.
    pub fn rate(&mut self, fps: u32) {
        self.fps = Some(fps);
    }

    /// Takes what the next frame measured. Observations out of order are ignored.
    pub fn push(&mut self, observation: &Observation) {
        let now = observation.at_ms;
        if self.wanted.is_some() && now <= self.last_ms {
            return;
        }
        self.last_ms = now;
        self.repeats = if observation.repeated { self.repeats + 1 } else { 0 };
        let motion = observation.face.as_ref().map_or(0.0, |face| face.motion);
        self.motion += (motion - self.motion) * 0.3;
        let hint = self.wanted_now(observation);
        let wanted = match self.wanted {
            Some(wanted) if wanted.hint == hint => wanted,
            _ => Shown { hint, since_ms: now },
        };
        self.wanted = Some(wanted);
        let settled = now - wanted.since_ms >= limit::HINT_SETTLES_MS;
        let shown = self.shown.get_or_insert(Shown { hint: None, since_ms: now });
        let read = shown.hint.is_none() || now - shown.since_ms >= limit::HINT_STAYS_MS;
        if wanted.hint != shown.hint && settled && read {
            *shown = Shown { hint: wanted.hint, since_ms: now };
            self.history.push_back((wanted.hint, now));
            if self.history.len() > REMEMBERED {
                self.history.pop_front();
            }
        }
    }

    /// What to show; `None`: nothing has to be mended, or nothing was observed yet.
    pub fn shown(&self) -> Option<Hint> {
        self.shown?.hint
    }

    /// What the very last frames say, before it has settled: a take must not begin without a face.
    pub fn now(&self) -> Option<Hint> {
        self.wanted?.hint
    }

    /// For how long everything has been good; `None` while something is not, or nothing was observed.
    pub fn good_for_ms(&self) -> Option<u64> {
        let (wanted, shown) = (self.wanted?, self.shown?);
        (wanted.hint.is_none() && shown.hint.is_none()).then(|| self.last_ms - wanted.since_ms)
    }

    /// What was shown before the take whose first frame came at `start_ms`.
    pub fn before(&self, start_ms: u64) -> Vec<HintShown> {
        let clock = |at: u64| at as i64 - start_ms as i64;
        let shown = |(hint, at): &(Option<Hint>, u64)| HintShown { hint: *hint, at_ms: clock(*at) };
        self.history.iter().map(shown).filter(|hint| hint.at_ms < 0).collect()
    }

    /// The most urgent of what is true of this frame. What is told already goes only past its other threshold.
    fn wanted_now(&self, observation: &Observation) -> Option<Hint> {
        Hint::ALL.into_iter().find(|hint| self.is_true(*hint, observation))
    }

    fn is_true(&self, hint: Hint, observation: &Observation) -> bool {
        let told = self.wanted.is_some_and(|wanted| wanted.hint == Some(hint))
            || self.shown.is_some_and(|shown| shown.hint == Some(hint));
        let above = |value: f32, band: Band| value > if told { band.good } else { band.bad };
        let below = |value: f32, band: Band| value < if told { band.good } else { band.bad };
        let face =
            |test: &dyn Fn(&FaceMeasures) -> bool| observation.face.as_ref().is_some_and(test);
        match hint {
            Hint::Black => observation.face.is_none() && observation.frame_luma < limit::BLACK_LUMA,
            Hint::Frozen => self.repeats >= limit::FROZEN_FRAMES,
            Hint::SlowCamera => self.fps.is_some_and(|fps| fps < limit::SLOW_CAMERA_FPS),
            Hint::NoFace => observation.face.is_none(),
            Hint::SeveralFaces => observation.faces > 1,
            Hint::MoveCloser => face(&|face| below(face.face_width, limit::TOO_FAR)),
            Hint::MoveBack => face(&|face| above(face.face_width, limit::TOO_CLOSE)),
            Hint::Centre => face(&|face| {
                above(face.offset_x.abs(), limit::OFF_CENTRE_X)
                    || above(face.offset_y.abs(), limit::OFF_CENTRE_Y)
            }),
            Hint::TooDark => face(&|face| below(face.luma, limit::TOO_DARK)),
            Hint::TooBright => face(&|face| above(face.luma, limit::TOO_BRIGHT)),
            Hint::LightBehind => face(&|face| {
                above(face.surround_luma - face.luma, limit::LIGHT_BEHIND)
                    && below(face.luma, limit::BACKLIT)
            }),
            Hint::Covered => face(&|face| above(face.occlusion, limit::COVERED)),
            Hint::LookAtCamera => face(&|face| {
                above(face.yaw_deg.abs(), limit::LOOKING_AWAY_DEG)
                    || above(face.pitch_deg.abs(), limit::LOOKING_AWAY_PITCH_DEG)
            }),
            Hint::HoldStill => above(self.motion, limit::MOVING),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::liveness::testing::{at, neutral};

    /// What is shown after so many frames of this face, thirty a second.
    fn after(hints: &mut Hints, frames: u64, face: impl Fn(&mut FaceMeasures)) -> Option<Hint> {
        for _ in 0..frames {
            let mut seen = neutral();
            face(&mut seen);
            hints.push(&Observation { face: Some(seen), ..at(hints.last_ms + 33) });
        }
        hints.shown()
    }

    fn of(face: impl Fn(&mut FaceMeasures)) -> Option<Hint> {
        after(&mut Hints::default(), 60, face)
    }

    #[test]
    fn each_hint_has_its_cause() {
        assert_eq!(of(|_| {}), None);
        assert_eq!(of(|face| face.face_width = 0.1), Some(Hint::MoveCloser));
        assert_eq!(of(|face| face.face_width = 0.6), Some(Hint::MoveBack));
        assert_eq!(of(|face| face.offset_x = -0.3), Some(Hint::Centre));
        assert_eq!(of(|face| face.offset_y = 0.3), Some(Hint::Centre));
        assert_eq!(of(|face| face.luma = 30.0), Some(Hint::TooDark));
        assert_eq!(of(|face| face.luma = 230.0), Some(Hint::TooBright));
        let lamp_behind = |face: &mut FaceMeasures| (face.luma, face.surround_luma) = (80.0, 190.0);
        assert_eq!(of(lamp_behind), Some(Hint::LightBehind));
        let white_door = |face: &mut FaceMeasures| (face.luma, face.surround_luma) = (127.0, 210.0);
        assert_eq!(of(white_door), None);
        assert_eq!(of(|face| face.occlusion = 0.9), Some(Hint::Covered));
        assert_eq!(of(|face| face.yaw_deg = 30.0), Some(Hint::LookAtCamera));
        assert_eq!(of(|face| face.pitch_deg = -30.0), Some(Hint::LookAtCamera));
        assert_eq!(of(|face| face.motion = 0.2), Some(Hint::HoldStill));
    }

    #[test]
    fn the_picture_itself_has_hints_of_its_own() {
        let shown = |change: &dyn Fn(&mut Observation)| {
            let mut hints = Hints::default();
            for frame in 0..60 {
                let mut observation = at(frame * 33 + 33);
                change(&mut observation);
                hints.push(&observation);
            }
            hints.shown()
        };
        assert_eq!(shown(&|it| it.face = None), Some(Hint::NoFace));
        assert_eq!(shown(&|it| (it.face, it.frame_luma) = (None, 2.0)), Some(Hint::Black));
        assert_eq!(shown(&|it| it.faces = 2), Some(Hint::SeveralFaces));
        assert_eq!(shown(&|it| it.repeated = true), Some(Hint::Frozen));
        let mut slow = Hints::default();
        slow.rate(12);
        assert_eq!(after(&mut slow, 60, |_| {}), Some(Hint::SlowCamera));
    }

    #[test]
    fn a_value_that_trembles_about_its_threshold_does_not_flicker() {
        let mut hints = Hints::default();
        let mut changes = 0;
        let mut before = None;
        for frame in 0..600u64 {
            let trembling = |face: &mut FaceMeasures| {
                face.luma = if frame % 2 == 0 { 49.0 } else { 56.0 };
            };
            let shown = after(&mut hints, 1, trembling);
            changes += u32::from(shown != before);
            before = shown;
        }
        assert!(changes <= 1, "{changes} changes in twenty seconds");
    }
}
