//! 6. Recording: countdown, then the challenge's prompts while exactly the clip's length is recorded.

use super::{Desk, Documented, Input, Stage, camera, review};
use crate::effect::Effect;
use crate::event::Event;
use crate::fault::{Fault, FaultCode};
use crate::folder::SealedTake;
use crate::intent::Intent;
use crate::view::{Screen, ShownPrompt, TakePhase};
use crate::wire::{ArtifactEntry, CaptureFacts, Challenge};

/// The countdown starts at this numeral and takes as many seconds.
const COUNTDOWN_S: u64 = 3;

pub(super) struct Recording {
    documented: Documented,
    phase: Phase,
}

enum Phase {
    Ready,
    Preparing,
    Countdown { challenge: Challenge, ends_ms: u64, recording: bool },
    Running(Take),
    Finishing { take: Take, clip: ArtifactEntry, capture: Box<CaptureFacts> },
}

/// A take from its first frame on.
struct Take {
    challenge: Challenge,
    started_ms: u64,
    shown: Vec<ShownPrompt>,
}

impl Recording {
    pub(super) fn enter(documented: Documented, desk: &mut Desk) -> Stage {
        if desk.folder.takes_left() == 0 {
            desk.fail(Fault::new(FaultCode::NoTakesLeft), None);
        }
        Stage::Recording(Self { documented, phase: Phase::Ready })
    }

    pub(super) fn on(mut self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) if self.can_go_back() => {
                desk.clear_fault();
                return camera::CameraCheck::enter(self.documented, desk);
            }
            Input::Intent(Intent::ShowAlternatives) if self.can_go_back() => {
                desk.clear_fault();
                return camera::decline_video(desk);
            }
            Input::Intent(Intent::StartTake | Intent::Continue | Intent::Retry)
                if self.can_go_back() =>
            {
                self.start(desk);
            }
            Input::Intent(Intent::CancelTake) => self.abandon(None, desk),
            Input::Event(Event::WindowLostFocus) if self.in_take(desk) => {
                self.abandon(Some(Fault::new(FaultCode::FocusLost)), desk);
            }
            // The clip is sealed already: it needs no camera any more.
            Input::Event(Event::CameraFailed(_)) if self.sealed() => {}
            Input::Event(Event::CameraFailed(fault)) => {
                // A camera that is gone has to be opened again first: back to its screen, with the reason.
                self.abandon(None, desk);
                return camera::CameraCheck::enter_failed(self.documented, fault, desk);
            }
            // One that comes after the take was ended is no news.
            Input::Event(Event::TakeFailed(fault)) if self.recording() => {
                self.abandon(Some(fault), desk);
            }
            Input::Event(Event::ChallengeArrived(challenge)) => {
                if matches!(self.phase, Phase::Preparing) {
                    let ends_ms = desk.now.monotonic_ms + COUNTDOWN_S * 1000;
                    self.phase = Phase::Countdown { challenge, ends_ms, recording: false };
                    desk.ask(Effect::Wake { in_ms: 1000 });
                }
            }
            Input::Event(Event::Woke) => self.woke(desk),
            Input::Event(Event::TakeStarted) => self.started(desk),
            Input::Event(Event::ClipSealed { clip, capture }) => {
                self.clip_sealed(clip, capture, desk);
            }
            Input::Event(Event::TranscriptSealed(transcript)) => {
                return self.transcript_sealed(transcript, desk);
            }
            Input::Event(Event::Failed(effect, fault)) => self.failed(*effect, fault, desk),
            _ => {}
        }
        Stage::Recording(self)
    }

    fn start(&mut self, desk: &mut Desk) {
        if desk.folder.takes_left() == 0 {
            return desk.fail(Fault::new(FaultCode::NoTakesLeft), None);
        }
        desk.clear_fault();
        self.phase = Phase::Preparing;
        let signup = self.documented.entered.consent.signup.signup.clone();
        desk.ask(Effect::FetchChallenge { signup });
    }

    fn woke(&mut self, desk: &mut Desk) {
        let now = desk.now.monotonic_ms;
        match &mut self.phase {
            Phase::Countdown { ends_ms, recording, .. } if now >= *ends_ms && !*recording => {
                *recording = true;
                let length_ms = self.documented.entered.consent.accepted.policy.clip.length_ms;
                let to = self.documented.entered.consent.sealing();
                desk.ask(Effect::Record { length_ms, to });
            }
            Phase::Countdown { ends_ms, recording: false, .. } => {
                let into_numeral = (*ends_ms - now) % 1000;
                desk.ask(Effect::Wake {
                    in_ms: if into_numeral == 0 { 1000 } else { into_numeral },
                });
            }
            Phase::Running(take) => {
                take.advance(now);
                if let Some(in_ms) = take.next_change(now) {
                    desk.ask(Effect::Wake { in_ms });
                }
            }
            _ => {}
        }
    }

    fn started(&mut self, desk: &mut Desk) {
        let now = desk.now.monotonic_ms;
        let phase = std::mem::replace(&mut self.phase, Phase::Ready);
        self.phase = match phase {
            Phase::Countdown { challenge, recording: true, .. } => {
                let mut take = Take { challenge, started_ms: now, shown: Vec::new() };
                take.advance(now);
                if let Some(in_ms) = take.next_change(now) {
                    desk.ask(Effect::Wake { in_ms });
                }
                Phase::Running(take)
            }
            other => other,
        };
    }

    fn clip_sealed(&mut self, clip: ArtifactEntry, capture: CaptureFacts, desk: &mut Desk) {
        let phase = std::mem::replace(&mut self.phase, Phase::Ready);
        let Phase::Running(take) = phase else {
            // The take was ended meanwhile; its clip is of no use.
            self.phase = phase;
            return desk.discard(vec![clip.artifact]);
        };
        desk.ask(Effect::SealTranscript {
            challenge: take.challenge.clone(),
            shown: take.shown.clone(),
            to: self.documented.entered.consent.sealing(),
        });
        self.phase = Phase::Finishing { take, clip, capture: Box::new(capture) };
    }

    fn transcript_sealed(mut self, transcript: ArtifactEntry, desk: &mut Desk) -> Stage {
        let phase = std::mem::replace(&mut self.phase, Phase::Ready);
        let Phase::Finishing { take, clip, capture } = phase else {
            desk.discard(vec![transcript.artifact]);
            self.phase = phase;
            return Stage::Recording(self);
        };
        let Take { challenge, shown, .. } = take;
        let capture = *capture;
        let sealed = SealedTake { clip, transcript, capture, nonce: challenge.nonce, shown };
        desk.folder.takes += 1;
        if let Some(before) = desk.folder.take.replace(sealed) {
            desk.discard(vec![before.clip.artifact, before.transcript.artifact]);
        }
        desk.ask(Effect::CloseCamera);
        review::Review::enter(self.documented, desk)
    }

    /// What belongs to the take ends it; what goes on behind it does not.
    fn failed(&mut self, effect: Effect, fault: Fault, desk: &mut Desk) {
        let ours = match effect {
            Effect::FetchChallenge { .. } => matches!(self.phase, Phase::Preparing),
            Effect::Record { .. } => self.recording(),
            Effect::SealTranscript { .. } => self.sealed(),
            other => return desk.fail(fault, Some(other)),
        };
        if ours {
            self.abandon(Some(fault), desk);
        }
    }

    /// Ends a take wherever it is.
    pub(super) fn abandon(&mut self, fault: Option<Fault>, desk: &mut Desk) {
        match std::mem::replace(&mut self.phase, Phase::Ready) {
            Phase::Finishing { clip, .. } => desk.discard(vec![clip.artifact]),
            Phase::Ready => {}
            _ => desk.ask(Effect::AbandonTake),
        }
        if let Some(fault) = fault {
            desk.fail(fault, None);
        }
    }

    /// From the first numeral to the last picture.
    fn in_take(&self, desk: &Desk) -> bool {
        match &self.phase {
            Phase::Countdown { .. } => true,
            Phase::Running(take) => !take.over(desk.now.monotonic_ms),
            _ => false,
        }
    }

    fn recording(&self) -> bool {
        matches!(self.phase, Phase::Countdown { recording: true, .. } | Phase::Running(_))
    }

    fn sealed(&self) -> bool {
        matches!(self.phase, Phase::Finishing { .. })
    }

    pub(super) fn can_go_back(&self) -> bool {
        matches!(self.phase, Phase::Ready)
    }

    pub(super) fn screen(&self, desk: &Desk) -> Screen {
        let now = desk.now.monotonic_ms;
        let phase = match &self.phase {
            Phase::Ready => TakePhase::Ready,
            Phase::Preparing => TakePhase::Preparing,
            Phase::Countdown { ends_ms, .. } => {
                let left_s = ends_ms.saturating_sub(now).div_ceil(1000);
                TakePhase::Countdown { seconds: left_s.clamp(1, COUNTDOWN_S) as u8 }
            }
            Phase::Running(take) => take.phase(now),
            Phase::Finishing { .. } => TakePhase::Finishing,
        };
        Screen::Recording {
            phase,
            takes_left: desk.folder.takes_left(),
            length_ms: self.documented.entered.consent.accepted.policy.clip.length_ms,
        }
    }
}

impl Take {
    /// Shows every prompt whose time has come and notes when it was shown.
    fn advance(&mut self, now: u64) {
        let at = now.saturating_sub(self.started_ms);
        while let Some(prompt) = self.challenge.prompts.get(self.shown.len()) {
            if at < self.challenge.shown_at_ms(self.shown.len()) {
                break;
            }
            let at_ms = u32::try_from(at).unwrap_or(u32::MAX);
            self.shown.push(ShownPrompt { prompt: *prompt, at_ms });
        }
    }

    /// Milliseconds until the picture changes: the next prompt or the next whole second.
    fn next_change(&self, now: u64) -> Option<u64> {
        let at = now.saturating_sub(self.started_ms);
        let total = u64::from(self.challenge.total_ms);
        let second = ((at / 1000 + 1) * 1000).min(total);
        let left = self.shown.len() < self.challenge.prompts.len();
        let prompt = if left { self.challenge.shown_at_ms(self.shown.len()) } else { total };
        let next = second.min(prompt);
        (next > at && next <= total).then(|| next - at)
    }

    /// The last picture was taken; what is left is sealing.
    fn over(&self, now: u64) -> bool {
        now.saturating_sub(self.started_ms) >= u64::from(self.challenge.total_ms)
    }

    fn phase(&self, now: u64) -> TakePhase {
        let index = self.shown.len().saturating_sub(1);
        match self.shown.get(index) {
            _ if self.over(now) => TakePhase::Finishing,
            None => TakePhase::Finishing,
            Some(shown) => TakePhase::Running {
                prompt: shown.prompt,
                index: index as u32,
                of: self.challenge.prompts.len() as u32,
                seconds: (now.saturating_sub(self.started_ms) / 1000) as u32,
            },
        }
    }
}
