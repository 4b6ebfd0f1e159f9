//! Whether a picture is good enough to be read, by us and by the reviewer: sharpness, light, edges, size of the
//! writing, and whether it is a picture of a screen. Every finding says where on the picture.
//!
//! A measure alone says little: a soft photo with large letters is read to the last letter. So what the reading made
//! of the page counts as well: a measure beyond its limit is a warning where the reading is unsure or the measure is
//! far beyond, and good to know otherwise.

mod boxes;
mod edges;
mod light;
mod limits;
mod plane;
mod screen;
mod sharp;
mod text;
mod tone;

use image::RgbImage;
use signup::document::{Asked, Finding, FindingCode, Severity};

use plane::Small;

/// What reading the page gave.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Every line of writing that was found.
    pub rows: Vec<Row>,
    /// The lines for machines: `None`, none were found; `Some(true)`, every check digit holds.
    pub zone: Option<bool>,
    /// By how much the page is turned clockwise, where the lines for machines told: 0, 90, 180, 270.
    pub turned_deg: u16,
}

impl Reading {
    /// Every check digit holds.
    fn is_sure(&self) -> bool {
        self.zone == Some(true)
    }

    /// A check digit does not hold, or, where there is none, the letters are doubtful on the whole.
    fn is_unsure(&self) -> bool {
        match self.zone {
            Some(holds) => !holds,
            None => self.score() < limits::SURE_SCORE,
        }
    }

    /// What is read is doubtful, or print of the size that such a document has is missing from it.
    fn lost_some(&self, small: &Small, asked: &Asked) -> bool {
        self.is_unsure() || self.zone.is_none() && self.lost_small_print(small, asked)
    }

    /// Only the larger print was read. A document without small print looks the same: it says nothing by itself.
    fn lost_small_print(&self, small: &Small, asked: &Asked) -> bool {
        let print = limits::print_height(asked.slot.kind)
            * small.plane.width.max(small.plane.height) as f32;
        let least = print * limits::PRINT_LOST * small.scale;
        self.rows.len() < limits::LEAST_ROWS || self.row_height().is_some_and(|px| px > least)
    }

    /// Without what is no writing: single letters seen in a pattern, and blots taken for giant ones.
    fn plausible(&self, (width, height): (u32, u32)) -> Self {
        let highest = width.max(height) as f32 * limits::HIGHEST_ROW;
        let mut reading = self.clone();
        reading.rows.retain(|row| row.letters >= 2 && row.height() <= highest);
        reading
    }

    /// The middle one, in pixels; `None` without rows.
    fn row_height(&self) -> Option<f32> {
        let mut heights: Vec<f32> = self.rows.iter().map(Row::height).collect();
        heights.sort_by(f32::total_cmp);
        heights.get(heights.len() / 2).copied()
    }

    /// The mean over all letters.
    fn score(&self) -> f32 {
        let letters: usize = self.rows.iter().map(|row| row.letters).sum();
        let sum: f32 = self.rows.iter().map(|row| row.score * row.letters as f32).sum();
        if letters == 0 { 0.0 } else { sum / letters as f32 }
    }
}

/// One line of writing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// In the picture's pixels, clockwise from the line's own top left.
    pub corners: [[f32; 2]; 4],
    /// How many letters were read.
    pub letters: usize,
    /// How sure the reading is, 0 to 1.
    pub score: f32,
}

impl Row {
    /// Its start, its way along and its way down.
    fn axes(&self) -> [[f32; 2]; 3] {
        let [a, b, _, d] = self.corners;
        [a, [b[0] - a[0], b[1] - a[1]], [d[0] - a[0], d[1] - a[1]]]
    }

    fn height(&self) -> f32 {
        let [_, _, down] = self.axes();
        down[0].hypot(down[1])
    }

    /// `[left, top, right, bottom]`.
    fn bounds(&self) -> [f32; 4] {
        let of = |axis: usize, start: f32, pick: fn(f32, f32) -> f32| {
            self.corners.iter().map(|corner| corner[axis]).fold(start, pick)
        };
        [
            of(0, f32::MAX, f32::min),
            of(1, f32::MAX, f32::min),
            of(0, f32::MIN, f32::max),
            of(1, f32::MIN, f32::max),
        ]
    }
}

/// What is wrong with the picture of a page, the gravest first. `drawn`: not a photo or scan, but drawn by us from a
/// PDF's text. Without a `reading`, only what no reading can make good is a warning.
#[must_use]
pub fn look(
    picture: &RgbImage,
    drawn: bool,
    reading: Option<&Reading>,
    asked: &Asked,
) -> Vec<Finding> {
    let Some(small) = Small::of(picture) else { return Vec::new() };
    let plausible = reading.map(|reading| reading.plausible(picture.dimensions()));
    let reading = plausible.as_ref();
    if tone::blank(&small) && reading.is_none_or(|reading| reading.rows.is_empty()) {
        let dark = if drawn { None } else { light::dark(&small, reading, asked) };
        let blank = Finding::new(FindingCode::Blank, Severity::Warning);
        return dark.into_iter().chain([blank]).collect();
    }
    let mut findings = Vec::new();
    if !drawn {
        findings.extend(sharp::finding(picture, &small, reading, asked));
        findings.extend(light::glare(&small, reading));
        findings.extend(light::dark(&small, reading, asked));
        findings.extend(edges::finding(&small, reading));
        findings.extend(screen::screenshot(picture));
        findings.extend(screen::photographed(picture, &small, reading));
        findings.extend(tone::no_colour(&small, asked));
    }
    if let Some(reading) = reading {
        findings.extend(text::small_writing(&small, reading, asked));
        findings.extend(text::turned(reading));
        let good = findings.iter().all(|finding| finding.severity < Severity::Warning);
        if good && text::no_text(reading) {
            findings.push(Finding::new(FindingCode::NoText, Severity::Warning));
        }
    }
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    findings
}

#[cfg(test)]
mod tests {
    use image::Rgb;
    use signup::wire::{DocumentKind, DocumentRules, Side, Slot};

    use super::*;

    fn told(picture: &RgbImage, reading: Option<&Reading>) -> Vec<(FindingCode, Severity)> {
        let asked = Asked {
            slot: Slot { kind: DocumentKind::BankStatement, side: Side::Whole },
            newest_age_days: None,
            today: 0,
            rules: DocumentRules::default(),
            file_name: String::new(),
        };
        let found = look(picture, false, reading, &asked);
        found.iter().map(|finding| (finding.code, finding.severity)).collect()
    }

    /// Paper with specks as large as letters, which nobody can read.
    fn speckled() -> RgbImage {
        RgbImage::from_fn(1000, 1400, |x, y| {
            let mixed = (x / 9).wrapping_mul(0x9e37_79b1) ^ (y / 9).wrapping_mul(0x85eb_ca6b);
            let speck = mixed.wrapping_mul(0xc2b2_ae35) >> 28 == 0;
            Rgb([if speck { 60 } else { 225 }; 3])
        })
    }

    #[test]
    fn a_page_with_nothing_on_it_is_blank() {
        let paper = RgbImage::from_pixel(1000, 1400, Rgb([235; 3]));
        let blank = (FindingCode::Blank, Severity::Warning);
        assert_eq!(told(&paper, None), [blank]);
        assert_eq!(told(&paper, Some(&Reading::default())), [blank]);
        // Where a line was read, something is on it.
        let corners = [[100.0, 100.0], [400.0, 100.0], [400.0, 130.0], [100.0, 130.0]];
        let row = Row { corners, letters: 20, score: 0.95 };
        let reading = Reading { rows: vec![row; 3], ..Reading::default() };
        assert!(!told(&paper, Some(&reading)).contains(&blank));
    }

    #[test]
    fn a_good_picture_without_writing_is_told_only_once_it_was_read() {
        let no_text = (FindingCode::NoText, Severity::Warning);
        assert_eq!(told(&speckled(), Some(&Reading::default())), [no_text]);
        assert!(!told(&speckled(), None).contains(&no_text));
    }

    #[test]
    fn a_picture_without_pixels_says_nothing() {
        assert_eq!(told(&RgbImage::new(0, 0), None), []);
    }
}
