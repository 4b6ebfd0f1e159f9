//! PDF: opened without a password, all pages counted, the first one drawn.

mod draw;
mod streams;
mod text;

use std::sync::Arc;

use hayro::hayro_syntax::object::{Name, Object};
use hayro::hayro_syntax::page::Page as PdfPage;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use image::metadata::Orientation;
use zeroize::Zeroizing;

use super::picture::THUMBNAIL_SIDE_PX;
use super::{DocumentFault, Limits, MediaType, Opened, Page};

type Bytes = Arc<Zeroizing<Vec<u8>>>;

pub(crate) fn open(bytes: Bytes, limits: Limits) -> Result<Opened, DocumentFault> {
    let pdf = load(bytes.clone(), limits)?;
    let first = pdf.pages().first().ok_or(DocumentFault::Damaged)?;
    let (width, height) = size(first)?;
    Ok(Opened {
        media_type: MediaType::Pdf,
        // Bounded by `size`.
        width_px: width.round().max(1.0) as u32,
        height_px: height.round().max(1.0) as u32,
        pages: pdf.pages().len() as u32,
        clean: Zeroizing::new(bytes.to_vec()),
        removed: Vec::new(),
        remarks: Vec::new(),
        // Drawn at twice the size and averaged down: the thumbnail's small print then looks like print.
        thumbnail_jpeg: draw::draw(first, draw::scale(first, 2 * THUMBNAIL_SIDE_PX)?)?
            .thumbnail(Orientation::NoTransforms)?,
    })
}

/// The page `index` with its words; without them, and smaller, when only a preview is wanted.
pub(crate) fn page(
    bytes: Bytes,
    index: u32,
    longest_px: Option<u32>,
) -> Result<Page, DocumentFault> {
    let pdf = load(bytes, Limits::default())?;
    let page = pdf.pages().get(index as usize).ok_or(DocumentFault::NoSuchPage)?;
    let scale = match longest_px {
        Some(longest_px) => draw::scale(page, longest_px)?,
        None => draw::reading_scale(page)?,
    };
    let picture = draw::draw(page, scale)?;
    let (spans, drawn) = match longest_px {
        Some(_) => (Vec::new(), false),
        None => text::read(page, scale, picture.dimensions()),
    };
    Ok(Page { picture, spans, drawn })
}

/// All that can be known to be wrong before a page is drawn.
fn load(bytes: Bytes, limits: Limits) -> Result<Pdf, DocumentFault> {
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
    if pdf.pages().len() > limits.max_pages as usize {
        return Err(DocumentFault::TooManyPages { limit: limits.max_pages });
    }
    if first.raw().contains_key("Contents") && first.page_stream().is_none() {
        return Err(DocumentFault::Damaged);
    }
    check_pictures(&pdf, limits)?;
    Ok(pdf)
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
            limits.check_pixels(side("Width"), side("Height"))?;
        }
    }
    Ok(())
}

/// The page as shown, in points.
fn size(page: &PdfPage<'_>) -> Result<(f32, f32), DocumentFault> {
    /// Ten times the largest page of ISO 32000-1, Annex C: beyond is nonsense, not paper.
    const MAX_SIDE_PT: f32 = 144_000.0;
    let (width, height) = page.render_dimensions();
    let sane = |side: f32| side.is_finite() && side > 0.0 && side <= MAX_SIDE_PT;
    if sane(width) && sane(height) { Ok((width, height)) } else { Err(DocumentFault::Damaged) }
}
