//! A specimen in front of the practice camera: fetched, too far away at first, brought closer, and held still.

use std::time::Duration;

use media::{Frame, FrameFault};
use puppet::{Desk, Held, Manner, Sheet};
use signup::wire::Slot;

use crate::samples;

/// Where a card is in its specimen's picture, which shows it on a table of its own: edges and the corners' radius.
const CARD: ([f32; 4], f32) = ([36.5, 37.0, 816.5, 528.0], 30.0);
/// A page is drawn this large: more than the camera shows of it.
const PAGE_PX: u32 = 1400;

/// The long side's share of the picture's width, far away and close, of what lies across and of what stands upright.
const ACROSS: [f32; 2] = [0.28, 0.62];
const UPRIGHT: [f32; 2] = [0.24, 0.48];

/// Seconds: when it comes, when it begins to come closer, when it is there, when it is still.
const COMES: f32 = 0.7;
const CLOSER: f32 = 2.4;
const THERE: f32 = 3.6;
const STILL: f32 = 4.4;

/// Draws the specimen that is asked for.
pub(super) struct Table {
    desk: Desk,
    manner: Manner,
    /// `None`: there is no specimen for that place, the table stays empty.
    laid: Option<(Slot, Option<Sheet>)>,
}

impl Table {
    pub(super) fn new(
        [width_px, height_px]: [usize; 2],
        manner: Manner,
    ) -> Result<Self, FrameFault> {
        Ok(Self { desk: Desk::new(width_px, height_px, 7)?, manner, laid: None })
    }

    /// What the camera sees so long after this place's document was asked for; `at` becomes the frame's time.
    pub(super) fn frame(
        &mut self,
        slot: Slot,
        shown_for: Duration,
        at: Duration,
    ) -> Result<Frame, FrameFault> {
        if self.laid.as_ref().is_none_or(|(laid, _)| *laid != slot) {
            self.laid = Some((slot, sheet(slot)));
        }
        let sheet = self.laid.as_ref().and_then(|(_, sheet)| sheet.as_ref());
        let held = sheet.and_then(|sheet| {
            let held = held(shown_for.as_secs_f32(), sheet.aspect() >= 1.0, self.manner)?;
            Some((sheet, held))
        });
        self.desk.frame(held.as_ref().map(|(sheet, held)| (*sheet, held)), at)
    }
}

fn sheet(slot: Slot) -> Option<Sheet> {
    let bytes = samples::of(slot)?;
    let drawn = documents::preview_jpeg(bytes, 0, PAGE_PX)
        .map_err(|fault| fault.to_string())
        .and_then(|jpeg| Sheet::decode(&jpeg).map_err(|error| error.to_string()));
    match drawn {
        Ok(sheet) if bytes.starts_with(&[0xff, 0xd8]) => Some(sheet.cut(CARD.0, CARD.1)),
        Ok(sheet) => Some(sheet),
        Err(fault) => {
            tracing::error!(fault, "the practice camera has nothing to show");
            None
        }
    }
}

/// How it is held, so many seconds after it was asked for.
fn held(seconds: f32, across: bool, manner: Manner) -> Option<Held> {
    if seconds < COMES {
        return None;
    }
    let [far, close] = if across { ACROSS } else { UPRIGHT };
    let close = if manner == Manner::TooFar { far } else { close };
    let way = ((seconds - CLOSER) / (THERE - CLOSER)).clamp(0.0, 1.0);
    let way = way * way * (3.0 - 2.0 * way);
    // It sways until it is there, and a hand is never quite still.
    let unrest = if seconds < STILL { 1.0 - 0.6 * way } else { 0.0 };
    let sway = |pace: f32| unrest * (seconds * pace).sin();
    let tremor = |pace: f32| (seconds * pace).sin();
    Some(Held {
        middle: [
            0.5 + 0.03 * sway(5.3) + 0.0007 * tremor(7.1),
            0.52 + 0.03 * sway(4.1) + 0.0009 * tremor(5.7),
        ],
        size: far + (close - far) * way,
        roll_deg: -3.0 + 4.0 * sway(3.1) + 0.1 * tremor(6.3),
        yaw_deg: 5.0 + 6.0 * sway(2.7),
        pitch_deg: 4.0,
        light: if manner == Manner::TooDark { 0.25 } else { 0.85 },
        ..Held::default()
    })
}

#[cfg(test)]
mod tests {
    use documents::paper::{Look, PaperWatch};
    use signup::document::PaperHint;
    use signup::wire::{DocumentKind, Side};

    use super::*;

    const SLOTS: [(DocumentKind, Side); 6] = [
        (DocumentKind::Identity, Side::Front),
        (DocumentKind::Identity, Side::Back),
        (DocumentKind::TaxId, Side::Whole),
        (DocumentKind::BankStatement, Side::Whole),
        (DocumentKind::UtilityBill, Side::Whole),
        (DocumentKind::Card, Side::Whole),
    ];

    /// Ten looks a second, for eight seconds.
    fn looks(slot: Slot, manner: Manner) -> Vec<Look> {
        let mut table = Table::new([1280, 720], manner).expect("a size");
        let mut watch = PaperWatch::new();
        let at = |look: u64| Duration::from_millis(100 * look);
        let mut frame = |look| table.frame(slot, at(look), at(look)).expect("a frame");
        (0..80).map(|look| watch.look(&frame(look))).collect()
    }

    #[test]
    fn every_specimen_is_photographed_once_after_all_the_hints() {
        for (kind, side) in SLOTS {
            let slot = Slot { kind, side };
            let looks = looks(slot, Manner::Willing);
            let mut hints: Vec<_> = looks.iter().map(|look| look.sight.hint).collect();
            hints.dedup();
            let seen = |hint| hints.contains(&Some(hint));
            assert!(seen(PaperHint::ShowDocument) && seen(PaperHint::Closer), "{slot:?} {hints:?}");
            assert_eq!(hints.last(), Some(&None), "{slot:?} {hints:?}");
            let takes: Vec<_> = looks.iter().filter_map(|look| look.take.as_ref()).collect();
            assert_eq!(takes.len(), 1, "{slot:?} {hints:?}");
            assert!(takes[0].frame.at().as_secs_f32() >= THERE, "{slot:?}");
            assert!(takes[0].photo().is_ok());
        }
    }

    #[test]
    fn some_manners_never_get_a_photo() {
        let slot = Slot { kind: DocumentKind::Identity, side: Side::Front };
        for (manner, hint) in
            [(Manner::TooDark, PaperHint::TooDark), (Manner::TooFar, PaperHint::Closer)]
        {
            let looks = looks(slot, manner);
            assert!(looks.iter().all(|look| look.take.is_none()));
            assert_eq!(looks.last().and_then(|look| look.sight.hint), Some(hint));
        }
    }
}
