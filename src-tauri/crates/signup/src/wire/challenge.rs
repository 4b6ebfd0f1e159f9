//! The intake's one-time random script of prompts (`typ: challenge+jwt`).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Statement, UnixSeconds};

/// Drawn and signed by the intake for one take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge {
    /// The intake's name.
    pub iss: String,
    /// When it was drawn.
    pub iat: UnixSeconds,
    /// Until when a take made with it may be submitted.
    pub exp: UnixSeconds,
    /// The signup it was drawn for.
    pub signup: String,
    /// 16 random bytes, base64url. One use.
    pub nonce: String,
    /// What to do, in this order.
    pub prompts: Vec<Prompt>,
    /// How long each prompt is shown at most.
    pub prompt_ms: u32,
    /// Length of the whole take.
    pub total_ms: u32,
}

impl Statement for Challenge {
    const TYP: &'static str = "challenge+jwt";
}

impl Challenge {
    /// When prompt `index` comes up, counted from the first frame of the take.
    pub fn shown_at_ms(&self, index: usize) -> u64 {
        index as u64 * u64::from(self.prompt_ms)
    }
}

/// One thing to do. Left and right are the seller's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Prompt {
    /// Smile, then relax.
    Smile,
    /// Close both eyes for a moment.
    Blink,
    /// Open the mouth wide.
    OpenMouth,
    /// Turn the head to the seller's left.
    TurnLeft,
    /// Turn the head to the seller's right.
    TurnRight,
    /// Tilt the head towards the left shoulder.
    TiltLeft,
    /// Tilt the head towards the right shoulder.
    TiltRight,
    /// Raise the chin.
    LookUp,
    /// Lower the chin.
    LookDown,
}

impl Prompt {
    /// All prompts.
    pub const ALL: [Self; 9] = [
        Self::Smile,
        Self::Blink,
        Self::OpenMouth,
        Self::TurnLeft,
        Self::TurnRight,
        Self::TiltLeft,
        Self::TiltRight,
        Self::LookUp,
        Self::LookDown,
    ];

    /// The movement that undoes this one; the two never follow each other in a challenge.
    pub fn mirror(self) -> Option<Self> {
        match self {
            Self::TurnLeft => Some(Self::TurnRight),
            Self::TurnRight => Some(Self::TurnLeft),
            Self::TiltLeft => Some(Self::TiltRight),
            Self::TiltRight => Some(Self::TiltLeft),
            Self::LookUp => Some(Self::LookDown),
            Self::LookDown => Some(Self::LookUp),
            Self::Smile | Self::Blink | Self::OpenMouth => None,
        }
    }
}
