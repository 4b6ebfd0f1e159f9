//! North and South America.

use signup::document::TaxIdVerdict::{self, Form};

use super::arithmetic::{
    digits, exactly, index, is_day, is_repeated, luhn, number, part, remainder, shape, weighted,
};
use super::{Country, checked, formed, scheme};

pub(super) const COUNTRIES: &[Country] = &[
    Country {
        code: "US",
        prefixes: &[],
        suffixes: &[],
        schemes: &[scheme("EIN", ein), scheme("SSN", ssn), scheme("ITIN", itin)],
    },
    Country { code: "CA", prefixes: &[], suffixes: &[], schemes: &[scheme("BN", canadian_bn)] },
    Country { code: "MX", prefixes: &[], suffixes: &[], schemes: &[scheme("RFC", rfc)] },
    Country {
        code: "BR",
        prefixes: &[],
        suffixes: &[],
        schemes: &[scheme("CNPJ", cnpj), scheme("CPF", cpf)],
    },
    Country { code: "AR", prefixes: &[], suffixes: &[], schemes: &[scheme("CUIT", cuit)] },
    Country { code: "CL", prefixes: &["CL"], suffixes: &[], schemes: &[scheme("RUT", rut)] },
    Country { code: "CO", prefixes: &[], suffixes: &[], schemes: &[scheme("NIT", nit)] },
    Country { code: "PE", prefixes: &[], suffixes: &[], schemes: &[scheme("RUC", ruc)] },
];

/// Prefixes in use: IRS, "How EINs are assigned and valid EIN prefixes". No check digit.
fn ein(text: &str) -> TaxIdVerdict {
    const UNUSED: &[u32] = &[0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97];
    let Some(digits) = exactly(9, text) else { return Form };
    formed(!UNUSED.contains(&number(&digits[..2])))
}

/// Social Security Administration, POMS RM 10201.035 (numbers never given out). No check digit.
fn ssn(text: &str) -> TaxIdVerdict {
    // printed on sample cards in wallets, or in an advertisement
    const NEVER: &[&str] = &["078051120", "219099999", "457555462"];
    let Some(digits) = exactly(9, text) else { return Form };
    let (area, group, serial) = (number(&digits[..3]), number(&digits[3..5]), number(&digits[5..]));
    formed(
        area != 0
            && area != 666
            && area < 900
            && group != 0
            && serial != 0
            && !NEVER.contains(&text),
    )
}

/// IRS, Internal Revenue Manual 3.21.263 (ranges of the fourth and fifth digit). No check digit.
fn itin(text: &str) -> TaxIdVerdict {
    let Some(digits) = exactly(9, text) else { return Form };
    let group = number(&digits[3..5]);
    formed(digits[0] == 9 && matches!(group, 50..=65 | 70..=88 | 90..=92 | 94..=99))
}

/// Canada Revenue Agency, business number: nine digits (Luhn), and a program account of two letters and four digits.
fn canadian_bn(text: &str) -> TaxIdVerdict {
    let account = part(text, 9..text.len());
    if !(account.is_empty() || shape("AA9999", account)) {
        return Form;
    }
    exactly(9, part(text, 0..9)).map_or(Form, |digits| checked(luhn(&digits)))
}

/// Servicio de Administración Tributaria, "Procedimiento para obtener la clave del RFC" (anexo: dígito verificador): 12
/// places for companies, 13 for people, a date inside.
fn rfc(text: &str) -> TaxIdVerdict {
    const ALPHABET: &str = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";
    // the two that stand for anybody and for foreigners have no check digit
    const GENERIC: [&str; 2] = ["XAXX010101000", "XEXX010101000"];
    let characters: Vec<char> = text.chars().collect();
    let letters = match characters.len() {
        12 => 3,
        13 => 4,
        _ => return Form,
    };
    if GENERIC.contains(&text) {
        return TaxIdVerdict::FormHolds;
    }
    let date: String = characters[letters..letters + 6].iter().collect();
    let Some(date) = digits(&date) else { return Form };
    let is_letter = |c: &char| c.is_ascii_uppercase() || matches!(c, '&' | 'Ñ');
    let tail = &characters[letters + 6..];
    let fits = characters[..letters].iter().all(is_letter)
        && is_day(number(&date[..2]), number(&date[2..4]), number(&date[4..]))
        && tail[..2].iter().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && (tail[2].is_ascii_digit() || tail[2] == 'A');
    if !fits {
        return Form;
    }
    let padded = std::iter::repeat_n(' ', 13 - characters.len())
        .chain(characters[..characters.len() - 1].iter().copied());
    let sum: u32 = padded
        .zip((2..=13).rev())
        .map(|(c, weight)| index(ALPHABET, c).unwrap_or(0) * weight)
        .sum();
    let check = match 11 - sum % 11 {
        11 => '0',
        10 => 'A',
        other => char::from_digit(other, 10).unwrap_or(' '),
    };
    checked(tail[2] == check)
}

/// Receita Federal, Instrução Normativa RFB 2229/2024, anexo XV: twelve letters or digits (letters since July 2026), each
/// worth its ASCII code less 48, and two check digits modulo 11.
fn cnpj(text: &str) -> TaxIdVerdict {
    if !shape("XXXXXXXXXXXX99", text) || is_one_character(text) {
        return Form;
    }
    let values: Vec<u32> = text.chars().map(|c| (c as u32).saturating_sub(48)).collect();
    let check = |count: usize, weights: &[u32]| {
        let rest = weighted(&values[..count], weights) % 11;
        if rest < 2 { 0 } else { 11 - rest }
    };
    let first = check(12, &[5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
    let second = check(13, &[6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
    checked(values[12] == first && values[13] == second)
}

fn is_one_character(text: &str) -> bool {
    let mut characters = text.chars();
    let first = characters.next();
    characters.all(|c| Some(c) == first)
}

/// Receita Federal, Instrução Normativa RFB 1548/2015: nine digits and two check digits modulo 11.
fn cpf(text: &str) -> TaxIdVerdict {
    let Some(digits) = exactly(11, text).filter(|digits| !is_repeated(digits)) else { return Form };
    let check = |count: usize| {
        let weights: Vec<u32> = (2..=count as u32 + 1).rev().collect();
        let rest = weighted(&digits[..count], &weights) % 11;
        if rest < 2 { 0 } else { 11 - rest }
    };
    checked(digits[9] == check(9) && digits[10] == check(10))
}

/// Argentina, AFIP: modulo 11 over ten digits.
fn cuit(text: &str) -> TaxIdVerdict {
    const KINDS: &[u32] = &[20, 23, 24, 25, 26, 27, 30, 33, 34, 50, 51, 55];
    let Some(digits) = exactly(11, text) else { return Form };
    if !KINDS.contains(&number(&digits[..2])) {
        return Form;
    }
    let check = (11 - weighted(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11;
    checked(digits[10] == check)
}

/// Chile, Servicio de Impuestos Internos: modulo 11, `K` for ten.
fn rut(text: &str) -> TaxIdVerdict {
    let Some((front, check)) = text.split_at_checked(text.len().saturating_sub(1)) else {
        return Form;
    };
    let Some(digits) = digits(front).filter(|digits| (7..=8).contains(&digits.len())) else {
        return Form;
    };
    let sum: u32 = digits.iter().rev().zip([2, 3, 4, 5, 6, 7, 2, 3]).map(|(d, w)| d * w).sum();
    let expected = match 11 - sum % 11 {
        11 => "0".to_owned(),
        10 => "K".to_owned(),
        other => other.to_string(),
    };
    if !(check == "K" || check.chars().all(|c| c.is_ascii_digit())) {
        return Form;
    }
    checked(check == expected)
}

/// Colombia, DIAN, Orden Administrativa 4 de 1989: modulo 11 over up to fifteen digits.
fn nit(text: &str) -> TaxIdVerdict {
    let Some(digits) = digits(text).filter(|digits| (9..=16).contains(&digits.len())) else {
        return Form;
    };
    let Some((check, rest)) = digits.split_last() else { return Form };
    let weights = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];
    let sum: u32 = rest.iter().rev().zip(weights).map(|(digit, weight)| digit * weight).sum();
    let expected = if sum % 11 < 2 { sum % 11 } else { 11 - sum % 11 };
    // nine digits may be the number without its check digit, as much of paper has it
    match (*check == expected, digits.len()) {
        (false, 9) => TaxIdVerdict::FormHolds,
        (holds, _) => checked(holds),
    }
}

/// Peru, SUNAT: modulo 11 over ten digits, begins with 10, 15, 16, 17 or 20.
fn ruc(text: &str) -> TaxIdVerdict {
    let Some(digits) = exactly(11, text) else { return Form };
    if !matches!(remainder(&digits[..2], 100), 10 | 15 | 16 | 17 | 20) {
        return Form;
    }
    let check = (11 - weighted(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 10;
    checked(digits[10] == check)
}
