//! The check of a picture warns where reading begins to fail: not before, and not after. The whole curves are printed
//! by `cargo xtask curves`; here stand the steps.

#[path = "degraded/mod.rs"]
mod degraded;

use std::path::{Path, PathBuf};

use degraded::ways::{WAYS, Way};
use degraded::{Before, pages};
use documents::quality::look;
use image::RgbImage;
use ocr::Reader;
use signup::document::Severity;
use signup::wire::DocumentKind;

/// Steps between the first that is not read and the first that is warned of, at most.
const WORST: usize = 1;
/// The same on average over the pages of one way.
const MEAN: f32 = 0.7;
/// A passport without any ground about it, and a card on a desk, both sides. All pages take several minutes.
const PAGES: [&str; 3] = ["100_pass-hrv.jpg", "identity-back.jpg", "identity-front.jpg"];

/// The ways whose warning follows from the reading, and those that ask for the whole document whether or not what is
/// left of it can be read.
fn follows_reading(way: &Way) -> bool {
    way.tells.is_some() && !way.name.starts_with("crop")
}

#[test]
fn the_check_warns_where_reading_begins_to_fail() {
    let reader = Reader::bundled().unwrap();
    if pages::specimens().is_none() {
        println!(
            "skipped for the specimens: the folder shared/documents is not beside the checkout"
        );
    }
    let all: Vec<Before> = pages::all()
        .into_iter()
        .filter(|page| PAGES.contains(&page.name))
        .map(|page| Before::of(page, &reader))
        .collect();
    for page in &all {
        let itself = page.itself(&reader);
        assert!(itself.reads, "{} is read", page.page.name);
        assert_eq!(itself.warned(), [], "{} is good", page.page.name);
    }
    for way in WAYS.iter().filter(|way| follows_reading(way)) {
        let found: Vec<(usize, usize)> = all.iter().map(|page| steps(page, way, &reader)).collect();
        let apart: Vec<usize> = found.iter().map(|(fails, warns)| fails.abs_diff(*warns)).collect();
        let mean = apart.iter().sum::<usize>() as f32 / apart.len() as f32;
        println!("{}: {apart:?} steps apart, {mean:.2} on average", way.name);
        assert!(apart.iter().all(|&steps| steps <= WORST), "{}: {apart:?}", way.name);
        assert!(mean <= MEAN, "{}: {mean}", way.name);
        // A way that never spoils a page would prove nothing.
        let last = way.steps.len();
        let told = found.iter().filter(|(fails, warns)| *fails < last && *warns < last).count();
        assert!(told > 0, "{}: {found:?}", way.name);
    }
    // A document must be whole: the check may come before the reading suffers, never long after.
    for way in WAYS.iter().filter(|way| way.name == "crop bottom") {
        for page in &all {
            let (fails, warns) = steps(page, way, &reader);
            assert!(warns <= fails + WORST, "{} {}: {fails}, {warns}", way.name, page.page.name);
        }
    }
    // What hurts neither the reading nor the reviewer is not spoken of.
    for (name, realistic) in [("rotate", 7.0), ("perspective", 0.13), ("JPEG", 20.0)] {
        let way = WAYS.iter().find(|way| way.name == name).unwrap();
        for page in &all {
            let after = page.after(way, realistic, &reader);
            assert_eq!(after.warned(), [], "{} after {name} {realistic}", page.page.name);
        }
    }
}

/// The first step that is not read, and the first that is warned of; the number of steps where there is none.
#[allow(clippy::print_stdout, reason = "shown when the test fails")]
fn steps(page: &Before, way: &Way, reader: &Reader) -> (usize, usize) {
    let (mut fails, mut warns) = (None, None);
    for (index, &step) in way.steps.iter().enumerate() {
        let after = page.after(way, step, reader);
        fails = fails.or((!after.reads).then_some(index));
        warns = warns.or(after.tells(way).then_some(index));
        if fails.is_some() && warns.is_some() {
            break;
        }
    }
    let (fails, warns) = (fails.unwrap_or(way.steps.len()), warns.unwrap_or(way.steps.len()));
    println!(
        "{} {}: not read from {fails} on, warned of from {warns} on",
        way.name, page.page.name
    );
    (fails, warns)
}

#[test]
fn good_pictures_and_drawn_pages_are_not_spoken_of() {
    let mut good = pictures(&pages::practice());
    assert_eq!(good.len(), 4);
    good.extend(pages::specimens().map(|folder| pictures(&folder)).unwrap_or_default());
    for (name, picture) in &good {
        let found = look(picture, false, None, &degraded::asked(DocumentKind::Identity));
        let grave: Vec<_> =
            found.iter().filter(|found| found.severity >= Severity::Warning).collect();
        assert!(grave.is_empty(), "{name}: {grave:?}");
    }
    for name in ["bank_statement.pdf", "tax_id.pdf"] {
        let bytes = std::fs::read(pages::practice().join(name)).unwrap();
        let page = documents::page(&bytes, 0).unwrap();
        let found = look(&page.picture, page.drawn, None, &degraded::asked(DocumentKind::TaxId));
        assert_eq!(found, [], "{name}");
    }
}

/// Every picture in a folder.
fn pictures(folder: &Path) -> Vec<(String, RgbImage)> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let opened = files.iter().filter_map(|file| {
        let name = file.file_name()?.to_string_lossy().into_owned();
        Some((name, image::open(file).ok()?.to_rgb8()))
    });
    opened.collect()
}
