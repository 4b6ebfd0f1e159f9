//! Numbers, dates and tax ids, as documents write them.

use signup::document::{Accepted, Agreement, Difference};

use crate::fold::{plain_forms, tidy};
use crate::outcome::{Rules, differs, letter_by_letter, same_by, symmetric};
use crate::tax_id;

/// Whether two writings of a document's number say the same: separators and capitals do not count, every letter and
/// digit does.
pub fn number(a: &str, b: &str) -> Agreement {
    if letter_by_letter(a, b) {
        return Agreement::Same;
    }
    let (bare_a, bare_b) = (bare(a), bare(b));
    if !bare_a.is_empty() && bare_a.to_uppercase() == bare_b.to_uppercase() {
        return same_by(how_written(a, b, &bare_a, &bare_b));
    }
    differs(Difference::Number, vec![tidy(a)], vec![tidy(b)])
}

/// Letters and digits alone.
fn bare(text: &str) -> String {
    plain_forms(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn how_written(a: &str, b: &str, bare_a: &str, bare_b: &str) -> Rules {
    let separators = |text: &str| -> Vec<(usize, char)> {
        let plain = tidy(&plain_forms(text));
        plain.char_indices().filter(|(_, c)| !c.is_alphanumeric()).collect()
    };
    Rules::NONE
        .with_if(bare_a != bare_b, Accepted::Case)
        .with_if(separators(a) != separators(b), Accepted::Grouping)
}

/// Whether two dates are the same day. They come as `1974-08-12`; unknown parts may be left out at the end (`1974-08`),
/// which is less of the same. What a seller writes by hand is read as well where it has one meaning: `12.08.1974`,
/// `31/12/1974`, `1974年8月12日`.
pub fn date(a: &str, b: &str) -> Agreement {
    if letter_by_letter(a, b) {
        return Agreement::Same;
    }
    let differ = || differs(Difference::Number, vec![tidy(a)], vec![tidy(b)]);
    let (Some(one), Some(other)) = (parts_of_date(a), parts_of_date(b)) else { return differ() };
    if one.iter().zip(&other).any(|(x, y)| x != y) {
        return differ();
    }
    let same_length = one.len() == other.len();
    same_by(Rules::of(if same_length { Accepted::Grouping } else { Accepted::MoreDetail }))
}

/// Year, month, day, as far as they are given.
fn parts_of_date(text: &str) -> Option<Vec<u32>> {
    let text = tidy(&plain_forms(text));
    let numbers: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).collect();
    let separators = || text.chars().filter(|c| !c.is_ascii_digit());
    if !(1..=3).contains(&numbers.len()) || !separators().all(|c| "-./年月日 ".contains(c)) {
        return None;
    }
    let values: Option<Vec<u32>> = numbers.iter().map(|n| n.parse().ok()).collect();
    let mut values = values?;
    if numbers[0].len() != 4 {
        if numbers.last()?.len() != 4 {
            return None;
        }
        values.reverse();
        // with slashes, day or month may come first: told apart only where one cannot be a month
        let slashes = separators().any(|c| c == '/');
        if let [_, month, day] = values.as_mut_slice() {
            if slashes && *month <= 12 && *day <= 12 && month != day {
                return None;
            }
            if slashes && *month > 12 {
                std::mem::swap(month, day);
            }
        }
    }
    let fits = values.get(1).is_none_or(|m| (1..=12).contains(m))
        && values.get(2).is_none_or(|d| (1..=31).contains(d));
    fits.then_some(values)
}

/// Whether two writings of a tax id say the same: beside what [`number`] accepts, the country's letters may stand before
/// it (`DE123456789`) and a branch's number behind it (`0312345678-001`). `country` is ISO 3166-1 alpha-2.
pub fn tax_id_text(a: &str, b: &str, country: &str) -> Agreement {
    let plain = number(a, b);
    if !matches!(plain, Agreement::Differs { .. }) {
        return plain;
    }
    symmetric(a, b, |a, b| {
        let (split_a, split_b) = (tax_id::split(country, a), tax_id::split(country, b));
        let differ = || differs(Difference::Number, vec![tidy(a)], vec![tidy(b)]);
        if split_a.number.is_empty() || split_a.number != split_b.number {
            return differ();
        }
        let (branch_a, branch_b) = (&split_a.branch, &split_b.branch);
        if branch_a.is_some() && branch_b.is_some() && branch_a != branch_b {
            return differ();
        }
        same_by(
            Rules::NONE
                .with_if(split_a.prefix != split_b.prefix, Accepted::CountryPrefix)
                .with_if(branch_a != branch_b, Accepted::Branch),
        )
    })
}
