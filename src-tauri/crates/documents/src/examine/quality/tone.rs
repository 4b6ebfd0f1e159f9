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
