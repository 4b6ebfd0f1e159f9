//! A performer: is shown prompts while they are on the screen and writes its own script.

use std::time::Duration;

use signup::wire::Prompt;

use crate::manner::Manner;
use crate::movement::ease;
use crate::pose::{Cue, Pose, Script, pose};
use crate::random::Random;

/// Somebody reads the word, understands it and begins: this long, and up to [`REACTION_SPREAD`] longer.
const REACTION: Duration = Duration::from_millis(250);
const REACTION_SPREAD: Duration = Duration::from_millis(250);
/// [`Manner::WalksAway`]: this long after the take's first prompt, and for so long from the middle to outside.
const STAYS: Duration = Duration::from_millis(1500);
const WALK: Duration = Duration::from_millis(900);
/// After the take.
const COMES_BACK: Duration = Duration::from_millis(500);
/// Factors of [`Manner::TooDark`] and [`Manner::TooFar`].
const DARK: f32 = 0.16;
const FAR: f32 = 2.0;

/// A performer. Times are on one clock that never goes back, of the caller's choice.
#[derive(Debug, Clone)]
pub struct Actor {
    manner: Manner,
    script: Script,
    /// How many prompts it was shown: each has a delay of its own.
    shown: u64,
    /// A prompt that a late one has not answered yet.
    unanswered: Option<Prompt>,
    leaves: Option<Duration>,
    returns: Option<Duration>,
}

impl Actor {
    /// The same seed and cues give the same performance.
    #[must_use]
    pub fn new(manner: Manner, seed: u64) -> Self {
        let script = Script { seed, ..Script::default() };
        Self { manner, script, shown: 0, unanswered: None, leaves: None, returns: None }
    }

    /// How it takes its prompts.
    #[must_use]
    pub fn manner(&self) -> Manner {
        self.manner
    }

    /// A prompt came on the screen `now`.
    pub fn cue(&mut self, prompt: Prompt, now: Duration) {
        self.script.cues.retain(|cue| cue.end() > now);
        self.shown += 1;
        match self.manner {
            Manner::Still => {}
            Manner::NoBlink if prompt == Prompt::Blink => {}
            Manner::Late => {
                if let Some(earlier) = self.unanswered.replace(prompt) {
                    self.begin(earlier, now);
                }
            }
            Manner::WrongSide => self.begin(prompt.mirror().unwrap_or(prompt), now),
            Manner::WalksAway => {
                if self.leaves.is_none() || self.returns.is_some() {
                    (self.leaves, self.returns) = (Some(now + STAYS), None);
                }
                self.begin(prompt, now);
            }
            _ => self.begin(prompt, now),
        }
    }

    /// The take is over: what has not begun is not done any more, what has is finished.
    pub fn relax(&mut self, now: Duration) {
        self.script.cues.retain(|cue| cue.start <= now && cue.end() > now);
        if let Some(late) = self.unanswered.take() {
            self.begin(late, now);
        }
        match self.leaves {
            Some(leaves) if leaves > now => self.leaves = None,
            Some(_) if self.returns.is_none() => self.returns = Some(now + COMES_BACK),
            _ => {}
        }
    }

    /// What it does at this time, as far as the prompts shown so far tell.
    #[must_use]
    pub fn pose(&self, at: Duration) -> Pose {
        let mut pose = pose(at, &self.script);
        match self.manner {
            Manner::TwoFaces => pose.scene.second_face = true,
            Manner::TooDark => pose.scene.light = DARK,
            Manner::TooFar => pose.scene.distance = FAR,
            Manner::Smiling => pose.smile = 1.0,
            Manner::WalksAway => {
                let gone = |since: Option<Duration>| since.map_or(0.0, |since| walked(at, since));
                pose.scene.aside = gone(self.leaves) * (1.0 - gone(self.returns));
            }
            _ => {}
        }
        pose
    }

    /// After a person's delay, and not before the movement under way has ended.
    fn begin(&mut self, prompt: Prompt, now: Duration) {
        let delay = Random::of(self.script.seed, !self.shown).share();
        let start = now + REACTION + REACTION_SPREAD.mul_f64(delay);
        let free = self.script.cues.iter().map(Cue::end).max().unwrap_or_default();
        self.script.cues.push(Cue::new(prompt, start.max(free)));
    }
}

fn walked(at: Duration, since: Duration) -> f32 {
    ease(at.saturating_sub(since).as_secs_f32() / WALK.as_secs_f32())
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    /// When between two times the pose is beyond something.
    fn seen(actor: &Actor, (from, to): (u64, u64), what: fn(&Pose) -> bool) -> Option<(u64, u64)> {
        let times = (from..to).step_by(10).filter(|at| what(&actor.pose(ms(*at))));
        let times: Vec<_> = times.collect();
        Some((*times.first()?, *times.last()?))
    }

    #[test]
    fn every_prompt_is_over_before_its_time_is_and_never_answered_faster_than_a_person() {
        for seed in 0..40 {
            for prompt in Prompt::ALL {
                let mut actor = Actor::new(Manner::Willing, seed);
                actor.cue(prompt, ms(1000));
                let cue = actor.script.cues[0];
                assert!(cue.start >= ms(1250) && cue.start <= ms(1500), "{cue:?}");
                assert!(cue.end() <= ms(1000 + 1560), "{prompt:?} ends at {:?}", cue.end());
            }
        }
    }

    #[test]
    fn a_second_cue_waits_for_the_first_movement_and_relaxing_drops_it() {
        let mut actor = Actor::new(Manner::Willing, 1);
        actor.cue(Prompt::TurnLeft, ms(0));
        actor.cue(Prompt::Smile, ms(100));
        let [turn, smile] = actor.script.cues[..] else { panic!("two cues") };
        assert!(smile.start >= turn.end());
        actor.relax(ms(600));
        assert_eq!(actor.script.cues, [turn]);
    }

    #[test]
    fn a_late_one_answers_in_the_next_ones_time() {
        let mut actor = Actor::new(Manner::Late, 2);
        actor.cue(Prompt::Smile, ms(0));
        assert_eq!(seen(&actor, (0, 5000), |pose| pose.smile > 0.5), None);
        actor.cue(Prompt::TurnLeft, ms(1667));
        let smiled = seen(&actor, (0, 5000), |pose| pose.smile > 0.5).expect("a smile");
        assert!(smiled.0 > 1900);
        actor.relax(ms(5000));
        let turned = seen(&actor, (5000, 9000), |pose| pose.yaw_deg > 20.0).expect("a turn");
        assert!(turned.0 > 5250);
    }

    #[test]
    fn sides_are_swapped_by_the_one_who_mistakes_them() {
        let mut actor = Actor::new(Manner::WrongSide, 2);
        actor.cue(Prompt::TurnLeft, ms(0));
        assert!(seen(&actor, (0, 2000), |pose| pose.yaw_deg < -20.0).is_some());
        actor.cue(Prompt::Smile, ms(2000));
        assert!(seen(&actor, (2000, 4000), |pose| pose.smile > 0.5).is_some());
    }

    #[test]
    fn some_do_not_blink_and_some_do_nothing() {
        for (manner, prompt, done) in [
            (Manner::NoBlink, Prompt::Blink, 0),
            (Manner::NoBlink, Prompt::Smile, 1),
            (Manner::Still, Prompt::Smile, 0),
        ] {
            let mut actor = Actor::new(manner, 2);
            actor.cue(prompt, ms(0));
            assert_eq!(actor.script.cues.len(), done, "{manner} {prompt:?}");
        }
    }

    #[test]
    fn one_walks_away_in_the_take_and_is_back_after_it() {
        let mut actor = Actor::new(Manner::WalksAway, 2);
        assert_eq!(actor.pose(ms(900)).scene.aside, 0.0);
        actor.cue(Prompt::Smile, ms(1000));
        actor.cue(Prompt::Blink, ms(2600));
        assert_eq!(actor.pose(ms(2400)).scene.aside, 0.0);
        assert_eq!(actor.pose(ms(3500)).scene.aside, 1.0);
        actor.relax(ms(6000));
        assert_eq!(actor.pose(ms(6400)).scene.aside, 1.0);
        assert_eq!(actor.pose(ms(7500)).scene.aside, 0.0);
        actor.cue(Prompt::Smile, ms(10_000));
        assert_eq!(actor.pose(ms(10_000)).scene.aside, 0.0);
        assert_eq!(actor.pose(ms(12_500)).scene.aside, 1.0);
    }

    #[test]
    fn the_scene_is_as_the_manner_says() {
        let scene = |manner| Actor::new(manner, 1).pose(ms(50)).scene;
        assert!(scene(Manner::TwoFaces).second_face);
        assert!(scene(Manner::TooDark).light < 0.3);
        assert!(scene(Manner::TooFar).distance > 1.5);
        assert_eq!(Actor::new(Manner::Smiling, 1).pose(ms(50)).smile, 1.0);
    }
}
