//! The pages of a file that are looked at, one by one: the picture's quality, its writing, its lines for machines.

use std::sync::Arc;

use hayro::hayro_syntax::Pdf;
use ocr::{Reader, Stop, Stopped};
use signup::document::{Asked, Finding, MachineReadable, PageSize};
use zeroize::Zeroizing;

use crate::file::{DocumentFault, Page};
use crate::mrz;

use super::quality::{self, Reading, Row};
use super::writing::Writing;

/// A page with less text of its own is a scan, whatever stands in its margin.
const LEAST_LETTERS: usize = 40;

/// One page as looked at.
pub(crate) struct Looked {
    pub(crate) size: PageSize,
    pub(crate) writing: Writing,
}

/// What looking at one page gave.
pub(crate) struct Seen {
    pub(crate) looked: Looked,
    pub(crate) zone: Option<Zone>,
    pub(crate) findings: Vec<Finding>,
}

/// Lines for machines, and what of them could not be relied on.
pub(crate) struct Zone {
    pub(crate) read: MachineReadable,
    /// The fields whose check digits do not hold; `lines` where some place was a guess.
    pub(crate) unsure: Vec<&'static str>,
}

/// How many pages a clean file has.
pub(crate) fn count(clean: &[u8]) -> Result<u32, DocumentFault> {
    if !clean.starts_with(b"%PDF") {
        return Ok(1);
    }
    let pdf =
        Pdf::new(Arc::new(Zeroizing::new(clean.to_vec()))).map_err(|_| DocumentFault::Damaged)?;
    u32::try_from(pdf.pages().len()).map_err(|_| DocumentFault::Damaged)
}

/// Of so many pages the first two and the last.
pub(crate) fn chosen(count: u32) -> Vec<u32> {
    let mut pages = vec![0, 1, count.saturating_sub(1)];
    pages.retain(|page| *page < count.max(1));
    pages.dedup();
    pages
}

/// Reads a page and judges its picture.
pub(crate) fn look(
    page: &Page,
    index: u32,
    wants_zone: bool,
    asked: &Asked,
    reader: &Reader,
    stop: &Stop,
) -> Result<Seen, Stopped> {
    let (width_px, height_px) = page.picture.dimensions();
    let own = Writing::printed(index, &page.spans);
    let has_text = page.drawn && own.letters() >= LEAST_LETTERS;
    let (writing, lines, found) = if has_text {
        let lines = own.pieces.iter().map(|piece| piece.line.clone()).collect();
        (own, lines, None)
    } else {
        let lines = reader.lines(&page.picture, stop)?;
        let found = if wants_zone {
            mrz::find(&page.picture, &lines, reader, asked.today, stop)
        } else {
            None
        };
        (Writing::read(index, &lines), lines, found)
    };
    stop.check()?;
    let reading = Reading {
        rows: lines
            .iter()
            .map(|line| Row {
                corners: line.quad.0,
                letters: line.text.chars().filter(|sign| sign.is_alphanumeric()).count(),
                score: line.score,
            })
            .collect(),
        zone: found.as_ref().map(|found| found.zone.valid),
        turned_deg: found.as_ref().map_or(0, |found| found.turned_deg),
    };
    let findings = quality::look(&page.picture, page.drawn, Some(&reading), asked);
    let findings = findings.into_iter().map(|finding| finding.on_page(index)).collect();
    let zone = found.map(|found| {
        let mut read = found.zone;
        read.place = read.place.map(|(_, box_px)| (index, box_px));
        let mut unsure = found.checks.failed();
        if unsure.is_empty() && !read.valid {
            unsure.push("lines");
        }
        Zone { read, unsure }
    });
    let looked = Looked { size: PageSize { width_px, height_px }, writing };
    Ok(Seen { looked, zone, findings })
}
