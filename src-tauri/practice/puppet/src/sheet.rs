//! A document on a desk, or held to the camera by two hands.
//!
//! The document's picture is handed in: practice shows its specimens, tests what they have drawn. A picture is a pure
//! function of document, pose and time.

use std::time::Duration;

use media::{Frame, FrameFault};

use crate::canvas::{BLACK, Canvas, WHITE, byte, ycc};
use crate::random::Random;
use crate::view::{Noise, dim};

/// Focal length as a share of the picture's longer side: a usual webcam's.
const FOCAL: f32 = 0.8;
/// A thumb's colour, luma and chroma.
const SKIN: [u8; 3] = [148, 112, 154];

/// A flat document: what of a picture it is.
pub struct Sheet {
    picture: Frame,
    /// Its edges in the picture's pixels: left, top, right, bottom.
    edges: [f32; 4],
    /// Radius of its corners in the picture's pixels.
    round: f32,
}

/// How it is held.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Held {
    /// Its middle, as shares of the picture's sides.
    pub middle: [f32; 2],
    /// Its long side when it faces the camera, as a share of the picture's width.
    pub size: f32,
    /// Turned in the picture's plane, clockwise.
    pub roll_deg: f32,
    /// Its right side turned away from the camera.
    pub yaw_deg: f32,
    /// Its upper side turned away from the camera.
    pub pitch_deg: f32,
    /// 1: as usual, 0: black.
    pub light: f32,
    /// Radius of a lamp's reflection on it, as a share of its long side; 0: none.
    pub glare: f32,
    /// Pixels by which what the camera sees is out of focus.
    pub blur_px: usize,
    /// Two thumbs lie on its edges.
    pub thumbs: bool,
}

impl Default for Held {
    fn default() -> Self {
        Self {
            middle: [0.5, 0.5],
            size: 0.6,
            roll_deg: 0.0,
            yaw_deg: 0.0,
            pitch_deg: 0.0,
            light: 1.0,
            glare: 0.0,
            blur_px: 0,
            thumbs: false,
        }
    }
}

/// A desk with a camera above it.
pub struct Desk {
    bare: Canvas,
    noise: Noise,
}

impl Sheet {
    /// The part of a picture between these edges, in pixels (left, top, right, bottom), its corners rounded.
    #[must_use]
    pub fn of(picture: Frame, edges: [f32; 4], round_px: f32) -> Self {
        Self { picture, edges, round: round_px }
    }

    /// Out of a JPEG or PNG; a last odd row or column is left out.
    ///
    /// # Errors
    /// When it is neither, or damaged.
    pub fn decode(picture: &[u8]) -> Result<Self, image::ImageError> {
        let rgb = image::load_from_memory(picture)?.into_rgb8();
        let (width, height) = (rgb.width() & !1, rgb.height() & !1);
        let mut canvas = Canvas::blank(width as usize, height as usize);
        let colour = |x: u32, y: u32| ycc(rgb.get_pixel(x, y).0.map(f32::from));
        for (index, (plane, width, _)) in canvas.planes().into_iter().enumerate() {
            let by = if index == 0 { 1 } else { 2 };
            for (at, sample) in plane.iter_mut().enumerate() {
                *sample = byte(colour((at % width * by) as u32, (at / width * by) as u32)[index]);
            }
        }
        let size = |_| image::ImageError::IoError(std::io::ErrorKind::InvalidData.into());
        Ok(Self::whole(canvas.into_frame(Duration::ZERO).map_err(size)?))
    }

    /// Only what is between these edges of its picture, see [`Self::of`].
    #[must_use]
    pub fn cut(self, edges: [f32; 4], round_px: f32) -> Self {
        Self::of(self.picture, edges, round_px)
    }

    /// Its width by its height.
    #[must_use]
    pub fn aspect(&self) -> f32 {
        let [width, height] = self.size();
        width / height
    }

    /// A picture that is all document.
    #[must_use]
    pub fn whole(picture: Frame) -> Self {
        let (width, height) = (picture.width_px() as f32, picture.height_px() as f32);
        Self::of(picture, [0.0, 0.0, width, height], 0.0)
    }

    fn size(&self) -> [f32; 2] {
        [self.edges[2] - self.edges[0], self.edges[3] - self.edges[1]]
    }
}

impl Desk {
    /// A wooden one. Sides even; `seed` chooses its grain and the sensor's noise.
    ///
    /// # Errors
    /// As [`media::i420_len`].
    pub fn new(width_px: usize, height_px: usize, seed: u64) -> Result<Self, FrameFault> {
        media::i420_len(width_px, height_px)?;
        let mut bare = Canvas::blank(width_px, height_px);
        let mut random = Random::of(seed, 0xde5c);
        // Grain: narrow stripes that wander, and specks. Boards: a dark joint now and then.
        let stripes: Vec<f32> = (0..height_px * 2).map(|_| random.normal() as f32).collect();
        for (y, row) in bare.y.chunks_exact_mut(width_px).enumerate() {
            for (x, luma) in row.iter_mut().enumerate() {
                let (across, down) = (x as f32, y as f32);
                let bend = 9.0 * (across / 310.0).sin() + 4.0 * (across / 97.0 + 1.0).sin();
                let place = (down + bend).max(0.0) / 3.0;
                let (low, share) = (place as usize, place.fract());
                let grain = stripes[low] * (1.0 - share) + stripes[low + 1] * share;
                let joint = if ((down + bend * 0.1) % 233.0) < 3.0 { -22.0 } else { 0.0 };
                // A lamp at the left.
                let lamp = 14.0 - 26.0 * across / width_px as f32;
                let speck = random.normal() as f32 * 2.0;
                *luma = (104.0 + lamp + 7.0 * grain + joint + speck).clamp(16.0, 235.0) as u8;
            }
        }
        bare.u.fill(112);
        bare.v.fill(146);
        Ok(Self { bare, noise: Noise::new(width_px, height_px, seed) })
    }

    /// The document's corners in pixels, in the order top left, top right, bottom right, bottom left of the document
    /// itself. A pixel's middle is at a half.
    #[must_use]
    pub fn corners(&self, sheet: &Sheet, held: &Held) -> [[f32; 2]; 4] {
        let [width, height] = sheet.size();
        let long = width.max(height);
        let (x, y) = (width / long / 2.0, height / long / 2.0);
        [[-x, -y], [x, -y], [x, y], [-x, y]].map(|corner| self.seen(held, corner))
    }

    /// The picture. `None`: nothing lies on the desk. `at` becomes the frame's time and chooses the noise.
    ///
    /// # Errors
    /// Never: the size was looked at before.
    pub fn frame(&self, shown: Option<(&Sheet, &Held)>, at: Duration) -> Result<Frame, FrameFault> {
        let Canvas { width, height, .. } = self.bare;
        let mut canvas = Canvas { width, height, ..Canvas::blank(2, 2) };
        canvas.y = Vec::with_capacity(width * height * 3 / 2);
        canvas.y.extend_from_slice(&self.bare.y);
        (canvas.u, canvas.v) = (self.bare.u.clone(), self.bare.v.clone());
        if let Some((sheet, held)) = shown {
            dim(&mut canvas, held.light);
            self.lay(&mut canvas, sheet, held);
            if held.thumbs {
                self.thumbs(&mut canvas, sheet, held);
            }
            for _ in 0..2 {
                soften(&mut canvas, held.blur_px);
            }
        }
        self.noise.add(&mut canvas, at.as_micros() as u64);
        canvas.into_frame(at)
    }

    /// Where a point of the document is seen; the document's long side is 1, its middle 0.
    fn seen(&self, held: &Held, [x, y]: [f32; 2]) -> [f32; 2] {
        let (width, height) = (self.bare.width as f32, self.bare.height as f32);
        let focal = FOCAL * width.max(height);
        let (yaw, pitch, roll) =
            (held.yaw_deg.to_radians(), held.pitch_deg.to_radians(), held.roll_deg.to_radians());
        let (x, z) = (x * yaw.cos(), x * yaw.sin());
        let (y, z) = (y * pitch.cos() + z * pitch.sin(), z * pitch.cos() - y * pitch.sin());
        let (x, y) = (x * roll.cos() - y * roll.sin(), x * roll.sin() + y * roll.cos());
        // So far away that the long side is as many pixels.
        let away = focal / (held.size * width);
        let (to_x, to_y) = ((held.middle[0] - 0.5) * width, (held.middle[1] - 0.5) * height);
        let (x, y, z) = (x + to_x * away / focal, y + to_y * away / focal, z + away);
        [width / 2.0 + focal * x / z, height / 2.0 + focal * y / z]
    }

    fn lay(&self, canvas: &mut Canvas, sheet: &Sheet, held: &Held) {
        let corners = self.corners(sheet, held);
        let Some(back) = Back::from(&corners) else { return };
        let [sheet_width, sheet_height] = sheet.size();
        let picture = &sheet.picture;
        let sizes = [(picture.width_px(), picture.height_px()); 3];
        let halves = |(width, height)| (width / 2, height / 2);
        let planes = [
            (picture.y(), sizes[0]),
            (picture.u(), halves(sizes[1])),
            (picture.v(), halves(sizes[2])),
        ];
        let lamp = [0.62 * sheet_width, 0.4 * sheet_height];
        let lamp_px = held.glare * sheet_width.max(sheet_height);
        for (index, (out, width, height)) in canvas.planes().into_iter().enumerate() {
            let by = if index == 0 { 1.0 } else { 2.0 };
            let (plane, size) = planes[index];
            let bounds = |axis: usize, side: usize| {
                let of = corners.map(|corner| corner[axis] / by);
                let least = of.iter().copied().fold(f32::INFINITY, f32::min).floor() - 1.0;
                let most = of.iter().copied().fold(0.0, f32::max).ceil() + 1.0;
                (least.max(0.0) as usize).min(side)..(most.max(0.0) as usize).min(side)
            };
            for y in bounds(1, height) {
                for x in bounds(0, width) {
                    let place = [(x as f32 + 0.5) * by, (y as f32 + 0.5) * by];
                    let ([u, v], px_per_unit) = back.at(place);
                    let (u, v) = (u * sheet_width, v * sheet_height);
                    let share = covered([u, v], sheet, px_per_unit);
                    if share <= 0.0 {
                        continue;
                    }
                    let (px, py) = ((u + sheet.edges[0]) / by, (v + sheet.edges[1]) / by);
                    let ink = between(plane, size, px - 0.5, py - 0.5);
                    let mut ink = lit(ink, index, held.light);
                    if lamp_px > 0.0 {
                        let off = (u - lamp[0]).hypot(v - lamp[1]) / lamp_px;
                        let shine = (2.0 - 2.0 * off).clamp(0.0, 1.0);
                        ink += (if index == 0 { f32::from(WHITE) } else { 128.0 } - ink) * shine;
                    }
                    let at = &mut out[y * width + x];
                    *at = (f32::from(*at) * (1.0 - share) + ink * share + 0.5) as u8;
                }
            }
        }
    }

    /// At the left and right edges, from outside.
    fn thumbs(&self, canvas: &mut Canvas, sheet: &Sheet, held: &Held) {
        let [width, height] = sheet.size();
        let half = width / width.max(height) / 2.0;
        for side in [-1.0, 1.0] {
            let tip = self.seen(held, [side * (half - 0.07), 0.08]);
            let root = self.seen(held, [side * (half + 0.3), 0.2]);
            let thick = 0.055 * held.size * self.bare.width as f32;
            for (index, (out, width, height)) in canvas.planes().into_iter().enumerate() {
                let by = if index == 0 { 1.0 } else { 2.0 };
                for y in 0..height {
                    for x in 0..width {
                        let place = [(x as f32 + 0.5) * by, (y as f32 + 0.5) * by];
                        if from_stretch(place, tip, root) < thick {
                            out[y * width + x] =
                                lit(f32::from(SKIN[index]), index, held.light) as u8;
                        }
                    }
                }
            }
        }
    }
}

/// In less light; a lamp's reflection stays what it is.
fn lit(ink: f32, plane: usize, light: f32) -> f32 {
    let zero = if plane == 0 { f32::from(BLACK) } else { 128.0 };
    zero + (ink - zero) * light
}

/// From the picture back to shares of the document.
struct Back([f32; 9]);

impl Back {
    fn from(corners: &[[f32; 2]; 4]) -> Option<Self> {
        let [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = *corners;
        let (sx, sy) = (x0 - x1 + x2 - x3, y0 - y1 + y2 - y3);
        let (dx1, dy1, dx2, dy2) = (x1 - x2, y1 - y2, x3 - x2, y3 - y2);
        let det = dx1 * dy2 - dx2 * dy1;
        if det.abs() < 1e-6 {
            return None;
        }
        let (g, h) = ((sx * dy2 - dx2 * sy) / det, (dx1 * sy - sx * dy1) / det);
        let [a, b, c] = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0];
        let [d, e, f] = [y1 - y0 + g * y1, y3 - y0 + h * y3, y0];
        // The adjugate is the inverse up to a factor, which falls out of the division.
        Some(Self([
            e - f * h,
            c * h - b,
            b * f - c * e,
            f * g - d,
            a - c * g,
            c * d - a * f,
            d * h - e * g,
            b * g - a * h,
            a * e - b * d,
        ]))
    }

    /// Shares of width and height, and how many of them a pixel is, along each.
    fn at(&self, [x, y]: [f32; 2]) -> ([f32; 2], [f32; 2]) {
        let m = &self.0;
        let w = m[6] * x + m[7] * y + m[8];
        let (u, v) = ((m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w);
        let along = |row: usize, value: f32| {
            ((m[row] - value * m[6]) / w).hypot((m[row + 1] - value * m[7]) / w)
        };
        ([u, v], [along(0, u), along(3, v)])
    }
}

/// How much of a pixel the document covers; `place` in the sheet's own pixels.
fn covered([u, v]: [f32; 2], sheet: &Sheet, per_px: [f32; 2]) -> f32 {
    let [width, height] = sheet.size();
    let inside = |at: f32, side: f32| at.min(side - at);
    let (x, y) = (inside(u, width), inside(v, height));
    let (step_x, step_y) = (per_px[0] * width, per_px[1] * height);
    let straight = (x / step_x + 0.5).clamp(0.0, 1.0) * (y / step_y + 0.5).clamp(0.0, 1.0);
    if x >= sheet.round || y >= sheet.round || straight <= 0.0 {
        return straight;
    }
    let off = (sheet.round - x).hypot(sheet.round - y);
    straight * ((sheet.round - off) / step_x.max(step_y) + 0.5).clamp(0.0, 1.0)
}

/// Bilinear; outside the plane its nearest sample.
fn between(plane: &[u8], (width, height): (usize, usize), x: f32, y: f32) -> f32 {
    let (x, y) = (x.clamp(0.0, (width - 1) as f32), y.clamp(0.0, (height - 1) as f32));
    let (left, top) = (x as usize, y as usize);
    let (right, below) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
    let at = |row: usize, column: usize| f32::from(plane[row * width + column]);
    let row = |row: usize| at(row, left) + (at(row, right) - at(row, left)) * (x - left as f32);
    row(top) + (row(below) - row(top)) * (y - top as f32)
}

fn from_stretch(point: [f32; 2], from: [f32; 2], to: [f32; 2]) -> f32 {
    let along = [to[0] - from[0], to[1] - from[1]];
    let length = along[0] * along[0] + along[1] * along[1];
    let off = [point[0] - from[0], point[1] - from[1]];
    let share = ((off[0] * along[0] + off[1] * along[1]) / length.max(1e-6)).clamp(0.0, 1.0);
    (off[0] - share * along[0]).hypot(off[1] - share * along[1])
}

/// The mean of as many pixels to each side, in rows and then in columns.
fn soften(canvas: &mut Canvas, by: usize) {
    if by == 0 {
        return;
    }
    let Canvas { width, height, ref mut y, .. } = *canvas;
    let mean = |line: &mut dyn FnMut(usize) -> u8, length: usize| -> Vec<u8> {
        let values: Vec<u32> = (0..length).map(|at| u32::from(line(at))).collect();
        let mut sums = vec![0u32; length + 1];
        for (at, value) in values.iter().enumerate() {
            sums[at + 1] = sums[at] + value;
        }
        (0..length)
            .map(|at| {
                let (from, to) = (at.saturating_sub(by), (at + by + 1).min(length));
                ((sums[to] - sums[from]) / (to - from) as u32) as u8
            })
            .collect()
    };
    for row in y.chunks_exact_mut(width) {
        let soft = mean(&mut |at| row[at], width);
        row.copy_from_slice(&soft);
    }
    for column in 0..width {
        let soft = mean(&mut |at| y[at * width + column], height);
        for (row, soft) in soft.into_iter().enumerate() {
            y[row * width + column] = soft;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn white() -> Sheet {
        let mut i420 = vec![235; 64 * 40];
        i420.resize(64 * 60, 128);
        let picture = Frame::from_i420(64, 40, Duration::ZERO, i420).expect("even");
        Sheet::whole(picture)
    }

    #[test]
    fn the_sheet_lies_where_its_corners_are() {
        let desk = Desk::new(640, 360, 3).expect("a size");
        let held = Held { yaw_deg: 20.0, roll_deg: 8.0, ..Held::default() };
        let (sheet, bare) = (white(), desk.frame(None, Duration::ZERO).expect("a frame"));
        let shown = desk.frame(Some((&sheet, &held)), Duration::ZERO).expect("a frame");
        let corners = desk.corners(&sheet, &held);
        let cross = |a: [f32; 2], b: [f32; 2], [x, y]: [f32; 2]| {
            (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])
        };
        for (index, (luma, bare)) in shown.y().iter().zip(bare.y()).enumerate() {
            let place = [(index % 640) as f32 + 0.5, (index / 640) as f32 + 0.5];
            let side = |at: usize| cross(corners[at], corners[(at + 1) % 4], place);
            let least = (0..4).map(side).fold(f32::INFINITY, f32::min);
            // Twice the area to an edge some 200 pixels long: three pixels away from it on either side.
            if least > 1200.0 {
                assert!(*luma > 225, "{place:?}");
            } else if least < -1200.0 {
                assert_eq!(luma, bare, "{place:?}");
            }
        }
    }

    #[test]
    fn the_same_is_drawn_again_byte_for_byte() {
        let desk = || Desk::new(320, 180, 3).expect("a size");
        let held = Held { thumbs: true, blur_px: 2, glare: 0.1, ..Held::default() };
        let draw = || desk().frame(Some((&white(), &held)), Duration::from_millis(33));
        assert_eq!(draw().expect("a frame").i420(), draw().expect("a frame").i420());
    }
}
