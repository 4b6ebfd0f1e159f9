//! The picture as the measures see it: its brightness, at a size at which they are quick.

use image::RgbImage;
use zeroize::Zeroizing;

use super::limits::LONGEST_PX;
use crate::shrink::shrunk;

/// Brightness, row by row. Wiped when dropped: it may show a face.
pub(super) struct Plane {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) luma: Zeroizing<Vec<u8>>,
}

impl Plane {
    /// Of `rgb`, three bytes per pixel.
    pub(super) fn of(width: usize, height: usize, rgb: &[u8]) -> Self {
        let luma = rgb.as_chunks::<3>().0.iter().map(|&px| luma(px)).collect();
        Self { width, height, luma: Zeroizing::new(luma) }
    }

    /// A square of the picture at full size.
    pub(super) fn cut(picture: &RgbImage, left: u32, top: u32, side: u32) -> Self {
        let mut values = Vec::with_capacity((side * side) as usize);
        for y in top..top + side {
            for x in left..left + side {
                values.push(luma(picture.get_pixel(x, y).0));
            }
        }
        Self { width: side as usize, height: side as usize, luma: Zeroizing::new(values) }
    }

    pub(super) fn row(&self, y: usize) -> &[u8] {
        &self.luma[y * self.width..(y + 1) * self.width]
    }

    pub(super) fn at(&self, x: usize, y: usize) -> f32 {
        f32::from(self.luma[y * self.width + x])
    }

    /// The brightness of a picture between its pixels.
    pub(super) fn between_pixels(picture: &RgbImage, x: f32, y: f32) -> f32 {
        let (width, height) = picture.dimensions();
        let (x, y) = ((x - 0.5).max(0.0), (y - 0.5).max(0.0));
        let at = |dx: u32, dy: u32| {
            let (x, y) = ((x as u32 + dx).min(width - 1), (y as u32 + dy).min(height - 1));
            f32::from(luma(picture.get_pixel(x, y).0))
        };
        let (fx, fy) = (x.fract(), y.fract());
        let above = at(0, 0) * (1.0 - fx) + at(1, 0) * fx;
        let under = at(0, 1) * (1.0 - fx) + at(1, 1) * fx;
        above * (1.0 - fy) + under * fy
    }

    /// Between pixels, in their coordinates; beyond the frame its border goes on.
    pub(super) fn between(&self, x: f32, y: f32) -> f32 {
        let x = (x - 0.5).clamp(0.0, (self.width - 1) as f32);
        let y = (y - 0.5).clamp(0.0, (self.height - 1) as f32);
        let (left, top) = (x as usize, y as usize);
        let (right, below) = ((left + 1).min(self.width - 1), (top + 1).min(self.height - 1));
        let (fx, fy) = (x - left as f32, y - top as f32);
        let above = self.at(left, top) * (1.0 - fx) + self.at(right, top) * fx;
        let under = self.at(left, below) * (1.0 - fx) + self.at(right, below) * fx;
        above * (1.0 - fy) + under * fy
    }
}

/// The whole picture, at most [`LONGEST_PX`] long, in colour and as brightness.
pub(super) struct Small {
    pub(super) plane: Plane,
    pub(super) rgb: Zeroizing<Vec<u8>>,
    /// Pixels of the picture per pixel here, at least 1.
    pub(super) scale: f32,
}

impl Small {
    /// `None`: a picture without pixels.
    pub(super) fn of(picture: &RgbImage) -> Option<Self> {
        let (width, height) = picture.dimensions();
        let longest = width.max(height);
        if width == 0 || height == 0 {
            return None;
        }
        if longest <= LONGEST_PX {
            return Some(Self::from(width, height, Zeroizing::new(picture.as_raw().clone()), 1.0));
        }
        let scale = longest as f32 / LONGEST_PX as f32;
        let to = |side: u32| ((side as f32 / scale).round() as u32).max(1);
        let rgb = Zeroizing::new(shrunk(picture, to(width), to(height))?.into_raw());
        Some(Self::from(to(width), to(height), rgb, scale))
    }

    fn from(width: u32, height: u32, rgb: Zeroizing<Vec<u8>>, scale: f32) -> Self {
        Self { plane: Plane::of(width as usize, height as usize, &rgb), rgb, scale }
    }

    /// A box here, `[left, top, right, bottom]`, as `[x, y, width, height]` of the picture.
    pub(super) fn in_picture(&self, [left, top, right, bottom]: [f32; 4]) -> [u32; 4] {
        let clamp = |at: f32, end: usize| (at.clamp(0.0, end as f32) * self.scale).round() as u32;
        let (x, y) = (clamp(left, self.plane.width), clamp(top, self.plane.height));
        let (right, bottom) = (clamp(right, self.plane.width), clamp(bottom, self.plane.height));
        [x, y, right.saturating_sub(x).max(1), bottom.saturating_sub(y).max(1)]
    }
}

/// BT.601, full range.
fn luma([r, g, b]: [u8; 3]) -> u8 {
    ((u32::from(r) * 77 + u32::from(g) * 150 + u32::from(b) * 29 + 128) >> 8) as u8
}

/// How often each value occurs.
pub(super) struct Histogram {
    counts: [u32; 256],
    total: u32,
}

impl Histogram {
    pub(super) fn of(values: impl IntoIterator<Item = u8>) -> Self {
        let mut counts = [0; 256];
        let mut total = 0;
        for value in values {
            counts[usize::from(value)] += 1;
            total += 1;
        }
        Self { counts, total }
    }

    /// The value that this share of all values does not exceed.
    pub(super) fn at_share(&self, share: f32) -> f32 {
        let wanted = (self.total as f32 * share) as u32;
        let mut seen = 0;
        for (value, count) in self.counts.iter().enumerate() {
            seen += count;
            if seen > wanted {
                return value as f32;
            }
        }
        255.0
    }
}
