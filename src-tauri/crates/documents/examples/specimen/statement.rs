//! A bank statement of two pages.

use crate::Seller;
use crate::canvas::{self, Canvas, Colour, Font, GREY, INK};
use crate::letterhead::{MARGIN, addressee, field, finish, sheet};

const BANK: &str = "Banco Faro Claro";
const BLUE: Colour = [0.07, 0.27, 0.48];
const OPENING_CENTAVOS: i64 = 18_420_150;

/// Day of October, what for, centavos.
const ENTRIES: [(u8, &str, i64); 34] = [
    (1, "Marketplace payout 2026-09 B", 2_318_400),
    (1, "Alquiler bodega, octubre", -1_450_000),
    (2, "Papelería Ejemplo", -84_250),
    (2, "Envíos Ruta Azul, guía 88120", -131_790),
    (5, "Transferencia: pedido 20415", 412_000),
    (5, "Comisión por transferencia", -696),
    (6, "Telas del Valle, factura A-771", -2_204_560),
    (7, "Marketplace payout 2026-10 A", 3_105_220),
    (8, "Luz y Agua de Utopia", -70_115),
    (9, "Empaques Norte, factura 3312", -310_000),
    (9, "Transferencia: pedido 20433", 228_500),
    (12, "Nómina quincena 1", -1_960_000),
    (12, "Seguro de local", -142_300),
    (13, "Envíos Ruta Azul, guía 88377", -98_640),
    (14, "Marketplace payout 2026-10 B", 2_874_910),
    (15, "Telas del Valle, factura A-790", -1_187_000),
    (15, "Internet y telefonía", -79_900),
    (16, "Transferencia: pedido 20460", 655_000),
    (19, "Publicidad en línea", -250_000),
    (19, "Hilos y Botones Sur", -96_115),
    (20, "Transferencia: pedido 20471", 183_750),
    (21, "Marketplace payout 2026-10 C", 3_340_080),
    (21, "Devolución pedido 20433", -228_500),
    (22, "Empaques Norte, factura 3340", -287_400),
    (23, "Envíos Ruta Azul, guía 88590", -144_020),
    (26, "Nómina quincena 2", -1_960_000),
    (26, "Contaduría Ejemplo, honorarios", -350_000),
    (27, "Transferencia: pedido 20498", 509_900),
    (28, "Telas del Valle, factura A-812", -1_660_300),
    (28, "Marketplace payout 2026-10 D", 2_990_640),
    (29, "Mantenimiento máquina", -215_000),
    (30, "Transferencia: pedido 20512", 274_300),
    (30, "Comisión manejo de cuenta", -19_900),
    (31, "Intereses", 4_215),
];

pub(crate) fn pages(seller: &Seller) -> Vec<u8> {
    let mut balance = OPENING_CENTAVOS;
    let (first_entries, second_entries) = ENTRIES.split_at(19);

    let mut first = sheet(BANK, "Banca para negocios", BLUE);
    let below = addressee(&mut first, seller, 118.0);
    let total: i64 = ENTRIES.iter().map(|entry| entry.2).sum();
    for (index, (label, value)) in [
        ("Estado de cuenta / Statement", "1–31 octubre 2026"),
        ("Cuenta / Account", "0000 4127 00 1234567890"),
        ("Emitido / Issued", "2026-11-02"),
    ]
    .into_iter()
    .enumerate()
    {
        field(&mut first, [370.0, 118.0 + index as f32 * 32.0], label, value);
    }
    let top = below.max(214.0) + 8.0;
    first.round([MARGIN, top, 483.0, 54.0], 5.0, [0.93, 0.95, 0.98]);
    for (index, (label, centavos)) in [
        ("Saldo inicial / Opening balance", OPENING_CENTAVOS),
        ("Movimientos / Net movement", total),
        ("Saldo final / Closing balance", OPENING_CENTAVOS + total),
    ]
    .into_iter()
    .enumerate()
    {
        let value = format!("MXN {}", amount(centavos));
        field(&mut first, [MARGIN + 14.0 + index as f32 * 160.0, top + 20.0], label, &value);
    }
    table(&mut first, top + 84.0, first_entries, &mut balance);

    let mut second = sheet(BANK, "Banca para negocios", BLUE);
    second.text([MARGIN, 112.0], (Font::Plain, 10.0), GREY, &seller.legal_name);
    let end = table(&mut second, 140.0, second_entries, &mut balance);
    second.text([MARGIN, end + 24.0], (Font::Bold, 10.0), INK, "Saldo al 31 de octubre de 2026");
    let closing = format!("MXN {}", amount(balance));
    second.text_right([535.0, end + 24.0], (Font::Bold, 10.0), INK, &closing);

    canvas::pdf(vec![finish(first, BANK, "1 / 2"), finish(second, BANK, "2 / 2")])
}

/// Returns the base line of the last row.
fn table(page: &mut Canvas, top: f32, entries: &[(u8, &str, i64)], balance: &mut i64) -> f32 {
    page.fill([MARGIN, top - 13.0, 483.0, 18.0], BLUE);
    for (x, head) in [(8.0, "Fecha"), (70.0, "Concepto")] {
        page.text([MARGIN + x, top], (Font::Bold, 8.5), canvas::WHITE, head);
    }
    page.text_right([441.0, top], (Font::Bold, 8.5), canvas::WHITE, "Importe");
    page.text_right([531.0, top], (Font::Bold, 8.5), canvas::WHITE, "Saldo");
    let mut y = top;
    for (day, text, centavos) in entries {
        y += 20.0;
        *balance += centavos;
        let date = format!("2026-10-{day:02}");
        page.text([MARGIN + 8.0, y], (Font::Plain, 9.0), GREY, &date);
        page.text([MARGIN + 70.0, y], (Font::Plain, 9.0), INK, text);
        page.text_right([441.0, y], (Font::Plain, 9.0), INK, &amount(*centavos));
        page.text_right([531.0, y], (Font::Plain, 9.0), INK, &amount(*balance));
        page.rule(MARGIN, y + 6.0, 483.0, [0.88, 0.89, 0.91]);
    }
    y
}

/// `-1,450.00`
pub(crate) fn amount(centavos: i64) -> String {
    let (whole, part) = (centavos.abs() / 100, centavos.abs() % 100);
    let figures = whole.to_string();
    let mut grouped = String::new();
    for (index, figure) in figures.chars().enumerate() {
        if index > 0 && (figures.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(figure);
    }
    format!("{}{grouped}.{part:02}", if centavos < 0 { "-" } else { "" })
}
