//! What one frame measured.

use serde::{Deserialize, Serialize};

/// Everything that is known of one frame of the camera: numbers only, no pixels.
///
/// Left and right are the seller's own. One flat JSON object; the measures of the face are absent without one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// When the frame was taken: since the stream's start while it is live, since the clip's first frame in a
    /// transcript.
    pub at_ms: u64,
    /// How many faces are in the picture, as of the last look at the whole of it.
    pub faces: u32,
    /// Mean luma of the whole picture, 0 black to 255 white.
    pub frame_luma: f32,
    /// The luma is, byte for byte, that of the frame before.
    #[serde(default)]
    pub repeated: bool,
    /// The largest face.
    #[serde(flatten)]
    pub face: Option<FaceMeasures>,
}

/// The measures of one face.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FaceMeasures {
    /// Turn of the head: above 0 to the seller's left.
    pub yaw_deg: f32,
    /// Raise of the chin: above 0 up.
    pub pitch_deg: f32,
    /// Tilt of the head: above 0 towards the seller's left shoulder.
    pub roll_deg: f32,
    /// How closed the left eye is, 0 to 1 (blendshape `eyeBlinkLeft`).
    pub blink_left: f32,
    /// How closed the right eye is, 0 to 1.
    pub blink_right: f32,
    /// Both eyes: the mean of the two.
    pub blink: f32,
    /// 0 to 1: the mean of `mouthSmileLeft` and `mouthSmileRight`.
    pub smile: f32,
    /// 0 to 1 (blendshape `jawOpen`).
    pub mouth_open: f32,
    /// Width of the face as a share of the picture's width.
    pub face_width: f32,
    /// Centre of the face from the picture's centre, in picture widths: above 0 right in the unmirrored picture.
    pub offset_x: f32,
    /// The same downwards, in picture heights.
    pub offset_y: f32,
    /// Mean luma of the face, 0 to 255.
    pub luma: f32,
    /// Mean luma beside and above the face, 0 to 255.
    pub surround_luma: f32,
    /// Fine detail of the face, independent of its size and light: about 0 when blurred, above 1 when crisp.
    pub sharpness: f32,
    /// How likely something covers part of the face, 0 to 1.
    pub occlusion: f32,
    /// How sure the landmarks are that this is a face, 0 to 1.
    pub presence: f32,
    /// Mean movement of the landmarks since the frame before, in distances between the eyes, movement of the whole
    /// head included. 0 on the first frame of a track.
    pub motion: f32,
}
