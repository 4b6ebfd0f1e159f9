//! Europe outside the Union: Britain, Switzerland, Norway, Turkey, Russia.

use signup::document::TaxIdVerdict::{self, Form};

use super::arithmetic::{exactly, number, part, shape, weighted};
use super::{Country, checked, formed, scheme};

pub(super) const COUNTRIES: &[Country] = &[
    Country {
        code: "GB",
        // XI: goods from Northern Ireland
        prefixes: &["GB", "XI"],
        suffixes: &[],
        schemes: &[scheme("VAT", britain), scheme("UTR", utr), scheme("CRN", company_gb)],
    },
    Country {
        code: "CH",
        prefixes: &[],
        suffixes: &["MWST", "TVA", "IVA", "TPV", "VAT", "HR", "RC"],
        schemes: &[scheme("UID", switzerland)],
    },
    Country {
        code: "LI",
        prefixes: &[],
        suffixes: &["MWST"],
        schemes: &[scheme("UID", switzerland)],
    },
    Country {
        code: "NO",
        prefixes: &["NO"],
        suffixes: &["MVA"],
        schemes: &[scheme("Org.nr", norway)],
    },
    Country {
        code: "TR",
        prefixes: &["TR"],
        suffixes: &[],
        schemes: &[scheme("VKN", vkn), scheme("T.C. Kimlik No", tckn)],
    },
    Country { code: "RU", prefixes: &[], suffixes: &[], schemes: &[scheme("ИНН", inn)] },
];

/// HMRC (VIES construction rules for `XI`): modulo 97, since 2010 also with 55 more; nine digits, twelve with a branch;
/// `GD` and `HA` for departments and health authorities.
fn britain(text: &str) -> TaxIdVerdict {
    if shape("GD999", text) || shape("HA999", text) {
        let value = part(text, 2..5).parse::<u32>().unwrap_or(0);
        return formed((value < 500) == text.starts_with("GD"));
    }
    let Some(d) = exactly(9, text).or_else(|| exactly(12, text)) else { return Form };
    let sum = weighted(&d, &[8, 7, 6, 5, 4, 3, 2]) + number(&d[7..9]);
    if number(&d[..7]) == 0 {
        return Form;
    }
    checked(sum.is_multiple_of(97) || (sum + 55).is_multiple_of(97))
}

/// HMRC, Unique Taxpayer Reference: the first digit checks the other nine.
fn utr(text: &str) -> TaxIdVerdict {
    const CHECK: [u32; 11] = [2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1];
    let digits = text.strip_suffix('K').unwrap_or(text);
    let Some(d) = exactly(10, digits) else { return Form };
    let sum = weighted(&d[1..], &[6, 7, 8, 9, 10, 5, 4, 3, 2]);
    checked(CHECK.get(sum as usize % 11) == Some(&d[0]))
}

/// Companies House, "Uniform resource identifiers": eight digits, or two letters of the register and six digits.
fn company_gb(text: &str) -> TaxIdVerdict {
    formed(shape("99999999", text) || shape("AA999999", text))
}

/// Bundesamt für Statistik, eCH-0097: `CHE`, eight digits and one modulo 11.
fn switzerland(text: &str) -> TaxIdVerdict {
    let Some(d) = exactly(9, text.strip_prefix("CHE").unwrap_or(text)) else { return Form };
    checked((weighted(&d, &[5, 4, 3, 2, 7, 6, 5, 4]) + d[8]).is_multiple_of(11))
}

/// Brønnøysundregistrene: modulo 11.
fn norway(text: &str) -> TaxIdVerdict {
    let d = exactly(9, text).filter(|d| matches!(d[0], 8 | 9));
    d.map_or(Form, |d| checked((weighted(&d, &[3, 2, 7, 6, 5, 4, 3, 2]) + d[8]).is_multiple_of(11)))
}

/// Gelir İdaresi Başkanlığı, vergi kimlik numarası: ten digits.
fn vkn(text: &str) -> TaxIdVerdict {
    let Some(d) = exactly(10, text) else { return Form };
    let sum: u32 = d[..9]
        .iter()
        .zip((1..=9_u32).rev())
        .map(|(digit, place)| {
            let shifted = (digit + place) % 10;
            let value = shifted * 2_u32.pow(place) % 9;
            if shifted != 0 && value == 0 { 9 } else { value }
        })
        .sum();
    checked(d[9] == (10 - sum % 10) % 10)
}

/// Nüfus ve Vatandaşlık İşleri, T.C. kimlik numarası: eleven digits, the last two are checked.
fn tckn(text: &str) -> TaxIdVerdict {
    let Some(d) = exactly(11, text).filter(|d| d[0] != 0) else { return Form };
    let odd = d[0] + d[2] + d[4] + d[6] + d[8];
    let even = d[1] + d[3] + d[5] + d[7];
    let tenth = (odd * 7 + 100 - even) % 10;
    let eleventh = d[..10].iter().sum::<u32>() % 10;
    checked(d[9] == tenth && d[10] == eleventh)
}

/// Federal Tax Service, order ММВ-7-6/435@ (2012): ten digits for companies, twelve for people.
fn inn(text: &str) -> TaxIdVerdict {
    let check = |d: &[u32], weights: &[u32]| weighted(d, weights) % 11 % 10;
    if let Some(d) = exactly(10, text) {
        return checked(d[9] == check(&d, &[2, 4, 10, 3, 5, 9, 4, 6, 8]));
    }
    let Some(d) = exactly(12, text) else { return Form };
    let eleventh = check(&d, &[7, 2, 4, 10, 3, 5, 9, 4, 6, 8]);
    let twelfth = check(&d, &[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]);
    checked(d[10] == eleventh && d[11] == twelfth)
}
