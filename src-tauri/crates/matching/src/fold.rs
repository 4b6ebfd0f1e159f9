//! Letters brought to a common form, step by step, so that each step can be named.

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// NFC, and one space wherever any white space stands.
pub(crate) fn tidy(text: &str) -> String {
    let text: String = text.nfc().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Full-width and other compatibility forms to the plain ones (UAX 15, NFKC).
pub(crate) fn plain_forms(text: &str) -> String {
    text.nfkc().collect()
}

/// Full case folding (Unicode 3.13, D145).
pub(crate) fn fold_case(text: &str) -> String {
    text.chars().default_case_fold().nfc().collect()
}

/// Without accents: the letter that people see under the mark.
pub(crate) fn without_accents(text: &str) -> String {
    text.nfd().filter(|c| !is_accent(*c)).map(base).nfc().collect()
}

/// Marks on Latin, Greek and Cyrillic letters; those of Thai, Hindi or Japanese are letters of their own.
fn is_accent(c: char) -> bool {
    is_combining_mark(c)
        && matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}')
}

/// Letters with a stroke do not come apart in Unicode.
fn base(c: char) -> char {
    match c {
        'đ' | 'ð' => 'd',
        'Đ' | 'Ð' => 'D',
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'ħ' => 'h',
        'Ħ' => 'H',
        'ŧ' => 't',
        'Ŧ' => 'T',
        'ı' => 'i',
        other => other,
    }
}

/// Ways to write a special letter with `A` to `Z`, as lines for machines do: ICAO Doc 9303 part 3, section 6, tables A
/// (Latin) and B (Cyrillic); for a letter with several, every one. Small letters.
fn spelled(c: char) -> &'static [&'static str] {
    match c {
        'ä' => &["ae", "a"],
        'å' => &["aa", "a"],
        'æ' => &["ae"],
        'ð' => &["d", "dh"],
        'ñ' => &["n", "nxx"],
        'ö' => &["oe", "o"],
        'ø' => &["oe", "o"],
        'ü' => &["ue", "uxx", "u"],
        'ß' => &["ss"],
        'þ' => &["th"],
        'ĳ' => &["ij"],
        'œ' => &["oe"],
        'ĸ' => &["q"],
        'ŋ' => &["n"],
        'ə' => &["e"],
        'а' => &["a"],
        'б' => &["b"],
        'в' => &["v"],
        'г' => &["g", "h"],
        'ґ' => &["g"],
        'д' => &["d"],
        'е' => &["e", "ye", "ie"],
        'ё' => &["e", "io", "yo"],
        'є' => &["ie", "ye"],
        'ж' => &["zh"],
        'з' => &["z"],
        'и' => &["i", "y"],
        'і' => &["i"],
        'ї' => &["i", "yi"],
        'й' => &["i", "y"],
        'к' => &["k"],
        'л' => &["l"],
        'м' => &["m"],
        'н' => &["n"],
        'о' => &["o"],
        'п' => &["p"],
        'р' => &["r"],
        'с' => &["s"],
        'т' => &["t"],
        'у' => &["u"],
        'ў' => &["u"],
        'ф' => &["f"],
        'х' => &["kh", "h"],
        'ц' => &["ts", "c"],
        'ч' => &["ch"],
        'ш' => &["sh"],
        'щ' => &["shch", "sht"],
        'ъ' => &["ie", "a", ""],
        'ы' => &["y"],
        'ь' => &[""],
        'э' => &["e"],
        'ю' => &["iu", "yu"],
        'я' => &["ia", "ya"],
        'ђ' => &["d", "dj"],
        'ј' => &["j"],
        'љ' => &["lj"],
        'њ' => &["nj"],
        'ћ' => &["c"],
        'џ' => &["dz"],
        _ => &[],
    }
}

/// Every way to spell a word without special letters, at most 64; `None` where it has none. Keeps capitals apart unless
/// the word is folded already.
pub(crate) fn spellings(word: &str) -> Option<Vec<String>> {
    let composed: Vec<char> = word.nfc().collect();
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    if composed.iter().all(|c| spelled(lower(*c)).is_empty()) {
        return None;
    }
    let mut found = vec![String::new()];
    for (at, c) in composed.iter().copied().enumerate() {
        let before_small = composed.get(at + 1).is_some_and(|next| next.is_lowercase());
        let ways = spelled(lower(c));
        if ways.is_empty() {
            let rest = without_accents(&c.to_string());
            found.iter_mut().for_each(|one| one.push_str(&rest));
            continue;
        }
        let room = if found.len() * ways.len() > 64 { 1 } else { ways.len() };
        found = ways[..room]
            .iter()
            .flat_map(|way| {
                let way = match (c.is_uppercase(), before_small) {
                    (true, true) => capitalised(way),
                    (true, false) => way.to_uppercase(),
                    (false, _) => (*way).to_owned(),
                };
                found.iter().map(move |one| format!("{one}{way}")).collect::<Vec<_>>()
            })
            .collect();
    }
    found.sort();
    found.dedup();
    Some(found)
}

/// `Sh`, as `Ш` begins a name.
fn capitalised(way: &str) -> String {
    let mut letters = way.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
