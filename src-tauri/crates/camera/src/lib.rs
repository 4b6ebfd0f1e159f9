//! The camera: which ones there are, one stream of frames from one of them, and a named fault for
//! everything that can go wrong in between.
//!
//! [`Camera`] and [`Stream`] are the joint: production is [`NokhwaCamera`], practice and tests
//! bring their own. [`capture`] runs any of them on a thread of its own, under watchdogs that hold
//! no matter what a driver does:
//!
//! ```text
//!   capture thread: permit -> list -> open -> next, next, …   (may block for ever, may panic)
//!        │ stamped, decoded pictures
//!   watch thread:   deadlines -> sink(CaptureEvent)            (the only caller of the sink)
//! ```

mod capture;
mod fault;
mod format;
mod identity;
mod joint;
mod meter;
mod native;

pub use capture::{Capture, CaptureEvent, Watchdogs, capture};
pub use fault::CameraFault;
pub use format::{Format, LOWEST_FPS, PixelFormat, ladder};
pub use identity::{CameraId, CameraInfo, Virtual};
pub use joint::{Camera, Picture, Stream};
pub use meter::Tally;
pub use native::NokhwaCamera;
