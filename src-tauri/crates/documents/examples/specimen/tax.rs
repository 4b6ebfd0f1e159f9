//! The certificate of a tax id.

use crate::Seller;
use crate::canvas::{self, Colour, Font, GREY, INK};
use crate::letterhead::{MARGIN, finish, sheet};

const OFFICE: &str = "Registro Tributario de Utopia";
const WINE: Colour = [0.45, 0.12, 0.22];

pub(crate) fn page(seller: &Seller) -> Vec<u8> {
    let mut page = sheet(OFFICE, "Constancia de situación fiscal", WINE);
    page.text([MARGIN, 140.0], (Font::Bold, 20.0), INK, "Constancia de registro fiscal");
    page.text([MARGIN, 160.0], (Font::Plain, 11.0), GREY, "Certificate of tax registration");
    page.round([MARGIN, 186.0, 483.0, 64.0], 6.0, [0.97, 0.94, 0.95]);
    page.text([MARGIN + 18.0, 208.0], (Font::Plain, 9.0), GREY, "RFC / Tax id");
    page.text([MARGIN + 18.0, 236.0], (Font::Mono, 22.0), INK, &seller.tax_id);
    let mut y = 290.0;
    let address = seller.address.join(", ");
    for (label, value) in [
        ("Denominación / Legal name", seller.legal_name.as_str()),
        ("Representante / Representative", &seller.person_name),
        ("Domicilio fiscal / Address", &address),
        ("Correo / E-mail", &seller.email),
        ("Actividad / Activity", "Comercio al por menor por internet"),
        ("Inicio de operaciones / Since", "2020-02-29"),
        ("Estatus / Status", "Activo"),
        ("Emitida / Issued", "2026-10-12"),
    ] {
        page.text([MARGIN, y], (Font::Plain, 8.5), GREY, label);
        page.text([MARGIN + 150.0, y], (Font::Bold, 9.5), INK, value);
        page.rule(MARGIN, y + 10.0, 483.0, [0.88, 0.89, 0.91]);
        y += 32.0;
    }
    // A seal: rings and a name, of no real office.
    let (cx, cy) = (450.0, 650.0);
    page.opacity(50);
    for radius in [52.0f32, 48.0, 34.0] {
        let ring = (0..=72).map(|step| {
            let (sin, cos) = (step as f32 * 5.0).to_radians().sin_cos();
            [cx + radius * cos, cy + radius * sin]
        });
        page.stroke(ring, 1.2, WINE);
    }
    page.text([cx - 25.0, cy - 2.0], (Font::Bold, 12.0), WINE, "UTOPIA");
    page.text([cx - 22.0, cy + 11.0], (Font::Plain, 7.0), WINE, "SIN VALIDEZ");
    page.opacity(100);
    page.text([MARGIN, 640.0], (Font::Italic, 22.0), INK, "P. Ejemplo Muestra");
    page.rule(MARGIN, 650.0, 200.0, GREY);
    page.text([MARGIN, 664.0], (Font::Plain, 8.5), GREY, "Titular del registro");
    canvas::pdf(vec![finish(page, OFFICE, "1 / 1")])
}
