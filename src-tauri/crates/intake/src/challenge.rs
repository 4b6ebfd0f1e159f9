//! Drawing the prompts of a challenge.

use signup::wire::Prompt;

use crate::secret::{self, NoRandomness};

/// How many prompts one take has.
pub(crate) const PROMPTS: usize = 3;

/// How long each prompt is shown in a take of `total_ms`: 1666 of 5000.
pub(crate) fn prompt_ms(total_ms: u32) -> u32 {
    total_ms / PROMPTS as u32
}

/// How long a challenge may wait for its submission. Sending on a slow line counts in.
pub(crate) const LIFETIME_SECONDS: i64 = 600;

/// Draws [`PROMPTS`] different prompts, none of `without`, no movement right after its mirror.
/// Every sequence allowed is equally likely. `None` if too few prompts are left.
pub(crate) fn draw(without: &[Prompt]) -> Result<Option<Vec<Prompt>>, NoRandomness> {
    let left: Vec<Prompt> =
        Prompt::ALL.into_iter().filter(|prompt| !without.contains(prompt)).collect();
    if left.len() < PROMPTS {
        return Ok(None);
    }
    // Drawing anew keeps the sequences equally likely. It ends: of any three different prompts
    // at most two are mirrors, and the third fits between them.
    loop {
        let drawn = shuffled(left.clone())?;
        if !drawn.windows(2).any(|pair| pair[0].mirror() == Some(pair[1])) {
            return Ok(Some(drawn));
        }
    }
}

/// The first [`PROMPTS`] of a Fisher-Yates shuffle.
fn shuffled(mut prompts: Vec<Prompt>) -> Result<Vec<Prompt>, NoRandomness> {
    for place in 0..PROMPTS {
        let rest = u32::try_from(prompts.len() - place).unwrap_or(u32::MAX);
        let chosen = place + secret::below(rest)? as usize;
        prompts.swap(place, chosen);
    }
    prompts.truncate(PROMPTS);
    Ok(prompts)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn prompts_differ_and_no_mirrors_are_neighbours() {
        let mut first = BTreeSet::new();
        for _ in 0..500 {
            let prompts = draw(&[]).unwrap().unwrap();
            assert_eq!(prompts.iter().collect::<BTreeSet<_>>().len(), PROMPTS);
            assert!(prompts.windows(2).all(|pair| pair[0].mirror() != Some(pair[1])));
            first.insert(prompts[0]);
        }
        assert_eq!(first.len(), Prompt::ALL.len());
    }

    #[test]
    fn what_the_seller_cannot_do_is_not_asked() {
        use Prompt::{Blink, LookDown, LookUp, Smile, TurnLeft, TurnRight};
        let left = [TurnLeft, TurnRight, Smile];
        let without: Vec<_> = Prompt::ALL.into_iter().filter(|it| !left.contains(it)).collect();
        for _ in 0..50 {
            assert_eq!(draw(&without).unwrap().unwrap()[1], Smile);
        }
        let without: Vec<_> =
            Prompt::ALL.into_iter().filter(|it| ![LookUp, LookDown].contains(it)).collect();
        assert!(without.contains(&Blink));
        assert_eq!(draw(&without).unwrap(), None);
    }
}
