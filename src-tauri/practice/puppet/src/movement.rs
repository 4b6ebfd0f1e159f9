//! What each prompt's movement is: how far and how fast.
//!
//! The peaks were calibrated against MediaPipe's face landmarker (thresholds: blink .25 above the open eye, smile .5,
//! jaw .4, turn 20 degrees, tilt 15, look 10). The times are those of somebody in a hurry: a prompt is on the screen for
//! 1.67 s in the shortest take, and reaction and movement together stay below that.

use std::time::Duration;

use signup::wire::Prompt;

use crate::pose::Pose;

pub(crate) struct Movement {
    pub(crate) peak: Pose,
    attack_s: f32,
    hold_s: f32,
    release_s: f32,
}

/// How long a prompt's movement takes when nothing else is said.
#[must_use]
pub fn length_of(prompt: Prompt) -> Duration {
    let movement = movement(prompt);
    Duration::from_secs_f32(movement.attack_s + movement.hold_s + movement.release_s)
}

pub(crate) fn movement(prompt: Prompt) -> Movement {
    let still = Pose::default();
    let (peak, [attack_s, hold_s, release_s]) = match prompt {
        // A reflex of .2 s can fall between the frames of a slow machine's analysis; on request people take their time.
        Prompt::Blink => (Pose { blink: 1.0, ..still }, [0.06, 0.225, 0.075]),
        Prompt::Smile => (Pose { smile: 1.0, ..still }, [0.28, 0.40, 0.30]),
        Prompt::OpenMouth => (Pose { jaw: 1.0, brow: 0.25, ..still }, [0.28, 0.40, 0.30]),
        Prompt::TurnLeft => (Pose { yaw_deg: 30.0, ..still }, TURN),
        Prompt::TurnRight => (Pose { yaw_deg: -30.0, ..still }, TURN),
        Prompt::TiltLeft => (Pose { roll_deg: 20.0, ..still }, TURN),
        Prompt::TiltRight => (Pose { roll_deg: -20.0, ..still }, TURN),
        Prompt::LookUp => (Pose { pitch_deg: 15.0, brow: 0.5, ..still }, LOOK),
        // Foreshortening alone lifts the corners of the mouth: the smile is taken back.
        Prompt::LookDown => (Pose { pitch_deg: -15.0, smile: -0.2, ..still }, LOOK),
    };
    Movement { peak, attack_s, hold_s, release_s }
}

const TURN: [f32; 3] = [0.38, 0.26, 0.38];
const LOOK: [f32; 3] = [0.36, 0.28, 0.36];

impl Movement {
    /// How much of the peak is reached `since_s` after the beginning, 0 to 1, when the whole takes `length_s`: only the
    /// hold is stretched or cut; a length below attack and release squeezes those.
    pub(crate) fn weight(&self, since_s: f32, length_s: f32) -> f32 {
        let least = self.attack_s + self.release_s;
        let squeeze = (length_s / least).min(1.0);
        let (attack, release) = (self.attack_s * squeeze, self.release_s * squeeze);
        if since_s <= 0.0 || since_s >= length_s {
            0.0
        } else if since_s < attack {
            ease(since_s / attack)
        } else if since_s < length_s - release {
            1.0
        } else {
            ease((length_s - since_s) / release)
        }
    }
}

/// From 0 to 1 with no jerk at either end.
pub(crate) fn ease(x: f32) -> f32 {
    let x = x.clamp(0.0, 1.0);
    x * x * x * (x * (6.0 * x - 15.0) + 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_movement_begins_and_ends_at_rest_and_holds_its_peak() {
        for prompt in Prompt::ALL {
            let (movement, length) = (movement(prompt), length_of(prompt).as_secs_f32());
            assert_eq!((movement.weight(0.0, length), movement.weight(length, length)), (0.0, 0.0));
            assert_eq!(movement.weight(movement.attack_s + movement.hold_s / 2.0, length), 1.0);
            assert!(length <= 1.1, "{prompt:?} takes {length} s");
        }
    }

    #[test]
    fn a_longer_one_holds_longer_and_a_shorter_one_still_comes_back() {
        let turn = movement(Prompt::TurnLeft);
        assert_eq!(turn.weight(1.5, 2.0), 1.0);
        assert_eq!(turn.weight(0.4, 0.4), 0.0);
        assert!(turn.weight(0.2, 0.4) > 0.9);
    }
}
