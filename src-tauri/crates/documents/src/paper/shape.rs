//! What shape in the room four corners in the picture are, by a camera that is like most webcams.

/// Focal length as a share of the picture's longer side: 64 degrees across. Webcams have 55 to 78; for a document that is
/// held nearly flat the difference is below one percent of its shape.
const FOCAL: f32 = 0.8;

/// Shapes that documents have, long side by short: ISO/IEC 7810 ID-1; ID-3, ID-2 and ISO 216 A alike; US Letter.
const KNOWN: [f32; 3] = [1.586, 1.416, 1.294];
/// A shape this near to one of them is that.
const KNOWN_WITHIN: f32 = 0.045;

/// From the unit square onto four corners: `x = (a u + b v + c) / (g u + h v + 1)`, and `y` with `d e f`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Projection(pub(super) [f32; 8]);

/// A flat rectangle in the room.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shape {
    /// Its width by its height, as it lies in the picture.
    pub(super) aspect: f32,
    /// How far from right its angles are, as a cosine: 0 is a rectangle.
    pub(super) askew: f32,
    /// By how many degrees it is turned away from the camera.
    pub(super) tilt_deg: f32,
}

impl Projection {
    /// Onto these corners, clockwise from the one of `(0, 0)` (Heckbert 1989, section 2.2.3). `None`: three are in a row.
    pub(super) fn onto(corners: &[[f32; 2]; 4]) -> Option<Self> {
        let [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = *corners;
        let (sx, sy) = (x0 - x1 + x2 - x3, y0 - y1 + y2 - y3);
        let (dx1, dy1, dx2, dy2) = (x1 - x2, y1 - y2, x3 - x2, y3 - y2);
        let det = dx1 * dy2 - dx2 * dy1;
        if det.abs() < 1e-9 {
            return None;
        }
        let g = (sx * dy2 - dx2 * sy) / det;
        let h = (dx1 * sy - sx * dy1) / det;
        Some(Self([
            x1 - x0 + g * x1,
            x3 - x0 + h * x3,
            x0,
            y1 - y0 + g * y1,
            y3 - y0 + h * y3,
            y0,
            g,
            h,
        ]))
    }

    pub(super) fn at(&self, u: f32, v: f32) -> [f32; 2] {
        let [a, b, c, d, e, f, g, h] = self.0;
        let w = g * u + h * v + 1.0;
        [(a * u + b * v + c) / w, (d * u + e * v + f) / w]
    }
}

impl Shape {
    /// Of corners in pixels of a picture of this size.
    pub(super) fn of(corners: &[[f32; 2]; 4], width: f32, height: f32) -> Option<Self> {
        let focal = FOCAL * width.max(height);
        let centred = corners.map(|[x, y]| [(x - width / 2.0) / focal, (y - height / 2.0) / focal]);
        let Projection([a, b, _, d, e, _, g, h]) = Projection::onto(&centred)?;
        // The columns are the rectangle's sides in the room, both to the same unknown scale.
        let (across, down) = ([a, d, g], [b, e, h]);
        let dot = |p: [f32; 3], q: [f32; 3]| p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
        let (width, height) = (dot(across, across).sqrt(), dot(down, down).sqrt());
        if width < 1e-6 || height < 1e-6 {
            return None;
        }
        let normal = [
            across[1] * down[2] - across[2] * down[1],
            across[2] * down[0] - across[0] * down[2],
            across[0] * down[1] - across[1] * down[0],
        ];
        let towards = normal[2].abs() / dot(normal, normal).sqrt().max(1e-9);
        Some(Self {
            aspect: width / height,
            askew: (dot(across, down) / (width * height)).abs(),
            tilt_deg: towards.min(1.0).acos().to_degrees(),
        })
    }

    /// Its long side by its short one.
    pub(super) fn long_by_short(&self) -> f32 {
        self.aspect.max(1.0 / self.aspect)
    }

    /// Its width by its height, of a known kind of document if it is near to one.
    pub(super) fn true_aspect(&self) -> f32 {
        let long = self.long_by_short();
        let known = KNOWN.into_iter().find(|known| (long / known - 1.0).abs() <= KNOWN_WITHIN);
        let long = known.unwrap_or(long);
        if self.aspect >= 1.0 { long } else { 1.0 / long }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A card's corners as a camera with this focal length sees it, turned about the upright axis.
    fn seen(turned_deg: f32, focal: f32) -> [[f32; 2]; 4] {
        let (sin, cos) = turned_deg.to_radians().sin_cos();
        [[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]].map(|[x, y]: [f32; 2]| {
            let (x, y) = (x * 1.586 / 2.0, y / 2.0);
            let (x, z) = (x * cos, 3.0 + x * sin);
            [640.0 + focal * 1280.0 * x / z, 360.0 + focal * 1280.0 * y / z]
        })
    }

    #[test]
    fn the_shape_is_told_from_its_picture() {
        for turned in [0.0f32, 10.0, 20.0, 35.0] {
            let shape = Shape::of(&seen(turned, FOCAL), 1280.0, 720.0).expect("a shape");
            assert!((shape.tilt_deg - turned).abs() < 1.0, "{turned}: {shape:?}");
            assert!((shape.aspect - 1.586).abs() < 0.01, "{turned}: {shape:?}");
            assert!(shape.askew < 0.01, "{turned}: {shape:?}");
        }
        // A camera with a wider or narrower view than is supposed.
        for focal in [0.62, 0.95] {
            let shape = Shape::of(&seen(15.0, focal), 1280.0, 720.0).expect("a shape");
            assert!((shape.true_aspect() - 1.586).abs() < 1e-3, "{focal}: {shape:?}");
        }
    }

    #[test]
    fn a_projection_goes_through_its_corners() {
        let corners = seen(25.0, FOCAL);
        let projection = Projection::onto(&corners).expect("a quadrilateral");
        let square = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]];
        for ([u, v], [x, y]) in square.into_iter().zip(corners) {
            let at = projection.at(u, v);
            assert!((at[0] - x).abs() < 0.01 && (at[1] - y).abs() < 0.01);
        }
        assert!(Projection::onto(&[[0.0, 0.0], [1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]).is_none());
    }
}
