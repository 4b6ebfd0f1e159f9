//! Files made for the tests.

#![allow(dead_code, reason = "each test file uses its share")]

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref};

/// Dark above, light below, a little texture everywhere.
fn picture(width: u32, height: u32) -> DynamicImage {
    let shade = |x: u32, y: u32| if y < height / 2 { x % 9 } else { 240 + x % 9 } as u8;
    RgbImage::from_fn(width, height, |x, y| Rgb([shade(x, y), shade(y, y), shade(x, y)])).into()
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&picture(width, height), ImageFormat::Jpeg)
}

pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(&picture(width, height), ImageFormat::Png)
}

/// With an EXIF segment that says: turn by 90 degrees clockwise (orientation 6).
pub(crate) fn jpeg_turned(width: u32, height: u32) -> Vec<u8> {
    let exif = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let length = (exif.len() as u16 + 2).to_be_bytes();
    let plain = jpeg(width, height);
    [&plain[..2], &[0xFF, 0xE1], &length, exif, &plain[2..]].concat()
}

/// A small PNG whose header claims another size.
pub(crate) fn png_claiming(width: u32, height: u32) -> Vec<u8> {
    let mut file = png(8, 8);
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    file
}

pub(crate) fn pdf(pages: i32, width: f32, height: f32) -> Vec<u8> {
    let mut content = Content::new();
    content.set_fill_rgb(0.1, 0.4, 0.3).rect(10.0, 10.0, width / 2.0, height / 2.0).fill_nonzero();
    document(pages, width, height, content, None)
}

/// A page with a grey picture that claims this size.
pub(crate) fn pdf_with_picture(width: i32, height: i32) -> Vec<u8> {
    let mut content = Content::new();
    content.transform([90.0, 0.0, 0.0, 90.0, 5.0, 5.0]).x_object(Name(b"I"));
    document(1, 100.0, 100.0, content, Some((width, height)))
}

fn document(
    pages: i32,
    width: f32,
    height: f32,
    content: Content,
    picture: Option<(i32, i32)>,
) -> Vec<u8> {
    let (catalog, tree, drawing, image) = (Ref::new(1), Ref::new(2), Ref::new(3), Ref::new(4));
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids((0..pages).map(|index| Ref::new(10 + index))).count(pages);
    for index in 0..pages {
        let mut page = pdf.page(Ref::new(10 + index));
        page.parent(tree).media_box(Rect::new(0.0, 0.0, width, height)).contents(drawing);
        let mut resources = page.resources();
        if picture.is_some() {
            resources.x_objects().pair(Name(b"I"), image);
        }
        resources.finish();
    }
    pdf.stream(drawing, &content.finish());
    if let Some((width, height)) = picture {
        let pixels = [0x55; 64];
        let mut x_object = pdf.image_xobject(image, &pixels);
        x_object.width(width).height(height).bits_per_component(8).color_space().device_gray();
    }
    pdf.finish()
}

/// A PDF of these objects (numbered from 1; the first is the catalog), as they are written here.
pub(crate) fn raw_pdf(objects: &[&[u8]]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend_from_slice(format!("{} 0 obj\n", index + 1).as_bytes());
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let start = file.len();
    file.extend_from_slice(format!("xref\n0 {}\n", places.len() + 1).as_bytes());
    file.extend_from_slice(b"0000000000 65535 f \n");
    for place in &places {
        file.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    let size = places.len() + 1;
    let trailer = format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    [file, trailer.into_bytes()].concat()
}

/// A stream object with these entries.
pub(crate) fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<<{entries}/Length {}>>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

pub(crate) fn packed(plain: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(plain).unwrap();
    encoder.finish().unwrap()
}
