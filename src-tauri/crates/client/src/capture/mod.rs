//! One frame's way to its readers: recorder (all of them), analysis and preview (the latest only), and the clip's way
//! back in review.

mod backlog;
mod latest;
mod live;
mod paper;
mod playback;
mod preview;
mod recorder;
mod watcher;

pub(crate) use live::Live;
pub(crate) use playback::Playback;
pub use preview::Preview;
pub(crate) use preview::PreviewSender;
pub(crate) use recorder::Recording;
