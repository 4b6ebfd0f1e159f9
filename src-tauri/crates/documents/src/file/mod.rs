//! A file the seller gave: what it is by its content, whether it opens, cleaned of what it says beside its pages, and
//! its pages as pictures. Files are hostile until they are open.

mod bind;
mod bounded;
mod clean;
mod convert;
mod cover;
mod exif;
mod fault;
mod icc;
mod jpeg;
mod media_type;
mod opened;
mod page;
mod pdf;
mod picture;
mod png;
mod remarks;
mod tiff;
mod twofold;
mod webp;

use std::time::Duration;

pub use bind::bind;
pub use cover::cover;
pub use fault::DocumentFault;
pub use media_type::MediaType;
pub use opened::{OpenRules, Opened, open};
pub use page::{Page, Span, page, pages, preview_jpeg};
pub use picture::{THUMBNAIL_SIDE_PX, Wiped};

/// How long work on a file may take, for what no count bounds. A page that needs longer cannot be shown to a
/// reviewer either.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// What a file may cost. The policy gives the first, the device's memory the second, the reviewer's patience the third.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest file, in bytes, inclusive.
    pub max_bytes: u64,
    /// Largest picture, width times height, inclusive; also for each picture inside a PDF.
    pub max_pixels: u64,
    /// Most pages, inclusive.
    pub max_pages: u32,
}

impl Default for Limits {
    /// 10 MB, 60 pages, and 50 million pixels: the 48-megapixel photo of today's telephones fits.
    fn default() -> Self {
        Self { max_bytes: 10_000_000, max_pixels: 50_000_000, max_pages: 60 }
    }
}

impl Limits {
    fn check_pixels(self, width: u64, height: u64) -> Result<(), DocumentFault> {
        if width.saturating_mul(height) > self.max_pixels {
            return Err(DocumentFault::TooManyPixels { limit_px: self.max_pixels });
        }
        Ok(())
    }
}
