//! Formats, and the order in which they are tried.

use serde::{Deserialize, Serialize};

/// Nothing slower is opened: prompts could not be seen performed.
pub const LOWEST_FPS: u32 = 15;

/// How a camera packs its pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PixelFormat {
    /// A JPEG per picture.
    Mjpeg,
    /// 4:2:2, packed Y U Y V.
    Yuyv,
    /// 4:2:0, a luma plane and one of U V pairs.
    Nv12,
    /// 4:2:0, three planes; what practice cameras deliver.
    I420,
}

/// One mode of a camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Format {
    /// Width in pixels.
    pub width_px: u32,
    /// Height in pixels.
    pub height_px: u32,
    /// Nominal pictures per second; see [`crate::Tally`] for the truth.
    pub fps: u32,
    /// How they are packed.
    pub pixels: PixelFormat,
}

/// What is worth trying of `offered`, best first, each once.
///
/// Motion first (about 30 a second), then size (1280x720, 640x480, then by nearness to these), then
/// the packing that survives a USB 2 line at that size. Slower than [`LOWEST_FPS`] or odd in size
/// is left out: 4:2:0 halves both sides.
#[must_use]
pub fn ladder(offered: impl IntoIterator<Item = Format>) -> Vec<Format> {
    let mut rungs: Vec<Format> = offered.into_iter().filter(usable).collect();
    rungs.sort_by_key(|f| (pace(f.fps), size(f.width_px, f.height_px), packing(f), f.fps));
    rungs.dedup();
    rungs
}

fn usable(f: &Format) -> bool {
    let even = f.width_px.is_multiple_of(2) && f.height_px.is_multiple_of(2);
    f.fps >= LOWEST_FPS && even && f.width_px >= 320 && f.height_px >= 240
}

fn pace(fps: u32) -> u8 {
    match fps {
        28..=32 => 0,
        24..=27 => 1,
        33..=60 => 2,
        15..=23 => 3,
        _ => 4,
    }
}

fn size(width: u32, height: u32) -> (u8, u64) {
    let pixels = u64::from(width) * u64::from(height);
    match (width, height) {
        (1280, 720) => (0, 0),
        (640, 480) => (1, 0),
        // Between the two: nearly as good. Larger costs time that encoding needs; smaller costs the
        // face.
        _ if (640 * 480..1280 * 720).contains(&pixels) => (2, 1280 * 720 - pixels),
        _ if pixels > 1280 * 720 => (3, pixels),
        _ => (4, 640 * 480 - pixels.min(640 * 480)),
    }
}

fn packing(f: &Format) -> u8 {
    // 640x480 raw at 30 is 18 MB/s and fits any line; raw 720p does not fit USB 2, so there JPEG is
    // the sure one.
    let raw_first = f.width_px * f.height_px <= 640 * 480;
    match (f.pixels, raw_first) {
        (PixelFormat::Nv12 | PixelFormat::I420, true) | (PixelFormat::Mjpeg, false) => 0,
        (PixelFormat::Yuyv, true) | (PixelFormat::Nv12 | PixelFormat::I420, false) => 1,
        (PixelFormat::Mjpeg, true) | (PixelFormat::Yuyv, false) => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PixelFormat::{Mjpeg, Nv12, Yuyv};

    fn f(width_px: u32, height_px: u32, fps: u32, pixels: PixelFormat) -> Format {
        Format { width_px, height_px, fps, pixels }
    }

    #[test]
    fn a_common_webcam_opens_in_720p_jpeg_then_480p() {
        let rungs = ladder([
            f(640, 480, 30, Yuyv),
            f(640, 480, 30, Mjpeg),
            f(1280, 720, 10, Yuyv),
            f(1920, 1080, 30, Mjpeg),
            f(1280, 720, 30, Mjpeg),
            f(1280, 720, 30, Mjpeg),
        ]);
        assert_eq!(
            rungs,
            [
                f(1280, 720, 30, Mjpeg),
                f(640, 480, 30, Yuyv),
                f(640, 480, 30, Mjpeg),
                f(1920, 1080, 30, Mjpeg),
            ]
        );
    }

    #[test]
    fn motion_goes_before_size() {
        let rungs = ladder([f(1280, 720, 15, Nv12), f(640, 360, 30, Nv12), f(640, 480, 24, Yuyv)]);
        assert_eq!(rungs[0], f(640, 360, 30, Nv12));
        assert_eq!(rungs[1], f(640, 480, 24, Yuyv));
    }

    #[test]
    fn slow_odd_and_tiny_are_never_opened() {
        assert!(
            ladder([f(1280, 720, 14, Mjpeg), f(641, 480, 30, Yuyv), f(160, 120, 30, Yuyv)])
                .is_empty()
        );
    }
}
