//! One frame's way to its readers: preview (latest only) and recorder (all of them), and the clip's way back in review.

mod live;
mod playback;
mod preview;
mod recorder;

pub(crate) use live::Live;
pub(crate) use playback::Playback;
pub use preview::Preview;
pub(crate) use preview::PreviewSender;
pub(crate) use recorder::Recording;
