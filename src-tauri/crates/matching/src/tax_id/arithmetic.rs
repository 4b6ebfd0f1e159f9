//! The sums that check digits are made of.

/// The digits of a text of digits; `None` where another character stands in it.
pub(super) fn digits(text: &str) -> Option<Vec<u32>> {
    text.chars().map(|c| c.to_digit(10)).collect()
}

/// The digits, if there are so many.
pub(super) fn exactly(count: usize, text: &str) -> Option<Vec<u32>> {
    digits(text).filter(|digits| digits.len() == count)
}

/// Sum of products; as long as the shorter of both.
pub(super) fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// ISO/IEC 7812-1 annex B (Luhn): the last digit is the check digit.
pub(super) fn luhn(digits: &[u32]) -> bool {
    let doubled = |digit: u32| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| if at % 2 == 1 { doubled(*digit) } else { *digit })
        .sum();
    sum.is_multiple_of(10)
}

/// ISO/IEC 7064 MOD 11,10.
pub(super) fn mod_11_10(digits: &[u32]) -> bool {
    let Some((check, rest)) = digits.split_last() else { return false };
    let product = rest.iter().fold(10, |product, digit| {
        let sum = (product + digit) % 10;
        2 * (if sum == 0 { 10 } else { sum }) % 11
    });
    (product + check) % 10 == 1
}

/// The rest of a long number, given as digits.
pub(super) fn remainder(digits: &[u32], by: u32) -> u32 {
    digits.iter().fold(0, |rest, digit| (rest * 10 + digit) % by)
}

/// A number of at most nine digits.
pub(super) fn number(digits: &[u32]) -> u32 {
    digits.iter().take(9).fold(0, |number, digit| number * 10 + digit)
}

/// Where a character stands in an alphabet.
pub(super) fn index(alphabet: &str, c: char) -> Option<u32> {
    alphabet.chars().position(|one| one == c).and_then(|at| u32::try_from(at).ok())
}

/// Whether a text has this shape: `9` a digit, `A` a capital letter, `X` either; anything else itself.
pub(super) fn shape(pattern: &str, text: &str) -> bool {
    pattern.chars().count() == text.chars().count()
        && pattern.chars().zip(text.chars()).all(|(wanted, c)| match wanted {
            '9' => c.is_ascii_digit(),
            'A' => c.is_ascii_uppercase(),
            'X' => c.is_ascii_digit() || c.is_ascii_uppercase(),
            other => c == other,
        })
}

/// Whether there is such a day; two-digit years are taken for leap years where they can be.
pub(super) fn is_day(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4)
        && (year < 100 || !year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Whether it is one digit over and over.
pub(super) fn is_repeated(digits: &[u32]) -> bool {
    digits.windows(2).all(|two| two[0] == two[1])
}

/// A part of the text, by bytes; empty where the text has none such.
pub(super) fn part(text: &str, range: std::ops::Range<usize>) -> &str {
    text.get(range).unwrap_or("")
}
