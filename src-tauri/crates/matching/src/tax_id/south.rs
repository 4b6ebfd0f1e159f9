//! Australia, Africa and the Near East.

use signup::document::TaxIdVerdict::{self, Form};

use super::arithmetic::{exactly, luhn, weighted};
use super::{Country, checked, formed, scheme};

pub(super) const COUNTRIES: &[Country] = &[
    Country {
        code: "AU",
        prefixes: &[],
        suffixes: &[],
        schemes: &[scheme("ABN", abn), scheme("ACN", acn), scheme("TFN", tfn)],
    },
    Country { code: "ZA", prefixes: &[], suffixes: &[], schemes: &[scheme("VAT", south_africa)] },
    Country { code: "IL", prefixes: &[], suffixes: &[], schemes: &[scheme("ח.פ.", israel)] },
    Country { code: "AE", prefixes: &[], suffixes: &[], schemes: &[scheme("TRN", emirates)] },
    Country { code: "SA", prefixes: &[], suffixes: &[], schemes: &[scheme("VAT", saudi_arabia)] },
];

/// Australian Business Register, "Format of the ABN": the first digit less one, modulo 89.
fn abn(text: &str) -> TaxIdVerdict {
    let Some(d) = exactly(11, text).filter(|d| d[0] != 0) else { return Form };
    let sum = weighted(&d, &[10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10;
    checked(sum.is_multiple_of(89))
}

/// ASIC, "Australian company number digit check": modulo 10.
fn acn(text: &str) -> TaxIdVerdict {
    let d = exactly(9, text).filter(|d| d.iter().any(|one| *one != 0));
    d.map_or(Form, |d| checked((weighted(&d, &[8, 7, 6, 5, 4, 3, 2, 1]) + d[8]).is_multiple_of(10)))
}

/// Australian Taxation Office: nine digits, modulo 11.
fn tfn(text: &str) -> TaxIdVerdict {
    let d = exactly(9, text).filter(|d| d.iter().any(|one| *one != 0));
    d.map_or(Form, |d| checked(weighted(&d, &[1, 4, 3, 7, 5, 8, 6, 9, 10]).is_multiple_of(11)))
}

/// South African Revenue Service: ten digits, Luhn; VAT numbers begin with 4, income tax with 0 to 3 or 9.
fn south_africa(text: &str) -> TaxIdVerdict {
    let d = exactly(10, text).filter(|d| matches!(d[0], 0..=4 | 9));
    d.map_or(Form, |d| checked(luhn(&d)))
}

/// Israel Corporations Authority: nine digits, Luhn.
fn israel(text: &str) -> TaxIdVerdict {
    exactly(9, text).filter(|d| d.iter().any(|one| *one != 0)).map_or(Form, |d| checked(luhn(&d)))
}

/// Federal Tax Authority: fifteen digits, 100 before them. No published check digit.
fn emirates(text: &str) -> TaxIdVerdict {
    formed(exactly(15, text).is_some() && text.starts_with("100"))
}

/// Zakat, Tax and Customs Authority: fifteen digits, the first and the last are 3.
fn saudi_arabia(text: &str) -> TaxIdVerdict {
    formed(exactly(15, text).is_some() && text.starts_with('3') && text.ends_with('3'))
}
