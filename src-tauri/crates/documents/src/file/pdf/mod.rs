//! PDF: opened without a password, looked through, and written anew from its pages.

mod copy;
mod draw;
mod fresh;
mod inspect;
mod packing;
mod recoded;
mod streams;
mod text;
mod work;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hayro::hayro_syntax::object::Object;
use hayro::hayro_syntax::page::Page as PdfPage;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use image::metadata::Orientation;
use signup::document::Removed;
use zeroize::Zeroizing;

use self::copy::copy;
use self::fresh::Fresh;
use self::inspect::inspect;
use super::clean::Clean;
use super::cover::black_out;
use super::media_type::Content;
use super::picture::THUMBNAIL_SIDE_PX;
use super::{DocumentFault, Limits, MediaType, Page, png};

type Bytes = Arc<Zeroizing<Vec<u8>>>;

pub(crate) fn open(bytes: Bytes, limits: Limits) -> Result<Clean, DocumentFault> {
    let old = load(bytes.clone(), limits)?;
    let mut removed = inspect(&old, limits)?;
    let mut fresh = Fresh::new(bytes.len(), limits);
    copy(&old, &mut fresh, &mut |_, _, _| Ok(false))?;
    drop(old);
    let (clean, in_pictures) = fresh.finish();
    removed.extend(in_pictures);
    removed.extend(around(&bytes));
    // What is shown is what is sealed: the fresh one.
    let clean = Arc::new(clean);
    let pdf = load(clean.clone(), limits)?;
    work::check_all(pdf.pages(), limits)?;
    let first = pdf.pages().first().ok_or(DocumentFault::Damaged)?;
    let (width, height) = size(first)?;
    // Drawn at twice the size and averaged down: the thumbnail's small print then looks like print.
    let drawn = draw::draw(first, draw::scale(first, 2 * THUMBNAIL_SIDE_PX)?)?;
    Ok(Clean {
        media_type: MediaType::Pdf,
        // Bounded by `size`.
        size: (width.round().max(1.0) as u32, height.round().max(1.0) as u32),
        pages: pdf.pages().len() as u32,
        bytes: (*clean).clone(),
        removed,
        thumbnail_jpeg: drawn.thumbnail(Orientation::NoTransforms)?,
    })
}

/// Files, in their order, as pages of one PDF.
pub(crate) fn bind(
    parts: Vec<Zeroizing<Vec<u8>>>,
    limits: Limits,
) -> Result<Zeroizing<Vec<u8>>, DocumentFault> {
    let expected = parts.iter().map(|part| part.len()).sum();
    let mut fresh = Fresh::new(expected, limits);
    for part in parts {
        match Content::of(&part)? {
            Content::Jpeg => fresh.add_jpeg(&part)?,
            Content::Png => {
                let (picture, orientation) = png::decode(&part, limits)?;
                fresh.add_picture(&picture.turned(orientation), None)?;
            }
            Content::Pdf => {
                let pdf = load(Arc::new(part), limits)?;
                copy(&pdf, &mut fresh, &mut |_, _, _| Ok(false))?;
            }
            _ => return Err(DocumentFault::Damaged),
        }
    }
    Ok(fresh.finish().0)
}

/// Pages with boxes become pictures; the others stay.
pub(crate) fn cover(
    bytes: Bytes,
    boxes: &BTreeMap<u32, Vec<[u32; 4]>>,
    limits: Limits,
) -> Result<Zeroizing<Vec<u8>>, DocumentFault> {
    let pdf = load(bytes.clone(), limits)?;
    if boxes.keys().any(|page| *page as usize >= pdf.pages().len()) {
        return Err(DocumentFault::NoSuchPage);
    }
    let mut fresh = Fresh::new(2 * bytes.len(), limits);
    copy(&pdf, &mut fresh, &mut |index, page, fresh| {
        let Some(boxes) = boxes.get(&index) else { return Ok(false) };
        work::check(page, limits)?;
        let mut picture = draw::draw(page, draw::reading_scale(page)?)?;
        boxes.iter().for_each(|box_px| black_out(&mut picture, *box_px));
        fresh.add_drawn(&picture, size(page)?)?;
        Ok(true)
    })?;
    Ok(fresh.finish().0)
}

/// What is around the document: older states of it (ISO 32000-2, 7.5.6), and what follows its end.
fn around(bytes: &[u8]) -> BTreeSet<Removed> {
    const END: &[u8] = b"%%EOF";
    let ends = bytes.windows(END.len()).filter(|part| *part == END).count();
    // A file for the web has two ends by itself (annex F).
    let linear = bytes[..bytes.len().min(1024)].windows(11).any(|part| part == b"/Linearized");
    let mut found = BTreeSet::new();
    if ends > if linear { 2 } else { 1 } {
        found.insert(Removed::History);
    }
    let last = bytes.windows(END.len()).rposition(|part| part == END);
    let after = last.map_or(&[][..], |last| &bytes[last + END.len()..]);
    if after.iter().any(|byte| !matches!(byte, 0 | b'\t' | b'\n' | b'\r' | b' ')) {
        found.insert(Removed::Appendix);
    }
    found
}

/// The page `index` with its words; without them, and smaller, when only a preview is wanted.
pub(crate) fn page(
    bytes: Bytes,
    index: u32,
    longest_px: Option<u32>,
) -> Result<Page, DocumentFault> {
    let pdf = load(bytes, Limits::default())?;
    let page = pdf.pages().get(index as usize).ok_or(DocumentFault::NoSuchPage)?;
    work::check(page, Limits::default())?;
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

/// How many there are.
pub(crate) fn pages(bytes: Bytes) -> Result<u32, DocumentFault> {
    // Bounded by the limits.
    Ok(load(bytes, Limits::default())?.pages().len() as u32)
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
    for object in pdf.objects() {
        if let Object::Stream(stream) = object {
            packing::check(&stream, limits)?;
        }
    }
    let first = pdf.pages().first().ok_or(DocumentFault::Damaged)?;
    if pdf.pages().len() > limits.max_pages as usize {
        return Err(DocumentFault::TooManyPages { limit: limits.max_pages });
    }
    if first.raw().contains_key("Contents") && first.page_stream().is_none() {
        return Err(DocumentFault::Damaged);
    }
    Ok(pdf)
}

/// Whether the file's closing `startxref` comes after its last object (ISO 32000-1, 7.5.5). The
/// reader mends a cut-off file by searching it for objects, and would silently show fewer pages.
fn reaches_end(bytes: &[u8]) -> bool {
    let last = |word: &[u8]| bytes.windows(word.len()).rposition(|part| part == word);
    last(b"startxref").is_some_and(|end| last(b"endobj").is_some_and(|object| object < end))
}

/// The page as shown, in points.
fn size(page: &PdfPage<'_>) -> Result<(f32, f32), DocumentFault> {
    /// Ten times the largest page of ISO 32000-1, Annex C: beyond is nonsense, not paper.
    const MAX_SIDE_PT: f32 = 144_000.0;
    let (width, height) = page.render_dimensions();
    let sane = |side: f32| side.is_finite() && side > 0.0 && side <= MAX_SIDE_PT;
    if sane(width) && sane(height) { Ok((width, height)) } else { Err(DocumentFault::Damaged) }
}
