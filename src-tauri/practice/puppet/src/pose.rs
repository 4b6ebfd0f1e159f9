//! What the face does at a time: idle motion, and the movements of a script.

use std::f64::consts::TAU;
use std::time::Duration;

use signup::wire::Prompt;

use crate::movement::{ease, length_of, movement};
use crate::random::Random;

/// The face at one moment. Left and right are its own. At rest everything is 0.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Pose {
    /// Turn: above 0 to its left, which is the picture's right.
    pub yaw_deg: f32,
    /// Above 0: chin up.
    pub pitch_deg: f32,
    /// Above 0: towards its left shoulder.
    pub roll_deg: f32,
    /// 0 neutral, 1 a broad smile; a little below 0 is possible.
    pub smile: f32,
    /// 0 closed, 1 wide open.
    pub jaw: f32,
    /// 0 open eyes, 1 closed eyes.
    pub blink: f32,
    /// 0 at rest, 1 raised.
    pub brow: f32,
    /// The whole picture moves right, as a camera does that is not screwed down: in pixels of the portrait, of which the
    /// picture is 226 high.
    pub sway_x: f32,
    /// The same downwards.
    pub sway_y: f32,
    /// What is around the face.
    pub scene: Scene,
}

/// What is around the face.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scene {
    /// Light: 1 as the portrait, 0 none.
    pub light: f32,
    /// 1 as usual, 2 twice as far from the camera.
    pub distance: f32,
    /// How far the person has gone to the picture's right, in picture widths: gone at 1.
    pub aside: f32,
    /// Somebody else is in the picture.
    pub second_face: bool,
}

impl Default for Scene {
    fn default() -> Self {
        Self { light: 1.0, distance: 1.0, aside: 0.0, second_face: false }
    }
}

/// One prompt performed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// What is done.
    pub prompt: Prompt,
    /// When the movement begins.
    pub start: Duration,
    /// How long it takes from rest to rest.
    pub length: Duration,
}

impl Cue {
    /// At this time, for as long as it takes.
    #[must_use]
    pub fn new(prompt: Prompt, start: Duration) -> Self {
        Self { prompt, start, length: length_of(prompt) }
    }

    /// When the face is at rest again.
    #[must_use]
    pub fn end(&self) -> Duration {
        self.start + self.length
    }
}

/// What is done when, and how the face idles meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Script {
    /// Chooses the idle motion.
    pub seed: u64,
    /// Any order; movements at the same time add up (and spoil one another: an open mouth that smiles reads as neither).
    pub cues: Vec<Cue>,
    /// A blink nobody asked for, about once in this time. `None`: never, so that a blink is seen only when asked for.
    pub blinks: Option<Duration>,
}

/// The pose at a time: a pure function.
#[must_use]
pub fn pose(at: Duration, script: &Script) -> Pose {
    let mut pose = idle(at, script.seed);
    for cue in &script.cues {
        let Some(since) = at.checked_sub(cue.start) else { continue };
        let movement = movement(cue.prompt);
        let weight = movement.weight(since.as_secs_f32(), cue.length.as_secs_f32());
        pose.add(&movement.peak, weight);
    }
    if let Some(period) = script.blinks.filter(|period| !period.is_zero()) {
        pose.blink += spontaneous(at.as_secs_f64(), period.as_secs_f64(), script.seed);
    }
    pose.blink = pose.blink.clamp(0.0, 1.0);
    pose.smile = pose.smile.min(1.0);
    pose
}

impl Pose {
    fn add(&mut self, peak: &Self, weight: f32) {
        self.yaw_deg += weight * peak.yaw_deg;
        self.pitch_deg += weight * peak.pitch_deg;
        self.roll_deg += weight * peak.roll_deg;
        self.smile += weight * peak.smile;
        self.jaw += weight * peak.jaw;
        self.blink += weight * peak.blink;
        self.brow += weight * peak.brow;
    }
}

/// Drift and breathing: sines of incommensurate frequencies, so that no two frames are alike.
fn idle(at: Duration, seed: u64) -> Pose {
    let t = at.as_secs_f64();
    let mut phases = Random::of(seed, 0);
    let mut sine = |amplitude: f64, hertz: f64| {
        (amplitude * (TAU * hertz * t + TAU * phases.share()).sin()) as f32
    };
    Pose {
        yaw_deg: sine(1.1, 0.23) + sine(0.5, 0.71) + sine(0.12, 2.3),
        pitch_deg: sine(0.8, 0.31) + sine(0.35, 0.93),
        roll_deg: sine(0.9, 0.29) + sine(0.25, 0.87),
        sway_x: sine(1.3, 0.37) + sine(0.12, 2.9),
        sway_y: sine(0.8, 0.27) + sine(0.3, 1.1),
        smile: 0.03 + sine(0.03, 0.13),
        jaw: 0.012 + sine(0.012, 0.4),
        brow: sine(0.15, 0.21),
        blink: 0.0,
        scene: Scene::default(),
    }
}

fn spontaneous(t: f64, period: f64, seed: u64) -> f32 {
    let turn = (t / period).floor();
    let place = 0.1 + 0.7 * Random::of(seed, 1 + turn as u64).share();
    let since = (t - (turn + place) * period) as f32;
    let (shut, held, open) = (0.067, 0.03, 0.09);
    if since < shut { ease(since / shut) } else { ease((shut + held + open - since) / open) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const S: Duration = Duration::from_secs(1);

    #[test]
    fn each_prompt_moves_what_it_names_and_nothing_is_left_of_it() {
        for prompt in Prompt::ALL {
            let cue = Cue::new(prompt, S);
            let script = Script { seed: 3, cues: vec![cue], ..Script::default() };
            let middle = pose(S + cue.length / 2, &script);
            let reached = match prompt {
                Prompt::Smile => middle.smile > 0.95,
                Prompt::Blink => middle.blink == 1.0,
                Prompt::OpenMouth => middle.jaw > 0.95,
                Prompt::TurnLeft => middle.yaw_deg > 27.0,
                Prompt::TurnRight => middle.yaw_deg < -27.0,
                Prompt::TiltLeft => middle.roll_deg > 18.0,
                Prompt::TiltRight => middle.roll_deg < -18.0,
                Prompt::LookUp => middle.pitch_deg > 13.0,
                Prompt::LookDown => middle.pitch_deg < -13.0,
            };
            assert!(reached, "{prompt:?}: {middle:?}");
            let idle = Script { seed: 3, ..Script::default() };
            assert_eq!(pose(cue.end(), &script), pose(cue.end(), &idle));
            assert_eq!(pose(S, &script), pose(S, &idle));
        }
    }

    #[test]
    fn idling_stays_within_what_counts_as_still() {
        let script = Script { seed: 11, ..Script::default() };
        for i in 0..3000u32 {
            let pose = pose(Duration::from_millis(33) * i, &script);
            assert!(pose.yaw_deg.abs() < 2.0 && pose.pitch_deg.abs() < 2.0);
            assert!(pose.smile < 0.1 && pose.jaw < 0.1 && pose.blink == 0.0);
        }
    }

    #[test]
    fn blinks_nobody_asked_for_come_once_a_period_and_only_when_wanted() {
        let script = Script { seed: 5, blinks: Some(S * 4), ..Script::default() };
        let shut = |i: u32| pose(Duration::from_millis(10) * i, &script).blink > 0.5;
        let blinks = (1..4000).filter(|i| shut(*i) && !shut(i - 1)).count();
        assert_eq!(blinks, 10);
    }
}
