//! The European Union in the west: Austria, Belgium, Germany, France, Ireland, Luxembourg, the Netherlands.
//!
//! VAT numbers here and in the other files of the Union by the European Commission's "VIES: VAT number construction rules",
//! version 15, unless a function says otherwise.

use signup::document::TaxIdVerdict::{self, Form, FormHolds};

use super::arithmetic::{
    digits, exactly, index, is_repeated, luhn, mod_11_10, number, part, remainder, weighted,
};
use super::{Country, checked, formed, scheme};

pub(super) const COUNTRIES: &[Country] = &[
    Country { code: "AT", prefixes: &["AT"], suffixes: &[], schemes: &[scheme("UID", austria)] },
    Country {
        code: "BE",
        prefixes: &["BE"],
        suffixes: &[],
        schemes: &[scheme("BTW/TVA", belgium)],
    },
    Country {
        code: "DE",
        prefixes: &["DE"],
        suffixes: &[],
        schemes: &[
            scheme("USt-IdNr.", germany),
            scheme("IdNr.", german_person),
            scheme("Steuernummer", german_office),
        ],
    },
    Country {
        code: "FR",
        prefixes: &["FR"],
        suffixes: &[],
        schemes: &[scheme("TVA", france), scheme("SIREN", siren), scheme("SIRET", siret)],
    },
    Country { code: "IE", prefixes: &["IE"], suffixes: &[], schemes: &[scheme("VAT", ireland)] },
    Country { code: "LU", prefixes: &["LU"], suffixes: &[], schemes: &[scheme("TVA", luxembourg)] },
    Country {
        code: "NL",
        prefixes: &["NL"],
        suffixes: &[],
        schemes: &[scheme("btw-id", netherlands), scheme("RSIN", rsin)],
    },
];

/// `U` and eight digits, Luhn's doubling and 4 more.
fn austria(text: &str) -> TaxIdVerdict {
    let Some(d) = text.strip_prefix('U').and_then(|rest| exactly(8, rest)) else { return Form };
    let doubled = |digit: u32| digit / 5 + 2 * digit % 10;
    let sum = d[0] + doubled(d[1]) + d[2] + doubled(d[3]) + d[4] + doubled(d[5]) + d[6];
    checked(d[7] == (10 - (sum + 4) % 10) % 10)
}

/// Ten digits, 97 less the rest of the first eight; older ones lack the 0 before them.
fn belgium(text: &str) -> TaxIdVerdict {
    let padded = if text.len() == 9 { format!("0{text}") } else { text.to_owned() };
    let Some(d) = exactly(10, &padded).filter(|d| d[0] < 2) else { return Form };
    checked(number(&d[8..]) == 97 - remainder(&d[..8], 97))
}

fn germany(text: &str) -> TaxIdVerdict {
    exactly(9, text).filter(|d| d[0] != 0).map_or(Form, |d| checked(mod_11_10(&d)))
}

/// Bundeszentralamt für Steuern, identification number (§ 139b AO): eleven digits by ISO/IEC 7064 MOD 11,10; among the
/// first ten one digit comes twice or three times.
fn german_person(text: &str) -> TaxIdVerdict {
    let Some(d) = exactly(11, text).filter(|d| d[0] != 0) else { return Form };
    let times = |digit: u32| d[..10].iter().filter(|one| **one == digit).count();
    let counts: Vec<usize> = (0..10).map(times).collect();
    let repeated = counts.iter().filter(|count| **count > 1).count();
    if repeated != 1 || counts.iter().any(|count| *count > 3) {
        return Form;
    }
    checked(mod_11_10(&d))
}

/// The tax office's own number: ten or eleven digits by the state, thirteen in the federal form (§ 4, ELSTER's
/// "Prüfung der Steuer- und Steueridentifikationsnummer"). The check digit depends on the state.
fn german_office(text: &str) -> TaxIdVerdict {
    formed(
        exactly(10, text)
            .or_else(|| exactly(11, text))
            .or_else(|| exactly(13, text))
            .is_some_and(|d| !is_repeated(&d)),
    )
}

/// Two characters made from the SIREN: digits in the old form, without `I` and `O` in the new one.
fn france(text: &str) -> TaxIdVerdict {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let Some(siren) = exactly(9, part(text, 2..text.len())).map(|d| number(&d)) else {
        return Form;
    };
    let key = part(text, 0..2);
    let values: Option<Vec<u32>> = key.chars().map(|c| index(ALPHABET, c)).collect();
    let Some([first, second]) = values.as_deref() else { return Form };
    if digits(key).is_some() {
        return checked(first * 10 + second == (12 + 3 * (siren % 97)) % 97);
    }
    let sum = if *first < 10 {
        (first * 24 + second).checked_sub(10)
    } else {
        (first * 34 + second).checked_sub(100)
    };
    sum.map_or(Form, |sum| checked((siren + 1 + sum / 11) % 11 == sum % 11))
}

/// INSEE: Luhn.
fn siren(text: &str) -> TaxIdVerdict {
    exactly(9, text).filter(|d| !is_repeated(d)).map_or(Form, |d| checked(luhn(&d)))
}

/// INSEE: Luhn over the whole; the post's establishments (356 000 000) by their digits' sum.
fn siret(text: &str) -> TaxIdVerdict {
    let Some(d) = exactly(14, text).filter(|d| !is_repeated(d)) else { return Form };
    let post = text.starts_with("356000000") && d.iter().sum::<u32>().is_multiple_of(5);
    checked(luhn(&d) || post)
}

/// VAT: seven digits, the check letter and since 2013 often a letter from A to I more. Before, the second place was a
/// letter, `+` or `*`; the two signs went as separators before a number comes here, but that place does not count.
///
/// Source: European Commission, DG TAXUD, VIES "VAT number construction rules", IE. A last letter W, T or X is left from
/// older numbers of persons; how it counts is not surely known, so only the form is judged there.
fn ireland(text: &str) -> TaxIdVerdict {
    let characters: Vec<char> = text.chars().collect();
    let (body, check, last) = match characters.as_slice() {
        [body @ .., check, last] if body.len() == 7 => (body, check, Some(*last)),
        [body @ .., check] => (body, check, None),
        [] => return Form,
    };
    let in_order: Vec<char> = match body {
        _ if body.len() == 7 && body[1].is_ascii_digit() => body.to_vec(),
        // the old order: the first digit counts last
        [first, 'A'..='Z', rest @ ..] | [first, rest @ ..] if rest.len() == 5 && last.is_none() => {
            ['0'].iter().chain(rest).chain([first]).copied().collect()
        }
        _ => return Form,
    };
    let all: Option<Vec<u32>> = in_order.iter().map(|c| c.to_digit(10)).collect();
    let check = index("WABCDEFGHIJKLMNOPQRSTUV", *check);
    let (Some(all), Some(check)) = (all, check) else { return Form };
    let sum = weighted(&all, &[8, 7, 6, 5, 4, 3, 2]);
    match last {
        _ if all.iter().all(|digit| *digit == 0) => Form,
        None => checked(sum % 23 == check),
        Some(letter @ 'A'..='I') => {
            checked((sum + 9 * (u32::from(letter) - u32::from('A') + 1)) % 23 == check)
        }
        Some('W' | 'T' | 'X') => FormHolds,
        Some(_) => Form,
    }
}

fn luxembourg(text: &str) -> TaxIdVerdict {
    exactly(8, text).map_or(Form, |d| checked(number(&d[6..]) == number(&d[..6]) % 89))
}

/// Nine digits by the eleven test (companies), or since 2020 the whole with `NL` before it modulo 97 (sole traders:
/// Belastingdienst, "btw-identificatienummer").
fn netherlands(text: &str) -> TaxIdVerdict {
    let Some((front, back)) = text.split_once('B') else { return Form };
    let front = format!("{front:0>9}");
    let (Some(d), Some(_)) = (exactly(9, &front), exactly(2, back)) else { return Form };
    if back == "00" {
        return Form;
    }
    let spelled = format!("2321{front}11{back}");
    let whole = digits(&spelled).is_some_and(|all| remainder(&all, 97) == 1);
    checked(whole || eleven_test(&d))
}

fn rsin(text: &str) -> TaxIdVerdict {
    exactly(9, text).filter(|d| number(d) != 0).map_or(Form, |d| checked(eleven_test(&d)))
}

fn eleven_test(d: &[u32]) -> bool {
    weighted(d, &[9, 8, 7, 6, 5, 4, 3, 2, 10]).is_multiple_of(11)
}
