//! Pages made worse step by step: from which step on they are not read, and from which step on the check says so.

pub(crate) mod pages;
pub(crate) mod ways;

use documents::mrz;
use documents::quality::{Reading, Row, look};
use image::RgbImage;
use ocr::{Line, Reader, Stop};
use signup::document::{Asked, Finding, FindingCode, Severity};
use signup::wire::{DocumentKind, DocumentRules, Side, Slot, UnixSeconds};

use pages::Page;
use ways::Way;

/// Share of the letters that must still be right for a page without lines for machines to count as read.
const READS: f32 = 0.9;
/// A day in November 2026.
const TODAY: UnixSeconds = 1_795_000_000;

/// A page, and what is read on it before it is made worse.
pub(crate) struct Before {
    pub(crate) page: Page,
    /// The rows that are read surely: only they can get lost.
    rows: Vec<String>,
    /// What stands where a reflection is put.
    spot: String,
    /// Where the writing is that matters, `[x, y, width, height]`: the first line for machines, or the longest row.
    place: [f32; 4],
    /// The lines for machines, whose check digits hold.
    zone: Option<Vec<String>>,
}

/// One page at one step of one way.
pub(crate) struct After {
    /// Share of the sure letters that are still right.
    #[allow(dead_code, reason = "the example prints it")]
    pub(crate) right: f32,
    /// Whether that is enough: lines for machines to the last check digit, else nine letters in ten.
    pub(crate) reads: bool,
    /// What the check says.
    pub(crate) findings: Vec<Finding>,
}

impl Before {
    pub(crate) fn of(page: Page, reader: &Reader) -> Self {
        let (lines, zone) = read(&page.picture, reader);
        let sure: Vec<&Line> =
            lines.iter().filter(|line| line.score > 0.9 && letters(line) > 4).collect();
        let longest = sure.iter().max_by(|a, b| a.quad.length_px().total_cmp(&b.quad.length_px()));
        let size = page.picture.dimensions();
        let place = match &zone {
            Some(found) => found.rows.first().map(|row| row.bounds_px(size)),
            None => longest.map(|line| line.quad.bounds_px(size)),
        };
        let rows = sure.iter().map(|line| plain(&line.text)).collect();
        let place = place.unwrap_or_default().map(|at| at as f32);
        let zone = zone.filter(|found| found.zone.valid).map(|found| found.zone.lines);
        let mut before = Self { page, rows, spot: String::new(), place, zone };
        before.spot = before.along_the_spot(&lines);
        before
    }

    /// Without any worsening.
    pub(crate) fn itself(&self, reader: &Reader) -> After {
        self.judged(&self.page.picture, &self.rows, reader)
    }

    pub(crate) fn after(&self, way: &Way, step: f32, reader: &Reader) -> After {
        let rows = match way.tells {
            // What a reflection swallows is in one place: the rest of the page tells nothing about it.
            Some(FindingCode::Glare) => std::slice::from_ref(&self.spot),
            _ => &self.rows,
        };
        self.judged(&(way.worsen)(&self.page.picture, step, self.place), rows, reader)
    }

    fn judged(&self, picture: &RgbImage, rows: &[String], reader: &Reader) -> After {
        let (lines, zone) = read(picture, reader);
        let mut texts: Vec<String> = lines.iter().map(|line| plain(&line.text)).collect();
        texts.push(self.along_the_spot(&lines));
        let (mut right, mut all) = (0, 0);
        for row in rows {
            let length = row.chars().count();
            let best = texts.iter().map(|other| distance(row, other)).min().unwrap_or(length);
            right += length.saturating_sub(best);
            all += length;
        }
        let right = right as f32 / all.max(1) as f32;
        // Check digits hold for any right reading and next to no wrong one; a right one may still be called unsure.
        let reads = match &self.zone {
            Some(lines) => {
                zone.as_ref().is_some_and(|now| now.zone.valid || now.zone.lines == *lines)
            }
            None => right >= READS,
        };
        let reading = Reading {
            rows: lines.iter().map(row).collect(),
            zone: zone.as_ref().map(|found| found.zone.valid),
            turned_deg: 0,
        };
        let findings = look(picture, false, Some(&reading), &asked(self.page.kind));
        After { right, reads, findings }
    }
}

impl Before {
    /// What is read where the spot is put, also in pieces: a reflection breaks a row in two.
    fn along_the_spot(&self, lines: &[Line]) -> String {
        let [_, y, _, height] = self.place;
        let mut pieces: Vec<&Line> =
            lines.iter().filter(|line| (y..y + height).contains(&line.quad.centre()[1])).collect();
        pieces.sort_by(|a, b| a.quad.centre()[0].total_cmp(&b.quad.centre()[0]));
        pieces.iter().map(|line| plain(&line.text)).collect()
    }
}

impl After {
    /// Every warning.
    pub(crate) fn warned(&self) -> Vec<FindingCode> {
        let warnings = self.findings.iter().filter(|found| found.severity >= Severity::Warning);
        warnings.map(|found| found.code).collect()
    }

    /// Whether the check warns as it should of this way; of a way that no finding is about, whether it warns at all.
    pub(crate) fn tells(&self, way: &Way) -> bool {
        let warned = self.warned();
        way.tells.map_or(!warned.is_empty(), |code| warned.contains(&code))
    }
}

/// For a place where colour does not matter: some specimens are grey.
pub(crate) fn asked(kind: DocumentKind) -> Asked {
    Asked {
        slot: Slot { kind, side: Side::Front },
        newest_age_days: None,
        today: TODAY,
        rules: DocumentRules { colour: false, ..DocumentRules::default() },
        file_name: String::new(),
    }
}

fn read(picture: &RgbImage, reader: &Reader) -> (Vec<Line>, Option<mrz::Found>) {
    let stop = Stop::default();
    let lines = reader.lines(picture, &stop).expect("never stopped");
    let zone = mrz::find(picture, &lines, reader, TODAY, &stop);
    (lines, zone)
}

/// The quality's view of a line.
fn row(line: &Line) -> Row {
    Row { corners: line.quad.0, letters: letters(line), score: line.score }
}

fn letters(line: &Line) -> usize {
    line.text.chars().filter(|sign| sign.is_alphanumeric()).count()
}

fn plain(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Letters to change, add or leave out until two texts are the same (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, &right) in b.iter().enumerate() {
            let changed = before + usize::from(left != right);
            before = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(before + 1);
        }
    }
    row[b.len()]
}
