//! The face video's part: camera, take and clip.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::liveness::Hint;
use crate::wire::{Prompt, PromptOutcome, Provenance, Spoiled};

/// One camera.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CameraView {
    /// Stable id.
    pub id: String,
    /// As the system names it.
    pub name: String,
    /// Whether it is a virtual camera.
    pub provenance: Provenance,
}

/// How the camera is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum CameraState {
    /// Looking for cameras.
    Finding,
    /// Opening the chosen one.
    Opening,
    /// Pictures come.
    Live {
        /// Width of the pictures.
        width_px: u32,
        /// Height of the pictures.
        height_px: u32,
        /// Measured pictures per second; 0 until measured.
        fps: u32,
    },
    /// There is none, or it failed: see the fault.
    Off,
}

/// Where a take is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum TakePhase {
    /// Before: what will happen. Begins by itself when all is good.
    Ready,
    /// The challenge is being fetched.
    Preparing,
    /// 3, 2, 1.
    Countdown {
        /// The numeral shown.
        seconds: u8,
    },
    /// Recording.
    Running {
        /// What to do now; `None` once all prompts had their turn: stay until the end.
        prompt: Option<Prompt>,
        /// Its place, from 0; the number of prompts once all had their turn.
        index: u32,
        /// For each prompt of the challenge whether it was seen done so far.
        seen: Vec<bool>,
        /// Whole seconds recorded.
        seconds: u32,
    },
    /// The last bytes are being sealed.
    Finishing,
    /// Not every prompt was seen done.
    Missed {
        /// Every prompt of the challenge.
        prompts: Vec<PromptOutcome>,
        /// What speaks against the take as a whole.
        spoiled: Option<Spoiled>,
        /// It was the last take, and the policy lets it be sent for a person to look at.
        can_send: bool,
    },
}

/// What the picture says before a take.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Sight {
    /// The one thing to mend now; `None`: nothing, or nobody has looked yet.
    pub hint: Option<Hint>,
    /// A face was seen and there is nothing to mend.
    pub good: bool,
}

/// What the seller can do, and how much time they want.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MovementsView {
    /// All the intake may ask for.
    pub all: Vec<Prompt>,
    /// Not possible for this seller.
    pub without: Vec<Prompt>,
    /// The slower version was chosen.
    pub slow: bool,
    /// Length of the slower version; `None`: there is none.
    pub slow_length_ms: Option<u32>,
    /// What is left is enough for a challenge; if not, only the alternatives lead on.
    pub enough: bool,
}

/// The clip, for review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ClipView {
    /// Being played on the preview channel.
    pub playing: bool,
    /// Length.
    pub length_ms: u32,
    /// Frames in it.
    pub frames: u32,
    /// Measured frames per second.
    pub fps: f64,
    /// Width.
    pub width_px: u32,
    /// Height.
    pub height_px: u32,
    /// Every prompt and what became of it.
    pub prompts: Vec<PromptOutcome>,
}
