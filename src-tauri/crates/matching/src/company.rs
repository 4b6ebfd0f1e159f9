//! Registered names of businesses.

use std::sync::LazyLock;

use signup::document::{Accepted, Agreement, Difference};

use crate::align;
use crate::fold::plain_forms;
use crate::han;
use crate::outcome::{Rules, better, differs, letter_by_letter, same_by, symmetric};
use crate::tables::{COMPANY_FORMS, CompanyForm, HAN_BUSINESS_WORDS, SHORT_WORDS, TRANSLATIONS};
use crate::word::Word;

/// Whether two writings of a business' registered name say the same.
///
/// As for people's names, but the words keep their order and none may be left out; the kind of company may be written in
/// any way the law or custom has for it, also translated (`Công ty TNHH`, `Co., Ltd.`, `有限公司`). Another kind is
/// another company: `Acme GmbH` is not `Acme AG`.
pub fn legal_name(a: &str, b: &str) -> Agreement {
    if letter_by_letter(a, b) {
        return Agreement::Same;
    }
    symmetric(a, b, |a, b| {
        let (words_a, words_b) = (words(a), words(b));
        let whole = without_forms(&words_a, &words_b);
        let (form_a, form_b) = (split_form(&words_a), split_form(&words_b));
        match (form_a, form_b) {
            (Some(a), Some(b)) => better(whole, with_forms(&a, &b)),
            _ => whole,
        }
    })
}

/// A name and its kind of company.
struct Split<'a> {
    form: &'static CompanyForm,
    form_words: &'a [Word],
    core: Vec<Word>,
}

fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    for part in plain_forms(text).split(|c: char| !is_of_word(c)) {
        // characters and letters stand apart even without a space
        let mut rest = part;
        while let Some(first) = rest.chars().next() {
            let is_han = han::is_han(first);
            let end = rest.find(|c| han::is_han(c) != is_han).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            let word: String =
                word.chars().filter(|c| !matches!(c, '\'' | '’' | '‘' | 'ʼ')).collect();
            if is_han {
                found.extend(han_words(&word));
            } else if !word.is_empty() {
                found.push(Word::new(&word));
            }
            rest = after;
        }
    }
    found
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\'' | '’' | '‘' | 'ʼ' | '&' | '+')
        || unicode_normalization::char::is_combining_mark(c)
}

/// Kinds of companies in characters, simplified, the longest first.
static HAN_FORMS: LazyLock<Vec<String>> = LazyLock::new(|| {
    // one character alone (株) is too often part of a name
    let is_form = |written: &&&str| written.chars().all(han::is_han) && written.chars().count() > 1;
    let written = COMPANY_FORMS.iter().flat_map(|form| form.written).filter(is_form);
    let mut forms: Vec<String> = written.map(|form| han::simplified(form)).collect();
    forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
    forms
});

/// The kind of company comes off a name in characters, at its end or (in Japan) its beginning.
fn han_words(text: &str) -> Vec<Word> {
    let simple = han::simplified(text);
    let all = simple.chars().count();
    // a character stands for one character in both: positions agree
    if all == text.chars().count() {
        let cut = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
        for form in HAN_FORMS.iter() {
            let length = form.chars().count();
            if length >= all {
                continue;
            }
            if simple.ends_with(form) {
                let (core, form) = text.split_at(cut(all - length));
                return vec![Word::new(core), Word::new(form)];
            }
            if simple.starts_with(form) {
                let (form, core) = text.split_at(cut(length));
                return vec![Word::new(form), Word::new(core)];
            }
        }
    }
    vec![Word::new(text)]
}

/// The longest kind of company at the end or the beginning.
fn split_form(words: &[Word]) -> Option<Split<'_>> {
    let keys: Vec<String> = words.iter().map(form_key).collect();
    let mut best: Option<Split<'_>> = None;
    for form in COMPANY_FORMS {
        for written in form.written {
            for (form_words, core) in places(words, &keys, written) {
                let longer =
                    best.as_ref().is_none_or(|best| length(form_words) > length(best.form_words));
                if longer {
                    best = Some(Split { form, form_words, core: core.to_vec() });
                }
            }
        }
    }
    best
}

fn length(words: &[Word]) -> usize {
    words.iter().map(Word::letters).sum()
}

/// Where a kind of company stands: the words that say it, and the others.
fn places<'a>(words: &'a [Word], keys: &[String], written: &str) -> Vec<(&'a [Word], &'a [Word])> {
    let count = written.split(' ').count();
    if words.len() <= count {
        return Vec::new();
    }
    let says = |run: &[String]| run.iter().map(String::as_str).eq(written.split(' '));
    let mut found = Vec::new();
    let core = words.len() - count;
    if says(&keys[core..]) {
        found.push((&words[core..], &words[..core]));
    }
    if says(&keys[..count]) {
        found.push((&words[..count], &words[count..]));
    }
    found
}

fn form_key(word: &Word) -> String {
    if word.is_han() { han::simplified(&word.plain) } else { word.key.replace('&', "and") }
}

fn with_forms(a: &Split<'_>, b: &Split<'_>) -> Agreement {
    let forms_say = |words: &[Word]| words.iter().map(|w| w.text.clone()).collect::<Vec<_>>();
    let same_kind = a.form.kind == b.form.kind
        || TRANSLATIONS.iter().any(|(x, y)| {
            (*x, *y) == (a.form.kind, b.form.kind) || (*y, *x) == (a.form.kind, b.form.kind)
        });
    let core = without_forms(&a.core, &b.core);
    if same_kind {
        // the same words are there in another way, or the same way
        let written_alike = a.form_words.len() == b.form_words.len()
            && a.form_words.iter().zip(b.form_words).all(|(x, y)| x.text == y.text);
        return match core {
            Agreement::SameToUs { by } => same_by(
                by.into_iter()
                    .filter(|rule| *rule != Accepted::Punctuation || written_alike)
                    .fold(Rules::NONE, Rules::with)
                    .with_if(!written_alike, Accepted::CompanyForm),
            ),
            other => other,
        };
    }
    match core {
        Agreement::Differs { first, here, how: _ } => {
            let first = first.into_iter().chain(forms_say(a.form_words)).collect();
            let here = here.into_iter().chain(forms_say(b.form_words)).collect();
            differs(Difference::Other, first, here)
        }
        _ => differs(Difference::Other, forms_say(a.form_words), forms_say(b.form_words)),
    }
}

/// Names held against each other word by word, in their order.
fn without_forms(a: &[Word], b: &[Word]) -> Agreement {
    let plain = in_order(a, b, Rules::NONE);
    if !matches!(plain, Agreement::Differs { .. }) {
        return plain;
    }
    abbreviated(a, b).or_else(|| translated(a, b)).unwrap_or(plain)
}

/// The same with the short words of both written out. How those are written does not count.
fn abbreviated(a: &[Word], b: &[Word]) -> Option<Agreement> {
    let (a, b) = (written_out(a), written_out(b));
    if a.iter().chain(&b).all(|(_, was_short)| !was_short) {
        return None;
    }
    let words = |side: &[(Word, bool)]| side.iter().map(|(w, _)| w.clone()).collect::<Vec<_>>();
    let laid = align::in_order(&words(&a), &words(&b), |i, j| {
        let ((one, one_short), (other, other_short)) = (&a[i], &b[j]);
        if *one_short || *other_short {
            (one.key == other.key).then_some(Rules::NONE)
        } else {
            one.same(other)
        }
    });
    laid.is_whole().then(|| same_by(laid.rules.with(Accepted::Abbreviation)))
}

fn in_order(a: &[Word], b: &[Word], rules: Rules) -> Agreement {
    let laid = align::in_order(a, b, |i, j| a[i].same(&b[j]));
    if laid.is_whole() && !laid.pairs.is_empty() {
        return same_by(rules.and(laid.rules));
    }
    let left_a: Vec<&Word> = laid.left_a.iter().map(|i| &a[*i]).collect();
    let left_b: Vec<&Word> = laid.left_b.iter().map(|j| &b[*j]).collect();
    let is_number = |word: &&&Word| word.key.chars().any(|c| c.is_ascii_digit());
    let numbers = left_a.iter().any(|w| is_number(&w)) && left_b.iter().any(|w| is_number(&w));
    let how =
        if numbers { Difference::Number } else { align::kind_of_difference(&left_a, &left_b) };
    let texts = |words: &[&Word]| words.iter().map(|word| word.text.clone()).collect();
    differs(how, texts(&left_a), texts(&left_b))
}

/// Short words written out (`TM` for `Thương mại`), each word with whether it was short.
fn written_out(words: &[Word]) -> Vec<(Word, bool)> {
    let mut out = Vec::with_capacity(words.len());
    let mut at = 0;
    'words: while at < words.len() {
        for count in (1..=3.min(words.len() - at)).rev() {
            let said =
                words[at..at + count].iter().map(|w| w.key.as_str()).collect::<Vec<_>>().join(" ");
            if let Some((long, _)) =
                SHORT_WORDS.iter().find(|(_, short)| short.contains(&said.as_str()))
            {
                out.extend(long.split(' ').map(|word| (Word::new(word), true)));
                at += count;
                continue 'words;
            }
        }
        out.push((words[at].clone(), false));
        at += 1;
    }
    out
}

/// A name in characters beside the same in pinyin and English: `深圳市小明科技` is `Shenzhen Xiaoming Technology`.
fn translated(a: &[Word], b: &[Word]) -> Option<Agreement> {
    let (han, latin) = match (a, b) {
        ([han], latin) if han.is_han() => (han, latin),
        (latin, [han]) if han.is_han() => (han, latin),
        _ => return None,
    };
    let letters: String = latin.iter().map(|word| word.key.as_str()).collect();
    let letters = han::pinyin_letters(&letters.replace('&', "and"))?;
    let simple = han::simplified(&han.plain);
    han::matches_sounds(&simple, &letters, HAN_BUSINESS_WORDS)
        .then(|| same_by(Rules::of(Accepted::Pinyin)))
}
