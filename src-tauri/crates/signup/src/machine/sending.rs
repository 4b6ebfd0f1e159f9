//! 8. Sending: sealed bytes move, a broken line waits, then the manifest is handed in.

use super::{Desk, Input, Stage, carry_on, lose_damaged, receipt, review};
use crate::effect::Effect;
use crate::event::Event;
use crate::fault::{Fault, FaultCode};
use crate::intent::Intent;
use crate::view::{Screen, SendingState};
use crate::wire::Standing;

pub(super) struct Sending {
    manifest: String,
    state: SendingState,
    /// The manifest may be in force at the intake, though the answer was not understood: another one is not made.
    handed_in: bool,
    /// Where and when the present stretch of sending began, to tell the time left.
    since: Option<(u64, u64)>,
}

impl Sending {
    pub(super) fn enter(manifest: String, desk: &mut Desk) -> Stage {
        let mut sending =
            Self { manifest, state: SendingState::Moving, handed_in: false, since: None };
        sending.transfer(desk);
        Stage::Sending(sending)
    }

    pub(super) fn on(mut self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) if self.can_go_back(desk) => {
                desk.clear_fault();
                desk.folder.manifest = None;
                // A policy that came while the old one was in force for this manifest was put aside.
                desk.ask(Effect::FetchPolicy);
                return carry_on(desk);
            }
            Input::Intent(Intent::Pause) if self.can_pause() => {
                self.state = SendingState::Paused;
                desk.ask(Effect::PauseTransfer);
            }
            Input::Intent(Intent::Resume | Intent::Continue | Intent::Retry)
                if self.state == SendingState::Paused =>
            {
                desk.clear_fault();
                self.transfer(desk);
            }
            Input::Event(Event::Sent { artifact, offset_bytes }) => {
                desk.sent.insert(artifact, offset_bytes);
                if matches!(self.state, SendingState::Waiting { .. }) {
                    self.state = SendingState::Moving;
                    self.since = None;
                }
                let sent = sent_bytes(desk);
                self.since.get_or_insert((desk.now.monotonic_ms, sent));
            }
            Input::Event(Event::TransferWaiting { retry_in_s })
                if self.state != SendingState::Paused =>
            {
                self.state = SendingState::Waiting { retry_in_s };
            }
            Input::Event(Event::Transferred) if self.state != SendingState::Paused => {
                self.state = SendingState::Submitting;
                self.handed_in = true;
                if let Some(signup) = signup(desk) {
                    desk.ask(Effect::Submit { signup, manifest: self.manifest.clone() });
                }
            }
            Input::Event(Event::ReceiptArrived(received, jws)) => {
                desk.folder.receipted((*received).clone(), jws);
                desk.clear_fault();
                desk.ask(Effect::EmptySpool);
                return Stage::Receipt(receipt::Receipted::new(*received));
            }
            Input::Event(Event::Failed(effect, fault)) => return self.failed(*effect, fault, desk),
            _ => {}
        }
        Stage::Sending(self)
    }

    /// Whatever fails of the sending itself can be gone on with as from a pause; what goes on behind it does not stop it.
    fn failed(mut self, effect: Effect, fault: Fault, desk: &mut Desk) -> Stage {
        match effect {
            Effect::Transfer { .. } => {}
            Effect::Submit { .. } => self.handed_in &= !refused(&fault),
            other => {
                desk.fail(fault, Some(other));
                return Stage::Sending(self);
            }
        }
        self.state = SendingState::Paused;
        if let Some(stage) = lose_damaged(&effect, &fault, desk) {
            return stage;
        }
        desk.fail(fault, None);
        Stage::Sending(self)
    }

    fn can_pause(&self) -> bool {
        matches!(self.state, SendingState::Moving | SendingState::Waiting { .. })
    }

    fn transfer(&mut self, desk: &mut Desk) {
        self.state = SendingState::Moving;
        self.since = None;
        let Some(signup) = signup(desk) else { return };
        let with_upload = |entry: &crate::wire::ArtifactEntry| {
            (entry.clone(), desk.folder.uploads.get(&entry.artifact).cloned())
        };
        let unsent = |entry: &&crate::wire::ArtifactEntry| !desk.folder.holds(&entry.artifact);
        let files = desk.folder.artifacts().into_iter().filter(unsent).map(with_upload).collect();
        desk.ask(Effect::Transfer { signup, files });
    }

    /// Only where nothing moves and the intake does not hold it: the manifest is torn up and made anew.
    pub(super) fn can_go_back(&self, desk: &Desk) -> bool {
        let standing = desk.folder.known.as_ref().map(|known| &known.standing);
        // An objection has no road behind it.
        let objecting = matches!(standing, Some(Standing::Refused { .. }));
        self.state == SendingState::Paused
            && !self.handed_in
            && !objecting
            && desk.folder.receipt.is_none()
    }

    pub(super) fn screen(&self, desk: &Desk) -> Screen {
        let files = review::files(desk);
        let (sent, total) = (sent_bytes(desk), files.iter().map(|file| file.length_bytes).sum());
        Screen::Sending {
            files,
            sent_bytes: sent,
            total_bytes: total,
            seconds_left: self.seconds_left(sent, total, desk.now.monotonic_ms),
            state: self.state.clone(),
        }
    }

    /// At the mean rate of this stretch; `None` for its first second, when a rate would be a guess.
    fn seconds_left(&self, sent: u64, total: u64, now_ms: u64) -> Option<u32> {
        let (began_ms, began_bytes) = self.since.filter(|_| self.state == SendingState::Moving)?;
        let took_ms = now_ms.saturating_sub(began_ms);
        let moved = sent.saturating_sub(began_bytes);
        if took_ms < 1000 || moved == 0 {
            return None;
        }
        u32::try_from(total.saturating_sub(sent) * took_ms / moved / 1000 + 1).ok()
    }
}

/// The intake read the manifest and does not hold it.
fn refused(fault: &Fault) -> bool {
    use FaultCode::{PolicyChanged, SignupElsewhere, SignupUnknown, SubmissionRefused};
    matches!(fault.code, PolicyChanged | SignupElsewhere | SignupUnknown | SubmissionRefused)
}

fn signup(desk: &Desk) -> Option<String> {
    desk.folder.signup.as_ref().map(|opened| opened.signup.clone())
}

fn sent_bytes(desk: &Desk) -> u64 {
    review::files(desk).iter().map(|file| file.sent_bytes.min(file.length_bytes)).sum()
}
