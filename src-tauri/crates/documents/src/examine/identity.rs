//! What a reviewer of identity documents looks at: the lines for machines against the print and the calendar, and
//! which side it is.

use std::collections::BTreeMap;

use jiff::civil::Date;
use signup::document::{
    Asked, Fact, Finding, FindingCode, MachineReadable, MrzFormat, Read, SeenKind, Severity,
};
use signup::wire::{DocumentKind, Side};

use super::facts::Source;
use super::kind::Guess;
use super::labelled::{self, Value};
use super::pages::Zone;
use super::words::Label;
use super::{dates, fold};

/// Print that was read with less is not held against the lines for machines.
const SURE_SCORE: f32 = 0.93;
/// Names that share less of their letters are other names.
const SAME_NAME: f64 = 0.55;
/// Nobody lives longer.
const OLDEST_YEARS: i16 = 120;

/// All findings on an identity document, and on any other that runs out.
pub(crate) fn look(
    source: &Source<'_>,
    facts: &BTreeMap<Fact, Read>,
    guess: Option<Guess>,
    asked: &Asked,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    if asked.slot.kind == DocumentKind::Identity || source.is_identity() {
        findings.extend(wrong_side(source, asked));
        match source.zone {
            Some(Zone { read, .. }) if read.valid => {
                findings.extend(impossible(read, source.today));
                findings.extend(differs(source, read));
            }
            Some(zone) => {
                let finding = Finding::new(FindingCode::MrzUnsure, Severity::Question);
                findings.push(at(
                    finding.with("field", zone.unsure.first().unwrap_or(&"lines")),
                    zone.read.place,
                ));
            }
            None => findings.extend(missing(guess, asked)),
        }
    }
    findings.extend(validity(facts, source.today, asked));
    findings
}

/// The last day, by the zone if it holds, else by print.
fn validity(facts: &BTreeMap<Fact, Read>, today: Date, asked: &Asked) -> Option<Finding> {
    let read = facts.get(&Fact::ExpiryDate)?;
    let date: Date = read.text.parse().ok()?;
    let days = (date - today).get_days();
    let finding = match days {
        ..0 => Finding::new(FindingCode::Expired, Severity::Warning),
        _ if i64::from(days) < i64::from(asked.rules.least_validity_days) => {
            Finding::new(FindingCode::ExpiresSoon, Severity::Warning).with("days", days)
        }
        _ => return None,
    };
    Some(at(finding.with("date", date), read.place))
}

fn impossible(zone: &MachineReadable, today: Date) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut tell = |field: &str, date: &str| {
        let finding = Finding::new(FindingCode::DateImpossible, Severity::Warning);
        findings.push(at(finding.with("field", field).with("date", date), zone.place));
    };
    let (born, expires) = (&zone.fields.birth_date, &zone.fields.expiry_date);
    // Shorter ones have unknown parts.
    let whole = |text: &str| text.len() == 10;
    let day = |text: &str| text.parse::<Date>().ok();
    if whole(born) {
        let oldest = today.year().saturating_sub(OLDEST_YEARS);
        if day(born).is_none_or(|date| date > today || date.year() < oldest) {
            tell("birth_date", born);
        }
    }
    if whole(expires) && day(expires).is_none_or(|date| day(born).is_some_and(|born| date <= born))
    {
        tell("expiry_date", expires);
    }
    findings
}

/// The printed lines against the lines for machines.
fn differs(source: &Source<'_>, zone: &MachineReadable) -> Vec<Finding> {
    let fields = &zone.fields;
    let mut findings = Vec::new();
    let mut tell = |field: &str, machine: &str, value: &Value<'_>| {
        let finding = Finding::new(FindingCode::MrzDiffers, Severity::Question)
            .on_page(value.page)
            .at(value.box_px())
            .with("field", field)
            .with("machine", machine)
            .with("print", &value.text);
        findings.push(finding);
    };
    let sure = |labels: &[Label], fits: &dyn Fn(&str) -> bool| -> Vec<Value<'_>> {
        let pages = source.pages.iter();
        pages
            .flat_map(|page| labelled::values(page, labels, fits))
            .filter(|value| value.piece.score() >= SURE_SCORE)
            .collect()
    };
    let latin = |text: &str| {
        text.chars().filter(char::is_ascii_alphabetic).count() >= 3
            && !text.contains(|sign: char| sign.is_ascii_digit())
    };
    for (field, label, machine) in [
        ("surname", Label::Surname, &fields.surname),
        ("given_names", Label::GivenNames, &fields.given_names),
    ] {
        let printed = sure(&[label], &latin);
        // Several labels of the kind: one that agrees is enough.
        if let Some(first) = printed.first()
            && !machine.is_empty()
            && !printed.iter().any(|value| same_name(&value.text, machine))
        {
            tell(field, machine, first);
        }
    }
    for (field, label, machine) in [
        ("birth_date", Label::BirthDate, &fields.birth_date),
        ("expiry_date", Label::ExpiryDate, &fields.expiry_date),
    ] {
        let printed = sure(&[label], &|text| dates::find(text).iter().any(|seen| seen.whole));
        let says = |value: &Value<'_>| {
            dates::find(&value.text).iter().any(|seen| {
                [Some(seen.date), seen.month_first].into_iter().flatten().any(|date| {
                    let text = date.to_string();
                    text == *machine || seen.short_year && text.get(2..) == machine.get(2..)
                })
            })
        };
        if let Some(first) = printed.first()
            && machine.len() == 10
            && !printed.iter().any(says)
        {
            tell(field, machine, first);
        }
    }
    let plain = |text: &str| -> String {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|sign| sign.to_ascii_uppercase())
            .collect()
    };
    let long = |text: &str| (6..=12).contains(&plain(text).len()) && dates::find(text).is_empty();
    let printed = sure(&[Label::DocumentNumber], &long);
    let number = plain(&fields.number);
    // One or two signs are a slip of reading; a number of the same length that shares little is another one.
    let same = |value: &Value<'_>| {
        let print = plain(&value.text);
        print.len() != number.len()
            || print.chars().zip(number.chars()).filter(|(a, b)| a != b).count() <= 2
    };
    if let Some(first) = printed.first()
        && !number.is_empty()
        && !printed.iter().any(same)
    {
        tell("number", &fields.number, first);
    }
    findings
}

/// Tolerant: transliteration (Doc 9303-3, section 6) writes one name in several ways, and long names are cut.
fn same_name(print: &str, machine: &str) -> bool {
    let expanded: String = print
        .chars()
        .flat_map(|sign| match sign {
            'Ä' | 'ä' | 'Æ' | 'æ' => vec!['a', 'e'],
            'Ö' | 'ö' | 'Ø' | 'ø' | 'Œ' | 'œ' => vec!['o', 'e'],
            'Ü' | 'ü' => vec!['u', 'e'],
            'Å' | 'å' => vec!['a', 'a'],
            'Þ' | 'þ' => vec!['t', 'h'],
            'Ñ' | 'ñ' => vec!['n'],
            other => vec![other],
        })
        .collect();
    let machine = fold::fold(machine);
    [fold::fold(print), fold::fold(&expanded)]
        .iter()
        .any(|print| shared(print, &machine) >= SAME_NAME)
}

/// Share of pairs of neighbouring letters that both have (Dice), of the shorter one.
fn shared(a: &str, b: &str) -> f64 {
    let pairs =
        |text: &str| -> Vec<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (first, mut second) = (pairs(a), pairs(b));
    let least = first.len().min(second.len());
    if least == 0 {
        return f64::from(u8::from(a == b || a.contains(b) || b.contains(a)));
    }
    let mut both = 0;
    for pair in &first {
        if let Some(at) = second.iter().position(|other| other == pair) {
            second.swap_remove(at);
            both += 1;
        }
    }
    f64::from(both) / least as f64
}

/// A passport always has them on its data page.
fn missing(guess: Option<Guess>, asked: &Asked) -> Option<Finding> {
    let passport = guess.is_some_and(|guess| guess.sure && guess.kind == SeenKind::Passport);
    let here = asked.slot.kind == DocumentKind::Identity && asked.slot.side != Side::Back;
    (passport && here).then(|| Finding::new(FindingCode::MrzMissing, Severity::Question))
}

/// The back of a card where the front belongs, or the other way round.
fn wrong_side(source: &Source<'_>, asked: &Asked) -> Option<Finding> {
    if asked.slot.kind != DocumentKind::Identity {
        return None;
    }
    let labels =
        [Label::Surname, Label::GivenNames, Label::PersonName, Label::BirthDate, Label::Sex];
    let seen = labels.iter().filter(|label| {
        let labelled = |page: &super::writing::Writing| {
            page.pieces.iter().filter_map(labelled::split).any(|split| split.labels.contains(label))
        };
        source.pages.iter().any(labelled)
    });
    let (seen, td1) =
        (seen.count(), source.zone.is_some_and(|zone| zone.read.format == MrzFormat::Td1));
    match asked.slot.side {
        // Cards of this format have the lines on the back, the portrait on the front (Doc 9303-5).
        Side::Front if td1 && seen == 0 => {
            let place = source.zone.and_then(|zone| zone.read.place);
            Some(at(Finding::new(FindingCode::WrongSide, Severity::Warning), place))
        }
        Side::Back if source.zone.is_none() && seen >= 3 => {
            Some(Finding::new(FindingCode::WrongSide, Severity::Question))
        }
        _ => None,
    }
}

fn at(finding: Finding, place: Option<(u32, [u32; 4])>) -> Finding {
    match place {
        Some((page, box_px)) => finding.on_page(page).at(box_px),
        None => finding,
    }
}
