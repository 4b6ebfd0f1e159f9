//! Payment cards' numbers: found by issuer, length, grouping and check digit; of what is found only the last four
//! digits leave this file, and the place of the others, so that they can be covered.

use super::writing::{Piece, Rect, Writing};

/// A number of a payment card that can be read whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CardNumber {
    /// The last four digits.
    pub(crate) ending: String,
    /// Over all others.
    pub(crate) boxes_px: Vec<[u32; 4]>,
}

/// Digits left to read.
const ENDING_DIGITS: usize = 4;

/// Every whole card number on the page.
pub(crate) fn numbers(writing: &Writing) -> Vec<CardNumber> {
    let mut numbers: Vec<CardNumber> = writing.pieces.iter().filter_map(in_piece).collect();
    numbers.extend(in_rows(writing));
    numbers
}

/// The last four digits of a number whose middle is covered: `4000 •••• •••• 1234`, `**** 1234`, `XXXX-1234`.
pub(crate) fn masked_ending(text: &str) -> Option<String> {
    let signs: Vec<char> = text.trim_end().chars().collect();
    let tail: String = signs.iter().rev().take(ENDING_DIGITS).rev().collect();
    let before = &signs[..signs.len().checked_sub(ENDING_DIGITS)?];
    if tail.len() != ENDING_DIGITS || !tail.chars().all(|sign| sign.is_ascii_digit()) {
        return None;
    }
    let mask = |sign: &&char| "•·●∙*×✱＊xX#….-－—_oO◦⚫".contains(**sign);
    let covered = before
        .iter()
        .rev()
        .take_while(|sign| sign.is_whitespace() || mask(sign))
        .filter(|sign| !sign.is_whitespace() && **sign != '-' && **sign != '.')
        .count();
    (covered >= 2).then_some(tail)
}

/// The last group of four in a row of such groups between which something is covered, where reading left the cover
/// out: `4000` `1234`. Only on a card: elsewhere such a row may be anything.
pub(crate) fn ending_of_groups(writing: &Writing) -> Option<(String, &Piece)> {
    writing.pieces.iter().find_map(|first| {
        let row = writing.pieces.iter().filter(|piece| piece.at.in_row(&first.at));
        let (mut groups, mut last) = (Vec::new(), first);
        for piece in row {
            let text = piece.text();
            let digits = text.chars().filter(char::is_ascii_digit).count();
            if text.contains('/')
                || text.chars().filter(|sign| sign.is_alphabetic()).count() > digits
            {
                continue;
            }
            let parts = text.split(|sign: char| !sign.is_ascii_digit());
            groups.extend(parts.filter(|part| !part.is_empty()).map(str::to_owned));
            last = piece;
        }
        let fours = groups.iter().all(|group| group.len() == ENDING_DIGITS);
        let ending = groups.pop().filter(|_| fours && (1..=2).contains(&groups.len()))?;
        Some((ending, last))
    })
}

fn in_piece(piece: &Piece) -> Option<CardNumber> {
    let signs: Vec<char> = piece.line.text.chars().collect();
    let mut at = 0;
    while at < signs.len() {
        if !signs[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = run_end(&signs, at);
        let places: Vec<usize> = (at..end).filter(|at| signs[*at].is_ascii_digit()).collect();
        // An IBAN or a reference: letters belong to the number.
        let letters = |sign: Option<&char>| sign.is_some_and(|sign| sign.is_ascii_alphabetic());
        let part =
            letters(at.checked_sub(1).and_then(|at| signs.get(at))) || letters(signs.get(end));
        if !part && is_card(&signs[at..end]) {
            let last = places[places.len() - ENDING_DIGITS..].iter().map(|at| signs[*at]);
            let first_kept = places[places.len() - ENDING_DIGITS];
            return Some(CardNumber {
                ending: last.collect(),
                boxes_px: covering(piece, places[0]..first_kept),
            });
        }
        at = end;
    }
    None
}

/// Digits with at most one space or hyphen between.
fn run_end(signs: &[char], start: usize) -> usize {
    let digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
    let mut at = start;
    loop {
        if digit(at) {
            at += 1;
        } else if signs.get(at).is_some_and(|sign| " -".contains(*sign)) && digit(at + 1) {
            at += 2;
        } else if signs.get(at) == Some(&' ') && signs.get(at + 1) == Some(&' ') && digit(at + 2) {
            at += 3;
        } else {
            return at;
        }
    }
}

/// Groups that were read one by one: `4000` `1234` `5678` `9010` in a row.
fn in_rows(writing: &Writing) -> Vec<CardNumber> {
    let digits = |piece: &Piece| {
        let text = piece.text();
        let only = text.chars().all(|sign| sign.is_ascii_digit() || sign == ' ');
        only && (4..=14).contains(&text.chars().filter(char::is_ascii_digit).count())
    };
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < writing.pieces.len() {
        let near = |a: &Rect, b: &Rect| {
            a.in_row(b) && b.left - a.right < 3.5 * a.height() && b.left > a.left
        };
        let mut row: Vec<&Piece> = Vec::new();
        for piece in &writing.pieces[at..] {
            let joins = row.last().is_none_or(|last| near(&last.at, &piece.at));
            if !digits(piece) || !joins {
                break;
            }
            row.push(piece);
        }
        let joined: Vec<char> =
            row.iter().map(|piece| piece.text()).collect::<Vec<_>>().join(" ").chars().collect();
        if row.len() > 1 && is_card(&joined) {
            let all: Vec<char> = joined.iter().copied().filter(char::is_ascii_digit).collect();
            let (last, before) = row.split_last().map_or((row[0], &row[..0]), |(a, b)| (*a, b));
            let mut boxes: Vec<[u32; 4]> = before.iter().map(|piece| piece.box_px).collect();
            let signs: Vec<char> = last.line.text.chars().collect();
            let places: Vec<usize> =
                (0..signs.len()).filter(|at| signs[*at].is_ascii_digit()).collect();
            if places.len() > ENDING_DIGITS {
                boxes.extend(covering(last, places[0]..places[places.len() - ENDING_DIGITS]));
            }
            let ending = all[all.len() - ENDING_DIGITS..].iter().collect();
            numbers.push(CardNumber { ending, boxes_px: boxes });
        }
        at += row.len().max(1);
    }
    numbers
}

/// Boxes over these characters of a line; several where the line is aslant, so that they keep off its neighbours.
fn covering(piece: &Piece, characters: std::ops::Range<usize>) -> Vec<[u32; 4]> {
    let aslant = {
        let off = piece.line.quad.angle_deg().rem_euclid(90.0);
        off.min(90.0 - off)
    };
    if aslant < 1.5 {
        return vec![piece.box_of(characters)];
    }
    characters.clone().step_by(4).map(|at| piece.box_of(at..(at + 4).min(characters.end))).collect()
}

fn is_card(signs: &[char]) -> bool {
    let text: String = signs.iter().map(|sign| if *sign == '-' { ' ' } else { *sign }).collect();
    let groups: Vec<usize> = text.split_whitespace().map(str::len).collect();
    let grouped = matches!(
        groups.as_slice(),
        [13..=19]
            | [4, 4, 4, 4]
            | [4, 4, 4, 4, 3]
            | [6, 13]
            | [4, 6, 5]
            | [4, 6, 4]
            | [4, 4, 4, 1]
            | [8, 8]
            | [4, 4, 8]
            | [4, 8, 4]
            | [8, 4, 4]
            | [4, 12]
            | [12, 4]
    );
    let digits: Vec<u32> = text.chars().filter_map(|sign| sign.to_digit(10)).collect();
    grouped && issued(&digits) && luhn(&digits)
}

/// Issuer identification numbers (ISO/IEC 7812) of the large schemes, each with its lengths.
fn issued(digits: &[u32]) -> bool {
    let head = |count: usize| digits.iter().take(count).fold(0, |sum, digit| sum * 10 + digit);
    match digits.len() {
        13 => head(1) == 4,
        14 => matches!(head(2), 36 | 38) || (300..=305).contains(&head(3)),
        15 => matches!(head(2), 34 | 37),
        16 => {
            matches!(head(1), 4)
                || (51..=55).contains(&head(2))
                || (2221..=2720).contains(&head(4))
                || (2200..=2204).contains(&head(4))
                || head(4) == 6011
                || (644..=659).contains(&head(3))
                || (3528..=3589).contains(&head(4))
                || matches!(head(2), 60 | 62 | 81 | 50)
                || (56..=58).contains(&head(2))
                || head(4) == 9792
                || head(4) == 9704
        }
        17..=18 => matches!(head(2), 62),
        19 => matches!(head(2), 62) || head(1) == 4 || head(4) == 9704,
        _ => false,
    }
}

/// ISO/IEC 7812-1, annex B.
fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(index, digit)| match index % 2 {
            0 => *digit,
            _ => digit * 2 / 10 + digit * 2 % 10,
        })
        .sum();
    digits.iter().any(|digit| *digit != digits[0]) && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(pieces: &[(&str, [f32; 4])]) -> Writing {
        let piece = |(text, [x, y, w, h]): &(&str, [f32; 4])| {
            Piece::printed(text, Rect { left: *x, top: *y, right: x + w, bottom: y + h })
        };
        Writing { page: 0, pieces: pieces.iter().map(piece).collect() }
    }

    #[test]
    fn all_but_the_last_four_digits_is_covered() {
        let found = numbers(&page(&[("4111 1111 1111 1111", [100.0, 50.0, 190.0, 20.0])]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].ending, "1111");
        // 15 of 19 characters.
        assert_eq!(found[0].boxes_px, [[100, 50, 150, 20]]);
        let groups = page(&[
            ("4111", [0.0, 0.0, 40.0, 20.0]),
            ("1111", [50.0, 0.0, 40.0, 20.0]),
            ("1111", [100.0, 0.0, 40.0, 20.0]),
            ("1111", [150.0, 0.0, 40.0, 20.0]),
        ]);
        let found = numbers(&groups);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].boxes_px, [[0, 0, 40, 20], [50, 0, 40, 20], [100, 0, 40, 20]]);
    }

    #[test]
    fn schemes_and_lengths() {
        for number in [
            "4111111111111111",
            "5555 5555 5555 4444",
            "3782 822463 10005",
            "6011-1111-1111-1117",
            "3530 1113 3330 0000",
            "6212 3456 7890 0000 003",
            "Card number 4242 4242 4242 4242",
        ] {
            assert_eq!(numbers(&page(&[(number, [0.0, 0.0, 190.0, 20.0])])).len(), 1, "{number}");
        }
    }

    #[test]
    fn accounts_ibans_and_covered_numbers_are_left_alone() {
        for number in [
            "4000 •••• •••• 1234",
            "4111 1111 1111 1112",
            "0000 4127 00 1234567890",
            "DE89 3704 0044 0532 0130 00",
            "ES91 2100 0418 4502 0005 1332",
            "4111 1111 1111",
            "GB82WEST12345698765432",
            "0000000000000000",
            "012180001234567891",
        ] {
            assert_eq!(numbers(&page(&[(number, [0.0, 0.0, 190.0, 20.0])])), [], "{number}");
        }
    }

    #[test]
    fn endings_of_covered_numbers() {
        for text in
            ["4000 •••• •••• 1234", "**** 1234", "XXXX-XXXX-XXXX-1234", "4000 ···· ···· 1234"]
        {
            assert_eq!(masked_ending(text).as_deref(), Some("1234"), "{text}");
        }
        for text in ["0000 4127 00 1234567890", "1234", "12 34", "MXN 1234"] {
            assert_eq!(masked_ending(text), None, "{text}");
        }
    }
}
