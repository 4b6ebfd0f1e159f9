//! A file the seller gave: what it is by its content, whether it opens, and a thumbnail of its first page.

mod bounded;
mod fault;
mod jpeg;
mod media_type;
mod pdf;
mod png;
mod thumbnail;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use zeroize::Zeroizing;

pub use fault::DocumentFault;
pub use media_type::MediaType;
pub use thumbnail::THUMBNAIL_SIDE_PX;

/// How long a file may take to open. A page that needs longer cannot be shown to a reviewer either.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// What a file may cost. The policy gives the first, the device's memory the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest file, in bytes, inclusive.
    pub max_bytes: u64,
    /// Largest picture, width times height, inclusive; also for each picture inside a PDF.
    pub max_pixels: u64,
}

impl Default for Limits {
    /// 10 MB, and 50 million pixels: the 48-megapixel photo of today's telephones fits.
    fn default() -> Self {
        Self { max_bytes: 10_000_000, max_pixels: 50_000_000 }
    }
}

/// A file that opened from its first byte to its last. Only [`check`] makes one.
#[derive(Clone)]
#[non_exhaustive]
pub struct CheckedDocument {
    /// By content; the name plays no part.
    pub media_type: MediaType,
    /// Width of the first page as it is shown (orientation applied): pixels of a picture, points
    /// (1/72 inch) of a PDF page.
    pub width_px: u32,
    /// Height of the first page, likewise.
    pub height_px: u32,
    /// Pages; 1 for a picture.
    pub pages: u32,
    /// JPEG of the first page, at most [`THUMBNAIL_SIDE_PX`] wide and high, orientation applied.
    pub thumbnail_jpeg: Zeroizing<Vec<u8>>,
}

impl fmt::Debug for CheckedDocument {
    /// Without the picture: it may show a face.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CheckedDocument")
            .field("media_type", &self.media_type)
            .field("width_px", &self.width_px)
            .field("height_px", &self.height_px)
            .field("pages", &self.pages)
            .field("thumbnail_jpeg_bytes", &self.thumbnail_jpeg.len())
            .finish()
    }
}

/// Opens `bytes` completely and draws the first page's thumbnail.
///
/// Blocks for up to 10 s (usually well under one): call it off the async workers. A file on which a
/// decoder panics or does not come back counts as damaged; the latter's thread is left to itself,
/// with its own copy of the bytes, wiped when it ends.
///
/// # Errors
/// The first reason, cheapest checks first, why the file is not accepted.
pub fn check(bytes: &[u8], limits: Limits) -> Result<CheckedDocument, DocumentFault> {
    if bytes.is_empty() {
        return Err(DocumentFault::Empty);
    }
    let got_bytes = bytes.len() as u64;
    if got_bytes > limits.max_bytes {
        return Err(DocumentFault::TooLarge { limit_bytes: limits.max_bytes, got_bytes });
    }
    let media_type = MediaType::of(bytes)?;
    let bytes = Arc::new(Zeroizing::new(bytes.to_vec()));
    bounded::run(TIME_LIMIT, move || match media_type {
        MediaType::Jpeg => jpeg::open(&bytes, limits),
        MediaType::Png => png::open(&bytes, limits),
        MediaType::Pdf => pdf::open(bytes, limits),
    })
    .unwrap_or(Err(DocumentFault::Damaged))
}

/// Whether a picture's pixels are within the limit.
fn check_pixels(width: u64, height: u64, limits: Limits) -> Result<(), DocumentFault> {
    if width.saturating_mul(height) > limits.max_pixels {
        return Err(DocumentFault::TooManyPixels { limit_px: limits.max_pixels });
    }
    Ok(())
}
