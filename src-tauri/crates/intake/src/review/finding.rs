//! What a reviewer is told. Never a verdict: a person looks at the clip and decides.

use serde::Serialize;

/// How much it weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Two things the device sent, or one of them and the clip, cannot both be true.
    Contradiction,
    /// Worth a closer look; honest takes have it too.
    Attention,
    /// Good to know.
    Note,
}

/// What was found. Stable; the text beside it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The intake has no challenge with the manifest's nonce.
    ChallengeUnknown,
    /// The challenge on record was not signed with the intake's key.
    ChallengeForged,
    /// The intake's key was not at hand: its signature was not looked at.
    ChallengeNotVerified,
    /// The challenge was drawn for another signup.
    ChallengeOfAnother,
    /// The transcript is about another challenge.
    NonceDiffers,
    /// Other prompts than the challenge's, or in another order.
    PromptsDiffer,
    /// Transcript or clip are of another length than the challenge's take.
    LengthDiffers,
    /// Times of prompts that cannot be.
    TimesImpossible,
    /// The manifest says something else than the transcript.
    ManifestDiffers,
    /// Nobody measured the take.
    NotMeasured,
    /// The transcript cannot be read.
    TranscriptUnreadable,
    /// The clip, or the end of it, cannot be looked at.
    ClipUnreadable,
    /// The transcript has another number of observations than it says.
    ObservationsMiscounted,
    /// The clip has no frames at the times of the transcript's observations.
    FramesNotInClip,
    /// The transcript's measures are not those of the clip.
    TranscriptDiffers,
    /// The manifest counts other frames than the clip has, or of another size.
    CaptureDiffers,
    /// A prompt the transcript calls done is not seen in the clip.
    PromptNotInClip,
    /// It is seen in the clip at another time.
    PromptTimeDiffers,
    /// The clip shows the movement when the transcript tells of it, and it does not count by the rules here: a matter of a
    /// frame.
    PromptBorderline,
    /// A prompt the transcript calls missed is seen in the clip.
    PromptOnlyInClip,
    /// A prompt was missed, in the transcript and in the clip.
    PromptMissed,
    /// A second face, or no face for too long, by the transcript.
    Spoiled,
    /// The same, in the clip alone.
    SpoiledOnlyInClip,
    /// A signal of an attack fired. Advisory.
    SignalFired,
    /// The camera is a virtual one, by what the device says.
    VirtualCamera,
    /// A picture stands for longer than a blink takes.
    LongGap,
    /// The device was busy and analysed few frames.
    FewAnalysed,
    /// It was made with other models than those here.
    OtherModels,
    /// It was made with other thresholds than those here.
    OtherThresholds,
    /// Made in practice.
    Practice,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// How much it weighs; findings are in this order.
    pub severity: Severity,
    /// What was found.
    pub code: Code,
    /// For the reviewer, in English, with the figures.
    pub text: String,
}

/// Findings as they are made.
#[derive(Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    pub(super) fn add(&mut self, severity: Severity, code: Code, text: impl Into<String>) {
        self.0.push(Finding { severity, code, text: text.into() });
    }

    pub(super) fn contradiction(&mut self, code: Code, text: impl Into<String>) {
        self.add(Severity::Contradiction, code, text);
    }

    pub(super) fn attention(&mut self, code: Code, text: impl Into<String>) {
        self.add(Severity::Attention, code, text);
    }

    pub(super) fn note(&mut self, code: Code, text: impl Into<String>) {
        self.add(Severity::Note, code, text);
    }

    /// The gravest first, otherwise as they were made.
    pub(super) fn in_order(mut self) -> Vec<Finding> {
        self.0.sort_by_key(|it| it.severity);
        self.0
    }
}

/// The word something has on the wire, for a text: `turn left`.
pub(super) fn words(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).ok();
    value.as_ref().and_then(|it| it.as_str()).unwrap_or("?").replace('_', " ")
}
