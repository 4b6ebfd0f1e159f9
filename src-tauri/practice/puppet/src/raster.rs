//! Textured triangles, drawn over what is there.
//!
//! Which pixels a triangle covers is decided in whole numbers with the top-left rule: edges are soft (the texture has
//! opacity), and a pixel that two neighbours both drew, or neither, would show as a seam. Both windings are drawn: folded
//! triangles at the rim of the hair are wanted.

use crate::canvas::{BLACK, Canvas, WHITE};
use crate::texture::Texture;

/// A corner: its place in the picture in pixels, in the portrait in texels, and its brightness (1 as the texture).
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Vertex {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) u: f32,
    pub(crate) v: f32,
    pub(crate) shade: f32,
}

/// Corners are put on a grid this much finer than pixels (bits).
const FINE: i32 = 8;
const ONE: i64 = 1 << FINE;
/// Nothing further outside than this many pixels is drawn: keeps the whole numbers small.
const OUTSIDE: f32 = 20_000.0;

/// Draws triangles in the order given.
pub(crate) fn draw<'a>(
    canvas: &mut Canvas,
    texture: &Texture,
    vertices: &[Vertex],
    triangles: impl IntoIterator<Item = &'a [u16; 3]>,
) {
    for triangle in triangles {
        let [a, b, c] = triangle.map(|corner| vertices[usize::from(corner)]);
        if [a, b, c].iter().all(|at| at.x.abs() < OUTSIDE && at.y.abs() < OUTSIDE) {
            fill(canvas, texture, a, b, c);
        }
    }
}

/// One edge: how far to its inner side the pixel at the box's corner is, and what a step right or down changes.
#[derive(Clone, Copy)]
struct Edge {
    value: i64,
    right: i64,
    down: i64,
}

impl Edge {
    /// From one corner to the next, corners on the fine grid, in the order that has the inside above zero.
    fn between(from: (i64, i64), to: (i64, i64), (x, y): (i64, i64)) -> Self {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        // What lies exactly on it belongs to it only at the top and on the left.
        let bias = i64::from(!(dy < 0 || (dy == 0 && dx > 0)));
        let value = (y - from.1) * dx - (x - from.0) * dy - bias;
        Self { value, right: -dy * ONE, down: dx * ONE }
    }

    /// Narrows the span of columns to those inside in this row.
    fn cut(&self, span: &mut (i64, i64)) {
        if self.right > 0 {
            // The first column with value + right * column >= 0.
            span.0 = span.0.max(-self.value.div_euclid(self.right));
        } else if self.right < 0 {
            span.1 = span.1.min(self.value.div_euclid(-self.right));
        } else if self.value < 0 {
            *span = (1, 0);
        }
    }
}

fn fill(canvas: &mut Canvas, texture: &Texture, a: Vertex, mut b: Vertex, mut c: Vertex) {
    let fine = |vertex: Vertex| {
        let on = |side: f32| (side * ONE as f32).round() as i64;
        (on(vertex.x), on(vertex.y))
    };
    let cross = |a: (i64, i64), b: (i64, i64), c: (i64, i64)| {
        (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
    };
    let area = cross(fine(a), fine(b), fine(c));
    if area == 0 {
        return;
    }
    if area < 0 {
        std::mem::swap(&mut b, &mut c);
    }
    let [pa, pb, pc] = [fine(a), fine(b), fine(c)];
    let lowest = |a: i64, b: i64, c: i64| a.min(b).min(c) >> FINE;
    let highest = |a: i64, b: i64, c: i64| a.max(b).max(c) >> FINE;
    let (x0, y0) = (lowest(pa.0, pb.0, pc.0).max(0), lowest(pa.1, pb.1, pc.1).max(0));
    let x1 = highest(pa.0, pb.0, pc.0).min(canvas.width as i64 - 1);
    let y1 = highest(pa.1, pb.1, pc.1).min(canvas.height as i64 - 1);
    if x0 > x1 || y0 > y1 {
        return;
    }
    let centre = (x0 * ONE + ONE / 2, y0 * ONE + ONE / 2);
    let mut edges =
        [(pb, pc), (pc, pa), (pa, pb)].map(|(from, to)| Edge::between(from, to, centre));
    let paint = Paint::over(texture, [a, b, c]);
    for y in y0..=y1 {
        let mut span = (0, x1 - x0);
        for edge in &mut edges {
            edge.cut(&mut span);
            edge.value += edge.down;
        }
        if span.0 <= span.1 {
            let (from, to) = ((x0 + span.0) as usize, (x0 + span.1) as usize);
            paint.row(canvas, y as usize, from, to);
        }
    }
}

/// Something that changes evenly over the triangle: at the picture's origin, and per pixel right and down.
#[derive(Clone, Copy)]
struct Slope {
    origin: f64,
    right: f64,
    down: f64,
}

impl Slope {
    fn through(corners: [Vertex; 3], values: [f32; 3]) -> Self {
        let [a, b, c] = corners.map(|vertex| (f64::from(vertex.x), f64::from(vertex.y)));
        let [va, vb, vc] = values.map(f64::from);
        let (bx, by, cx, cy) = (b.0 - a.0, b.1 - a.1, c.0 - a.0, c.1 - a.1);
        let area = bx * cy - by * cx;
        // Less than a fine step of area: one colour will do.
        let inverse = if area.abs() < 1e-6 { 0.0 } else { 1.0 / area };
        let right = ((vb - va) * cy - (vc - va) * by) * inverse;
        let down = ((vc - va) * bx - (vb - va) * cx) * inverse;
        Self { origin: va - right * a.0 - down * a.1, right, down }
    }

    /// At the middle of a pixel and per pixel right, in 65536ths.
    fn start(&self, x: usize, y: usize) -> (i32, i32) {
        let value = self.origin + self.right * (x as f64 + 0.5) + self.down * (y as f64 + 0.5);
        ((value * 65536.0) as i32, (self.right * 65536.0) as i32)
    }
}

/// What a triangle is filled with.
struct Paint<'a> {
    texture: &'a Texture,
    u: Slope,
    v: Slope,
    shade: Slope,
}

impl<'a> Paint<'a> {
    fn over(texture: &'a Texture, corners: [Vertex; 3]) -> Self {
        let (left, top) = (texture.left + 0.5, texture.top + 0.5);
        Self {
            texture,
            u: Slope::through(corners, corners.map(|vertex| vertex.u - left)),
            v: Slope::through(corners, corners.map(|vertex| vertex.v - top)),
            shade: Slope::through(corners, corners.map(|vertex| vertex.shade)),
        }
    }

    /// Columns `from..=to` of one row.
    fn row(&self, canvas: &mut Canvas, y: usize, from: usize, to: usize) {
        let Texture { width, height, texels, .. } = self.texture;
        let (mut u, u_step) = self.u.start(from, y);
        let (mut v, v_step) = self.v.start(from, y);
        let (mut shade, shade_step) = self.shade.start(from, y);
        let (u_most, v_most) = (((width - 1) << 16) as i32 - 1, ((height - 1) << 16) as i32 - 1);
        let luma = &mut canvas.y[y * canvas.width..][from..=to];
        let half = canvas.width / 2;
        let blue = &mut canvas.u[y / 2 * half..][..half];
        let red = &mut canvas.v[y / 2 * half..][..half];
        for (x, luma) in (from..).zip(luma) {
            let sample = sample(texels, *width, u.clamp(0, u_most), v.clamp(0, v_most));
            let opacity = i32::from(sample[3]);
            if opacity > 0 {
                let bright = (shade >> 8).max(0);
                let value = 16 + (((i32::from(sample[0]) - 16) * bright) >> 8);
                over(luma, value.clamp(i32::from(BLACK), i32::from(WHITE)), opacity);
                if (x | y) & 1 == 0 {
                    let chroma =
                        |c: u8| (128 + (((i32::from(c) - 128) * bright) >> 8)).clamp(16, 240);
                    over(&mut blue[x / 2], chroma(sample[1]), opacity);
                    over(&mut red[x / 2], chroma(sample[2]), opacity);
                }
            }
            u = u.wrapping_add(u_step);
            v = v.wrapping_add(v_step);
            shade = shade.wrapping_add(shade_step);
        }
    }
}

/// Between four texels, in sixteenths; two channels at a time.
#[inline(always)]
fn sample(texels: &[u32], width: usize, u: i32, v: i32) -> [u8; 4] {
    const EVEN: u32 = 0x00ff_00ff;
    let (fx, fy) = ((u >> 12) as u32 & 15, (v >> 12) as u32 & 15);
    let texels = &texels[(v >> 16) as usize * width + (u >> 16) as usize..][..width + 2];
    let four = [texels[0], texels[1], texels[width], texels[width + 1]];
    let weights = [(16 - fx) * (16 - fy), fx * (16 - fy), (16 - fx) * fy, fx * fy];
    let (mut low, mut high) = (0, 0);
    for (texel, weight) in four.into_iter().zip(weights) {
        low += (texel & EVEN) * weight;
        high += ((texel >> 8) & EVEN) * weight;
    }
    (((low >> 8) & EVEN) | (high & !EVEN)).to_le_bytes()
}

#[inline(always)]
fn over(under: &mut u8, value: i32, opacity: i32) {
    *under = if opacity >= 254 {
        value as u8
    } else {
        ((i32::from(*under) * (255 - opacity) + value * opacity + 127) / 255) as u8
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vertex(x: f32, y: f32) -> Vertex {
        Vertex { x, y, shade: 1.0, ..Vertex::default() }
    }

    /// A fan of triangles around a point covers its polygon once: drawn half transparent, one value everywhere.
    #[test]
    fn neighbours_share_an_edge_without_gap_or_overlap() {
        let mut texture = Texture::flat([255, 255, 255]);
        for texel in &mut texture.texels {
            *texel = *texel & 0x00ff_ffff | 128 << 24;
        }
        for turn in 0..50 {
            let mut canvas = Canvas::blank(64, 64);
            let mut vertices = vec![vertex(31.3 + turn as f32 * 0.017, 30.9)];
            let mut triangles = Vec::new();
            for i in 0..9u16 {
                let angle = f32::from(i) / 9.0 * std::f32::consts::TAU + turn as f32 * 0.1;
                vertices.push(vertex(32.0 + 25.0 * angle.cos(), 32.0 + 25.0 * angle.sin()));
                triangles.push([0, i + 1, (i + 1) % 9 + 1]);
            }
            draw(&mut canvas, &texture, &vertices, &triangles);
            let drawn = canvas.y.iter().filter(|luma| **luma != BLACK).count();
            let once = canvas.y.iter().filter(|luma| **luma == 126).count();
            assert_eq!(drawn, once, "turn {turn}");
            assert!((1750..1860).contains(&once), "{once} pixels");
        }
    }

    #[test]
    fn pixels_on_whole_squares_belong_to_exactly_one() {
        let texture = Texture::flat([255, 255, 255]);
        let mut canvas = Canvas::blank(8, 8);
        let square = [vertex(2.5, 2.5), vertex(5.5, 2.5), vertex(5.5, 5.5), vertex(2.5, 5.5)];
        draw(&mut canvas, &texture, &square, &[[0, 1, 2], [0, 2, 3]]);
        assert_eq!(canvas.y.iter().filter(|luma| **luma == WHITE).count(), 9);
        assert_eq!(canvas.y[2 * 8 + 2], WHITE);
        assert_eq!(canvas.y[5 * 8 + 5], BLACK);
    }

    #[test]
    fn what_lies_outside_is_left_out() {
        let texture = Texture::flat([255, 0, 0]);
        let mut canvas = Canvas::blank(8, 8);
        let far = [vertex(-50.0, -50.0), vertex(90.0, -40.0), vertex(10.0, 1e9)];
        draw(&mut canvas, &texture, &far, &[[0, 1, 2]]);
        assert!(canvas.y.iter().all(|luma| *luma == BLACK));
        let large = [vertex(-50.0, -50.0), vertex(90.0, -40.0), vertex(10.0, 900.0)];
        draw(&mut canvas, &texture, &large, &[[0, 1, 2]]);
        assert!(canvas.y.iter().all(|luma| *luma == 81) && canvas.v.iter().all(|red| *red == 240));
    }
}
