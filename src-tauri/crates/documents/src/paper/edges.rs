//! Edge points: where the luma changes fastest, to a part of a pixel, with the direction in which it rises.

use media::Frame;
use zeroize::Zeroizing;

/// Pixels across at which outlines are looked for: print is gone, a document's edges are not.
const WIDTH_PX: f32 = 420.0;
/// The weakest edge, in grey levels per pixel of the small picture: white paper on a white table has about 4.
const WEAKEST: f32 = 2.0;
/// An edge point's weight ends here, so that hard print does not count more than a document's fainter edge.
const STRONGEST: f32 = 20.0;

/// The luma, smaller by a whole number.
pub(super) struct Small {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) luma: Zeroizing<Vec<u8>>,
}

/// A point of an edge, in pixels of the small picture; a pixel's middle is a whole number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub(super) x: f32,
    pub(super) y: f32,
    /// Unit vector towards the brighter side.
    pub(super) towards: [f32; 2],
    /// 0 to [`STRONGEST`].
    pub(super) weight: f32,
}

/// All edge points of a small picture, and which one lies in which pixel.
pub(super) struct Edges {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) points: Vec<Edge>,
    /// The weight that half of them exceed: of a desk's grain where there is one.
    pub(super) typical: f32,
    /// Index into `points` plus one; 0: none.
    at: Vec<u32>,
}

impl Small {
    pub(super) fn of(frame: &Frame) -> Self {
        let (full_width, full_height) = (frame.width_px(), frame.height_px());
        let by = (full_width as f32 / WIDTH_PX).round().max(1.0) as usize;
        let (width, height) = ((full_width / by).max(1), (full_height / by).max(1));
        let mut luma = Zeroizing::new(vec![0; width * height]);
        let mut sums = vec![0u32; width];
        let area = (by * by) as u32;
        for (row, out) in luma.chunks_exact_mut(width).enumerate() {
            sums.fill(0);
            for line in frame.y()[row * by * full_width..].chunks_exact(full_width).take(by) {
                for (sum, block) in sums.iter_mut().zip(line.chunks_exact(by)) {
                    *sum += block.iter().map(|luma| u32::from(*luma)).sum::<u32>();
                }
            }
            for (out, sum) in out.iter_mut().zip(&sums) {
                *out = ((sum + area / 2) / area) as u8;
            }
        }
        Self { width, height, luma }
    }

    /// The value of the pixel that a share of width and height falls into, held inside.
    pub(super) fn at(&self, x: f32, y: f32) -> u8 {
        let place = |share: f32, side: usize| {
            ((share * side as f32) as isize).clamp(0, side as isize - 1) as usize
        };
        self.luma[place(y, self.height) * self.width + place(x, self.width)]
    }

    /// Rows and columns smoothed by 1 4 6 4 1, in sixteenths of a grey level: what remains of a desk's grain and of the
    /// camera's noise votes for no line.
    fn smoothed(&self) -> Zeroizing<Vec<u16>> {
        let (width, height) = (self.width, self.height);
        let mut across = Zeroizing::new(vec![0u16; width * height]);
        for (from, to) in self.luma.chunks_exact(width).zip(across.chunks_exact_mut(width)) {
            let at = |x: isize| u16::from(from[x.clamp(0, width as isize - 1) as usize]);
            for (x, to) in to.iter_mut().enumerate() {
                let x = x as isize;
                *to = at(x - 2) + at(x + 2) + 4 * (at(x - 1) + at(x + 1)) + 6 * at(x);
            }
        }
        let mut both = Zeroizing::new(vec![0u16; width * height]);
        for (y, to) in both.chunks_exact_mut(width).enumerate() {
            let row = |by: isize| {
                let y = (y as isize + by).clamp(0, height as isize - 1) as usize;
                &across[y * width..][..width]
            };
            let rows = [row(-2), row(-1), row(0), row(1), row(2)];
            for (x, to) in to.iter_mut().enumerate() {
                let outer = rows[0][x] + rows[4][x];
                let inner = 4 * (rows[1][x] + rows[3][x]);
                *to = (outer + inner + 6 * rows[2][x]) >> 4;
            }
        }
        both
    }
}

impl Edges {
    pub(super) fn of(small: &Small) -> Self {
        let (width, height) = (small.width, small.height);
        let at = vec![0; width * height];
        let mut edges = Self { width, height, points: Vec::new(), typical: WEAKEST, at };
        if width < 8 || height < 8 {
            return edges;
        }
        let smooth = small.smoothed();
        let mut gradient = Zeroizing::new(vec![[0f32; 3]; width * height]);
        for y in 1..height - 1 {
            for x in 1..width - 1 {
                let at =
                    |dx: usize, dy: usize| i32::from(smooth[(y + dy - 1) * width + x + dx - 1]);
                let right = at(2, 0) + 2 * at(2, 1) + at(2, 2);
                let left = at(0, 0) + 2 * at(0, 1) + at(0, 2);
                let below = at(0, 2) + 2 * at(1, 2) + at(2, 2);
                let above = at(0, 0) + 2 * at(1, 0) + at(2, 0);
                // Eight for Sobel's weights over two pixels, sixteen for the smoothed values.
                let (gx, gy) = ((right - left) as f32 / 128.0, (below - above) as f32 / 128.0);
                gradient[y * width + x] = [gx, gy, (gx * gx + gy * gy).sqrt()];
            }
        }
        for y in 2..height - 2 {
            for x in 2..width - 2 {
                let [gx, gy, strength] = gradient[y * width + x];
                if strength >= WEAKEST {
                    edges.point(&gradient, (x, y), [gx / strength, gy / strength], strength);
                }
            }
        }
        let mut weights: Vec<f32> = edges.points.iter().map(|edge| edge.weight).collect();
        if !weights.is_empty() {
            let half = weights.len() / 2;
            edges.typical = *weights.select_nth_unstable_by(half, f32::total_cmp).1;
        }
        edges
    }

    /// The edge point in this pixel.
    pub(super) fn at(&self, x: isize, y: isize) -> Option<&Edge> {
        let inside = x >= 0 && y >= 0 && x < self.width as isize && y < self.height as isize;
        let index = if inside { self.at[y as usize * self.width + x as usize] } else { 0 };
        self.points.get((index as usize).checked_sub(1)?)
    }

    /// Kept where the gradient is steepest along its own direction; the steepest place by a parabola.
    fn point(&mut self, gradient: &[[f32; 3]], (x, y): (usize, usize), n: [f32; 2], here: f32) {
        let (dx, dy) = match (n[0].abs(), n[1].abs()) {
            (across, down) if across > 2.4 * down => (1, 0),
            (across, down) if down > 2.4 * across => (0, 1),
            _ if n[0] * n[1] > 0.0 => (1, 1),
            _ => (1, -1),
        };
        let strength = |by: isize| {
            let (x, y) = (x as isize + by * dx, y as isize + by * dy);
            gradient[y as usize * self.width + x as usize][2]
        };
        let (before, after) = (strength(-1), strength(1));
        if before > here || after >= here {
            return;
        }
        let bend = before - 2.0 * here + after;
        let off = if bend < -1e-6 { (0.5 * (before - after) / bend).clamp(-0.5, 0.5) } else { 0.0 };
        // Moved along the gradient only: the step was along a row, a column or a diagonal.
        let along = off * (dx as f32 * n[0] + dy as f32 * n[1]);
        self.points.push(Edge {
            x: x as f32 + along * n[0],
            y: y as f32 + along * n[1],
            towards: n,
            weight: here.min(STRONGEST),
        });
        self.at[y * self.width + x] = self.points.len() as u32;
    }
}
