//! Every layout at every right angle, from lines as they were read to fields: the specimens of ICAO Doc 9303, parts 4 to 7.

use image::RgbImage;
use ocr::{Line, Quad, Reader, Stop};
use signup::document::MrzFormat;

use super::{Found, find};

/// Noon of 2026-11-24.
const TODAY: i64 = 1_795_521_600;
/// Of the page as it stands upright.
const PAGE_PX: [f32; 2] = [1000.0, 700.0];
const STEP_PX: f32 = 20.0;

/// A specimen: its layout, its lines, and number, nationality, birth, expiry.
type Specimen<'a> = (MrzFormat, &'a [&'a str], [&'a str; 4]);

const SPECIMENS: [Specimen<'_>; 5] = [
    (
        MrzFormat::Td3,
        &[
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
            "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
        ],
        ["L898902C3", "UTO", "1974-08-12", "2012-04-15"],
    ),
    (
        MrzFormat::Td1,
        &[
            "I<UTOD231458907<<<<<<<<<<<<<<<",
            "7408122F1204159UTO<<<<<<<<<<<6",
            "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        ],
        ["D23145890", "UTO", "1974-08-12", "2012-04-15"],
    ),
    (
        MrzFormat::Td2,
        &["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"],
        ["D23145890", "UTO", "1974-08-12", "2012-04-15"],
    ),
    (
        MrzFormat::MrvA,
        &[
            "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
            "L8988901C4XXX4009078F96121096ZE184226B<<<<<<",
        ],
        ["L8988901C", "XXX", "1940-09-07", "1996-12-10"],
    ),
    (
        MrzFormat::MrvB,
        &["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"],
        ["L8988901C", "XXX", "1940-09-07", "1996-12-10"],
    ),
];

/// The lines as they lie on a page turned clockwise, and the turned page's size.
fn lying(lines: &[&str], turned_deg: u16) -> (Vec<Line>, (u32, u32)) {
    let [width, height] = PAGE_PX;
    let turned = |[x, y]: [f32; 2]| match turned_deg {
        90 => [height - y, x],
        180 => [width - x, height - y],
        270 => [y, width - x],
        _ => [x, y],
    };
    let line = |(index, text): (usize, &&str)| {
        let place = [40.0, 500.0 + 50.0 * index as f32, STEP_PX * text.len() as f32, 28.0];
        Line::known(*text, Quad(Quad::upright(place).0.map(turned)))
    };
    let lines = lines.iter().enumerate().map(line).collect();
    let across = turned_deg % 180 == 90;
    let (width, height) = if across { (height, width) } else { (width, height) };
    (lines, (width as u32, height as u32))
}

fn found(reader: &Reader, lines: &[&str], turned_deg: u16) -> Option<Found> {
    let (lines, (width, height)) = lying(lines, turned_deg);
    find(&RgbImage::new(width, height), &lines, reader, TODAY, &Stop::default())
}

#[test]
fn every_layout_is_read_at_every_right_angle() {
    let reader = Reader::bundled().unwrap();
    for (format, lines, [number, nationality, born, expires]) in SPECIMENS {
        for turned_deg in [0, 90, 180, 270] {
            let found = found(&reader, lines, turned_deg);
            let found = found.unwrap_or_else(|| panic!("{format:?} at {turned_deg} is found"));
            let (zone, fields) = (&found.zone, &found.zone.fields);
            assert_eq!((zone.format, found.turned_deg), (format, turned_deg));
            assert!(zone.valid && found.certain, "{format:?} at {turned_deg}");
            assert_eq!(zone.lines, lines);
            assert_eq!(
                (fields.surname.as_str(), fields.given_names.as_str(), fields.sex.as_str()),
                ("ERIKSSON", "ANNA MARIA", "F")
            );
            let told =
                [&fields.number, &fields.nationality, &fields.birth_date, &fields.expiry_date];
            assert_eq!(told, [number, nationality, born, expires]);
        }
    }
}

/// One digit in another's place is seen by its own check digit, and no other reading is tried out until one fits.
#[test]
fn one_wrong_digit_in_any_layout_is_named_and_left_as_it_was_read() {
    let reader = Reader::bundled().unwrap();
    for (format, lines, [_, _, born, _]) in SPECIMENS {
        let short = born[2..].replace('-', "");
        let row = lines.iter().position(|line| line.contains(&short)).unwrap();
        // The month's last digit.
        let at = lines[row].find(&short).unwrap() + 3;
        let wrong = format!("{}3{}", &lines[row][..at], &lines[row][at + 1..]);
        let mut changed = lines.to_vec();
        changed[row] = &wrong;
        let found = found(&reader, &changed, 0).unwrap();
        assert!(!found.zone.valid, "{format:?}");
        assert!(found.checks.failed().contains(&"birth_date"), "{format:?}");
        assert_eq!(found.zone.lines, changed);
    }
}
