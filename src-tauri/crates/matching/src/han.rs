//! Chinese characters: their simplified forms and their sounds.

use pinyin::ToPinyinMulti;

use crate::fold::without_accents;
use crate::tables::HAN_SURNAME_SOUNDS;

/// Whether it is a Chinese character.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}' | '〇')
}

/// Traditional characters as simplified ones (OpenCC's tables).
pub(crate) fn simplified(text: &str) -> String {
    hanconv::t2s(text)
}

/// Every sound a character can have, without tones; `ü` in each of the ways it is written on documents.
pub(crate) fn sounds(c: char) -> Vec<String> {
    let mut found: Vec<String> = c
        .to_pinyin_multi()
        .into_iter()
        .flatten()
        .flat_map(|sound| written(sound.plain()))
        .collect();
    let surname = HAN_SURNAME_SOUNDS.iter().filter(|(surname, _)| *surname == c);
    found.extend(surname.map(|(_, sound)| (*sound).to_owned()));
    found.sort();
    found.dedup();
    found
}

/// `lü` is `LYU` in passports since 2012 (GB/T 28039), `LU` or `LV` before and elsewhere.
fn written(sound: &str) -> Vec<String> {
    let sound = sound.replace('v', "ü");
    if sound.contains('ü') {
        ["u", "v", "yu"].iter().map(|way| sound.replace('ü', way)).collect()
    } else {
        vec![without_accents(&sound)]
    }
}

/// The letters of a pinyin text alone: small, no tones, no spaces. `None` where something else stands in it.
pub(crate) fn pinyin_letters(folded: &str) -> Option<String> {
    let bare = without_accents(folded);
    let mut letters = String::with_capacity(bare.len());
    for c in bare.chars() {
        match c {
            'a'..='z' => letters.push(c),
            '1'..='5' if !letters.is_empty() => {}
            '\'' | '’' | '-' | '.' | ' ' | 'ʼ' | '‘' | '`' => {}
            _ => return None,
        }
    }
    (!letters.is_empty()).then_some(letters)
}

/// Whether Latin letters spell the sound of these characters, whatever the spaces.
pub(crate) fn spells(han: &str, folded: &str) -> bool {
    pinyin_letters(folded).is_some_and(|letters| matches_sounds(han, &letters, &[]))
}

/// Whether the letters can be read off the characters, one after the other; a word of the lexicon may stand for several
/// characters at once, and `""` there means that they may be passed over.
pub(crate) fn matches_sounds(han: &str, letters: &str, lexicon: &[(&str, &[&str])]) -> bool {
    // the set of positions in `letters` that can be reached before each character
    let characters: Vec<char> = han.chars().collect();
    let mut reached = vec![vec![false; letters.len() + 1]; characters.len() + 1];
    reached[0][0] = true;
    for (i, c) in characters.iter().enumerate() {
        if !reached[i].contains(&true) {
            continue;
        }
        let here = reached[i].clone();
        let mut steps: Vec<(usize, String)> = sounds(*c).into_iter().map(|s| (1, s)).collect();
        for (word, ways) in lexicon {
            let length = word.chars().count();
            if characters[i..].iter().take(length).copied().eq(word.chars()) {
                steps.extend(ways.iter().map(|way| (length, (*way).to_owned())));
            }
        }
        for (position, _) in here.iter().enumerate().filter(|(_, yes)| **yes) {
            for (length, way) in &steps {
                if letters.get(position..).is_some_and(|rest| rest.starts_with(way.as_str())) {
                    reached[i + length][position + way.len()] = true;
                }
            }
        }
    }
    reached[characters.len()][letters.len()]
}

/// The first sound of each character, for telling a slip from another name.
pub(crate) fn usual_sound(han: &str) -> String {
    han.chars()
        .filter_map(|c| c.to_pinyin_multi().and_then(|all| all.into_iter().next()))
        .map(|sound| sound.plain().replace('ü', "u"))
        .collect()
}
