//! Reading in a known alphabet: for writing of which it is known what may stand in it.

use crate::models::CLASSES;

/// The characters that may stand in a line, each with those that it is mistaken for. Made by
/// [`Reader::alphabet`](crate::Reader::alphabet).
#[derive(Debug, Clone)]
pub struct Alphabet {
    symbols: Vec<char>,
    /// For each of the network's answers the place of its symbol, or [`NONE`].
    symbol_of: Vec<u8>,
}

/// Answers that are no symbol.
const NONE: u8 = u8::MAX;

/// A line spelled in an alphabet.
#[derive(Debug, Clone, PartialEq)]
pub struct Spelled {
    /// From its beginning to its end.
    pub letters: Vec<Letter>,
}

/// One letter of a spelled line.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// Where its middle lies: 0 at the line's beginning, 1 at its end; good to about a fifth of a letter.
    pub at: f32,
    /// How likely each symbol of the alphabet is, in its order. The sum is at most 1; what lacks is other writing.
    pub likely: Vec<f32>,
}

impl Alphabet {
    pub(crate) fn new(characters: &[&str], symbols: &[(char, &str)]) -> Self {
        let mut symbol_of = vec![NONE; CLASSES];
        let symbols = &symbols[..symbols.len().min(usize::from(NONE))];
        for (class, answer) in
            characters.iter().enumerate().filter(|(_, answer)| !answer.is_empty())
        {
            let means = |&(symbol, mistaken): &(char, &str)| {
                answer.chars().eq([symbol]) || mistaken.contains(answer)
            };
            if let Some(place) = symbols.iter().position(means) {
                symbol_of[class] = place as u8;
            }
        }
        Self { symbols: symbols.iter().map(|&(symbol, _)| symbol).collect(), symbol_of }
    }

    /// Its characters, in the order of [`Letter::likely`].
    #[must_use]
    pub fn symbols(&self) -> &[char] {
        &self.symbols
    }

    /// `share`: how much of the answers' width is the line.
    pub(crate) fn spell(&self, answers: &[f32], share: f32) -> Spelled {
        let count = answers.len() / CLASSES;
        let mut spelled = Spelled { letters: Vec::new() };
        // The letter that is being read: its symbol, likelihoods, and the sums its middle is found from.
        let mut open: Option<(usize, Letter, f32, f32)> = None;
        for (step, answers) in answers.chunks_exact(CLASSES).enumerate() {
            let mut likely = vec![0.0; self.symbols.len()];
            for (&answer, &symbol) in answers.iter().zip(&self.symbol_of) {
                if let Some(sum) = likely.get_mut(usize::from(symbol)) {
                    *sum += answer;
                }
            }
            let best = likely.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
            let best = best.filter(|(_, score)| **score > answers[crate::ctc::NOTHING]);
            let Some((symbol, &score)) = best else {
                spelled.letters.extend(open.take().map(closed));
                continue;
            };
            let middle = (step as f32 + 0.5) / count as f32 / share;
            match &mut open {
                Some((same, letter, weight, moment)) if *same == symbol => {
                    for (most, now) in letter.likely.iter_mut().zip(likely) {
                        *most = most.max(now);
                    }
                    *weight += score;
                    *moment += score * middle;
                }
                _ => {
                    let letter = Letter { at: middle, likely };
                    let next = (symbol, letter, score, score * middle);
                    spelled.letters.extend(open.replace(next).map(closed));
                }
            }
        }
        spelled.letters.extend(open.map(closed));
        spelled
    }
}

fn closed((_, mut letter, weight, moment): (usize, Letter, f32, f32)) -> Letter {
    letter.at = moment / weight;
    // The most of several steps may add up to more than there is.
    let sum: f32 = letter.likely.iter().sum();
    if sum > 1.0 {
        letter.likely.iter_mut().for_each(|share| *share /= sum);
    }
    letter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_writing_counts_for_the_symbol_it_is_mistaken_for() {
        let mut characters = vec![""; CLASSES];
        (characters[3], characters[4], characters[5], characters[6]) = ("<", "く", "O", "犬");
        let alphabet = Alphabet::new(&characters, &[('<', "く«"), ('O', "")]);
        let mut answers = vec![0.0; 5 * CLASSES];
        let mut set = |step: usize, class: usize, likely: f32| {
            answers[step * CLASSES + class] = likely;
        };
        set(0, 3, 0.3);
        set(0, 4, 0.4);
        set(1, 0, 0.9);
        set(2, 5, 0.6);
        set(3, 5, 0.8);
        set(3, 3, 0.1);
        set(4, 6, 0.9);
        set(4, 0, 0.05);
        let spelled = alphabet.spell(&answers, 1.0).letters;
        assert_eq!(spelled.len(), 2);
        assert!((spelled[0].likely[0] - 0.7).abs() < 1e-6 && (spelled[0].at - 0.1).abs() < 1e-6);
        assert!((spelled[1].likely[1] - 0.8).abs() < 1e-6);
        assert!((spelled[1].at - (0.6 * 0.5 + 0.8 * 0.7) / 1.4).abs() < 1e-6);
    }
}
