//! The joint between the outside and us: two traits of few operations.

use media::Frame;

use crate::{CameraFault, CameraId, CameraInfo, Format};

/// A way to reach cameras.
///
/// Every operation may block, even for ever; [`crate::capture`] calls them on a thread it can
/// abandon. Call them nowhere near a window's thread.
pub trait Camera: Send + Sync + 'static {
    /// Asks the operating system for leave to use cameras; waits for the person's answer where the
    /// system shows a dialog. `Ok` at once where there is none.
    ///
    /// # Errors
    /// [`CameraFault::PermissionDenied`].
    fn permit(&self) -> Result<(), CameraFault> {
        Ok(())
    }

    /// The cameras there are now, in an order that does not change by itself; the first is the best
    /// to offer. An empty list is not an error here.
    ///
    /// # Errors
    /// Whatever kept the system from answering.
    fn list(&self) -> Result<Vec<CameraInfo>, CameraFault>;

    /// Opens one camera in the best format it has.
    ///
    /// # Errors
    /// Among others [`CameraFault::Busy`], [`CameraFault::PermissionDenied`],
    /// [`CameraFault::NoUsableFormat`], [`CameraFault::NoCamera`] when the id is not there.
    fn open(&self, id: &CameraId) -> Result<Box<dyn Stream>, CameraFault>;
}

/// An open camera. Not `Send`: it lives and dies on the thread that opened it; dropping it releases
/// the device.
pub trait Stream {
    /// What is being delivered. May change until the first picture has come, never after.
    fn format(&self) -> Format;

    /// Waits for the next picture, for ever if need be.
    ///
    /// # Errors
    /// The stream is over after an error.
    fn next(&mut self) -> Result<Picture, CameraFault>;
}

/// What came from the driver.
pub enum Picture {
    /// A picture that decoded. Its [`Frame::at`] is the time since the stream was opened, on a
    /// clock that never goes back, taken on arrival and before decoding.
    Whole(Frame),
    /// One that did not: half a JPEG, too few bytes. Counted, never fatal by itself.
    Torn,
}
