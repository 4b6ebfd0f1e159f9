//! What stands where: ICAO Doc 9303, parts 4 (TD3), 5 (TD1), 6 (TD2) and 7 (MRV-A, MRV-B), section 4.2 each.

use std::ops::Range;

use signup::document::MrzFormat;

/// What may stand in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// One of A to Z.
    Letter,
    /// A letter or the filler: names, states.
    Name,
    /// One of 0 to 9.
    Digit,
    /// A digit, or the filler where nothing is known or used.
    DigitOrFiller,
    /// `M`, `F` or the filler.
    Sex,
    /// Anything, watched by check digits.
    Any,
    /// Anything, watched by none.
    Free,
}

/// Where a field is: line, and columns in it.
pub(super) type Field = (usize, Range<usize>);

/// One layout.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) format: MrzFormat,
    /// Length of each line.
    pub(super) width: usize,
    /// How many lines.
    pub(super) height: usize,
    pub(super) names: Field,
    pub(super) number: Field,
    pub(super) nationality: Field,
    pub(super) birth: Field,
    pub(super) sex: Field,
    pub(super) expiry: Field,
    /// The cells of each line from left to right: how many of which class.
    cells: &'static [&'static [(usize, Class)]],
}

use Class::{Any, Digit, DigitOrFiller, Free, Letter, Name, Sex};

const HEAD: (usize, Class) = (1, Letter);
/// Dates with their check digits and the sex between them, as in all layouts of two lines.
macro_rules! second_line {
    ($($rest:expr),+) => {
        &[(9, Any), (1, DigitOrFiller), (3, Name), (6, DigitOrFiller), (1, Digit), (1, Sex), (6, DigitOrFiller), (1, Digit), $($rest),+]
    };
}

const fn two_lines(
    format: MrzFormat,
    width: usize,
    cells: &'static [&'static [(usize, Class)]],
) -> Layout {
    Layout {
        format,
        width,
        height: 2,
        names: (0, 5..width),
        number: (1, 0..9),
        nationality: (1, 10..13),
        birth: (1, 13..19),
        sex: (1, 20..21),
        expiry: (1, 21..27),
        cells,
    }
}

/// All of them. Of two that fit the one whose document code does is meant: `V` is a visa's.
pub(super) static LAYOUTS: [Layout; 5] = [
    two_lines(
        MrzFormat::Td3,
        44,
        &[&[HEAD, (1, Free), (42, Name)], second_line!((14, Any), (1, DigitOrFiller), (1, Digit))],
    ),
    two_lines(
        MrzFormat::Td2,
        36,
        &[&[HEAD, (1, Free), (34, Name)], second_line!((7, Any), (1, Digit))],
    ),
    two_lines(MrzFormat::MrvA, 44, &[&[HEAD, (1, Free), (42, Name)], second_line!((16, Free))]),
    two_lines(MrzFormat::MrvB, 36, &[&[HEAD, (1, Free), (34, Name)], second_line!((8, Free))]),
    Layout {
        format: MrzFormat::Td1,
        width: 30,
        height: 3,
        names: (2, 0..30),
        number: (0, 5..14),
        nationality: (1, 15..18),
        birth: (1, 0..6),
        sex: (1, 7..8),
        expiry: (1, 8..14),
        cells: &[
            &[HEAD, (1, Free), (3, Name), (9, Any), (1, DigitOrFiller), (15, Any)],
            &[
                (6, DigitOrFiller),
                (1, Digit),
                (1, Sex),
                (6, DigitOrFiller),
                (1, Digit),
                (3, Name),
                (11, Any),
                (1, Digit),
            ],
            &[(30, Name)],
        ],
    },
];

impl Layout {
    /// The class of each cell of a line, from left to right.
    pub(super) fn classes(&self, line: usize) -> impl Iterator<Item = Class> {
        let runs = self.cells.get(line).copied().unwrap_or_default();
        runs.iter().flat_map(|&(count, class)| std::iter::repeat_n(class, count))
    }

    /// Whether a first line begins as the documents of this layout do: `P`; `A`, `C` or `I`; `V`.
    pub(super) fn begins_with(&self, code: char) -> bool {
        match self.format {
            MrzFormat::Td3 => code == 'P',
            MrzFormat::Td1 | MrzFormat::Td2 => matches!(code, 'A' | 'C' | 'I'),
            MrzFormat::MrvA | MrzFormat::MrvB => code == 'V',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_its_length() {
        for layout in &LAYOUTS {
            assert_eq!(layout.cells.len(), layout.height);
            for line in 0..layout.height {
                assert_eq!(layout.classes(line).count(), layout.width, "{:?}", layout.format);
            }
        }
    }

    #[test]
    fn fields_lie_on_cells_of_their_class() {
        for layout in &LAYOUTS {
            let all = |(line, columns): &Field, class: Class| {
                let mut cells = layout.classes(*line).skip(columns.start).take(columns.len());
                cells.all(|cell| cell == class)
            };
            assert!(all(&layout.names, Name) && all(&layout.nationality, Name));
            assert!(all(&layout.birth, DigitOrFiller) && all(&layout.expiry, DigitOrFiller));
            assert!(all(&layout.sex, Sex) && all(&layout.number, Any));
        }
    }
}
