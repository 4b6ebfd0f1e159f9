//! Which frames of the clip show a prompt.

use signup::{
    liveness::{FaceMeasures, Observation},
    wire::{Prompt, PromptOutcome},
};
use zeroize::Zeroizing;

use super::{
    clip::Seen,
    report::Compared,
    still::{Still, Wanted, stills},
};

/// A picture of a strip.
pub(super) struct Moment {
    /// What happens then.
    pub(super) what: &'static str,
    /// Time of the frame.
    pub(super) at_ms: u64,
    pub(super) jpeg: Zeroizing<Vec<u8>>,
}

/// For each prompt the frame when it was shown, when it was seen, at its height and when it was over. A prompt that was
/// not seen has the frame at its height in its own time.
pub(super) fn strips(file: &[u8], clip: &Seen, prompts: &[Compared]) -> Vec<Vec<Moment>> {
    let wanted: Vec<Vec<(&str, u64)>> = prompts.iter().map(|it| moments(it, clip)).collect();
    // The first of a strip shows what is around the face.
    let frames: Vec<Wanted> = wanted
        .iter()
        .flat_map(|moments| moments.iter().enumerate())
        .map(|(place, (_, at_ms))| Wanted { at_ms: *at_ms, whole: place == 0 })
        .collect();
    let mut stills = stills(file, &clip.observations, &frames).into_iter();
    let strip = |moments: Vec<(&'static str, u64)>| {
        let pictures = moments.into_iter().filter_map(|(what, _)| {
            let Still { at_ms, jpeg } = stills.next()??;
            Some(Moment { what, at_ms, jpeg })
        });
        pictures.collect()
    };
    wanted.into_iter().map(strip).collect()
}

/// What is told stands before what is found: a lie is to be seen.
fn moments(compared: &Compared, clip: &Seen) -> Vec<(&'static str, u64)> {
    let both = [&compared.transcript, &compared.clip];
    let first = |of: fn(&PromptOutcome) -> Option<u32>| {
        both.iter().find_map(|it| it.as_ref().and_then(of)).map(u64::from)
    };
    let end = u64::from(compared.until_ms);
    let shown = first(|it| it.shown_ms).unwrap_or(0);
    let seen = first(|it| it.seen_ms);
    let done = first(|it| it.done_ms);
    let span = seen.unwrap_or(shown)..=done.unwrap_or(end.max(shown));
    let height = height(compared.prompt, &clip.observations, span);
    let mut moments = vec![("when shown", shown)];
    let in_clip = compared.clip.as_ref().is_some_and(|it| it.seen_ms.is_some());
    let seen_by = if in_clip { "seen" } else { "seen, says the device" };
    moments.extend(seen.map(|at| (seen_by, at)));
    moments.extend(height.map(|at| ("at its height", at)));
    moments.push(match done {
        Some(done) => ("over", done),
        None => ("its time over", end),
    });
    moments
}

fn height(
    prompt: Prompt,
    observations: &[Observation],
    span: std::ops::RangeInclusive<u64>,
) -> Option<u64> {
    observations
        .iter()
        .filter(|it| span.contains(&it.at_ms))
        .filter_map(|it| Some((it.at_ms, strength(prompt, it.face.as_ref()?))))
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(at, _)| at)
}

fn strength(prompt: Prompt, face: &FaceMeasures) -> f32 {
    match prompt {
        Prompt::Smile => face.smile,
        Prompt::Blink => face.blink,
        Prompt::OpenMouth => face.mouth_open,
        Prompt::TurnLeft => face.yaw_deg,
        Prompt::TurnRight => -face.yaw_deg,
        Prompt::TiltLeft => face.roll_deg,
        Prompt::TiltRight => -face.roll_deg,
        Prompt::LookUp => face.pitch_deg,
        Prompt::LookDown => -face.pitch_deg,
    }
}
