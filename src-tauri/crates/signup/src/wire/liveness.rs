//! What was measured of a take: evidence for a reviewer, no verdict. In the manifest and in the sealed transcript.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Prompt;
use crate::liveness::{Hint, Observation};

/// What is known of whether the prompts were done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Liveness {
    /// There is no face video, or nobody measured it.
    NotMeasured,
    /// Measured on the device while the clip was taken.
    Measured(Measured),
}

/// The short form of a take's transcript.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// Every prompt of the challenge, in its order.
    pub prompts: Vec<PromptOutcome>,
    /// What speaks against the take as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spoiled: Option<Spoiled>,
    /// Advisory: signals that fired. None of them is a verdict (README, "What the signals can and cannot show").
    pub signals: Vec<SignalKind>,
    /// Frames of the clip that were analysed; fewer than the clip has when the device was busy.
    pub analysed_frames: u32,
    /// Version of the thresholds it was measured with.
    pub thresholds: u32,
}

impl Measured {
    /// Nothing was measured, or nobody here knows what.
    pub(crate) fn nothing() -> Self {
        Self {
            prompts: Vec::new(),
            spoiled: None,
            signals: Vec::new(),
            analysed_frames: 0,
            thresholds: 0,
        }
    }

    /// Every prompt was seen done and nothing spoiled the take.
    pub fn passed(&self) -> bool {
        self.spoiled.is_none() && self.prompts.iter().all(|prompt| prompt.missed.is_none())
    }
}

/// One prompt and what became of it. Times from the clip's first frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PromptOutcome {
    /// Which.
    pub prompt: Prompt,
    /// When it was shown; `None` if the take ended before.
    pub shown_ms: Option<u32>,
    /// When the movement was first seen, after a neutral start.
    pub seen_ms: Option<u32>,
    /// When the face was back to neutral.
    pub done_ms: Option<u32>,
    /// Why it does not count; `None` when it does.
    pub missed: Option<Missed>,
}

/// Why a prompt does not count. Each has words for the seller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Missed {
    /// It was not seen.
    NotSeen,
    /// It came after the prompt's time.
    Late,
    /// It came before the prompt.
    Early,
    /// The mirror image of it was seen.
    WrongSide,
    /// It was there all along: it has to come and go.
    HeldAllAlong,
    /// It came and did not go.
    NotReleased,
    /// The face was not in the picture.
    FaceLost,
    /// The take was ended, or the device saw too little, before it could be seen.
    NotObserved,
}

/// What speaks against the take as a whole. Each has words for the seller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Spoiled {
    /// A second face was in the picture.
    SeveralFaces,
    /// The face was out of the picture for too long: somebody else may have come back.
    FaceAway,
    /// The device could not look at enough of the frames.
    TooFewObserved,
}

/// An advisory signal of a presentation attack or an injection, with its evidence. Never shown to the seller.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Signal {
    /// Which.
    pub signal: SignalKind,
    /// Its score passed its threshold.
    pub fired: bool,
    /// 0 nothing to 1 and above: in units of its threshold.
    pub score: f32,
    /// The measured figures, for reviewers and developers.
    pub why: String,
}

/// The signals there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignalKind {
    /// Turns of the head are explained by one plane: a photo or a screen.
    FlatFace,
    /// The background moves with the face as one sheet: no parallax.
    NoParallax,
    /// Neither eyes nor mouth moved at all.
    Lifeless,
    /// The pixel grid of a screen beats against the camera's.
    Moire,
    /// Bright and dark bands of a screen's refresh run through the picture.
    RefreshBands,
    /// The straight edge of a print or a screen is in the picture.
    Border,
    /// The face reflects like one flat, shiny sheet.
    Specular,
    /// The same picture came several times: a frozen or looped clip.
    RepeatedFrames,
    /// The face jumped between neighbouring frames: a cut.
    LandmarkJump,
    /// Frame times are too regular, or impossible, for a camera.
    FrameTimes,
    /// The face's proportions changed: another person.
    IdentityChange,
    /// Noise or sharpness changed within the take: material of two origins.
    NoiseChange,
}

/// A hint that was shown before the take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HintShown {
    /// Which; `None`: everything was good.
    pub hint: Option<Hint>,
    /// When it came up, on the clip's clock: below 0 before its first frame.
    pub at_ms: i64,
}

/// One line of the transcript: a JSON object with one key that says what it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TranscriptLine {
    /// The first line.
    Take(TakeFacts),
    /// One per prompt, in the challenge's order.
    Prompt(PromptOutcome),
    /// What spoiled the take.
    Spoiled(Spoiled),
    /// One per hint before the take.
    Hint(HintShown),
    /// One per analysed frame; `at_ms` from the clip's first frame.
    Observation(Observation),
    /// One per signal, fired or not.
    Signal(Signal),
}

/// What the observations are about and what they were made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeFacts {
    /// The challenge's nonce.
    pub nonce: String,
    /// Length of the take.
    pub length_ms: u32,
    /// Version of the thresholds.
    pub thresholds: u32,
    /// Frames of the take that were analysed.
    pub analysed_frames: u32,
    /// Frames let go because the device was busy: analysis gives way to the clip.
    pub skipped_frames: u32,
    /// The models by name with their SHA-256, hex.
    pub models: Vec<(String, String)>,
}

/// The take's record, sealed beside the clip.
#[derive(Debug, Clone, PartialEq)]
pub struct Transcript {
    /// What it is about.
    pub take: TakeFacts,
    /// Every prompt of the challenge.
    pub prompts: Vec<PromptOutcome>,
    /// What spoiled the take.
    pub spoiled: Option<Spoiled>,
    /// The hints of the last seconds before it.
    pub hints: Vec<HintShown>,
    /// Every frame that was analysed.
    pub observations: Vec<Observation>,
    /// Every signal.
    pub signals: Vec<Signal>,
}

/// Why bytes are not a transcript.
#[derive(Debug)]
pub struct TranscriptFault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub detail: String,
}

impl Transcript {
    /// JSON lines, UTF-8, each ended by a newline.
    pub fn to_lines(&self) -> String {
        let mut lines = vec![TranscriptLine::Take(self.take.clone())];
        lines.extend(self.prompts.iter().cloned().map(TranscriptLine::Prompt));
        lines.extend(self.spoiled.map(TranscriptLine::Spoiled));
        lines.extend(self.hints.iter().cloned().map(TranscriptLine::Hint));
        lines.extend(self.observations.iter().cloned().map(TranscriptLine::Observation));
        lines.extend(self.signals.iter().cloned().map(TranscriptLine::Signal));
        let json = |line| serde_json::to_string(line).expect("numbers and names are JSON") + "\n";
        lines.iter().map(json).collect()
    }

    /// Reads what [`Transcript::to_lines`] wrote.
    ///
    /// # Errors
    /// [`TranscriptFault`] on the first line that is none, or when the first is not the take's.
    pub fn from_lines(lines: &str) -> Result<Self, TranscriptFault> {
        let fault = |line: usize, detail: String| TranscriptFault { line: line + 1, detail };
        let read = |(at, line): (usize, &str)| {
            serde_json::from_str(line).map_err(|error| fault(at, error.to_string()))
        };
        let mut lines = lines.lines().enumerate();
        let take = match lines.next().map(read).transpose()? {
            Some(TranscriptLine::Take(take)) => take,
            _ => return Err(fault(0, "the first line is not the take's".to_owned())),
        };
        let (prompts, hints, observations, signals) = Default::default();
        let mut it = Self { take, prompts, spoiled: None, hints, observations, signals };
        for line in lines {
            match read(line)? {
                TranscriptLine::Take(_) => return Err(fault(line.0, "a second take".to_owned())),
                TranscriptLine::Prompt(prompt) => it.prompts.push(prompt),
                TranscriptLine::Spoiled(spoiled) => it.spoiled = Some(spoiled),
                TranscriptLine::Hint(hint) => it.hints.push(hint),
                TranscriptLine::Observation(observation) => it.observations.push(observation),
                TranscriptLine::Signal(signal) => it.signals.push(signal),
            }
        }
        Ok(it)
    }

    /// The short form for the manifest.
    pub fn measured(&self) -> Measured {
        let fired = |signal: &&Signal| signal.fired;
        Measured {
            prompts: self.prompts.clone(),
            spoiled: self.spoiled,
            signals: self.signals.iter().filter(fired).map(|signal| signal.signal).collect(),
            analysed_frames: self.take.analysed_frames,
            thresholds: self.take.thresholds,
        }
    }
}
