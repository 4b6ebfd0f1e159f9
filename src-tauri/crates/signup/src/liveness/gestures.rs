//! Movements of the face, found in the stream of observations: when each came and when it went.

use std::collections::{BTreeMap, VecDeque};

use super::observation::{FaceMeasures, Observation};
use super::thresholds::{self as limit, Edge};
use crate::wire::Prompt;

/// A movement began or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It passed its threshold.
    Came(Movement),
    /// It went back below; what came before it is the same movement with `until_ms` moved on.
    Went(Movement),
}

/// One movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Movement {
    /// Which prompt it would answer.
    pub prompt: Prompt,
    /// The first observation beyond the threshold.
    pub from_ms: u64,
    /// The last one so far.
    pub until_ms: u64,
    /// The face was seen neutral in this respect before: it came, it was not there all along.
    pub from_neutral: bool,
}

/// Finds movements frame by frame. Feeding the same observations gives the same movements.
#[derive(Debug, Clone, Default)]
pub struct Gestures {
    running: BTreeMap<Prompt, Running>,
    /// Prompts whose value was seen below its `off` since the track began.
    neutral: BTreeMap<Prompt, bool>,
    blinks: VecDeque<(u64, f32)>,
    pitches: VecDeque<f32>,
    neutral_pitch_deg: Option<f32>,
    track_began_ms: Option<u64>,
    last_ms: Option<u64>,
}

#[derive(Debug, Clone, Copy)]
struct Running {
    movement: Movement,
    frames: usize,
}

impl Gestures {
    /// Takes what the next frame measured. Observations out of order are ignored; one that comes after too long a gap
    /// joins nothing to what was before it.
    pub fn push(&mut self, observation: &Observation) -> Vec<Change> {
        let now = observation.at_ms;
        if self.last_ms.is_some_and(|last| now <= last) {
            return Vec::new();
        }
        let gap = self.last_ms.is_some_and(|last| now - last > limit::LONGEST_GAP_MS);
        self.last_ms = Some(now);
        let Some(face) = &observation.face else {
            // What was under way when the face left is no movement that was seen.
            *self = Self { last_ms: self.last_ms, ..Self::default() };
            return Vec::new();
        };
        self.learn(face, now);
        if gap {
            self.bridge(face);
        }
        Prompt::ALL.into_iter().filter_map(|prompt| self.follow(prompt, face, now)).collect()
    }

    /// The movement that is being made for this prompt.
    pub fn making(&self, prompt: Prompt) -> Option<Movement> {
        self.running.get(&prompt).map(|running| running.movement)
    }

    /// What is still being made at the stream's end.
    pub fn unfinished(&self) -> impl Iterator<Item = Movement> {
        let lasting = self.running.values().filter(|running| running.frames >= limit::LEAST_FRAMES);
        lasting.map(|running| running.movement)
    }

    /// After a gap, what is neutral now has gone, whenever that was; what is beyond its threshold still or again joins
    /// nothing from before.
    fn bridge(&mut self, face: &FaceMeasures) {
        for prompt in Prompt::ALL {
            let beyond = self.value(prompt, face).is_some_and(|(value, edge)| value >= edge.off);
            if beyond && self.running.remove(&prompt).is_some() {
                self.neutral.insert(prompt, false);
            }
        }
    }

    fn learn(&mut self, face: &FaceMeasures, now: u64) {
        self.blinks.push_back((now, face.blink));
        while self.blinks.front().is_some_and(|(at, _)| now - at > limit::BLINK_BASE_MS) {
            self.blinks.pop_front();
        }
        let began = *self.track_began_ms.get_or_insert(now);
        if self.neutral_pitch_deg.is_some() {
            return;
        }
        if face.yaw_deg.abs() < limit::TURN_DEG.off {
            self.pitches.push_back(face.pitch_deg);
        }
        if now - began >= limit::NEUTRAL_MS
            && let Some(pitch) = middle(self.pitches.iter().copied(), 2)
            && pitch.abs() <= limit::NEUTRAL_WIDEST_PITCH_DEG
        {
            self.neutral_pitch_deg = Some(pitch);
        }
    }

    /// How far the face is into this movement, and where that begins and ends. `None` where it cannot be told.
    fn value(&self, prompt: Prompt, face: &FaceMeasures) -> Option<(f32, Edge)> {
        let turn = matches!(prompt, Prompt::TurnLeft | Prompt::TurnRight);
        if face.face_width < limit::SMALLEST_FACE && !turn {
            return None;
        }
        let neutral = self.neutral_pitch_deg.or_else(|| middle(self.pitches.iter().copied(), 2));
        let pitch = face.pitch_deg - neutral.unwrap_or(0.0);
        Some(match prompt {
            Prompt::Smile => (face.smile, limit::SMILE),
            Prompt::OpenMouth => (face.mouth_open, limit::MOUTH_OPEN),
            Prompt::Blink => {
                if pitch < limit::BLINK_LOWEST_PITCH_DEG || far_turned(face) {
                    return None;
                }
                let open = middle(self.blinks.iter().map(|(_, value)| *value), 5)?;
                (face.blink - open, limit::BLINK)
            }
            Prompt::TurnLeft => (face.yaw_deg, limit::TURN_DEG),
            Prompt::TurnRight => (-face.yaw_deg, limit::TURN_DEG),
            Prompt::TiltLeft => (face.roll_deg, limit::TILT_DEG),
            Prompt::TiltRight => (-face.roll_deg, limit::TILT_DEG),
            Prompt::LookUp | Prompt::LookDown if far_turned(face) => return None,
            Prompt::LookUp => (pitch, limit::LOOK_DEG),
            Prompt::LookDown => (-pitch, limit::LOOK_DEG),
        })
    }

    fn follow(&mut self, prompt: Prompt, face: &FaceMeasures, now: u64) -> Option<Change> {
        let Some((value, edge)) = self.value(prompt, face) else {
            self.running.remove(&prompt);
            return None;
        };
        if value < edge.off {
            self.neutral.insert(prompt, true);
            return self.went(prompt);
        }
        if let Some(running) = self.running.get_mut(&prompt) {
            running.movement.until_ms = now;
            running.frames += 1;
            let too_long =
                prompt == Prompt::Blink && now - running.movement.from_ms > limit::BLINK_LONGEST_MS;
            if too_long {
                // Closed eyes: the open-eye value is learnt anew.
                self.running.remove(&prompt);
                self.neutral.insert(prompt, false);
                return None;
            }
            let just = running.frames == limit::LEAST_FRAMES;
            return just.then_some(Change::Came(running.movement));
        }
        if value >= edge.on {
            let from_neutral = self.neutral.get(&prompt).copied().unwrap_or(false);
            let movement = Movement { prompt, from_ms: now, until_ms: now, from_neutral };
            self.running.insert(prompt, Running { movement, frames: 1 });
        }
        None
    }

    fn went(&mut self, prompt: Prompt) -> Option<Change> {
        let running = self.running.remove(&prompt)?;
        (running.frames >= limit::LEAST_FRAMES).then_some(Change::Went(running.movement))
    }
}

/// Half of the face is hidden: lids and pitch are guesses.
fn far_turned(face: &FaceMeasures) -> bool {
    face.yaw_deg.abs() > limit::WIDEST_YAW_DEG
}

/// The value that one part in `parts` lies below: 2 is the median.
fn middle(values: impl Iterator<Item = f32>, parts: usize) -> Option<f32> {
    let mut values: Vec<f32> = values.filter(|value| value.is_finite()).collect();
    if values.is_empty() {
        return None;
    }
    let at = (values.len() - 1) / parts;
    values.select_nth_unstable_by(at, f32::total_cmp);
    Some(values[at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::liveness::testing::{at, neutral};

    fn smiles(values: &[f32]) -> Vec<Change> {
        let mut gestures = Gestures::default();
        let frames = values.iter().enumerate();
        frames
            .flat_map(|(frame, smile)| {
                let mut observation = at(frame as u64 * 33);
                observation.face.as_mut().expect("a face").smile = *smile;
                gestures.push(&observation)
            })
            .collect()
    }

    #[test]
    fn a_smile_comes_and_goes() {
        let seen = smiles(&[0.0, 0.1, 0.6, 0.9, 0.45, 0.4, 0.1, 0.0]);
        let movement = |until_ms| Movement {
            prompt: Prompt::Smile,
            from_ms: 66,
            until_ms,
            from_neutral: true,
        };
        assert_eq!(seen, [Change::Came(movement(99)), Change::Went(movement(165))]);
    }

    #[test]
    fn a_smile_from_the_first_frame_is_not_from_neutral() {
        let seen = smiles(&[0.9, 0.9, 0.9, 0.1]);
        assert!(matches!(seen[0], Change::Came(Movement { from_neutral: false, .. })));
    }

    #[test]
    fn one_frame_is_noise() {
        assert_eq!(smiles(&[0.0, 0.9, 0.0, 0.0]), []);
    }

    #[test]
    fn a_gap_joins_nothing() {
        let mut gestures = Gestures::default();
        for (at_ms, smile) in [(0, 0.0), (33, 0.9), (900, 0.9)] {
            let mut observation = at(at_ms);
            observation.face.as_mut().expect("a face").smile = smile;
            assert_eq!(gestures.push(&observation), []);
        }
    }

    #[test]
    fn what_is_neutral_after_a_gap_has_gone() {
        let mut gestures = Gestures::default();
        let mut seen = Vec::new();
        for (at_ms, smile) in [(0, 0.0), (33, 0.9), (66, 0.9), (900, 0.0)] {
            let mut observation = at(at_ms);
            observation.face.as_mut().expect("a face").smile = smile;
            seen.extend(gestures.push(&observation));
        }
        let [Change::Came(_), Change::Went(Movement { until_ms: 66, .. })] = seen[..] else {
            panic!("{seen:?}");
        };
    }

    #[test]
    fn a_look_is_counted_from_the_persons_own_neutral() {
        let mut gestures = Gestures::default();
        let mut seen = Vec::new();
        for frame in 0..60u64 {
            let mut face = neutral();
            face.pitch_deg = if (30..50).contains(&frame) { 3.0 } else { -12.0 };
            let observation = Observation { face: Some(face), ..at(frame * 33) };
            seen.extend(gestures.push(&observation));
        }
        let prompts: Vec<_> = seen
            .iter()
            .map(|change| match change {
                Change::Came(it) | Change::Went(it) => it.prompt,
            })
            .collect();
        assert_eq!(prompts, [Prompt::LookUp, Prompt::LookUp]);
    }
}
