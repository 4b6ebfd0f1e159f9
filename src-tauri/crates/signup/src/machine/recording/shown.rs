//! What the recording screen shows.

use super::super::Desk;
use super::{COUNTDOWN_S, Phase, Recording};
use crate::view::{Screen, Sight, TakePhase};

impl Recording {
    pub(in super::super) fn screen(&self, desk: &Desk) -> Screen {
        let now = desk.now.monotonic_ms;
        let rules = self.documented.entered.consent.accepted.policy.clip;
        let phase = match &self.phase {
            Phase::Ready => TakePhase::Ready,
            Phase::Preparing => TakePhase::Preparing,
            Phase::Countdown { ends_ms, .. } => {
                let left_s = ends_ms.saturating_sub(now).div_ceil(1000);
                TakePhase::Countdown { seconds: left_s.clamp(1, COUNTDOWN_S) as u8 }
            }
            Phase::Running(take) => take.phase(now),
            Phase::Finishing(_) => TakePhase::Finishing,
            Phase::Missed(take) => TakePhase::Missed {
                prompts: take.measured.prompts.clone(),
                spoiled: take.measured.spoiled,
                can_send: self.can_send(desk),
            },
        };
        let slow_ms = rules.slow_length_ms.filter(|_| desk.folder.movements.slow);
        // Whoever is recorded moves because they were asked to: no hints then.
        let before =
            matches!(self.phase, Phase::Ready | Phase::Preparing | Phase::Countdown { .. });
        let sight = if before { desk.watch.sight() } else { Sight::default() };
        Screen::Recording {
            phase,
            sight,
            by_itself: self.begins_by_itself(desk),
            takes_left: desk.folder.takes_left(),
            length_ms: slow_ms.unwrap_or(rules.length_ms),
        }
    }
}
