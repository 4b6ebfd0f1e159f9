//! Pictures and clips: what the camera delivers, what the page previews, what is sealed and sent.
//!
//! [`Frame`] is the one picture type of the app. A [`ClipEncoder`] turns frames into H.264 in fragmented
//! MP4, a [`ClipDecoder`] turns such a clip (or an ordinary MP4) back into frames. Nothing here touches a
//! disk, and every buffer that held a face is wiped when it is let go.

mod convert;
mod decoder;
mod encoder;
mod eoi;
mod fault;
mod frame;
mod h264;
mod jpeg;
mod mp4;
mod wipe;

pub use decoder::ClipDecoder;
pub use encoder::{ClipEncoder, ClipFacts, ClipSettings};
pub use eoi::cut_at_eoi;
pub use fault::ClipFault;
pub use frame::{Frame, FrameFault, MAX_SIDE_PX, Planes, i420_len, yuyv_len};
pub use jpeg::{JpegFault, preview_jpeg};
