//! What is behind the head: prepared once at the picture's scale, then only shifted a little.

use crate::canvas::{Canvas, byte, ycc};

/// Room on every side for the shift, in pixels; even.
pub(crate) const PAD: usize = 16;

/// The backdrop with the shoulders, larger than the picture by [`PAD`] on every side.
pub(crate) struct Plate {
    canvas: Canvas,
}

impl Plate {
    /// `scale`: picture pixels per texel; `origin`: where in the picture the plate's first texel begins.
    ///
    /// # Errors
    /// The bytes are no picture.
    pub(crate) fn prepare(
        jpeg: &[u8],
        (width, height): (usize, usize),
        scale: f32,
        origin: (f32, f32),
    ) -> image::ImageResult<Self> {
        let picture = image::load_from_memory(jpeg)?.into_rgb8();
        let mut canvas = Canvas::blank(width + 2 * PAD, height + 2 * PAD);
        let texel = |at: usize, origin: f32| (at as f32 - PAD as f32 - origin + 0.5) / scale - 0.5;
        let columns: Vec<_> =
            (0..canvas.width).map(|x| Between::of(texel(x, origin.0), picture.width())).collect();
        let (chroma_width, width) = (canvas.width / 2, canvas.width);
        let mut chroma = vec![[0.0f32; 2]; chroma_width];
        for y in 0..canvas.height {
            let row = Between::of(texel(y, origin.1), picture.height());
            for (x, column) in columns.iter().enumerate() {
                let pixel = |x: u32, y: u32| picture.get_pixel(x, y).0.map(f32::from);
                let upper =
                    column.mix(pixel(column.first, row.first), pixel(column.second, row.first));
                let lower =
                    column.mix(pixel(column.first, row.second), pixel(column.second, row.second));
                let [luma, blue, red] = ycc(row.mix(upper, lower));
                canvas.y[y * width + x] = byte(luma);
                chroma[x / 2][0] += blue;
                chroma[x / 2][1] += red;
            }
            if y % 2 == 1 {
                let start = y / 2 * chroma_width;
                for (x, [blue, red]) in chroma.iter_mut().map(std::mem::take).enumerate() {
                    canvas.u[start + x] = byte(blue / 4.0);
                    canvas.v[start + x] = byte(red / 4.0);
                }
            }
        }
        Ok(Self { canvas })
    }

    /// Lays it under everything, shifted right and down by so many pixels and parts of them.
    pub(crate) fn lay(&self, canvas: &mut Canvas, shift_px: (f32, f32)) {
        let most = (16 * (2 * PAD - 1)) as f32;
        let sixteenths =
            |shift: f32| (16.0 * (PAD as f32 - shift)).round().clamp(0.0, most) as usize;
        let (x, y) = (sixteenths(shift_px.0), sixteenths(shift_px.1));
        let stride = self.canvas.width;
        let planes = [&self.canvas.y, &self.canvas.u, &self.canvas.v];
        let into = canvas.planes();
        for (index, ((out, width, _), plane)) in into.into_iter().zip(planes).enumerate() {
            // Chroma has half the sides, so half the shift.
            let half = usize::from(index > 0);
            shifted(plane, stride >> half, (x >> half, y >> half), out, width);
        }
    }
}

/// A window of a plane, its corner in sixteenths of a sample.
fn shifted(plane: &[u8], stride: usize, (x, y): (usize, usize), out: &mut [u8], width: usize) {
    let (fx, fy) = ((x & 15) as u16, (y & 15) as u16);
    let weights = [(16 - fx) * (16 - fy), fx * (16 - fy), (16 - fx) * fy, fx * fy];
    for (row, out) in out.chunks_exact_mut(width).enumerate() {
        let upper = &plane[(row + y / 16) * stride + x / 16..][..width + 1];
        let lower = &plane[(row + y / 16 + 1) * stride + x / 16..][..width + 1];
        let pairs = upper.iter().zip(&upper[1..]).zip(lower.iter().zip(&lower[1..]));
        for (out, ((a, b), (c, d))) in out.iter_mut().zip(pairs) {
            let four = [*a, *b, *c, *d].map(u16::from);
            let sum = four[0] * weights[0] + four[1] * weights[1] + four[2] * weights[2];
            *out = ((sum + four[3] * weights[3] + 128) >> 8) as u8;
        }
    }
}

/// Two neighbouring texels and how far between them; beyond the edge the picture is mirrored.
struct Between {
    first: u32,
    second: u32,
    share: f32,
}

impl Between {
    fn of(at: f32, side: u32) -> Self {
        let floor = at.floor();
        let reflected = |index: i64| {
            let side = i64::from(side);
            let within = index.rem_euclid(2 * side);
            within.min(2 * side - 1 - within) as u32
        };
        let first = floor as i64;
        Self { first: reflected(first), second: reflected(first + 1), share: at - floor }
    }

    fn mix(&self, a: [f32; 3], b: [f32; 3]) -> [f32; 3] {
        std::array::from_fn(|i| a[i] + (b[i] - a[i]) * self.share)
    }
}
