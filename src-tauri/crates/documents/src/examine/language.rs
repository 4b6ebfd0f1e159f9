//! In which language a document is written, and whether the policy takes it.

use signup::document::{Asked, Finding, FindingCode, Severity};
use whatlang::{Lang, Script};

use super::fold::fold;
use super::words::LANGUAGES;
use super::writing::Writing;

/// Fewer letters do not tell.
const LEAST_LETTERS: usize = 60;
/// Letters that only Vietnamese has, of all.
const VIETNAMESE_SHARE: f64 = 0.05;
/// Words of a language's most usual ones, of all.
const USUAL_SHARE: f64 = 0.06;

/// The language of most of the text, BCP 47; `None` when it does not show.
pub(crate) fn of(pages: &[Writing]) -> Option<&'static str> {
    let pieces = pages.iter().flat_map(|page| &page.pieces);
    let texts: Vec<&str> =
        pieces.map(super::writing::Piece::text).filter(|text| !text.contains("<<")).collect();
    let text = texts.join("\n");
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
    let han = text.chars().filter(|sign| ('\u{4e00}'..='\u{9fff}').contains(sign)).count();
    let kana = text.chars().filter(|sign| ('\u{3041}'..='\u{30ff}').contains(sign)).count();
    // A Chinese character says more than a letter.
    if letters + 2 * han < LEAST_LETTERS {
        return None;
    }
    if han + kana > letters / 4 {
        return Some(if kana * 8 > han { "ja" } else { "zh" });
    }
    let marked = text.chars().filter(|sign| only_vietnamese(*sign)).count();
    if marked as f64 > VIETNAMESE_SHARE * letters as f64 {
        return Some("vi");
    }
    let info = whatlang::detect(&text)?;
    if info.script() != Script::Latin {
        return info.is_reliable().then(|| tag(info.lang())).flatten();
    }
    let usual = by_usual_words(&text);
    match tag(info.lang()) {
        // Two ways agree, or the second knows nothing of this language and the first is sure.
        Some(tag) if usual == Some(tag) => Some(tag),
        Some(tag) if info.is_reliable() && usual.is_none() && !known(tag) => Some(tag),
        _ => usual,
    }
}

/// A document in a language that the policy does not take as it is.
pub(crate) fn not_taken(pages: &[Writing], asked: &Asked) -> Option<Finding> {
    let accepted = &asked.rules.languages;
    let language = of(pages)?;
    let takes = |tag: &str| accepted.iter().any(|taken| taken.split('-').next() == Some(tag));
    if accepted.is_empty() || takes(language) {
        return None;
    }
    // Written in two languages, of which one is taken: a reviewer may be content.
    let own = labels_in(pages, language);
    let other = LANGUAGES.iter().filter(|language| takes(language.tag));
    let other = other.map(|other| labels_in(pages, other.tag)).max().unwrap_or_default();
    let severity =
        if other > 2 && other * 2 >= own { Severity::Question } else { Severity::Warning };
    let finding = Finding::new(FindingCode::Language, severity).with("language", language);
    Some(finding.with("accepted", accepted.join(",")))
}

fn labels_in(pages: &[Writing], tag: &str) -> usize {
    let Some(language) = LANGUAGES.iter().find(|language| language.tag == tag) else { return 0 };
    let pieces = pages.iter().flat_map(|page| &page.pieces);
    pieces
        .filter(|piece| language.labels.iter().any(|(word, _)| piece.folded.find(word).is_some()))
        .count()
}

fn known(tag: &str) -> bool {
    LANGUAGES.iter().any(|language| language.tag == tag)
}

/// Compared folded, as recognition loses most of Vietnamese's marks.
fn by_usual_words(text: &str) -> Option<&'static str> {
    let words: Vec<String> = text
        .split(|sign: char| !sign.is_alphabetic())
        .filter(|word| word.chars().count() > 1)
        .map(fold)
        .collect();
    let hits = |language: &super::words::Language| {
        let usual: Vec<String> = language.usual.iter().map(super::fold::Folded::text).collect();
        words.iter().filter(|word| usual.contains(word)).count()
    };
    let mut counted: Vec<(usize, &str)> =
        LANGUAGES.iter().map(|language| (hits(language), language.tag)).collect();
    counted.sort_by_key(|counted| std::cmp::Reverse(*counted));
    let (best, second) = (counted[0], counted[1]);
    let enough = best.0 >= 4 && best.0 as f64 >= USUAL_SHARE * words.len() as f64;
    (enough && best.0 * 4 >= second.0 * 5).then_some(best.1)
}

fn only_vietnamese(sign: char) -> bool {
    matches!(sign, 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'ă' | 'Ă')
        || ('\u{1ea0}'..='\u{1ef9}').contains(&sign)
}

/// Primary subtags of the languages that whatlang knows and that policies name.
fn tag(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Eng => "en",
        Lang::Spa => "es",
        Lang::Vie => "vi",
        Lang::Cmn => "zh",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Tur => "tr",
        Lang::Ara => "ar",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Pol => "pl",
        Lang::Nld => "nl",
        Lang::Ces => "cs",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Bul => "bg",
        Lang::Ell => "el",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "nb",
        Lang::Fin => "fi",
        Lang::Est => "et",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Tha => "th",
        Lang::Ind => "id",
        Lang::Hin => "hi",
        Lang::Ben => "bn",
        Lang::Heb => "he",
        Lang::Pes => "fa",
        Lang::Urd => "ur",
        Lang::Cat => "ca",
        _ => return None,
    })
}
