//! A file once it is open and cleaned, before the policy's words on it.

use std::collections::BTreeSet;

use signup::document::{Finding, Removed};
use zeroize::Zeroizing;

use super::{MediaType, Opened};

pub(crate) struct Clean {
    pub(crate) media_type: MediaType,
    pub(crate) bytes: Zeroizing<Vec<u8>>,
    /// Of the first page, as [`Opened`] has it.
    pub(crate) size: (u32, u32),
    pub(crate) pages: u32,
    pub(crate) thumbnail_jpeg: Zeroizing<Vec<u8>>,
    pub(crate) removed: BTreeSet<Removed>,
}

impl Clean {
    pub(crate) fn opened(self, remarks: Vec<Finding>) -> Opened {
        Opened {
            media_type: self.media_type,
            clean: self.bytes,
            width_px: self.size.0,
            height_px: self.size.1,
            pages: self.pages,
            thumbnail_jpeg: self.thumbnail_jpeg,
            removed: self.removed.into_iter().collect(),
            remarks,
        }
    }
}
