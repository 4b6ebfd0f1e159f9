//! The head in space: deformed, turned about the neck, seen by a camera, lit.

use crate::mesh::{HAIR, Mesh, Point, VERTICES};
use crate::pose::Pose;

/// The base of the skull, about which the head turns.
const PIVOT: Point = [224.0, 150.0, 44.0];
/// From there down to the base of the neck, about which it tilts.
const NECK_BASE: f32 = 20.0;
/// Distance of the camera, and the point it looks at, in portrait pixels.
const CAMERA: f32 = 620.0;
const AIM: [f32; 2] = [224.0, 110.0];
/// The depth of the sides is flattened, which makes a turn look smaller than it is.
const YAW_GAIN: f32 = 1.25;
/// The portrait leans to her left.
const LEAN_DEG: f32 = -2.8;
/// From the upper left, behind the camera.
const LIGHT: Point = [-0.35, -0.35, -0.87];

/// The mesh in this expression, before it is turned.
pub(crate) fn deformed(mesh: &Mesh, pose: &Pose) -> Vec<Point> {
    let neutral = 1.0 - pose.smile;
    let at = |i: usize| -> Point {
        std::array::from_fn(|axis| {
            mesh.verts[i][axis]
                + neutral * mesh.neutral[i][axis]
                + pose.jaw * mesh.jaw[i][axis]
                + pose.brow * mesh.brow[i][axis]
                + pose.blink * mesh.blink[i][axis]
        })
    };
    (0..VERTICES).map(at).collect()
}

/// The head's turn, worked out once for many points.
pub(crate) struct Turn {
    yaw: (f32, f32),
    pitch: (f32, f32),
    roll: (f32, f32),
}

impl Turn {
    pub(crate) fn of(pose: &Pose) -> Self {
        let sin_cos = |deg: f32| deg.to_radians().sin_cos();
        Self {
            yaw: sin_cos(-pose.yaw_deg * YAW_GAIN),
            pitch: sin_cos(pose.pitch_deg),
            roll: sin_cos(pose.roll_deg + LEAN_DEG),
        }
    }

    /// From the head to portrait pixels, with the depth kept. `hair`: how much the point keeps its distance from the
    /// middle when the head turns, so that the hair stays a ball.
    pub(crate) fn seen(&self, point: Point, hair: f32) -> Point {
        let [x, y, z] = [0, 1, 2].map(|axis| point[axis] - PIVOT[axis]);
        let ((sin_y, cos_y), (sin_p, cos_p), (sin_r, cos_r)) = (self.yaw, self.pitch, self.roll);
        let x = x * (1.0 + hair * (1.0 / cos_y - 1.0));
        let (y, z) = (cos_p * y + sin_p * z, cos_p * z - sin_p * y);
        let (x, z) = (cos_y * x + sin_y * z, cos_y * z - sin_y * x);
        let y = y - NECK_BASE;
        let (x, y) = (cos_r * x - sin_r * y, sin_r * x + cos_r * y);
        let [x, y, z] = [x + PIVOT[0], y + NECK_BASE + PIVOT[1], z + PIVOT[2]];
        let nearer = CAMERA / (CAMERA + z);
        [AIM[0] + (x - AIM[0]) * nearer, AIM[1] + (y - AIM[1]) * nearer, z]
    }

    /// All vertices of the mesh.
    pub(crate) fn all(&self, mesh: &Mesh, points: &[Point]) -> Vec<Point> {
        points.iter().zip(&mesh.comp).map(|(point, hair)| self.seen(*point, *hair)).collect()
    }
}

/// How much light falls on each vertex of a turned head.
pub(crate) fn lit(mesh: &Mesh, points: &[Point]) -> Vec<f32> {
    let mut normals = vec![[0.0f32; 3]; points.len()];
    for triangle in &mesh.skin {
        let [a, b, c] = triangle.map(|corner| points[usize::from(corner)]);
        let minus = |to: Point, from: Point| [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
        let (p, q) = (minus(b, a), minus(c, a));
        let mut face =
            [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]];
        if face[2] > 0.0 {
            face = face.map(|part| -part);
        }
        for corner in triangle {
            for (sum, part) in normals[usize::from(*corner)].iter_mut().zip(face) {
                *sum += part;
            }
        }
    }
    let light = |normal: Point| {
        let dot = |a: Point, b: Point| a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        dot(normal, LIGHT) / (dot(normal, normal).sqrt() + 1e-6)
    };
    normals.into_iter().map(light).collect()
}

/// Brightness of each vertex: 1 where it is lit as in the portrait.
pub(crate) fn shades(lit: &[f32], lit_at_rest: &[f32]) -> Vec<f32> {
    let shade = |(now, rest): (&f32, &f32)| (1.0 + 0.45 * (now - rest)).clamp(0.75, 1.12);
    let mut shades: Vec<f32> = lit.iter().zip(lit_at_rest).map(shade).collect();
    for shade in &mut shades[HAIR] {
        *shade = 1.0 + 0.5 * (*shade - 1.0);
    }
    shades
}
