//! The print of the page as a second witness for names, which no check digit covers.
//!
//! It never overrules: where the readings of a zone leave a doubt between glyphs of almost one shape, the print decides;
//! where the readings are sure but the print has the other glyph, they have to be very sure.

use std::collections::HashSet;
use std::ops::Range;

use ocr::Line;

use super::alphabet::{index, place, symbol};
use super::cells::Cells;
use super::layout::Class;

/// Glyphs of almost one shape where print is small.
const ALIKE: [&str; 8] = ["ODQ", "CG", "ILJT", "UV", "VY", "BR", "EF", "MNH"];
/// Shorter words say nothing.
const SHORTEST: usize = 3;
/// A glyph that the print has is believed when the readings give it at least this.
const IN_DOUBT: f32 = 0.1;
/// Against the print a glyph needs so much, over so many readings.
const VERY_SURE: (f32, f32) = (0.9, 3.0);
/// With the print so much is enough.
const CONFIRMED: f32 = 0.4;

/// All words of a page that are not in its zone, in the letters of the zone.
pub(super) struct Print {
    words: HashSet<String>,
}

impl Print {
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut words = HashSet::new();
        let print = lines.iter().filter(|line| !line.text.contains('<'));
        for word in print.flat_map(|line| line.text.split(|c: char| !c.is_alphanumeric())) {
            let folded = word.chars().map(|c| place(c).map(|place| as_letter(symbol(place))));
            let folded: Option<String> = folded.collect();
            words.extend(folded.filter(|word| word.len() >= SHORTEST));
        }
        Self { words }
    }

    /// Goes over the words of a name: `symbols` are the line's choices, `sure` whether each is no guess.
    pub(super) fn settle(
        &self,
        cells: &Cells,
        columns: Range<usize>,
        symbols: &mut [char],
        sure: &mut [bool],
    ) {
        for word in words(symbols, columns) {
            let text: String = symbols[word.clone()].iter().collect();
            if text.len() < SHORTEST {
                continue;
            }
            if self.words.contains(&text) {
                for at in word {
                    sure[at] |= cells.choose(at, Class::Name).likely >= CONFIRMED;
                }
            } else if let Some(printed) =
                self.words.iter().find(|printed| are_alike(&text, printed))
            {
                for (at, printed) in word.zip(printed.chars()) {
                    if symbols[at] == printed {
                        continue;
                    }
                    let choice = cells.choose(at, Class::Name);
                    let rival = cells.likely(at, Class::Name)[index(printed as u8)];
                    if choice.share >= VERY_SURE.0 && cells.readings() >= VERY_SURE.1 {
                        continue;
                    }
                    sure[at] = rival >= IN_DOUBT && cells.readings() > 1.0;
                    if sure[at] {
                        symbols[at] = printed;
                    }
                }
            }
        }
    }
}

/// The runs of letters between fillers.
fn words(symbols: &[char], columns: Range<usize>) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for at in columns.filter(|&at| symbols.get(at).is_some_and(|&symbol| symbol != '<')) {
        match words.last_mut() {
            Some(word) if word.end == at => word.end += 1,
            _ => words.push(at..at + 1),
        }
    }
    words
}

/// Whether two words of one length differ in one or two glyphs of almost one shape.
fn are_alike(word: &str, other: &str) -> bool {
    if word.len() != other.len() {
        return false;
    }
    let differing = word.chars().zip(other.chars()).filter(|(a, b)| a != b);
    let alike = |(a, b): (char, char)| ALIKE.iter().any(|set| set.contains(a) && set.contains(b));
    let (mut count, mut all) = (0, true);
    differing.for_each(|pair| (count, all) = (count + 1, all && alike(pair)));
    (1..=2).contains(&count) && all
}

/// Digits in a word are letters misread.
fn as_letter(symbol: char) -> char {
    match symbol {
        '0' => 'O',
        '1' => 'I',
        '2' => 'Z',
        '5' => 'S',
        '6' => 'G',
        '8' => 'B',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use ocr::{Letter, Quad};

    use super::super::alphabet::COUNT;
    use super::*;

    fn settled(print: &str, readings: &[[f32; 2]]) -> (String, bool) {
        let print = Print::of(&[Line::known(print, Quad::upright([0.0, 0.0, 90.0, 9.0]))]);
        let mut cells = Cells::new(4);
        let likely = |symbols: &[(u8, f32)]| {
            let mut all = vec![0.0; COUNT];
            symbols.iter().for_each(|&(symbol, likely)| all[index(symbol)] = likely);
            Letter { at: 0.0, likely: all }
        };
        for &[d, o] in readings {
            let letters =
                [likely(&[(b'S', 0.9)]), likely(&[(b'D', d), (b'O', o)]), likely(&[(b'N', 0.9)])];
            cells.add(letters.iter().enumerate());
        }
        let (mut symbols, mut sure) = (Vec::new(), Vec::new());
        for at in 0..3 {
            let choice = cells.choose(at, Class::Name);
            symbols.push(choice.symbol);
            sure.push(choice.is_certain(Class::Name));
        }
        print.settle(&cells, 0..3, &mut symbols, &mut sure);
        (symbols.into_iter().collect(), !sure.contains(&false))
    }

    #[test]
    fn print_decides_a_doubt() {
        let doubt = [[0.62, 0.35], [0.7, 0.25]];
        assert_eq!(settled("Son, Anna", &doubt), ("SON".into(), true));
        assert_eq!(settled("Anna", &doubt), ("SDN".into(), false));
    }

    #[test]
    fn print_asks_for_another_look_and_does_not_overrule() {
        let sure = [0.97, 0.01];
        assert_eq!(settled("SON", &[sure]), ("SDN".into(), false));
        assert_eq!(settled("SON", &[sure; 3]), ("SDN".into(), true));
        assert_eq!(settled("SDN", &[[0.6, 0.35]]), ("SDN".into(), true));
        assert_eq!(settled("SAN", &[sure]), ("SDN".into(), true));
    }
}
