//! How well the face can be seen: light, noise and sharpness.

use media::Frame;
use zeroize::Zeroizing;

use crate::area::{Area, full_range};
use crate::landmarks::Bounds;
use crate::resample::resample;
use crate::trace::Patch;

/// The face is brought to this width before its detail is measured.
const WIDTH_PX: usize = 160;
/// No face is this many times as high as wide: a bound, not a measure.
const MAX_HEIGHT_PX: usize = WIDTH_PX * 3;
/// The share of the box's half axes that counts as face: corners and edges show hair and background.
const INNER: f32 = 0.85;

/// The share of detail at which sharpness reads 1. Clips of 640 px with faces of 150 to 200 px have 0.02 to 0.06, 0.01 to
/// 0.03 after a blur of one pixel (sigma), 0.002 to 0.012 after two, 0.001 to 0.003 after four.
const CRISP: f32 = 0.02;

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
        let rounded = Zeroizing::new(face.iter().map(|value| value.round() as u8).collect());
        let patch = Patch::new(WIDTH_PX, height_px, rounded);
        let detail = Detail::of(&face, height_px);
        let luma = full_range(detail.mean);
        Some(Self {
            luma,
            surround_luma: surround_luma(frame, bounds).unwrap_or(luma),
            sharpness: detail.sharpness(),
            noise: area.noise(frame.y(), frame.width_px(), 2),
            patch,
        })
    }
}

/// Means and variances inside the face's ellipse.
struct Detail {
    mean: f32,
    variance: f32,
    /// Of the Laplacian (4-neighbour) of the smoothed face: smoothing keeps the sensor's noise out.
    laplacian: f32,
}

impl Detail {
    fn of(face: &[f32], height_px: usize) -> Self {
        let face = smoothed(face, WIDTH_PX);
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

    /// See [`FaceMeasures::sharpness`](signup::liveness::FaceMeasures::sharpness).
    ///
    /// `laplacian / (variance * CRISP)`: the share of the face's contrast that is fine detail, in a face 160 px wide.
    /// Contrast and size of the face cancel out, so light and distance hardly matter. A face less wide than 160 px has
    /// detail missing for good and reads less; only strong noise (standard deviation above 5) still reads as detail.
    fn sharpness(&self) -> f32 {
        self.laplacian / ((self.variance + 1.0) * CRISP)
    }
}

/// Weights 1 2 1 in both directions. Edges repeat.
fn smoothed(face: &[f32], width: usize) -> Zeroizing<Vec<f32>> {
    let height = face.len() / width;
    let mut across = Zeroizing::new(vec![0.0; face.len()]);
    for (out, row) in across.chunks_exact_mut(width).zip(face.chunks_exact(width)) {
        for x in 0..width {
            let (left, right) = (row[x.saturating_sub(1)], row[(x + 1).min(width - 1)]);
            out[x] = (left + 2.0 * row[x] + right) / 4.0;
        }
    }
    let mut out = Zeroizing::new(vec![0.0; face.len()]);
    for (y, out) in out.chunks_exact_mut(width).enumerate() {
        let row = |y: usize| &across[y * width..(y + 1) * width];
        let (above, here, below) = (row(y.saturating_sub(1)), row(y), row((y + 1).min(height - 1)));
        for x in 0..width {
            out[x] = (above[x] + 2.0 * here[x] + below[x]) / 4.0;
        }
    }
    out
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
