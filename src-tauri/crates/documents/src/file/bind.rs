//! Several files into one PDF.

use zeroize::Zeroizing;

use super::{DocumentFault, MediaType, OpenRules, Opened, TIME_LIMIT, bounded, convert, pdf};

/// Binds clean files, in their order, into one PDF: JPEGs as they are coded, turned by their page; PNGs pixel by pixel;
/// the pages of PDFs as they are.
///
/// # Errors
/// As [`super::open`], for the whole; `Damaged` when there is no part.
pub fn bind(parts: Vec<Zeroizing<Vec<u8>>>, rules: &OpenRules) -> Result<Opened, DocumentFault> {
    let rules = rules.clone();
    bounded::run(TIME_LIMIT, move || {
        let bound = pdf::bind(parts, rules.limits)?;
        let (clean, remarks) =
            convert::fit(convert::open(MediaType::Pdf, bound, rules.limits)?, &rules)?;
        Ok(clean.opened(remarks))
    })
    .unwrap_or(Err(DocumentFault::Damaged))
}
