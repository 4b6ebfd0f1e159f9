//! The pictures that are stretched over the mesh.

use crate::canvas::{byte, ycc};

/// A picture with opacity. Colours go on beyond the opaque part, so that soft edges carry nothing of what was behind.
pub(crate) struct Texture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// Where its first pixel lies in the whole portrait, in texels.
    pub(crate) left: f32,
    pub(crate) top: f32,
    /// Luma, blue and red difference, opacity, from the lowest byte up.
    pub(crate) texels: Vec<u32>,
}

impl Texture {
    /// # Errors
    /// The bytes are no picture.
    pub(crate) fn decode(png: &[u8], (left, top): (f32, f32)) -> image::ImageResult<Self> {
        let picture = image::load_from_memory(png)?.into_rgba8();
        let texels = picture.pixels().map(|pixel| {
            let [r, g, b, opacity] = pixel.0;
            texel([r, g, b], opacity)
        });
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        Ok(Self { width, height, left, top, texels: texels.collect() })
    }

    /// One colour, opaque, wherever it is sampled.
    pub(crate) fn flat(rgb: [u8; 3]) -> Self {
        Self { width: 2, height: 2, left: 0.0, top: 0.0, texels: vec![texel(rgb, 255); 4] }
    }

    /// The same in another complexion.
    pub(crate) fn tinted(&self, light: f32, (blue, red): (i32, i32)) -> Self {
        let tint = |texel: &u32| {
            let [y, u, v, opacity] = texel.to_le_bytes();
            let y = 16.0 + (f32::from(y) - 16.0) * light;
            let shift = |c: u8, by: i32| (i32::from(c) + by).clamp(16, 240) as u8;
            u32::from_le_bytes([byte(y), shift(u, blue), shift(v, red), opacity])
        };
        let Self { width, height, left, top, .. } = *self;
        Self { width, height, left, top, texels: self.texels.iter().map(tint).collect() }
    }
}

fn texel(rgb: [u8; 3], opacity: u8) -> u32 {
    let [y, u, v] = ycc(rgb.map(f32::from)).map(byte);
    u32::from_le_bytes([y, u, v, opacity])
}
