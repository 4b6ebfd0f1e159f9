//! One page as a picture, with the words that a PDF itself has.

use std::sync::Arc;

use zeroize::Zeroizing;

use super::media_type::Content;
use super::picture::Wiped;
use super::{DocumentFault, Limits, TIME_LIMIT, bounded, jpeg, pdf, png};

/// Good enough for a preview, and half the bytes of 95.
const PREVIEW_QUALITY_PERCENT: u8 = 85;

/// A page as it is shown. Boxes of findings and facts are in this picture's pixels.
pub struct Page {
    /// A photo as it is, turned the right way up; a PDF's page drawn at 200 dpi, smaller where its longest side
    /// would pass 2400 pixels.
    pub picture: Wiped,
    /// The PDF's own text, also where it is hidden behind a scan; nothing for a photo. In the order it is drawn.
    pub spans: Vec<Span>,
    /// A page drawn from text, not a photo or a scan.
    pub drawn: bool,
}

/// A word or some words on one line.
#[derive(Clone, PartialEq, Eq)]
pub struct Span {
    /// What it says.
    pub text: String,
    /// Where: `[x, y, width, height]` in the picture's pixels.
    pub box_px: [u32; 4],
}

/// The page `index` (from 0) of a file that came out of [`super::open`].
///
/// # Errors
/// [`DocumentFault::NoSuchPage`], or what is wrong with a file that did not come from there.
pub fn page(clean: &[u8], index: u32) -> Result<Page, DocumentFault> {
    look(clean, index, None)
}

/// How many pages a file has that came out of [`super::open`]; 1 for a picture.
///
/// # Errors
/// What is wrong with a file that did not come from there.
pub fn pages(clean: &[u8]) -> Result<u32, DocumentFault> {
    let bytes = Arc::new(Zeroizing::new(clean.to_vec()));
    bounded::run(TIME_LIMIT, move || match Content::of(&bytes)? {
        Content::Pdf => pdf::pages(bytes),
        Content::Jpeg | Content::Png => Ok(1),
        _ => Err(DocumentFault::Damaged),
    })
    .unwrap_or(Err(DocumentFault::Damaged))
}

/// The page as a JPEG, no side longer than `longest_px`.
///
/// # Errors
/// As [`page`].
pub fn preview_jpeg(
    clean: &[u8],
    page: u32,
    longest_px: u32,
) -> Result<Zeroizing<Vec<u8>>, DocumentFault> {
    let picture = look(clean, page, Some(longest_px.max(1)))?.picture;
    picture.jpeg(PREVIEW_QUALITY_PERCENT)
}

fn look(clean: &[u8], index: u32, longest_px: Option<u32>) -> Result<Page, DocumentFault> {
    let bytes = Arc::new(Zeroizing::new(clean.to_vec()));
    // Off the caller's stack: drawing recurses with the page's nesting.
    bounded::run(TIME_LIMIT, move || {
        let content = Content::of(&bytes)?;
        if content == Content::Pdf {
            return pdf::page(bytes, index, longest_px);
        }
        if index > 0 {
            return Err(DocumentFault::NoSuchPage);
        }
        let (picture, orientation) = match content {
            Content::Jpeg => jpeg::decode(&bytes, Limits::default())?,
            Content::Png => png::decode(&bytes, Limits::default())?,
            _ => return Err(DocumentFault::Damaged),
        };
        let picture = match longest_px {
            Some(longest_px) => picture.shrunk(longest_px).turned(orientation),
            None => picture.turned(orientation),
        };
        Ok(Page { picture, spans: Vec::new(), drawn: false })
    })
    .unwrap_or(Err(DocumentFault::Damaged))
}
