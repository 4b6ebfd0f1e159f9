//! What a document says: names, address, numbers, dates, each with its place.

use std::collections::BTreeMap;

use jiff::civil::Date;
use signup::document::{Fact, MachineReadable, Read, SeenKind};
use signup::wire::{DocumentKind, Slot};

use super::fold::Folded;
use super::labelled::{self, Value};
use super::pages::Zone;
use super::words::{Label, names_company};
use super::writing::{Piece, Writing};
use super::{address, age, card, dates, kind};

/// What reading facts needs.
pub(crate) struct Source<'a> {
    pub(crate) pages: &'a [Writing],
    pub(crate) zone: Option<&'a Zone>,
    pub(crate) kind: Option<SeenKind>,
    pub(crate) slot: Slot,
    pub(crate) today: Date,
}

/// Names are no longer.
const NAME_LETTERS: usize = 70;

/// Everything that could be read.
pub(crate) fn of(source: &Source<'_>) -> BTreeMap<Fact, Read> {
    let mut facts = BTreeMap::new();
    if source.is_identity() {
        identity(source, &mut facts);
    } else {
        names(source, &mut facts);
        tax_id(source, &mut facts);
    }
    address_of(source, &mut facts);
    account(source, &mut facts);
    dates_of(source, &mut facts);
    facts
}

impl Source<'_> {
    pub(crate) fn is_identity(&self) -> bool {
        match self.kind {
            Some(kind) => kind::shows_a_person(kind),
            None => self.slot.kind == DocumentKind::Identity,
        }
    }

    /// Day first or month first, by what the whole document shows.
    pub(crate) fn month_first(&self) -> bool {
        let pieces = self.pages.iter().flat_map(|page| &page.pieces);
        let mut shown =
            pieces.flat_map(|piece| dates::find(piece.text())).filter_map(|seen| seen.shows_order);
        if let Some(first) = shown.next() {
            return first && shown.all(|order| order);
        }
        // Only the United States write so.
        let pieces = || self.pages.iter().flat_map(|page| &page.pieces);
        let zip = pieces().any(|piece| has_us_zip(piece.text()));
        let dollars = pieces().any(|piece| piece.text().contains('$'));
        zip && dollars && super::language::of(self.pages) == Some("en")
    }

    fn values(&self, labels: &[Label], fits: impl Fn(&str) -> bool) -> Vec<Value<'_>> {
        self.pages.iter().flat_map(|page| labelled::values(page, labels, &fits)).collect()
    }
}

/// A value as read, with its place.
fn read(value: &Value<'_>, text: impl Into<String>) -> Read {
    Read { text: text.into(), place: Some((value.page, value.box_px())), corrected: false }
}

fn of_zone(zone: &MachineReadable, text: impl Into<String>) -> Read {
    Read { text: text.into(), place: zone.place, corrected: false }
}

fn identity(source: &Source<'_>, facts: &mut BTreeMap<Fact, Read>) {
    if let Some(name) = person_on_card(source) {
        facts.insert(Fact::PersonName, name);
    }
    let number = |text: &str| {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let all = text.chars().filter(|sign| !sign.is_whitespace()).count();
        (5..=24).contains(&all)
            && digits >= 3
            && dates::find(text).is_empty()
            && text.chars().all(|sign| sign.is_ascii_alphanumeric() || " -./".contains(sign))
    };
    if let Some(value) = source.values(&[Label::DocumentNumber], number).first() {
        facts.insert(Fact::DocumentNumber, read(value, value.text.replace(' ', "")));
    }
    let country =
        |text: &str| text.len() == 3 && text.chars().all(|sign| sign.is_ascii_uppercase());
    if let Some(value) = source.values(&[Label::Nationality], country).first() {
        facts.insert(Fact::Nationality, read(value, value.text.clone()));
    }
    if let Some(value) = source.values(&[Label::Sex], |text| sex(text).is_some()).first()
        && let Some(sex) = sex(&value.text)
    {
        facts.insert(Fact::Sex, read(value, sex));
    }
    let Some(Zone { read: zone, .. }) = source.zone else { return };
    let fields = &zone.fields;
    // Its check digits vouch for these, the print only for itself.
    for (fact, text) in [
        (Fact::DocumentNumber, &fields.number),
        (Fact::Nationality, &fields.nationality),
        (Fact::Sex, &fields.sex),
    ] {
        if !text.is_empty() && (zone.valid || !facts.contains_key(&fact)) {
            facts.insert(fact, of_zone(zone, text.clone()));
        }
    }
    let name = format!("{} {}", fields.given_names, fields.surname);
    if !name.trim().is_empty() {
        facts.entry(Fact::PersonName).or_insert_with(|| of_zone(zone, name.trim()));
    }
}

/// Printed given names and surname, or a full name.
fn person_on_card(source: &Source<'_>) -> Option<Read> {
    let surnames = source.values(&[Label::Surname], is_name);
    let given = source.values(&[Label::GivenNames], is_name);
    let full = source.values(&[Label::PersonName], is_name);
    match (surnames.first(), given.first(), full.first()) {
        (Some(surname), Some(given), _) if surname.text != given.text => {
            let place = union(surname.box_px(), given.box_px());
            let same_page = surname.page == given.page;
            Some(Read {
                text: format!("{} {}", given.text, surname.text),
                place: same_page.then_some((surname.page, place)),
                corrected: false,
            })
        }
        (_, _, Some(full)) => Some(read(full, full.text.clone())),
        _ => None,
    }
}

fn names(source: &Source<'_>, facts: &mut BTreeMap<Fact, Read>) {
    let labels = [Label::LegalName, Label::PersonName, Label::GivenNames];
    for value in source.values(&labels, is_name_or_company) {
        let company = names_company(&Folded::of(&value.text)) || value.label == Label::LegalName;
        if !company && !is_name(&value.text) {
            continue;
        }
        let fact = if company { Fact::LegalName } else { Fact::PersonName };
        facts.entry(fact).or_insert_with(|| read(&value, value.text.clone()));
    }
    if source.kind == Some(SeenKind::PaymentCard) {
        if let Some(name) = on_payment_card(source) {
            facts.entry(Fact::PersonName).or_insert(name);
        }
        return;
    }
    if facts.contains_key(&Fact::LegalName) || facts.contains_key(&Fact::PersonName) {
        return;
    }
    for page in source.pages {
        if let Some(block) = address::block(page) {
            let company = names_company(&block.name.folded);
            let fact = if company { Fact::LegalName } else { Fact::PersonName };
            facts.insert(fact, at_piece(page, block.name));
            return;
        }
    }
}

/// The lowest line of two or more words in letters only.
fn on_payment_card(source: &Source<'_>) -> Option<Read> {
    let page = source.pages.first()?;
    let number = page.pieces.iter().find(|piece| {
        let digits = piece.text().chars().filter(char::is_ascii_digit).count();
        digits >= 4 && dates::find_card_expiry(piece.text()).is_none()
    })?;
    let named = page.pieces.iter().rev().find(|piece| {
        piece.at.top > number.at.bottom - 0.3 * number.at.height()
            && is_name(piece.text())
            && piece.text().split_whitespace().count() >= 2
            && !labelled::is_labelled(piece)
    })?;
    Some(at_piece(page, named))
}

fn tax_id(source: &Source<'_>, facts: &mut BTreeMap<Fact, Read>) {
    let values = source.values(&[Label::TaxId], |text| number_at_start(text).is_some());
    if let Some(value) = values.first()
        && let Some(number) = number_at_start(&value.text)
    {
        facts.insert(Fact::TaxId, read(value, number));
    }
}

/// The tax id that a text begins with: digits, capitals, and what parts their groups.
fn number_at_start(text: &str) -> Option<String> {
    let signs = |sign: &char| {
        sign.is_ascii_digit() || sign.is_ascii_uppercase() || " -./&Ñ".contains(*sign)
    };
    let head: String = text.chars().take_while(signs).collect();
    // A following word in capitals is cut off again, as far as it has no digit.
    let mut head = head.trim_end().trim_end_matches(['-', '.', '/']).to_owned();
    while let Some((rest, last)) = head.rsplit_once(' ')
        && !last.contains(|sign: char| sign.is_ascii_digit())
    {
        head = rest.trim_end().to_owned();
    }
    let count = head.chars().filter(|sign| sign.is_alphanumeric()).count();
    let digits = head.chars().filter(char::is_ascii_digit).count();
    ((7..=20).contains(&count) && digits >= 5 && dates::find(&head).is_empty()).then_some(head)
}

fn address_of(source: &Source<'_>, facts: &mut BTreeMap<Fact, Read>) {
    for page in source.pages {
        if let Some(value) = labelled::values(page, &[Label::Address], address::fits).first() {
            let more = address::goes_on(page, value);
            let mut text = value.text.clone();
            let mut place = value.box_px();
            for line in more {
                text.push('\n');
                text.push_str(line.text());
                place = union(place, line.box_px);
            }
            let read = Read { text, place: Some((page.page, place)), corrected: false };
            facts.insert(Fact::Address, read);
            return;
        }
    }
    if source.is_identity() || source.kind == Some(SeenKind::PaymentCard) {
        return;
    }
    for page in source.pages {
        if let Some(block) = address::block(page) {
            let lines: Vec<&str> = block.lines.iter().map(|line| line.text()).collect();
            let boxes = block.lines.iter().map(|line| line.box_px);
            let place = boxes.reduce(union).map(|place| (page.page, place));
            let read = Read { text: lines.join("\n"), place, corrected: false };
            facts.insert(Fact::Address, read);
            return;
        }
    }
}

/// Only the last four digits leave this function.
fn account(source: &Source<'_>, facts: &mut BTreeMap<Fact, Read>) {
    if source.is_identity() {
        return;
    }
    if source.kind == Some(SeenKind::PaymentCard) {
        for page in source.pages {
            let whole = card::numbers(page).first().map(|number| (number.ending.clone(), None));
            let covered = || {
                page.pieces.iter().find_map(|piece| {
                    Some((card::masked_ending(piece.text())?, Some((page.page, tail_box(piece)))))
                })
            };
            let grouped = || {
                let (ending, piece) = card::ending_of_groups(page)?;
                Some((ending, Some((page.page, tail_box(piece)))))
            };
            if let Some((text, place)) = whole.or_else(covered).or_else(grouped) {
                facts.insert(Fact::AccountEnding, Read { text, place, corrected: false });
                return;
            }
        }
    }
    let numbers =
        source.values(&[Label::Account, Label::CardNumber], |text| ending(text).is_some());
    if let Some(value) = numbers.first()
        && let Some(text) = ending(&value.text)
    {
        let place = Some((value.page, tail_box(value.piece)));
        facts.insert(Fact::AccountEnding, Read { text, place, corrected: false });
    }
}

/// The last four digits of something that looks like an account's or a card's number.
fn ending(text: &str) -> Option<String> {
    if let Some(ending) = card::masked_ending(text) {
        return Some(ending);
    }
    let mut signs = text
        .chars()
        .filter(|sign| !sign.is_whitespace() && *sign != '-' && *sign != '.' && *sign != '/');
    let plain =
        signs.clone().all(|sign| sign.is_ascii_digit() || sign.is_ascii_uppercase() || sign == '*');
    let count = signs.clone().count();
    let digits = signs.clone().filter(char::is_ascii_digit).count();
    if !plain || !(4..=34).contains(&count) || digits < 4 || !dates::find(text).is_empty() {
        return None;
    }
    let tail: String = signs.by_ref().skip(count - 4).collect();
    // Four digits alone may be anything: a branch, a year.
    (count >= 6 && tail.chars().all(|sign| sign.is_ascii_digit())).then_some(tail)
}

/// Over the last four characters of a piece.
fn tail_box(piece: &Piece) -> [u32; 4] {
    let text = &piece.line.text;
    let end = text.trim_end().chars().count();
    piece.box_of(end.saturating_sub(4)..end)
}

fn dates_of(source: &Source<'_>, facts: &mut BTreeMap<Fact, Read>) {
    let month_first = source.month_first();
    let pick = |labels: &[Label], born: bool| -> Option<Read> {
        let values = source.values(labels, |text| !dates::find(text).is_empty());
        values.iter().find_map(|value| {
            let seen = dates::find(&value.text).into_iter().rfind(|seen| seen.whole)?;
            let mut date =
                if month_first { seen.month_first.unwrap_or(seen.date) } else { seen.date };
            if born && seen.short_year && date > source.today {
                date = Date::new(date.year() - 100, date.month(), date.day()).ok()?;
            }
            Some(read(value, date.to_string()))
        })
    };
    if source.is_identity() {
        for (fact, label, born) in [
            (Fact::BirthDate, Label::BirthDate, true),
            (Fact::ExpiryDate, Label::ExpiryDate, false),
        ] {
            if let Some(read) = pick(&[label], born) {
                facts.insert(fact, read);
            }
        }
        if let Some(Zone { read: zone, .. }) = source.zone {
            for (fact, text) in [
                (Fact::BirthDate, &zone.fields.birth_date),
                (Fact::ExpiryDate, &zone.fields.expiry_date),
            ] {
                if !text.is_empty() && (zone.valid || !facts.contains_key(&fact)) {
                    facts.insert(fact, of_zone(zone, text.clone()));
                }
            }
        }
        return;
    }
    if source.kind == Some(SeenKind::PaymentCard) {
        for page in source.pages {
            let expiry = page
                .pieces
                .iter()
                .find_map(|piece| Some((dates::find_card_expiry(piece.text())?, piece)));
            if let Some((date, piece)) = expiry {
                let place = Some((page.page, piece.box_px));
                let read = Read { text: date.to_string(), place, corrected: false };
                facts.insert(Fact::ExpiryDate, read);
            }
        }
        return;
    }
    if let Some((date, place)) = age::newest(source) {
        let read = Read { text: date.to_string(), place: Some(place), corrected: false };
        facts.insert(Fact::IssueDate, read);
    }
}

fn at_piece(page: &Writing, piece: &Piece) -> Read {
    Read { text: piece.text().to_owned(), place: Some((page.page, piece.box_px)), corrected: false }
}

fn is_name(text: &str) -> bool {
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
    let least = if text.is_ascii() { 3 } else { 2 };
    let signs = |sign: char| sign.is_alphabetic() || " .,'’-·()".contains(sign) || is_mark(sign);
    (least..=NAME_LETTERS).contains(&letters)
        && text.chars().all(signs)
        && text.split_whitespace().count() <= 9
}

fn is_name_or_company(text: &str) -> bool {
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    is_name(text)
        || ((2..=NAME_LETTERS).contains(&letters)
            && digits <= 4
            && dates::find(text).is_empty()
            && !text.contains(['@', '$', '€', '%']))
}

fn is_mark(sign: char) -> bool {
    unicode_normalization::char::is_combining_mark(sign)
}

/// `M`, `F`, `X`; Spanish cards write `M` for both "mujer" and "masculino", so `H` alone is taken there.
fn sex(text: &str) -> Option<&'static str> {
    match super::fold::fold(text).as_str() {
        "f" | "female" | "nu" | "女" | "weiblich" | "feminin" | "femenino" | "mujer" | "wf"
        | "ff" => Some("F"),
        "m" | "male" | "nam" | "男" | "mannlich" | "masculin" | "masculino" | "hombre" | "h"
        | "mm" => Some("M"),
        "x" => Some("X"),
        _ => None,
    }
}

/// `IL 62704`
fn has_us_zip(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', ',']).collect();
    words.windows(2).any(|pair| {
        let state = pair[0].len() == 2 && pair[0].bytes().all(|byte| byte.is_ascii_uppercase());
        let zip = pair[1].split('-').next().unwrap_or_default();
        state && zip.len() == 5 && zip.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The box around both.
pub(crate) fn union(a: [u32; 4], b: [u32; 4]) -> [u32; 4] {
    let (left, top) = (a[0].min(b[0]), a[1].min(b[1]));
    let (right, bottom) = ((a[0] + a[2]).max(b[0] + b[2]), (a[1] + a[3]).max(b[1] + b[3]));
    [left, top, right - left, bottom - top]
}
