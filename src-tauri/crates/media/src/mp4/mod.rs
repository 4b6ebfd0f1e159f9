//! MP4 (ISO/IEC 14496-12) as a container of one H.264 track (ISO/IEC 14496-15).

mod boxes;
mod read;
mod write;

pub(crate) use read::Movie;
pub(crate) use write::{FragmentWriter, Track};

/// Ticks per second of our own clips: microseconds, so that a frame's time survives the clip unrounded.
pub(crate) const TIMESCALE: u32 = 1_000_000;
