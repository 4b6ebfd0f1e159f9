//! The watermark in the picture: an amber band along the top edge.

use font8x8::UnicodeFonts;
use media::Frame;

/// Not a word for the seller to read in their language but a mark for whoever sees the clip later.
const MARK: &str = "PRACTICE  -  SYNTHETIC OR UNREAL  -  PRACTICE";
/// The band's share of the picture's height.
const BAND: usize = 26;
/// Amber and near-black in BT.601 limited range.
const AMBER: [u8; 3] = [170, 48, 158];
const INK: u8 = 30;

pub(super) struct Watermark {
    width_px: usize,
    rows: usize,
    luma: Vec<u8>,
}

impl Watermark {
    pub(super) fn for_frame(frame: &Frame) -> Self {
        let width_px = frame.width_px();
        let rows = (frame.height_px() / BAND).max(10) & !1;
        let scale = ((rows - 2) / 8).min(width_px / (8 * MARK.len())).max(1);
        let mut luma = vec![AMBER[0]; width_px * rows];
        let (top, left) = ((rows - 8 * scale.min(rows / 8)) / 2, {
            let text = 8 * scale * MARK.len();
            width_px.saturating_sub(text) / 2
        });
        for (at, character) in MARK.chars().enumerate() {
            let glyph = font8x8::BASIC_FONTS.get(character).unwrap_or_default();
            for (y, x) in (0..8 * scale).flat_map(|y| (0..8 * scale).map(move |x| (y, x))) {
                let (row, column) = (top + y, left + at * 8 * scale + x);
                let inked = glyph[y / scale] >> (x / scale) & 1 == 1;
                if inked && row < rows && column < width_px {
                    luma[row * width_px + column] = INK;
                }
            }
        }
        Self { width_px, rows, luma }
    }

    pub(super) fn on(&self, frame: &Frame) -> Frame {
        frame.edit(|planes| {
            planes.y[..self.luma.len()].copy_from_slice(&self.luma);
            let chroma = self.width_px * self.rows / 4;
            planes.u[..chroma].fill(AMBER[1]);
            planes.v[..chroma].fill(AMBER[2]);
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_band_is_marked_and_the_rest_untouched() {
        for (width, height) in [(1280, 720), (640, 480), (360, 288), (64, 48)] {
            let grey = vec![128; width * height * 3 / 2];
            let frame = Frame::from_i420(width, height, Duration::ZERO, grey).expect("even");
            let watermark = Watermark::for_frame(&frame);
            let marked = watermark.on(&frame);
            let band = width * watermark.rows;
            assert!(marked.y()[..band].contains(&INK), "{width}x{height} has no letters");
            assert!(marked.y()[band..].iter().all(|luma| *luma == 128));
            assert_eq!(marked.at(), frame.at());
        }
    }
}
