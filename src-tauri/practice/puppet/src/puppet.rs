//! The puppet: draws a pose.

use std::sync::OnceLock;
use std::time::Duration;

use media::Frame;

use crate::canvas::Canvas;
use crate::head::{Turn, deformed, lit, shades};
use crate::mesh::{Mesh, ORIGIN, Point, TEX};
use crate::plate::Plate;
use crate::pose::{Pose, Scene};
use crate::raster::{Vertex, draw};
use crate::texture::Texture;
use crate::view::{Noise, dim, reframe};

const MESH: &[u8] = include_bytes!("../assets/mesh.bin");
const HEAD: &[u8] = include_bytes!("../assets/head.png");
const NECK: &[u8] = include_bytes!("../assets/neck.png");
const PLATE: &[u8] = include_bytes!("../assets/plate.jpg");
/// Where the cut-outs begin in the whole portrait, in texels.
const HEAD_AT: (f32, f32) = (416.0, 88.0);
const NECK_AT: (f32, f32) = (524.0, 456.0);

/// Portrait pixels that the picture is high, and the portrait pixel in its middle.
const VISIBLE: f32 = 226.0;
const MIDDLE: [f32; 2] = [224.0, 99.0];
/// Inside of the mouth.
const CAVITY: [u8; 3] = [52, 22, 34];
/// Corners of the neck's grid in portrait pixels: sides, and how deep it lies.
const NECK_X: [f32; 6] = [182.0, 197.4, 212.8, 228.2, 243.6, 259.0];
const NECK_Y: [f32; 6] = [133.0, 146.0, 158.0, 170.0, 182.0, 197.0];
const NECK_Z: f32 = 38.0;

/// Why there is no puppet.
#[derive(Debug, thiserror::Error)]
pub enum PuppetFault {
    /// The size is none a picture can have.
    #[error(transparent)]
    Size(#[from] media::FrameFault),
    /// The built-in pictures or the mesh are damaged: a broken build.
    #[error("the puppet's own pictures cannot be read: {0}")]
    Assets(String),
}

/// Draws the face in any pose, at one size.
pub struct Puppet {
    width_px: usize,
    height_px: usize,
    /// Picture pixels per portrait pixel.
    scale: f32,
    mesh: Mesh,
    /// How the face is lit at rest.
    lit_at_rest: Vec<f32>,
    head: Texture,
    neck: Texture,
    cavity: Texture,
    /// The other person's complexion, made when somebody asks for it.
    other: OnceLock<(Texture, Texture)>,
    plate: Plate,
    noise: Noise,
}

/// Where one person is put: the portrait's pixels onto the picture's.
#[derive(Clone, Copy)]
struct Place {
    x: f32,
    y: f32,
    /// Picture pixels per portrait pixel to the right: below 0 mirrored.
    across: f32,
    down: f32,
}

impl Puppet {
    /// Prepares pictures of this size, sides even; `seed` chooses the noise. Takes some tens of milliseconds.
    ///
    /// # Errors
    /// [`PuppetFault::Size`] when either side is odd, 0 or above [`media::MAX_SIDE_PX`].
    pub fn new(width_px: usize, height_px: usize, seed: u64) -> Result<Self, PuppetFault> {
        media::i420_len(width_px, height_px)?;
        let damaged = |error: image::ImageError| PuppetFault::Assets(error.to_string());
        let mesh = Mesh::read(MESH).ok_or_else(|| PuppetFault::Assets("the mesh".to_owned()))?;
        let rest = deformed(&mesh, &Pose { smile: 0.0, ..Pose::default() });
        let lit_at_rest = lit(&mesh, &Turn::of(&Pose::default()).all(&mesh, &rest));
        let scale = height_px as f32 / VISIBLE;
        let middle = Place::in_the_middle(width_px, height_px, scale);
        // A texel's colour is that of its middle.
        let first = middle.of([ORIGIN[0] - 0.5, ORIGIN[1] - 0.5]);
        let plate = Plate::prepare(PLATE, (width_px, height_px), scale / TEX, first);
        Ok(Self {
            width_px,
            height_px,
            scale,
            lit_at_rest,
            mesh,
            head: Texture::decode(HEAD, HEAD_AT).map_err(damaged)?,
            neck: Texture::decode(NECK, NECK_AT).map_err(damaged)?,
            cavity: Texture::flat(CAVITY),
            other: OnceLock::new(),
            plate: plate.map_err(damaged)?,
            noise: Noise::new(width_px, height_px, seed),
        })
    }

    /// Width of its pictures.
    #[must_use]
    pub fn width_px(&self) -> usize {
        self.width_px
    }

    /// Height of its pictures.
    #[must_use]
    pub fn height_px(&self) -> usize {
        self.height_px
    }

    /// The picture of a pose. `at` becomes the frame's time and chooses how its noise lies; the same pose and time give
    /// the same picture, byte for byte.
    #[must_use]
    pub fn frame(&self, pose: &Pose, at: Duration) -> Frame {
        let mut canvas = Canvas::blank(self.width_px, self.height_px);
        let shift = (pose.sway_x * self.scale, pose.sway_y * self.scale);
        self.plate.lay(&mut canvas, shift);
        let place = Place::in_the_middle(self.width_px, self.height_px, self.scale);
        self.person(&mut canvas, pose, place.moved(shift), (&self.head, &self.neck));
        if pose.scene.second_face {
            let (head, neck) = self.other.get_or_init(|| {
                let other = |texture: &Texture| texture.tinted(0.82, (-6, 7));
                (other(&self.head), other(&self.neck))
            });
            let beside = Place::beside(self.width_px, self.height_px, self.scale).moved(shift);
            self.person(&mut canvas, &onlooker(pose), beside, (head, neck));
        }
        reframe(&mut canvas, &pose.scene);
        dim(&mut canvas, pose.scene.light);
        self.noise.add(&mut canvas, at.as_nanos() as u64);
        match canvas.into_frame(at) {
            Ok(frame) => frame,
            // The size was checked in `new`, and the planes are made for it.
            Err(fault) => unreachable!("{fault}"),
        }
    }

    /// Neck, mouth, eyes, skin and hair, in this order.
    fn person(
        &self,
        canvas: &mut Canvas,
        pose: &Pose,
        place: Place,
        (head, neck): (&Texture, &Texture),
    ) {
        let mesh = &self.mesh;
        let turn = Turn::of(pose);
        self.neck(canvas, &turn, place, neck);

        let points = turn.all(mesh, &deformed(mesh, pose));
        let shades = shades(&lit(mesh, &points), &self.lit_at_rest);
        let flat: Vec<_> = points.iter().map(|point| place.vertex(point, [0.0; 2], 1.0)).collect();
        draw(canvas, &self.cavity, &flat, &mesh.mouth);
        draw(canvas, head, &self.teeth(pose, &turn, place), &mesh.mouth);

        // The eyeballs stay where they are in the portrait; the lids slide over them.
        let eyes: Vec<_> = (turn.all(mesh, &mesh.verts).iter().zip(&mesh.uv_inner).zip(&shades))
            .map(|((point, uv), shade)| place.vertex(point, *uv, *shade))
            .collect();
        draw(canvas, head, &eyes, &mesh.eye);

        let skin: Vec<_> = (points.iter().zip(&shades).enumerate())
            .map(|(i, (point, shade))| {
                let (uv, inner, slide) = (mesh.uv[i], mesh.uv_inner[i], mesh.duv_blink[i]);
                let lips = 1.0 - 0.7 * pose.smile;
                let uv = [0, 1].map(|axis| {
                    inner[axis] + (uv[axis] - inner[axis]) * lips + pose.blink * slide[axis]
                });
                place.vertex(point, uv, *shade)
            })
            .collect();
        let depth = |triangle: &[u16; 3]| -> f32 {
            triangle.iter().map(|corner| points[usize::from(*corner)][2]).sum()
        };
        let mut far_to_near: Vec<_> =
            mesh.skin.iter().map(|triangle| (depth(triangle), triangle)).collect();
        far_to_near.sort_by(|a, b| b.0.total_cmp(&a.0));
        draw(canvas, head, &skin, far_to_near.into_iter().map(|(_, triangle)| triangle));
    }

    /// The upper edge moves with the head, the lower one stays in the collar.
    fn neck(&self, canvas: &mut Canvas, turn: &Turn, place: Place, texture: &Texture) {
        let straight = Turn::of(&Pose::default());
        let mut grid = Vec::with_capacity(36);
        for (y, x) in NECK_Y.into_iter().flat_map(|y| NECK_X.map(|x| (y, x))) {
            let weight = ((196.0 - y) / 58.0).clamp(0.0, 1.0).powf(1.2);
            let (now, rest) = (turn.seen([x, y, NECK_Z], 0.0), straight.seen([x, y, NECK_Z], 0.0));
            let point = [x + (now[0] - rest[0]) * weight, y + (now[1] - rest[1]) * weight, NECK_Z];
            let uv = [(x - ORIGIN[0] + 0.5) * TEX, (y - ORIGIN[1] + 0.5) * TEX];
            grid.push(place.vertex(&point, uv, 1.0));
        }
        let squares = (0..5u16).flat_map(|row| (0..5).map(move |column| 6 * row + column));
        let triangles: Vec<_> =
            squares.flat_map(|a| [[a, a + 1, a + 7], [a, a + 7, a + 6]]).collect();
        draw(canvas, texture, &grid, &triangles);
    }

    /// The portrait's own teeth, fixed to the skull: darker where the mouth is open below them.
    fn teeth(&self, pose: &Pose, turn: &Turn, place: Place) -> Vec<Vertex> {
        let mesh = &self.mesh;
        let mut points: Vec<Point> = mesh.verts.iter().map(|[x, y, z]| [*x, *y, z + 2.5]).collect();
        let upper = mesh.inner_up.iter().map(|i| points[usize::from(*i)][0]);
        let middle = upper.sum::<f32>() / mesh.inner_up.len() as f32;
        for point in &mut points {
            point[0] = middle + (point[0] - middle) * (0.9 + 0.1 * pose.smile);
            point[1] += 1.0 - pose.smile;
        }
        let mut shades = vec![1.0 - 0.12 * (1.0 - pose.smile); points.len()];
        let lower = mesh.inner_lo.iter().skip(1).take(mesh.inner_lo.len() - 2);
        for i in lower.map(|i| usize::from(*i)) {
            points[i][1] += 0.8 * pose.smile;
            shades[i] = 1.0 - 0.45 * (1.3 * pose.jaw).min(1.0) * (1.0 - 0.3 * pose.smile);
        }
        (points.iter().zip(&mesh.uv_inner).zip(shades))
            .map(|((point, uv), shade)| place.vertex(&turn.seen(*point, 0.0), *uv, shade))
            .collect()
    }
}

/// Somebody who looks on: moves with the idle motion, answers nothing.
fn onlooker(pose: &Pose) -> Pose {
    Pose {
        yaw_deg: 6.0 + pose.sway_x,
        pitch_deg: pose.sway_y,
        roll_deg: 4.0,
        smile: 0.15,
        scene: Scene::default(),
        ..Pose::default()
    }
}

impl Place {
    fn in_the_middle(width_px: usize, height_px: usize, scale: f32) -> Self {
        let (x, y) = (width_px as f32 / 2.0, height_px as f32 / 2.0);
        Self { x, y, across: scale, down: scale }
    }

    /// Lower right, smaller, mirrored; the neck ends at the lower edge.
    fn beside(width_px: usize, height_px: usize, scale: f32) -> Self {
        let scale = scale * 0.62;
        let y = height_px as f32 - (196.0 - MIDDLE[1]) * scale;
        Self { x: width_px as f32 * 0.82, y, across: -scale, down: scale }
    }

    fn moved(mut self, (x, y): (f32, f32)) -> Self {
        self.x += x;
        self.y += y;
        self
    }

    fn of(&self, [x, y]: [f32; 2]) -> (f32, f32) {
        (self.x + (x - MIDDLE[0]) * self.across, self.y + (y - MIDDLE[1]) * self.down)
    }

    fn vertex(&self, point: &Point, [u, v]: [f32; 2], shade: f32) -> Vertex {
        let (x, y) = self.of([point[0], point[1]]);
        Vertex { x, y, u, v, shade }
    }
}
