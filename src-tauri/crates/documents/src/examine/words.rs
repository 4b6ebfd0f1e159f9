//! What documents say in each language: labels, months, titles. The lists are data, one file per language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use signup::document::SeenKind;

use super::fold::Folded;

/// What stands before or above a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Label {
    Surname,
    GivenNames,
    PersonName,
    LegalName,
    Address,
    TaxId,
    DocumentNumber,
    Nationality,
    BirthDate,
    BirthPlace,
    Sex,
    ExpiryDate,
    IssueDate,
    Period,
    DueDate,
    PrintedDate,
    Account,
    CardNumber,
    Authority,
    Signature,
}

/// One language's words, folded.
#[derive(Debug)]
pub(crate) struct Language {
    /// BCP 47.
    pub(crate) tag: &'static str,
    /// Twelve and twelve short ones; empty where months are numbers.
    pub(crate) months: Vec<String>,
    pub(crate) short_months: Vec<String>,
    pub(crate) street: Vec<Folded>,
    pub(crate) company: Vec<Folded>,
    /// The most usual words: what tells the language of a text.
    pub(crate) usual: Vec<Folded>,
    /// The longest first, so that a part of a label is not taken for it.
    pub(crate) labels: Vec<(Folded, Label)>,
    /// Titles and usual words per kind.
    pub(crate) kinds: Vec<(SeenKind, Vec<Folded>, Vec<Folded>)>,
}

/// Every language that documents are understood in.
pub(crate) static LANGUAGES: LazyLock<Vec<Language>> =
    LazyLock::new(|| FILES.iter().map(|(tag, text)| Language::from(tag, text)).collect());

/// Labels of all languages, the longest first.
pub(crate) static LABELS: LazyLock<Vec<(Folded, Label)>> = LazyLock::new(|| {
    let all = LANGUAGES.iter().flat_map(|language| language.labels.iter().cloned());
    let mut labels: Vec<(Folded, Label)> = all.collect();
    labels.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    labels.dedup_by(|a, b| a.0.text() == b.0.text() && a.1 == b.1);
    labels
});

const FILES: [(&str, &str); 8] = [
    ("en", include_str!("words/en.toml")),
    ("es", include_str!("words/es.toml")),
    ("vi", include_str!("words/vi.toml")),
    ("zh", include_str!("words/zh.toml")),
    ("de", include_str!("words/de.toml")),
    ("fr", include_str!("words/fr.toml")),
    ("pt", include_str!("words/pt.toml")),
    ("it", include_str!("words/it.toml")),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    months: Vec<String>,
    short_months: Vec<String>,
    street: Vec<String>,
    company: Vec<String>,
    usual: Vec<String>,
    labels: BTreeMap<Label, Vec<String>>,
    kinds: BTreeMap<SeenKind, KindWords>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindWords {
    title: Vec<String>,
    usual: Vec<String>,
}

impl Language {
    fn from(tag: &'static str, text: &str) -> Self {
        let file: File = toml::from_str(text).expect("the files are the binary's own, and tested");
        let fold =
            |words: Vec<String>| words.iter().map(|word| Folded::of(word)).collect::<Vec<_>>();
        let plain = |words: Vec<String>| words.iter().map(|word| super::fold::fold(word)).collect();
        let mut labels: Vec<(Folded, Label)> = file
            .labels
            .into_iter()
            .flat_map(|(label, words)| {
                words.into_iter().map(move |word| (Folded::of(&word), label))
            })
            .collect();
        labels.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        Self {
            tag,
            months: plain(file.months),
            short_months: plain(file.short_months),
            street: fold(file.street),
            company: fold(file.company),
            usual: fold(file.usual),
            labels,
            kinds: file
                .kinds
                .into_iter()
                .map(|(kind, words)| (kind, fold(words.title), fold(words.usual)))
                .collect(),
        }
    }
}

/// Whether a text names a company: by its legal form.
pub(crate) fn names_company(folded: &Folded) -> bool {
    LANGUAGES.iter().any(|language| language.company.iter().any(|form| folded.find(form).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_whole() {
        assert_eq!(LANGUAGES.len(), 8);
        for language in LANGUAGES.iter() {
            assert!([0, 12].contains(&language.months.len()), "{}", language.tag);
            assert!([0, 12].contains(&language.short_months.len()), "{}", language.tag);
            assert_eq!(language.kinds.len(), 7, "{}", language.tag);
            let labels = language.labels.iter().map(|(_, label)| *label);
            assert_eq!(
                labels.collect::<std::collections::BTreeSet<_>>().len(),
                20,
                "{}",
                language.tag
            );
            assert!(language.labels.iter().all(|(word, _)| word.len() > 0), "{}", language.tag);
        }
    }

    #[test]
    fn companies_are_told_from_people() {
        for name in [
            "Río Lindo, S.A. de C.V.",
            "CÔNG TY TNHH HOA SEN",
            "上海某某贸易有限公司",
            "Beispiel GmbH",
        ] {
            assert!(names_company(&Folded::of(name)), "{name}");
        }
        for name in ["María José Núñez Peña", "Nguyễn Văn An", "王小明", "Erika Mustermann"]
        {
            assert!(!names_company(&Folded::of(name)), "{name}");
        }
    }
}
