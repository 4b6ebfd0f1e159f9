//! What stands in each cell of a line, by several readings of it and by what may stand there.

use ocr::Letter;

use super::alphabet::{COUNT, index, symbol};
use super::layout::Class;

/// Likelihoods below are noise.
const NOISE: f32 = 0.02;

/// Glyphs that only their place tells apart: the digit, and the letter it is taken for.
const TWINS: [(u8, u8); 7] = [
    (b'0', b'O'),
    (b'1', b'I'),
    (b'2', b'Z'),
    (b'5', b'S'),
    (b'6', b'G'),
    (b'8', b'B'),
    (b'4', b'A'),
];
/// More letters that are digits misread, where a letter cannot be.
const AS_DIGITS: [(u8, u8); 3] = [(b'0', b'Q'), (b'0', b'D'), (b'1', b'L')];

/// One line's cells: how likely each symbol is in each, summed over the readings.
#[derive(Debug, Clone)]
pub(super) struct Cells {
    likely: Vec<[f32; COUNT]>,
    readings: f32,
}

/// One cell's choice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Choice {
    pub(super) symbol: char,
    /// Its part of all that may stand there, 0 to 1.
    pub(super) share: f32,
    /// How likely it is, the mean over the readings; what its twin has counts where the class allows only one of both.
    pub(super) likely: f32,
}

impl Cells {
    pub(super) fn new(width: usize) -> Self {
        Self { likely: vec![[0.0; COUNT]; width], readings: 0.0 }
    }

    /// One more reading: the letters, and the cell of each.
    pub(super) fn add<'a>(&mut self, letters: impl IntoIterator<Item = (usize, &'a Letter)>) {
        self.readings += 1.0;
        for (cell, letter) in letters {
            if let Some(sums) = self.likely.get_mut(cell) {
                sums.iter_mut().zip(&letter.likely).for_each(|(sum, likely)| *sum += likely);
            }
        }
    }

    /// How often the line was read.
    pub(super) fn readings(&self) -> f32 {
        self.readings
    }

    /// The likeliest of what may stand in a cell. Nothing that may was seen: a filler of no likelihood.
    pub(super) fn choose(&self, cell: usize, class: Class) -> Choice {
        let likely = self.likely(cell, class);
        let all: f32 = likely.iter().sum();
        let best = (0..COUNT).max_by(|&a, &b| likely[a].total_cmp(&likely[b])).unwrap_or_default();
        if likely[best] < NOISE {
            return Choice { symbol: '<', share: 0.0, likely: 0.0 };
        }
        Choice { symbol: symbol(best), share: likely[best] / all, likely: likely[best] }
    }

    /// How likely each symbol is that may stand in a cell, the mean over the readings.
    pub(super) fn likely(&self, cell: usize, class: Class) -> [f32; COUNT] {
        let Some(sums) = self.likely.get(cell).filter(|_| self.readings > 0.0) else {
            return [0.0; COUNT];
        };
        let mut likely = sums.map(|sum| sum / self.readings);
        fold_twins(&mut likely, class);
        for (place, likely) in likely.iter_mut().enumerate() {
            if !class.allows(symbol(place) as u8) {
                *likely = 0.0;
            }
        }
        likely
    }
}

impl Choice {
    /// Whether it is no guess. Where check digits watch, the likelier of two is enough.
    pub(super) fn is_certain(&self, class: Class) -> bool {
        let (share, likely) = if class.is_watched() { (0.5, 0.4) } else { (0.75, 0.75) };
        self.share >= share && self.likely >= likely
    }
}

/// Where only digits or only letters may stand, the likelihood of a twin is that of what may.
fn fold_twins(sums: &mut [f32; COUNT], class: Class) {
    let mut fold = |from: u8, to: u8| {
        let (from, to) = (index(from), index(to));
        // A little is left: a direct reading counts for more.
        sums[to] += 0.95 * sums[from];
        sums[from] = 0.0;
    };
    match class {
        Class::Digit | Class::DigitOrFiller => {
            TWINS.iter().chain(&AS_DIGITS).for_each(|&(digit, letter)| fold(letter, digit));
        }
        Class::Letter | Class::Name => {
            TWINS.iter().for_each(|&(digit, letter)| fold(digit, letter));
        }
        Class::Sex | Class::Any | Class::Free => {}
    }
}

impl Class {
    fn allows(self, symbol: u8) -> bool {
        match self {
            Self::Letter => symbol.is_ascii_uppercase(),
            Self::Name => !symbol.is_ascii_digit(),
            Self::Digit => symbol.is_ascii_digit(),
            Self::DigitOrFiller => !symbol.is_ascii_uppercase(),
            Self::Sex => matches!(symbol, b'M' | b'F' | b'<'),
            Self::Any | Self::Free => true,
        }
    }

    /// Whether check digits cover the cell.
    fn is_watched(self) -> bool {
        matches!(self, Self::Digit | Self::DigitOrFiller | Self::Any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(likely: &[(u8, f32)]) -> Cells {
        let mut all = vec![0.0; COUNT];
        likely.iter().for_each(|&(symbol, share)| all[index(symbol)] = share);
        let mut cells = Cells::new(1);
        cells.add([(0, &Letter { at: 0.5, likely: all })]);
        cells
    }

    #[test]
    fn the_place_decides_between_twins() {
        let cells = read(&[(b'O', 0.6), (b'0', 0.39)]);
        let told = |class| {
            let choice = cells.choose(0, class);
            (choice.symbol, choice.is_certain(class))
        };
        assert_eq!(told(Class::Digit), ('0', true));
        assert_eq!(told(Class::Name), ('O', true));
        assert_eq!(told(Class::Any), ('O', true));
        assert_eq!(told(Class::Free), ('O', false));
    }

    #[test]
    fn what_cannot_be_there_is_not_made_to_fit() {
        let cells = read(&[(b'T', 0.99)]);
        let certain = |cells: &Cells, class| cells.choose(0, class).is_certain(class);
        assert!(!certain(&cells, Class::Digit) && !certain(&cells, Class::Sex));
        assert!(!certain(&read(&[(b'D', 0.55), (b'O', 0.4)]), Class::Name));
        assert!(!cells.choose(7, Class::Any).is_certain(Class::Any));
    }

    #[test]
    fn readings_are_counted_together() {
        let mut cells = read(&[(b'D', 0.6), (b'O', 0.4)]);
        for _ in 0..3 {
            let mut likely = vec![0.0; COUNT];
            likely[index(b'O')] = 0.98;
            cells.add([(0, &Letter { at: 0.5, likely })]);
        }
        let choice = cells.choose(0, Class::Name);
        assert!(choice.symbol == 'O' && choice.is_certain(Class::Name));
        (0..4).for_each(|_| cells.add([]));
        assert!(!cells.choose(0, Class::Name).is_certain(Class::Name));
    }
}
