//! One line of writing as read.

use std::ops::Range;

use crate::Quad;

/// One line of writing.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it says, as written: case, accents, spaces as seen.
    pub text: String,
    /// How sure the reading is, 0 to 1: the mean over its characters. Under 0.5 it is not told.
    pub score: f32,
    /// Where it lies and which way it is read.
    pub quad: Quad,
    /// One for each character of the text, in order.
    pub marks: Vec<Mark>,
}

/// One character's place and certainty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// Where its middle lies: 0 at the line's beginning, 1 at its end. Good to about half a character.
    pub at: f32,
    /// How sure it is, 0 to 1.
    pub score: f32,
}

impl Line {
    /// A line whose text is known from elsewhere (a PDF's own text): certain, and its characters evenly spread.
    #[must_use]
    pub fn known(text: impl Into<String>, quad: Quad) -> Self {
        let text = text.into();
        let count = text.chars().count();
        let mark = |index: usize| Mark { at: (index as f32 + 0.5) / count as f32, score: 1.0 };
        Self { marks: (0..count).map(mark).collect(), text, score: 1.0, quad }
    }

    /// Where a range of its characters lies (counted in characters, not bytes), from halfway to the character before
    /// to halfway to the one after. `None` when the text has no such characters.
    #[must_use]
    pub fn place_of(&self, characters: Range<usize>) -> Option<Quad> {
        let (first, last) = (characters.start, characters.end.checked_sub(1)?);
        let (begin, end) = (self.marks.get(first)?.at, self.marks.get(last)?.at);
        let before = first.checked_sub(1).map_or(0.0, |index| (self.marks[index].at + begin) / 2.0);
        let after = self.marks.get(last + 1).map_or(1.0, |mark| (mark.at + end) / 2.0);
        (first <= last).then(|| self.quad.part(before, after))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_words_place_is_its_share_of_the_line() {
        let line = Line::known("Lê Lợi", Quad::upright([100.0, 0.0, 60.0, 10.0]));
        let close = |quad: Option<Quad>, box_px: [u32; 4]| {
            assert_eq!(quad.map(|quad| quad.bounds_px((999, 999))), Some(box_px));
        };
        close(line.place_of(0..2), [100, 0, 20, 10]);
        close(line.place_of(3..6), [130, 0, 30, 10]);
        assert_eq!(line.place_of(3..7), None);
        assert_eq!(line.place_of(2..2), None);
        assert_eq!(Line::known("", line.quad).place_of(0..1), None);
    }
}
