//! Invented writing in Noto Sans and Noto Sans CJK (tests/pictures), read at every right angle.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

use image::{RgbImage, imageops};
use ocr::{Line, Quad, Reader, Stop};

const LATIN: [&str; 3] = [
    "Łukasz Çelik-Ñandú, Müllerstraße 7",
    "Žofie Kőrösi · São João d’Água",
    "Invoice date: 31 October 2026",
];
const CHINESE: [&str; 2] = ["示例科技有限公司", "北京市朝阳区建国路88号"];

fn latin() -> RgbImage {
    image::load_from_memory(include_bytes!("pictures/latin.png")).unwrap().to_rgb8()
}

fn chinese() -> RgbImage {
    image::load_from_memory(include_bytes!("pictures/chinese.png")).unwrap().to_rgb8()
}

fn read(picture: &RgbImage) -> Vec<Line> {
    Reader::bundled().unwrap().lines(picture, &Stop::default()).unwrap()
}

/// Characters of `wanted` that are not in their place in what was read, spaces aside, as a share.
fn wrong(lines: &[Line], wanted: &[&str]) -> f32 {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    let read = bare(&lines.iter().map(|line| line.text.as_str()).collect::<String>());
    let wanted = bare(&wanted.concat());
    assert_eq!(read.len(), wanted.len(), "{read:?}");
    let wrong = read.iter().zip(&wanted).filter(|(read, wanted)| read != wanted).count();
    wrong as f32 / wanted.len() as f32
}

#[test]
fn latin_with_its_accents_and_chinese() {
    assert!(wrong(&read(&latin()), &LATIN) < 0.05);
    assert!(wrong(&read(&chinese()), &CHINESE) < 0.05);
}

#[test]
fn turned_pages_are_read_the_right_way_up() {
    let picture = latin();
    let turned: [(RgbImage, u16); 3] = [
        (imageops::rotate90(&picture), 90),
        (imageops::rotate180(&picture), 180),
        (imageops::rotate270(&picture), 270),
    ];
    for (picture, degrees) in turned {
        let lines = read(&picture);
        assert!(wrong(&lines, &LATIN) < 0.08, "{degrees}: {lines:?}");
        assert!(lines.iter().all(|line| line.quad.turned_deg() == degrees), "{degrees}");
    }
}

#[test]
fn a_given_place_is_read_and_an_empty_one_has_no_text() {
    let reader = Reader::bundled().unwrap();
    let picture = latin();
    let date = Quad::upright([10.0, 118.0, 400.0, 40.0]);
    let nothing = Quad::upright([560.0, 5.0, 50.0, 20.0]);
    let lines = reader.lines_in(&picture, &[date, nothing], &Stop::default()).unwrap();
    assert_eq!(
        (lines[0].text.as_str(), lines[1].text.as_str()),
        ("Invoice date: 31 October 2026", "")
    );
    let place = lines[0].place_of(14..16).unwrap().bounds_px(picture.dimensions());
    // `31` begins some 195 pixels from the left and is some 30 wide.
    assert!((175..=205).contains(&place[0]) && (20..60).contains(&place[2]), "{place:?}");
}
