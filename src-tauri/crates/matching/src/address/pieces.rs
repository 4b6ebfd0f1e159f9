//! An address taken apart: words, numbers and what they are numbers of, parts between commas.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fold::plain_forms;
use crate::han;
use crate::postcode;
use crate::tables::{Class, DESIGNATORS, Designator, HAN_DESIGNATORS, PLACES};
use crate::word::Word;

/// One piece.
#[derive(Clone)]
pub(crate) struct Piece {
    pub(crate) word: Word,
    pub(crate) kind: Kind,
    /// Which part it stands in, counted from the start.
    pub(crate) part: usize,
    /// What it may be as a designator, besides itself.
    pub(crate) designates: Vec<&'static Designator>,
    /// A dot or slash stood behind it: it is short for something.
    marked: bool,
}

/// What a piece is.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    /// A known place, by our name for it.
    Place {
        name: &'static str,
        is_country: bool,
    },
    /// A number; `of` is what it is the number of, `None` for a house's.
    Number {
        value: String,
        of: Option<&'static str>,
    },
}

/// What a postcode is a number of.
pub(crate) const POSTCODE: &str = "postcode";

impl Piece {
    fn new(text: &str, part: usize, marked: bool) -> Self {
        let word = Word::new(text);
        let kind = if text.chars().any(|c| c.is_numeric()) {
            Kind::Number { value: value(&word.key), of: None }
        } else {
            Kind::Word
        };
        Self { word, kind, part, designates: Vec::new(), marked }
    }

    pub(crate) fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number { .. })
    }

    /// Whether it is one of these and says nothing that the address would miss.
    pub(crate) fn may_be_left_out(&self) -> bool {
        if let Kind::Place { is_country, .. } = self.kind {
            return is_country;
        }
        let plain_letter = self.word.letters() == 1 && !self.marked && !self.word.is_han();
        let fixed = self.designates.iter().any(|d| d.class == Class::Fixed);
        !self.designates.is_empty() && !fixed && !plain_letter
    }

    pub(crate) fn is_way(&self) -> bool {
        self.designates.iter().any(|d| d.class == Class::Way)
    }
}

/// Without leading zeros, in small letters.
fn value(key: &str) -> String {
    let trimmed = key.trim_start_matches('0');
    let trimmed = if trimmed.starts_with(|c: char| c.is_ascii_digit()) { trimmed } else { key };
    trimmed.to_owned()
}

/// Takes an address of a country (ISO 3166-1 alpha-2) apart.
pub(crate) fn pieces(text: &str, country: &str) -> Vec<Piece> {
    let mut found = scan(text);
    merge_postcode_pairs(&mut found, country);
    merge_phrases(&mut found);
    drop_ambiguous(&mut found);
    split_parts(&mut found);
    name_numbers(&mut found);
    name_postcode(&mut found, country);
    found
}

/// Words and numbers as they stand.
fn scan(text: &str) -> Vec<Piece> {
    let characters: Vec<char> = plain_forms(&without_raised(text)).chars().collect();
    let mut found = Vec::new();
    let (mut at, mut part) = (0, 0);
    while at < characters.len() {
        let c = characters[at];
        if han::is_han(c) {
            let end = run(&characters, at, han::is_han);
            scan_han(&characters[at..end], &mut part, &mut found);
            at = end;
        } else if c.is_numeric() {
            let end = number_end(&characters, at);
            let text: String = characters[at..end].iter().collect();
            found.push(Piece::new(without_ordinal(&text), part, false));
            at = end;
        } else if is_letter(c) {
            let end = run(&characters, at, |c| is_letter(c) || c.is_numeric());
            let text: String = characters[at..end].iter().filter(|c| !is_apostrophe(**c)).collect();
            let marked = matches!(characters.get(end), Some('.' | '/'));
            push_word(&text, part, marked, &mut found);
            at = end;
        } else {
            match c {
                ',' | ';' | '\n' | '|' | '、' | '。' | '·' | '(' | ')' => part += 1,
                '#' => found.push(Piece::new("unit", part, false)),
                '&' => found.push(Piece::new("and", part, false)),
                _ => {}
            }
            at += 1;
        }
    }
    found
}

/// `5º` is 5, and `Nº` is short for something.
fn without_raised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'º' | 'ª' | '°' if out.ends_with(char::is_alphabetic) => out.push('.'),
            'º' | 'ª' | '°' => {}
            other => out.push(other),
        }
    }
    out
}

fn run(characters: &[char], from: usize, is: impl Fn(char) -> bool) -> usize {
    characters[from..].iter().position(|c| !is(*c)).map_or(characters.len(), |length| from + length)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

fn is_letter(c: char) -> bool {
    (c.is_alphabetic() && !han::is_han(c))
        || is_apostrophe(c)
        || unicode_normalization::char::is_combining_mark(c)
}

/// `12`, `12A`, `12-14`, `12/3A`: a number with what hangs on it.
fn number_end(characters: &[char], from: usize) -> usize {
    let is_tail = |c: char| c.is_numeric() || is_letter(c);
    let mut end = run(characters, from, is_tail);
    while let (Some('-' | '–' | '/'), Some(next)) = (characters.get(end), characters.get(end + 1))
    {
        if !next.is_numeric() {
            break;
        }
        end = run(characters, end + 1, is_tail);
    }
    end
}

/// `3rd` is 3.
fn without_ordinal(text: &str) -> &str {
    let digits = text.trim_end_matches(|c: char| c.is_alphabetic());
    let tail = text.get(digits.len()..).unwrap_or("").to_lowercase();
    let ordinal =
        matches!(tail.as_str(), "st" | "nd" | "rd" | "th" | "er" | "eme" | "ème" | "ª" | "º");
    if ordinal && !digits.is_empty() { digits } else { text }
}

/// A word; where a number hangs on a short word (`Q1`, `P.12`, `Apt5`), both.
fn push_word(text: &str, part: usize, marked: bool, found: &mut Vec<Piece>) {
    const BEFORE_NUMBERS: &[&str] = &[
        "q", "p", "f", "apt", "no", "km", "tp", "rm", "unit", "floor", "fl", "quan", "phuong",
        "kp", "so", "flat", "ql",
    ];
    let digits = text.find(|c: char| c.is_numeric());
    if let Some((word, number)) = digits.map(|at| text.split_at(at)) {
        let known = BEFORE_NUMBERS.contains(&Word::new(word).key.as_str());
        if known && number.chars().all(char::is_numeric) {
            found.push(Piece::new(word, part, true));
            found.push(Piece::new(number, part, false));
            return;
        }
    }
    if let Some((name, kind)) = compound(text) {
        found.push(Piece::new(name, part, false));
        found.push(Piece::new(kind, part, true));
    } else if !text.is_empty() {
        found.push(Piece::new(text, part, marked));
    }
}

/// `Hauptstraße` is `Haupt` and `straße`.
fn compound(text: &str) -> Option<(&str, &str)> {
    const KINDS: [&str; 4] = ["straße", "strasse", "straat", "str"];
    const SHORTEST_NAME: usize = 3;
    let small = text.to_lowercase();
    if small.len() != text.len() {
        return None;
    }
    let kind = KINDS.iter().find(|kind| small.ends_with(**kind))?;
    let (name, kind) = text.split_at_checked(text.len() - kind.len())?;
    (name.chars().count() >= SHORTEST_NAME).then_some((name, kind))
}

/// Characters: names, each with what stands behind it (`南山` `区`). A district's name begins a part.
fn scan_han(run: &[char], part: &mut usize, found: &mut Vec<Piece>) {
    let simple: Vec<char> = han::simplified(&run.iter().collect::<String>()).chars().collect();
    let simple = if simple.len() == run.len() { simple } else { run.to_vec() };
    let mut name = String::new();
    let mut at = 0;
    while at < run.len() {
        let after_number = name.is_empty() && found.last().is_some_and(Piece::is_number);
        let designator = HAN_DESIGNATORS.iter().find(|(written, _)| {
            (!name.is_empty() || after_number)
                && simple[at..].iter().copied().take(written.chars().count()).eq(written.chars())
        });
        let Some((written, kind)) = designator else {
            name.push(run[at]);
            at += 1;
            continue;
        };
        let length = written.chars().count();
        let rows: Vec<&'static Designator> =
            DESIGNATORS.iter().filter(|d| d.kind == *kind).collect();
        push_han_name(&mut name, *part, rows.iter().any(|d| d.class == Class::Way), found);
        let mut piece = Piece::new(&run[at..at + length].iter().collect::<String>(), *part, true);
        let is_area = rows.iter().any(|d| d.class == Class::Area);
        piece.designates = rows;
        found.push(piece);
        *part += usize::from(is_area);
        at += length;
    }
    push_han_name(&mut name, *part, false, found);
}

/// `南京东` before a road is `南京` and `东`: people translate the direction.
fn push_han_name(name: &mut String, part: usize, before_way: bool, found: &mut Vec<Piece>) {
    const DIRECTIONS: [(char, &str); 4] =
        [('东', "east"), ('南', "south"), ('西', "west"), ('北', "north")];
    let whole = std::mem::take(name);
    let last = whole.chars().next_back();
    let direction = DIRECTIONS.iter().find(|(c, _)| before_way && Some(*c) == last);
    match direction {
        Some((c, kind)) if whole.chars().count() > 2 => {
            found.push(Piece::new(whole.trim_end_matches(*c), part, false));
            let mut piece = Piece::new(&c.to_string(), part, false);
            piece.designates = DESIGNATORS.iter().filter(|d| d.kind == *kind).collect();
            found.push(piece);
        }
        _ if !whole.is_empty() => found.push(Piece::new(&whole, part, false)),
        _ => {}
    }
}

/// `SW1A 1AA` is one number.
fn merge_postcode_pairs(pieces: &mut Vec<Piece>, country: &str) {
    let mut at = 0;
    while at + 1 < pieces.len() {
        let (one, next) = (&pieces[at], &pieces[at + 1]);
        if one.part == next.part && postcode::is_pair(country, &one.word.plain, &next.word.plain) {
            let text = format!("{}{}", one.word.plain, next.word.plain);
            let mut piece = Piece::new(&text, one.part, false);
            piece.kind = Kind::Number { value: piece.word.key.clone(), of: Some(POSTCODE) };
            pieces.splice(at..at + 2, [piece]);
        }
        at += 1;
    }
}

/// Designators by what is written.
static BY_WRITTEN: LazyLock<HashMap<&str, Vec<&'static Designator>>> = LazyLock::new(|| {
    let mut found: HashMap<&str, Vec<&'static Designator>> = HashMap::new();
    for row in DESIGNATORS {
        for written in row.written {
            found.entry(written).or_default().push(row);
        }
    }
    found
});

/// Places by each of their names: our name for them, and whether it is a country. The first in the table counts.
static PLACES_BY_NAME: LazyLock<HashMap<&str, (&'static str, bool)>> = LazyLock::new(|| {
    let mut found = HashMap::new();
    for (name, is_country, written) in PLACES {
        for one in *written {
            found.entry(*one).or_insert((*name, *is_country));
        }
    }
    found
});

/// Finds places and designators of one or several words.
fn merge_phrases(pieces: &mut Vec<Piece>) {
    const MOST: usize = 5;
    let mut at = 0;
    while at < pieces.len() {
        let part = pieces[at].part;
        let reach = pieces[at..].iter().take(MOST).take_while(|p| p.part == part).count();
        for count in (1..=reach).rev() {
            let run = &pieces[at..at + count];
            let (key, folded) = (said(run, |w| &w.key), said(run, |w| &w.folded));
            let place = PLACES_BY_NAME
                .get(key.as_str())
                .copied()
                .filter(|_| key.len() > 2 || stands_as_code(pieces, at));
            let rows: Vec<&'static Designator> = designators(&key, &folded);
            if place.is_none() && (rows.is_empty() || !pieces[at].designates.is_empty()) {
                continue;
            }
            let text = run.iter().map(|p| p.word.text.as_str()).collect::<Vec<_>>().join(" ");
            let mut piece = Piece::new(&text, part, run[count - 1].marked);
            piece.designates = rows;
            if let Some((name, is_country)) = place {
                piece.kind = Kind::Place { name, is_country };
                // TX is Texas here, and no thị xã
                piece.designates.clear();
            } else if count == 1 {
                piece.kind = run[0].kind.clone();
            }
            pieces.splice(at..at + count, [piece]);
            break;
        }
        at += 1;
    }
}

fn said(run: &[Piece], form: impl Fn(&Word) -> &String) -> String {
    run.iter().map(|piece| form(&piece.word).as_str()).collect::<Vec<_>>().join(" ")
}

/// Entries with accents stand for themselves; those without also for Western accents, not for Vietnamese ones, which
/// make other words.
fn designators(key: &str, folded: &str) -> Vec<&'static Designator> {
    let vietnamese = folded
        .chars()
        .any(|c| c == 'đ' || ('\u{1EA0}'..='\u{1EF9}').contains(&c) || "ơưăâêô".contains(c));
    let (exact, bare) = (BY_WRITTEN.get(folded), BY_WRITTEN.get(key).filter(|_| !vietnamese));
    let mut rows: Vec<&'static Designator> =
        exact.into_iter().chain(bare.filter(|_| key != folded)).flatten().copied().collect();
    rows.dedup_by_key(|row| row.kind);
    rows
}

/// Two letters are a state's or country's code only where such stand: in capitals, before a number or at a part's end.
fn stands_as_code(pieces: &[Piece], at: usize) -> bool {
    let (this, next) = (&pieces[at], pieces.get(at + 1));
    let capitals = this.word.plain.chars().all(|c| !c.is_lowercase());
    let ends = next.is_none_or(|next| next.part != this.part || next.is_number());
    let first = at == 0 || pieces[at - 1].is_number();
    capitals && ends && !this.marked && !first
}

/// `St James`, `Dr Martin`: before a name it is no kind of street; `Oak St`: behind one it is no saint.
fn drop_ambiguous(pieces: &mut [Piece]) {
    for at in 0..pieces.len() {
        let part = pieces[at].part;
        let is_name = |piece: Option<&Piece>| {
            piece.is_some_and(|p| p.part == part && p.kind == Kind::Word && p.designates.is_empty())
        };
        let (fixed, other): (Vec<_>, Vec<_>) =
            pieces[at].designates.iter().copied().partition(|d| d.class == Class::Fixed);
        if fixed.is_empty() || other.is_empty() {
            continue;
        }
        let before = at > 0 && is_name(pieces.get(at - 1));
        let after = is_name(pieces.get(at + 1));
        pieces[at].designates = if after && !before { fixed } else { other };
    }
}

/// Begins a new part where an area is named without a comma before it: `12 Lê Lợi Quận 1 TP.HCM`, `Hauptstr. 5 10115 Berlin`.
fn split_parts(pieces: &mut [Piece]) {
    const BEFORE_NAMES: &[&str] = &[
        "phuong",
        "p",
        "quan",
        "q",
        "huyen",
        "xa",
        "tinh",
        "tp",
        "thanh pho",
        "thi xa",
        "thi tran",
        "tx",
        "tt",
        "khu pho",
        "kp",
        "ap",
        "tdp",
        "col",
        "colonia",
    ];
    let mut more = 0;
    for at in 0..pieces.len() {
        let area = pieces[at].designates.iter().any(|d| d.class == Class::Area)
            && BEFORE_NAMES.contains(&pieces[at].word.key.as_str());
        let place = matches!(pieces[at].kind, Kind::Place { .. });
        let same_part = at > 0 && pieces[at - 1].part == pieces[at].part + more;
        let behind_label =
            at > 0 && pieces[at - 1].designates.iter().any(|d| d.class == Class::Area);
        if same_part && (area || (place && !behind_label)) {
            more += 1;
        }
        pieces[at].part += more;
    }
}

/// What each number is the number of, by the word beside it.
fn name_numbers(pieces: &mut [Piece]) {
    let names = |piece: Option<&Piece>, part: usize| -> Option<&'static str> {
        let piece = piece.filter(|piece| piece.part == part)?;
        let row =
            piece.designates.iter().find(|d| matches!(d.class, Class::Area | Class::Inside))?;
        let way_or_label =
            piece.designates.iter().any(|d| matches!(d.class, Class::Way | Class::Label));
        (!way_or_label || d_is_short(piece)).then_some(row.kind)
    };
    for at in 0..pieces.len() {
        if !pieces[at].is_number() {
            continue;
        }
        let part = pieces[at].part;
        let before = (at > 0).then(|| names(pieces.get(at - 1), part)).flatten();
        let next_is_han = pieces.get(at + 1).is_some_and(|p| p.word.is_han());
        let after = names(pieces.get(at + 1), part);
        // in Chinese it stands behind the number; elsewhere rather before it
        let name = if next_is_han { after } else { before.or(after) };
        if let Kind::Number { of, .. } = &mut pieces[at].kind {
            *of = of.or(name);
        }
    }
}

/// `P` and `Q` are wards and districts wherever a number follows.
fn d_is_short(piece: &Piece) -> bool {
    matches!(piece.word.key.as_str(), "p" | "q" | "f" | "apt" | "ste")
}

/// The last number of a postcode's form is the postcode, if a house number is left beside it or it stands behind a word
/// that says so.
fn name_postcode(pieces: &mut [Piece], country: &str) {
    let is_postcode =
        |piece: &Piece| matches!(&piece.kind, Kind::Number { of: Some(POSTCODE), .. });
    if pieces.iter().any(is_postcode) {
        return;
    }
    let unnamed: Vec<usize> = (0..pieces.len())
        .filter(|at| matches!(pieces[*at].kind, Kind::Number { of: None, .. }))
        .collect();
    let fits = |at: &usize| postcode::is_one(country, &pieces[*at].word.plain);
    let Some(last) = unnamed.iter().copied().rfind(fits) else { return };
    let said = last > 0 && pieces[last - 1].designates.iter().any(|d| d.kind == POSTCODE);
    let first_of_all = last == 0;
    let clear = unnamed.len() > 1 || said || (pieces[last].word.letters() >= 5 && !first_of_all);
    if clear && let Kind::Number { of, value } = &mut pieces[last].kind {
        *of = Some(POSTCODE);
        *value = pieces[last].word.key.clone();
    }
}
