//! What a document is, by what is on it.

use std::collections::BTreeSet;

use signup::document::{
    Asked, Finding, FindingCode, MachineReadable, MrzFormat, SeenKind, Severity,
};
use signup::wire::{DocumentKind, Side, Slot};

use super::fold::Folded;
use super::words::LANGUAGES;
use super::writing::{Piece, Writing};
use super::{card, dates};

/// A kind, and whether it can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Guess {
    pub(crate) kind: SeenKind,
    pub(crate) sure: bool,
}

/// A title counts so much, inside a longer text less.
const TITLE: u32 = 4;
const TITLE_IN_TEXT: u32 = 1;
/// All usual words together count at most so much, and all titles so much.
const USUAL_MOST: u32 = 6;
const TITLES_MOST: u32 = 9;
/// A guess, and a sure one.
const LEAST: u32 = 4;
const SURE: u32 = 6;
const SURE_LEAD: u32 = 3;
/// A longer piece is text, not a title.
const TITLE_LETTERS: usize = 60;
/// A card has no more writing.
const CARD_LETTERS: usize = 220;

/// What the pages seem to be; `None`: no telling.
pub(crate) fn of(pages: &[Writing], zone: Option<&MachineReadable>) -> Option<Guess> {
    if let Some(kind) = zone.and_then(by_zone) {
        return Some(Guess { kind, sure: true });
    }
    let mut scores: Vec<(u32, SeenKind)> =
        KINDS.iter().map(|kind| (score(pages, *kind), *kind)).collect();
    scores.sort_by_key(|score| std::cmp::Reverse(*score));
    let (best, second) = (scores[0], scores[1]);
    (best.0 >= LEAST && best.0 > second.0)
        .then_some(Guess { kind: best.1, sure: best.0 >= SURE && best.0 >= second.0 + SURE_LEAD })
}

/// A question when it surely is another kind than the slot is for.
pub(crate) fn other_than_asked(guess: Option<Guess>, asked: &Asked) -> Option<Finding> {
    let guess = guess.filter(|guess| guess.sure && !taken(asked.slot, guess.kind))?;
    let name = serde_name(guess.kind);
    Some(Finding::new(FindingCode::OtherKind, Severity::Question).with("seen", name))
}

/// As on the wire: `bank_statement`.
pub(crate) fn serde_name(kind: SeenKind) -> &'static str {
    match kind {
        SeenKind::Passport => "passport",
        SeenKind::IdCard => "id_card",
        SeenKind::Visa => "visa",
        SeenKind::BankStatement => "bank_statement",
        SeenKind::UtilityBill => "utility_bill",
        SeenKind::TaxDocument => "tax_document",
        SeenKind::PaymentCard => "payment_card",
    }
}

/// Whether this is an identity document.
pub(crate) fn shows_a_person(kind: SeenKind) -> bool {
    matches!(kind, SeenKind::Passport | SeenKind::IdCard | SeenKind::Visa)
}

const KINDS: [SeenKind; 7] = [
    SeenKind::Passport,
    SeenKind::IdCard,
    SeenKind::Visa,
    SeenKind::BankStatement,
    SeenKind::UtilityBill,
    SeenKind::TaxDocument,
    SeenKind::PaymentCard,
];

fn taken(slot: Slot, kind: SeenKind) -> bool {
    match slot.kind {
        DocumentKind::Identity => match slot.side {
            Side::Back => matches!(kind, SeenKind::IdCard | SeenKind::Passport),
            _ => matches!(kind, SeenKind::Passport | SeenKind::IdCard),
        },
        DocumentKind::TaxId => kind == SeenKind::TaxDocument,
        DocumentKind::BankStatement => kind == SeenKind::BankStatement,
        DocumentKind::UtilityBill => kind == SeenKind::UtilityBill,
        DocumentKind::Card => matches!(kind, SeenKind::PaymentCard | SeenKind::BankStatement),
    }
}

/// By the document code (Doc 9303-3, 4.4; parts 4 to 7): `P` passport, `V` visa, `A`, `C`, `I` cards.
fn by_zone(zone: &MachineReadable) -> Option<SeenKind> {
    if matches!(zone.format, MrzFormat::MrvA | MrzFormat::MrvB) {
        return Some(SeenKind::Visa);
    }
    match zone.lines.first()?.chars().next()? {
        'P' => Some(SeenKind::Passport),
        'V' => Some(SeenKind::Visa),
        'A' | 'C' | 'I' => Some(SeenKind::IdCard),
        _ => None,
    }
}

fn score(pages: &[Writing], kind: SeenKind) -> u32 {
    let pieces = || pages.iter().flat_map(|page| &page.pieces);
    let (mut titles, mut usual) = (BTreeSet::new(), BTreeSet::new());
    let mut title_score = 0;
    for language in LANGUAGES.iter() {
        let words = language.kinds.iter().filter(|(of, ..)| *of == kind);
        for (_, title, common) in words {
            for word in title {
                let weight = pieces().filter_map(|piece| weight(piece, word)).max();
                if let Some(weight) = weight
                    && titles.insert(word.text())
                {
                    title_score += weight;
                }
            }
            for word in common {
                if pieces().any(|piece| piece.folded.find(word).is_some()) {
                    usual.insert(word.text());
                }
            }
        }
    }
    let usual = (usual.len() as u32).min(USUAL_MOST);
    let titles = title_score.min(TITLES_MOST);
    match kind {
        // "VISA" is also a card's brand, and "passport" stands on many a form.
        SeenKind::Visa | SeenKind::Passport if usual < 2 => 0,
        SeenKind::PaymentCard => titles + usual + card_shape(pages),
        _ => titles + usual,
    }
}

fn weight(piece: &Piece, title: &Folded) -> Option<u32> {
    piece.folded.find(title)?;
    Some(if piece.folded.len() <= TITLE_LETTERS { TITLE } else { TITLE_IN_TEXT })
}

/// A number in groups of which the last stays, and when it runs out, on a page with little else.
fn card_shape(pages: &[Writing]) -> u32 {
    let [page] = pages else { return 0 };
    if page.letters() > CARD_LETTERS {
        return 0;
    }
    let number = page.pieces.iter().any(|piece| card::masked_ending(piece.text()).is_some())
        || !card::numbers(page).is_empty();
    let expiry = page.pieces.iter().any(|piece| dates::find_card_expiry(piece.text()).is_some());
    4 * u32::from(number) + 3 * u32::from(expiry)
}
