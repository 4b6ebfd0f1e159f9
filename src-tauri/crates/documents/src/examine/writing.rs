//! The writing on one page, however it was come by: pieces of lines with their places.

use ocr::{Line, Quad};

use crate::file::Span;

use super::fold::Folded;

/// Lines read with less are noise: patterns, portraits.
const LEAST_SCORE: f32 = 0.55;
/// Writing that runs otherwise than the page is a watermark, a stamp or a signature.
const ASLANT_DEG: f32 = 12.0;

/// A line, or the part of one between wide gaps.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) line: Line,
    pub(crate) folded: Folded,
    /// In the picture as it is.
    pub(crate) box_px: [u32; 4],
    /// In the page turned upright.
    pub(crate) at: Rect,
}

/// A rectangle on the upright page, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) right: f32,
    pub(crate) bottom: f32,
}

/// All pieces of a page in the order one reads them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Writing {
    pub(crate) page: u32,
    pub(crate) pieces: Vec<Piece>,
}

impl Rect {
    pub(crate) fn height(&self) -> f32 {
        self.bottom - self.top
    }

    pub(crate) fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Whether both stand on one line: half the height of the lower one is shared.
    pub(crate) fn in_row(&self, other: &Self) -> bool {
        let shared = self.bottom.min(other.bottom) - self.top.max(other.top);
        shared > 0.5 * self.height().min(other.height())
    }

    fn around(points: [[f32; 2]; 4]) -> Self {
        let over = |axis: usize, pick: fn(f32, f32) -> f32| {
            points.iter().map(|point| point[axis]).reduce(pick).unwrap_or_default()
        };
        Self {
            left: over(0, f32::min),
            top: over(1, f32::min),
            right: over(0, f32::max),
            bottom: over(1, f32::max),
        }
    }
}

impl Writing {
    /// From what was read in a picture.
    pub(crate) fn read(page: u32, lines: &[Line]) -> Self {
        let lines: Vec<&Line> = lines
            .iter()
            .filter(|line| line.score >= LEAST_SCORE && !line.text.trim().is_empty())
            .collect();
        let aslant_deg = main_angle(&lines);
        let (sin, cos) = (-aslant_deg).to_radians().sin_cos();
        let upright = |[x, y]: [f32; 2]| [x * cos - y * sin, x * sin + y * cos];
        let pieces = lines
            .into_iter()
            .filter(|line| apart(line.quad.angle_deg(), aslant_deg) <= ASLANT_DEG)
            .map(|line| Piece {
                line: line.clone(),
                folded: Folded::of(&line.text),
                box_px: pixels(Rect::around(line.quad.0)),
                at: Rect::around(line.quad.0.map(upright)),
            });
        Self { page, pieces: in_order(pieces.collect()) }
    }

    /// From a PDF's own text, whose runs may be letters, words or lines.
    pub(crate) fn printed(page: u32, spans: &[Span]) -> Self {
        let words = spans.iter().filter(|span| !span.text.trim().is_empty() && !is_aslant(span));
        let mut words: Vec<(String, Rect)> =
            words.map(|span| (span.text.clone(), rect(span.box_px))).collect();
        words.sort_by(|a, b| a.1.left.total_cmp(&b.1.left));
        let mut runs: Vec<(String, Rect)> = Vec::new();
        for (text, at) in words {
            let before = runs.iter_mut().rev().find(|(_, run)| {
                let gap = at.left - run.right;
                let high = run.height().min(at.height());
                run.in_row(&at) && gap < 0.75 * high && gap > -0.6 * high
            });
            match before {
                Some((whole, run)) => {
                    let gap = at.left - run.right;
                    let spaced = whole.ends_with(' ') || text.starts_with(' ');
                    if gap > 0.14 * run.height().max(at.height()) && !spaced {
                        whole.push(' ');
                    }
                    whole.push_str(&text);
                    *run = Rect {
                        left: run.left,
                        top: run.top.min(at.top),
                        right: run.right.max(at.right),
                        bottom: run.bottom.max(at.bottom),
                    };
                }
                None => runs.push((text, at)),
            }
        }
        let pieces = runs.into_iter().map(|(text, at)| Piece::printed(text.trim(), at));
        Self { page, pieces: in_order(pieces.collect()) }
    }

    /// Letters and digits on the page.
    pub(crate) fn letters(&self) -> usize {
        self.pieces.iter().map(|piece| piece.folded.len()).sum()
    }

    /// What all writing on the page covers.
    pub(crate) fn extent(&self) -> Option<Rect> {
        self.pieces.iter().map(|piece| piece.at).reduce(|a, b| Rect {
            left: a.left.min(b.left),
            top: a.top.min(b.top),
            right: a.right.max(b.right),
            bottom: a.bottom.max(b.bottom),
        })
    }
}

impl Piece {
    /// One whose text is sure.
    pub(crate) fn printed(text: &str, at: Rect) -> Self {
        let quad = Quad::upright([at.left, at.top, at.width(), at.height()]);
        Self { line: Line::known(text, quad), folded: Folded::of(text), box_px: pixels(at), at }
    }

    pub(crate) fn text(&self) -> &str {
        self.line.text.trim()
    }

    /// How surely it was read, 0 to 1; 1 when the file itself says it.
    pub(crate) fn score(&self) -> f32 {
        self.line.score
    }

    /// The box of a part of its text, counted in characters of the line.
    pub(crate) fn box_of(&self, characters: std::ops::Range<usize>) -> [u32; 4] {
        self.line.place_of(characters).map_or(self.box_px, |quad| pixels(Rect::around(quad.0)))
    }
}

/// Rows from the top, each from the left. A row is what shares half its height with its first piece.
fn in_order(mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.sort_by(|a, b| a.at.top.total_cmp(&b.at.top));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match rows.iter_mut().rev().take(3).find(|row| row[0].at.in_row(&piece.at)) {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.at.left.total_cmp(&b.at.left));
    }
    rows.into_iter().flatten().collect()
}

/// The direction in which most of the writing runs, weighted by length.
fn main_angle(lines: &[&Line]) -> f32 {
    let mut angles: Vec<(f32, f32)> = lines
        .iter()
        .map(|line| (line.quad.angle_deg().rem_euclid(360.0), line.text.chars().count() as f32))
        .collect();
    // Right angles first, so that a median is one of neighbours.
    let share = |right: f32| -> f32 {
        angles.iter().filter(|(angle, _)| apart(*angle, right) <= 45.0).map(|(_, many)| many).sum()
    };
    let right = [0.0, 90.0, 180.0, 270.0]
        .into_iter()
        .max_by(|a, b| share(*a).total_cmp(&share(*b)))
        .filter(|right| share(*right) > 0.0)
        .unwrap_or(0.0);
    angles.retain(|(angle, _)| apart(*angle, right) <= 45.0);
    let from_right = |angle: f32| (angle - right + 540.0).rem_euclid(360.0) - 180.0;
    angles.sort_by(|a, b| from_right(a.0).total_cmp(&from_right(b.0)));
    let half: f32 = angles.iter().map(|(_, many)| many).sum::<f32>() / 2.0;
    let mut passed = 0.0;
    for (angle, many) in &angles {
        passed += many;
        if passed >= half {
            return right + from_right(*angle);
        }
    }
    right
}

/// A watermark across the page: its box is far too high for so many letters.
fn is_aslant(span: &Span) -> bool {
    let letters = span.text.trim().chars().count() as f32;
    let [.., width, height] = span.box_px;
    letters >= 4.0 && (width as f32) < 0.2 * letters * height as f32
}

fn apart(a: f32, b: f32) -> f32 {
    let turn = (a - b).rem_euclid(360.0);
    turn.min(360.0 - turn)
}

fn rect([x, y, w, h]: [u32; 4]) -> Rect {
    let (left, top) = (x as f32, y as f32);
    Rect { left, top, right: left + w as f32, bottom: top + h as f32 }
}

fn pixels(at: Rect) -> [u32; 4] {
    let (left, top) = (at.left.max(0.0).floor(), at.top.max(0.0).floor());
    [left as u32, top as u32, (at.right.ceil() - left) as u32, (at.bottom.ceil() - top) as u32]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, box_px: [u32; 4]) -> Span {
        Span { text: text.to_owned(), box_px }
    }

    #[test]
    fn runs_of_a_pdf_become_pieces() {
        let writing = Writing::printed(
            0,
            &[
                span("World", [60, 11, 50, 20]),
                span("Hello", [0, 10, 54, 20]),
                span("far", [300, 10, 30, 20]),
                span("b", [0, 50, 10, 20]),
                span("elow", [10, 50, 40, 20]),
            ],
        );
        let texts: Vec<_> = writing.pieces.iter().map(|piece| piece.text()).collect();
        assert_eq!(texts, ["Hello World", "far", "below"]);
        assert_eq!(writing.pieces[0].box_px, [0, 10, 110, 21]);
        // Across everything else, and no part of it.
        let stamped = Writing::printed(
            0,
            &[span("SPECIMEN", [0, 0, 300, 400]), span("Hello", [20, 10, 54, 20])],
        );
        assert_eq!(stamped.pieces.len(), 1);
    }

    fn line(text: &str, corners: [[f32; 2]; 4]) -> Line {
        Line::known(text, Quad(corners))
    }

    #[test]
    fn a_page_on_its_side_is_read_upright() {
        // Turned clockwise: lines run down, the first line is the right one.
        let first =
            line("the first line", [[90.0, 10.0], [90.0, 90.0], [80.0, 90.0], [80.0, 10.0]]);
        let second =
            line("the second one", [[70.0, 10.0], [70.0, 90.0], [60.0, 90.0], [60.0, 10.0]]);
        let stamp = line("stamp", [[10.0, 60.0], [60.0, 10.0], [70.0, 20.0], [20.0, 70.0]]);
        let writing = Writing::read(0, &[second, first, stamp]);
        let texts: Vec<_> = writing.pieces.iter().map(|piece| piece.text()).collect();
        assert_eq!(texts, ["the first line", "the second one"]);
        assert_eq!(writing.pieces[0].box_px, [80, 10, 10, 80]);
        assert!(writing.pieces[0].at.bottom <= writing.pieces[1].at.top);
    }
}
