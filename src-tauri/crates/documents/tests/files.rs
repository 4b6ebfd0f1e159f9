//! Whole files through `open`: what is accepted, and how each kind of broken file is refused.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

mod drawn;

use std::path::Path;

use documents::{DocumentFault, Limits, MediaType, OpenRules, Opened, THUMBNAIL_SIDE_PX};
use drawn::{jpeg, jpeg_turned, packed, pdf, pdf_with_picture, png, png_claiming, raw_pdf, stream};
use proptest::prelude::*;
use signup::document::Removed;

const LIMITS: Limits = Limits { max_bytes: 10_000_000, max_pixels: 50_000_000, max_pages: 60 };

fn check(bytes: &[u8], limits: Limits) -> Result<Opened, DocumentFault> {
    documents::open(bytes, &OpenRules { limits, ..OpenRules::default() })
}

fn fault(bytes: &[u8]) -> DocumentFault {
    check(bytes, LIMITS).expect_err("accepted")
}

/// Type, size, pages; the thumbnail must be a JPEG of the same shape.
fn facts(bytes: &[u8]) -> (MediaType, u32, u32, u32) {
    let document = check(bytes, LIMITS).expect("refused");
    let small = image::load_from_memory(&document.thumbnail_jpeg).expect("a thumbnail");
    let long = small.width().max(small.height());
    assert!(long <= THUMBNAIL_SIDE_PX);
    let scale = f64::from(long) / f64::from(document.width_px.max(document.height_px));
    for (side, whole) in [(small.width(), document.width_px), (small.height(), document.height_px)]
    {
        assert!((f64::from(side) - f64::from(whole) * scale).abs() <= 1.5, "{side} for {whole}");
    }
    (document.media_type, document.width_px, document.height_px, document.pages)
}

#[test]
fn each_type_opens() {
    assert_eq!(facts(&jpeg(900, 600)), (MediaType::Jpeg, 900, 600, 1));
    assert_eq!(facts(&png(31, 700)), (MediaType::Png, 31, 700, 1));
    assert_eq!(facts(&pdf(3, 595.0, 842.0)), (MediaType::Pdf, 595, 842, 3));
    assert_eq!(facts(&pdf(1, 14_400.0, 3.0)), (MediaType::Pdf, 14_400, 3, 1));
}

#[test]
fn orientation_is_applied() {
    // The picture's upper half is dark; turned by 90 degrees clockwise, its right half is.
    let document = check(&jpeg_turned(400, 200), LIMITS).unwrap();
    assert_eq!((document.width_px, document.height_px), (200, 400));
    let small = image::load_from_memory(&document.thumbnail_jpeg).unwrap().to_luma8();
    assert_eq!(small.dimensions(), (160, 320));
    assert!(small.get_pixel(20, 160).0[0] > 200 && small.get_pixel(140, 160).0[0] < 60);
}

#[test]
fn empty_large_and_foreign_files_are_named() {
    assert_eq!(fault(b""), DocumentFault::Empty);
    let file = png(10, 10);
    let length = file.len() as u64;
    let at = |max_bytes| check(&file, Limits { max_bytes, ..LIMITS }).map(|_| ());
    assert_eq!(at(length), Ok(()));
    let limit_bytes = length - 1;
    assert_eq!(at(limit_bytes), Err(DocumentFault::TooLarge { limit_bytes, got_bytes: length }));
    let docx =
        b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0\0\0[Content_Types].xml";
    let DocumentFault::TypeNotAccepted { seen } = fault(docx) else { panic!("accepted") };
    assert!(["docx", "zip"].contains(&seen), "{seen}");
    assert_eq!(fault(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), DocumentFault::Heic);
}

#[test]
fn every_cut_is_seen() {
    for file in [jpeg(120, 80), png(120, 80), pdf(1, 200.0, 100.0)] {
        facts(&file);
        // The marks at the very end may be cut by a byte or two in a PDF without loss.
        let last = file.len() - 30;
        for cut in (16..last).step_by(last / 40) {
            let cut_off = fault(&file[..cut]);
            assert_eq!(cut_off, DocumentFault::Damaged, "{cut} of {}", file.len());
        }
    }
    let whole = jpeg(120, 80);
    assert_eq!(fault(&whole[..whole.len() - 1]), DocumentFault::Damaged);
    let whole = png(120, 80);
    assert_eq!(fault(&whole[..whole.len() - 1]), DocumentFault::Damaged);
}

#[test]
fn one_flipped_bit_in_a_png_is_seen() {
    let mut file = png(120, 80);
    let middle = file.len() / 2;
    file[middle] ^= 4;
    assert_eq!(fault(&file), DocumentFault::Damaged);
}

#[test]
fn bombs_are_refused_unopened() {
    let limit = DocumentFault::TooManyPixels { limit_px: LIMITS.max_pixels };
    assert_eq!(fault(&png_claiming(65_000, 65_000)), limit);
    assert_eq!(fault(&png_claiming(u32::MAX, u32::MAX)), limit);
    assert_eq!(fault(&pdf_with_picture(60_000, 60_000)), limit);
    let mut claiming = jpeg(64, 64);
    let frame = claiming.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    claiming[frame + 5..frame + 9].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0xFF]);
    assert_eq!(fault(&claiming), limit);
    let at_limit = |max_pixels| check(&jpeg(100, 50), Limits { max_pixels, ..LIMITS }).map(|_| ());
    assert_eq!(at_limit(5000), Ok(()));
    assert_eq!(at_limit(4999), Err(DocumentFault::TooManyPixels { limit_px: 4999 }));
}

#[test]
fn senseless_pages_are_damaged() {
    assert_eq!(fault(&pdf(0, 100.0, 100.0)), DocumentFault::Damaged);
    assert_eq!(fault(&pdf(1, 1.0e30, 100.0)), DocumentFault::Damaged);
    assert_eq!(fault(b"%PDF-1.7\nno objects at all"), DocumentFault::Damaged);
}

#[test]
fn a_password_is_named() {
    assert_eq!(fault(include_bytes!("data/password.pdf")), DocumentFault::PasswordProtected);
    // Locked against printing only: it opens for everybody, the reviewer too.
    let printing = include_bytes!("data/owner_password.pdf");
    assert_eq!(facts(printing), (MediaType::Pdf, 200, 100, 1));
}

#[test]
fn what_a_camera_appends_is_cut_and_told() {
    for file in [jpeg(90, 60), png(90, 60), pdf(1, 90.0, 60.0)] {
        let whole = check(&file, LIMITS).unwrap();
        let longer = check(&[&file[..], b"SEFT: a camera's notes"].concat(), LIMITS).unwrap();
        assert_eq!(longer.removed, [Removed::Appendix]);
        assert_eq!(longer.clean, whole.clean);
    }
}

#[test]
fn files_that_are_two_things_at_once_are_named() {
    let end = [&b"PK\x05\x06"[..], &[0; 18]].concat();
    let archive = [&b"PK\x03\x04 an archive"[..], &end].concat();
    let page = b"<!doctype html><p>";
    for file in [jpeg(90, 60), png(90, 60), pdf(1, 90.0, 60.0)] {
        for appended in [&archive[..], &end, page, &pdf(1, 9.0, 9.0)] {
            let both = [&file[..], appended].concat();
            if file.starts_with(b"%PDF") && appended.starts_with(b"%PDF") {
                // A second PDF behind the first is its next revision, however odd.
                continue;
            }
            assert_eq!(fault(&both), DocumentFault::Twofold);
        }
    }
    let before = |head: &[u8]| fault(&[head, &pdf(1, 90.0, 60.0)].concat());
    assert_eq!(before(b"GIF89a\x01\0\x01\0"), DocumentFault::Twofold);
    assert_eq!(before(b"<html><!--"), DocumentFault::Twofold);
    assert_eq!(before(&archive), DocumentFault::Twofold);
    assert_eq!(before(&jpeg(4, 4)[..20]), DocumentFault::Twofold);
    // A mail program's words, or a mark of Unicode, are no file.
    let late = [&b"\xEF\xBB\xBF\r\n"[..], &pdf(1, 90.0, 60.0)].concat();
    assert_eq!(facts(&late).0, MediaType::Pdf);
}

#[test]
fn programs_in_a_pdf_are_named() {
    let with = |more: &str, objects: &[&[u8]]| {
        let catalog = format!("<</Type/Catalog/Pages 2 0 R{more}>>");
        let mut all: Vec<&[u8]> = vec![
            catalog.as_bytes(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 50 50]/Resources<</Font<</JS 4 0 R/S 4 0 R>>>>>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ];
        all.extend(objects);
        check(&raw_pdf(&all), LIMITS).map(|_| ())
    };
    // Resources may have such names.
    assert_eq!(with("", &[]), Ok(()));
    for (more, object) in [
        ("/OpenAction 5 0 R", &b"<</S/JavaScript/JS(app.alert(1))>>"[..]),
        ("/OpenAction 5 0 R", b"<</S/#4Aava#53cript/#4AS(app.alert(1))>>"),
        ("/OpenAction<</S/Launch/F(calc.exe)>>", b"null"),
        ("/AA<</WC<</S/JavaScript/JS 5 0 R>>>>", b"(app.alert(1))"),
        ("/Names<</JavaScript<</Names[(a) 5 0 R]>>>>", b"<</S/JavaScript/JS(app.alert(1))>>"),
        ("/Anything[[5 0 R]]", b"<</Type/Annot/Subtype/RichMedia>>"),
        ("/AcroForm<</XFA 5 0 R>>", &stream("", b"<xdp><SCRIPT>app.alert(1)</SCRIPT></xdp>")),
    ] {
        assert_eq!(with(more, &[object]), Err(DocumentFault::Script), "{more}");
    }
    assert_eq!(with("/AcroForm<</XFA 5 0 R>>", &[&stream("", b"<xdp></xdp>")]), Ok(()));
    // A link to a page is no program.
    assert_eq!(with("/OpenAction[3 0 R/Fit]", &[]), Ok(()));
}

#[test]
fn a_program_packed_with_other_objects_is_found() {
    let inner = b"5 0 <</S/JavaScript/JS(app.alert(1))>>";
    let packed_objects = stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &packed(inner));
    let objects: [&[u8]; 4] = [
        b"<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 50 50]>>",
        &packed_objects,
    ];
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut table = vec![0; 4];
    for (index, object) in objects.iter().enumerate() {
        let place = (file.len() as u16).to_be_bytes();
        table.extend_from_slice(&[1, place[0], place[1], 0]);
        let head = format!("{} 0 obj\n", index + 1);
        file.extend_from_slice(&[head.as_bytes(), object, b"\nendobj\n"].concat());
    }
    table.extend_from_slice(&[2, 0, 4, 0]);
    let start = file.len();
    let table = stream("/Type/XRef/Size 6/W[1 2 1]/Root 1 0 R", &table);
    let end = format!("\nendobj\nstartxref\n{start}\n%%EOF\n");
    file.extend_from_slice(&[b"6 0 obj\n", &table[..], end.as_bytes()].concat());
    assert_eq!(fault(&file), DocumentFault::Script);
}

#[test]
fn pages_are_counted() {
    assert_eq!(facts(&pdf(60, 90.0, 60.0)).3, 60);
    assert_eq!(fault(&pdf(61, 90.0, 60.0)), DocumentFault::TooManyPages { limit: 60 });
}

#[test]
fn the_debug_form_shows_no_picture() {
    let shown = format!("{:?}", check(&png(4, 4), LIMITS).unwrap());
    assert!(shown.contains("thumbnail_jpeg_bytes") && shown.len() < 180, "{shown}");
}

/// Every picture and PDF in a folder; `None` when the folder is absent.
fn all_open(folder: &Path) -> Option<usize> {
    let mut count = 0;
    for entry in std::fs::read_dir(folder).ok()? {
        let path = entry.unwrap().path();
        let name = path.extension().and_then(|name| name.to_str()).unwrap_or_default();
        let expected = match name {
            "jpg" => MediaType::Jpeg,
            "png" => MediaType::Png,
            "pdf" => MediaType::Pdf,
            _ => continue,
        };
        let found = facts(&std::fs::read(&path).unwrap()).0;
        assert_eq!(found, expected, "{}", path.display());
        count += 1;
    }
    Some(count)
}

#[test]
fn every_practice_document_is_accepted() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../practice/documents");
    assert_eq!(all_open(&folder), Some(6));
}

#[test]
fn every_specimen_passport_is_accepted() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/documents/mrz");
    match all_open(&folder) {
        Some(count) => assert!(count >= 19, "{count}"),
        None => println!("skipped: no ../shared/documents/mrz beside the checkout"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..Default::default() })]

    /// Random bytes behind each type's first bytes end in an answer.
    #[test]
    fn noise_never_panics(kind in 0usize..4, noise in prop::collection::vec(any::<u8>(), 0..2000)) {
        let head: &[u8] = [&b"\xFF\xD8\xFF\xE0"[..], b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b""][kind];
        prop_assert!(check(&[head, &noise].concat(), LIMITS).is_err());
    }

    /// Good files with bytes changed end in an answer; one that is accepted has its thumbnail.
    #[test]
    fn torn_files_never_panic(
        kind in 0usize..3,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut file = [jpeg(60, 40), png(60, 40), pdf_with_picture(8, 8)][kind].clone();
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        if let Ok(document) = check(&file, LIMITS) {
            prop_assert!(image::load_from_memory(&document.thumbnail_jpeg).is_ok());
        }
    }
}
