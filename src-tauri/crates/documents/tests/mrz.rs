//! The specimens in `shared/documents/mrz` beside the checkout, held against what a person reads on them. They are used
//! in place; without that folder the tests say so and pass.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use documents::mrz::{Found, find};
use image::RgbImage;
use ocr::{Reader, Stop};

/// 24 November 2026.
const TODAY: i64 = 1_795_478_400;

struct Specimen {
    file: String,
    picture: RgbImage,
    lines: Vec<String>,
    /// A person can read it, and what is printed follows the standard.
    counts: bool,
}

fn specimens() -> Vec<Specimen> {
    let shared = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/documents/mrz");
    if !shared.is_dir() {
        eprintln!("skipped: there is no folder shared/documents/mrz beside the checkout");
        return Vec::new();
    }
    #[derive(serde::Deserialize)]
    struct Truth {
        specimen: Vec<Entry>,
    }
    #[derive(serde::Deserialize)]
    struct Entry {
        file: String,
        legible: bool,
        conforms: bool,
        lines: Vec<String>,
    }
    let truth: Truth = toml::from_str(include_str!("mrz-truth.toml")).unwrap();
    let open = |entry: Entry| Specimen {
        picture: image::open(shared.join(&entry.file)).unwrap().to_rgb8(),
        file: entry.file,
        lines: entry.lines,
        counts: entry.legible && entry.conforms,
    };
    truth.specimen.into_iter().map(open).collect()
}

fn read(reader: &Reader, picture: &RgbImage) -> Option<Found> {
    let stop = Stop::default();
    let lines = reader.lines(picture, &stop).unwrap();
    find(picture, &lines, reader, TODAY, &stop)
}

/// Files read fully right, of how many that count; and it is asserted that nothing else is called valid.
fn count(change: impl Fn(&RgbImage) -> RgbImage, turned_deg: u16) -> (usize, usize) {
    let reader = Reader::bundled().unwrap();
    let (mut right, mut all) = (0, 0);
    let mut missed = BTreeMap::new();
    for specimen in specimens() {
        let found = read(&reader, &change(&specimen.picture));
        let valid = found.as_ref().filter(|found| found.zone.valid);
        if let Some(found) = valid {
            assert_eq!(found.zone.lines, specimen.lines, "{} is read wrongly", specimen.file);
            assert_eq!(found.turned_deg, turned_deg, "{}", specimen.file);
            assert!(found.certain && found.checks.failed().is_empty());
        }
        all += usize::from(specimen.counts);
        right += usize::from(specimen.counts && valid.is_some());
        if specimen.counts && valid.is_none() {
            missed.insert(specimen.file, found.map(|found| found.zone.lines));
        }
    }
    eprintln!("{right} of {all}; not: {missed:#?}");
    (right, all)
}

#[test]
fn nineteen_of_twenty_specimens_are_read_right_and_none_wrong() {
    let (right, all) = count(RgbImage::clone, 0);
    assert!(right * 20 >= all * 19, "{right} of {all}");
}

/// What is not sure of a turned page is read once more as it should stand; and it is found where it lies.
#[test]
fn upside_down_and_on_either_side_as_well() {
    use image::imageops::{rotate90, rotate180, rotate270};
    for (turn, turned_deg) in
        [(rotate90 as fn(&RgbImage) -> RgbImage, 90), (rotate180, 180), (rotate270, 270)]
    {
        let (right, all) = count(turn, turned_deg);
        assert!(right * 20 >= all * 19, "turned by {turned_deg}: {right} of {all}");
    }
}

#[test]
fn a_page_without_a_zone_has_none() {
    let reader = Reader::bundled().unwrap();
    assert_eq!(read(&reader, &RgbImage::from_pixel(400, 300, image::Rgb([250; 3]))), None);
}
