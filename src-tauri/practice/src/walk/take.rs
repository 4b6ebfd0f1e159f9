//! What the scripted seller does while the face video is taken.

use std::mem::{Discriminant, discriminant};

use serde_json::{Value, json};
use signup::Intent;
use signup::view::TakePhase;

/// So many countdowns may end without a take: nobody alone is in the picture, and a script cannot mend that.
const MOST_REFUSED: u32 = 2;

/// What was done so far.
#[derive(Default)]
pub(super) struct Takes {
    phase: Option<Discriminant<TakePhase>>,
    refused: u32,
}

/// What a phase asks for.
pub(super) enum Move {
    Wait,
    Press(Intent),
    /// There is no take to be had.
    GiveUp,
}

impl Takes {
    /// What to do now; once per phase, however often it is shown.
    pub(super) fn step(&mut self, phase: &TakePhase, takes_left: u32) -> Move {
        let now = discriminant(phase);
        let before = self.phase.replace(now);
        if before == Some(now) {
            return Move::Wait;
        }
        match phase {
            TakePhase::Ready => {
                let countdown = discriminant(&TakePhase::Countdown { seconds: 1 });
                self.refused += u32::from(before == Some(countdown));
                if self.refused == MOST_REFUSED {
                    return Move::GiveUp;
                }
                Move::Press(Intent::StartTake)
            }
            TakePhase::Missed { .. } if takes_left > 0 => Move::Press(Intent::StartTake),
            TakePhase::Missed { can_send: true, .. } => Move::Press(Intent::SendUnseen),
            TakePhase::Missed { .. } => Move::Press(Intent::ShowAlternatives),
            _ => Move::Wait,
        }
    }
}

/// The line for a take in which something was missed.
pub(super) fn missed(phase: &TakePhase, takes_left: u32) -> Option<Value> {
    let TakePhase::Missed { prompts, spoiled, .. } = phase else { return None };
    let missed = prompts.iter().filter_map(|outcome| {
        let reason = outcome.missed?;
        Some(json!({ "prompt": outcome.prompt, "reason": reason }))
    });
    let missed: Vec<_> = missed.collect();
    Some(json!({ "missed": missed, "spoiled": spoiled, "takes_left": takes_left }))
}

#[cfg(test)]
mod tests {
    use signup::wire::{Missed, Prompt, PromptOutcome};

    use super::*;

    fn missed_take(can_send: bool) -> TakePhase {
        let (shown_ms, seen_ms, done_ms) = (Some(0), None, None);
        let seen =
            PromptOutcome { prompt: Prompt::Smile, shown_ms, seen_ms, done_ms, missed: None };
        let unseen =
            PromptOutcome { prompt: Prompt::Blink, missed: Some(Missed::NotSeen), ..seen.clone() };
        TakePhase::Missed { prompts: vec![seen, unseen], spoiled: None, can_send }
    }

    /// What is pressed in each phase, or what else is done.
    fn pressed(phases: &[(TakePhase, u32)]) -> Vec<&'static str> {
        let mut takes = Takes::default();
        let word = |(phase, left): &(TakePhase, u32)| match takes.step(phase, *left) {
            Move::Wait => "wait",
            Move::GiveUp => "give up",
            Move::Press(Intent::StartTake) => "start",
            Move::Press(Intent::SendUnseen) => "send",
            Move::Press(Intent::ShowAlternatives) => "alternatives",
            Move::Press(_) => "other",
        };
        phases.iter().map(word).collect()
    }

    #[test]
    fn it_tries_again_while_it_may_and_then_sends() {
        let (ready, missed) = (TakePhase::Ready, missed_take(true));
        let phases = [
            (ready.clone(), 2),
            (ready, 2),
            (TakePhase::Preparing, 2),
            (missed_take(false), 1),
            (missed_take(false), 1),
            (TakePhase::Preparing, 1),
            (missed, 0),
        ];
        assert_eq!(pressed(&phases), ["start", "wait", "wait", "start", "wait", "wait", "send"]);
        assert_eq!(pressed(&[(missed_take(false), 0)]), ["alternatives"]);
    }

    #[test]
    fn a_countdown_that_leads_nowhere_is_given_up() {
        let countdown = (TakePhase::Countdown { seconds: 1 }, 1);
        let ready = (TakePhase::Ready, 1);
        let phases = [ready.clone(), countdown.clone(), ready.clone(), countdown, ready];
        assert_eq!(pressed(&phases), ["start", "wait", "start", "wait", "give up"]);
    }

    #[test]
    fn only_what_was_missed_is_told() {
        let line = missed(&missed_take(true), 0).expect("a line");
        let told = json!({ "missed": [{ "prompt": "blink", "reason": "not_seen" }],
                           "spoiled": null, "takes_left": 0 });
        assert_eq!(line, told);
        assert_eq!(missed(&TakePhase::Ready, 1), None);
    }
}
