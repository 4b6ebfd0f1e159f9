//! The prompts judged again: by the domain's own rules, over what the clip shows, at the times the device says each
//! prompt was shown.

use signup::{
    liveness::{Change, Gestures, Observation, Trial, thresholds},
    wire::{Challenge, Missed, Prompt, PromptOutcome, Spoiled},
};

/// The device had watched the seconds before the take and knew the neutral face from them. The clip has only what the
/// seller looked like before they could react; that is shown to the rules several times over.
const LEAD_MS: u64 = 3 * thresholds::NEUTRAL_MS;
/// Nobody has begun to move so soon after the first prompt.
const UNMOVED_MS: u64 = 2 * thresholds::REACTION_MS;

/// What the clip shows of each prompt of `challenge`, in its order. `shown_ms` is when the seller saw each: where the
/// device does not say, or says what cannot be, it is when the prompt before had its time.
pub(super) fn outcomes(
    challenge: &Challenge,
    shown_ms: &[Option<u32>],
    observations: &[Observation],
) -> Vec<PromptOutcome> {
    let one = |(index, prompt): (usize, &Prompt)| {
        let told = shown_ms.get(index).copied().flatten().map(u64::from);
        let shown = told.filter(|it| possible(challenge, index, *it));
        let shown = shown.unwrap_or_else(|| challenge.shown_at_ms(index));
        outcome(challenge, index, *prompt, shown, observations)
    };
    challenge.prompts.iter().enumerate().map(one).collect()
}

/// When the clip shows a movement to come, whatever it counts for: the time nearest to `about_ms`.
pub(super) fn moved_ms(prompt: Prompt, about_ms: u32, observations: &[Observation]) -> Option<u32> {
    let mut gestures = led_in(observations);
    let came = observations.iter().filter_map(|one| {
        let changes = gestures.push(&later(one, LEAD_MS));
        let came = |it: &Change| matches!(it, Change::Came(movement) if movement.prompt == prompt);
        changes.iter().any(came).then(|| u32::try_from(one.at_ms).unwrap_or(u32::MAX))
    });
    came.min_by_key(|at| at.abs_diff(about_ms))
}

/// When prompt `index` has had its time.
pub(super) fn deadline_ms(challenge: &Challenge, index: usize) -> u64 {
    challenge.shown_at_ms(index + 1).min(u64::from(challenge.total_ms))
}

/// A prompt comes up before its own time is over.
pub(super) fn possible(challenge: &Challenge, index: usize, shown_ms: u64) -> bool {
    shown_ms < deadline_ms(challenge, index)
}

/// What speaks against the take as a whole, as the clip shows it.
pub(super) fn spoiled(challenge: &Challenge, observations: &[Observation]) -> Option<Spoiled> {
    let mut trial = Trial::begin(challenge, Gestures::default(), 0);
    observations.iter().for_each(|it| trial.observe(it));
    trial.end().spoiled
}

/// A trial of this one prompt, on a clock that begins when it was shown.
fn outcome(
    challenge: &Challenge,
    index: usize,
    prompt: Prompt,
    shown_ms: u64,
    observations: &[Observation],
) -> PromptOutcome {
    let mut gestures = led_in(observations);
    let (before, from) =
        observations.split_at(observations.partition_point(|it| it.at_ms < shown_ms));
    for one in before {
        gestures.push(&later(one, LEAD_MS));
    }
    let left = |until: u64| u32::try_from(until.saturating_sub(shown_ms)).unwrap_or(u32::MAX);
    let alone = Challenge {
        prompts: vec![prompt],
        prompt_ms: left(deadline_ms(challenge, index)),
        total_ms: left(u64::from(challenge.total_ms)),
        ..challenge.clone()
    };
    let mut trial = Trial::begin(&alone, gestures, LEAD_MS + shown_ms);
    for one in from {
        trial.observe(&Observation { at_ms: one.at_ms - shown_ms, ..one.clone() });
    }
    let found = trial.end().prompts.into_iter().next();
    let since_start = |at: u32| at.saturating_add(u32::try_from(shown_ms).unwrap_or(u32::MAX));
    PromptOutcome {
        prompt,
        shown_ms: Some(since_start(0)),
        seen_ms: found.as_ref().and_then(|it| it.seen_ms).map(since_start),
        done_ms: found.as_ref().and_then(|it| it.done_ms).map(since_start),
        missed: found.map_or(Some(Missed::NotObserved), |it| it.missed),
    }
}

fn led_in(observations: &[Observation]) -> Gestures {
    let mut gestures = Gestures::default();
    let unmoved: Vec<_> = observations.iter().take_while(|it| it.at_ms < UNMOVED_MS).collect();
    for round in 0..LEAD_MS / UNMOVED_MS {
        for one in &unmoved {
            gestures.push(&later(one, round * UNMOVED_MS));
        }
    }
    gestures
}

fn later(observation: &Observation, by_ms: u64) -> Observation {
    Observation { at_ms: observation.at_ms.saturating_add(by_ms), ..observation.clone() }
}
