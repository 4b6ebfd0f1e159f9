//! Postcodes: which numbers of an address are one.

/// Patterns per country (Universal Postal Union, "Addressing systems"): `9` a digit, `A` a letter, a space where two words
/// stand for one code. Several countries write the same.
const PATTERNS: &[(&str, &[&str])] = &[
    ("GB", &["A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA"]),
    ("CA", &["A9A 9A9"]),
    ("NL", &["9999 AA"]),
    ("IE", &["A99 A9A9", "A99 AA99", "A99 A999", "A99 9A99", "A99 9999", "A99 AAAA", "A9A A9A9"]),
    ("SE", &["999 99"]),
    ("CZ", &["999 99"]),
    ("SK", &["999 99"]),
    ("GR", &["999 99"]),
    ("IN", &["999999", "999 999"]),
    ("US", &["99999", "99999-9999"]),
    ("JP", &["999-9999", "9999999"]),
    ("PL", &["99-999"]),
    ("PT", &["9999-999"]),
    ("BR", &["99999-999", "99999999"]),
    ("VN", &["99999", "999999"]),
    ("CN", &["999999"]),
    ("SG", &["999999"]),
    ("RU", &["999999"]),
    ("AT", &["9999"]),
    ("CH", &["9999"]),
    ("BE", &["9999"]),
    ("DK", &["9999"]),
    ("NO", &["9999"]),
    ("AU", &["9999"]),
    ("NZ", &["9999"]),
    ("HU", &["9999"]),
    ("BG", &["9999"]),
    ("SI", &["9999"]),
    ("LU", &["9999"]),
    ("CY", &["9999"]),
    ("PH", &["9999"]),
    ("ZA", &["9999"]),
    ("TW", &["999", "99999", "999999"]),
    ("IL", &["9999999"]),
];

/// Where no country's own pattern is known.
const USUAL: &[&str] = &["99999", "999999"];

/// The patterns of a country (ISO 3166-1 alpha-2).
fn patterns(country: &str) -> &'static [&'static str] {
    PATTERNS
        .iter()
        .find(|(code, _)| code.eq_ignore_ascii_case(country))
        .map_or(USUAL, |(_, patterns)| patterns)
}

/// Whether one word is a postcode there.
pub(crate) fn is_one(country: &str, word: &str) -> bool {
    patterns(country).iter().any(|pattern| fits(pattern, word))
        || matches!(country.to_ascii_uppercase().as_str(), "GB" | "CA" | "NL" | "IE")
            && patterns(country).iter().any(|pattern| fits(&pattern.replace(' ', ""), word))
}

/// Whether two words together are.
pub(crate) fn is_pair(country: &str, one: &str, next: &str) -> bool {
    let both = format!("{one} {next}");
    patterns(country).iter().any(|pattern| pattern.contains(' ') && fits(pattern, &both))
}

fn fits(pattern: &str, text: &str) -> bool {
    pattern.chars().count() == text.chars().count()
        && pattern.chars().zip(text.chars()).all(|(wanted, c)| match wanted {
            '9' => c.is_ascii_digit(),
            'A' => c.is_ascii_alphabetic(),
            other => c == other,
        })
}
