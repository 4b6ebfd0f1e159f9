//! Names of people.

use signup::document::{Accepted, Agreement, Difference};

use crate::align::{self, Alignment};
use crate::fold::{fold_case, plain_forms};
use crate::han;
use crate::outcome::{Rules, better, differs, flipped, letter_by_letter, same_by, symmetric};
use crate::tables::{GENERATIONS, TITLES, VIETNAMESE_FAMILY_NAMES};
use crate::word::Word;

/// Whether two writings of a person's name say the same.
///
/// Case, accents, the order of the parts, titles, middle names left out or as initials, the spelling of lines for
/// machines (ICAO Doc 9303 part 3, a name cut at the end of its field included), and Chinese characters beside their
/// pinyin are the same. A letter more or less is not: `Nguyễn Văn An` is not `Nguyễn Văn Anh`. Names in characters and
/// letters both (`王小明 WANG XIAOMING`) are compared in what they share.
pub fn person_name(a: &str, b: &str) -> Agreement {
    if letter_by_letter(a, b) {
        return Agreement::Same;
    }
    symmetric(a, b, |a, b| {
        let (a, b) = (Written::new(a), Written::new(b));
        match (a.han.is_empty(), b.han.is_empty()) {
            (true, true) => letters(&a.words, &b.words),
            (false, false) => both_in_characters(&a, &b),
            (false, true) => characters_and_letters(&a, &b),
            (true, false) => flipped(characters_and_letters(&b, &a)),
        }
    })
}

/// A name taken apart.
struct Written {
    /// Its Chinese characters, one after the other.
    han: String,
    /// Its words in letters.
    words: Vec<Word>,
}

impl Written {
    fn new(text: &str) -> Self {
        let plain = plain_forms(text);
        let words = || plain.split(|c: char| !(c.is_alphanumeric() || is_joined(c)));
        let han = words().flat_map(str::chars).filter(|c| han::is_han(*c)).collect::<String>();
        let han_titles = TITLES.iter().filter(|title| title.chars().all(han::is_han));
        let han = han_titles.fold(han, |name, title| {
            name.strip_suffix(title)
                .filter(|rest| !rest.is_empty())
                .map(str::to_owned)
                .unwrap_or(name)
        });
        let words = words()
            .flat_map(|word| word.split(han::is_han))
            .map(|word| word.trim_matches(is_joined))
            .filter(|word| !word.is_empty())
            .map(|word| Word::new(&word.replace(is_joined, "")))
            .collect();
        Self { han, words }
    }
}

/// Signs inside a word, that documents leave out: `O'Brien`, `OBRIEN`. Marks over letters belong to them.
fn is_joined(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | 'ʻ')
        || unicode_normalization::char::is_combining_mark(c)
}

/// Names in letters, with and without their titles.
fn letters(a: &[Word], b: &[Word]) -> Agreement {
    let whole = in_letters(a, b, Rules::NONE);
    let (bare_a, bare_b) = (without_titles(a), without_titles(b));
    if bare_a.len() == a.len() && bare_b.len() == b.len() {
        return whole;
    }
    better(whole, in_letters(&bare_a, &bare_b, Rules::of(Accepted::Title)))
}

fn without_titles(words: &[Word]) -> Vec<Word> {
    let is_title = |word: &Word| TITLES.contains(&word.folded.as_str());
    let first = words.iter().position(|word| !is_title(word)).unwrap_or(0);
    let end = words.iter().rposition(|word| !is_title(word)).map_or(words.len(), |last| last + 1);
    // "Ba" and "Me" are names, too: a title leaves at least two words behind it
    if end - first >= 2 { words[first..end].to_vec() } else { words.to_vec() }
}

fn in_letters(a: &[Word], b: &[Word], rules: Rules) -> Agreement {
    let laid = align::anywhere(a, b, |i, j| a[i].same(&b[j]), |_| true);
    let rules = rules.and(laid.rules).with_if(!laid.in_order(), Accepted::NameOrder);
    if laid.is_whole() && !laid.pairs.is_empty() {
        return same_by(rules);
    }
    if middle_names_alone(a, b, &laid) {
        return same_by(rules.with(Accepted::MiddleName));
    }
    if cut_at_the_end(a, b) {
        return same_by(Rules::of(Accepted::Transliteration));
    }
    let left_a: Vec<&Word> = laid.left_a.iter().map(|i| &a[*i]).collect();
    let left_b: Vec<&Word> = laid.left_b.iter().map(|j| &b[*j]).collect();
    let how = align::kind_of_difference(&left_a, &left_b);
    differs(how, texts(&left_a), texts(&left_b))
}

fn texts(words: &[&Word]) -> Vec<String> {
    words.iter().map(|word| word.text.clone()).collect()
}

/// Whether all that is left without a partner are middle names of one name, or initials for those of the other.
fn middle_names_alone(a: &[Word], b: &[Word], laid: &Alignment) -> bool {
    let full = laid.pairs.iter().filter(|(i, j)| a[*i].letters() > 1 && b[*j].letters() > 1);
    if full.count() < 2 {
        return false;
    }
    let (mut free_a, mut free_b) = (laid.left_a.clone(), laid.left_b.clone());
    let turned = !laid.in_order();
    take_initials(a, &mut free_a, b, &mut free_b, turned);
    take_initials(b, &mut free_b, a, &mut free_a, turned);
    match (free_a.is_empty(), free_b.is_empty()) {
        (true, true) => true,
        (false, true) => free_a.iter().all(|i| is_middle(a, *i, turned)),
        (true, false) => free_b.iter().all(|j| is_middle(b, *j, turned)),
        (false, false) => false,
    }
}

/// Takes out initials of `a` together with the names of `b` that they stand for.
fn take_initials(
    a: &[Word],
    free_a: &mut Vec<usize>,
    b: &[Word],
    free_b: &mut Vec<usize>,
    turned: bool,
) {
    free_a.retain(|i| {
        let Some(initial) = a[*i].initial() else { return true };
        let stands_for = |j: &usize| {
            b[*j].letters() > 1 && b[*j].key.starts_with(initial) && is_middle(b, *j, turned)
        };
        match free_b.iter().position(stands_for) {
            Some(at) => {
                free_b.remove(at);
                false
            }
            None => true,
        }
    });
}

/// Whether a word stands where middle names do: inside, or last behind a family name (`SMITH JOHN MICHAEL`), which shows
/// in the other name's being `John Smith`. A Vietnamese name's last word is the given name.
fn is_middle(name: &[Word], at: usize, turned: bool) -> bool {
    let Some(word) = name.get(at) else { return false };
    if GENERATIONS.contains(&word.key.as_str()) || at == 0 {
        return false;
    }
    if at + 1 < name.len() {
        return true;
    }
    let vietnamese =
        name.first().is_some_and(|w| VIETNAMESE_FAMILY_NAMES.contains(&w.key.as_str()));
    turned && !vietnamese
}

/// Whether one name is the other, cut where the field of a line for machines ends (Doc 9303 part 3, 4.6: `Truncation`).
/// The shortest such field has 30 places, of which the names' own text fills 28 or more with its spaces; a shorter
/// beginning could be another person's whole name.
fn cut_at_the_end(a: &[Word], b: &[Word]) -> bool {
    const SHORTEST: usize = 28;
    let line = |words: &[Word]| words.iter().map(|w| w.key.as_str()).collect::<Vec<_>>().join(" ");
    let (a, b) = (line(a), line(b));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.chars().count() >= SHORTEST && long.starts_with(short.as_str())
}

fn both_in_characters(a: &Written, b: &Written) -> Agreement {
    let (simple_a, simple_b) = (han::simplified(&a.han), han::simplified(&b.han));
    if simple_a != simple_b {
        return differs(Difference::Other, vec![a.han.clone()], vec![b.han.clone()]);
    }
    let rules = Rules::NONE.with_if(a.han != b.han, Accepted::HanForms);
    if a.words.is_empty() || b.words.is_empty() {
        return same_by(rules.with_if(a.words.len() != b.words.len(), Accepted::Pinyin));
    }
    match letters(&a.words, &b.words) {
        Agreement::Differs { how, first, here } => Agreement::Differs { how, first, here },
        Agreement::SameToUs { by } => same_by(by.into_iter().fold(rules, Rules::with)),
        other => other,
    }
}

/// `a` is written in characters, `b` in letters alone.
fn characters_and_letters(a: &Written, b: &Written) -> Agreement {
    // the name in characters says itself in letters as well
    if !a.words.is_empty()
        && let Agreement::SameToUs { by } = letters(&a.words, &b.words)
    {
        return same_by(by.into_iter().fold(Rules::of(Accepted::Pinyin), Rules::with));
    }
    let plain: Vec<Word> = without_titles(&b.words);
    for (words, rules) in [(&b.words, Rules::NONE), (&plain, Rules::of(Accepted::Title))] {
        let rules = rules.with(Accepted::Pinyin);
        if let Some(order) = sounds_like(&a.han, words) {
            return same_by(rules.and(order));
        }
    }
    let letters: String = plain.iter().map(|word| word.key.as_str()).collect();
    let usual = han::usual_sound(&a.han);
    let slip = letters.len() >= 5 && strsim::damerau_levenshtein(&letters, &usual) <= 1;
    let how = if slip { Difference::Spelling } else { Difference::Other };
    let words: Vec<&Word> = b.words.iter().collect();
    differs(how, vec![a.han.clone()], texts(&words))
}

/// The rules by which the words are the characters' sound; family names of one character or two may stand last.
fn sounds_like(characters: &str, words: &[Word]) -> Option<Rules> {
    let text: String =
        words.iter().map(|word| fold_case(&word.plain)).collect::<Vec<_>>().join(" ");
    let letters = han::pinyin_letters(&text)?;
    if han::matches_sounds(characters, &letters, &[]) {
        return Some(Rules::NONE);
    }
    let turned = [1, 2].into_iter().any(|family| {
        let split = characters.char_indices().nth(family).map(|(at, _)| at);
        split.is_some_and(|at| {
            let turned = format!("{}{}", &characters[at..], &characters[..at]);
            han::matches_sounds(&turned, &letters, &[])
        })
    });
    turned.then(|| Rules::of(Accepted::NameOrder))
}
