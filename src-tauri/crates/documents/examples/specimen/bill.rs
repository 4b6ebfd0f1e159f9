//! A utility bill.

use crate::Seller;
use crate::canvas::{Canvas, Colour, Font, GREY, INK, WHITE};
use crate::letterhead::{MARGIN, addressee, field, finish, sheet};
use crate::statement::amount;

const UTILITY: &str = "Luz y Agua de Utopia";
const GREEN: Colour = [0.05, 0.42, 0.36];
/// Kilowatt-hours of the last twelve months.
const USED_KWH: [u16; 12] = [182, 176, 190, 201, 214, 236, 251, 247, 228, 205, 194, 188];

pub(crate) fn page(seller: &Seller) -> Canvas {
    let mut page = sheet(UTILITY, "Electricidad y agua", GREEN);
    addressee(&mut page, seller, 118.0);
    for (index, (label, value)) in [
        ("Recibo / Bill", "2026-10-0098231"),
        ("Periodo / Period", "2026-10-01 – 2026-10-31"),
        ("Fecha / Date", "2026-11-04"),
    ]
    .into_iter()
    .enumerate()
    {
        field(&mut page, [370.0, 118.0 + index as f32 * 32.0], label, value);
    }
    page.round([MARGIN, 226.0, 483.0, 70.0], 6.0, GREEN);
    page.text([MARGIN + 18.0, 252.0], (Font::Plain, 10.0), WHITE, "Total a pagar / Amount due");
    page.text([MARGIN + 18.0, 280.0], (Font::Bold, 22.0), WHITE, "MXN 684.30");
    page.text([390.0, 252.0], (Font::Plain, 10.0), WHITE, "Antes del / Due by");
    page.text([390.0, 280.0], (Font::Bold, 16.0), WHITE, "2026-11-20");

    page.text([MARGIN, 332.0], (Font::Bold, 11.0), INK, "Detalle / Details");
    let mut y = 340.0;
    for (text, centavos) in [
        ("Electricidad, 188 kWh", 41_360),
        ("Cargo fijo electricidad", 6_200),
        ("Agua, 9 m\u{b3}", 8_950),
        ("Alumbrado público", 2_480),
        ("IVA 16 %", 9_440),
    ] {
        y += 20.0;
        page.text([MARGIN, y], (Font::Plain, 10.0), INK, text);
        page.text_right([535.0, y], (Font::Plain, 10.0), INK, &amount(centavos));
        page.rule(MARGIN, y + 6.0, 483.0, [0.88, 0.89, 0.91]);
    }
    page.text([MARGIN, y + 26.0], (Font::Bold, 10.5), INK, "Total");
    page.text_right([535.0, y + 26.0], (Font::Bold, 10.5), INK, &amount(68_430));

    page.text([MARGIN, 530.0], (Font::Bold, 11.0), INK, "Consumo / Usage, kWh");
    let months = "NDEFMAMJJASO";
    for (index, (kwh, month)) in USED_KWH.iter().zip(months.chars()).enumerate() {
        let (x, high) = (MARGIN + index as f32 * 40.5, f32::from(*kwh) * 0.42);
        let colour = if index == 11 { GREEN } else { [0.66, 0.82, 0.78] };
        page.fill([x, 668.0 - high, 30.0, high], colour);
        page.text([x + 11.0, 682.0], (Font::Plain, 8.0), GREY, &month.to_string());
        page.text([x + 8.0, 663.0 - high], (Font::Plain, 7.5), GREY, &kwh.to_string());
    }
    let service = format!("Servicio en: {}", seller.address.join(", "));
    page.text([MARGIN, 720.0], (Font::Plain, 9.0), INK, &service);
    page.text([MARGIN, 736.0], (Font::Plain, 9.0), INK, "Medidor / Meter: UT-5520-8841");
    finish(page, UTILITY, "1 / 1")
}
