//! An identity card of the state of Utopia (UTO, the code ICAO Doc 9303 keeps for specimens), both sides.

use crate::Seller;
use crate::canvas::{Canvas, Colour, Font, GREY, INK};

const NAVY: Colour = [0.10, 0.22, 0.42];
const TEAL: Colour = [0.16, 0.50, 0.55];
const DESK: Colour = [0.80, 0.77, 0.72];
/// The card on the sheet: ID-1 (85.6 by 54 mm) at 3.5 points a millimetre.
const CARD: [f32; 4] = [14.0, 14.0, 300.0, 189.0];

const NUMBER: &str = "UT7340281";
const BORN: (&str, &str) = ("1986-04-17", "860417");
const EXPIRES: (&str, &str) = ("2034-09-30", "340930");

pub(crate) fn front(seller: &Seller) -> Canvas {
    let mut card = blank();
    card.fill([14.0, 14.0, 300.0, 30.0], NAVY);
    card.text([26.0, 33.0], (Font::Bold, 11.0), crate::canvas::WHITE, "UTOPIA");
    let title = "DOCUMENTO DE IDENTIDAD / IDENTITY CARD";
    card.text([84.0, 32.5], (Font::Plain, 8.0), crate::canvas::WHITE, title);
    portrait(&mut card, [26.0, 56.0, 84.0, 108.0]);
    let (given, family) = names(&seller.person_name);
    let mut y = 62.0;
    for (label, value) in [
        ("Apellidos / Surname", family.as_str()),
        ("Nombres / Given names", &given),
        ("Nacionalidad / Nationality", "UTO"),
        ("Fecha de nacimiento / Date of birth", BORN.0),
        ("Válido hasta / Date of expiry", EXPIRES.0),
    ] {
        card.text([122.0, y], (Font::Plain, 5.6), GREY, label);
        card.text([122.0, y + 11.5], (Font::Bold, 10.0), INK, value);
        y += 23.5;
    }
    card.text([238.0, 109.0], (Font::Plain, 5.6), GREY, "Sexo / Sex");
    card.text([238.0, 120.5], (Font::Bold, 10.0), INK, "F");
    card.text([238.0, 132.5], (Font::Plain, 5.6), GREY, "Número / Number");
    card.text([238.0, 144.0], (Font::Bold, 10.0), INK, NUMBER);
    card.text([26.0, 178.0], (Font::Plain, 5.6), GREY, "Firma / Signature");
    let signature = format!("{} {}", first(&given), first(&family));
    card.text([26.0, 194.0], (Font::Italic, 15.0), INK, &signature);
    ghost(&mut card);
    done(card)
}

pub(crate) fn back(seller: &Seller) -> Canvas {
    let mut card = blank();
    card.fill([14.0, 14.0, 300.0, 12.0], NAVY);
    card.text([26.0, 44.0], (Font::Plain, 5.6), GREY, "Domicilio / Address");
    for (index, line) in seller.address.iter().enumerate() {
        card.text([26.0, 55.5 + index as f32 * 11.5], (Font::Bold, 9.0), INK, line);
    }
    card.text([26.0, 104.0], (Font::Plain, 5.6), GREY, "Autoridad / Authority");
    card.text([26.0, 115.0], (Font::Bold, 9.0), INK, "Registro Civil de Utopia");
    card.text([176.0, 104.0], (Font::Plain, 5.6), GREY, "Fecha de emisión / Date of issue");
    card.text([176.0, 115.0], (Font::Bold, 9.0), INK, "2024-10-01");
    // A chip's contacts.
    card.round([262.0, 40.0, 38.0, 30.0], 5.0, [0.83, 0.70, 0.38]);
    for x in [274.0, 288.0] {
        card.stroke([[x, 40.0], [x, 70.0]], 0.8, [0.55, 0.44, 0.2]);
    }
    card.stroke([[262.0, 55.0], [300.0, 55.0]], 0.8, [0.55, 0.44, 0.2]);
    card.fill([14.0, 132.0, 300.0, 71.0], [0.97, 0.97, 0.96]);
    for (index, line) in mrz(&seller.person_name).iter().enumerate() {
        // 30 signs of 0.6 em each, spread over the card as Doc 9303-5 has them.
        let y = 152.0 + index as f32 * 19.0;
        card.text([25.0, y], (Font::Mono, 15.4), INK, line);
    }
    card.restore();
    card.specimen();
    card
}

/// A card lying on a desk, with the wavy ground of such cards. All that follows is cut to its edge.
fn blank() -> Canvas {
    let mut card = Canvas::new(328.0, 217.0);
    card.fill([0.0, 0.0, 328.0, 217.0], DESK);
    card.opacity(14).round([16.0, 18.0, 300.0, 189.0], 12.0, INK).opacity(100);
    card.round(CARD, 11.0, [0.93, 0.96, 0.97]);
    card.save().clip_round(CARD, 11.0);
    card.opacity(28);
    for band in 0..18u16 {
        let wave = (0..=75u16).map(|step| {
            let x = 14.0 + f32::from(step) * 4.0;
            let lift = (x / 23.0 + f32::from(band) * 0.35).sin() * 7.0 + (x / 61.0).cos() * 9.0;
            [x, 10.0 + f32::from(band) * 11.5 + lift]
        });
        card.stroke(wave, 0.55, if band % 2 == 0 { TEAL } else { NAVY });
    }
    card.opacity(100);
    card
}

fn done(mut card: Canvas) -> Canvas {
    card.restore();
    card.specimen();
    card
}

/// A drawn head and shoulders: no real person.
fn portrait(card: &mut Canvas, [x, y, w, h]: [f32; 4]) {
    const SKIN: Colour = [0.80, 0.62, 0.50];
    const HAIR: Colour = [0.23, 0.16, 0.13];
    card.save().clip_round([x, y, w, h], 4.0);
    card.fill([x, y, w, h], [0.82, 0.86, 0.90]);
    let cx = x + w / 2.0;
    card.round([cx - 25.0, y + 20.0, 50.0, 66.0], 22.0, HAIR);
    card.ellipse([cx, y + h + 4.0, 42.0, 31.0], [0.20, 0.34, 0.44]);
    card.round([cx - 9.0, y + 62.0, 18.0, 24.0], 8.0, [0.72, 0.54, 0.43]);
    card.ellipse([cx, y + 50.0, 19.5, 25.0], SKIN);
    card.ellipse([cx - 4.0, y + 29.0, 20.0, 9.5], HAIR);
    for side in [-1.0, 1.0] {
        card.ellipse([cx + side * 7.6, y + 48.5, 2.7, 1.7], [0.97, 0.96, 0.94]);
        card.ellipse([cx + side * 7.6, y + 48.5, 1.4, 1.5], HAIR);
        let brow = [[cx + side * 4.0, y + 44.4], [cx + side * 11.2, y + 44.0]];
        card.stroke(brow, 1.1, HAIR);
    }
    card.stroke(
        [[cx, y + 50.0], [cx - 1.6, y + 57.0], [cx + 1.2, y + 57.4]],
        0.8,
        [0.66, 0.46, 0.37],
    );
    card.ellipse([cx, y + 64.0, 5.6, 1.7], [0.68, 0.34, 0.32]);
    card.restore();
}

/// The small second portrait such cards have.
fn ghost(card: &mut Canvas) {
    card.opacity(14);
    card.ellipse([284.0, 176.0, 8.0, 10.0], NAVY).ellipse([284.0, 202.0, 17.0, 14.0], NAVY);
    card.opacity(100);
}

/// Given names and family names: two of each, as Spanish names have.
fn names(person: &str) -> (String, String) {
    let words: Vec<&str> = person.split_whitespace().collect();
    let given = words.len().saturating_sub(2).max(1);
    (words[..given].join(" "), words[given..].join(" "))
}

fn first(words: &str) -> &str {
    words.split(' ').next().unwrap_or_default()
}

/// The machine-readable zone, ICAO Doc 9303-5 (TD1), with true check digits.
fn mrz(person: &str) -> [String; 3] {
    let (given, family) = names(person);
    let number = with_check(NUMBER);
    let first = padded(&format!("I<UTO{number}"));
    let (born, expires) = (with_check(BORN.1), with_check(EXPIRES.1));
    let second = padded(&format!("{born}F{expires}UTO"));
    let all = format!("{}{}{}{}", &first[5..30], &second[..7], &second[8..15], &second[18..29]);
    let second = format!("{}{}", &second[..29], check_digit(&all));
    [first, second, padded(&format!("{}<<{}", plain(&family), plain(&given)))]
}

fn padded(line: &str) -> String {
    format!("{line:<<30}")
}

fn with_check(text: &str) -> String {
    format!("{text}{}", check_digit(text))
}

/// Doc 9303-3, 4.9: weights 7, 3, 1 over 0 to 9, A to Z as 10 to 35, and `<` as 0.
fn check_digit(text: &str) -> u32 {
    let value = |sign: char| sign.to_digit(36).unwrap_or(0);
    text.chars()
        .zip([7, 3, 1].into_iter().cycle())
        .map(|(s, weight)| value(s) * weight)
        .sum::<u32>()
        % 10
}

/// Doc 9303-3, section 6, for the letters in use.
fn plain(name: &str) -> String {
    let letter = |sign: char| match sign {
        'Á' => 'A',
        'É' => 'E',
        'Í' => 'I',
        'Ó' => 'O',
        'Ú' => 'U',
        'Ñ' => 'N',
        ' ' => '<',
        other => other,
    };
    name.to_uppercase().chars().map(letter).collect()
}
