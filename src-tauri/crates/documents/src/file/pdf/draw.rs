//! A page as a picture.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page as PdfPage;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::RgbImage;
use zeroize::Zeroize;

use super::size;
use crate::DocumentFault;
use crate::file::picture::Wiped;

/// Small print is 6 pt: at 200 dpi its letters are some 12 pixels high, enough for reading machines.
const READING_DPI: f32 = 200.0;

/// Longest side of a page drawn for reading, in pixels.
const READING_SIDE_PX: u32 = 2400;

/// Pixels per point, across and down.
pub(crate) type Scale = (f32, f32);

/// So that the longest side is about `longest_px`.
pub(crate) fn scale(page: &PdfPage<'_>, longest_px: u32) -> Result<Scale, DocumentFault> {
    let (width, height) = size(page)?;
    let scale = longest_px.min(u32::from(u16::MAX)) as f32 / width.max(height);
    // The renderer cuts to whole pixels; a strip of a page still gets one.
    Ok((scale.max(1.01 / width), scale.max(1.01 / height)))
}

pub(crate) fn reading_scale(page: &PdfPage<'_>) -> Result<Scale, DocumentFault> {
    let (width, height) = size(page)?;
    let at_dpi = READING_DPI / 72.0 * width.max(height);
    scale(page, (at_dpi.round() as u32).clamp(1, READING_SIDE_PX))
}

pub(crate) fn draw(page: &PdfPage<'_>, (x_scale, y_scale): Scale) -> Result<Wiped, DocumentFault> {
    let mut pixmap = render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings { x_scale, y_scale, bg_color: WHITE },
    );
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    if width == 0 || height == 0 {
        return Err(DocumentFault::Damaged);
    }
    let mut picture = Wiped::new(RgbImage::new(width, height));
    // On white, so every pixel is opaque.
    for (to, from) in picture.chunks_exact_mut(3).zip(pixmap.data_as_u8_slice().chunks_exact(4)) {
        to.copy_from_slice(&from[..3]);
    }
    pixmap.data_as_u8_slice_mut().zeroize();
    Ok(picture)
}
