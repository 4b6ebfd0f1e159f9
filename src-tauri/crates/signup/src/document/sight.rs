//! What the webcam sees of a document held to it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One look at a document in front of the camera.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct PaperSight {
    /// Its corners in the unmirrored picture, clockwise from the one that is top left; `None`: no document is seen.
    pub outline: Option<[Point; 4]>,
    /// The one thing to mend; `None`: all is good, hold still.
    pub hint: Option<PaperHint>,
    /// How far it is until the photo is taken by itself, 0 to 100.
    pub ready_percent: u8,
}

/// A point as a share of the picture's width and height, 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Point {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
}

/// The one thing to mend, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperHint {
    /// No document is seen.
    ShowDocument,
    /// Too dark.
    TooDark,
    /// A corner or an edge is outside the picture.
    WholeDocument,
    /// Too small to read.
    Closer,
    /// It is held at too steep an angle.
    Flatter,
    /// A reflection on it.
    Glare,
    /// It moves.
    HoldStill,
    /// It does not move and is not sharp: a little farther away.
    NotSharp,
}

impl PaperHint {
    /// All hints, the gravest first.
    pub const ALL: [Self; 8] = [
        Self::ShowDocument,
        Self::TooDark,
        Self::WholeDocument,
        Self::Closer,
        Self::Flatter,
        Self::Glare,
        Self::HoldStill,
        Self::NotSharp,
    ];
}
