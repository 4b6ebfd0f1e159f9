//! 6. Recording: countdown, then the challenge's prompts while exactly the clip's length is recorded.

mod phase;
mod shown;
mod take;

use super::{Desk, Documented, Input, Stage, camera, review};
use crate::effect::Effect;
use crate::event::{Event, TakeAnalysis};
use crate::fault::{Fault, FaultCode};
use crate::folder::SealedTake;
use crate::intent::Intent;
use crate::liveness::{Hint, Observation, thresholds};
use crate::wire::{ArtifactEntry, CaptureFacts, Transcript};
use phase::{Finished, Phase};
use take::Take;

/// The countdown starts at this numeral and takes as many seconds.
const COUNTDOWN_S: u64 = 3;
/// So long a sealed clip waits for its analysis, which is at most a few frames behind.
const ANALYSIS_WAIT_MS: u64 = 3000;

pub(super) struct Recording {
    documented: Documented,
    phase: Phase,
    /// Since when the screen is shown without something to be read first; the countdown may begin by itself.
    inviting_since_ms: Option<u64>,
}

impl Recording {
    pub(super) fn enter(documented: Documented, desk: &mut Desk) -> Stage {
        if desk.folder.takes_left() == 0 {
            desk.fail(Fault::new(FaultCode::NoTakesLeft), None);
        }
        let inviting_since_ms = Some(desk.now.monotonic_ms);
        Stage::Recording(Self { documented, phase: Phase::Ready, inviting_since_ms })
    }

    pub(super) fn on(mut self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) if self.can_go_back() => {
                self.put_away(desk);
                return camera::CameraCheck::enter(self.documented, desk);
            }
            Input::Intent(Intent::ShowAlternatives) if self.can_go_back() => {
                self.put_away(desk);
                return camera::decline_video(desk);
            }
            Input::Intent(Intent::StartTake | Intent::Continue | Intent::Retry)
                if self.can_go_back() =>
            {
                self.start(desk);
            }
            Input::Intent(Intent::SendUnseen) if self.can_send(desk) => {
                if let Phase::Missed(take) = std::mem::replace(&mut self.phase, Phase::Ready) {
                    return self.keep(*take, desk);
                }
            }
            Input::Intent(Intent::CancelTake) if !self.phase.missed() => self.abandon(None, desk),
            Input::Event(Event::WindowLostFocus) if self.phase.in_take(desk.now.monotonic_ms) => {
                self.abandon(Some(Fault::new(FaultCode::FocusLost)), desk);
            }
            // The clip is sealed already: it needs no camera any more.
            Input::Event(Event::CameraFailed(_)) if self.phase.sealed() => {}
            Input::Event(Event::CameraFailed(fault)) => {
                // A camera that is gone has to be opened again first: back to its screen, with the reason.
                self.abandon(None, desk);
                return camera::CameraCheck::enter_failed(self.documented, fault, desk);
            }
            // One that comes after the take was ended is no news.
            Input::Event(Event::TakeFailed(fault)) if self.phase.recording() => {
                self.abandon(Some(fault), desk);
            }
            Input::Event(Event::ChallengeArrived(challenge)) => {
                if matches!(self.phase, Phase::Preparing) {
                    if !desk.folder.nonces.insert(challenge.nonce.clone()) {
                        // Somebody plays an old one back: a recording of its take would fit it.
                        self.phase = Phase::Ready;
                        desk.fail(Fault::new(FaultCode::ChallengeInvalid), None);
                        return Stage::Recording(self);
                    }
                    let ends_ms = desk.now.monotonic_ms + COUNTDOWN_S * 1000;
                    self.phase = Phase::Countdown { challenge, ends_ms, recording: false };
                    desk.ask(Effect::Wake { in_ms: 1000 });
                }
            }
            Input::Event(Event::Woke) => self.woke(desk),
            Input::Event(Event::Observed(observation)) => self.observed(&observation, desk),
            Input::Event(Event::TakeStarted { at_ms }) => self.started(at_ms, desk),
            Input::Event(Event::ClipSealed { clip, capture }) => {
                self.clip_sealed(clip, capture, desk);
            }
            Input::Event(Event::TakeAnalysed(analysis)) => self.analysed(*analysis, desk),
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
        self.put_away(desk);
        self.phase = Phase::Preparing;
        let signup = self.documented.entered.consent.signup.signup.clone();
        let request = desk.folder.movements.clone();
        desk.ask(Effect::FetchChallenge { signup, request });
    }

    fn woke(&mut self, desk: &mut Desk) {
        let now = desk.now.monotonic_ms;
        match &mut self.phase {
            Phase::Countdown { ends_ms, recording, .. } if now >= *ends_ms && !*recording => {
                if nobody_to_record(desk) {
                    // Nothing is lost: the hint says what to do, and the countdown begins anew.
                    return self.phase = Phase::Ready;
                }
                *recording = true;
                self.record(desk);
            }
            Phase::Countdown { ends_ms, recording: false, .. } => {
                let into_numeral = (*ends_ms - now) % 1000;
                desk.ask(Effect::Wake {
                    in_ms: if into_numeral == 0 { 1000 } else { into_numeral },
                });
            }
            Phase::Running(take) if take.clip.is_some() => self.seal_transcript(desk),
            Phase::Running(take) => {
                take.tick(now);
                if let Some(in_ms) = take.next_change(now) {
                    desk.ask(Effect::Wake { in_ms });
                }
            }
            _ => {}
        }
    }

    fn record(&self, desk: &mut Desk) {
        if let Phase::Countdown { challenge, .. } = &self.phase {
            let to = self.documented.entered.consent.sealing();
            desk.ask(Effect::Record { length_ms: challenge.total_ms, to });
        }
    }

    fn observed(&mut self, observation: &Observation, desk: &mut Desk) {
        let begin = self.may_begin(desk);
        match &mut self.phase {
            Phase::Running(take) => {
                let before = take.next_change(desk.now.monotonic_ms);
                take.observe(observation);
                let next = take.next_change(desk.now.monotonic_ms);
                if let (true, Some(in_ms)) = (before != next && take.clip.is_none(), next) {
                    desk.ask(Effect::Wake { in_ms });
                }
            }
            Phase::Ready if begin => self.start(desk),
            _ => {}
        }
    }

    /// All is good, and the seller had time to read.
    fn may_begin(&self, desk: &Desk) -> bool {
        let now = desk.now.monotonic_ms;
        let read = |since: u64| now.saturating_sub(since) >= thresholds::READ_FOR_MS;
        let good = desk.watch.hints.good_for_ms().is_some_and(|ms| ms >= thresholds::GOOD_FOR_MS);
        good && self.begins_by_itself(desk) && self.inviting_since_ms.is_some_and(read)
    }

    fn begins_by_itself(&self, desk: &Desk) -> bool {
        let quiet = desk.fault().is_none() && !desk.closing;
        quiet && self.inviting_since_ms.is_some() && desk.folder.takes_left() > 0
    }

    fn started(&mut self, first_frame_ms: u64, desk: &mut Desk) {
        let phase = std::mem::replace(&mut self.phase, Phase::Ready);
        self.phase = match phase {
            Phase::Countdown { challenge, recording: true, .. } => {
                let take = Take::begin(challenge, first_frame_ms, desk);
                if let Some(in_ms) = take.next_change(desk.now.monotonic_ms) {
                    desk.ask(Effect::Wake { in_ms });
                }
                Phase::Running(Box::new(take))
            }
            other => other,
        };
    }

    fn clip_sealed(&mut self, clip: ArtifactEntry, capture: CaptureFacts, desk: &mut Desk) {
        match &mut self.phase {
            Phase::Running(take) if take.clip.is_none() => {
                take.clip = Some((clip, capture));
                if take.analysis.is_some() {
                    self.seal_transcript(desk);
                } else {
                    desk.ask(Effect::Wake { in_ms: ANALYSIS_WAIT_MS });
                }
            }
            // The take was ended meanwhile; its clip is of no use.
            _ => desk.discard(vec![clip.artifact]),
        }
    }

    fn analysed(&mut self, analysis: TakeAnalysis, desk: &mut Desk) {
        if let Phase::Running(take) = &mut self.phase {
            take.analysis = Some(analysis);
            if take.clip.is_some() {
                self.seal_transcript(desk);
            }
        }
    }

    fn seal_transcript(&mut self, desk: &mut Desk) {
        self.phase = match std::mem::replace(&mut self.phase, Phase::Ready) {
            Phase::Running(mut take) => match take.clip.take() {
                Some((clip, capture)) => {
                    let transcript: Transcript = take.transcript();
                    let measured = transcript.measured();
                    let to = self.documented.entered.consent.sealing();
                    desk.ask(Effect::SealTranscript { transcript: Box::new(transcript), to });
                    Phase::Finishing(Box::new(Finished { take: *take, clip, capture, measured }))
                }
                None => Phase::Running(take),
            },
            other => other,
        };
    }

    fn transcript_sealed(mut self, transcript: ArtifactEntry, desk: &mut Desk) -> Stage {
        let phase = std::mem::replace(&mut self.phase, Phase::Ready);
        let Phase::Finishing(finished) = phase else {
            desk.discard(vec![transcript.artifact]);
            self.phase = phase;
            return Stage::Recording(self);
        };
        let Finished { take, clip, capture, measured } = *finished;
        let (nonce, length_ms) = (take.challenge.nonce, take.challenge.total_ms);
        let sealed = SealedTake { clip, transcript, capture, nonce, length_ms, measured };
        desk.folder.takes += 1;
        if sealed.measured.passed() {
            return self.keep(sealed, desk);
        }
        self.inviting_since_ms = None;
        self.phase = Phase::Missed(Box::new(sealed));
        Stage::Recording(self)
    }

    /// The take is the one to be sent.
    fn keep(self, take: SealedTake, desk: &mut Desk) -> Stage {
        desk.clear_fault();
        if let Some(before) = desk.folder.take.replace(take) {
            desk.discard(vec![before.clip.artifact, before.transcript.artifact]);
        }
        desk.ask(Effect::CloseCamera);
        review::Review::enter(self.documented, desk)
    }

    /// What belongs to the take ends it; what goes on behind it does not.
    fn failed(&mut self, effect: Effect, fault: Fault, desk: &mut Desk) {
        let ours = match effect {
            Effect::FetchChallenge { .. } => matches!(self.phase, Phase::Preparing),
            Effect::Record { .. } => self.phase.recording(),
            Effect::SealTranscript { .. } => matches!(self.phase, Phase::Finishing(_)),
            other => return desk.fail(fault, Some(other)),
        };
        if ours {
            self.abandon(Some(fault), desk);
        }
    }

    /// Ends a take wherever it is. The next begins when the seller says so.
    pub(super) fn abandon(&mut self, fault: Option<Fault>, desk: &mut Desk) {
        self.inviting_since_ms = None;
        match std::mem::replace(&mut self.phase, Phase::Ready) {
            Phase::Ready => {}
            Phase::Finishing(finished) => desk.discard(vec![finished.clip.artifact]),
            Phase::Missed(take) => discard_take(*take, desk),
            Phase::Running(take) => {
                desk.ask(Effect::AbandonTake);
                if let Some((clip, _)) = take.clip {
                    desk.discard(vec![clip.artifact]);
                }
            }
            Phase::Preparing | Phase::Countdown { .. } => desk.ask(Effect::AbandonTake),
        }
        if let Some(fault) = fault {
            desk.fail(fault, None);
        }
    }

    /// Leaves faults and a missed take behind.
    fn put_away(&mut self, desk: &mut Desk) {
        desk.clear_fault();
        if let Phase::Missed(take) = std::mem::replace(&mut self.phase, Phase::Ready) {
            discard_take(*take, desk);
        }
    }

    fn can_send(&self, desk: &Desk) -> bool {
        let rules = self.documented.entered.consent.accepted.policy.clip;
        self.phase.missed() && rules.send_unseen && desk.folder.takes_left() == 0
    }

    pub(super) fn can_go_back(&self) -> bool {
        matches!(self.phase, Phase::Ready | Phase::Missed(_))
    }
}

fn discard_take(take: SealedTake, desk: &mut Desk) {
    desk.discard(vec![take.clip.artifact, take.transcript.artifact]);
}

/// The very last pictures show no one, or more than one.
fn nobody_to_record(desk: &Desk) -> bool {
    let without = [Hint::NoFace, Hint::SeveralFaces, Hint::Black, Hint::Frozen];
    desk.watch.hints.now().is_some_and(|hint| without.contains(&hint))
}
