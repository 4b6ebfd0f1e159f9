//! A canvas as a picture, by way of the same renderer the app shows PDFs with.

use std::error::Error;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, RgbImage, RgbaImage};

use crate::canvas::{self, Canvas};

/// `scale` in pixels per point.
pub(crate) fn jpeg(canvas: Canvas, scale: f32) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut bytes = Vec::new();
    pixels(canvas, scale)?.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 74))?;
    Ok(bytes)
}

/// `scale` in pixels per point.
pub(crate) fn png(canvas: Canvas, scale: f32) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut bytes = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
    pixels(canvas, scale)?.write_with_encoder(encoder)?;
    Ok(bytes)
}

fn pixels(canvas: Canvas, scale: f32) -> Result<RgbImage, Box<dyn Error>> {
    let pdf = Pdf::new(canvas::pdf(vec![canvas])).map_err(|error| format!("{error:?}"))?;
    let page = pdf.pages().first().ok_or("no page")?;
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let interpreter = InterpreterSettings::default();
    let drawn =
        render(page, &RenderCache::new(), &interpreter, &RenderSettings::default(), &settings);
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    let rgba = RgbaImage::from_raw(width, height, drawn.data_as_u8_slice().to_vec());
    Ok(DynamicImage::ImageRgba8(rgba.ok_or("no pixels")?).to_rgb8())
}
