//! JPEG in (the camera's Motion-JPEG) and JPEG out (the page's preview), both from and to planes directly.

use turbojpeg::{Colorspace, Compressor, Decompressor, OutputBuf, Subsamp, YuvImage};
use zeroize::{Zeroize, Zeroizing};

use crate::convert;
use crate::frame::{Frame, FrameFault, blank, check_size, planes_of};

/// A preview picture could not be made: the JPEG library refused what it should not refuse.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("preview JPEG: {0}")]
pub struct JpegFault(String);

/// The frame as JPEG for the page, not wider than `max_width_px`, `quality` 1..=100.
///
/// The camera's own JPEG is handed on when it is small enough; otherwise the planes are shrunk by a whole
/// number (the mean of each block) and compressed without a detour through RGB.
///
/// # Errors
/// [`JpegFault`] when the library cannot compress; no frame is known to cause it.
pub fn preview_jpeg(
    frame: &Frame,
    max_width_px: usize,
    quality: u8,
) -> Result<Zeroizing<Vec<u8>>, JpegFault> {
    if let Some(jpeg) = frame.jpeg().filter(|_| frame.width_px() <= max_width_px) {
        return Ok(Zeroizing::new(jpeg.to_vec()));
    }
    let (width, height, mut i420) = shrunk(frame, max_width_px);
    convert::full_range(&mut planes_of(width, height, &mut i420));

    let fault = |error: turbojpeg::Error| JpegFault(error.to_string());
    let mut compressor = Compressor::new().map_err(fault)?;
    compressor.set_quality(i32::from(quality.clamp(1, 100))).map_err(fault)?;
    compressor.set_subsamp(Subsamp::Sub2x2).map_err(fault)?;
    let longest = compressor.buf_len(width, height).map_err(fault)?;
    let mut out = Zeroizing::new(vec![0; longest]);
    let image =
        YuvImage { pixels: i420.as_slice(), width, align: 1, height, subsamp: Subsamp::Sub2x2 };
    let length = {
        let mut buffer = OutputBuf::borrowed(&mut out);
        compressor.compress_yuv(image, &mut buffer).map_err(fault)?;
        buffer.len()
    };
    out.truncate(length);
    Ok(out)
}

/// A JPEG that was already cut at its end, as limited-range I420 with its width and height.
pub(crate) fn decode_to_i420(
    jpeg: &[u8],
) -> Result<(usize, usize, Zeroizing<Vec<u8>>), FrameFault> {
    let torn = |error: turbojpeg::Error| FrameFault::TornJpeg(error.to_string());
    let mut decompressor = Decompressor::new().map_err(torn)?;
    // A webcam sends one scan; a bomb sends thousands.
    decompressor.set_scan_limit(64).map_err(torn)?;
    let header = decompressor.read_header(jpeg).map_err(torn)?;
    let (width, height) = (header.width, header.height);
    check_size(width, height)?;
    let colour = matches!(header.colorspace, Colorspace::YCbCr | Colorspace::Gray);
    if !colour || header.is_lossless {
        return Err(FrameFault::UnsupportedJpeg);
    }

    let length = turbojpeg::yuv_pixels_len(width, 1, height, header.subsamp).map_err(torn)?;
    let mut decoded = Zeroizing::new(vec![0; length]);
    let image = YuvImage {
        pixels: decoded.as_mut_slice(),
        width,
        align: 1,
        height,
        subsamp: header.subsamp,
    };
    let (chroma_width, chroma_height) = match header.subsamp {
        Subsamp::Gray => (0, 0),
        _ => image.uv_size(),
    };
    match decompressor.decompress_to_yuv(jpeg, image) {
        Ok(()) => {}
        Err(error) if is_padding(&error.to_string()) => {}
        Err(error) => return Err(torn(error)),
    }

    let mut i420 = match header.subsamp {
        // Already what is wanted, rows without padding: no second buffer.
        Subsamp::Sub2x2 => decoded,
        _ => to_i420(&decoded, (width, height), (chroma_width, chroma_height))?,
    };
    convert::limit_range(&mut planes_of(width, height, &mut i420));
    Ok((width, height, i420))
}

/// Some webcams (Logitech's among them) put a few bytes of padding before the end marker. All pixels are
/// decoded by then, so this one warning is harmless; a long run would mean that data is missing before.
fn is_padding(warning: &str) -> bool {
    let Some((_, rest)) = warning.split_once("Corrupt JPEG data: ") else { return false };
    let Some((count, marker)) = rest.split_once(" extraneous bytes before marker ") else {
        return false;
    };
    marker.trim_end() == "0xd9" && count.parse::<u32>().is_ok_and(|count| count <= 32)
}

/// 4:4:4, 4:2:2, 4:4:0 or grey to 4:2:0; 4:1:1 and its like are widened by repeating.
fn to_i420(
    decoded: &[u8],
    (width, height): (usize, usize),
    (chroma_width, chroma_height): (usize, usize),
) -> Result<Zeroizing<Vec<u8>>, FrameFault> {
    let mut i420 = blank(width, height);
    let out = planes_of(width, height, &mut i420);
    let (luma, chroma) = decoded.split_at(width * height);
    out.y.copy_from_slice(luma);
    if chroma_width == 0 {
        out.u.fill(128);
        out.v.fill(128);
        return Ok(i420);
    }
    let (half_width, half_height) = (width / 2, height / 2);
    let (u, v) = chroma.split_at(chroma_width * chroma_height);
    for (fine, out) in [(u, out.u), (v, out.v)] {
        if chroma_width >= half_width && chroma_height >= half_height {
            let steps = (chroma_width / half_width, chroma_height / half_height);
            if steps.0 > 2 || steps.1 > 2 {
                return Err(FrameFault::UnsupportedJpeg);
            }
            convert::shrink_plane(fine, chroma_width, steps, out, half_width);
        } else {
            for (row, out) in out.chunks_exact_mut(half_width).enumerate() {
                let from = &fine[row * chroma_height / half_height * chroma_width..];
                for (column, out) in out.iter_mut().enumerate() {
                    *out = from[column * chroma_width / half_width];
                }
            }
        }
    }
    Ok(i420)
}

/// The planes shrunk by the smallest whole number that fits, even in both directions.
fn shrunk(frame: &Frame, max_width_px: usize) -> (usize, usize, Zeroizing<Vec<u8>>) {
    let step = frame.width_px().div_ceil(max_width_px.max(2));
    if step <= 1 {
        return (frame.width_px(), frame.height_px(), Zeroizing::new(frame.i420().to_vec()));
    }
    let even = |side: usize| (side / step / 2 * 2).max(2);
    let (width, height) = (even(frame.width_px()), even(frame.height_px()));
    let mut i420 = blank(width, height);
    let out = planes_of(width, height, &mut i420);
    let (from_width, from_half) = (frame.width_px(), frame.width_px() / 2);
    for (from, from_width, out, out_width) in [
        (frame.y(), from_width, out.y, width),
        (frame.u(), from_half, out.u, width / 2),
        (frame.v(), from_half, out.v, width / 2),
    ] {
        // The usual step (720p to 640) has a loop that vectorises.
        match step {
            2 => convert::shrink_plane(from, from_width, (2, 2), out, out_width),
            _ => box_mean(from, from_width, step, out, out_width),
        }
    }
    (width, height, i420)
}

/// The mean of each `step` by `step` block. A block that would reach over the edge (pictures smaller than
/// a block) takes what there is.
fn box_mean(from: &[u8], from_width: usize, step: usize, out: &mut [u8], out_width: usize) {
    let mut sums = vec![0_u32; out_width];
    let from_rows = from.len() / from_width;
    for (row, out) in out.chunks_exact_mut(out_width).enumerate() {
        sums.fill(0);
        let top = (row * step).min(from_rows - 1);
        let rows = &from[top * from_width..(top + step).min(from_rows) * from_width];
        for from in rows.chunks_exact(from_width) {
            for (sum, block) in sums.iter_mut().zip(from.chunks(step)) {
                *sum += block.iter().map(|&sample| u32::from(sample)).sum::<u32>();
            }
        }
        let area = (step.min(from_width) * rows.len() / from_width) as u32;
        for (out, sum) in out.iter_mut().zip(&sums) {
            *out = ((sum + area / 2) / area).min(255) as u8;
        }
    }
    sums.zeroize();
}
