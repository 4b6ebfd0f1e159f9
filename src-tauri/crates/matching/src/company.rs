//! Registered names of businesses.

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

/// The kind of company comes off a name in characters, at its end or (in Japan) its beginning.
fn han_words(text: &str) -> Vec<Word> {
    let simple = han::simplified(text);
    // a character stands for one character in both: positions agree
    if simple.chars().count() == text.chars().count() {
        let forms = COMPANY_FORMS
            .iter()
            .flat_map(|form| form.written)
            .filter(|w| w.chars().all(han::is_han));
        let mut forms: Vec<String> = forms.map(|form| han::simplified(form)).collect();
        forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
        for form in forms {
            let length = form.chars().count();
            let all = simple.chars().count();
            if length >= all {
                continue;
            }
            let cut = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
            if simple.ends_with(&form) {
                let (core, form) = text.split_at(cut(all - length));
                return vec![Word::new(core), Word::new(form)];
            }
            if simple.starts_with(&form) {
                let (form, core) = text.split_at(cut(length));
                return vec![Word::new(form), Word::new(core)];
            }
        }
    }
    vec![Word::new(text)]
}

/// The longest kind of company at the end or the beginning.
fn split_form(words: &[Word]) -> Option<Split<'_>> {
    let mut best: Option<Split<'_>> = None;
    for form in COMPANY_FORMS {
        for written in form.written {
            for (form_words, core) in places(words, written) {
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
fn places<'a>(words: &'a [Word], written: &str) -> Vec<(&'a [Word], &'a [Word])> {
    let parts: Vec<&str> = written.split(' ').collect();
    let count = parts.len();
    if words.len() <= count {
        return Vec::new();
    }
    let says = |run: &[Word]| run.iter().zip(&parts).all(|(word, part)| form_key(word) == **part);
    let (head, tail) = (words.split_at(count), words.split_at(words.len() - count));
    let mut found = Vec::new();
    if says(tail.1) {
        found.push((tail.1, tail.0));
    }
    if says(head.0) {
        found.push((head.0, head.1));
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
    let (long_a, short_a) = written_out(a);
    let (long_b, short_b) = written_out(b);
    let plain = in_order(a, b, Rules::NONE);
    let in_full = if short_a || short_b {
        better(plain, in_order(&long_a, &long_b, Rules::of(Accepted::Abbreviation)))
    } else {
        plain
    };
    match in_full {
        Agreement::Differs { .. } => translated(a, b).unwrap_or(in_full),
        same => same,
    }
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

/// Short words written out (`TM` for `Thương mại`), and whether there were any.
fn written_out(words: &[Word]) -> (Vec<Word>, bool) {
    let mut out = Vec::with_capacity(words.len());
    let mut changed = false;
    let mut at = 0;
    'words: while at < words.len() {
        for count in (1..=3.min(words.len() - at)).rev() {
            let said =
                words[at..at + count].iter().map(|w| w.key.as_str()).collect::<Vec<_>>().join(" ");
            if let Some((long, _)) =
                SHORT_WORDS.iter().find(|(_, short)| short.contains(&said.as_str()))
            {
                // only to compare with: what is shown comes from the texts as written unless this very word differs
                out.extend(long.split(' ').map(Word::new));
                changed = true;
                at += count;
                continue 'words;
            }
        }
        out.push(words[at].clone());
        at += 1;
    }
    (out, changed)
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
