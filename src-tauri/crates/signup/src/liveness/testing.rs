//! Observations for tests.

use super::observation::{FaceMeasures, Observation};

/// A neutral face, seen at this time.
pub(crate) fn at(at_ms: u64) -> Observation {
    let face = Some(neutral());
    Observation { at_ms, faces: 1, frame_luma: 110.0, repeated: false, face }
}

/// A face that does nothing.
pub(crate) fn neutral() -> FaceMeasures {
    FaceMeasures {
        yaw_deg: 0.0,
        pitch_deg: 0.0,
        roll_deg: 0.0,
        blink_left: 0.05,
        blink_right: 0.05,
        blink: 0.05,
        smile: 0.02,
        mouth_open: 0.02,
        face_width: 0.25,
        offset_x: 0.0,
        offset_y: 0.0,
        luma: 120.0,
        surround_luma: 110.0,
        sharpness: 1.0,
        occlusion: 0.0,
        presence: 1.0,
        motion: 0.004,
    }
}
