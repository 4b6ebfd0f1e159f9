//! A review as a whole: what was sent, what is seen, what was found.

use std::{
    fmt::Write as _,
    io::Write as _,
    path::{Path, PathBuf},
    sync::Arc,
};

use envelope::{SecretSeed, VerifyingKey};
use face::Models;
use serde::Serialize;
use signup::{
    liveness::{Observation, thresholds},
    wire::{
        App, CaptureFacts, Challenge, Prompt, PromptOutcome, Provenance, Signal, Spoiled,
        Transcript, UnixSeconds,
    },
};

use super::{
    Difference, Finding, ReviewFault, Signature, at, begin,
    clip::Seen,
    compare, curves,
    evidence::Evidence,
    existing,
    finding::{Code, Findings, words},
    open::{private_folder, write_whole},
    outcomes, page, said,
    strip::{self, Moment},
};

/// What a reviewer is told, without a picture. No field of it is a verdict.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The signup's id.
    pub signup: String,
    /// The receipt's number.
    pub number: String,
    /// When it was submitted.
    pub submitted_at: UnixSeconds,
    /// Made in practice.
    pub practice: bool,
    /// The program that made it, by its own word.
    pub app: App,
    /// The gravest first.
    pub findings: Vec<Finding>,
    /// The camera, as the device tells it. Nothing else on a report tells a clip that was injected.
    pub camera: Option<CaptureFacts>,
    /// The challenge on record, as the intake signed it.
    pub challenge: Option<Challenge>,
    /// What is known of its signature.
    pub signature: Signature,
    /// The clip as it is.
    pub clip: Clip,
    /// Every prompt of the challenge, in its order.
    pub prompts: Vec<Compared>,
    /// What speaks against the take as a whole.
    pub spoiled: Both<Option<Spoiled>>,
    /// Advisory signals.
    pub signals: Both<Vec<Signal>>,
    /// How many frames were analysed.
    pub analysed_frames: Both<u32>,
    /// Frames the device let go because it was busy, by the transcript.
    pub skipped_frames: Option<u32>,
    /// Frames that both analysed.
    pub matched_frames: u32,
    /// Frame by frame, by how much the two series differ.
    pub differences: Vec<Difference>,
    /// Version of the thresholds.
    pub thresholds: Both<u32>,
    /// The models by name with their SHA-256, hex.
    pub models: Both<Vec<(String, String)>>,
}

/// Something as the device tells it and as it is here.
#[derive(Debug, Clone, Serialize)]
pub struct Both<T> {
    /// By the transcript; `None` where that cannot be read.
    pub transcript: Option<T>,
    /// By the clip, here.
    pub clip: T,
}

/// The clip as it is.
#[derive(Debug, Clone, Serialize)]
pub struct Clip {
    /// Frames that were decoded.
    pub frames: u32,
    /// Its length.
    pub length_ms: u64,
    /// Longest time between two neighbouring frames.
    pub longest_gap_ms: u64,
    /// Width.
    pub width_px: usize,
    /// Height.
    pub height_px: usize,
}

/// One prompt and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct Compared {
    /// Which.
    pub prompt: Prompt,
    /// When its time was over.
    pub until_ms: u32,
    /// By the transcript.
    pub transcript: Option<PromptOutcome>,
    /// By the clip; `None` without a challenge on record.
    pub clip: Option<PromptOutcome>,
    /// When the clip shows the movement, whatever it counts for: the time nearest to the transcript's.
    pub moved_ms: Option<u32>,
}

/// A report, and what its page draws.
pub struct Review {
    /// What was found.
    pub report: Report,
    pub(super) strips: Vec<Vec<Moment>>,
    pub(super) curves: [Vec<Observation>; 2],
}

/// Opens the face video of a submission, analyses it again and compares it with the transcript, the manifest and the
/// signed challenge. `name` is a signup's id or a receipt's number; without `key`, the intake's, the challenge's signature
/// is not checked, and the report says so. Takes about 20 ms for each frame of the clip. What was received is in review
/// from then on; no file is written.
///
/// # Errors
/// Every [`ReviewFault`]; [`ReviewFault::NotFound`] also for a submission without a face video. What is wrong with the
/// content of the files is a finding, not a fault.
pub fn review(
    data: &Path,
    name: &str,
    seed: &SecretSeed,
    key: Option<&VerifyingKey>,
) -> Result<Review, ReviewFault> {
    let evidence = Evidence::open(data, name, seed, key)?;
    let clip = Seen::of(&evidence.clip, Arc::new(Models::bundled()?));
    let (told, challenge) = (evidence.transcript.as_ref().ok(), evidence.challenge.as_ref());
    let prompts = prompts(challenge, told, &clip);
    let pairs = curves::pairs(told.map_or(&[], |it| &it.observations), &clip.observations);
    let (matched, differences) = (pairs.len(), curves::differences(&pairs));
    let spoiled = challenge.and_then(|it| outcomes::spoiled(it, &clip.observations));
    let findings = findings(&evidence, &clip, &prompts, spoiled, matched, &differences);
    let strips = strip::strips(&evidence.clip, &clip, &prompts);
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let ours = Models::digests().map(|(name, digest)| (name.to_owned(), digest.to_owned()));
    begin(&existing(data)?.0, &evidence.submission.signup)?;
    let report = Report {
        findings,
        spoiled: Both { transcript: told.map(|it| it.spoiled), clip: spoiled },
        signals: Both { transcript: told.map(|it| it.signals.clone()), clip: clip.signals },
        analysed_frames: Both {
            transcript: told.map(|it| it.take.analysed_frames),
            clip: count(clip.observations.len()),
        },
        skipped_frames: told.map(|it| it.take.skipped_frames),
        matched_frames: count(matched),
        differences,
        thresholds: Both {
            transcript: told.map(|it| it.take.thresholds),
            clip: thresholds::VERSION,
        },
        models: Both { transcript: told.map(|it| it.take.models.clone()), clip: ours.to_vec() },
        clip: Clip {
            frames: count(clip.observations.len()),
            length_ms: clip.length_ms,
            longest_gap_ms: clip.longest_gap_ms,
            width_px: clip.width_px,
            height_px: clip.height_px,
        },
        prompts,
        challenge: evidence.challenge,
        signature: evidence.signature,
        signup: evidence.submission.signup,
        number: evidence.submission.number,
        submitted_at: evidence.submission.at,
        practice: evidence.manifest.practice,
        app: evidence.manifest.app,
        camera: evidence.manifest.capture,
    };
    let told = evidence.transcript.map_or_else(|_| Vec::new(), |it| it.observations);
    Ok(Review { report, strips, curves: [clip.observations, told] })
}

/// The prompts of the challenge; without one those the transcript tells of.
fn prompts(challenge: Option<&Challenge>, told: Option<&Transcript>, clip: &Seen) -> Vec<Compared> {
    let told = told.map_or(&[][..], |it| &it.prompts);
    let Some(challenge) = challenge else {
        let one = |it: &PromptOutcome| Compared {
            prompt: it.prompt,
            until_ms: it.done_ms.or(it.seen_ms).or(it.shown_ms).unwrap_or_default(),
            transcript: Some(it.clone()),
            clip: None,
            moved_ms: None,
        };
        return told.iter().map(one).collect();
    };
    let shown: Vec<_> = told.iter().map(|it| it.shown_ms).collect();
    let seen = outcomes::outcomes(challenge, &shown, &clip.observations);
    let one = |(index, seen): (usize, PromptOutcome)| {
        let told = told.get(index).filter(|it| it.prompt == seen.prompt);
        let about = told.and_then(|it| it.seen_ms);
        Compared {
            prompt: seen.prompt,
            until_ms: u32::try_from(outcomes::deadline_ms(challenge, index)).unwrap_or(u32::MAX),
            transcript: told.cloned(),
            moved_ms: about
                .and_then(|about| outcomes::moved_ms(seen.prompt, about, &clip.observations)),
            clip: Some(seen),
        }
    };
    seen.into_iter().enumerate().map(one).collect()
}

fn findings(
    evidence: &Evidence,
    clip: &Seen,
    prompts: &[Compared],
    spoiled: Option<Spoiled>,
    matched: usize,
    differences: &[Difference],
) -> Vec<Finding> {
    let mut found = Findings::default();
    let (challenge, manifest) = (evidence.challenge.as_ref(), &evidence.manifest);
    said::challenge(challenge, evidence.signature, manifest, &mut found);
    said::manifest(manifest, &mut found);
    compare::file(clip, challenge, manifest.capture.as_ref(), &mut found);
    compare::signals(clip, &mut found);
    match &evidence.transcript {
        Err(why) => {
            let text = format!("The transcript cannot be read: {why}.");
            found.contradiction(Code::TranscriptUnreadable, text);
        }
        Ok(transcript) => {
            let same = compare::version(&transcript.take, &mut found);
            said::transcript(transcript, challenge, manifest, &mut found);
            compare::prompts(prompts, &transcript.observations, same, &mut found);
            compare::observations(transcript, clip, matched, differences, same, &mut found);
            compare::spoiled(transcript.spoiled, spoiled, clip, &mut found);
        }
    }
    found.in_order()
}

impl Review {
    /// Writes `review.html` into the folder `out`, for its owner only: it shows the seller's face.
    ///
    /// # Errors
    /// [`ReviewFault::File`].
    pub fn write_page(&self, out: &Path) -> Result<PathBuf, ReviewFault> {
        private_folder(out).map_err(at(out))?;
        let path = out.join("review.html");
        let page = page::page(self);
        write_whole(&path, |file| file.write_all(page.as_bytes())).map_err(at(&path))?;
        Ok(path)
    }
}

impl Report {
    /// A short table for a terminal.
    pub fn table(&self) -> String {
        let mut out = String::new();
        // Writing to a string does not fail.
        let _ = self.write_table(&mut out);
        out
    }

    fn write_table(&self, out: &mut String) -> std::fmt::Result {
        let practice = if self.practice { "  PRACTICE" } else { "" };
        writeln!(out, "{}  signup {}{practice}", self.number, self.signup)?;
        if let Some(camera) = &self.camera {
            // Names come from the seller's machine: as Rust quotes them, nothing in them moves a terminal.
            let CaptureFacts { camera, driver, bus, provenance, .. } = camera;
            writeln!(out, "camera     {camera:?}, driver {driver:?}, {bus:?}")?;
            writeln!(out, "           {}", provenance_words(*provenance))?;
        }
        let Clip { frames, length_ms, longest_gap_ms, width_px, height_px } = &self.clip;
        writeln!(
            out,
            "clip       {frames} frames of {width_px} x {height_px}, {length_ms} ms, longest gap {longest_gap_ms} ms"
        )?;
        writeln!(out, "challenge  {}\n", words(&self.signature))?;
        writeln!(out, "prompt          by the device               in the clip")?;
        for (index, it) in self.prompts.iter().enumerate() {
            let name = format!("{} {}", index + 1, words(&it.prompt));
            let (told, seen) = (outcome(it.transcript.as_ref()), outcome(it.clip.as_ref()));
            writeln!(out, "{name:<15} {told:<27} {seen}")?;
        }
        writeln!(
            out,
            "\nmeasure  median    p95  (device against clip, {} frames)",
            self.matched_frames
        )?;
        for it in &self.differences {
            writeln!(out, "{:<8} {:>6.2} {:>6.2}", it.measure.name(), it.median, it.p95)?;
        }
        writeln!(out, "\nfindings (none is a verdict)")?;
        for it in &self.findings {
            writeln!(out, "{:<13} {}: {}", words(&it.severity), words(&it.code), it.text)?;
        }
        if self.findings.is_empty() {
            writeln!(out, "none")?;
        }
        Ok(())
    }
}

/// `shown 0, seen 600, done 833` or why not.
pub(super) fn outcome(outcome: Option<&PromptOutcome>) -> String {
    let Some(PromptOutcome { seen_ms, done_ms, missed, .. }) = outcome else {
        return "-".to_owned();
    };
    match (missed, seen_ms, done_ms) {
        (Some(missed), ..) => words(missed),
        (None, Some(seen), Some(done)) => format!("{seen} to {done} ms"),
        (None, Some(seen), None) => format!("from {seen} ms"),
        (None, None, _) => "counted, never seen".to_owned(),
    }
}

pub(super) fn provenance_words(provenance: Provenance) -> &'static str {
    match provenance {
        Provenance::None => {
            "The system reported nothing that speaks for a virtual camera. A device that lies can hide one."
        }
        Provenance::Suspected => {
            "Suspected: driver, bus or name are those of a virtual camera. It can show anything."
        }
        Provenance::Declared => "A virtual camera, by its own word. It can show anything.",
    }
}
