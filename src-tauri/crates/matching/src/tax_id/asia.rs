//! East, south and south-east Asia.

use signup::document::TaxIdVerdict::{self, Form};

use super::arithmetic::{exactly, index, is_day, number, part, shape, weighted};
use super::{Country, checked, formed, scheme};

pub(super) const COUNTRIES: &[Country] = &[
    Country {
        code: "VN",
        prefixes: &["VN"],
        suffixes: &[],
        schemes: &[scheme("MST", mst), scheme("CCCD", citizen_vn)],
    },
    Country {
        code: "CN",
        prefixes: &[],
        suffixes: &[],
        schemes: &[scheme("USCC", uscc), scheme("居民身份证", resident_cn)],
    },
    Country {
        code: "IN",
        prefixes: &[],
        suffixes: &[],
        schemes: &[scheme("GSTIN", gstin), scheme("PAN", pan)],
    },
    Country {
        code: "JP",
        prefixes: &["T", "JP"],
        suffixes: &[],
        schemes: &[scheme("法人番号", corporate_jp), scheme("マイナンバー", my_number)],
    },
    Country {
        code: "KR", prefixes: &[], suffixes: &[], schemes: &[scheme("사업자등록번호", brn)]
    },
    Country { code: "TW", prefixes: &[], suffixes: &[], schemes: &[scheme("統一編號", ubn)] },
    Country { code: "HK", prefixes: &[], suffixes: &[], schemes: &[scheme("BR", hong_kong)] },
    Country { code: "SG", prefixes: &[], suffixes: &[], schemes: &[scheme("UEN", uen)] },
    Country { code: "TH", prefixes: &[], suffixes: &[], schemes: &[scheme("TIN", thai)] },
    Country { code: "ID", prefixes: &[], suffixes: &[], schemes: &[scheme("NPWP", npwp)] },
];

/// Vietnam, mã số thuế, Circular 86/2024/TT-BTC article 5: ten digits, the last a check digit (modulo 11; weights as in the
/// General Department of Taxation's decision 75/1998/QĐ-BTC), and three of a branch.
fn mst(text: &str) -> TaxIdVerdict {
    let all = exactly(10, text).or_else(|| exactly(13, text));
    let Some(digits) = all else { return Form };
    let branch = digits.get(10..).unwrap_or(&[]);
    let none = number(&digits[..2]) == 0 || number(&digits[2..9]) == 0;
    if none || (!branch.is_empty() && number(branch) == 0) {
        return Form;
    }
    let sum = weighted(&digits, &[31, 29, 23, 19, 17, 13, 7, 5, 3]);
    checked(digits[9] == 10 - sum % 11)
}

/// Vietnam, số định danh cá nhân, Circular 59/2021/TT-BCA article 4: province of birth, century and sex, year, six random
/// digits. Tax code of people and household businesses since 2025-07-01 (Circular 86/2024/TT-BTC). No check digit.
fn citizen_vn(text: &str) -> TaxIdVerdict {
    const PROVINCES: &[u32] = &[
        1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36,
        37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74,
        75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
    ];
    let Some(digits) = exactly(12, text) else { return Form };
    formed(PROVINCES.contains(&number(&digits[..3])))
}

/// China, GB 32100-2015: authority, kind, region, organisation code, and a check character modulo 31.
fn uscc(text: &str) -> TaxIdVerdict {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let values: Option<Vec<u32>> = text.chars().map(|c| index(ALPHABET, c)).collect();
    let Some(values) = values.filter(|values| values.len() == 18) else { return Form };
    let region = part(text, 2..8).chars().all(|c| c.is_ascii_digit());
    if !region
        || !matches!(
            part(text, 0..1),
            "1" | "5" | "9" | "Y" | "2" | "3" | "4" | "6" | "7" | "8" | "A" | "N"
        )
    {
        return Form;
    }
    let sum = weighted(&values, &WEIGHTS);
    let holds = values[17] == (31 - sum % 31) % 31;
    // with a birth date in its middle it is rather a person's number with a slip
    if !holds && resident_cn(text) != Form {
        return Form;
    }
    checked(holds)
}

/// China, GB 11643-1999: region, date of birth, serial number, check character by ISO/IEC 7064 MOD 11-2.
fn resident_cn(text: &str) -> TaxIdVerdict {
    let Some(digits) = exactly(17, part(text, 0..17)) else { return Form };
    let last = part(text, 17..text.len());
    let check = match last {
        "X" => 10,
        one => match exactly(1, one) {
            Some(digit) => digit[0],
            None => return Form,
        },
    };
    let born = is_day(number(&digits[6..10]), number(&digits[10..12]), number(&digits[12..14]));
    if !born || !matches!(number(&digits[..2]), 11..=82) || !matches!(digits[6], 1 | 2) {
        return Form;
    }
    let sum = weighted(&digits, &[7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
    checked((sum + check) % 11 == 1)
}

/// India, Income Tax Department: five letters (the fourth is the kind of holder), four digits, a letter. The check letter's
/// rule is not published.
fn pan(text: &str) -> TaxIdVerdict {
    let holder = part(text, 3..4);
    let fits =
        shape("AAAAA9999A", text) && "ABCEFGHJKLPT".contains(holder) && part(text, 5..9) != "0000";
    formed(fits)
}

/// India, GSTN: state, PAN, number of the registration, `Z`, check character (Luhn modulo 36, left to right).
fn gstin(text: &str) -> TaxIdVerdict {
    const ALPHABET: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let state = part(text, 0..2).parse::<u32>();
    let fits = shape("99AAAAA9999AXXX", text)
        && matches!(state, Ok(1..=38 | 97 | 99))
        && pan(part(text, 2..12)) != Form
        && part(text, 12..13) != "0";
    if !fits {
        return Form;
    }
    let values: Vec<u32> = text.chars().filter_map(|c| index(ALPHABET, c)).collect();
    let sum: u32 = values[..14]
        .iter()
        .zip([1, 2].into_iter().cycle())
        .map(|(value, factor)| value * factor / 36 + value * factor % 36)
        .sum();
    // the fourteenth is Z so far; the check character is over whatever stands there
    if part(text, 13..14) != "Z" {
        return Form;
    }
    checked(values[14] == (36 - sum % 36) % 36)
}

/// Japan, My Number Act enforcement rules (総務省令第85号, 2014) article 5: modulo 11.
fn my_number(text: &str) -> TaxIdVerdict {
    let Some(digits) = exactly(12, text) else { return Form };
    let rest = weighted(&digits, &[6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    checked(digits[11] == if rest < 2 { 0 } else { 11 - rest })
}

/// Japan, corporate number, Ministry of Finance ordinance on corporate numbers (財務省令第70号, 2014): the first digit is
/// checked, modulo 9. `T` before it makes the invoice number.
fn corporate_jp(text: &str) -> TaxIdVerdict {
    let Some(digits) = exactly(13, text) else { return Form };
    let sum = weighted(&digits[1..], &[2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]);
    if digits[0] == 0 {
        return Form;
    }
    checked(digits[0] == 9 - sum % 9)
}

/// Korea, National Tax Service: ten digits, the last a check digit.
fn brn(text: &str) -> TaxIdVerdict {
    let Some(digits) = exactly(10, text) else { return Form };
    if number(&digits[..3]) < 101 || number(&digits[3..5]) == 0 {
        return Form;
    }
    let sum = weighted(&digits, &[1, 3, 7, 1, 3, 7, 1, 3, 5]) + digits[8] * 5 / 10;
    checked(digits[9] == (10 - sum % 10) % 10)
}

/// Taiwan, Ministry of Finance, 營利事業統一編號檢查碼邏輯修正說明 (2023): digit sums, a multiple of 5.
fn ubn(text: &str) -> TaxIdVerdict {
    let Some(digits) = exactly(8, text) else { return Form };
    let sum: u32 = digits
        .iter()
        .zip([1, 2, 1, 2, 1, 2, 4, 1])
        .map(|(digit, weight)| digit * weight / 10 + digit * weight % 10)
        .sum();
    checked(sum.is_multiple_of(5) || (digits[6] == 7 && (sum + 1).is_multiple_of(5)))
}

/// Hong Kong, Business Registration Ordinance: eight digits, on certificates with branch, month and year behind them. No
/// check digit is published.
fn hong_kong(text: &str) -> TaxIdVerdict {
    formed(shape("99999999", text) || text.len() >= 11 && shape("99999999999", part(text, 0..11)))
}

/// Singapore, ACRA: three forms. The check letter's rule is not published.
fn uen(text: &str) -> TaxIdVerdict {
    let century = matches!(part(text, 0..1), "R" | "S" | "T");
    formed(
        shape("99999999A", text)
            || shape("999999999A", text)
            || century && shape("A99AA9999A", text),
    )
}

/// Thailand, Revenue Department and Department of Provincial Administration: thirteen digits, modulo 11.
fn thai(text: &str) -> TaxIdVerdict {
    let Some(digits) = exactly(13, text) else { return Form };
    let sum = weighted(&digits, &[13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    checked(digits[12] == (11 - sum % 11) % 10)
}

/// Indonesia, PMK 112/PMK.03/2022: fifteen digits until 2024, sixteen since (a citizen's own number or `0` and the old one).
fn npwp(text: &str) -> TaxIdVerdict {
    formed(exactly(15, text).or_else(|| exactly(16, text)).is_some())
}
