//! Files written anew in another format: because reviewers' programs do not show the old one, or because the policy
//! does not take it.

use std::sync::Arc;

use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{ExtendedColorType, ImageEncoder};
use signup::document::{Finding, FindingCode, Severity};
use zeroize::Zeroizing;

use super::clean::Clean;
use super::media_type::Content;
use super::picture::Wiped;
use super::{DocumentFault, Limits, MediaType, OpenRules, jpeg, pdf, png, tiff, webp};

/// Nothing to see is lost, and at 4:4:4 coloured print keeps its edges.
pub(crate) const QUALITY_PERCENT: u8 = 95;

/// A WebP or TIFF, written anew.
pub(crate) fn read(
    content: Content,
    bytes: &[u8],
    rules: &OpenRules,
) -> Result<(Clean, Vec<Finding>), DocumentFault> {
    let (mut pages, mut longest) = (Vec::new(), 0);
    let mut take = |picture: Wiped| {
        let part = encoded(&picture, rules)?;
        longest += part.1.len();
        // Room for the pages' frames is not counted: what is far too long is seen soon enough.
        if longest as u64 > rules.limits.max_bytes {
            let limit_bytes = rules.limits.max_bytes;
            return Err(DocumentFault::TooLarge { limit_bytes, got_bytes: longest as u64 });
        }
        pages.push(part);
        Ok(())
    };
    let (from, removed) = match content {
        Content::Webp => ("image/webp", webp::read(bytes, rules.limits, &mut take)?),
        _ => ("image/tiff", tiff::read(bytes, rules.limits, &mut take)?),
    };
    let mut clean = match pages.pop() {
        None => return Err(DocumentFault::Damaged),
        Some((media_type, part)) if pages.is_empty() => open(media_type, part, rules.limits)?,
        Some(last) => {
            pages.push(last);
            let parts = pages.into_iter().map(|(_, part)| part).collect();
            open(MediaType::Pdf, pdf::bind(parts, rules.limits)?, rules.limits)?
        }
    };
    clean.removed = removed;
    let remark = converted(from, clean.media_type);
    let (clean, mut remarks) = fit(clean, rules)?;
    if remarks.is_empty() {
        remarks.push(remark);
    }
    Ok((clean, remarks))
}

/// Brings a clean file into a format that the policy takes, and says so; a file that fits is left as it is.
pub(crate) fn fit(clean: Clean, rules: &OpenRules) -> Result<(Clean, Vec<Finding>), DocumentFault> {
    if takes(rules, clean.media_type) {
        return Ok((clean, Vec::new()));
    }
    let from = clean.media_type;
    let anew = if clean.pages > 1 {
        None
    } else if from == MediaType::Pdf
        && (takes(rules, MediaType::Jpeg) || takes(rules, MediaType::Png))
    {
        let page = pdf::page(Arc::new(clean.bytes.clone()), 0, None)?;
        Some(encoded(&page.picture, rules)?)
    } else if takes(rules, MediaType::Jpeg) || takes(rules, MediaType::Png) {
        let (picture, orientation) = match from {
            MediaType::Jpeg => jpeg::decode(&clean.bytes, rules.limits)?,
            _ => png::decode(&clean.bytes, rules.limits)?,
        };
        Some(encoded(&picture.turned(orientation), rules)?)
    } else if takes(rules, MediaType::Pdf) {
        Some((MediaType::Pdf, pdf::bind(vec![clean.bytes.clone()], rules.limits)?))
    } else {
        None
    };
    let Some((to, bytes)) = anew else {
        let refused = Finding::new(FindingCode::Format, Severity::Refused)
            .with("media_type", from.media_type())
            .with("accepted", rules.formats.join(", "));
        return Ok((clean, vec![refused]));
    };
    let mut fitting = open(to, bytes, rules.limits)?;
    fitting.removed = clean.removed;
    Ok((fitting, vec![converted(from.media_type(), to)]))
}

fn converted(from: &str, to: MediaType) -> Finding {
    Finding::new(FindingCode::Converted, Severity::Notice)
        .with("from", from)
        .with("to", to.media_type())
}

fn takes(rules: &OpenRules, media_type: MediaType) -> bool {
    let same = |taken: &String| taken.eq_ignore_ascii_case(media_type.media_type());
    rules.formats.is_empty() || rules.formats.iter().any(same)
}

pub(crate) fn open(
    media_type: MediaType,
    bytes: Zeroizing<Vec<u8>>,
    limits: Limits,
) -> Result<Clean, DocumentFault> {
    match media_type {
        MediaType::Jpeg => jpeg::open(&bytes, limits),
        MediaType::Png => png::open(&bytes, limits),
        MediaType::Pdf => pdf::open(Arc::new(bytes), limits),
    }
}

/// As JPEG what looks like a photo, as PNG what was drawn or scanned in black and white, unless the policy takes only
/// the other.
pub(crate) fn encoded(
    picture: &Wiped,
    rules: &OpenRules,
) -> Result<(MediaType, Zeroizing<Vec<u8>>), DocumentFault> {
    let (jpeg, png) = (takes(rules, MediaType::Jpeg), takes(rules, MediaType::Png));
    if png && (!jpeg || !looks_like_photo(picture)) {
        let bytes = as_png(picture)?;
        if bytes.len() as u64 <= rules.limits.max_bytes || !jpeg {
            return Ok((MediaType::Png, bytes));
        }
    }
    Ok((MediaType::Jpeg, picture.jpeg(QUALITY_PERCENT)?))
}

pub(crate) fn as_png(picture: &Wiped) -> Result<Zeroizing<Vec<u8>>, DocumentFault> {
    let (width, height) = picture.dimensions();
    let mut png = Zeroizing::new(Vec::with_capacity(picture.len() / 2 + 64 * 1024));
    let encoder = PngEncoder::new(&mut *png);
    let written = if picture.pixels().all(|pixel| pixel.0 == [pixel.0[0]; 3]) {
        let greys: Zeroizing<Vec<u8>> =
            Zeroizing::new(picture.pixels().map(|pixel| pixel.0[0]).collect());
        encoder.write_image(&greys, width, height, ExtendedColorType::L8)
    } else {
        encoder.write_image(picture.as_raw(), width, height, ExtendedColorType::Rgb8)
    };
    written.map_err(|_| DocumentFault::Damaged)?;
    Ok(png)
}

/// In a photo hardly a pixel equals its neighbour: the sensor's noise sees to it. In what was drawn most do.
pub(crate) fn looks_like_photo(picture: &Wiped) -> bool {
    const ROWS: u32 = 64;
    let step = (picture.height() / ROWS).max(1) as usize;
    let (mut pairs, mut equal) = (0_u64, 0_u64);
    for row in picture.rows().step_by(step) {
        let mut before = None;
        for pixel in row {
            pairs += 1;
            equal += u64::from(before == Some(pixel));
            before = Some(pixel);
        }
    }
    2 * equal < pairs
}

/// Orientation is applied where a decoder knows it, so that what is written anew needs none.
pub(crate) fn upright(picture: Wiped, orientation: Option<Orientation>) -> Wiped {
    picture.turned(orientation.unwrap_or(Orientation::NoTransforms))
}
