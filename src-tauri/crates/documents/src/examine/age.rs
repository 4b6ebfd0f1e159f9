//! How old a statement or a bill is: by the newest date that can be its own.

use jiff::ToSpan;
use jiff::civil::Date;
use signup::document::{Asked, Finding, FindingCode, SeenKind, Severity};

use super::dates;
use super::facts::Source;
use super::labelled;
use super::words::Label;
use super::writing::Writing;

/// Where it is: page and box.
type Place = (u32, [u32; 4]);

/// A page with fewer letters has not been read, so nothing is missing on it.
const LEAST_LETTERS: usize = 60;
/// Sellers are in other time zones than UTC.
const ZONES_DAYS: i64 = 1;

/// A date of the document and what it is for.
struct Own {
    date: Date,
    place: Place,
    /// What its label says, if it has one.
    label: Option<Label>,
    whole: bool,
}

/// The newest date that says how old it is, not in the future: of those labelled so if there are any.
pub(crate) fn newest(source: &Source<'_>) -> Option<(Date, Place)> {
    let own = own(source);
    let past = |own: &&Own| own.date <= source.today.saturating_add(ZONES_DAYS.days());
    let labelled = own
        .iter()
        .filter(|own| matches!(own.label, Some(Label::IssueDate | Label::Period)))
        .filter(past)
        .max_by_key(|own| own.date);
    let stray = |own: &&Own| own.label.is_none();
    let whole =
        own.iter().filter(past).filter(stray).filter(|own| own.whole).max_by_key(|own| own.date);
    let any = || own.iter().filter(past).filter(stray).max_by_key(|own| own.date);
    labelled.or(whole).or_else(any).map(|own| (own.date, own.place))
}

/// Too old, undated, or from the future.
pub(crate) fn look(source: &Source<'_>, asked: &Asked) -> Vec<Finding> {
    let recent =
        matches!(source.kind, None | Some(SeenKind::BankStatement | SeenKind::UtilityBill));
    let mut findings = Vec::new();
    if let Some(future) = from_the_future(source).filter(|_| recent) {
        findings.push(future);
    }
    let Some(limit_days) = asked.newest_age_days.filter(|_| recent) else { return findings };
    match newest(source) {
        Some((date, (page, box_px))) => {
            let days = (source.today - date).get_days();
            if i64::from(days) > i64::from(limit_days) {
                findings.push(
                    Finding::new(FindingCode::TooOld, Severity::Warning)
                        .on_page(page)
                        .at(box_px)
                        .with("date", date)
                        .with("days", days)
                        .with("limit_days", limit_days),
                );
            }
        }
        None if findings.is_empty() && letters(source.pages) >= LEAST_LETTERS => findings.push(
            Finding::new(FindingCode::NoDate, Severity::Question).with("limit_days", limit_days),
        ),
        None => {}
    }
    findings
}

/// Only a date that is labelled as its own: a bill names days to come.
fn from_the_future(source: &Source<'_>) -> Option<Finding> {
    let own = own(source);
    let late = own
        .iter()
        .filter(|own| own.label == Some(Label::IssueDate) && own.whole)
        .find(|own| own.date > source.today.saturating_add(ZONES_DAYS.days()))?;
    let (page, box_px) = late.place;
    let finding = Finding::new(FindingCode::FutureDate, Severity::Question);
    Some(finding.on_page(page).at(box_px).with("date", late.date))
}

fn own(source: &Source<'_>) -> Vec<Own> {
    let month_first = source.month_first();
    let mut all = Vec::new();
    for page in source.pages {
        let has_date = |text: &str| !dates::find(text).is_empty();
        let labels = [
            Label::IssueDate,
            Label::Period,
            Label::DueDate,
            Label::PrintedDate,
            Label::BirthDate,
            Label::ExpiryDate,
        ];
        let values = labelled::values(page, &labels, has_date);
        for (index, piece) in page.pieces.iter().enumerate() {
            let label = values.iter().find(|value| value.index == index).map(|value| value.label);
            for seen in dates::find(piece.text()) {
                let date =
                    if month_first { seen.month_first.unwrap_or(seen.date) } else { seen.date };
                // The same day in the other order may be the one that has been already.
                let date = match seen.month_first {
                    Some(other) if date > source.today && other <= source.today => other,
                    Some(_) if date > source.today && seen.date <= source.today => seen.date,
                    _ => date,
                };
                let place = (page.page, piece.box_px);
                all.push(Own { date, place, label, whole: seen.whole });
            }
        }
    }
    all
}

fn letters(pages: &[Writing]) -> usize {
    pages.iter().map(Writing::letters).sum()
}
