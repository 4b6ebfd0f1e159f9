//! Postal addresses: after their label, or as the block of lines under the addressee's name.

use super::fold::Folded;
use super::labelled::{self, Value};
use super::words::LANGUAGES;
use super::writing::{Piece, Writing};

/// Lines of an address have no more letters.
const LINE_LETTERS: usize = 90;
/// Nor does an address have more lines.
const MOST_LINES: usize = 6;

/// A name with the address under it.
#[derive(Debug, Clone)]
pub(crate) struct Block<'a> {
    pub(crate) name: &'a Piece,
    pub(crate) lines: Vec<&'a Piece>,
}

/// The lines that go on with a labelled address, after its first.
pub(crate) fn goes_on<'a>(writing: &'a Writing, value: &Value<'_>) -> Vec<&'a Piece> {
    let label = &writing.pieces[value.labelled_by];
    let beside = value.index != value.labelled_by && label.at.in_row(&value.piece.at);
    let mut lines: Vec<&Piece> = Vec::new();
    let mut last = &writing.pieces[value.index];
    while lines.len() < MOST_LINES {
        let Some(next) = under(writing, last) else { break };
        // A line of its own label in the column of labels: the next row of a table.
        let next_row = beside
            && writing.pieces.iter().any(|piece| {
                piece.at.in_row(&next.at)
                    && piece.at.right < next.at.left
                    && (piece.at.left - label.at.left).abs() < 2.0 * label.at.height()
            });
        if next_row || labelled::is_labelled(next) || !may_belong(next) {
            break;
        }
        lines.push(next);
        last = next;
    }
    lines
}

/// The addressee's block, on the upper part of a page.
pub(crate) fn block(writing: &Writing) -> Option<Block<'_>> {
    let extent = writing.extent()?;
    let lowest = extent.top + 0.62 * extent.height();
    let tallest = writing.pieces.iter().map(|piece| piece.at.height()).fold(0.0, f32::max);
    let mut best: Option<(i32, Block<'_>)> = None;
    for name in &writing.pieces {
        if name.at.top > lowest || !is_name(name) {
            continue;
        }
        let mut lines: Vec<&Piece> = Vec::new();
        let mut last = name;
        while lines.len() < MOST_LINES
            && let Some(next) = under(writing, last).filter(|next| may_belong(next))
            && !labelled::is_labelled(next)
        {
            lines.push(next);
            last = next;
        }
        // A line that says nothing of a place ends it from below.
        while lines.last().is_some_and(|line| place_signs(line) == 0 && !is_town(line)) {
            lines.pop();
        }
        let signs: i32 = lines.iter().map(|line| place_signs(line)).sum();
        let postcode = lines.iter().any(|line| has_postcode(line.text()));
        if lines.is_empty() || signs < 3 || !(postcode || lines.len() > 1 && signs >= 4) {
            continue;
        }
        if place_signs(lines[0]) == 0 {
            continue;
        }
        // The sender's head is written large.
        let score =
            signs + 2 * i32::from(postcode) - 4 * i32::from(name.at.height() > 0.8 * tallest);
        if best.as_ref().is_none_or(|(other, _)| score > *other) {
            best = Some((score, Block { name, lines }));
        }
    }
    best.map(|(_, block)| block)
}

/// Text that can be (a line of) an address.
pub(crate) fn fits(text: &str) -> bool {
    let folded = Folded::of(text);
    (4..=2 * LINE_LETTERS).contains(&folded.len()) && signs_in(text, &folded) > 0
}

/// The nearest piece below that begins at the same left edge.
fn under<'a>(writing: &'a Writing, above: &Piece) -> Option<&'a Piece> {
    let high = above.at.height();
    writing
        .pieces
        .iter()
        .filter(|piece| {
            let gap = piece.at.top - above.at.bottom;
            let close = gap > -0.5 * high && gap < 0.95 * high.max(piece.at.height());
            let aligned = (piece.at.left - above.at.left).abs() < 0.9 * high;
            close && aligned && piece.at.top > above.at.top + 0.4 * high
        })
        .min_by(|a, b| a.at.top.total_cmp(&b.at.top))
}

fn may_belong(piece: &Piece) -> bool {
    let text = piece.text();
    let amount = text.contains(['$', '€', '£', '¥', '₫', '%', '@', '•', '*']);
    let marked = text.contains([':', '：']);
    !amount
        && !marked
        && (2..=LINE_LETTERS).contains(&piece.folded.len())
        && super::dates::find(text).is_empty()
}

fn is_name(piece: &Piece) -> bool {
    let text = piece.text();
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let han = !text.is_ascii() && letters >= 2;
    (letters >= 5 || han) && digits <= 2 && may_belong(piece) && !labelled::is_labelled(piece)
}

/// Letters only, few words: the name of a town or a country.
fn is_town(piece: &Piece) -> bool {
    let text = piece.text();
    text.chars().all(|sign| sign.is_alphabetic() || " -'.,()".contains(sign))
        && text.split_whitespace().count() <= 4
}

fn place_signs(piece: &Piece) -> i32 {
    signs_in(piece.text(), &piece.folded)
}

/// What speaks for a place: a word for streets and parts of towns, a house number, a postcode.
fn signs_in(text: &str, folded: &Folded) -> i32 {
    let street = LANGUAGES.iter().any(|language| {
        language.street.iter().any(|word| {
            // German writes them at the end: "Musterstraße".
            let ending =
                language.tag == "de" && word.len() > 3 && folded.text().contains(&word.text());
            ending || folded.find(word).is_some()
        })
    });
    let words: Vec<&str> = text.split(|sign: char| sign.is_whitespace() || sign == ',').collect();
    let house = |word: &&str| {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        (1..=4).contains(&digits) && word.chars().count() <= digits + 3
    };
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count() >= 3;
    let house = letters && words.iter().any(house);
    2 * i32::from(street) + i32::from(house) + 2 * i32::from(has_postcode(text))
}

/// Four to six digits beside letters (most of the world), or letters and digits as in Britain and Canada.
fn has_postcode(text: &str) -> bool {
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count() >= 2;
    let words: Vec<&str> =
        text.split(|sign: char| sign.is_whitespace() || ",.()".contains(sign)).collect();
    let digits = |word: &str, count: std::ops::RangeInclusive<usize>| {
        count.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let plain = words.iter().any(|word| {
        let bare = word.trim_start_matches(|sign: char| sign.is_ascii_uppercase() || sign == '-');
        digits(word, 4..=6)
            || (word.len() - bare.len() <= 3 && digits(bare, 4..=5) && bare != *word)
    });
    let zip_plus = words.iter().any(|word| match word.split_once('-') {
        Some((zip, more)) => digits(zip, 5..=5) && digits(more, 3..=4),
        None => false,
    });
    let british = words.windows(2).any(|pair| {
        let (first, second) = (pair[0].as_bytes(), pair[1].as_bytes());
        (2..=4).contains(&first.len())
            && second.len() == 3
            && first[0].is_ascii_uppercase()
            && first.iter().any(u8::is_ascii_digit)
            && second[0].is_ascii_digit()
            && second[1..].iter().all(u8::is_ascii_uppercase)
    });
    letters && (plain || zip_plus || british)
}

#[cfg(test)]
mod tests {
    use super::super::writing::Rect;
    use super::*;

    fn page(lines: &[&str]) -> Writing {
        let piece = |(index, text): (usize, &&str)| {
            let top = 14.0 * index as f32;
            Piece::printed(text, Rect { left: 50.0, top, right: 250.0, bottom: top + 10.0 })
        };
        let mut pieces: Vec<Piece> = lines.iter().enumerate().map(piece).collect();
        let far = Rect { left: 50.0, top: 700.0, right: 90.0, bottom: 710.0 };
        let head = Rect { left: 300.0, top: 0.0, right: 400.0, bottom: 20.0 };
        pieces.push(Piece::printed("1 / 1", far));
        pieces.push(Piece::printed("Bank", head));
        Writing { page: 0, pieces }
    }

    fn found(lines: &[&str]) -> Option<(String, Vec<String>)> {
        let writing = page(lines);
        let block = block(&writing)?;
        let lines = block.lines.iter().map(|line| line.text().to_owned()).collect();
        Some((block.name.text().to_owned(), lines))
    }

    #[test]
    fn blocks_of_many_countries() {
        for lines in [
            &[
                "Comercializadora Río Lindo, S.A. de C.V.",
                "Calle Inventada 123, Local 4",
                "Col. Ejemplo",
                "06999 Ciudad de México",
            ][..],
            &["Jane Q. Sample", "1200 Example Avenue, Apt 4", "Springfield, IL 62704"],
            &["Sample Trading Ltd", "14 Example Street", "Exampleton", "EX1 1AA"],
            &["Erika Mustermann", "Musterstraße 12", "12345 Musterstadt"],
            &[
                "NGUYỄN VĂN MẪU",
                "12 Đường Lê Lợi, Phường Bến Nghé",
                "Quận 1, TP. Hồ Chí Minh 700000",
            ],
            &["王小明", "上海市浦东新区样例路100号3栋501室", "邮编 200120"],
            &["Société Exemple SARL", "8 rue de l'Exemple", "75011 PARIS"],
        ] {
            let (name, rest) = found(lines).unwrap_or_default();
            assert_eq!(name, lines[0], "{lines:?}");
            assert_eq!(rest, lines[1..], "{lines:?}");
        }
    }

    #[test]
    fn other_lines_are_no_address() {
        for lines in [
            &["Alquiler bodega, octubre", "Papelería Ejemplo", "Envíos Ruta Azul"][..],
            &["Thank you for banking with us", "We are here for you", "every day"],
            &["Opening balance", "1,450.00", "2,318.00"],
        ] {
            assert_eq!(found(lines), None, "{lines:?}");
        }
    }
}
