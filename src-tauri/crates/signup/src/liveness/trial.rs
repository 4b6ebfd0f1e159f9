//! One take against its challenge: which prompt is shown, which were seen done, and why one was not.
//!
//! Pure: observations and times in, outcomes out. A prompt counts when its movement came from a neutral face, after it
//! was shown and before its time was over, and then went again. Times are milliseconds from the clip's first frame.

use super::gestures::{Change, Gestures, Movement};
use super::observation::{FaceMeasures, Observation};
use super::thresholds as limit;
use crate::wire::{Challenge, Missed, Prompt, PromptOutcome, Spoiled};

/// A running take.
#[derive(Debug, Clone)]
pub struct Trial {
    prompts: Vec<Asked>,
    /// Index of the prompt shown; the number of prompts once all had their turn.
    current: usize,
    total_ms: u64,
    /// The take's first frame on the clock of `gestures`.
    start_ms: u64,
    gestures: Gestures,
    watched: Watched,
}

/// What became of a take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Every prompt of the challenge, in its order.
    pub prompts: Vec<PromptOutcome>,
    /// What speaks against the take as a whole.
    pub spoiled: Option<Spoiled>,
}

#[derive(Debug, Clone)]
struct Asked {
    prompt: Prompt,
    deadline_ms: u64,
    shown_ms: Option<u64>,
    /// The movement that answers it: it came in time and from neutral.
    answer: Option<Movement>,
    seen_ms: Option<u64>,
    done_ms: Option<u64>,
    held: bool,
    early: bool,
    late: bool,
    wrong_side: bool,
}

/// What was there to be seen at all.
#[derive(Debug, Clone, Default)]
struct Watched {
    last_ms: Option<u64>,
    observed: u64,
    longest_gap_ms: u64,
    face_away_ms: u64,
    face_away_since: Option<u64>,
    several: u32,
    /// Spans without a face, for the prompts they fell into.
    away: Vec<(u64, u64)>,
}

impl Trial {
    /// A take whose first frame came at `start_ms` on the clock of `gestures`, which has watched the seconds before, so
    /// that a neutral face is known.
    pub fn begin(challenge: &Challenge, gestures: Gestures, start_ms: u64) -> Self {
        let total_ms = u64::from(challenge.total_ms);
        // What division left over belongs to the last prompt.
        let deadline = |index: usize| match index + 1 == challenge.prompts.len() {
            true => total_ms,
            false => challenge.shown_at_ms(index + 1).min(total_ms),
        };
        let asked = |(index, prompt): (usize, &Prompt)| Asked {
            prompt: *prompt,
            deadline_ms: deadline(index),
            shown_ms: None,
            answer: None,
            seen_ms: None,
            done_ms: None,
            held: false,
            early: false,
            late: false,
            wrong_side: false,
        };
        let prompts = challenge.prompts.iter().enumerate().map(asked).collect();
        let watched = Watched::default();
        let mut trial = Self { prompts, current: 0, total_ms, start_ms, gestures, watched };
        trial.show(0);
        trial
    }

    /// Time passed: a prompt whose time is over gives way to the next.
    pub fn tick(&mut self, at_ms: u64) {
        while let Some(asked) = self.prompts.get(self.current) {
            if asked.done_ms.is_none() && at_ms < asked.deadline_ms {
                return;
            }
            self.current += 1;
            self.show(at_ms);
        }
    }

    /// Takes what the next frame measured. Observations out of order, or of before or after the take, are ignored.
    pub fn observe(&mut self, observation: &Observation) {
        let at_ms = observation.at_ms;
        if at_ms >= self.total_ms || !self.watched.see(observation) {
            return;
        }
        let watched = Observation { at_ms: at_ms + self.start_ms, ..observation.clone() };
        for change in self.gestures.push(&watched) {
            match change {
                Change::Came(movement) => self.came(movement, at_ms),
                Change::Went(movement) => self.went(movement, at_ms),
            }
        }
        self.tick(at_ms);
    }

    /// The prompt shown with its index; `None` once all had their turn.
    pub fn shown(&self) -> Option<(usize, Prompt)> {
        self.prompts.get(self.current).map(|asked| (self.current, asked.prompt))
    }

    /// For each prompt whether it was seen so far.
    pub fn seen(&self) -> Vec<bool> {
        self.prompts.iter().map(|asked| asked.answer.is_some()).collect()
    }

    /// Until when the prompt shown has time.
    pub fn deadline_ms(&self) -> Option<u64> {
        self.prompts.get(self.current).map(|asked| asked.deadline_ms)
    }

    /// The take is over.
    pub fn end(mut self) -> Verdict {
        self.watched.close(self.total_ms);
        let Self { prompts, watched, total_ms, .. } = self;
        let outcome = |asked: &Asked| asked.outcome(&watched, total_ms);
        let prompts = prompts.iter().map(outcome).collect();
        Verdict { prompts, spoiled: watched.spoiled(total_ms) }
    }

    fn show(&mut self, at_ms: u64) {
        if let Some(asked) = self.prompts.get_mut(self.current) {
            asked.shown_ms = Some(at_ms);
            match self.gestures.making(asked.prompt) {
                Some(movement) if movement.from_neutral => asked.early = true,
                Some(_) => asked.held = true,
                None => {}
            }
        }
    }

    fn came(&mut self, movement: Movement, at_ms: u64) {
        let from = movement.from_ms.saturating_sub(self.start_ms);
        if let Some(shown) = self.prompts.get_mut(self.current)
            && shown.prompt.mirror() == Some(movement.prompt)
        {
            shown.wrong_side = true;
        }
        let Some(asked) = self.prompts.iter_mut().find(|asked| asked.prompt == movement.prompt)
        else {
            return;
        };
        match asked.shown_ms {
            None => asked.early = true,
            Some(shown) if from < shown + limit::REACTION_MS => {
                if movement.from_neutral {
                    asked.early = true
                } else {
                    asked.held = true
                }
            }
            Some(_) if from > asked.deadline_ms => asked.late = true,
            Some(_) if !movement.from_neutral => asked.held = true,
            Some(_) if asked.answer.is_none() => {
                asked.answer = Some(movement);
                asked.seen_ms = Some(at_ms);
            }
            Some(_) => {}
        }
    }

    fn went(&mut self, movement: Movement, at_ms: u64) {
        let answered = self.prompts.iter_mut().find(|asked| {
            asked.answer.is_some_and(|answer| {
                (answer.prompt, answer.from_ms) == (movement.prompt, movement.from_ms)
            })
        });
        if let Some(asked) = answered {
            asked.done_ms = Some(at_ms);
        }
    }
}

impl Asked {
    fn outcome(&self, watched: &Watched, total_ms: u64) -> PromptOutcome {
        let ms = |at: Option<u64>| at.map(|at| u32::try_from(at).unwrap_or(u32::MAX));
        PromptOutcome {
            prompt: self.prompt,
            shown_ms: ms(self.shown_ms),
            seen_ms: ms(self.seen_ms),
            done_ms: ms(self.done_ms),
            missed: self.missed(watched, total_ms),
        }
    }

    /// The reason that helps most comes first.
    fn missed(&self, watched: &Watched, total_ms: u64) -> Option<Missed> {
        let at_the_end = |seen| seen + limit::RELEASE_MS > total_ms;
        if self.done_ms.is_some() || self.seen_ms.is_some_and(at_the_end) {
            return None;
        }
        let Some(shown) = self.shown_ms else { return Some(Missed::NotObserved) };
        let away = |(from, until): &(u64, u64)| *from < self.deadline_ms && *until > shown;
        Some(if watched.away.iter().any(away) {
            Missed::FaceLost
        } else if watched.observed == 0 {
            Missed::NotObserved
        } else if self.answer.is_some() {
            Missed::NotReleased
        } else if self.wrong_side {
            Missed::WrongSide
        } else if self.late {
            Missed::Late
        } else if self.held {
            Missed::HeldAllAlong
        } else if self.early {
            Missed::Early
        } else {
            Missed::NotSeen
        })
    }
}

/// Shorter absences are the tracker's, not the seller's.
const AWAY_COUNTS_MS: u64 = 300;

impl Watched {
    /// False for an observation out of order.
    fn see(&mut self, observation: &Observation) -> bool {
        let now = observation.at_ms;
        if self.last_ms.is_some_and(|last| now <= last) {
            return false;
        }
        let last = self.last_ms.replace(now).unwrap_or(0);
        self.longest_gap_ms = self.longest_gap_ms.max(now - last);
        self.observed += 1;
        self.several += u32::from(observation.faces > 1);
        // In a face too small nothing but turns can be told: as good as away.
        let large = |face: &&FaceMeasures| face.face_width >= limit::SMALLEST_FACE;
        match (observation.face.as_ref().filter(large), self.face_away_since) {
            (None, None) => self.face_away_since = Some(last),
            (Some(_), Some(_)) => self.back(now),
            _ => {}
        }
        true
    }

    fn back(&mut self, now: u64) {
        if let Some(since) = self.face_away_since.take() {
            let away = now - since;
            self.face_away_ms += away;
            if away >= AWAY_COUNTS_MS {
                self.away.push((since, now));
            }
        }
    }

    fn close(&mut self, total_ms: u64) {
        self.back(total_ms.max(self.last_ms.unwrap_or(0)));
        let last = self.last_ms.unwrap_or(0);
        self.longest_gap_ms = self.longest_gap_ms.max(total_ms.saturating_sub(last));
    }

    fn spoiled(&self, total_ms: u64) -> Option<Spoiled> {
        let too_few = self.observed * 1000 < limit::LEAST_OBSERVED_PER_S * total_ms;
        if self.several >= limit::SECOND_FACE_FRAMES {
            Some(Spoiled::SeveralFaces)
        } else if self.face_away_ms > limit::FACE_AWAY_MS {
            Some(Spoiled::FaceAway)
        } else if too_few || self.longest_gap_ms > limit::LONGEST_UNOBSERVED_MS {
            Some(Spoiled::TooFewObserved)
        } else {
            None
        }
    }
}
