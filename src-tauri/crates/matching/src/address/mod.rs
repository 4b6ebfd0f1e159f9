//! Postal addresses.

mod pieces;

use signup::document::{Accepted, Agreement, Difference};

use crate::align::{self, Alignment};
use crate::outcome::{Rules, differs, letter_by_letter, same_by, symmetric};
use crate::tables::Class;
use crate::word::Word;
use pieces::{Kind, POSTCODE, Piece, pieces};

/// Whether two writings of a postal address say the same. `country` (ISO 3166-1 alpha-2) tells how postcodes look.
///
/// Abbreviations, the order of the parts, names of places in several languages are the same; one may say more (floor,
/// district, postcode, country). Another number is another address, as is a street's name with a word missing or another
/// kind of street.
pub fn address(a: &str, b: &str, country: &str) -> Agreement {
    if letter_by_letter(a, b) {
        return Agreement::Same;
    }
    symmetric(a, b, |a, b| {
        let (a, b) = (Side::new(a, country), Side::new(b, country));
        Held::new(&a, &b).agreement()
    })
}

/// One of the two addresses, its numbers and its words apart.
struct Side {
    numbers: Vec<Piece>,
    words: Vec<Piece>,
    /// The part the street stands in.
    street: usize,
    /// The position of each number and each word among all pieces.
    number_at: Vec<usize>,
    word_at: Vec<usize>,
}

impl Side {
    fn new(text: &str, country: &str) -> Self {
        let pieces = pieces(text, country);
        let house = pieces.iter().find(|p| is_house(p)).or(pieces.first());
        let street = house.map_or(0, |piece| piece.part);
        let mut side = Self {
            numbers: Vec::new(),
            words: Vec::new(),
            street: street_part(&pieces, street),
            number_at: Vec::new(),
            word_at: Vec::new(),
        };
        for (at, piece) in pieces.into_iter().enumerate() {
            if piece.is_number() {
                side.numbers.push(piece);
                side.number_at.push(at);
            } else {
                side.words.push(piece);
                side.word_at.push(at);
            }
        }
        side
    }
}

fn is_house(piece: &Piece) -> bool {
    matches!(piece.kind, Kind::Number { of: None, .. })
}

/// A number may stand in a part of its own (`12, rue de Rivoli`): the street is then in the next that has a name.
fn street_part(pieces: &[Piece], part: usize) -> usize {
    let named = |p: &&Piece| p.part >= part && p.kind == Kind::Word && !p.may_be_left_out();
    pieces.iter().find(named).map_or(part, |piece| piece.part)
}

/// Two addresses beside each other.
struct Held<'a> {
    a: &'a Side,
    b: &'a Side,
    rules: Rules,
    /// Pairs of numbers, then numbers left over.
    number_pairs: Vec<(usize, usize)>,
    left_numbers: (Vec<usize>, Vec<usize>),
    words: Alignment,
}

impl<'a> Held<'a> {
    fn new(a: &'a Side, b: &'a Side) -> Self {
        let texts = |side: &Side| side.words.iter().map(|p| p.word.clone()).collect::<Vec<Word>>();
        let words = align::anywhere(
            &texts(a),
            &texts(b),
            |i, j| same_word(&a.words[i], &b.words[j]),
            |_| true,
        );
        let mut held = Self {
            a,
            b,
            rules: words.rules,
            number_pairs: Vec::new(),
            left_numbers: ((0..a.numbers.len()).collect(), (0..b.numbers.len()).collect()),
            words,
        };
        held.pair_numbers(|x, y| x == y);
        held.pair_unnamed();
        held.pair_longer_postcodes();
        held.pair_letters_behind();
        held
    }

    /// Pairs numbers of one value, whose names fit.
    fn pair_numbers(&mut self, fits: impl Fn(Option<&str>, Option<&str>) -> bool) {
        let (a, b) = (&self.a.numbers, &self.b.numbers);
        let (left_a, left_b) = &mut self.left_numbers;
        left_a.retain(|i| {
            let partner = left_b.iter().position(|j| {
                let ((x, of_x), (y, of_y)) = (number(&a[*i]), number(&b[*j]));
                x == y && fits(of_x, of_y)
            });
            let Some(at) = partner else { return true };
            let j = left_b.remove(at);
            self.rules = self
                .rules
                .and(a[*i].word.same(&b[j].word).unwrap_or(Rules::of(Accepted::Punctuation)));
            self.number_pairs.push((*i, j));
            false
        });
    }

    /// A number may have its name on one side only (`12 Oak St 5`, `12 Oak St Apt 5`), as long as nothing else there
    /// could be meant.
    fn pair_unnamed(&mut self) {
        let names = |side: &Side| -> Vec<&'static str> {
            side.numbers.iter().filter_map(|p| number(p).1).collect()
        };
        let (names_a, names_b) = (names(self.a), names(self.b));
        let before = self.number_pairs.len();
        self.pair_numbers(|x, y| match (x, y) {
            (Some(name), None) => !names_b.contains(&name),
            (None, Some(name)) => !names_a.contains(&name),
            _ => false,
        });
        let more = self.number_pairs.len() > before;
        self.rules = self.rules.with_if(more, Accepted::MoreDetail);
    }

    /// `90210` and `90210-1234`.
    fn pair_longer_postcodes(&mut self) {
        let (a, b) = (&self.a.numbers, &self.b.numbers);
        let is_longer = |x: &Piece, y: &Piece| {
            let ((x, of_x), (y, of_y)) = (number(x), number(y));
            of_x == Some(POSTCODE)
                && of_y == Some(POSTCODE)
                && x.len() == 5
                && y.strip_prefix(x).is_some_and(|r| r.starts_with('-'))
        };
        let found = self.left_numbers.0.iter().enumerate().find_map(|(at_a, i)| {
            let fits = |j: &usize| is_longer(&a[*i], &b[*j]) || is_longer(&b[*j], &a[*i]);
            self.left_numbers.1.iter().position(fits).map(|at_b| (at_a, at_b))
        });
        if let Some((at_a, at_b)) = found {
            let pair = (self.left_numbers.0.remove(at_a), self.left_numbers.1.remove(at_b));
            self.number_pairs.push(pair);
            self.rules = self.rules.with(Accepted::MoreDetail);
        }
    }

    /// `12A` and `12 A`.
    fn pair_letters_behind(&mut self) {
        let join = |numbers: (&Side, &[usize]), letters: (&Side, &[usize], &[usize])| {
            let (side, left) = numbers;
            let (other, left_numbers, left_words) = letters;
            left.iter().enumerate().find_map(|(at, i)| {
                let (value, of) = number(&side.numbers[*i]);
                left_numbers.iter().enumerate().find_map(|(number_at, j)| {
                    let (short, of_short) = number(&other.numbers[*j]);
                    let word_at = left_words.iter().position(|w| {
                        other.word_at[*w] == other.number_at[*j] + 1
                            && other.words[*w].word.letters() == 1
                            && of == of_short
                            && format!("{short}{}", other.words[*w].word.key) == value
                    })?;
                    Some((at, number_at, word_at))
                })
            })
        };
        let (left_a, left_b) = &mut self.left_numbers;
        if let Some((i, j, word)) = join((self.a, left_a), (self.b, left_b, &self.words.left_b)) {
            self.number_pairs.push((left_a.remove(i), left_b.remove(j)));
            self.words.left_b.remove(word);
            self.rules = self.rules.with(Accepted::Punctuation);
        } else if let Some((j, i, word)) =
            join((self.b, left_b), (self.a, left_a, &self.words.left_a))
        {
            self.number_pairs.push((left_a.remove(i), left_b.remove(j)));
            self.words.left_a.remove(word);
            self.rules = self.rules.with(Accepted::Punctuation);
        }
    }

    fn agreement(mut self) -> Agreement {
        if let Some(swapped) = self.swapped_numbers() {
            return self.differing(Difference::Number, &swapped, &swapped.map(|(i, j)| (j, i)));
        }
        let numbers = self.numbers_agree();
        let words = self.words_agree();
        match (numbers, words) {
            (Ok(more_numbers), Ok(more_words)) => {
                let something = !self.words.pairs.is_empty() || !self.number_pairs.is_empty();
                if !something {
                    return self.left(Difference::Other);
                }
                if !self.words.in_order() {
                    self.rules = self.rules.with(Accepted::PartOrder);
                }
                same_by(self.rules.with_if(more_numbers || more_words, Accepted::MoreDetail))
            }
            (Err(Difference::Number), Ok(_) | Err(Difference::Missing)) => {
                self.left(Difference::Number)
            }
            (_, Err(how)) | (Err(how), Ok(_)) => self.left(how),
        }
    }

    /// Two house numbers of one part that changed places: `12 Calle 5`, `5 Calle 12`.
    fn swapped_numbers(&self) -> Option<[(usize, usize); 2]> {
        let mut pairs: Vec<(usize, usize)> = self.number_pairs.clone();
        pairs.retain(|(i, j)| is_house(&self.a.numbers[*i]) && is_house(&self.b.numbers[*j]));
        pairs.sort_unstable();
        let one_part = |x: &Piece, y: &Piece| x.part == y.part;
        pairs.windows(2).find_map(|two| {
            let ((i, j), (k, l)) = (two[0], two[1]);
            let crossed = l < j;
            let (a, b) = (&self.a.numbers, &self.b.numbers);
            let differ = number(&a[i]).0 != number(&a[k]).0;
            (crossed && differ && (one_part(&a[i], &a[k]) || one_part(&b[j], &b[l])))
                .then_some([(i, j), (k, l)])
        })
    }

    /// Whether one says more numbers; or how the numbers differ.
    fn numbers_agree(&self) -> Result<bool, Difference> {
        let left = |side: &'a Side, left: &[usize]| -> Vec<&'a Piece> {
            left.iter().map(|i| &side.numbers[*i]).collect()
        };
        let (a, b) = (left(self.a, &self.left_numbers.0), left(self.b, &self.left_numbers.1));
        let clash = a.iter().any(|x| {
            b.iter().any(|y| {
                let (of_x, of_y) = (number(x).1, number(y).1);
                of_x == of_y || of_x.is_none() || of_y.is_none()
            })
        });
        if clash {
            return Err(Difference::Number);
        }
        let houses = a.iter().chain(&b).any(|piece| is_house(piece));
        if houses {
            return Err(Difference::Missing);
        }
        // districts by number on both sides, but not the same ones
        let areas = |pieces: &[&Piece]| pieces.iter().any(|p| !is_inside(number(p).1));
        if areas(&a) && areas(&b) {
            return Err(Difference::Number);
        }
        Ok(!a.is_empty() || !b.is_empty())
    }

    /// Whether one says more words; or how the words differ.
    fn words_agree(&self) -> Result<bool, Difference> {
        if self.street_words_turned() {
            return Err(Difference::Other);
        }
        let left = |side: &'a Side, left: &[usize]| -> Vec<&'a Piece> {
            left.iter().map(|i| &side.words[*i]).collect()
        };
        let (a, b) = (left(self.a, &self.words.left_a), left(self.b, &self.words.left_b));
        let ways = |pieces: &[&Piece]| pieces.iter().any(|p| p.is_way() && p.may_be_left_out());
        if ways(&a) && ways(&b) {
            return Err(Difference::Other);
        }
        let strong = |pieces: &[&'a Piece]| -> Vec<&'a Piece> {
            pieces.iter().copied().filter(|piece| !piece.may_be_left_out()).collect()
        };
        let (strong_a, strong_b) = (strong(&a), strong(&b));
        let texts = |pieces: &[&'a Piece]| pieces.iter().map(|p| &p.word).collect::<Vec<_>>();
        if !strong_a.is_empty() && !strong_b.is_empty() {
            return Err(align::kind_of_difference(&texts(&strong_a), &texts(&strong_b)));
        }
        let other_country = |pieces: &[&Piece]| {
            pieces.iter().any(|p| matches!(p.kind, Kind::Place { is_country: true, .. }))
        };
        if other_country(&a) && other_country(&b) {
            return Err(Difference::Other);
        }
        let in_street = strong_a.iter().any(|p| p.part == self.a.street)
            || strong_b.iter().any(|p| p.part == self.b.street);
        if in_street {
            return Err(Difference::Missing);
        }
        Ok(!a.is_empty() || !b.is_empty())
    }

    /// Whether words of the street's name changed places.
    fn street_words_turned(&self) -> bool {
        let is_name = |piece: &Piece| piece.kind == Kind::Word && piece.designates.is_empty();
        let names: Vec<&(usize, usize)> = self
            .words
            .pairs
            .iter()
            .filter(|(i, j)| is_name(&self.a.words[*i]) && is_name(&self.b.words[*j]))
            .filter(|(i, _)| self.a.words[*i].part == self.a.street)
            .collect();
        names.windows(2).any(|two| {
            let (j, l) = (two[0].1, two[1].1);
            l < j && self.b.words[j].part == self.b.words[l].part
        })
    }

    /// What is left on both sides, in its order.
    fn left(&self, how: Difference) -> Agreement {
        let texts = |side: &Side, numbers: &[usize], words: &[usize]| {
            let mut all: Vec<(usize, &Piece)> = numbers
                .iter()
                .map(|i| (side.number_at[*i], &side.numbers[*i]))
                .chain(words.iter().map(|i| (side.word_at[*i], &side.words[*i])))
                .filter(|(_, piece)| {
                    how == Difference::Missing || !how_is_number(how) || piece.is_number()
                })
                .collect();
            all.sort_by_key(|(at, _)| *at);
            all.into_iter().map(|(_, piece)| piece.word.text.clone()).collect()
        };
        differs(
            how,
            texts(self.a, &self.left_numbers.0, &self.words.left_a),
            texts(self.b, &self.left_numbers.1, &self.words.left_b),
        )
    }

    fn differing(&self, how: Difference, a: &[(usize, usize)], b: &[(usize, usize)]) -> Agreement {
        let texts = |side: &Side, pairs: &[(usize, usize)]| {
            let mut found: Vec<usize> = pairs.iter().map(|(at, _)| *at).collect();
            found.sort_unstable();
            found.into_iter().map(|at| side.numbers[at].word.text.clone()).collect()
        };
        differs(how, texts(self.a, a), texts(self.b, b))
    }
}

fn how_is_number(how: Difference) -> bool {
    how == Difference::Number
}

fn number(piece: &Piece) -> (&str, Option<&'static str>) {
    match &piece.kind {
        Kind::Number { value, of } => (value, *of),
        _ => ("", None),
    }
}

/// Whether a number of this is one of a floor, a flat or a postcode: more detail of the same address.
fn is_inside(of: Option<&'static str>) -> bool {
    let row = crate::tables::DESIGNATORS.iter().find(|d| Some(d.kind) == of);
    of == Some(POSTCODE) || row.is_some_and(|d| d.class == Class::Inside)
}

/// The rules by which two words of addresses are the same.
fn same_word(a: &Piece, b: &Piece) -> Option<Rules> {
    let shared = a.designates.iter().any(|x| b.designates.iter().any(|y| x.kind == y.kind));
    if !shared && !a.designates.is_empty() && !b.designates.is_empty() {
        // the one's St is a saint, the other's a street
        return None;
    }
    if let Some(rules) = a.word.same(&b.word) {
        return Some(rules);
    }
    if let (Kind::Place { name: x, .. }, Kind::Place { name: y, .. }) = (&a.kind, &b.kind)
        && x == y
    {
        return Some(Rules::of(Accepted::Abbreviation));
    }
    shared.then(|| Rules::of(Accepted::Abbreviation))
}
