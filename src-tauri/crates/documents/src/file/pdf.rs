//! PDF: opened without a password, all pages counted, the first one drawn.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::object::{Name, Object};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::metadata::Orientation;
use image::{DynamicImage, RgbaImage};
use zeroize::{Zeroize, Zeroizing};

use super::thumbnail::{THUMBNAIL_SIDE_PX, Wiped};
use super::{CheckedDocument, DocumentFault, Limits, MediaType, check_pixels};

mod streams;

pub(crate) fn open(
    bytes: Arc<Zeroizing<Vec<u8>>>,
    limits: Limits,
) -> Result<CheckedDocument, DocumentFault> {
    if !reaches_end(&bytes) {
        return Err(DocumentFault::Damaged);
    }
    streams::check(&bytes, limits)?;
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => DocumentFault::PasswordProtected,
        _ => DocumentFault::Damaged,
    })?;
    let first = pdf.pages().first().ok_or(DocumentFault::Damaged)?;
    let pages = u32::try_from(pdf.pages().len()).map_err(|_| DocumentFault::Damaged)?;
    if first.raw().contains_key("Contents") && first.page_stream().is_none() {
        return Err(DocumentFault::Damaged);
    }
    check_pictures(&pdf, limits)?;
    let (width, height) = size(first)?;
    Ok(CheckedDocument {
        media_type: MediaType::Pdf,
        // Bounded by `size`.
        width_px: width.round().max(1.0) as u32,
        height_px: height.round().max(1.0) as u32,
        pages,
        thumbnail_jpeg: draw(first, width, height)?.thumbnail(Orientation::NoTransforms)?,
    })
}

/// Whether the file's closing `startxref` comes after its last object (ISO 32000-1, 7.5.5). The
/// reader mends a cut-off file by searching it for objects, and would silently show fewer pages.
fn reaches_end(bytes: &[u8]) -> bool {
    let last = |word: &[u8]| bytes.windows(word.len()).rposition(|part| part == word);
    last(b"startxref").is_some_and(|end| last(b"endobj").is_some_and(|object| object < end))
}

/// Every picture's declared size, on whatever page: a reviewer has to open them all.
fn check_pictures(pdf: &Pdf, limits: Limits) -> Result<(), DocumentFault> {
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        let dict = stream.dict();
        if dict.get::<Name<'_>>("Subtype").is_some_and(|name| name.as_ref() == b"Image") {
            let side = |key: &str| u64::from(dict.get::<u32>(key).unwrap_or(0));
            check_pixels(side("Width"), side("Height"), limits)?;
        }
    }
    Ok(())
}

/// The page as shown, in points.
fn size(page: &Page<'_>) -> Result<(f32, f32), DocumentFault> {
    /// Ten times the largest page of ISO 32000-1, Annex C: beyond is nonsense, not paper.
    const MAX_SIDE_PT: f32 = 144_000.0;
    let (width, height) = page.render_dimensions();
    let sane = |side: f32| side.is_finite() && side > 0.0 && side <= MAX_SIDE_PT;
    if sane(width) && sane(height) { Ok((width, height)) } else { Err(DocumentFault::Damaged) }
}

fn draw(page: &Page<'_>, width: f32, height: f32) -> Result<Wiped, DocumentFault> {
    // Drawn at twice the size and averaged down: the thumbnail's small print then looks like print.
    let scale = 2.0 * THUMBNAIL_SIDE_PX as f32 / width.max(height);
    // The renderer cuts to whole pixels; a strip of a page still gets one.
    let settings = PixmapSettings {
        x_scale: scale.max(1.01 / width),
        y_scale: scale.max(1.01 / height),
        bg_color: WHITE,
    };
    let mut pixmap = render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &settings,
    );
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    let image = RgbaImage::from_raw(width, height, pixmap.data_as_u8_slice().to_vec());
    pixmap.data_as_u8_slice_mut().zeroize();
    Ok(Wiped(DynamicImage::ImageRgba8(image.ok_or(DocumentFault::Damaged)?)))
}
