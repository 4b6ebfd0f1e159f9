//! What can go wrong with a clip.

use std::io;

use crate::frame::FrameFault;

/// Why a clip could not be written or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ClipFault {
    /// The encoder refused its settings or a frame.
    #[error("H.264 encoder: {0}")]
    Encoder(String),
    /// The destination refused bytes; what it holds is not a clip.
    #[error("clip output: {0}")]
    Write(#[from] io::Error),
    /// A frame has another size than the clip.
    #[error("the picture size changed within the clip")]
    SizeChanged,
    /// A frame is not later than the one before (by at least a microsecond).
    #[error("a frame is not later than the one before it")]
    NotLater,
    /// The frame lies at or behind the clip's end. It was not taken; the clip can still be finished.
    #[error("the frame lies behind the end of the clip")]
    PastTheEnd,
    /// A clip without a single frame cannot be finished.
    #[error("no frame was recorded")]
    NoFrames,
    /// The bytes are not MP4 as ISO/IEC 14496-12 describes it; says which part.
    #[error("malformed MP4: {0}")]
    Malformed(&'static str),
    /// The bytes end before the clip does. Frames before the cut were delivered.
    #[error("the clip is cut short")]
    CutShort,
    /// Valid, but nothing this app plays: another codec, encryption, changing parameters.
    #[error("unsupported clip: {0}")]
    Unsupported(&'static str),
    /// A count or size beyond what any clip of this app has.
    #[error("the clip is larger than this app accepts: {0}")]
    TooLarge(&'static str),
    /// The H.264 inside is damaged.
    #[error("H.264 decoder: {0}")]
    Decoder(String),
    /// A decoded picture is not one this app handles.
    #[error(transparent)]
    Frame(#[from] FrameFault),
}
