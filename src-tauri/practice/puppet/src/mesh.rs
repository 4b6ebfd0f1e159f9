//! The face as triangles: 468 vertices of MediaPipe's face mesh, three rings of hair, two rows of lid.

/// A point or a vector of the head: portrait pixels to the right, down, and away from the camera.
pub(crate) type Point = [f32; 3];

/// How many vertices there are.
pub(crate) const VERTICES: usize = 594;
/// The vertices of the hair, which keeps more of its own shading.
pub(crate) const HAIR: std::ops::Range<usize> = 468..576;

/// Texels per portrait pixel.
pub(crate) const TEX: f32 = 3.0;
/// The portrait pixel at the textures' first texel.
pub(crate) const ORIGIN: [f32; 2] = [6.0, -20.0];

/// The mesh and its five ways to deform.
pub(crate) struct Mesh {
    /// The portrait itself, which smiles.
    pub(crate) verts: Vec<Point>,
    /// Where each vertex samples the portrait, in texels; `uv_inner` a little inside the lips, for a closed mouth.
    pub(crate) uv: Vec<[f32; 2]>,
    pub(crate) uv_inner: Vec<[f32; 2]>,
    /// How the skin above the eye comes down with the lid.
    pub(crate) duv_blink: Vec<[f32; 2]>,
    /// How much a vertex belongs to the hair's outline, which stays as wide when the head turns.
    pub(crate) comp: Vec<f32>,
    /// From the smile to a neutral mouth.
    pub(crate) neutral: Vec<Point>,
    /// Both lids down.
    pub(crate) blink: Vec<Point>,
    pub(crate) jaw: Vec<Point>,
    pub(crate) brow: Vec<Point>,
    pub(crate) skin: Vec<[u16; 3]>,
    pub(crate) eye: Vec<[u16; 3]>,
    pub(crate) mouth: Vec<[u16; 3]>,
    /// The inner edges of the lips.
    pub(crate) inner_up: Vec<u16>,
    pub(crate) inner_lo: Vec<u16>,
}

impl Mesh {
    /// Reads assets/mesh.bin: little-endian f32, then u16, one array after the other in the order read here, each
    /// starting at a multiple of four bytes. `None` if it is too short or names a vertex that is not there.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let verts = floats(&mut rest, VERTICES)?;
        let uv = floats(&mut rest, VERTICES)?;
        let uv_inner = floats(&mut rest, VERTICES)?;
        let duv_blink = floats(&mut rest, VERTICES)?;
        let comp = floats(&mut rest, VERTICES)?.into_iter().map(|[weight]| weight).collect();
        let neutral = floats(&mut rest, VERTICES)?;
        let right: Vec<Point> = floats(&mut rest, VERTICES)?;
        let left: Vec<Point> = floats(&mut rest, VERTICES)?;
        let sum = |(a, b): (&Point, &Point)| [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
        let blink = right.iter().zip(&left).map(sum).collect();
        let jaw = floats(&mut rest, VERTICES)?;
        let brow = floats(&mut rest, VERTICES)?;
        let skin = indices(&mut rest, 1100)?;
        let eye = indices(&mut rest, 28)?;
        let mouth = indices(&mut rest, 18)?;
        let single = |corners: Vec<[u16; 1]>| corners.into_iter().map(|[corner]| corner).collect();
        let inner_up = single(indices(&mut rest, 11)?);
        let inner_lo = single(indices(&mut rest, 11)?);
        #[rustfmt::skip]
        let mesh = Self {
            verts, uv, uv_inner, duv_blink, comp, neutral, blink, jaw, brow, skin, eye, mouth,
            inner_up, inner_lo,
        };
        Some(mesh)
    }
}

fn floats<const N: usize>(rest: &mut &[u8], rows: usize) -> Option<Vec<[f32; N]>> {
    let (array, after) = rest.split_at_checked(rows * N * 4)?;
    *rest = after;
    let mut numbers = array.as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes));
    let mut row = || {
        let mut row = [0.0; N];
        for value in &mut row {
            *value = numbers.next()?;
        }
        Some(row)
    };
    (0..rows).map(|_| row()).collect()
}

fn indices<const N: usize>(rest: &mut &[u8], rows: usize) -> Option<Vec<[u16; N]>> {
    let length = rows * N * 2;
    let (array, _) = rest.split_at_checked(length)?;
    *rest = rest.get(length.next_multiple_of(4)..).unwrap_or_default();
    let mut numbers = array.as_chunks::<2>().0.iter().map(|bytes| u16::from_le_bytes(*bytes));
    let mut row = || {
        let mut row = [0; N];
        for value in &mut row {
            *value = numbers.next().filter(|index| usize::from(*index) < VERTICES)?;
        }
        Some(row)
    };
    (0..rows).map(|_| row()).collect()
}
