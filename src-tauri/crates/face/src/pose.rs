//! How the head is turned: the canonical face laid over the landmarks.
//!
//! As MediaPipe's geometry pipeline does it (face_geometry/libs/geometry_pipeline.cc): landmarks are taken back
//! through the perspective of an assumed camera, and the rotation that brings the canonical face closest to them is
//! the head's. Angles read from the axes of the raw landmarks overread by 15 to 25 % and have an offset.

use zeroize::Zeroizing;

use crate::canonical::{Canonical, Fitted};
use crate::landmarks::Landmarks;

/// The assumed camera's vertical field of view (MediaPipe's default environment).
const FOV_VERTICAL_DEG: f64 = 63.0;
/// Its near plane, cm.
const NEAR_CM: f64 = 1.0;

/// Turn of a head. Left and right are the seller's own; the picture is not mirrored.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pose {
    /// Turn: above 0 to the seller's left.
    pub yaw_deg: f32,
    /// Raise of the chin: above 0 up.
    pub pitch_deg: f32,
    /// Tilt: above 0 towards the seller's left shoulder.
    pub roll_deg: f32,
    /// From the canonical face to the camera's space (x to the image's right, y up, z towards the camera), rows
    /// first.
    pub rotation: [[f32; 3]; 3],
    /// How far the landmarks are from the canonical face after the fit: root of the weighted mean square, in shares
    /// of the distance between the eyes. People differ from the canonical face by a few hundredths.
    pub residual: f32,
}

impl Pose {
    pub(crate) fn of(
        canonical: &Canonical,
        landmarks: &Landmarks,
        (width_px, height_px): (usize, usize),
    ) -> Self {
        let unit = 2.0 * NEAR_CM * (FOV_VERTICAL_DEG / 2.0).to_radians().tan() / height_px as f64;
        // On the near plane: y up, z still away from the camera.
        let screen = canonical
            .fitted
            .iter()
            .map(|fitted| {
                let [x, y, z] = landmarks.at(fitted.landmark).map(f64::from);
                [(x - width_px as f64 / 2.0) * unit, (height_px as f64 / 2.0 - y) * unit, z * unit]
            })
            .collect::<Vec<_>>();
        let screen = Zeroizing::new(screen);
        let all = landmarks.points();
        let mesh = &all[..crate::canonical::VERTICES];
        let mean_z: f64 =
            mesh.iter().map(|point| f64::from(point[2])).sum::<f64>() / mesh.len() as f64 * unit;
        // How many centimetres the face is larger than its image on the near plane: first without perspective,
        // then once more with the perspective that this distance gives.
        let flat = screen.iter().map(|&[x, y, z]| [x, y, -z]).collect::<Vec<_>>();
        let flat = Zeroizing::new(flat);
        let first = Fit::of(&canonical.fitted, &flat).scale;
        let second = Fit::of(&canonical.fitted, &unprojected(&screen, mean_z, first)).scale;
        let metric = unprojected(&screen, mean_z, first * second);
        let fit = Fit::of(&canonical.fitted, &metric);
        Self::from_rotation(fit.rotation, fit.residual(&canonical.fitted, &metric))
    }

    fn from_rotation(rotation: [[f64; 3]; 3], residual: f64) -> Self {
        // Turned about the vertical axis last, tilted first: rotation = Ry(yaw) Rx(-pitch) Rz(-roll).
        let [x, y, z] = [rotation[0][2], rotation[1][2], rotation[2][2]];
        let roll = -rotation[1][0].atan2(rotation[1][1]);
        Self {
            yaw_deg: x.atan2(z).to_degrees() as f32,
            pitch_deg: y.clamp(-1.0, 1.0).asin().to_degrees() as f32,
            roll_deg: roll.to_degrees() as f32,
            rotation: rotation.map(|row| row.map(|value| value as f32)),
            residual: residual as f32,
        }
    }
}

/// From the near plane into the camera's space, z towards the camera.
fn unprojected(screen: &[[f64; 3]], mean_z: f64, scale: f64) -> Zeroizing<Vec<[f64; 3]>> {
    let point = |&[x, y, z]: &[f64; 3]| {
        let depth = (z - mean_z + NEAR_CM) / scale;
        [x * depth / NEAR_CM, y * depth / NEAR_CM, -depth]
    };
    Zeroizing::new(screen.iter().map(point).collect())
}

/// The turn, size and place that bring the canonical face closest to points (weighted orthogonal Procrustes).
struct Fit {
    rotation: [[f64; 3]; 3],
    scale: f64,
    /// Weighted means of both.
    from: [f64; 3],
    to: [f64; 3],
}

impl Fit {
    fn of(canonical: &[Fitted], points: &[[f64; 3]]) -> Self {
        let total: f64 = canonical.iter().map(|fitted| fitted.weight).sum();
        let (mut from, mut to) = ([0.0; 3], [0.0; 3]);
        for (fitted, point) in canonical.iter().zip(points) {
            for i in 0..3 {
                from[i] += fitted.weight / total * fitted.at_cm[i];
                to[i] += fitted.weight / total * point[i];
            }
        }
        let (mut covariance, mut spread) = ([[0.0; 3]; 3], 0.0);
        for (fitted, point) in canonical.iter().zip(points) {
            for i in 0..3 {
                let a = fitted.at_cm[i] - from[i];
                spread += fitted.weight * a * a;
                for j in 0..3 {
                    covariance[i][j] += fitted.weight * a * (point[j] - to[j]);
                }
            }
        }
        let rotation = closest_rotation(&covariance);
        let along: f64 =
            (0..3).map(|i| (0..3).map(|j| rotation[j][i] * covariance[i][j]).sum::<f64>()).sum();
        Self { rotation, scale: along / spread, from, to }
    }

    /// See [`Pose::residual`].
    fn residual(&self, canonical: &[Fitted], points: &[[f64; 3]]) -> f64 {
        /// Between the middles of the canonical face's eyes, cm.
        const INTEROCULAR_CM: f64 = 6.3;
        let (mut sum, mut total) = (0.0, 0.0);
        for (fitted, point) in canonical.iter().zip(points) {
            for ((row, to), at) in self.rotation.iter().zip(self.to).zip(point) {
                let turned: f64 = (0..3).map(|i| row[i] * (fitted.at_cm[i] - self.from[i])).sum();
                sum += fitted.weight * (self.scale * turned + to - at).powi(2);
            }
            total += fitted.weight;
        }
        (sum / total).sqrt() / (self.scale * INTEROCULAR_CM)
    }
}

/// The rotation that maximises the trace with `covariance` (from in rows, to in columns).
///
/// Horn, "Closed-form solution of absolute orientation using unit quaternions" (1987): it is the eigenvector of a
/// symmetric 4 x 4 matrix with the largest eigenvalue. Never a reflection, and needs no linear algebra crate.
fn closest_rotation(covariance: &[[f64; 3]; 3]) -> [[f64; 3]; 3] {
    let [[xx, xy, xz], [yx, yy, yz], [zx, zy, zz]] = *covariance;
    let [w, x, y, z] = largest_eigenvector([
        [xx + yy + zz, yz - zy, zx - xz, xy - yx],
        [yz - zy, xx - yy - zz, xy + yx, zx + xz],
        [zx - xz, xy + yx, yy - xx - zz, yz + zy],
        [xy - yx, zx + xz, yz + zy, zz - xx - yy],
    ]);
    [
        [w * w + x * x - y * y - z * z, 2.0 * (x * y - w * z), 2.0 * (x * z + w * y)],
        [2.0 * (x * y + w * z), w * w - x * x + y * y - z * z, 2.0 * (y * z - w * x)],
        [2.0 * (x * z - w * y), 2.0 * (y * z + w * x), w * w - x * x - y * y + z * z],
    ]
}

/// Of a symmetric matrix, of length 1, by cyclic Jacobi rotations (Golub and Van Loan, section 8.5).
fn largest_eigenvector(mut a: [[f64; 4]; 4]) -> [f64; 4] {
    let mut vectors = [[0.0; 4]; 4];
    for (i, row) in vectors.iter_mut().enumerate() {
        row[i] = 1.0;
    }
    // Convergence is quadratic: six sweeps reach the last bit.
    for _ in 0..12 {
        for p in 0..3 {
            for q in p + 1..4 {
                if a[p][q].abs() <= f64::MIN_POSITIVE {
                    continue;
                }
                let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
                let tangent = theta.signum() / (theta.abs() + theta.hypot(1.0));
                let cosine = 1.0 / tangent.hypot(1.0);
                let sine = tangent * cosine;
                rotate_columns(&mut a, p, q, cosine, sine);
                let (mut above, mut below) = (a[p], a[q]);
                for (above, below) in above.iter_mut().zip(&mut below) {
                    (*above, *below) =
                        (cosine * *above - sine * *below, sine * *above + cosine * *below);
                }
                (a[p], a[q]) = (above, below);
                rotate_columns(&mut vectors, p, q, cosine, sine);
            }
        }
    }
    let best = (0..4).max_by(|&i, &j| a[i][i].total_cmp(&a[j][j])).unwrap_or(0);
    vectors.map(|row| row[best])
}

fn rotate_columns(matrix: &mut [[f64; 4]; 4], p: usize, q: usize, cosine: f64, sine: f64) {
    for row in matrix {
        (row[p], row[q]) = (cosine * row[p] - sine * row[q], sine * row[p] + cosine * row[q]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::landmarks::POINTS;

    fn canonical() -> Canonical {
        let file = include_bytes!("../../../models/geometry_pipeline_metadata_landmarks.binarypb");
        Canonical::read(file).unwrap()
    }

    type Matrix = [[f64; 3]; 3];

    fn times(a: Matrix, b: Matrix) -> Matrix {
        std::array::from_fn(|i| std::array::from_fn(|j| (0..3).map(|k| a[i][k] * b[k][j]).sum()))
    }

    /// A head as a camera with the assumed field of view sees it, turned by our angles.
    fn seen(yaw: f64, pitch: f64, roll: f64) -> Pose {
        let (sy, cy) = yaw.to_radians().sin_cos();
        let (sp, cp) = (-pitch).to_radians().sin_cos();
        let (sr, cr) = (-roll).to_radians().sin_cos();
        let turn = [[cy, 0.0, sy], [0.0, 1.0, 0.0], [-sy, 0.0, cy]];
        let nod = [[1.0, 0.0, 0.0], [0.0, cp, -sp], [0.0, sp, cp]];
        let tilt = [[cr, -sr, 0.0], [sr, cr, 0.0], [0.0, 0.0, 1.0]];
        let rotation = times(turn, times(nod, tilt));
        let (width, height, distance) = (1280, 720, 50.0);
        let focal = height as f64 / 2.0 / (FOV_VERTICAL_DEG / 2.0).to_radians().tan();
        let mut points = vec![[0.0; 3]; POINTS];
        let canonical = canonical();
        for fitted in &canonical.fitted {
            let [x, y, z] = std::array::from_fn(|i| {
                (0..3).map(|k| rotation[i][k] * fitted.at_cm[k]).sum::<f64>()
            });
            let scale = focal / (distance - z);
            // The networks' depth is in pixels at the head's own distance.
            points[fitted.landmark] = [
                (640.0 + x * scale) as f32,
                (360.0 - y * scale) as f32,
                (-z * focal / distance) as f32,
            ];
        }
        Pose::of(&canonical, &Landmarks::of(points), (width, height))
    }

    #[test]
    fn angles_come_back_with_the_sellers_own_left_and_right() {
        for (yaw, pitch, roll) in [
            (0.0, 0.0, 0.0),
            (30.0, 0.0, 0.0),
            (-30.0, 0.0, 0.0),
            (0.0, 15.0, 0.0),
            (0.0, -15.0, 0.0),
            (0.0, 0.0, 20.0),
            (0.0, 0.0, -20.0),
            (25.0, 10.0, -12.0),
        ] {
            let pose = seen(yaw, pitch, roll);
            let near = |a: f32, b: f64| (f64::from(a) - b).abs() < 2.0;
            assert!(
                near(pose.yaw_deg, yaw) && near(pose.pitch_deg, pitch) && near(pose.roll_deg, roll),
                "{yaw} {pitch} {roll}: {pose:?}"
            );
            assert!(pose.residual < 0.05, "{pose:?}");
        }
    }

    #[test]
    fn a_mirrored_face_is_fitted_by_a_rotation_all_the_same() {
        let rotation = closest_rotation(&[[-1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]);
        let [a, b, c] = rotation;
        let determinant = a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0])
            + a[2] * (b[0] * c[1] - b[1] * c[0]);
        assert!((determinant - 1.0).abs() < 1e-9);
    }
}
