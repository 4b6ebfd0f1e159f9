//! Values by their labels: after it, right of it, or below it.

use super::words::{LABELS, Label};
use super::writing::{Piece, Writing};

/// A label's value.
#[derive(Debug, Clone)]
pub(crate) struct Value<'a> {
    pub(crate) label: Label,
    /// Its text, without the label when both stand in one piece.
    pub(crate) text: String,
    pub(crate) piece: &'a Piece,
    /// Index of `piece` on the page.
    pub(crate) index: usize,
    pub(crate) page: u32,
    /// The label's own piece.
    pub(crate) labelled_by: usize,
}

impl Value<'_> {
    /// Where the value stands, without the label.
    pub(crate) fn box_px(&self) -> [u32; 4] {
        let whole = &self.piece.line.text;
        match whole.find(&self.text) {
            Some(at) if at > 0 => {
                let first = whole[..at].chars().count();
                self.piece.box_of(first..first + self.text.chars().count())
            }
            _ => self.piece.box_px,
        }
    }
}

/// What labels a piece begins with, and what follows them in the same piece.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Labelled {
    /// In both languages of a bilingual label; the plainest first.
    pub(crate) labels: Vec<Label>,
    /// After the label; empty when the piece is nothing but labels.
    pub(crate) rest: String,
    /// A colon or the like stands between.
    pub(crate) marked: bool,
    /// The label is long enough that nothing else begins like it.
    long: bool,
}

/// Whether a piece is a label, or begins with one: no part of an address or of a name.
pub(crate) fn is_labelled(piece: &Piece) -> bool {
    split(piece).is_some_and(|split| split.rest.is_empty() || split.marked || split.long)
}

/// Reads a piece as label and value.
pub(crate) fn split(piece: &Piece) -> Option<Labelled> {
    let text = &piece.line.text;
    let (mut labels, end, long) = label_at_start(text)?;
    let mut rest = &text[end..];
    let mut marked = false;
    // "Titular / Account holder: …", "姓名 Name", "Họ và tên (Full name)".
    loop {
        let trimmed = rest.trim_start_matches(|sign: char| {
            sign.is_whitespace() || "/|()[]（）／.·*,".contains(sign)
        });
        let parted = trimmed.len() < rest.len() || !rest.starts_with(|sign: char| sign.is_ascii());
        let Some((more, end, _)) = label_at_start(trimmed).filter(|_| parted) else { break };
        labels.extend(more);
        rest = &trimmed[end..];
    }
    let after = rest.trim_start_matches(|sign: char| {
        sign.is_whitespace() || ":：)(）（.#-–=".contains(sign) || sign == '°' || sign == 'º'
    });
    marked |= rest[..rest.len() - after.len()].contains([':', '：', '#', '=']);
    Some(Labelled { labels, rest: after.trim_end().to_owned(), marked, long })
}

/// Every label of this kind on the page with its value, where `fits` takes the value.
pub(crate) fn values<'a>(
    writing: &'a Writing,
    wanted: &[Label],
    fits: impl Fn(&str) -> bool,
) -> Vec<Value<'a>> {
    let read: Vec<Option<Labelled>> = writing.pieces.iter().map(split).collect();
    let mut values = Vec::new();
    for (index, labelled) in read.iter().enumerate() {
        let Some(labelled) = labelled else { continue };
        let Some(label) = labelled.labels.iter().find(|label| wanted.contains(label)).copied()
        else {
            continue;
        };
        let value = |text: &str, at: usize| Value {
            label,
            text: text.trim().to_owned(),
            piece: &writing.pieces[at],
            index: at,
            page: writing.page,
            labelled_by: index,
        };
        if !labelled.rest.is_empty() {
            if fits(&labelled.rest) && (labelled.marked || is_value(&labelled.rest)) {
                values.push(value(&labelled.rest, index));
            }
            continue;
        }
        if let Some(at) = beside_or_below(writing, &read, index, &fits) {
            values.push(value(writing.pieces[at].text(), at));
        }
    }
    values
}

/// What follows a label without a sign between is its value only when it looks like one, not like the rest of a
/// sentence.
fn is_value(rest: &str) -> bool {
    let first = rest.chars().next();
    first.is_some_and(|sign| sign.is_uppercase() || sign.is_ascii_digit() || !sign.is_ascii())
}

fn beside_or_below(
    writing: &Writing,
    read: &[Option<Labelled>],
    index: usize,
    fits: &impl Fn(&str) -> bool,
) -> Option<usize> {
    let pieces = &writing.pieces;
    let label = &pieces[index].at;
    let high = label.height().max(1.0);
    let is_label = |at: usize| read[at].as_ref().is_some_and(|read| read.rest.is_empty());
    let others = || (0..pieces.len()).filter(move |at| *at != index);

    let right = others()
        .filter(|at| pieces[*at].at.in_row(label) && pieces[*at].at.left > label.right - 0.5 * high)
        .min_by(|a, b| pieces[*a].at.left.total_cmp(&pieces[*b].at.left));
    let below = others()
        .filter(|at| {
            let gap = pieces[*at].at.top - label.bottom;
            let shared =
                pieces[*at].at.right.min(label.right) - pieces[*at].at.left.max(label.left);
            let near = (pieces[*at].at.left - label.left).abs() < 1.5 * high;
            gap > -0.45 * high
                && gap < 2.2 * high
                && !pieces[*at].at.in_row(label)
                && (near || shared > 0.5 * label.width())
        })
        .min_by(|a, b| pieces[*a].at.top.total_cmp(&pieces[*b].at.top));

    let usable = |at: &usize| {
        !is_label(*at)
            && read[*at].as_ref().is_none_or(|read| !read.marked)
            && fits(pieces[*at].text())
    };
    // Another label on the right makes this a row of heads: what is wanted stands below.
    let heads = right.is_some_and(is_label);
    let right = right.filter(usable);
    let below = below.filter(usable);
    match (right.filter(|_| !heads), below) {
        (Some(right), Some(below)) => {
            let (beside, under) = (&pieces[right].at, &pieces[below].at);
            let column = |at: &usize| {
                let other = &pieces[*at].at;
                let row = (other.top - beside.top).abs();
                *at != right
                    && (other.left - beside.left).abs() < high
                    && row > 0.5 * high
                    && row < 5.0 * high
            };
            let table = others().any(|at| column(&at));
            let larger = under.height() > 1.2 * high && beside.height() < 1.2 * high;
            let close =
                under.top - label.bottom < 1.2 * high && beside.left - label.right > 4.0 * high;
            Some(if larger || (close && !table) { below } else { right })
        }
        (right, below) => right.or(below),
    }
}

/// The labels that `text` begins with (those of equal length), the byte after them, and whether they are
/// long.
fn label_at_start(text: &str) -> Option<(Vec<Label>, usize, bool)> {
    // "1. Surname", "(4b)", "4a." on driving licences.
    let start = text
        .char_indices()
        .take(5)
        .find(|(_, sign)| sign.is_alphabetic())
        .map(|(at, _)| at)
        .unwrap_or(0);
    let folded = super::fold::Folded::of(&text[start..]);
    // A shorter label as it stands goes before a longer one with a slip.
    let exact =
        LABELS.iter().find_map(|(word, _)| folded.strip_exact(word).map(|end| (word.len(), end)));
    let slipped =
        || LABELS.iter().find_map(|(word, _)| folded.strip(word).map(|end| (word.len(), end)));
    let (length, end) = exact.or_else(slipped)?;
    let same = LABELS.iter().filter(|(word, _)| {
        let fits = if exact.is_some() { folded.strip_exact(word) } else { folded.strip(word) };
        word.len() == length && fits.is_some()
    });
    let mut labels: Vec<Label> = Vec::new();
    for (_, label) in same {
        if !labels.contains(label) {
            labels.push(*label);
        }
    }
    // "No" and "Số" begin many an address.
    let han = folded.text().starts_with(|sign: char| !sign.is_ascii());
    Some((labels, start + end, length > 3 || han && length > 1))
}

#[cfg(test)]
mod tests {
    use super::super::writing::Rect;
    use super::*;

    fn piece(text: &str, [x, y, w, h]: [f32; 4]) -> Piece {
        Piece::printed(text, Rect { left: x, top: y, right: x + w, bottom: y + h })
    }

    fn page(pieces: &[(&str, [f32; 4])]) -> Writing {
        let pieces = pieces.iter().map(|(text, at)| piece(text, *at)).collect();
        Writing { page: 0, pieces }
    }

    fn first(writing: &Writing, label: Label) -> Option<String> {
        values(writing, &[label], |text| text.len() > 2).first().map(|value| value.text.clone())
    }

    #[test]
    fn label_and_value_in_one_piece() {
        for (text, label, value) in [
            ("Titular: Ana Núñez", Label::PersonName, "Ana Núñez"),
            ("Titular / Account holder: Ana Núñez", Label::PersonName, "Ana Núñez"),
            ("户名：张三丰", Label::PersonName, "张三丰"),
            ("姓名 Name 王小明", Label::PersonName, "王小明"),
            ("Chủ tài khoản: NGUYEN VAN AN", Label::PersonName, "NGUYEN VAN AN"),
            ("Họ và tên / Full name: NGUYỄN VĂN AN", Label::PersonName, "NGUYỄN VĂN AN"),
            ("Kontoinhaber Erika Mustermann", Label::PersonName, "Erika Mustermann"),
            ("统一社会信用代码：91310000MA1FL0XXXX", Label::TaxId, "91310000MA1FL0XXXX"),
        ] {
            let writing = page(&[(text, [0.0, 0.0, 300.0, 12.0])]);
            assert_eq!(first(&writing, label).as_deref(), Some(value), "{text}");
        }
        // A sentence that begins like a label.
        let sentence =
            page(&[("Account holders are asked to keep this.", [0.0, 0.0, 300.0, 12.0])]);
        assert_eq!(first(&sentence, Label::PersonName), None);
    }

    #[test]
    fn values_stand_below_on_cards_and_beside_in_tables() {
        let card = page(&[
            ("Apellidos / Surname", [100.0, 10.0, 90.0, 10.0]),
            ("Sexo / Sex", [300.0, 10.0, 50.0, 10.0]),
            ("Núñez Peña", [100.0, 22.0, 120.0, 18.0]),
            ("F.....", [300.0, 22.0, 12.0, 18.0]),
        ]);
        assert_eq!(first(&card, Label::Surname).as_deref(), Some("Núñez Peña"));
        let table = page(&[
            ("Denominación / Legal name", [0.0, 10.0, 110.0, 10.0]),
            ("Río Lindo, S.A.", [150.0, 9.0, 150.0, 12.0]),
            ("Sucursal", [0.0, 25.0, 40.0, 10.0]),
            ("Centro", [150.0, 24.0, 40.0, 12.0]),
        ]);
        assert_eq!(first(&table, Label::LegalName).as_deref(), Some("Río Lindo, S.A."));
    }
}
