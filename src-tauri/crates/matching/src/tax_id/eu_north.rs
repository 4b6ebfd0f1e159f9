//! The European Union in the north: Denmark, Estonia, Finland, Lithuania, Latvia, Sweden. Source: see `eu_west`.

use signup::document::TaxIdVerdict::{self, Form};

use super::arithmetic::{exactly, is_day, luhn, number, weighted};
use super::{Country, checked, formed, scheme};

pub(super) const COUNTRIES: &[Country] = &[
    Country { code: "DK", prefixes: &["DK"], suffixes: &[], schemes: &[scheme("CVR", denmark)] },
    Country { code: "EE", prefixes: &["EE"], suffixes: &[], schemes: &[scheme("KMKR", estonia)] },
    Country { code: "FI", prefixes: &["FI"], suffixes: &[], schemes: &[scheme("ALV", finland)] },
    Country { code: "LT", prefixes: &["LT"], suffixes: &[], schemes: &[scheme("PVM", lithuania)] },
    Country { code: "LV", prefixes: &["LV"], suffixes: &[], schemes: &[scheme("PVN", latvia)] },
    Country {
        code: "SE",
        prefixes: &["SE"],
        suffixes: &[],
        schemes: &[
            scheme("Momsreg.nr", sweden),
            scheme("Organisationsnummer", swedish_organisation),
        ],
    },
];

fn denmark(text: &str) -> TaxIdVerdict {
    let d = exactly(8, text).filter(|d| d[0] != 0);
    d.map_or(Form, |d| checked(weighted(&d, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)))
}

fn estonia(text: &str) -> TaxIdVerdict {
    let d = exactly(9, text).filter(|d| d[0] != 0);
    d.map_or(Form, |d| checked(weighted(&d, &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10)))
}

fn finland(text: &str) -> TaxIdVerdict {
    let d = exactly(8, text);
    d.map_or(Form, |d| checked(weighted(&d, &[7, 9, 10, 5, 8, 4, 2, 1]).is_multiple_of(11)))
}

/// Nine digits for companies, twelve for those registered for a time; the last but one is 1.
fn lithuania(text: &str) -> TaxIdVerdict {
    let Some(d) = exactly(9, text).or_else(|| exactly(12, text)) else { return Form };
    let last = d.len() - 1;
    if d[last - 1] != 1 {
        return Form;
    }
    let from = |start: u32| -> u32 {
        d[..last].iter().zip(start..).map(|(digit, at)| digit * ((at - 1) % 9 + 1)).sum::<u32>()
            % 11
    };
    let check = if from(1) == 10 { from(3) % 10 } else { from(1) };
    checked(d[last] == check)
}

/// PVN: from 4 on the first digit is a legal person's, below it the number is a natural person's code: with the day of
/// birth as DDMMYY, or since July 2017 without it, from 32 to 39. Codes of persons are judged by their form only.
///
/// Source: European Commission, DG TAXUD, VIES "VAT number construction rules", LV; for persons OECD,
/// "Information on Tax Identification Numbers", Latvia.
fn latvia(text: &str) -> TaxIdVerdict {
    let Some(all) = exactly(11, text) else { return Form };
    if all[0] > 3 {
        let sum = weighted(&all, &[9, 1, 4, 8, 3, 10, 2, 5, 7, 6]);
        // three less the rest of eleven; where ten comes out no digit can stand, and there is no such number
        return checked(all[10] == (14 - sum % 11) % 11);
    }
    let born = is_day(number(&all[4..6]), number(&all[2..4]), number(&all[..2]));
    formed(born || all[0] == 3 && all[1] > 1)
}

/// An organisation's number and 01 to 94.
fn sweden(text: &str) -> TaxIdVerdict {
    let d = exactly(12, text).filter(|d| (1..=94).contains(&number(&d[10..])));
    d.map_or(Form, |d| checked(luhn(&d[..10])))
}

/// Bolagsverket: ten digits, Luhn.
fn swedish_organisation(text: &str) -> TaxIdVerdict {
    exactly(10, text).filter(|d| d[0] != 0).map_or(Form, |d| checked(luhn(&d)))
}
