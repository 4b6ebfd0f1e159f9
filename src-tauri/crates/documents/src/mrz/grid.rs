//! From letters along a line to its cells: the lines for machines are written in steps of one width (ICAO Doc 9303,
//! part 3, 4.4: ten characters to the inch), so a letter that was missed or seen twice shows.

use ocr::Letter;

use super::alphabet::index;

/// A letter, where its middle lies along the row, in picture pixels.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) x_px: f32,
    pub(super) letter: Letter,
}

/// The usual step from letter to letter, in picture pixels. `None` for fewer than four letters.
pub(super) fn step_px(letters: &[Placed]) -> Option<f32> {
    let mut gaps: Vec<f32> = letters.windows(2).map(|pair| pair[1].x_px - pair[0].x_px).collect();
    gaps.sort_by(f32::total_cmp);
    let middle = *gaps.get(gaps.len() / 2)?;
    (gaps.len() >= 3 && middle > 0.0).then_some(middle)
}

/// The cell of each letter (they are sorted by their place), in a line that has `width` of them. Letters closer than
/// half a step share a cell. What is missing at the end of a line that ends with fillers is filler; any other missing
/// cell stays empty. `None` when the line has another length.
pub(super) fn cells(letters: &[Placed], width: usize) -> Option<Vec<usize>> {
    let step = step_px(letters)?;
    // Not all printers keep the step: a letter in each cell, none far from the next, is a whole line.
    let near = |pair: &[Placed]| (0.45..1.9).contains(&((pair[1].x_px - pair[0].x_px) / step));
    if letters.len() == width && letters.windows(2).all(near) {
        return Some((0..width).collect());
    }
    let mut at = Vec::with_capacity(letters.len());
    let mut cell = 0;
    let mut last_px = letters.first()?.x_px;
    for placed in letters {
        let steps = ((placed.x_px - last_px) / step).round().max(0.0);
        // A gap as wide as the line is no gap.
        if steps > 8.0 {
            return None;
        }
        if steps > 0.0 || at.is_empty() {
            cell += steps as usize;
            last_px = placed.x_px;
        }
        at.push(cell);
    }
    let length = cell + 1;
    let ends_with_fillers = letters.iter().rev().take(3).all(|placed| is_filler(&placed.letter));
    let fits = length == width || (length < width && width - length <= 6 && ends_with_fillers);
    // Fillers seen beyond the end are a pattern, or the edge of the paper.
    let too_long = length > width
        && length - width <= 3
        && at.iter().zip(letters).all(|(&at, placed)| at < width || is_filler(&placed.letter));
    (fits || too_long).then_some(at)
}

/// Fillers that the line must have: cells after its last letter, and those between two fillers.
pub(super) fn missing_fillers(at: &[usize], letters: &[Placed], width: usize) -> Vec<usize> {
    let mut missing = Vec::new();
    for (pair, cells) in letters.windows(2).zip(at.windows(2)) {
        if is_filler(&pair[0].letter) && is_filler(&pair[1].letter) {
            missing.extend(cells[0] + 1..cells[1]);
        }
    }
    missing.extend(at.last().map_or(0, |last| last + 1)..width);
    missing
}

fn is_filler(letter: &Letter) -> bool {
    let filler = letter.likely[index(b'<')];
    letter.likely.iter().all(|&likely| likely <= filler)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::mrz::alphabet::{COUNT, place};

    /// A line whose letters stand ten pixels apart, without those at `missing`.
    pub(crate) fn written(line: &str, missing: &[usize]) -> Vec<Placed> {
        let letter = |(cell, character): (usize, char)| {
            let mut likely = vec![0.0; COUNT];
            likely[place(character).unwrap()] = 0.99;
            // Places are good to a fifth of a letter.
            let off = [0.0, 1.5, -1.5, 1.0][cell % 4];
            let letter = Letter { at: 0.0, likely };
            (!missing.contains(&cell)).then_some(Placed { x_px: cell as f32 * 10.0 + off, letter })
        };
        line.chars().enumerate().filter_map(letter).collect()
    }

    const NAMES: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";

    #[test]
    fn a_whole_line_has_a_letter_in_each_cell() {
        let cells = cells(&written(NAMES, &[]), 44).unwrap();
        assert_eq!(cells, (0..44).collect::<Vec<_>>());
    }

    #[test]
    fn an_uneven_step_is_no_fault_where_nothing_is_missing() {
        let mut letters = written("HD198025<51328505095M130509012049941", &[]);
        letters[12..].iter_mut().for_each(|placed| placed.x_px += 6.0);
        letters[22..].iter_mut().for_each(|placed| placed.x_px += 6.0);
        assert_eq!(cells(&letters, 36), Some((0..36).collect()));
    }

    #[test]
    fn what_was_missed_leaves_its_cell_empty() {
        let letters = written(NAMES, &[14, 30]);
        let at = cells(&letters, 44).unwrap();
        assert!(!at.contains(&14) && at.contains(&15) && at.last() == Some(&43));
        // The second of two fillers beside a name might be anything; one among fillers is a filler.
        assert_eq!(missing_fillers(&at, &letters, 44), [30]);
    }

    #[test]
    fn a_filled_end_may_be_cut_and_any_other_not() {
        let letters = written(NAMES, &[40, 41, 42, 43]);
        let at = cells(&letters, 44).unwrap();
        assert_eq!(missing_fillers(&at, &letters, 44), [40, 41, 42, 43]);
        assert_eq!(cells(&written(&NAMES[..30], &[]), 44), None);
        assert_eq!(cells(&written("L898902C36UTO7408122F1204159ZE184226B", &[]), 44), None);
    }

    #[test]
    fn seen_twice_is_one_cell() {
        let mut letters = written(NAMES, &[]);
        let mut again = letters[8].clone();
        again.x_px += 2.0;
        letters.insert(9, again);
        let at = cells(&letters, 44).unwrap();
        assert_eq!((at[8], at[9], at.len(), at[44]), (8, 8, 45, 43));
    }
}
