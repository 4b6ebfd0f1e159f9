//! One open camera.

use std::time::{Duration, Instant};

use media::Frame;
use nokhwa::Camera as Nokhwa;
use nokhwa::utils::{CameraFormat, FrameFormat, RequestedFormat, RequestedFormatType, Resolution};

use super::claim::Claim;
use super::devices::{self, Device};
use super::words;
use crate::format::ladder;
use crate::{CameraFault, Format, Picture, PixelFormat, Stream};

/// Formats whose bytes `media` reads.
const READABLE: [FrameFormat; 3] = [FrameFormat::MJPEG, FrameFormat::NV12, FrameFormat::YUYV];

pub(super) struct NokhwaStream {
    // Fields drop in this order: the claim goes when the device is released, even if releasing
    // panics.
    camera: Nokhwa,
    device: Device,
    format: Format,
    /// What is left to fall back to while no picture has come.
    rungs: std::vec::IntoIter<Format>,
    opened: Instant,
    _claim: Claim,
}

impl NokhwaStream {
    /// Opens the best format that the driver accepts.
    pub(super) fn open(device: Device, claim: Claim) -> Result<Self, CameraFault> {
        devices::settle(&device, None);
        let any = RequestedFormat::with_formats(RequestedFormatType::None, &READABLE);
        let mut camera = Nokhwa::new(device.index.clone(), any).map_err(|e| words::fault(&e))?;
        let offered = camera.compatible_camera_formats().map_err(|e| words::fault(&e))?;
        let mut rungs = ladder(offered.into_iter().filter_map(of_nokhwa)).into_iter();
        let format = climb(&mut camera, &device, &mut rungs)?;
        tracing::info!(camera = %device.info.name, ?format, "camera open");
        Ok(Self { camera, device, format, rungs, opened: Instant::now(), _claim: claim })
    }

    /// A stream that fails before its first picture did not really open: some drivers refuse (too
    /// little room on the USB line) only when pictures are asked for.
    fn fall_back(&mut self, error: CameraFault) -> Result<(), CameraFault> {
        if words::is_final(&error) || devices::is_gone(&self.device) {
            return Err(error);
        }
        tracing::warn!(format = ?self.format, %error, "trying the next format");
        let _ = self.camera.stop_stream();
        match climb(&mut self.camera, &self.device, &mut self.rungs) {
            Ok(format) => {
                self.format = format;
                Ok(())
            }
            Err(CameraFault::NoUsableFormat) => Err(error),
            Err(later) => Err(later),
        }
    }

    /// Waits for one buffer and decodes it.
    fn read(&mut self) -> Result<Picture, CameraFault> {
        // `frame_raw` hands out the driver's own memory where it can; `frame` would copy a face to
        // memory that is never wiped. Only macOS needs it: there it alone drains the queue.
        #[cfg(not(target_os = "macos"))]
        let bytes = self.camera.frame_raw().map_err(|e| words::fault(&e))?;
        #[cfg(target_os = "macos")]
        let buffer = self.camera.frame().map_err(|e| words::fault(&e))?;
        let at = self.opened.elapsed();
        #[cfg(target_os = "macos")]
        let bytes = buffer.buffer();
        Ok(decode(self.format, at, &bytes))
    }
}

impl Stream for NokhwaStream {
    fn format(&self) -> Format {
        self.format
    }

    fn next(&mut self) -> Result<Picture, CameraFault> {
        loop {
            match self.read() {
                Ok(picture) => {
                    self.rungs = Vec::new().into_iter();
                    return Ok(picture);
                }
                Err(error) if self.rungs.len() > 0 => self.fall_back(error)?,
                // A pulled plug shows as an I/O error for a moment before it shows as one.
                Err(_) if devices::is_gone(&self.device) => return Err(CameraFault::Unplugged),
                Err(error) => return Err(error),
            }
        }
    }
}

/// Opens the first of `rungs` that the driver accepts unchanged; takes what it tried.
fn climb(
    camera: &mut Nokhwa,
    device: &Device,
    rungs: &mut std::vec::IntoIter<Format>,
) -> Result<Format, CameraFault> {
    let mut last = CameraFault::NoUsableFormat;
    for format in rungs {
        devices::settle(device, Some(format));
        let Some(wanted) = to_nokhwa(format) else { continue };
        let exact = RequestedFormat::with_formats(RequestedFormatType::Exact(wanted), &READABLE);
        let opened = camera.set_camera_requset(exact).and_then(|_| camera.open_stream());
        match opened.map_err(|e| words::fault(&e)) {
            Ok(()) => return Ok(format),
            Err(fault) if words::is_final(&fault) => return Err(fault),
            Err(fault) => {
                tracing::warn!(?format, %fault, "format refused");
                last = fault;
            }
        }
    }
    Err(last)
}

/// Too few bytes, or bytes that do not decode, are a torn picture. Too many are normal: on Linux
/// nokhwa hands out the whole mapped buffer, with the rest of earlier pictures behind this one.
fn decode(format: Format, at: Duration, bytes: &[u8]) -> Picture {
    let (w, h) = (format.width_px as usize, format.height_px as usize);
    let (packed, planar) = (w * h * 2, w * h * 3 / 2);
    let frame = match format.pixels {
        PixelFormat::Mjpeg => Frame::from_mjpeg(at, bytes).ok().filter(|f| sized(f, w, h)),
        // AVFoundation's bi-planar 4:2:0 is labelled YUYV by nokhwa: the length tells.
        PixelFormat::Yuyv if bytes.len() == planar => Frame::from_nv12(w, h, at, bytes).ok(),
        PixelFormat::Yuyv => {
            bytes.get(..packed).and_then(|pixels| Frame::from_yuyv(w, h, at, pixels).ok())
        }
        PixelFormat::Nv12 => {
            bytes.get(..planar).and_then(|pixels| Frame::from_nv12(w, h, at, pixels).ok())
        }
        PixelFormat::I420 => None,
    };
    frame.map_or(Picture::Torn, Picture::Whole)
}

/// A JPEG says its own size; one that differs from the stream's would upset every reader after it.
fn sized(frame: &Frame, width_px: usize, height_px: usize) -> bool {
    (frame.width_px(), frame.height_px()) == (width_px, height_px)
}

fn of_nokhwa(format: CameraFormat) -> Option<Format> {
    let pixels = match format.format() {
        FrameFormat::MJPEG => PixelFormat::Mjpeg,
        FrameFormat::YUYV => PixelFormat::Yuyv,
        FrameFormat::NV12 => PixelFormat::Nv12,
        FrameFormat::GRAY | FrameFormat::RAWRGB | FrameFormat::RAWBGR => return None,
    };
    // nokhwa lists the interval 1001/30000 as 30000 a second.
    (format.frame_rate() <= 240).then_some(Format {
        width_px: format.width(),
        height_px: format.height(),
        fps: format.frame_rate(),
        pixels,
    })
}

fn to_nokhwa(format: Format) -> Option<CameraFormat> {
    let pixels = match format.pixels {
        PixelFormat::Mjpeg => FrameFormat::MJPEG,
        PixelFormat::Yuyv => FrameFormat::YUYV,
        PixelFormat::Nv12 => FrameFormat::NV12,
        PixelFormat::I420 => return None,
    };
    let size = Resolution::new(format.width_px, format.height_px);
    Some(CameraFormat::new(size, pixels, format.fps))
}

#[cfg(test)]
mod tests {
    use super::*;

    const YUYV: Format = Format { width_px: 4, height_px: 2, fps: 30, pixels: PixelFormat::Yuyv };

    fn whole(format: Format, bytes: &[u8]) -> bool {
        matches!(decode(format, Duration::ZERO, bytes), Picture::Whole(_))
    }

    #[test]
    fn a_buffer_may_be_longer_than_its_picture_but_not_shorter() {
        assert!(whole(YUYV, &[128; 16]));
        assert!(whole(YUYV, &[128; 4096]));
        assert!(!whole(YUYV, &[128; 15]));
        assert!(!whole(YUYV, &[]));
        let nv12 = Format { pixels: PixelFormat::Nv12, ..YUYV };
        assert!(whole(nv12, &[128; 13]));
        assert!(!whole(nv12, &[128; 11]));
    }

    #[test]
    fn bi_planar_pixels_labelled_yuyv_are_known_by_their_length() {
        assert!(whole(YUYV, &[128; 12]));
    }

    #[test]
    fn what_is_no_jpeg_is_torn() {
        let mjpeg = Format { pixels: PixelFormat::Mjpeg, ..YUYV };
        assert!(!whole(mjpeg, &[0; 64]));
        assert!(!whole(mjpeg, &[]));
    }

    #[test]
    fn ntsc_intervals_are_not_taken_for_thirty_thousand_a_second() {
        let size = Resolution::new(640, 480);
        assert!(of_nokhwa(CameraFormat::new(size, FrameFormat::YUYV, 30000)).is_none());
        let format = of_nokhwa(CameraFormat::new(size, FrameFormat::YUYV, 30)).expect("readable");
        assert_eq!(to_nokhwa(format).and_then(of_nokhwa), Some(format));
    }
}
