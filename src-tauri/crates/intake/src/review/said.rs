//! What the device says held against the signed challenge and against itself: no picture is needed for it.

use signup::{
    liveness::thresholds,
    wire::{Challenge, Liveness, Manifest, PromptOutcome, Provenance, Transcript},
};

use super::{
    evidence::Signature,
    finding::{Code, Findings, words},
    outcomes::{deadline_ms, possible},
};

/// The first prompt comes up with the first frame, as told by two threads.
const FIRST_SHOWN_MS: u64 = 50;
/// A prompt gives way at the first frame or tick after its time: both stand still at most this long.
const GIVES_WAY_MS: u64 = 500;

/// Of the challenge itself.
pub(super) fn challenge(
    challenge: Option<&Challenge>,
    signature: Signature,
    manifest: &Manifest,
    found: &mut Findings,
) {
    match signature {
        Signature::Missing => found.contradiction(
            Code::ChallengeUnknown,
            "The intake has no challenge with the nonce that the manifest names.",
        ),
        Signature::Forged => found.contradiction(
            Code::ChallengeForged,
            "The challenge on record does not verify under the intake's key.",
        ),
        Signature::NotChecked => found.attention(
            Code::ChallengeNotVerified,
            "The intake's key was not at hand, so the challenge's signature was not checked: name the folder of its \
             intake.json with --keys.",
        ),
        Signature::Verified => {}
    }
    let Some(challenge) = challenge else { return };
    let own = challenge.signup == manifest.signup
        && manifest.challenge.as_ref() == Some(&challenge.nonce);
    if !own {
        let text = "The challenge was drawn for another signup or another take.";
        found.contradiction(Code::ChallengeOfAnother, text);
    }
}

/// Of the manifest alone.
pub(super) fn manifest(manifest: &Manifest, found: &mut Findings) {
    if manifest.practice {
        found.note(Code::Practice, "Made in practice: nothing in it is real.");
    }
    match manifest.capture.as_ref().map(|capture| capture.provenance) {
        Some(Provenance::Declared) => found.attention(
            Code::VirtualCamera,
            "The camera is a virtual one and says so: what it showed need not have been in front of any lens.",
        ),
        Some(Provenance::Suspected) => found.attention(
            Code::VirtualCamera,
            "The camera's name, driver or bus are those of a virtual camera: what it showed need not have been in front \
             of any lens.",
        ),
        Some(Provenance::None) | None => {}
    }
    if manifest.liveness == Liveness::NotMeasured {
        found.attention(Code::NotMeasured, "By the manifest nobody measured the take.");
    }
}

/// Of the transcript: the same challenge, times that can be, and what the manifest says in short.
pub(super) fn transcript(
    transcript: &Transcript,
    challenge: Option<&Challenge>,
    manifest: &Manifest,
    found: &mut Findings,
) {
    if let Some(challenge) = challenge {
        script(transcript, challenge, found);
        times(transcript, challenge, found);
    }
    match &manifest.liveness {
        Liveness::Measured(measured) if *measured != transcript.measured() => {
            let text =
                "The manifest's account of the prompts, signals or frames is not the transcript's.";
            found.contradiction(Code::ManifestDiffers, text);
        }
        _ => {}
    }
    let (told, there) = (transcript.take.analysed_frames, transcript.observations.len());
    if told as usize != there {
        let text = format!(
            "The transcript says {told} frames were analysed and has observations of {there}."
        );
        found.contradiction(Code::ObservationsMiscounted, text);
    }
    if let Some(spoiled) = transcript.spoiled {
        let text = format!("The device itself says the take was spoiled: {}.", words(&spoiled));
        found.attention(Code::Spoiled, text);
    }
}

fn script(transcript: &Transcript, challenge: &Challenge, found: &mut Findings) {
    if transcript.take.nonce != challenge.nonce {
        let text = "The transcript names another challenge's nonce: it is of another take.";
        found.contradiction(Code::NonceDiffers, text);
    }
    let listed: Vec<_> = transcript.prompts.iter().map(|it| it.prompt).collect();
    if listed != challenge.prompts {
        let list = |prompts: &[_]| prompts.iter().map(words).collect::<Vec<_>>().join(", ");
        let (asked, told) = (list(&challenge.prompts), list(&listed));
        let text = format!("The challenge asked for {asked}; the transcript is about {told}.");
        found.contradiction(Code::PromptsDiffer, text);
    }
    let (asked, told) = (challenge.total_ms, transcript.take.length_ms);
    if asked != told {
        let text = format!("The challenge's take is {asked} ms long, the transcript's {told} ms.");
        found.contradiction(Code::LengthDiffers, text);
    }
}

fn times(transcript: &Transcript, challenge: &Challenge, found: &mut Findings) {
    let mut impossible = |index: usize, what: &str| {
        let prompt = transcript.prompts.get(index).map(|it| words(&it.prompt));
        let text = format!("{} {}: {what}.", index + 1, prompt.unwrap_or_default());
        found.contradiction(Code::TimesImpossible, text);
    };
    let mut before: Option<&PromptOutcome> = None;
    for (index, asked) in transcript.prompts.iter().enumerate().take(challenge.prompts.len()) {
        match (asked.shown_ms.map(u64::from), before) {
            (None, _) if asked.seen_ms.is_some() => {
                impossible(index, "seen without having been shown")
            }
            (Some(_), Some(PromptOutcome { shown_ms: None, .. })) => {
                impossible(index, "shown although the prompt before was not");
            }
            (Some(shown), None) if shown > FIRST_SHOWN_MS => {
                impossible(index, "the first prompt comes up with the first frame");
            }
            (Some(shown), Some(before)) => {
                let over = deadline_ms(challenge, index - 1);
                let done = before.done_ms.map(u64::from).filter(|done| *done < over);
                if shown < done.unwrap_or(over) {
                    impossible(index, "shown before the prompt before it was done or had its time");
                } else if shown > over + GIVES_WAY_MS {
                    impossible(index, "shown long after the prompt before it had its time");
                }
            }
            _ => {}
        }
        if let Some(what) = within(asked, challenge, index) {
            impossible(index, what);
        }
        before = Some(asked);
    }
}

/// What cannot be in the times of one prompt.
fn within(asked: &PromptOutcome, challenge: &Challenge, index: usize) -> Option<&'static str> {
    let total = u64::from(challenge.total_ms);
    let shown = u64::from(asked.shown_ms?);
    let (seen, done) = (asked.seen_ms.map(u64::from), asked.done_ms.map(u64::from));
    let latest = deadline_ms(challenge, index) + thresholds::LONGEST_GAP_MS;
    match (seen, done) {
        _ if !possible(challenge, index, shown) => Some("shown after its own time was over"),
        (None, Some(_)) => Some("done without having been seen"),
        (None, None) if asked.missed.is_none() => Some("counted without having been seen"),
        (Some(seen), _) if seen < shown + thresholds::REACTION_MS => {
            Some("seen sooner than anybody reacts")
        }
        (Some(seen), _) if seen > latest => Some("seen after its time was over and counted"),
        (Some(seen), Some(done)) if done < seen => Some("done before it was seen"),
        (Some(seen), _) if seen > total => Some("seen after the take's end"),
        (_, Some(done)) if done > total => Some("done after the take's end"),
        _ => None,
    }
}
