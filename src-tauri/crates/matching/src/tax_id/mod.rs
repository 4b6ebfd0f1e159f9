//! Tax ids and national ids by their countries' own rules.
//!
//! Each number has its own small function beside the name of its source. The published example numbers that they were
//! tested with are in `tests/tax_ids.toml`. Whether a number was ever given out only its authority knows.

mod americas;
mod arithmetic;
mod asia;
mod eu_centre;
mod eu_north;
mod eu_south;
mod eu_west;
mod europe;
mod south;

use signup::document::{TaxIdCheck, TaxIdVerdict};

use crate::fold::plain_forms;

/// One kind of number of a country.
pub(crate) struct Scheme {
    /// As people there call it.
    name: &'static str,
    /// What the rules say about a number in capitals, without separators and country prefix.
    rule: fn(&str) -> TaxIdVerdict,
}

/// The numbers of one country.
pub(crate) struct Country {
    /// ISO 3166-1 alpha-2.
    code: &'static str,
    /// What may stand before the number; in the EU the country's letters in VAT numbers.
    prefixes: &'static [&'static str],
    /// What may stand behind it and belongs to the register.
    suffixes: &'static [&'static str],
    /// The usual one for businesses first.
    schemes: &'static [Scheme],
}

const fn scheme(name: &'static str, rule: fn(&str) -> TaxIdVerdict) -> Scheme {
    Scheme { name, rule }
}

/// What the rules of a country (ISO 3166-1 alpha-2) say about a tax id as typed: separators do not count. `None` while
/// either is empty.
pub fn check(country: &str, text: &str) -> Option<TaxIdCheck> {
    let code = country.trim().to_ascii_uppercase();
    if code.is_empty() || text.trim().is_empty() {
        return None;
    }
    let Some(country) = find(&code) else {
        return Some(TaxIdCheck {
            country: code,
            scheme: String::new(),
            verdict: TaxIdVerdict::Unknown,
        });
    };
    let written = compact(text);
    let bare = without_ends(country, &written).0;
    let best = country
        .schemes
        .iter()
        .map(|scheme| {
            let verdicts = [(scheme.rule)(&written), (scheme.rule)(bare)];
            (
                verdicts.into_iter().min_by_key(|v| order(*v)).unwrap_or(TaxIdVerdict::Form),
                scheme.name,
            )
        })
        .min_by_key(|(verdict, _)| order(*verdict));
    let (verdict, name) = best.unwrap_or((TaxIdVerdict::Unknown, ""));
    Some(TaxIdCheck { country: code, scheme: name.to_owned(), verdict })
}

/// The nearest to a right number first.
fn order(verdict: TaxIdVerdict) -> u8 {
    match verdict {
        TaxIdVerdict::Holds => 0,
        TaxIdVerdict::FormHolds => 1,
        TaxIdVerdict::CheckDigit => 2,
        TaxIdVerdict::Form => 3,
        TaxIdVerdict::Unknown => 4,
    }
}

fn find(code: &str) -> Option<&'static Country> {
    let all = [
        americas::COUNTRIES,
        asia::COUNTRIES,
        eu_centre::COUNTRIES,
        eu_north::COUNTRIES,
        eu_south::COUNTRIES,
        eu_west::COUNTRIES,
        europe::COUNTRIES,
        south::COUNTRIES,
    ];
    all.into_iter().flatten().find(|country| country.code == code)
}

/// Letters and digits in capitals. `&` and `Ñ` are letters of Mexican numbers.
fn compact(text: &str) -> String {
    plain_forms(text)
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '&')
        .flat_map(char::to_uppercase)
        .collect()
}

/// Without the country's letters before it and the register's behind it, and whether there were any.
fn without_ends<'a>(country: &Country, written: &'a str) -> (&'a str, bool) {
    let cut = |text: &'a str| country.prefixes.iter().find_map(|prefix| text.strip_prefix(prefix));
    let front = cut(written).unwrap_or(written);
    let back =
        country.suffixes.iter().find_map(|suffix| front.strip_suffix(suffix)).unwrap_or(front);
    (back, back.len() != written.len())
}

/// A tax id taken apart.
pub(crate) struct Split {
    /// Letters and digits, in capitals.
    pub(crate) number: String,
    /// The country's letters stood before it, or the register's behind it.
    pub(crate) prefix: bool,
    /// A branch's number.
    pub(crate) branch: Option<String>,
}

/// Takes a tax id of a country apart.
pub(crate) fn split(country: &str, text: &str) -> Split {
    let code = country.trim().to_ascii_uppercase();
    let written = compact(text);
    let Some(country) = find(&code) else {
        return Split { number: written, prefix: false, branch: None };
    };
    let (bare, prefix) = without_ends(country, &written);
    let length = match (code.as_str(), bare.len()) {
        // Circular 86/2024/TT-BTC: ten digits, and three of a branch
        ("VN", 13) => 10,
        // a business number and its program accounts: RC0001
        ("CA", 15) => 9,
        // a company and its establishments: SIREN in SIRET
        ("FR", 14) => 9,
        (_, all) => all,
    };
    let (number, branch) = bare.split_at_checked(length).unwrap_or((bare, ""));
    let branch = (!branch.is_empty()).then(|| branch.to_owned());
    Split { number: number.to_owned(), prefix, branch }
}

/// The verdict on a number whose form holds.
fn checked(holds: bool) -> TaxIdVerdict {
    if holds { TaxIdVerdict::Holds } else { TaxIdVerdict::CheckDigit }
}

/// The verdict on a number without check digits.
fn formed(holds: bool) -> TaxIdVerdict {
    if holds { TaxIdVerdict::FormHolds } else { TaxIdVerdict::Form }
}
