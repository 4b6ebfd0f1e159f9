//! Colour, and whether there is anything at all.

use signup::document::{Asked, Finding, FindingCode, Severity};
use signup::wire::{DocumentKind, Side};

use super::limits;
use super::plane::{Histogram, Small};

/// A copy in black and white of what is issued in colour. The back of a card may be printed in black only.
pub(super) fn no_colour(small: &Small, asked: &Asked) -> Option<Finding> {
    let issued_in_colour = matches!(asked.slot.kind, DocumentKind::Identity | DocumentKind::Card);
    if !asked.rules.colour || !issued_in_colour {
        return None;
    }
    let spread =
        small.rgb.as_chunks::<3>().0.iter().map(|&[r, g, b]| r.max(g).max(b) - r.min(g).min(b));
    if Histogram::of(spread).at_share(0.99) > limits::GREY_SPREAD {
        return None;
    }
    let severity =
        if asked.slot.side == Side::Back { Severity::Question } else { Severity::Warning };
    Some(Finding::new(FindingCode::NoColour, severity))
}

/// Nothing on the page: next to no place where the brightness changes as writing does.
pub(super) fn blank(small: &Small) -> bool {
    let (side, plane) = (limits::TILE_PX / 2, &small.plane);
    let (mut tiles, mut marked, mut uneven) = (0, 0, 0);
    for top in (0..plane.height.saturating_sub(side - 1)).step_by(side) {
        for left in (0..plane.width.saturating_sub(side - 1)).step_by(side) {
            let rows = (top..top + side).map(|y| &plane.row(y)[left..left + side]);
            // Slopes, not levels: a shadow over an empty page is no writing.
            let steep = rows
                .flat_map(|row| row.windows(3))
                .filter(|window| window[0].abs_diff(window[2]) as f32 > limits::BLANK_STEP)
                .count();
            let rows = (top..top + side).flat_map(|y| plane.row(y)[left..left + side].iter());
            let (least, most) =
                rows.fold((u8::MAX, 0), |(least, most), &luma| (least.min(luma), most.max(luma)));
            uneven += usize::from(f32::from(most.saturating_sub(least)) >= limits::LEAST_CONTRAST);
            tiles += 1;
            marked += usize::from(steep >= limits::BLANK_STEPS);
        }
    }
    (marked as f32) < tiles as f32 * limits::BLANK_SHARE
        && (uneven as f32) < tiles as f32 * limits::BLANK_CONTRAST
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};
    use signup::wire::{DocumentRules, Slot};

    use super::*;

    fn small(pixel: impl Fn(u32, u32) -> [u8; 3]) -> Small {
        Small::of(&RgbImage::from_fn(640, 480, |x, y| Rgb(pixel(x, y)))).unwrap()
    }

    fn asked(kind: DocumentKind, side: Side, colour: bool) -> Asked {
        Asked {
            slot: Slot { kind, side },
            newest_age_days: None,
            today: 0,
            rules: DocumentRules { colour, ..DocumentRules::default() },
            file_name: String::new(),
        }
    }

    #[test]
    fn a_grey_copy_matters_only_of_what_is_issued_in_colour() {
        let grey = small(|x, y| [(x ^ y) as u8; 3]);
        let severity = |kind, side, colour| {
            no_colour(&grey, &asked(kind, side, colour)).map(|found| found.severity)
        };
        assert_eq!(severity(DocumentKind::Identity, Side::Front, true), Some(Severity::Warning));
        assert_eq!(severity(DocumentKind::Identity, Side::Back, true), Some(Severity::Question));
        assert_eq!(severity(DocumentKind::Identity, Side::Front, false), None);
        assert_eq!(severity(DocumentKind::BankStatement, Side::Whole, true), None);
        let coloured = small(|x, y| [(x ^ y) as u8, 90, 120]);
        assert_eq!(no_colour(&coloured, &asked(DocumentKind::Identity, Side::Front, true)), None);
    }

    #[test]
    fn a_page_with_a_shadow_is_blank_and_a_line_of_writing_is_not() {
        assert!(blank(&small(|_, _| [255; 3])));
        assert!(blank(&small(|x, _| [(120 + x / 6) as u8; 3])));
        assert!(!blank(&small(|x, y| {
            let ink = (200..216).contains(&y) && (x / 4) % 2 == 0 && (100..500).contains(&x);
            if ink { [30; 3] } else { [250; 3] }
        })));
    }
}
