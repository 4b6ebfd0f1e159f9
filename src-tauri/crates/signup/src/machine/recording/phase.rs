//! Where a take is, from the machine's side.

use super::take::Take;
use crate::folder::SealedTake;
use crate::wire::{ArtifactEntry, CaptureFacts, Challenge, Measured};

/// Where the screen is.
pub(super) enum Phase {
    Ready,
    Preparing,
    Countdown { challenge: Challenge, ends_ms: u64, recording: bool },
    Running(Box<Take>),
    Finishing(Box<Finished>),
    Missed(Box<SealedTake>),
}

/// A take whose clip is sealed and whose transcript is being sealed.
pub(super) struct Finished {
    pub(super) take: Take,
    pub(super) clip: ArtifactEntry,
    pub(super) capture: CaptureFacts,
    pub(super) measured: Measured,
}

impl Phase {
    /// From the first numeral to the last picture.
    pub(super) fn in_take(&self, now_ms: u64) -> bool {
        match self {
            Self::Countdown { .. } => true,
            Self::Running(take) => !take.over(now_ms) && take.clip.is_none(),
            _ => false,
        }
    }

    /// The recorder was asked for.
    pub(super) fn recording(&self) -> bool {
        matches!(self, Self::Countdown { recording: true, .. } | Self::Running(_))
    }

    /// The clip is complete and sealed.
    pub(super) fn sealed(&self) -> bool {
        match self {
            Self::Running(take) => take.clip.is_some(),
            Self::Finishing(_) | Self::Missed(_) => true,
            _ => false,
        }
    }

    /// The seller reads what was missed.
    pub(super) fn missed(&self) -> bool {
        matches!(self, Self::Missed(_))
    }
}
