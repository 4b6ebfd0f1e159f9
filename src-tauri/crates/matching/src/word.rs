//! One word and the forms it is compared in, made once.

use signup::document::Accepted;

use crate::fold::{fold_case, plain_forms, spellings, tidy, without_accents};
use crate::han;
use crate::outcome::Rules;

/// A word, in every form that a rule looks at.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// As written.
    pub(crate) text: String,
    /// NFKC.
    pub(crate) plain: String,
    /// Case folded.
    pub(crate) folded: String,
    /// Without accents, capitals kept.
    bare: String,
    /// Case folded, without accents: what most tables are asked with.
    pub(crate) key: String,
    spelled: Option<Vec<String>>,
    spelled_folded: Option<Vec<String>>,
    /// Chinese characters only, and their simplified forms.
    simplified: Option<String>,
}

impl Word {
    pub(crate) fn new(text: &str) -> Self {
        let plain = plain_forms(text);
        let folded = fold_case(&plain);
        // ß is ss to both ways of folding; İ comes apart into i and a dot
        let key = without_accents(&folded).replace('ß', "ss");
        let is_han = !plain.is_empty() && plain.chars().all(han::is_han);
        Self {
            bare: without_accents(&plain),
            spelled: spellings(&plain),
            spelled_folded: spellings(&plain.to_lowercase()),
            simplified: is_han.then(|| han::simplified(&plain)),
            text: tidy(text),
            plain,
            folded,
            key,
        }
    }

    /// Several words written as one.
    pub(crate) fn joined(words: &[Self]) -> Self {
        Self::new(&words.iter().map(|word| word.plain.as_str()).collect::<String>())
    }

    pub(crate) fn is_han(&self) -> bool {
        self.simplified.is_some()
    }

    pub(crate) fn letters(&self) -> usize {
        self.key.chars().count()
    }

    /// One letter alone.
    pub(crate) fn initial(&self) -> Option<char> {
        let mut letters = self.key.chars();
        letters.next().filter(|c| c.is_alphabetic() && letters.next().is_none())
    }

    /// The rules by which both are the same word, the fewest that do.
    pub(crate) fn same(&self, other: &Self) -> Option<Rules> {
        let rules = Rules::of;
        if self.text == other.text {
            return Some(Rules::NONE);
        }
        if self.plain == other.plain {
            return Some(rules(Accepted::Punctuation));
        }
        if self.folded == other.folded {
            return Some(rules(Accepted::Case));
        }
        if self.bare == other.bare {
            return Some(rules(Accepted::Accents));
        }
        if self.key == other.key {
            return Some(rules(Accepted::Accents).with(Accepted::Case));
        }
        if let (Some(a), Some(b)) = (&self.simplified, &other.simplified) {
            return (a == b).then(|| rules(Accepted::HanForms));
        }
        match (&self.simplified, &other.simplified) {
            (Some(_), None) => return han::spells(&self.plain, &other.folded).then(pinyin),
            (None, Some(_)) => return han::spells(&other.plain, &self.folded).then(pinyin),
            _ => {}
        }
        if meet(&self.spelled, &self.bare, &other.spelled, &other.bare) {
            return Some(rules(Accepted::Transliteration));
        }
        if meet(&self.spelled_folded, &self.key, &other.spelled_folded, &other.key) {
            return Some(rules(Accepted::Transliteration).with(Accepted::Case));
        }
        self.same_in_ascii(other).then(|| rules(Accepted::Transliteration))
    }

    /// The last resort, between a Latin word and one in a script that no table here knows.
    fn same_in_ascii(&self, other: &Self) -> bool {
        let (latin, foreign) = match (self.key.is_ascii(), other.key.is_ascii()) {
            (true, false) => (self, other),
            (false, true) => (other, self),
            _ => return false,
        };
        // a word that shares a script with the other one was judged above: only a wholly foreign one comes here
        if foreign.key.chars().any(|c| c.is_ascii_alphabetic() || han::is_han(c)) {
            return false;
        }
        let spelled = deunicode::deunicode_with_tofu(&foreign.key, "\u{0}");
        let spelled: String =
            spelled.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
        latin.letters() >= 2 && spelled == latin.key
    }
}

fn pinyin() -> Rules {
    Rules::of(Accepted::Pinyin)
}

/// Whether the ways to spell two words have one in common, at least one of them having a special letter.
fn meet(
    a: &Option<Vec<String>>,
    a_bare: &String,
    b: &Option<Vec<String>>,
    b_bare: &String,
) -> bool {
    match (a, b) {
        (None, None) => false,
        (Some(a), None) => a.contains(b_bare),
        (None, Some(b)) => b.contains(a_bare),
        (Some(a), Some(b)) => a.iter().any(|one| b.contains(one)),
    }
}
