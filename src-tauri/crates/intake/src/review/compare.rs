//! What the device says held against what the clip shows.

use face::Models;
use signup::{
    liveness::{Observation, thresholds},
    wire::{CaptureFacts, Challenge, Spoiled, TakeFacts, Transcript},
};

use super::{
    clip::Seen,
    curves::Difference,
    finding::{Code, Findings, Severity, words},
    report::Compared,
};

/// A movement crosses its threshold some frames apart in two looks at the same take: the codec smooths, and the neutral
/// pitch was learnt from other frames. A slow nod passes 3 degrees in this time.
const SEEN_WITHIN_MS: u64 = 250;
/// The clip's last frame stands until the take's end; clocks round.
const LENGTH_WITHIN_MS: u64 = 100;
/// Times in clip and manifest are rounded from microseconds on different ways.
const GAP_WITHIN_MS: u64 = 5;
/// The shortest blinks are over by then.
const LONG_GAP_MS: u64 = 100;
/// Percent of the transcript's observations that must have their frame in the clip: all but a rounding.
const IN_CLIP_PERCENT: usize = 95;

/// The prompts, one by one. `same_version`: the device measured with what was used here.
pub(super) fn prompts(
    prompts: &[Compared],
    observations: &[Observation],
    same_version: bool,
    found: &mut Findings,
) {
    // Another version may well see something else; that is not the seller's doing.
    let grave = if same_version { Severity::Contradiction } else { Severity::Attention };
    for (index, it) in prompts.iter().enumerate() {
        let (Some(told), Some(seen)) = (&it.transcript, &it.clip) else { continue };
        let name = format!("{} {}", index + 1, words(&it.prompt));
        let there = told.seen_ms.unwrap_or_default();
        match (&told.missed, &seen.missed) {
            (None, Some(missed)) => {
                let here = words(missed);
                let near = it.moved_ms.filter(|at| is_near(observations, there, *at));
                let (severity, code, text) = match near {
                    Some(at) => (
                        Severity::Attention,
                        Code::PromptBorderline,
                        format!(
                            "{name}: the transcript saw it at {there} ms; the clip shows it at {at} ms, counted as {here}."
                        ),
                    ),
                    None => (
                        grave,
                        Code::PromptNotInClip,
                        format!(
                            "{name}: the transcript saw it at {there} ms, the clip does not show it ({here})."
                        ),
                    ),
                };
                found.add(severity, code, text);
            }
            (Some(missed), None) => {
                let (why, at) = (words(missed), seen.seen_ms.unwrap_or_default());
                let text = format!(
                    "{name}: missed by the transcript ({why}), seen in the clip at {at} ms."
                );
                found.attention(Code::PromptOnlyInClip, text);
            }
            (Some(there), Some(here)) => {
                let text =
                    format!("{name}: missed ({}; in the clip {}).", words(there), words(here));
                found.attention(Code::PromptMissed, text);
            }
            (None, None) => {
                let here = seen.seen_ms.unwrap_or_default();
                if !is_near(observations, there, here) {
                    let text = format!(
                        "{name}: seen at {there} ms by the transcript, at {here} ms in the clip."
                    );
                    found.add(grave, Code::PromptTimeDiffers, text);
                }
            }
        }
    }
}

/// Whether a movement that the device saw at `there_ms` can be the one that the clip shows at `here_ms`. It takes two
/// frames to see one: on a device that let frames go, it may have come at any time since the last frame before those.
fn is_near(observations: &[Observation], there_ms: u32, here_ms: u32) -> bool {
    let (there, here) = (u64::from(there_ms), u64::from(here_ms));
    let until = observations.partition_point(|it| it.at_ms <= there);
    let before = until.checked_sub(3).and_then(|at| observations.get(at));
    // Observations further apart make no movement.
    let longest = 2 * thresholds::LONGEST_GAP_MS;
    let from = before.map_or(there, |it| it.at_ms.max(there.saturating_sub(longest)));
    (from.saturating_sub(SEEN_WITHIN_MS)..=there + SEEN_WITHIN_MS).contains(&here)
}

/// The file itself: readable, as long as the take, and what the manifest counted.
pub(super) fn file(
    clip: &Seen,
    challenge: Option<&Challenge>,
    capture: Option<&CaptureFacts>,
    found: &mut Findings,
) {
    if let Some(broken) = &clip.broken {
        let there = clip.observations.len();
        let text = format!("The clip could not be looked at beyond frame {there}: {broken}.");
        found.contradiction(Code::ClipUnreadable, text);
        return;
    }
    let asked = challenge.map(|it| u64::from(it.total_ms));
    if let Some(asked) = asked.filter(|asked| asked.abs_diff(clip.length_ms) > LENGTH_WITHIN_MS) {
        let text =
            format!("The challenge's take is {asked} ms long, the clip {} ms.", clip.length_ms);
        found.contradiction(Code::LengthDiffers, text);
    }
    if clip.longest_gap_ms > LONG_GAP_MS {
        let text =
            format!("A picture stands for {} ms: a blink could hide in it.", clip.longest_gap_ms);
        found.attention(Code::LongGap, text);
    }
    let Some(capture) = capture else { return };
    if capture.frames as usize != clip.observations.len() {
        let (told, there) = (capture.frames, clip.observations.len());
        let text = format!("The manifest counts {told} frames, the clip has {there}.");
        found.contradiction(Code::CaptureDiffers, text);
    }
    let told = (capture.width_px as usize, capture.height_px as usize);
    if told != (clip.width_px, clip.height_px) {
        let text = format!(
            "By the manifest the clip is {} x {} px, it is {} x {}.",
            told.0, told.1, clip.width_px, clip.height_px
        );
        found.contradiction(Code::CaptureDiffers, text);
    }
    let told = u64::from(capture.longest_gap_ms);
    if told.abs_diff(clip.longest_gap_ms) > GAP_WITHIN_MS {
        let there = clip.longest_gap_ms;
        let text = format!("The manifest's longest gap is {told} ms, the clip's {there} ms.");
        found.attention(Code::CaptureDiffers, text);
    }
}

/// The observations, frame by frame. `matched`: how many of the transcript's have their frame in the clip.
pub(super) fn observations(
    transcript: &Transcript,
    clip: &Seen,
    matched: usize,
    differences: &[Difference],
    same_version: bool,
    found: &mut Findings,
) {
    let (told, frames) = (transcript.observations.len(), clip.observations.len());
    if told * 1000 < frames * FEW_PER_MILLE {
        let skipped = transcript.take.skipped_frames;
        let text = format!(
            "The device analysed {told} of the clip's {frames} frames and let {skipped} go: it was busy."
        );
        found.attention(Code::FewAnalysed, text);
    }
    if clip.broken.is_some() {
        return;
    }
    if matched * 100 < told * IN_CLIP_PERCENT {
        let text = format!(
            "Of the transcript's {told} observations {matched} have a frame at their time in the clip."
        );
        found.contradiction(Code::FramesNotInClip, text);
    }
    let grave = if same_version { Severity::Contradiction } else { Severity::Attention };
    let beyond: Vec<_> = differences.iter().filter(|it| it.beyond()).map(said).collect();
    if !beyond.is_empty() {
        let text = format!("The transcript's measures are not the clip's: {}.", beyond.join("; "));
        found.add(grave, Code::TranscriptDiffers, text);
    }
    let with_face = |it: &&Observation| it.face.is_some();
    let (there, here) = (
        transcript.observations.iter().filter(with_face).count(),
        clip.observations.iter().filter(with_face).count(),
    );
    if there > 0 && here == 0 {
        let text = format!("The transcript has a face in {there} frames, the clip in none.");
        found.add(grave, Code::TranscriptDiffers, text);
    }
}

/// Per mille of the clip's frames: a third is what a device keeps up with when another program has a core.
const FEW_PER_MILLE: usize = 333;

fn said(difference: &Difference) -> String {
    let Difference { measure, median, p95, gross_frames, .. } = difference;
    let name = measure.name();
    format!(
        "{name} by {median:.2} in the median, {p95:.2} at the 95th percentile, {gross_frames} frames far off"
    )
}

/// A second face or an absence that the transcript keeps quiet about.
pub(super) fn spoiled(
    told: Option<Spoiled>,
    seen: Option<Spoiled>,
    clip: &Seen,
    found: &mut Findings,
) {
    let (None, Some(seen)) = (told, seen) else { return };
    let several = clip.observations.iter().filter(|it| it.faces > 1).count();
    let doubtful = match seen {
        Spoiled::SeveralFaces => several < SECOND_FACE_FRAMES,
        Spoiled::FaceAway => false,
        // The clip's frames are counted elsewhere.
        Spoiled::TooFewObserved => return,
    };
    let severity = if doubtful { Severity::Attention } else { Severity::Contradiction };
    let text = format!("The clip shows what the transcript does not tell: {}.", words(&seen));
    found.add(severity, Code::SpoiledOnlyInClip, text);
}

/// The whole picture is searched every 300 ms, here at other moments than on the device: one false find lasts nine frames.
const SECOND_FACE_FRAMES: usize = 20;

/// The signals that fired in the clip; the transcript's are in the table beside them.
pub(super) fn signals(clip: &Seen, found: &mut Findings) {
    for signal in clip.signals.iter().filter(|it| it.fired) {
        let text = format!("Advisory: {} ({}).", words(&signal.signal), signal.why);
        found.attention(Code::SignalFired, text);
    }
}

/// Whether the device measured with what was used here.
pub(super) fn version(take: &TakeFacts, found: &mut Findings) -> bool {
    let ours = Models::digests();
    let models = take.models.len() == ours.len()
        && ours.iter().all(|(name, digest)| {
            take.models.iter().any(|(it, its)| it == name && its.eq_ignore_ascii_case(digest))
        });
    if !models {
        let text = "The device measured with other models than these: its figures may differ for that alone.";
        found.attention(Code::OtherModels, text);
    }
    let (theirs, ours) = (take.thresholds, thresholds::VERSION);
    if theirs != ours {
        let text =
            format!("The device judged by version {theirs} of the thresholds, this is {ours}.");
        found.attention(Code::OtherThresholds, text);
    }
    models && theirs == ours
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_let_frames_go_sees_later() {
        let at = |times_ms: &[u64]| -> Vec<Observation> {
            let one = |at_ms: &u64| Observation {
                at_ms: *at_ms,
                faces: 1,
                frame_luma: 100.0,
                repeated: false,
                face: None,
            };
            times_ms.iter().map(one).collect()
        };
        let every = at(&[900, 933, 966, 1_000]);
        assert!(is_near(&every, 1_000, 1_250) && is_near(&every, 1_000, 684));
        assert!(!is_near(&every, 1_000, 1_251) && !is_near(&every, 1_000, 682));
        // 280 and 250 ms apart: the movement may have come right after the frame at 470.
        let few = at(&[100, 470, 750, 1_000]);
        assert!(is_near(&few, 1_000, 221) && !is_near(&few, 1_000, 219));
        // Observations left out make no excuse.
        assert!(!is_near(&at(&[1_000]), 1_000, 700));
        assert!(!is_near(&at(&[0, 10, 2_000]), 2_000, 949));
    }
}
