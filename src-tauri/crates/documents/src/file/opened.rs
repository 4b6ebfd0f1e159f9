//! From a file the seller gave to the bytes that are sealed.

use std::fmt;
use std::sync::Arc;

use signup::document::{Finding, Removed};
use zeroize::Zeroizing;

use super::clean::Clean;
use super::media_type::Content;
use super::{
    DocumentFault, Limits, MediaType, TIME_LIMIT, bounded, convert, jpeg, pdf, png, remarks,
    twofold,
};

/// What the policy says about files, and what is known of this one beside its bytes.
#[derive(Debug, Clone, Default)]
pub struct OpenRules {
    /// What it may cost.
    pub limits: Limits,
    /// Its name on the seller's disk; empty for a photo taken here.
    pub file_name: String,
    /// Media types the policy takes; empty: all that are kept as they are.
    pub formats: Vec<String>,
    /// Characters that a file's name must not have.
    pub forbidden_in_names: String,
}

/// A file that opened from its first byte to its last, cleaned. Only [`open`], [`super::bind`] and [`super::cover`]
/// make one.
#[derive(Clone)]
#[non_exhaustive]
pub struct Opened {
    /// Of the clean bytes.
    pub media_type: MediaType,
    /// What is sealed: the pages and nothing else.
    pub clean: Zeroizing<Vec<u8>>,
    /// Width of the first page as it is shown (orientation applied): pixels of a picture, points (1/72 inch) of a
    /// PDF page.
    pub width_px: u32,
    /// Height of the first page, likewise.
    pub height_px: u32,
    /// Pages; 1 for a picture.
    pub pages: u32,
    /// JPEG of the first page, at most [`super::THUMBNAIL_SIDE_PX`] wide and high, orientation applied.
    pub thumbnail_jpeg: Zeroizing<Vec<u8>>,
    /// What was in the file and is not in the clean bytes, sorted.
    pub removed: Vec<Removed>,
    /// What is to be told about the file itself: name, format.
    pub remarks: Vec<Finding>,
}

impl fmt::Debug for Opened {
    /// Without the pictures: they may show a face.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opened")
            .field("media_type", &self.media_type)
            .field("width_px", &self.width_px)
            .field("height_px", &self.height_px)
            .field("pages", &self.pages)
            .field("clean_bytes", &self.clean.len())
            .field("thumbnail_jpeg_bytes", &self.thumbnail_jpeg.len())
            .finish()
    }
}

/// Opens `bytes` completely, cuts out all but the pages, and draws the first page's thumbnail.
///
/// Blocks for up to 10 s (usually well under one): call it off the async workers. A file on which a
/// decoder panics or does not come back counts as damaged; the latter's thread is left to itself,
/// with its own copy of the bytes, wiped when it ends.
///
/// # Errors
/// The first reason, cheapest checks first, why the file is not accepted.
pub fn open(bytes: &[u8], rules: &OpenRules) -> Result<Opened, DocumentFault> {
    if bytes.is_empty() {
        return Err(DocumentFault::Empty);
    }
    let got_bytes = bytes.len() as u64;
    if got_bytes > rules.limits.max_bytes {
        return Err(DocumentFault::TooLarge { limit_bytes: rules.limits.max_bytes, got_bytes });
    }
    let content = Content::of(bytes)?;
    let bytes = Arc::new(Zeroizing::new(bytes.to_vec()));
    let rules = rules.clone();
    bounded::run(TIME_LIMIT, move || {
        let (clean, remarks) = clean(content, bytes, &rules)?;
        let got_bytes = clean.bytes.len() as u64;
        if got_bytes > rules.limits.max_bytes {
            return Err(DocumentFault::TooLarge { limit_bytes: rules.limits.max_bytes, got_bytes });
        }
        Ok(clean.opened([remarks::on_name(&rules, content), remarks].concat()))
    })
    .unwrap_or(Err(DocumentFault::Damaged))
}

fn clean(
    content: Content,
    bytes: Arc<Zeroizing<Vec<u8>>>,
    rules: &OpenRules,
) -> Result<(Clean, Vec<Finding>), DocumentFault> {
    match content {
        Content::Pdf => twofold::check_pdf(&bytes)?,
        _ => twofold::check_picture(&bytes)?,
    }
    let clean = match content {
        Content::Jpeg => jpeg::open(&bytes, rules.limits)?,
        Content::Png => png::open(&bytes, rules.limits)?,
        Content::Pdf => pdf::open(bytes, rules.limits)?,
        Content::Webp | Content::Tiff => return convert::read(content, &bytes, rules),
    };
    convert::fit(clean, rules)
}
