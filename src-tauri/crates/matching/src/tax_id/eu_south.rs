//! The European Union in the south: Cyprus, Spain, Greece, Italy, Malta, Portugal. Source: see `eu_west`.

use signup::document::TaxIdVerdict::{self, Form};

use super::arithmetic::{exactly, index, luhn, number, part, shape, weighted};
use super::{Country, checked, scheme};

pub(super) const COUNTRIES: &[Country] = &[
    Country { code: "CY", prefixes: &["CY"], suffixes: &[], schemes: &[scheme("ΦΠΑ", cyprus)] },
    Country { code: "ES", prefixes: &["ES"], suffixes: &[], schemes: &[scheme("NIF", spain)] },
    Country {
        code: "GR",
        prefixes: &["EL", "GR"],
        suffixes: &[],
        schemes: &[scheme("ΑΦΜ", greece)],
    },
    Country {
        code: "IT",
        prefixes: &["IT"],
        suffixes: &[],
        schemes: &[scheme("Partita IVA", italy), scheme("Codice fiscale", codice_fiscale)],
    },
    Country { code: "MT", prefixes: &["MT"], suffixes: &[], schemes: &[scheme("VAT", malta)] },
    Country { code: "PT", prefixes: &["PT"], suffixes: &[], schemes: &[scheme("NIF", portugal)] },
];

/// What digits, and in Italy letters, count in odd places.
const ODD: [u32; 26] =
    [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/// The value of digit or letter: `0` and `A` are nought.
fn rank(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| index("ABCDEFGHIJKLMNOPQRSTUVWXYZ", c))
}

/// Sum with odd places by [`ODD`], modulo 26, as a letter.
fn letter_26(text: &str) -> Option<char> {
    let mut sum = 0;
    for (at, c) in text.chars().enumerate() {
        let value = rank(c)?;
        sum += if at % 2 == 0 { *ODD.get(value as usize)? } else { value };
    }
    char::from_u32('A' as u32 + sum % 26)
}

/// ΦΠΑ: eight digits and the check letter. The first, third, fifth and seventh digit count as another number.
///
/// Source: European Commission, DG TAXUD, VIES "VAT number construction rules", CY. Its list of first digits is older
/// than the newest numbers and therefore not looked at.
fn cyprus(text: &str) -> TaxIdVerdict {
    let characters: Vec<char> = text.chars().collect();
    let [front @ .., check] = characters.as_slice() else { return Form };
    let count = |(at, digit): (usize, &char)| {
        let digit = digit.to_digit(10)?;
        Some(match (at % 2, digit) {
            (1, digit) => digit,
            (_, 0) => 1,
            (_, 1) => 0,
            // 2 to 4 count 5, 7, 9, and 5 to 9 count 13, 15 to 21
            (_, 2..=4) => 2 * digit + 1,
            (_, digit) => 2 * digit + 3,
        })
    };
    let counts: Option<Vec<u32>> = front.iter().enumerate().map(count).collect();
    match counts {
        Some(counts) if counts.len() == 8 && check.is_ascii_uppercase() => {
            checked(counts.iter().sum::<u32>() % 26 == u32::from(*check) - u32::from('A'))
        }
        _ => Form,
    }
}

/// Agencia Tributaria, Orden EHA/451/2008 (companies) and Real Decreto 1553/2005 (identity cards, modulo 23; `X Y Z` for
/// foreigners, `K L M` for others).
fn spain(text: &str) -> TaxIdVerdict {
    const PEOPLE: &str = "TRWAGMYFPDXBNJZSQVHLCKE";
    const COMPANIES: &str = "JABCDEFGHI";
    let (front, last) = (part(text, 0..8), part(text, 8..text.len()));
    let Some(first) = text.chars().next() else { return Form };
    let person = |number_text: String| {
        let value = number_text.parse::<u32>().ok();
        let expected = value.and_then(|value| PEOPLE.chars().nth(value as usize % 23));
        if !shape("A", last) { Form } else { checked(last.chars().next() == expected) }
    };
    if shape("99999999", front) {
        return person(front.to_owned());
    }
    if !shape("A9999999", front) {
        return Form;
    }
    let rest = part(front, 1..8);
    match first {
        'X' | 'Y' | 'Z' => person(format!("{}{rest}", index("XYZ", first).unwrap_or(0))),
        'K' | 'L' | 'M' => person(rest.to_owned()),
        _ if "ABCDEFGHJNPQRSUVW".contains(first) => {
            let Some(d) = exactly(7, rest) else { return Form };
            let doubled = |digit: u32| 2 * digit / 10 + 2 * digit % 10;
            let sum: u32 = d
                .iter()
                .enumerate()
                .map(|(at, one)| if at % 2 == 0 { doubled(*one) } else { *one })
                .sum();
            let check = (10 - sum % 10) % 10;
            let as_digit = char::from_digit(check, 10);
            let as_letter = COMPANIES.chars().nth(check as usize);
            let found = last.chars().next();
            if last.chars().count() != 1 {
                return Form;
            }
            checked(match first {
                'A' | 'B' | 'E' | 'H' => found == as_digit,
                'N' | 'P' | 'Q' | 'R' | 'S' | 'W' => found == as_letter,
                _ => found == as_digit || found == as_letter,
            })
        }
        _ => Form,
    }
}

/// Powers of two, modulo 11, modulo 10. Older ones lack the 0 before them.
fn greece(text: &str) -> TaxIdVerdict {
    let padded = if text.len() == 8 { format!("0{text}") } else { text.to_owned() };
    let d = exactly(9, &padded).filter(|d| number(d) != 0);
    d.map_or(Form, |d| checked(d[8] == weighted(&d, &[256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10))
}

/// Eleven digits, Luhn; the eighth to tenth are a province's office.
fn italy(text: &str) -> TaxIdVerdict {
    let Some(d) = exactly(11, text) else { return Form };
    let office = number(&d[7..10]);
    if number(&d[..7]) == 0 || !matches!(office, 1..=100 | 120 | 121 | 888 | 999) {
        return Form;
    }
    checked(luhn(&d))
}

/// Ministero delle Finanze, decreto 23 dicembre 1976: sixteen places, the last a check letter; digits may be replaced by
/// `L M N P Q R S T U V` where two people would have the same.
fn codice_fiscale(text: &str) -> TaxIdVerdict {
    const DIGITS_AT: [usize; 7] = [6, 7, 9, 10, 12, 13, 14];
    let fits = text.chars().count() == 16
        && text.chars().enumerate().all(|(at, c)| {
            if DIGITS_AT.contains(&at) {
                c.is_ascii_digit() || "LMNPQRSTUV".contains(c)
            } else {
                c.is_ascii_uppercase()
            }
        })
        && "ABCDEHLMPRST".contains(part(text, 8..9));
    if !fits {
        return Form;
    }
    checked(text.chars().last() == letter_26(part(text, 0..15)))
}

/// VAT: six digits, the first no zero, and two check digits from 01 to 37.
///
/// Source: European Commission, DG TAXUD, VIES "VAT number construction rules", MT.
fn malta(text: &str) -> TaxIdVerdict {
    let Some(all) = exactly(8, text) else { return Form };
    if number(&all[..6]) <= 100_000 {
        return Form;
    }
    checked(number(&all[6..]) == 37 - weighted(&all, &[3, 4, 6, 7, 8, 9]) % 37)
}

fn portugal(text: &str) -> TaxIdVerdict {
    let Some(d) = exactly(9, text).filter(|d| d[0] != 0) else { return Form };
    let rest = weighted(&d, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    checked(d[8] == if rest < 2 { 0 } else { 11 - rest })
}
