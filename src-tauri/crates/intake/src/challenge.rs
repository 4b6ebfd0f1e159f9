//! Drawing the prompts of a challenge.

use signup::wire::{ChallengeRequest, ClipRules, Prompt};

use crate::secret::{self, NoRandomness};

/// How long a challenge may wait for its submission. Sending on a slow line counts in.
pub(crate) const LIFETIME_SECONDS: i64 = 600;

/// What one take asks for, and how long it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Drawn {
    pub(crate) prompts: Vec<Prompt>,
    /// How long each prompt is shown at most: 1666 of 5000.
    pub(crate) prompt_ms: u32,
    /// Length of the whole take.
    pub(crate) total_ms: u32,
}

/// Draws as many different prompts as the policy wants, none of those the seller cannot do, no movement right after
/// its mirror. Every sequence allowed is equally likely. `None` if what is left makes no such sequence.
pub(crate) fn draw(
    rules: ClipRules,
    request: &ChallengeRequest,
) -> Result<Option<Drawn>, NoRandomness> {
    let total_ms = rules.slow_length_ms.filter(|_| request.slow).unwrap_or(rules.length_ms);
    let prompt_ms = total_ms / rules.prompts.max(1);
    let drawn = sequence(rules.prompts as usize, &request.without)?;
    Ok(drawn.map(|prompts| Drawn { prompts, prompt_ms, total_ms }))
}

fn sequence(count: usize, without: &[Prompt]) -> Result<Option<Vec<Prompt>>, NoRandomness> {
    let left: Vec<Prompt> =
        Prompt::ALL.into_iter().filter(|prompt| !without.contains(prompt)).collect();
    let too_few = left.len() < count;
    // One mirror image has one movement: among more than two there is always one that fits between.
    let only_mirrors = count == 2 && left.len() == 2 && mirrored(&left);
    if too_few || only_mirrors {
        return Ok(None);
    }
    // Drawing anew keeps the sequences equally likely. Half of all draws are good.
    loop {
        let drawn = shuffled(left.clone(), count)?;
        if !mirrored(&drawn) {
            return Ok(Some(drawn));
        }
    }
}

/// A movement comes right after its mirror image.
fn mirrored(prompts: &[Prompt]) -> bool {
    prompts.windows(2).any(|pair| pair[0].mirror() == Some(pair[1]))
}

/// The first `count` of a Fisher-Yates shuffle.
fn shuffled(mut prompts: Vec<Prompt>, count: usize) -> Result<Vec<Prompt>, NoRandomness> {
    for place in 0..count {
        let rest = u32::try_from(prompts.len() - place).unwrap_or(u32::MAX);
        let chosen = place + secret::below(rest)? as usize;
        prompts.swap(place, chosen);
    }
    prompts.truncate(count);
    Ok(prompts)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use Prompt::{Blink, LookDown, LookUp, OpenMouth, Smile, TurnLeft, TurnRight};

    use super::*;

    fn rules(prompts: u32) -> ClipRules {
        let slow_length_ms = Some(10_000);
        ClipRules { length_ms: 5_000, takes: 3, prompts, slow_length_ms, send_unseen: true }
    }

    fn all_but(left: &[Prompt]) -> ChallengeRequest {
        let without = Prompt::ALL.into_iter().filter(|it| !left.contains(it)).collect();
        ChallengeRequest { without, slow: false }
    }

    fn drawn(count: u32, request: &ChallengeRequest) -> Option<Vec<Prompt>> {
        draw(rules(count), request).unwrap().map(|drawn| drawn.prompts)
    }

    /// For every number of prompts and every choice of what cannot be done.
    #[test]
    fn a_draw_keeps_the_rules_or_there_is_none() {
        for choice in 0..1u32 << Prompt::ALL.len() {
            let possible = |at: &usize| choice >> at & 1 == 1;
            let left: Vec<_> =
                (0..Prompt::ALL.len()).filter(possible).map(|at| Prompt::ALL[at]).collect();
            let request = all_but(&left);
            for count in 1..=4 {
                let Some(prompts) = drawn(count, &request) else {
                    let pair = count == 2 && left.len() == 2 && left[0].mirror() == Some(left[1]);
                    assert!(left.len() < count as usize || pair, "{count} of {left:?}");
                    continue;
                };
                let different: BTreeSet<_> = prompts.iter().collect();
                assert_eq!(different.len(), count as usize, "{prompts:?}");
                assert!(prompts.iter().all(|prompt| left.contains(prompt)), "{prompts:?}");
                assert!(!mirrored(&prompts), "{prompts:?}");
            }
        }
    }

    /// 9 * 8 * 7 sequences less those in which a pair of mirrors meets: 2 places, 6 ordered pairs, 7 thirds.
    const SEQUENCES: usize = 504 - 84;

    #[test]
    fn every_sequence_allowed_is_equally_likely() {
        let mut seen: BTreeMap<Vec<Prompt>, u32> = BTreeMap::new();
        const EACH: u32 = 100;
        for _ in 0..SEQUENCES as u32 * EACH {
            *seen.entry(drawn(3, &ChallengeRequest::default()).unwrap()).or_default() += 1;
        }
        assert_eq!(seen.len(), SEQUENCES);
        // Chi-squared with 419 degrees of freedom: 29 around 419; 8 deviations are chance once in 10^14 runs.
        let expected = f64::from(EACH);
        let off = |count: &u32| (f64::from(*count) - expected).powi(2) / expected;
        let chi_squared: f64 = seen.values().map(off).sum();
        assert!(chi_squared < 419.0 + 8.0 * 29.0, "{chi_squared}");
    }

    #[test]
    fn mirrors_are_kept_apart() {
        for _ in 0..50 {
            assert_eq!(drawn(3, &all_but(&[TurnLeft, TurnRight, Smile])).unwrap()[1], Smile);
        }
    }

    #[test]
    fn what_makes_no_sequence_is_told() {
        assert_eq!(drawn(3, &all_but(&[LookUp, LookDown])), None);
        assert_eq!(drawn(2, &all_but(&[LookUp, LookDown])), None);
        assert!(drawn(2, &all_but(&[LookUp, Blink])).is_some());
        assert!(drawn(1, &all_but(&[LookUp, LookDown])).is_some());
    }

    #[test]
    fn the_slower_version_takes_longer_where_there_is_one() {
        let slow = ChallengeRequest { slow: true, ..all_but(&[Smile, Blink, OpenMouth]) };
        let times = |rules| {
            let drawn = draw(rules, &slow).unwrap().unwrap();
            (drawn.prompt_ms, drawn.total_ms)
        };
        assert_eq!(times(rules(3)), (3_333, 10_000));
        assert_eq!(times(ClipRules { slow_length_ms: None, ..rules(3) }), (1_666, 5_000));
    }
}
