//! What is on a document: its quality, kind, facts, and the policy's rules.
//!
//! [`examine`] looks at a file that came out of [`crate::open`]. It warns; it never refuses: what is unsure is a
//! question, and nothing it reads leaves this computer.

mod address;
mod age;
mod card;
mod dates;
mod facts;
#[cfg(test)]
mod finding_tests;
mod fold;
mod identity;
mod kind;
mod labelled;
mod language;
mod pages;
pub mod quality;
#[cfg(test)]
mod tests;
mod words;
mod writing;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ocr::{Reader, Stop, Stopped};
use signup::document::{Asked, Examination, ExamineStep, Finding, FindingCode, Severity};

use crate::file::DocumentFault;

use facts::Source;
use pages::{Looked, Zone};
use writing::Writing;

/// Why there is no examination.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unexamined {
    /// Nobody wants it any more.
    #[error("stopped")]
    Stopped,
    /// The file cannot be shown.
    #[error(transparent)]
    Fault(#[from] DocumentFault),
}

impl From<Stopped> for Unexamined {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

/// Looks at the file's pages (of a long PDF the first two and the last), reads them, and tells what a reviewer would
/// say about them.
///
/// `told` hears of each step as it begins; `stop` is asked between steps and between lines of writing. A photo of 12
/// megapixels takes about a second on two cores. It does not catch panics: call it on a thread of its own.
///
/// # Errors
/// [`Unexamined`].
pub fn examine(
    clean: &[u8],
    asked: &Asked,
    reader: &Reader,
    told: &mut dyn FnMut(ExamineStep),
    stop: &Stop,
) -> Result<Examination, Unexamined> {
    let mut tell = |step| {
        told(step);
        stop.check()
    };
    tell(ExamineStep::Opening)?;
    let count = pages::count(clean)?;
    let mut looked = Vec::new();
    let mut findings = Vec::new();
    let mut zone: Option<Zone> = None;
    for (at, index) in pages::chosen(count).into_iter().enumerate() {
        let page = crate::file::page(clean, index)?;
        if at == 0 {
            tell(ExamineStep::Picture)?;
            tell(ExamineStep::Reading)?;
        }
        let one = pages::look(&page, index, zone.is_none(), asked, reader, stop)?;
        findings.extend(one.findings);
        zone = zone.or(one.zone);
        looked.push(one.looked);
    }
    tell(ExamineStep::Checking)?;
    let pages: Vec<Writing> = looked.iter().map(|looked| looked.writing.clone()).collect();
    let sizes = looked.iter().map(|looked: &Looked| looked.size).collect();
    let mut examination = judge(&pages, zone, asked);
    examination.pages = sizes;
    examination.findings.extend(findings);
    // The gravest first; among equals the plainest code.
    examination
        .findings
        .sort_by_key(|finding| (std::cmp::Reverse(finding.severity), finding.code, finding.page));
    Ok(examination)
}

/// Everything that follows from the writing alone.
fn judge(pages: &[Writing], zone: Option<Zone>, asked: &Asked) -> Examination {
    let guess = kind::of(pages, zone.as_ref().map(|zone| &zone.read));
    let source = Source {
        pages,
        zone: zone.as_ref(),
        kind: guess.map(|guess| guess.kind),
        slot: asked.slot,
        today: day(asked),
    };
    let facts = facts::of(&source);
    let mut findings = identity::look(&source, &facts, guess, asked);
    findings.extend(kind::other_than_asked(guess, asked));
    findings.extend(age::look(&source, asked));
    findings.extend(pages.iter().flat_map(card_numbers));
    if zone.is_none() {
        findings.extend(language::not_taken(pages, asked));
    }
    let (kind, mrz) = (guess.map(|guess| guess.kind), zone.map(|zone| zone.read));
    Examination { pages: Vec::new(), kind, mrz, facts, findings }
}

fn card_numbers(page: &Writing) -> Vec<Finding> {
    let finding = |number: card::CardNumber| {
        let mut finding = Finding::new(FindingCode::CardNumber, Severity::Warning)
            .on_page(page.page)
            .with("ending", number.ending);
        finding.boxes_px = number.boxes_px;
        finding
    };
    card::numbers(page).into_iter().map(finding).collect()
}

/// The day in UTC; where it matters, a day of tolerance is given.
fn day(asked: &Asked) -> Date {
    let now = Timestamp::from_second(asked.today).unwrap_or(Timestamp::UNIX_EPOCH);
    TimeZone::UTC.to_datetime(now).date()
}
