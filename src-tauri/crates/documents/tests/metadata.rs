//! What exiftool, another people's program, still finds in files after they were opened: nothing that identifies.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]
#![allow(
    clippy::print_stdout,
    reason = "a test tells what it skips, and what it saw where it fails"
)]

mod drawn;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use documents::{MediaType, OpenRules, Opened, bind, cover, open};
use drawn::{jpeg, pdf, png, raw_pdf, stream};
use signup::document::Removed;

/// Said in every tag that is planted; must not be in any clean file, however it is looked for.
const NAME: &str = "Nguyen Thi Anna 4711";

/// What a clean file may say, as `exiftool -G1` names it. A trailing `*` stands for a whole group.
const ALLOWED: &[&str] = &[
    "SourceFile",
    "ExifTool:*",
    "System:*",
    "File:*",
    "Composite:ImageSize",
    "Composite:Megapixels",
    "JFIF:*",
    "IFD0:Orientation",
    "APP14:*",
    "PNG:*",
    "PNG-pHYs:*",
    "PDF:PDFVersion",
    "PDF:Linearized",
    "PDF:PageCount",
    "ICC-header:*",
    "ICC_Profile:RedMatrixColumn",
    "ICC_Profile:ProfileDescription",
    "ICC_Profile:ProfileCopyright",
];

/// Of `PNG:*`, what is a word and not a number.
const NEVER: &[&str] = &["PNG:Comment", "PNG:Author", "PNG:Software", "PNG:ModifyDate"];

fn exiftool() -> Option<Command> {
    let there = Command::new("exiftool").arg("-ver").output().is_ok_and(|out| out.status.success());
    if !there {
        println!("skipped: no exiftool (Debian: libimage-exiftool-perl)");
    }
    there.then(|| Command::new("exiftool"))
}

/// Plants `tags` into a file, as exiftool writes them.
fn planted(mut exiftool: Command, file: &[u8], name: &str, tags: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, file).unwrap();
    let small = folder.path().join("small.jpg");
    std::fs::write(&small, jpeg(16, 12)).unwrap();
    let profile = folder.path().join("profile.icc");
    std::fs::write(&profile, profile_of_a_screen()).unwrap();
    let place = |tag: &&str| {
        tag.replace("SMALL", small.to_str().unwrap()).replace("PROFILE", profile.to_str().unwrap())
    };
    let out = exiftool
        .args(["-overwrite_original", "-m"])
        .args(tags.iter().map(place))
        .arg(&path)
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    std::fs::read(&path).unwrap()
}

/// Everything exiftool says of a file, as `Group:Tag`.
fn said(file: &[u8], extension: &str) -> BTreeSet<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("clean.{extension}"));
    std::fs::write(&path, file).unwrap();
    let out = Command::new("exiftool").args(["-j", "-G1", "-a", "-u", "-U"]).arg(&path).output();
    let out = String::from_utf8(out.unwrap().stdout).unwrap();
    assert!(!out.contains("Anna"), "{out}");
    let files: Vec<serde_json::Map<String, serde_json::Value>> =
        serde_json::from_str(&out).unwrap();
    assert!(!out.contains("\"ExifTool:Error\""), "{out}");
    files[0].keys().cloned().collect()
}

fn assert_clean(opened: &Opened) {
    let tags = said(&opened.clean, opened.media_type.extension());
    let allowed = |tag: &str| {
        let fits = |allowed: &&str| match allowed.strip_suffix('*') {
            Some(group) => tag.starts_with(group),
            None => tag == *allowed,
        };
        ALLOWED.iter().any(fits) && !NEVER.contains(&tag)
    };
    let more: Vec<_> = tags.iter().filter(|tag| !allowed(tag)).collect();
    assert!(more.is_empty(), "still there: {more:?}");
    for part in ["Anna", "Nguyen", "4711"] {
        let utf16: Vec<u8> = part.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for part in [part.as_bytes(), &utf16] {
            let found = opened.clean.windows(part.len()).any(|found| found == part);
            assert!(!found, "{part:?} is in the bytes");
        }
    }
    println!("{:?}: {tags:?}", opened.media_type);
}

fn opened(file: &[u8]) -> Opened {
    open(file, &OpenRules::default()).unwrap()
}

/// A colour profile with a name in it, of two tags.
fn profile_of_a_screen() -> Vec<u8> {
    let name = format!("desc\0\0\0\0\0\0\0\x15{NAME}\0");
    let desc = [name.as_bytes(), &[0; 79]].concat();
    let red = b"XYZ \0\0\0\0\0\0\x6f\xa2\0\0\x38\xf5\0\0\x03\x90";
    let number = |value: usize| (value as u32).to_be_bytes().to_vec();
    let at = 128 + 4 + 2 * 12;
    let red_at = (at + desc.len()).next_multiple_of(4);
    let mut header = vec![0; 128];
    header[8..12].copy_from_slice(&[2, 0x10, 0, 0]);
    header[12..24].copy_from_slice(b"mntrRGB XYZ ");
    header[36..40].copy_from_slice(b"acsp");
    header[48..52].copy_from_slice(b"Anna");
    let mut profile = [
        header,
        number(2),
        b"desc".to_vec(),
        number(at),
        number(desc.len()),
        b"rXYZ".to_vec(),
        number(red_at),
        number(red.len()),
        desc,
    ]
    .concat();
    profile.resize(red_at, 0);
    profile.extend_from_slice(red);
    let length = number(profile.len());
    profile[..4].copy_from_slice(&length);
    profile
}

const PICTURE_TAGS: &[&str] = &[
    "-EXIF:Make=Nguyen Thi Anna 4711",
    "-EXIF:Model=Nguyen Thi Anna 4711",
    "-EXIF:Artist=Nguyen Thi Anna 4711",
    "-EXIF:SerialNumber=4711",
    "-EXIF:UserComment=Nguyen Thi Anna 4711",
    "-EXIF:ImageDescription=Nguyen Thi Anna 4711",
    "-EXIF:DateTimeOriginal=2026:11:24 02:00:00",
    "-EXIF:GPSLatitude=10.77",
    "-EXIF:GPSLatitudeRef=N",
    "-EXIF:GPSLongitude=106.7",
    "-EXIF:GPSLongitudeRef=E",
    "-XMP-dc:Creator=Nguyen Thi Anna 4711",
    "-XMP-dc:Description=Nguyen Thi Anna 4711",
    "-XMP-exif:GPSLatitude=10.77",
    "-XMP-xmpMM:DerivedFromDocumentID=Nguyen Thi Anna 4711",
    "-Comment=Nguyen Thi Anna 4711",
    "-icc_profile<=PROFILE",
];

#[test]
fn a_photo_says_nothing_but_its_pixels() {
    let Some(exiftool) = exiftool() else { return };
    let before = jpeg(320, 240);
    let mut tags = PICTURE_TAGS.to_vec();
    tags.extend([
        "-IPTC:By-line=Nguyen Thi Anna 4711",
        "-IPTC:Keywords=Nguyen Thi Anna 4711",
        "-Photoshop:PhotoshopQuality=5",
        "-ThumbnailImage<=SMALL",
        "-EXIF:Orientation#=6",
    ]);
    let full = planted(exiftool, &before, "full.jpg", &tags);
    let names: Vec<_> = said_before(&full, "jpg").into_iter().collect();
    for group in ["GPS:", "XMP-dc:", "IPTC:", "IFD1:", "IFD0:", "ICC"] {
        assert!(names.iter().any(|tag| tag.starts_with(group)), "{group} was not planted");
    }
    let opened = opened(&full);
    assert_clean(&opened);
    let removed = BTreeSet::from([
        Removed::Location,
        Removed::CameraDetails,
        Removed::Thumbnail,
        Removed::Author,
        Removed::History,
        Removed::Comments,
    ]);
    assert_eq!(opened.removed.iter().copied().collect::<BTreeSet<_>>(), removed);
    assert_eq!((opened.width_px, opened.height_px), (240, 320), "the orientation is kept");
    assert!(said(&opened.clean, "jpg").contains("IFD0:Orientation"));
    let pixels = |file: &[u8]| image::load_from_memory(file).unwrap();
    assert_eq!(pixels(&opened.clean), pixels(&full), "not a pixel is changed");
    assert_eq!(pixels(&opened.clean), pixels(&before));
    let again = open(&opened.clean, &OpenRules::default()).unwrap();
    assert_eq!((&again.clean, again.removed), (&opened.clean, vec![]), "cleaned once for all");
}

/// As [`said`], of a file that is full.
fn said_before(file: &[u8], extension: &str) -> BTreeSet<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("full.{extension}"));
    std::fs::write(&path, file).unwrap();
    let out = Command::new("exiftool").args(["-j", "-G1", "-a"]).arg(&path).output().unwrap();
    let files: Vec<serde_json::Map<String, serde_json::Value>> =
        serde_json::from_slice(&out.stdout).unwrap();
    files[0].keys().cloned().collect()
}

#[test]
fn a_png_says_nothing_but_its_pixels() {
    let Some(exiftool) = exiftool() else { return };
    let before = png(64, 48);
    let mut tags = PICTURE_TAGS.to_vec();
    tags.extend(["-PNG:Software=Nguyen Thi Anna 4711", "-PNG:ModifyDate=2026:11:24 02:00:00"]);
    let full = planted(exiftool, &before, "full.png", &tags);
    let opened = opened(&full);
    assert_clean(&opened);
    for removed in [Removed::Location, Removed::CameraDetails, Removed::Author, Removed::Comments] {
        assert!(opened.removed.contains(&removed), "{removed:?} of {:?}", opened.removed);
    }
    let pixels = |file: &[u8]| image::load_from_memory(file).unwrap();
    assert_eq!(pixels(&opened.clean), pixels(&full));
    assert!(open(&opened.clean, &OpenRules::default()).unwrap().removed.is_empty());
}

#[test]
fn a_pdf_says_nothing_but_its_pages() {
    let Some(exiftool) = exiftool() else { return };
    let tags = [
        "-PDF:Author=Nguyen Thi Anna 4711",
        "-PDF:Title=Nguyen Thi Anna 4711",
        "-PDF:Producer=Nguyen Thi Anna 4711",
        "-PDF:CreateDate=2026:11:24 02:00:00",
        "-XMP-dc:Creator=Nguyen Thi Anna 4711",
        "-XMP-xmpMM:DocumentID=Nguyen Thi Anna 4711",
    ];
    let full = planted(exiftool, &pdf(2, 300.0, 200.0), "full.pdf", &tags);
    let opened = opened(&full);
    assert_eq!(opened.pages, 2);
    assert_clean(&opened);
    // Exiftool adds to a PDF as an editor does: what was is still there.
    assert_eq!(opened.removed, [Removed::Author, Removed::History]);
    assert!(open(&opened.clean, &OpenRules::default()).unwrap().removed.is_empty());
}

#[test]
fn a_pdf_loses_what_hides_in_it() {
    let Some(exiftool) = exiftool() else { return };
    let photo = planted(exiftool, &jpeg(40, 30), "photo.jpg", PICTURE_TAGS);
    let image = stream(
        "/Type/XObject/Subtype/Image/Width 40/Height 30/BitsPerComponent 8/ColorSpace/DeviceRGB\
         /Filter/DCTDecode/Metadata 6 0 R/PieceInfo<</Anna<</LastModified(4711)>>>>",
        &photo,
    );
    let packet = stream("/Type/Metadata/Subtype/XML", NAME.as_bytes());
    let file = raw_pdf(&[
        b"<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/Lang(Anna)/Names<</EmbeddedFiles<</Names[(Anna) 7 0 R]>>>>\
          /Outlines<</Title(Nguyen)>>/AF[7 0 R]>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/LastModified(4711)/Thumb 5 0 R\
          /Resources<</XObject<</ID 5 0 R>>>>/Annots[\
          <</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 7 0 R/T(Anna)>>\
          <</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Nguyen)/T(Anna)>>\
          <</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/V(Anna)/AP<</N 9 0 R>>>>]>>",
        &stream("", b"q 80 0 0 80 10 10 cm /ID Do Q"),
        &image,
        &packet,
        b"<</Type/Filespec/F(Anna.txt)/EF<</F 8 0 R>>>>",
        &stream("/Type/EmbeddedFile", NAME.as_bytes()),
        &stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/StructParent 4711", b"1 0 0 rg 0 0 9 9 re f"),
    ]);
    let opened = opened(&file);
    assert_clean(&opened);
    for removed in [
        Removed::Location,
        Removed::CameraDetails,
        Removed::Thumbnail,
        Removed::Author,
        Removed::History,
        Removed::Comments,
        Removed::Attachments,
    ] {
        assert!(opened.removed.contains(&removed), "{removed:?} of {:?}", opened.removed);
    }
    // The photo, under a name that is also an entry's, and the field's look are still there.
    let page = documents::page(&opened.clean, 0).unwrap();
    let [left, right] = [[0.02, 0.98], [0.5, 0.8]].map(|[x, y]| {
        let (width, height) = page.picture.dimensions();
        page.picture.get_pixel((width as f64 * x) as u32, (height as f64 * y) as u32).0
    });
    assert_eq!(left, [255, 0, 0]);
    assert_ne!(right, [255; 3]);
}

#[test]
fn what_is_written_anew_says_nothing_either() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    for (name, tags) in [
        ("lossy.webp", PICTURE_TAGS),
        ("lossless.webp", PICTURE_TAGS),
        ("lzw.tiff", PICTURE_TAGS),
        ("pages.tiff", PICTURE_TAGS),
    ] {
        let Some(exiftool) = exiftool() else { return };
        // A comment of its own is only JPEG's and PNG's.
        let tags: Vec<_> =
            tags.iter().copied().filter(|tag| !tag.starts_with("-Comment")).collect();
        let full = planted(exiftool, &std::fs::read(folder.join(name)).unwrap(), name, &tags);
        let opened = opened(&full);
        assert_clean(&opened);
        for removed in [Removed::Location, Removed::CameraDetails, Removed::Author] {
            assert!(opened.removed.contains(&removed), "{name}: {removed:?}, {:?}", opened.removed);
        }
    }
}

#[test]
fn what_is_bound_or_covered_says_nothing_either() {
    let Some(exiftool) = exiftool() else { return };
    let photo = opened(&planted(exiftool, &jpeg(120, 80), "full.jpg", PICTURE_TAGS));
    let page = opened(&pdf(1, 300.0, 200.0));
    let drawn = opened(&png(64, 48));
    let parts = [&photo, &drawn, &page].map(|part| part.clean.clone());
    let rules = OpenRules::default();
    assert_clean(&bind(parts.to_vec(), &rules).unwrap());
    for part in [&photo, &drawn, &page] {
        assert_clean(&cover(&part.clean, &[(0, [4, 4, 20, 10])], &rules).unwrap());
    }
}

#[test]
fn every_practice_document_is_clean() {
    if exiftool().is_none() {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../practice/documents");
    let mut types = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|name| ["jpg", "png", "pdf"].iter().any(|n| name == *n)) {
            let opened = opened(&std::fs::read(&path).unwrap());
            assert_clean(&opened);
            types.insert(opened.media_type.media_type());
        }
    }
    assert!(types.contains(MediaType::Pdf.media_type()));
}
