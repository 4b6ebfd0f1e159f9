//! Machine-readable zones (ICAO Doc 9303, parts 4 to 7): found among a page's lines at any right angle, read again until
//! every cell is certain, and checked.
//!
//! A check digit that holds proves a reading only when the reading was not made to fit it. So nothing is tried out
//! against check digits: each cell is decided by what the readings of the picture give and by what may stand in its
//! place, and then the digits agree or they do not. What no digit covers, the names above all, has to be certain too.

mod alphabet;
mod attempt;
mod cells;
#[cfg(test)]
mod format_tests;
mod grid;
mod layout;
mod print;
mod rows;
mod turned;
mod view;
mod zone;

use image::RgbImage;
use ocr::{Line, Quad, Reader, Stop};
use signup::document::MachineReadable;
use signup::wire::UnixSeconds;

use attempt::Attempt;
use print::Print;

/// A zone and how it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What it says; `valid` only when every check digit holds and no cell was a guess. Its place is on page 0.
    pub zone: MachineReadable,
    /// By how much the page lies turned clockwise: 0, 90, 180 or 270. Turned back by it, the zone is upright.
    pub turned_deg: u16,
    /// Which check digits hold.
    pub checks: Checks,
    /// Whether every cell was read with certainty.
    pub certain: bool,
    /// Its lines on the picture, from the zone's own top.
    pub rows: Vec<Quad>,
}

/// Which check digits hold. `None`: the layout has no such digit, or the lines do not follow the standard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checks {
    /// The document number's.
    pub number: Option<bool>,
    /// The date of birth's.
    pub birth_date: Option<bool>,
    /// The date of expiry's.
    pub expiry_date: Option<bool>,
    /// A passport's personal number's.
    pub personal_number: Option<bool>,
    /// That over all of them; visas have none.
    pub composite: Option<bool>,
}

impl Checks {
    fn of(data: &mrz::MrzData) -> Self {
        let checks = &data.checks;
        Self {
            number: checks.document_number,
            birth_date: checks.date_of_birth,
            expiry_date: checks.date_of_expiry,
            personal_number: checks.personal_number,
            composite: checks.composite,
        }
    }

    fn named(self) -> [(&'static str, Option<bool>); 5] {
        [
            ("number", self.number),
            ("birth_date", self.birth_date),
            ("expiry_date", self.expiry_date),
            ("personal_number", self.personal_number),
            ("composite", self.composite),
        ]
    }

    /// The fields whose own check digit does not hold: `number`, `birth_date`, `expiry_date`, `personal_number`,
    /// `composite`.
    #[must_use]
    pub fn failed(self) -> Vec<&'static str> {
        self.named()
            .into_iter()
            .filter(|(_, holds)| *holds == Some(false))
            .map(|(name, _)| name)
            .collect()
    }

    fn holding(self) -> usize {
        self.named().into_iter().filter(|(_, holds)| *holds == Some(true)).count()
    }
}

/// The zone of a page whose `lines` were read already. It is read again where that leaves doubts: a third of a second
/// for each time, at most five times; and of a page that lies turned, once more as it should stand. `None` when no lines
/// look like a zone, and when it was stopped.
#[must_use]
pub fn find(
    picture: &RgbImage,
    lines: &[Line],
    reader: &Reader,
    today: UnixSeconds,
    stop: &Stop,
) -> Option<Found> {
    let today = mrz::Date::from_epoch_days(today.div_euclid(24 * 60 * 60));
    let found = among(picture, lines, reader, today, stop);
    let turned_deg = turned::of(lines).filter(|_| !found.as_ref().is_some_and(is_valid));
    let Some(turned_deg) = turned_deg else { return found };
    let upright = turned::upright(picture, turned_deg);
    let lines = reader.lines(&upright, stop).ok()?;
    let again = among(&upright, &lines, reader, today, stop);
    let again = again.map(|found| turned::as_it_lies(found, turned_deg, picture.dimensions()));
    match (found, again) {
        (Some(found), Some(again)) if !is_better(&again, &found) => Some(found),
        (found, again) => again.or(found),
    }
}

/// The best of the zones among these lines.
fn among(
    picture: &RgbImage,
    lines: &[Line],
    reader: &Reader,
    today: mrz::Date,
    stop: &Stop,
) -> Option<Found> {
    let print = Print::of(lines);
    let mut best: Option<Found> = None;
    for rows in rows::zones(lines) {
        let found = Attempt::new(rows, today, &print).run(picture, reader, stop).ok()?;
        let Some(found) = found else { continue };
        if is_valid(&found) {
            return Some(found);
        }
        if best.as_ref().is_none_or(|best| is_better(&found, best)) {
            best = Some(found);
        }
    }
    best
}

fn is_valid(found: &Found) -> bool {
    found.zone.valid
}

fn is_better(found: &Found, than: &Found) -> bool {
    let worth = |found: &Found| (found.zone.valid, found.checks.holding());
    worth(found) > worth(than)
}
