//! Writing without what people and readers treat as the same: case, accents, width, spaces, signs.
//!
//! Recognition loses spaces and most of Vietnamese's marks, so words are looked for in this form only.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The letters and digits of a text, folded, and where each comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Folded {
    letters: Vec<char>,
    /// For each letter: its character's bytes in the text.
    from: Vec<Range<usize>>,
    /// For each letter: something else than a letter or digit stands before it.
    parted: Vec<bool>,
}

/// Shorter words must stand alone: `iban` is also the end of others.
const ALONE_BELOW_LETTERS: usize = 10;
/// From this length one letter may be misread.
const SLIP_FROM_LETTERS: usize = 8;

impl Folded {
    /// Folds `text`.
    pub(crate) fn of(text: &str) -> Self {
        let mut folded = Self::default();
        let mut parted = true;
        for (at, sign) in text.char_indices() {
            let before = folded.letters.len();
            for part in std::iter::once(sign).nfkd().filter(|part| !is_combining_mark(*part)) {
                for letter in part.to_lowercase() {
                    match letter {
                        'ß' => folded.letters.extend(['s', 's']),
                        'æ' => folded.letters.extend(['a', 'e']),
                        'œ' => folded.letters.extend(['o', 'e']),
                        'đ' | 'ð' => folded.letters.push('d'),
                        'ø' => folded.letters.push('o'),
                        'ł' => folded.letters.push('l'),
                        'ı' => folded.letters.push('i'),
                        letter if letter.is_alphanumeric() => folded.letters.push(letter),
                        _ => {}
                    }
                }
            }
            let added = folded.letters.len() - before;
            if added == 0 {
                // A mark by itself parts nothing: "e" and a combining acute.
                parted |= !is_combining_mark(sign);
                continue;
            }
            folded.from.resize(before + added, at..at + sign.len_utf8());
            folded.parted.push(parted);
            folded.parted.resize(before + added, false);
            parted = false;
        }
        folded
    }

    /// Folded letters and digits only.
    pub(crate) fn text(&self) -> String {
        self.letters.iter().collect()
    }

    pub(crate) fn len(&self) -> usize {
        self.letters.len()
    }

    /// Where `word` stands in here, in bytes of the text; the first place.
    pub(crate) fn find(&self, word: &Self) -> Option<Range<usize>> {
        (0..=self.len().checked_sub(word.len())?)
            .find(|start| self.is_at(*start, word))
            .map(|start| self.from[start].start..self.from[start + word.len() - 1].end)
    }

    /// The byte at which the text goes on after `word`, when it begins with exactly it.
    pub(crate) fn strip_exact(&self, word: &Self) -> Option<usize> {
        self.letters.starts_with(&word.letters).then(|| self.strip(word)).flatten()
    }

    /// The byte at which the text goes on after `word`, when it begins with it.
    pub(crate) fn strip(&self, word: &Self) -> Option<usize> {
        self.is_at(0, word).then(|| self.from[word.len() - 1].end)
    }

    fn is_at(&self, start: usize, word: &Self) -> bool {
        let (end, wanted) = (start + word.len(), &word.letters);
        if wanted.is_empty() || end > self.len() {
            return false;
        }
        let here = &self.letters[start..end];
        let slips = here.iter().zip(wanted).filter(|(a, b)| a != b).count();
        // A digit is never taken for another one.
        let slip_taken = wanted.len() >= SLIP_FROM_LETTERS
            && here[0] == wanted[0]
            && wanted.iter().all(char::is_ascii_lowercase);
        if slips > usize::from(slip_taken) {
            return false;
        }
        let alone = |at: usize| {
            at == 0 || at >= self.len() || self.parted[at] || !self.letters[at - 1].is_ascii()
        };
        let spaceless = !wanted[0].is_ascii();
        spaceless || (alone(start) && (alone(end) || wanted.len() >= ALONE_BELOW_LETTERS))
    }
}

/// Folded text of `text`, letters and digits only.
pub(crate) fn fold(text: &str) -> String {
    Folded::of(text).text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_marks_width_and_spaces_are_the_same() {
        for (text, folded) in [
            ("Chủ tài khoản", "chutaikhoan"),
            ("ĐỊA CHỈ", "diachi"),
            ("Straße", "strasse"),
            ("ＩＢＡＮ：", "iban"),
            ("Nº de cuenta", "nodecuenta"),
            ("户名：张三", "户名张三"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn words_are_found_where_they_begin() {
        let found = |text: &str, word: &str| {
            Folded::of(text).find(&Folded::of(word)).map(|range| text[range].to_owned())
        };
        assert_eq!(
            found("Su estado de cuenta", "estado de cuenta").as_deref(),
            Some("estado de cuenta")
        );
        assert_eq!(found("ESTADODECUENTA", "estado de cuenta").as_deref(), Some("ESTADODECUENTA"));
        assert_eq!(
            found("Estado de cuemta", "estado de cuenta").as_deref(),
            Some("Estado de cuemta")
        );
        assert_eq!(found("caliban", "iban"), None);
        assert_eq!(found("银行对账单", "对账单").as_deref(), Some("对账单"));
    }

    #[test]
    fn what_follows_a_word_is_kept_as_written() {
        let rest = |text: &str, word: &str| {
            Folded::of(text).strip(&Folded::of(word)).map(|end| text[end..].to_owned())
        };
        assert_eq!(rest("Titular: Ana Núñez", "titular").as_deref(), Some(": Ana Núñez"));
        assert_eq!(rest("户名：张三", "户名").as_deref(), Some("：张三"));
        assert_eq!(rest("Titular", "titular").as_deref(), Some(""));
        assert_eq!(rest("Titularidad", "titular"), None);
    }
}
