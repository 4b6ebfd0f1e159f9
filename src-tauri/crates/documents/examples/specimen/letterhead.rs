//! What the letters have in common: a head with a mark, the addressee, a foot.

use crate::Seller;
use crate::canvas::{Canvas, Colour, Font, GREY, INK, WHITE};

pub(crate) const MARGIN: f32 = 56.0;

/// A sheet with its sender's head. The mark is three bars, so that it resembles nobody's.
pub(crate) fn sheet(sender: &str, line: &str, colour: Colour) -> Canvas {
    let mut page = Canvas::a4();
    page.fill([0.0, 0.0, page.width, 8.0], colour);
    page.round([MARGIN, 36.0, 34.0, 34.0], 6.0, colour);
    for (index, height) in [10.0, 16.0, 22.0].into_iter().enumerate() {
        page.fill([MARGIN + 7.0 + index as f32 * 7.5, 64.0 - height, 5.0, height], WHITE);
    }
    page.text([MARGIN + 44.0, 53.0], (Font::Bold, 16.0), INK, sender);
    page.text([MARGIN + 44.0, 67.0], (Font::Plain, 8.5), GREY, line);
    page
}

/// The addressee's block; returns where the text below it may begin.
pub(crate) fn addressee(page: &mut Canvas, seller: &Seller, mut y: f32) -> f32 {
    page.text([MARGIN, y], (Font::Bold, 10.5), INK, &seller.legal_name);
    for line in &seller.address {
        y += 14.0;
        page.text([MARGIN, y], (Font::Plain, 10.0), INK, line);
    }
    y + 14.0
}

/// Small print at the sheet's foot, and SPECIMEN across all of it.
pub(crate) fn finish(mut page: Canvas, sender: &str, number: &str) -> Canvas {
    let (y, right) = (page.height - 46.0, page.width - MARGIN);
    page.rule(MARGIN, y, right - MARGIN, GREY);
    let line = format!("{sender} is invented. Specimen for practice, no value, no real person.");
    page.text([MARGIN, y + 14.0], (Font::Plain, 7.5), GREY, &line);
    page.text_right([right, y + 14.0], (Font::Plain, 7.5), GREY, number);
    page.specimen();
    page
}

/// Label above, value below.
pub(crate) fn field(page: &mut Canvas, [x, y]: [f32; 2], label: &str, value: &str) {
    page.text([x, y], (Font::Plain, 7.5), GREY, label);
    page.text([x, y + 13.0], (Font::Bold, 10.0), INK, value);
}
