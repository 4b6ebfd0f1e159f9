//! Parts of a document blacked out for good.

use std::collections::BTreeMap;
use std::sync::Arc;

use image::Rgb;
use zeroize::Zeroizing;

use super::media_type::Content;
use super::picture::Wiped;
use super::{
    DocumentFault, MediaType, OpenRules, Opened, TIME_LIMIT, bounded, convert, jpeg, pdf, png,
};

/// Covers boxes `(page from 0, [x, y, width, height])`, in pixels of the pictures that [`super::page`] gives, with
/// opaque black. Nothing of what was under them is left in the file: a covered page of a PDF becomes a picture.
///
/// # Errors
/// As [`super::open`], and [`DocumentFault::NoSuchPage`].
pub fn cover(
    clean: &[u8],
    boxes: &[(u32, [u32; 4])],
    rules: &OpenRules,
) -> Result<Opened, DocumentFault> {
    let bytes = Arc::new(Zeroizing::new(clean.to_vec()));
    let rules = rules.clone();
    let mut by_page: BTreeMap<u32, Vec<[u32; 4]>> = BTreeMap::new();
    for (page, box_px) in boxes {
        by_page.entry(*page).or_default().push(*box_px);
    }
    bounded::run(TIME_LIMIT, move || {
        let content = Content::of(&bytes)?;
        let (media_type, covered) = match content {
            Content::Pdf => (MediaType::Pdf, pdf::cover(bytes, &by_page, rules.limits)?),
            Content::Jpeg | Content::Png => {
                if by_page.keys().any(|page| *page > 0) {
                    return Err(DocumentFault::NoSuchPage);
                }
                let (picture, orientation) = match content {
                    Content::Jpeg => jpeg::decode(&bytes, rules.limits)?,
                    _ => png::decode(&bytes, rules.limits)?,
                };
                let mut picture = picture.turned(orientation);
                by_page.values().flatten().for_each(|box_px| black_out(&mut picture, *box_px));
                match content {
                    Content::Jpeg => (MediaType::Jpeg, picture.jpeg(convert::QUALITY_PERCENT)?),
                    _ => (MediaType::Png, convert::as_png(&picture)?),
                }
            }
            _ => return Err(DocumentFault::Damaged),
        };
        let (clean, remarks) =
            convert::fit(convert::open(media_type, covered, rules.limits)?, &rules)?;
        Ok(clean.opened(remarks))
    })
    .unwrap_or(Err(DocumentFault::Damaged))
}

/// Paints `[x, y, width, height]`, as far as it is within the picture.
pub(crate) fn black_out(picture: &mut Wiped, [x, y, width, height]: [u32; 4]) {
    let (right, bottom) = (x.saturating_add(width), y.saturating_add(height));
    let (right, bottom) = (right.min(picture.width()), bottom.min(picture.height()));
    for y in y..bottom {
        for x in x..right {
            picture.put_pixel(x, y, Rgb([0; 3]));
        }
    }
}
