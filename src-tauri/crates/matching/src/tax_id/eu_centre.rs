//! The European Union in the centre and the east: Bulgaria, Czechia, Croatia, Hungary, Poland, Romania, Slovenia, Slovakia.
//! Source: see `eu_west`.

use signup::document::TaxIdVerdict::{self, Form, FormHolds};

use super::arithmetic::{digits, exactly, is_day, mod_11_10, number, remainder, weighted};
use super::{Country, checked, scheme};

pub(super) const COUNTRIES: &[Country] = &[
    Country {
        code: "BG", prefixes: &["BG"], suffixes: &[], schemes: &[scheme("ДДС", bulgaria)]
    },
    Country { code: "CZ", prefixes: &["CZ"], suffixes: &[], schemes: &[scheme("DIČ", czechia)] },
    Country { code: "HR", prefixes: &["HR"], suffixes: &[], schemes: &[scheme("OIB", croatia)] },
    Country {
        code: "HU",
        prefixes: &["HU"],
        suffixes: &[],
        schemes: &[scheme("adószám", hungary)],
    },
    Country { code: "PL", prefixes: &["PL"], suffixes: &[], schemes: &[scheme("NIP", poland)] },
    Country {
        code: "RO",
        prefixes: &["RO"],
        suffixes: &[],
        schemes: &[scheme("CUI", romania), scheme("CNP", romanian_person)],
    },
    Country { code: "SI", prefixes: &["SI"], suffixes: &[], schemes: &[scheme("DDV", slovenia)] },
    Country {
        code: "SK",
        prefixes: &["SK"],
        suffixes: &[],
        schemes: &[scheme("IČ DPH", slovakia)],
    },
];

/// ДДС: nine digits are the ЕИК of a legal entity. Ten are a citizen's ЕГН, a foreigner's ЛНЧ or an official number of
/// others; nothing says which of the three, so it is enough that one of their rules holds.
///
/// Source: European Commission, DG TAXUD, VIES "VAT number construction rules", BG; for the ЕГН also
/// Wikipedia (bg), "Единен граждански номер". The ranges of the official numbers are not surely known and not looked at.
fn bulgaria(text: &str) -> TaxIdVerdict {
    let Some(all) = digits(text).filter(|all| all.iter().any(|digit| *digit > 0)) else {
        return Form;
    };
    match all.len() {
        9 => checked(bulgarian_entity(&all)),
        10 => checked(
            bulgarian_citizen(&all) || bulgarian_foreigner(&all) || bulgarian_official(&all),
        ),
        _ => Form,
    }
}

/// Places count 1 to 8; where eleven leaves ten they count 3 to 10, and ten again is written 0.
fn bulgarian_entity(all: &[u32]) -> bool {
    let first = weighted(all, &[1, 2, 3, 4, 5, 6, 7, 8]) % 11;
    let second = weighted(all, &[3, 4, 5, 6, 7, 8, 9, 10]) % 11;
    all[8] == if first < 10 { first } else { second % 10 }
}

/// The day of birth as YYMMDD, the month with 20 more before 1900 and 40 more from 2000 on; a rest of ten is written 0.
fn bulgarian_citizen(all: &[u32]) -> bool {
    let (year, month, day) = (number(&all[..2]), number(&all[2..4]), number(&all[4..6]));
    let born = match month {
        0..=12 => is_day(1900 + year, month, day),
        20..=32 => is_day(1800 + year, month - 20, day),
        40..=52 => is_day(2000 + year, month - 40, day),
        _ => false,
    };
    born && all[9] == weighted(all, &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10
}

/// The rest of ten is the check digit itself.
fn bulgarian_foreigner(all: &[u32]) -> bool {
    all[9] == weighted(all, &[21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10
}

/// What is missing to eleven; eleven is written 0, and a number that misses ten is never given out.
fn bulgarian_official(all: &[u32]) -> bool {
    all[9] == (11 - weighted(all, &[4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11
}

/// Eight digits for companies; nine beginning with 6 for others; birth numbers of nine (before 1954, without a check) or
/// ten digits for people.
fn czechia(text: &str) -> TaxIdVerdict {
    let Some(d) = digits(text) else { return Form };
    let weights = [8, 7, 6, 5, 4, 3, 2];
    // women's months count from 51, of full days from 21 and 71
    let month = |d: &[u32]| match number(&d[2..4]) {
        m @ 71.. => m - 70,
        m @ 51.. => m - 50,
        m @ 21.. => m - 20,
        m => m,
    };
    match d.len() {
        8 if d[0] != 9 => {
            let check = match 11 - weighted(&d, &weights) % 11 {
                10 => 0,
                11 => 1,
                other => other,
            };
            checked(d[7] == check)
        }
        9 if d[0] == 6 => checked(d[8] == 9 - (11 - weighted(&d[1..], &weights) % 11) % 10),
        9 if number(&d[..2]) < 54 && is_day(number(&d[..2]), month(&d), number(&d[4..6])) => {
            FormHolds
        }
        10 if is_day(number(&d[..2]), month(&d), number(&d[4..6])) => {
            let until_1985 = remainder(&d[..9], 11) == 10 && d[9] == 0;
            checked(remainder(&d, 11) == 0 || until_1985)
        }
        _ => Form,
    }
}

fn croatia(text: &str) -> TaxIdVerdict {
    exactly(11, text).map_or(Form, |d| checked(mod_11_10(&d)))
}

/// Eight digits in VAT numbers; at home three more (NAV: kind of taxation and county).
fn hungary(text: &str) -> TaxIdVerdict {
    let Some(d) =
        exactly(8, text).or_else(|| exactly(11, text).filter(|d| (1..=5).contains(&d[8])))
    else {
        return Form;
    };
    checked(d[7] == (10 - weighted(&d, &[9, 7, 3, 1, 9, 7, 3]) % 10) % 10)
}

fn poland(text: &str) -> TaxIdVerdict {
    let d = exactly(10, text).filter(|d| d[0] != 0);
    d.map_or(Form, |d| checked(d[9] == weighted(&d, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11))
}

/// Two to ten digits, weights from the right.
fn romania(text: &str) -> TaxIdVerdict {
    let Some(d) = digits(text).filter(|d| (2..=10).contains(&d.len()) && d[0] != 0) else {
        return Form;
    };
    let Some((check, rest)) = d.split_last() else { return Form };
    let sum: u32 = rest
        .iter()
        .rev()
        .zip([2, 3, 5, 7, 1, 2, 3, 5, 7])
        .map(|(digit, weight)| digit * weight)
        .sum();
    checked(*check == sum * 10 % 11 % 10)
}

/// Law 105/1996: thirteen digits, 279146358279, modulo 11.
fn romanian_person(text: &str) -> TaxIdVerdict {
    let Some(d) = exactly(13, text).filter(|d| d[0] != 0) else { return Form };
    if !is_day(number(&d[1..3]), number(&d[3..5]), number(&d[5..7])) {
        return Form;
    }
    let check = weighted(&d, &[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
    checked(d[12] == if check == 10 { 1 } else { check })
}

fn slovenia(text: &str) -> TaxIdVerdict {
    let Some(d) = exactly(8, text).filter(|d| d[0] != 0) else { return Form };
    let check = 11 - weighted(&d, &[8, 7, 6, 5, 4, 3, 2]) % 11;
    checked(check != 11 && d[7] == check % 10)
}

fn slovakia(text: &str) -> TaxIdVerdict {
    let d = exactly(10, text).filter(|d| d[0] != 0 && matches!(d[2], 2 | 3 | 4 | 7 | 8 | 9));
    d.map_or(Form, |d| checked(remainder(&d, 11) == 0))
}
