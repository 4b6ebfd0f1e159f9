//! The picture being drawn: I420 in BT.601's limited range from the start, so that nothing has to be converted.

use std::time::Duration;

use media::Frame;

/// Luma of black and of white.
pub(crate) const BLACK: u8 = 16;
pub(crate) const WHITE: u8 = 235;

/// Three planes, rows without padding; chroma has half the sides.
pub(crate) struct Canvas {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) y: Vec<u8>,
    pub(crate) u: Vec<u8>,
    pub(crate) v: Vec<u8>,
}

impl Canvas {
    /// Sides must be even. Room for all three planes is in the first, so that nothing is copied twice at the end.
    pub(crate) fn blank(width: usize, height: usize) -> Self {
        let luma = width * height;
        let mut y = Vec::with_capacity(luma * 3 / 2);
        y.resize(luma, BLACK);
        Self { width, height, y, u: vec![128; luma / 4], v: vec![128; luma / 4] }
    }

    /// The three planes with their widths and heights.
    pub(crate) fn planes(&mut self) -> [(&mut Vec<u8>, usize, usize); 3] {
        let (width, height) = (self.width, self.height);
        [
            (&mut self.y, width, height),
            (&mut self.u, width / 2, height / 2),
            (&mut self.v, width / 2, height / 2),
        ]
    }

    /// # Errors
    /// Never for the sizes that [`crate::Puppet::new`] lets pass.
    pub(crate) fn into_frame(self, at: Duration) -> Result<Frame, media::FrameFault> {
        let mut i420 = self.y;
        i420.extend_from_slice(&self.u);
        i420.extend_from_slice(&self.v);
        Frame::from_i420(self.width, self.height, at, i420)
    }
}

/// RGB of full range to luma, blue and red difference of limited range (BT.601), unrounded.
pub(crate) fn ycc([r, g, b]: [f32; 3]) -> [f32; 3] {
    let [r, g, b] = [r / 255.0, g / 255.0, b / 255.0];
    [
        16.0 + 65.481 * r + 128.553 * g + 24.966 * b,
        128.0 - 37.797 * r - 74.203 * g + 112.0 * b,
        128.0 + 112.0 * r - 93.786 * g - 18.214 * b,
    ]
}

/// To the nearest byte.
pub(crate) fn byte(value: f32) -> u8 {
    (value + 0.5) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_bt_601() {
        let known = [
            ([0u8, 0, 0], [16, 128, 128]),
            ([255, 255, 255], [235, 128, 128]),
            ([255, 0, 0], [81, 90, 240]),
            ([0, 255, 0], [145, 54, 34]),
            ([0, 0, 255], [41, 240, 110]),
        ];
        for (rgb, expected) in known {
            assert_eq!(ycc(rgb.map(f32::from)).map(byte), expected, "{rgb:?}");
        }
    }
}
