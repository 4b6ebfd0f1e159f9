//! One picture of the camera: planar YUV 4:2:0 with the time it arrived.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use zeroize::Zeroizing;

use crate::convert;
use crate::eoi::cut_at_eoi;
use crate::jpeg;

/// The longest side a picture may have, in pixels. No webcam of the app's formats is larger, and it bounds
/// what a damaged header can make us allocate (25 MB).
pub const MAX_SIDE_PX: usize = 4096;

/// A picture, shared between its readers without copying.
///
/// Pixels are I420 in BT.601's limited range (luma 16..=235, as webcams send YUYV and as players expect of
/// video): a full-size luma plane, then the U and V planes at half size in both directions, rows without
/// padding. Full-range JPEG is brought to the same range when it is decoded, so that every reader may rely
/// on one meaning. Pixels show a face: they are wiped when the last reader lets go, and never printed.
#[derive(Clone)]
pub struct Frame {
    picture: Arc<Picture>,
    at: Duration,
}

struct Picture {
    width_px: usize,
    height_px: usize,
    i420: Zeroizing<Vec<u8>>,
    jpeg: Option<Zeroizing<Vec<u8>>>,
}

/// The three planes of a picture that is being changed, rows without padding.
pub struct Planes<'a> {
    /// Width of the luma plane in pixels; U and V are half as wide.
    pub width_px: usize,
    /// Height of the luma plane in pixels; U and V are half as high.
    pub height_px: usize,
    /// Luma, `width_px * height_px` bytes.
    pub y: &'a mut [u8],
    /// Blue difference, a quarter of luma's length.
    pub u: &'a mut [u8],
    /// Red difference, a quarter of luma's length.
    pub v: &'a mut [u8],
}

/// Why bytes of a camera or a clip are not a picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrameFault {
    /// The buffer does not have the length that size and format demand.
    #[error("expected {expected} bytes of pixels, got {got}")]
    WrongLength {
        /// Bytes that width, height and format demand.
        expected: usize,
        /// Bytes that were handed in.
        got: usize,
    },
    /// 4:2:0 needs an even width and height, both above zero.
    #[error("{width_px} x {height_px} is not an even picture size")]
    OddSize {
        /// Width handed in.
        width_px: usize,
        /// Height handed in.
        height_px: usize,
    },
    /// A side is longer than [`MAX_SIDE_PX`].
    #[error("{width_px} x {height_px} is larger than this app accepts")]
    TooLarge {
        /// Width handed in.
        width_px: usize,
        /// Height handed in.
        height_px: usize,
    },
    /// The JPEG is incomplete or damaged: its picture would be partly grey or of an earlier moment.
    #[error("torn JPEG: {0}")]
    TornJpeg(String),
    /// The JPEG is whole but of a kind no webcam sends (CMYK, RGB, lossless).
    #[error("unsupported kind of JPEG")]
    UnsupportedJpeg,
}

/// Bytes of an I420 or NV12 picture of this size.
///
/// # Errors
/// [`FrameFault::OddSize`], [`FrameFault::TooLarge`].
pub fn i420_len(width_px: usize, height_px: usize) -> Result<usize, FrameFault> {
    check_size(width_px, height_px)?;
    Ok(width_px * height_px * 3 / 2)
}

/// Bytes of a YUYV (YUY2) picture of this size.
///
/// # Errors
/// [`FrameFault::OddSize`], [`FrameFault::TooLarge`].
pub fn yuyv_len(width_px: usize, height_px: usize) -> Result<usize, FrameFault> {
    check_size(width_px, height_px)?;
    Ok(width_px * height_px * 2)
}

impl Frame {
    /// A frame of pixels that already are I420. `at` is the time since the stream's start.
    ///
    /// # Errors
    /// [`FrameFault::OddSize`], [`FrameFault::TooLarge`], [`FrameFault::WrongLength`].
    pub fn from_i420(
        width_px: usize,
        height_px: usize,
        at: Duration,
        i420: Vec<u8>,
    ) -> Result<Self, FrameFault> {
        // Into the wiping wrapper before anything can fail.
        let i420 = Zeroizing::new(i420);
        check_len(i420_len(width_px, height_px)?, i420.len())?;
        Ok(Self::whole(width_px, height_px, at, i420, None))
    }

    /// A frame of packed 4:2:2 (Y0 U Y1 V), exactly [`yuyv_len`] bytes. Chroma rows are averaged in pairs.
    ///
    /// # Errors
    /// [`FrameFault::OddSize`], [`FrameFault::TooLarge`], [`FrameFault::WrongLength`].
    pub fn from_yuyv(
        width_px: usize,
        height_px: usize,
        at: Duration,
        yuyv: &[u8],
    ) -> Result<Self, FrameFault> {
        check_len(yuyv_len(width_px, height_px)?, yuyv.len())?;
        let mut i420 = blank(width_px, height_px);
        convert::yuyv_to_i420(yuyv, &mut planes_of(width_px, height_px, &mut i420));
        Ok(Self::whole(width_px, height_px, at, i420, None))
    }

    /// A frame of semi-planar 4:2:0 (luma, then U and V interleaved), exactly [`i420_len`] bytes.
    ///
    /// # Errors
    /// [`FrameFault::OddSize`], [`FrameFault::TooLarge`], [`FrameFault::WrongLength`].
    pub fn from_nv12(
        width_px: usize,
        height_px: usize,
        at: Duration,
        nv12: &[u8],
    ) -> Result<Self, FrameFault> {
        check_len(i420_len(width_px, height_px)?, nv12.len())?;
        let mut i420 = blank(width_px, height_px);
        convert::nv12_to_i420(nv12, &mut planes_of(width_px, height_px, &mut i420));
        Ok(Self::whole(width_px, height_px, at, i420, None))
    }

    /// A frame of one Motion-JPEG picture; what follows its end marker is ignored (see [`cut_at_eoi`]).
    /// The JPEG itself is kept for a preview that costs nothing: [`Frame::jpeg`].
    ///
    /// # Errors
    /// [`FrameFault::TornJpeg`] also where a lenient decoder would only warn: a torn picture must be
    /// counted, not shown to the liveness check. [`FrameFault::OddSize`], [`FrameFault::TooLarge`],
    /// [`FrameFault::UnsupportedJpeg`].
    pub fn from_mjpeg(at: Duration, mjpeg: &[u8]) -> Result<Self, FrameFault> {
        let mjpeg = cut_at_eoi(mjpeg);
        let (width_px, height_px, i420) = jpeg::decode_to_i420(mjpeg)?;
        let kept = Zeroizing::new(mjpeg.to_vec());
        Ok(Self::whole(width_px, height_px, at, i420, Some(kept)))
    }

    fn whole(
        width_px: usize,
        height_px: usize,
        at: Duration,
        i420: Zeroizing<Vec<u8>>,
        jpeg: Option<Zeroizing<Vec<u8>>>,
    ) -> Self {
        Self { picture: Arc::new(Picture { width_px, height_px, i420, jpeg }), at }
    }

    /// Width in pixels, even.
    #[must_use]
    pub fn width_px(&self) -> usize {
        self.picture.width_px
    }

    /// Height in pixels, even.
    #[must_use]
    pub fn height_px(&self) -> usize {
        self.picture.height_px
    }

    /// When it was taken, since the stream's start, monotonic.
    #[must_use]
    pub fn at(&self) -> Duration {
        self.at
    }

    /// Luma, `width_px * height_px` bytes.
    #[must_use]
    pub fn y(&self) -> &[u8] {
        &self.picture.i420[..self.luma_len()]
    }

    /// Blue difference, half size in both directions.
    #[must_use]
    pub fn u(&self) -> &[u8] {
        let luma = self.luma_len();
        &self.picture.i420[luma..luma + luma / 4]
    }

    /// Red difference, half size in both directions.
    #[must_use]
    pub fn v(&self) -> &[u8] {
        let luma = self.luma_len();
        &self.picture.i420[luma + luma / 4..]
    }

    /// All three planes, one after another.
    #[must_use]
    pub fn i420(&self) -> &[u8] {
        &self.picture.i420
    }

    /// The JPEG this frame was decoded from (full range, cut at its end); `None` for any other source.
    #[must_use]
    pub fn jpeg(&self) -> Option<&[u8]> {
        self.picture.jpeg.as_ref().map(|jpeg| jpeg.as_slice())
    }

    /// The same picture at another time; pixels stay shared.
    #[must_use]
    pub fn with_at(&self, at: Duration) -> Self {
        Self { picture: Arc::clone(&self.picture), at }
    }

    /// A changed copy at the same time. Its JPEG is dropped: it would show the picture as it was.
    #[must_use]
    pub fn edit(&self, change: impl FnOnce(&mut Planes<'_>)) -> Self {
        let (width_px, height_px) = (self.width_px(), self.height_px());
        let mut i420 = self.picture.i420.clone();
        change(&mut planes_of(width_px, height_px, &mut i420));
        Self::whole(width_px, height_px, self.at, i420, None)
    }

    fn luma_len(&self) -> usize {
        self.picture.width_px * self.picture.height_px
    }
}

/// Size and time only: pixels never reach a log.
impl fmt::Debug for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Frame({}x{} at {:?})", self.width_px(), self.height_px(), self.at)
    }
}

/// A zeroed I420 buffer for a size that was checked before.
pub(crate) fn blank(width_px: usize, height_px: usize) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(vec![0; width_px * height_px * 3 / 2])
}

/// The three planes of an I420 buffer of the right length.
pub(crate) fn planes_of(width_px: usize, height_px: usize, i420: &mut [u8]) -> Planes<'_> {
    let luma = width_px * height_px;
    let (y, chroma) = i420.split_at_mut(luma);
    let (u, v) = chroma.split_at_mut(luma / 4);
    Planes { width_px, height_px, y, u, v }
}

pub(crate) fn check_size(width_px: usize, height_px: usize) -> Result<(), FrameFault> {
    if width_px > MAX_SIDE_PX || height_px > MAX_SIDE_PX {
        return Err(FrameFault::TooLarge { width_px, height_px });
    }
    let even = |side: usize| side > 0 && side.is_multiple_of(2);
    if !even(width_px) || !even(height_px) {
        return Err(FrameFault::OddSize { width_px, height_px });
    }
    Ok(())
}

fn check_len(expected: usize, got: usize) -> Result<(), FrameFault> {
    if expected == got { Ok(()) } else { Err(FrameFault::WrongLength { expected, got }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Duration = Duration::from_millis(40);

    #[test]
    fn planes_lie_where_i420_puts_them() {
        let pixels: Vec<u8> = (0..24).collect();
        let frame = Frame::from_i420(4, 4, AT, pixels).unwrap();
        assert_eq!(frame.y(), (0..16).collect::<Vec<u8>>());
        assert_eq!(frame.u(), [16, 17, 18, 19]);
        assert_eq!(frame.v(), [20, 21, 22, 23]);
        assert_eq!((frame.at(), frame.jpeg()), (AT, None));
    }

    #[test]
    fn sizes_and_lengths_are_checked_before_use() {
        let wrong = Frame::from_i420(4, 4, AT, vec![0; 23]).unwrap_err();
        assert_eq!(wrong, FrameFault::WrongLength { expected: 24, got: 23 });
        let odd = Frame::from_yuyv(3, 2, AT, &[0; 12]).unwrap_err();
        assert_eq!(odd, FrameFault::OddSize { width_px: 3, height_px: 2 });
        assert!(matches!(Frame::from_nv12(0, 2, AT, &[]), Err(FrameFault::OddSize { .. })));
        assert!(matches!(
            Frame::from_nv12(usize::MAX, 2, AT, &[]),
            Err(FrameFault::TooLarge { .. })
        ));
    }

    #[test]
    fn another_time_shares_the_pixels_and_an_edit_does_not() {
        let frame = Frame::from_i420(2, 2, AT, vec![7; 6]).unwrap();
        let later = frame.with_at(AT * 2);
        assert_eq!(frame.y().as_ptr(), later.y().as_ptr());
        let edited = later.edit(|planes| planes.y[0] = 99);
        assert_eq!((edited.y()[0], later.y()[0], edited.at()), (99, 7, AT * 2));
    }

    #[test]
    fn debug_shows_no_pixels() {
        let frame = Frame::from_i420(2, 2, AT, vec![77; 6]).unwrap();
        assert_eq!(format!("{frame:?}"), "Frame(2x2 at 40ms)");
    }
}
