//! The 37 characters of the lines for machines (ICAO Doc 9303, part 3, 4.3), and what they are mistaken for.

use std::sync::OnceLock;

use ocr::{Alphabet, Reader};

/// In the order of all likelihoods here.
pub(super) const SYMBOLS: &str = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
pub(super) const COUNT: usize = SYMBOLS.len();

/// Writing that is the same glyph, or that a reader of all languages takes the glyph for.
const MISTAKEN: [(char, &str); COUNT] = [
    ('<', "くく〈《«‹＜≪㐅ㄑ巜"),
    ('0', "０"),
    ('1', "１"),
    ('2', "２"),
    ('3', "３"),
    ('4', "４"),
    ('5', "５"),
    ('6', "６"),
    ('7', "７"),
    ('8', "８"),
    ('9', "９"),
    ('A', "aÀÁÂÃÄÅàáâãäåΑĀāĂăĄą"),
    ('B', "bΒ"),
    ('C', "cÇçĆćČč"),
    ('D', "dĎď"),
    ('E', "eÈÉÊËèéêëΕĒēĖėĘęĚě"),
    ('F', "f"),
    ('G', "gĞğĢģ"),
    ('H', "hΗ"),
    ('I', "iÌÍÎÏìíîïΙĪīİıĮį|"),
    ('J', "j"),
    ('K', "kΚķĶ"),
    ('L', "lŁłĻļ"),
    ('M', "mΜ"),
    ('N', "nÑñΝŃńŇňŅņ"),
    ('O', "oÒÓÔÕÖòóôõöΟŌōŐő"),
    ('P', "pΡ"),
    ('Q', "q"),
    ('R', "rŘř"),
    ('S', "sŚśŠšŞşȘș"),
    ('T', "tΤŤťŢţȚț"),
    ('U', "uÙÚÛÜùúûüŪūŮůŰűŲų"),
    ('V', "v"),
    ('W', "w"),
    ('X', "xΧ"),
    ('Y', "yÝýÿΥ"),
    ('Z', "zΖŹźŻżŽž"),
];

/// For [`Reader::spell`]. It is the same for every reader: all have the same files inside.
pub(super) fn alphabet(reader: &Reader) -> &'static Alphabet {
    static ALPHABET: OnceLock<Alphabet> = OnceLock::new();
    ALPHABET.get_or_init(|| reader.alphabet(&MISTAKEN))
}

/// The place in [`SYMBOLS`] of what a character stands for. `None` for all other writing.
pub(super) fn place(character: char) -> Option<usize> {
    let means =
        |&(symbol, mistaken): &(char, &str)| symbol == character || mistaken.contains(character);
    MISTAKEN.iter().position(means)
}

/// The place of one of the 37 themselves.
pub(super) const fn index(symbol: u8) -> usize {
    match symbol {
        b'0'..=b'9' => (symbol - b'0') as usize + 1,
        b'A'..=b'Z' => (symbol - b'A') as usize + 11,
        _ => 0,
    }
}

/// The symbol at a place.
pub(super) fn symbol(place: usize) -> char {
    char::from(SYMBOLS.as_bytes().get(place).copied().unwrap_or(b'<'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_has_its_place_and_no_other_writing_two() {
        for (at, character) in SYMBOLS.chars().enumerate() {
            assert_eq!((place(character), index(character as u8)), (Some(at), at));
            assert_eq!((MISTAKEN[at].0, symbol(at)), (character, character));
        }
        let all: Vec<char> = MISTAKEN.iter().flat_map(|(_, mistaken)| mistaken.chars()).collect();
        for character in &all {
            let owners = MISTAKEN.iter().filter(|(_, mistaken)| mistaken.contains(*character));
            assert_eq!(owners.count(), 1, "{character}");
        }
        assert_eq!(
            (place('く'), place('ñ'), place('犬'), place(' ')),
            (Some(0), Some(24), None, None)
        );
    }
}
