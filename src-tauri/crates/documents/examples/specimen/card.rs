//! A payment card, its number masked as sellers are asked to mask theirs.

use crate::Seller;
use crate::canvas::{Canvas, Colour, Font, INK, WHITE};

const DESK: Colour = [0.86, 0.85, 0.83];
const DEEP: Colour = [0.07, 0.20, 0.36];
const LIGHT: Colour = [0.16, 0.44, 0.60];

pub(crate) fn front(seller: &Seller) -> Canvas {
    let area = [14.0, 14.0, 300.0, 189.0];
    let mut card = Canvas::new(328.0, 217.0);
    card.fill([0.0, 0.0, 328.0, 217.0], DESK);
    card.opacity(14).round([16.0, 18.0, 300.0, 189.0], 12.0, INK).opacity(100);
    card.round(area, 12.0, DEEP);
    card.save().clip_round(area, 12.0);
    card.opacity(28);
    card.ellipse([300.0, 30.0, 150.0, 130.0], LIGHT).ellipse([330.0, 210.0, 150.0, 110.0], LIGHT);
    card.opacity(100);
    card.text([34.0, 48.0], (Font::Bold, 15.0), WHITE, "Banco Faro Claro");
    card.text([34.0, 62.0], (Font::Plain, 8.0), [0.8, 0.87, 0.93], "Débito Negocios");
    card.round([34.0, 80.0, 40.0, 30.0], 5.0, [0.85, 0.72, 0.40]);
    for x in [47.0, 61.0] {
        card.stroke([[x, 80.0], [x, 110.0]], 0.8, [0.55, 0.44, 0.2]);
    }
    card.stroke([[34.0, 95.0], [74.0, 95.0]], 0.8, [0.55, 0.44, 0.2]);
    card.text([34.0, 142.0], (Font::Mono, 21.0), WHITE, "4000 •••• •••• 1234");
    card.text([34.0, 162.0], (Font::Plain, 6.0), [0.8, 0.87, 0.93], "VÁLIDA HASTA / VALID THRU");
    card.text([130.0, 163.0], (Font::Mono, 11.0), WHITE, "09/29");
    card.text([34.0, 188.0], (Font::Mono, 10.5), WHITE, &seller.person_name.to_uppercase());
    card.restore();
    card.specimen();
    card
}
