//! What `open`, `bind`, `cover` and `page` make of whole files.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

mod drawn;

use std::path::Path;

use documents::{DocumentFault, MediaType, OpenRules, bind, cover, open, page, preview_jpeg};
use drawn::{jpeg, jpeg_turned, pdf, png};
use image::{Rgb, RgbImage};
use signup::document::{Finding, Severity};

fn seed(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    std::fs::read(folder.join(name)).unwrap()
}

fn taking(formats: &[&str]) -> OpenRules {
    let formats = formats.iter().map(|format| (*format).to_owned()).collect();
    OpenRules { formats, ..OpenRules::default() }
}

fn told(remarks: &[Finding]) -> Vec<String> {
    let data = |finding: &Finding| finding.data.values().cloned().collect::<Vec<_>>().join(" ");
    remarks.iter().map(|finding| format!("{} {}", finding.code.code(), data(finding))).collect()
}

/// Mean difference of a channel, of pictures of about the same size.
fn difference(one: &RgbImage, other: &RgbImage) -> f64 {
    let (width, height) = (one.width().min(other.width()), one.height().min(other.height()));
    assert!(one.width().abs_diff(other.width()) <= 2 && one.height().abs_diff(other.height()) <= 2);
    let mut sum = 0.0;
    for y in 0..height {
        for x in 0..width {
            let (one, other) = (one.get_pixel(x, y).0, other.get_pixel(x, y).0);
            sum += (0..3).map(|c| f64::from(one[c].abs_diff(other[c]))).sum::<f64>() / 3.0;
        }
    }
    sum / f64::from(width * height)
}

#[test]
fn what_is_no_jpeg_or_png_is_written_anew() {
    for (name, to, pages) in [
        ("lossy.webp", MediaType::Jpeg, 1),
        ("lossless.webp", MediaType::Png, 1),
        ("animated.webp", MediaType::Png, 1),
        ("lzw.tiff", MediaType::Png, 1),
        ("deep.tiff", MediaType::Png, 1),
        ("fax.tiff", MediaType::Png, 1),
        ("pages.tiff", MediaType::Pdf, 2),
    ] {
        let opened = open(&seed(name), &OpenRules::default()).unwrap();
        assert_eq!(opened.pages, pages, "{name}");
        let from = if name.ends_with("webp") { "image/webp" } else { "image/tiff" };
        let to = match (pages, opened.media_type) {
            (1, found @ (MediaType::Jpeg | MediaType::Png)) => found,
            _ => to,
        };
        assert_eq!(told(&opened.remarks), [format!("FIL-102 {from} {}", to.media_type())]);
        assert_eq!(opened.media_type, to, "{name}");
    }
    // White paper is white: the fax's bits are read the right way round.
    let fax = open(&seed("fax.tiff"), &OpenRules::default()).unwrap();
    let shown = page(&fax.clean, 0).unwrap();
    let bits = page(&open(&seed("bits.png"), &OpenRules::default()).unwrap().clean, 0).unwrap();
    assert!(difference(&shown.picture, &bits.picture) < 60.0);
}

#[test]
fn the_policys_formats_are_kept_to() {
    let opened = open(&jpeg(60, 40), &taking(&["image/png"])).unwrap();
    assert_eq!(opened.media_type, MediaType::Png);
    assert_eq!(told(&opened.remarks), ["FIL-102 image/jpeg image/png"]);
    let opened = open(&png(60, 40), &taking(&["application/pdf"])).unwrap();
    assert_eq!((opened.media_type, opened.pages), (MediaType::Pdf, 1));
    let opened = open(&pdf(1, 90.0, 60.0), &taking(&["image/jpeg"])).unwrap();
    assert_eq!(opened.media_type, MediaType::Jpeg);
    let opened = open(&pdf(2, 90.0, 60.0), &taking(&["image/jpeg", "image/png"])).unwrap();
    assert_eq!(told(&opened.remarks), ["RUL-102 image/jpeg, image/png application/pdf"]);
    assert_eq!(opened.remarks[0].severity, Severity::Refused);
    let rules = OpenRules {
        file_name: "pass&port.PNG".to_owned(),
        forbidden_in_names: "&".to_owned(),
        ..OpenRules::default()
    };
    let opened = open(&jpeg(60, 40), &rules).unwrap();
    assert_eq!(told(&opened.remarks), ["FIL-101 jpg png", "RUL-103 &"]);
}

#[test]
fn pages_are_bound_as_they_are_shown() {
    let parts = [jpeg(300, 200), jpeg_turned(300, 200), png(200, 300), pdf(2, 200.0, 100.0)];
    let clean = parts.map(|part| open(&part, &OpenRules::default()).unwrap().clean);
    let bound = bind(clean.to_vec(), &OpenRules::default()).unwrap();
    assert_eq!((bound.media_type, bound.pages, bound.removed.len()), (MediaType::Pdf, 5, 0));
    assert_eq!(documents::pages(&bound.clean), Ok(5));
    for (index, part) in clean.iter().take(3).enumerate() {
        let photo = page(part, 0).unwrap().picture;
        let shown = page(&bound.clean, index as u32).unwrap();
        assert!(!shown.drawn && shown.spans.is_empty());
        let (width, height) = photo.dimensions();
        let shown = image::imageops::thumbnail(&*shown.picture, width, height);
        let off = difference(&photo, &shown);
        assert!(off < 6.0, "page {index} differs by {off}");
    }
    // The photo's coded pixels are in it, bit by bit.
    let scan = &clean[0][clean[0].len() - 400..clean[0].len() - 2];
    assert!(bound.clean.windows(scan.len()).any(|part| part == scan));
    let (_, last) = (bind(vec![], &OpenRules::default()), page(&bound.clean, 5).map(|_| ()));
    assert_eq!(last, Err(DocumentFault::NoSuchPage));
    assert!(bind(vec![], &OpenRules::default()).is_err());
}

#[test]
fn the_words_of_a_pdf_are_read_where_they_stand() {
    let clean = open(&seed("text.pdf"), &OpenRules::default()).unwrap().clean;
    let shown = page(&clean, 0).unwrap();
    assert!(shown.drawn);
    let words: Vec<_> = shown.spans.iter().map(|span| &*span.text).collect();
    assert_eq!(words.join("|"), "Specimen statement 2026-11-24|12 Le Loi Street, Da Nang");
    // 300 by 200 points at 200 dpi; the first line's foot is 40 points from the top, from 40 points on.
    assert_eq!(shown.picture.dimensions(), (833, 555));
    let [x, y, width, height] = shown.spans[0].box_px;
    assert!((105..118).contains(&x) && y < 111 && y + height > 105, "{:?}", shown.spans[0].box_px);
    assert!((550..800).contains(&width) && (35..70).contains(&height));
    // There is ink in the box.
    let dark = |x: u32, y: u32| shown.picture.get_pixel(x, y).0[0] < 100;
    assert!((x..x + width).any(|x| (y..y + height).any(|y| dark(x, y))));
    let small = image::load_from_memory(&preview_jpeg(&clean, 1, 200).unwrap()).unwrap();
    assert_eq!((small.width(), small.height()), (200, 133));
}

#[test]
fn hidden_layers_stay_hidden_and_fields_stay_filled() {
    let clean = open(&seed("packed.pdf"), &OpenRules::default()).unwrap().clean;
    let words: Vec<_> = page(&clean, 0).unwrap().spans.into_iter().map(|span| span.text).collect();
    assert_eq!(words, ["Shown words", "Nobody"]);
}

#[test]
fn what_is_covered_is_gone() {
    for file in [jpeg(300, 200), png(300, 200), jpeg_turned(200, 300)] {
        let clean = open(&file, &OpenRules::default()).unwrap().clean;
        let covered = cover(&clean, &[(0, [40, 120, 100, 50])], &OpenRules::default()).unwrap();
        let shown = page(&covered.clean, 0).unwrap().picture;
        assert_eq!(shown.dimensions(), (300, 200));
        assert!((48..132).all(|x| (128..162).all(|y| shown.get_pixel(x, y).0[0] < 12)));
        let before = page(&clean, 0).unwrap().picture;
        assert!(shown.get_pixel(200, 100).0[0].abs_diff(before.get_pixel(200, 100).0[0]) < 12);
    }
    let clean = open(&seed("text.pdf"), &OpenRules::default()).unwrap().clean;
    let first = page(&clean, 0).unwrap();
    let covered = cover(&clean, &[(0, first.spans[0].box_px)], &OpenRules::default()).unwrap();
    assert_eq!((covered.pages, covered.width_px, covered.height_px), (2, 300, 200));
    let shown = page(&covered.clean, 0).unwrap();
    assert!(shown.spans.is_empty(), "no words are left under the cover");
    let [x, y, width, height] = first.spans[0].box_px;
    assert_eq!(*shown.picture.get_pixel(x + width / 2, y + height / 2), Rgb([0; 3]));
    assert_eq!(page(&covered.clean, 1).unwrap().spans[0].text, "page two");
    let none = cover(&clean, &[(2, [0; 4])], &OpenRules::default());
    assert_eq!(none.map(|_| ()).unwrap_err(), DocumentFault::NoSuchPage);
    let second = cover(&jpeg(8, 8), &[(1, [0; 4])], &OpenRules::default());
    assert_eq!(second.map(|_| ()).unwrap_err(), DocumentFault::NoSuchPage);
}
