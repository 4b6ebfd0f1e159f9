//! What the features do: Blendshape V2, 52 coefficients from 146 of the points.

use onnx::{Network, Pool};
use zeroize::Zeroizing;

use crate::landmarks::Landmarks;

/// The coefficients that prompts ask for, each 0 to 1. Left and right are the seller's own.
#[derive(Clone, Copy)]
pub(crate) struct Expression {
    pub(crate) blink_left: f32,
    pub(crate) blink_right: f32,
    pub(crate) smile: f32,
    pub(crate) mouth_open: f32,
}

/// Places of the coefficients (MediaPipe's `kBlendshapeNames`).
const EYE_BLINK_LEFT: usize = 9;
const EYE_BLINK_RIGHT: usize = 10;
const JAW_OPEN: usize = 25;
const MOUTH_SMILE_LEFT: usize = 44;
const MOUTH_SMILE_RIGHT: usize = 45;

impl Expression {
    /// `None` never happens with the network as shipped.
    pub(crate) fn of(network: &Network, landmarks: &Landmarks, pool: &Pool) -> Option<Self> {
        let points = SUBSET.iter().flat_map(|&index| {
            let [x, y, _] = landmarks.at(usize::from(index));
            [x, y]
        });
        let input = Zeroizing::new(points.collect::<Vec<_>>());
        let outputs = network.run(&input, pool)?;
        let value = |index: usize| Some(outputs.first()?.get(index)?.clamp(0.0, 1.0));
        Some(Self {
            blink_left: value(EYE_BLINK_LEFT)?,
            blink_right: value(EYE_BLINK_RIGHT)?,
            smile: (value(MOUTH_SMILE_LEFT)? + value(MOUTH_SMILE_RIGHT)?) / 2.0,
            mouth_open: value(JAW_OPEN)?,
        })
    }
}

/// The points the network takes, in its order (MediaPipe's `kLandmarksSubsetIdxs`).
#[rustfmt::skip]
const SUBSET: [u16; 146] = [
    0, 1, 4, 5, 6, 7, 8, 10, 13, 14, 17, 21, 33, 37, 39, 40, 46, 52, 53, 54, 55, 58, 61, 63, 65, 66, 67, 70, 78,
    80, 81, 82, 84, 87, 88, 91, 93, 95, 103, 105, 107, 109, 127, 132, 133, 136, 144, 145, 146, 148, 149, 150, 152,
    153, 154, 155, 157, 158, 159, 160, 161, 162, 163, 168, 172, 173, 176, 178, 181, 185, 191, 195, 197, 234, 246,
    249, 251, 263, 267, 269, 270, 276, 282, 283, 284, 285, 288, 291, 293, 295, 296, 297, 300, 308, 310, 311, 312,
    314, 317, 318, 321, 323, 324, 332, 334, 336, 338, 356, 361, 362, 365, 373, 374, 375, 377, 378, 379, 380, 381,
    382, 384, 385, 386, 387, 388, 389, 390, 397, 398, 400, 402, 405, 409, 415, 454, 466, 468, 469, 470, 471, 472,
    473, 474, 475, 476, 477,
];

#[cfg(test)]
mod tests {
    use media::ClipDecoder;

    use super::*;
    use crate::area::Area;
    use crate::detector::detect;
    use crate::models::{Models, one_thread};

    /// Upper lid and the point of the lower lid it meets.
    const RIGHT_LID: [(usize, usize); 7] =
        [(246, 7), (161, 163), (160, 144), (159, 145), (158, 153), (157, 154), (173, 155)];
    const LEFT_LID: [(usize, usize); 7] =
        [(466, 249), (388, 390), (387, 373), (386, 374), (385, 380), (384, 381), (398, 382)];

    #[test]
    fn left_is_the_sellers_own_left() {
        let clip = include_bytes!("../../../practice/clips/idle.mp4");
        let frame = ClipDecoder::new(clip).unwrap().next().unwrap().unwrap();
        let (models, pool) = (Models::bundled().unwrap(), one_thread());
        let found = detect(&models.detector, &frame, &Area::whole(&frame), &pool);
        let open = Landmarks::find(&models.landmarks, &frame, &found[0].region(), &pool).unwrap();
        // The seller's right eye lies left in the picture.
        assert!(open.at(33)[0] < open.at(263)[0]);
        let with_closed = |lid: [(usize, usize); 7]| {
            let mut points = open.points().to_vec();
            for (upper, lower) in lid {
                points[upper] = points[lower];
            }
            Expression::of(&models.blendshapes, &Landmarks::of(points), &pool).unwrap()
        };
        let right = with_closed(RIGHT_LID);
        assert!(right.blink_right > right.blink_left + 0.2);
        let left = with_closed(LEFT_LID);
        assert!(left.blink_left > left.blink_right + 0.2);
    }
}
