//! A take from its first frame on: what is shown, and what was observed.

use crate::event::TakeAnalysis;
use crate::liveness::{Observation, Trial, thresholds};
use crate::view::TakePhase;
use crate::wire::{ArtifactEntry, CaptureFacts, Challenge, HintShown, TakeFacts, Transcript};

use super::super::Desk;

pub(super) struct Take {
    pub(super) challenge: Challenge,
    started_ms: u64,
    /// The first frame's time on the camera's clock.
    first_frame_ms: u64,
    trial: Trial,
    hints: Vec<HintShown>,
    observations: Vec<Observation>,
    pub(super) clip: Option<(ArtifactEntry, CaptureFacts)>,
    pub(super) analysis: Option<TakeAnalysis>,
}

impl Take {
    pub(super) fn begin(challenge: Challenge, first_frame_ms: u64, desk: &Desk) -> Self {
        Self {
            trial: Trial::begin(&challenge, desk.watch.gestures.clone(), first_frame_ms),
            hints: desk.watch.hints.before(first_frame_ms),
            started_ms: desk.now.monotonic_ms,
            first_frame_ms,
            observations: Vec::new(),
            clip: None,
            analysis: None,
            challenge,
        }
    }

    /// Takes what a frame measured, if it is one of this take's.
    pub(super) fn observe(&mut self, observation: &Observation) {
        let Some(at_ms) = observation.at_ms.checked_sub(self.first_frame_ms) else { return };
        if at_ms < u64::from(self.challenge.total_ms) {
            let observation = Observation { at_ms, ..observation.clone() };
            self.trial.observe(&observation);
            self.observations.push(observation);
        }
    }

    pub(super) fn tick(&mut self, now: u64) {
        self.trial.tick(self.at_ms(now));
    }

    /// Milliseconds until the picture changes by itself: the prompt's time is over, or the next whole second.
    pub(super) fn next_change(&self, now: u64) -> Option<u64> {
        let at = self.at_ms(now);
        let total = u64::from(self.challenge.total_ms);
        let second = ((at / 1000 + 1) * 1000).min(total);
        let next = second.min(self.trial.deadline_ms().unwrap_or(total));
        (next > at && next <= total).then(|| next - at)
    }

    /// The last picture was taken; what is left is sealing.
    pub(super) fn over(&self, now: u64) -> bool {
        self.at_ms(now) >= u64::from(self.challenge.total_ms)
    }

    pub(super) fn phase(&self, now: u64) -> TakePhase {
        if self.over(now) || self.clip.is_some() {
            return TakePhase::Finishing;
        }
        let shown = self.trial.shown();
        TakePhase::Running {
            prompt: shown.map(|(_, prompt)| prompt),
            index: shown.map_or(self.challenge.prompts.len(), |(index, _)| index) as u32,
            seen: self.trial.seen(),
            seconds: (self.at_ms(now) / 1000) as u32,
        }
    }

    /// The take's record. Without an analysis nothing was found, and the record says so.
    pub(super) fn transcript(&self) -> Transcript {
        let verdict = self.trial.clone().end();
        let analysis = self.analysis.clone().unwrap_or_default();
        Transcript {
            take: TakeFacts {
                nonce: self.challenge.nonce.clone(),
                length_ms: self.challenge.total_ms,
                thresholds: thresholds::VERSION,
                analysed_frames: analysis.analysed_frames,
                skipped_frames: analysis.skipped_frames,
                models: analysis.models,
            },
            prompts: verdict.prompts,
            spoiled: verdict.spoiled,
            hints: self.hints.clone(),
            observations: self.observations.clone(),
            signals: analysis.signals,
        }
    }

    fn at_ms(&self, now: u64) -> u64 {
        now.saturating_sub(self.started_ms)
    }
}
