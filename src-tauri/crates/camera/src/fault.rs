//! Everything that can go wrong with a camera, each with a code that the rest of the world keys its
//! words by.

use serde::{Deserialize, Serialize};

/// Why there are no pictures. Every variant is something a different action cures.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CameraFault {
    /// The system knows no camera, or not the one asked for.
    #[error("no camera")]
    NoCamera,
    /// Another program is using it.
    #[error("the camera is in use by another program")]
    Busy,
    /// The operating system or the person said no.
    #[error("no permission to use the camera")]
    PermissionDenied,
    /// It did not open within [`crate::Watchdogs::open`].
    #[error("the camera did not open in time")]
    OpenTimeout,
    /// It opened, but no whole picture came within [`crate::Watchdogs::first_frame`].
    #[error("the camera opened but sent no picture")]
    NoFirstFrame,
    /// Pictures came and then stopped for [`crate::Watchdogs::stall`]; also when the camera is
    /// opened again while an earlier, stuck stream of ours still holds it. Pulling the plug cures
    /// it.
    #[error("the camera stopped sending pictures")]
    Stalled,
    /// It went away while in use.
    #[error("the camera was disconnected")]
    Unplugged,
    /// It has no format that we read at [`crate::LOWEST_FPS`] or more.
    #[error("the camera has no format that can be used")]
    NoUsableFormat,
    /// The driver failed in a way that has no name here.
    #[error("the camera's driver failed: {detail}")]
    Driver {
        /// The driver's own words, for a support report; never shown as the message itself.
        detail: String,
    },
    /// The driver's code panicked. Caught: the camera is lost, the program is not.
    #[error("the camera's driver crashed")]
    Crashed,
}

impl CameraFault {
    /// The stable code: never reused, never renumbered.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoCamera => "CAM-101",
            Self::Busy => "CAM-102",
            Self::PermissionDenied => "CAM-103",
            Self::OpenTimeout => "CAM-104",
            Self::NoFirstFrame => "CAM-105",
            Self::Stalled => "CAM-106",
            Self::Unplugged => "CAM-107",
            Self::NoUsableFormat => "CAM-108",
            Self::Driver { .. } => "CAM-109",
            Self::Crashed => "CAM-110",
        }
    }
}
