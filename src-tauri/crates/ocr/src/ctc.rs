//! From the network's answers, one every few columns, to characters: connectionist temporal classification, the
//! likeliest answer at each step (Graves et al. 2006, 3.2).

use crate::Mark;
use crate::models::CLASSES;

/// What stands for no character.
pub(crate) const NOTHING: usize = 0;

/// One character: which, and over which steps it was seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Seen {
    pub(crate) class: usize,
    /// First and last step.
    pub(crate) steps: (usize, usize),
    /// The step where it was surest, and how sure.
    pub(crate) peak: (usize, f32),
}

/// The same answer in a row is one character; two of the same have nothing between them.
pub(crate) fn collapse(best: impl IntoIterator<Item = (usize, f32)>) -> Vec<Seen> {
    let mut seen: Vec<Seen> = Vec::new();
    let mut last = NOTHING;
    for (step, (class, score)) in best.into_iter().enumerate() {
        match seen.last_mut() {
            _ if class == NOTHING => {}
            Some(open) if class == last => {
                open.steps.1 = step;
                if score > open.peak.1 {
                    open.peak = (step, score);
                }
            }
            _ => seen.push(Seen { class, steps: (step, step), peak: (step, score) }),
        }
        last = class;
    }
    seen
}

/// The likeliest answer of each step, and how likely.
pub(crate) fn best(answers: &[f32]) -> impl Iterator<Item = (usize, f32)> {
    answers.chunks_exact(CLASSES).map(|step| {
        // The maximum by itself vectorises; its place is then looked for once.
        let most = step.iter().fold(0.0_f32, |most, &score| most.max(score));
        (step.iter().position(|&score| score >= most).unwrap_or(NOTHING), most)
    })
}

/// Text, mean certainty and marks. `share` of the steps' whole width is the line, the rest is beyond it.
pub(crate) fn text(
    seen: &[Seen],
    steps: usize,
    share: f32,
    characters: &[&str],
) -> (String, f32, Vec<Mark>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    for one in seen {
        let middle = (one.steps.0 + one.steps.1 + 1) as f32 / 2.0 / steps as f32;
        let mark = Mark { at: (middle / share).min(1.0), score: one.peak.1 };
        for character in characters.get(one.class).unwrap_or(&"").chars() {
            text.push(character);
            marks.push(mark);
        }
    }
    let sum: f32 = marks.iter().map(|mark| mark.score).sum();
    let score = if marks.is_empty() { 0.0 } else { sum / marks.len() as f32 };
    (text, score, marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_are_one_character_unless_nothing_is_between() {
        let steps = [(0, 0.9), (7, 0.5), (7, 0.8), (0, 0.9), (7, 0.7), (3, 0.6)];
        let seen = collapse(steps);
        assert_eq!(seen.iter().map(|one| one.class).collect::<Vec<_>>(), [7, 7, 3]);
        assert_eq!((seen[0].steps, seen[0].peak), ((1, 2), (2, 0.8)));
        assert!(collapse([(0, 1.0); 9]).is_empty());
    }

    #[test]
    fn marks_lie_on_the_line_and_not_on_what_follows_it() {
        let seen = collapse([(1, 1.0), (2, 0.5), (0, 1.0), (0, 1.0)]);
        let (text, score, marks) = text(&seen, 4, 0.5, &["", "Ñ", "o"]);
        assert_eq!((text.as_str(), score), ("Ño", 0.75));
        assert_eq!(marks.iter().map(|mark| mark.at).collect::<Vec<_>>(), [0.25, 0.75]);
    }

    #[test]
    fn the_likeliest_answer_of_each_step() {
        let mut answers = vec![0.0; 2 * CLASSES];
        (answers[5], answers[CLASSES + 18_709], answers[CLASSES]) = (0.4, 0.9, 0.1);
        assert_eq!(best(&answers).collect::<Vec<_>>(), [(5, 0.4), (18_709, 0.9)]);
    }
}
