//! How well the face can be seen: light, sharpness, and what covers it.

use media::Frame;
use zeroize::Zeroizing;

use crate::area::{Area, full_range};
use crate::landmarks::{Bounds, Landmarks};
use crate::resample::resample;
use crate::trace::Patch;

/// The face is brought to this width before its detail is measured.
const WIDTH_PX: usize = 160;
/// No face is this many times as high as wide: a bound, not a measure.
const MAX_HEIGHT_PX: usize = WIDTH_PX * 3;
/// The share of the box's half axes that counts as face: corners and edges show hair and background.
const INNER: f32 = 0.85;

/// How well one face can be seen.
pub(crate) struct Quality {
    pub(crate) luma: f32,
    pub(crate) surround_luma: f32,
    pub(crate) sharpness: f32,
    pub(crate) noise: Option<f32>,
    /// The face 160 px wide.
    pub(crate) patch: Patch,
}

impl Quality {
    /// `None` where hardly anything of the face is in the picture.
    pub(crate) fn of(frame: &Frame, bounds: &Bounds) -> Option<Self> {
        let area = Area::on(frame, bounds);
        if area.right < area.left + 8 || area.bottom < area.top + 8 {
            return None;
        }
        let (wide, high) = (area.right - area.left, area.bottom - area.top);
        let height_px = (WIDTH_PX * high / wide).clamp(8, MAX_HEIGHT_PX);
        let face = resample(frame.y(), frame.width_px(), &area, (WIDTH_PX, height_px));
        let detail = Detail::of(&face, height_px);
        let luma = full_range(detail.mean);
        Some(Self {
            luma,
            surround_luma: surround_luma(frame, bounds).unwrap_or(luma),
            sharpness: detail.sharpness(),
            noise: area.noise(frame.y(), frame.width_px(), 2),
            patch: Patch::new(
                WIDTH_PX,
                height_px,
                Zeroizing::new(face.iter().map(|value| value.round() as u8).collect()),
            ),
        })
    }
}

/// Means and variances inside the face's ellipse.
struct Detail {
    mean: f32,
    variance: f32,
    /// Of the Laplacian (4-neighbour).
    laplacian: f32,
}

impl Detail {
    fn of(face: &[f32], height_px: usize) -> Self {
        let (half_width, half_height) = (WIDTH_PX as f32 / 2.0, height_px as f32 / 2.0);
        let (mut count, mut sum, mut squares) = (0.0, 0.0, 0.0);
        let (mut laplacian_sum, mut laplacian_squares) = (0.0, 0.0);
        for y in 1..height_px - 1 {
            let v = (y as f32 + 0.5 - half_height) / half_height / INNER;
            let reach = (1.0 - v * v).max(0.0).sqrt() * half_width * INNER;
            let from = ((half_width - reach) as usize).max(1);
            let to = ((half_width + reach) as usize).min(WIDTH_PX - 1);
            let row = |y: usize| &face[y * WIDTH_PX..(y + 1) * WIDTH_PX];
            let (above, here, below) = (row(y - 1), row(y), row(y + 1));
            for x in from..to {
                let value = here[x];
                let laplacian = above[x] + below[x] + here[x - 1] + here[x + 1] - 4.0 * value;
                count += 1.0;
                sum += value;
                squares += value * value;
                laplacian_sum += laplacian;
                laplacian_squares += laplacian * laplacian;
            }
        }
        let variance = |sum: f32, squares: f32| (squares / count - (sum / count).powi(2)).max(0.0);
        Self {
            mean: sum / count,
            variance: variance(sum, squares),
            laplacian: variance(laplacian_sum, laplacian_squares),
        }
    }

    fn sharpness(&self) -> f32 {
        self.laplacian / (self.variance + 1.0)
    }
}

/// Mean luma beside and above the face, a quarter of its width away (hair) and three quarters wide.
fn surround_luma(frame: &Frame, bounds: &Bounds) -> Option<f32> {
    let width = bounds.width_px();
    let grown = |by: f32| {
        Area::on(
            frame,
            &Bounds {
                min_px: bounds.min_px.map(|at| at - width * by),
                max_px: [bounds.max_px[0] + width * by, bounds.max_px[1]],
            },
        )
    };
    let (near, far) = (grown(0.25), grown(1.0));
    let sides = [
        Area { right: near.left, ..far },
        Area { left: near.right, ..far },
        Area { left: near.left, right: near.right, bottom: near.top, ..far },
    ];
    let (mut sum, mut count) = (0.0, 0.0);
    for side in sides {
        if let Some(mean) = side.mean(frame.y(), frame.width_px()) {
            let pixels = ((side.right - side.left) * (side.bottom - side.top)) as f32;
            sum += mean * pixels;
            count += pixels;
        }
    }
    (count > 0.0).then(|| full_range(sum / count))
}

/// How likely something covers part of the face.
pub(crate) fn occlusion(_frame: &Frame, landmarks: &Landmarks) -> f32 {
    1.0 - landmarks.presence()
}
