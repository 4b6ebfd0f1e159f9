//! Whether something covers part of the face. Rough, and advisory.
//!
//! The landmark network draws a whole face under a mask or a hand and stays sure of it, so its presence says nothing.
//! What is under the landmarks does: lips and brows are darker than the skin around them, and the skin beside the nose
//! has the colour of the skin under the eyes. Found are a mask, something flat before the mouth or an eye, dark glasses.
//! Not found is what looks like the face it covers: a patterned scarf, a hand whose finger gaps fall where the mouth
//! would be, a hand on the cheek.

use media::Frame;

use crate::landmarks::Landmarks;
use crate::pose::Pose;

/// 0 to 1, linear between two values of a cue; `none` where nothing is covered.
struct Ramp {
    none: f32,
    sure: f32,
}

impl Ramp {
    fn of(&self, value: f32) -> f32 {
        ((value - self.none) / (self.sure - self.none)).clamp(0.0, 1.0)
    }
}

/// Distance in U and V between the skin under the eyes and that beside the nose. Faces without cover read up to 9.
const COLOUR: Ramp = Ramp { none: 12.0, sure: 24.0 };
/// Darkest to brightest from the upper lip's skin to the chin's, as a share of the skin's luma. Faces without cover read
/// from 0.2.
const MOUTH: Ramp = Ramp { none: 0.16, sure: 0.04 };
/// The same from brow to cheek, which a closed eye hardly changes: from 0.25.
const EYE: Ramp = Ramp { none: 0.2, sure: 0.06 };
/// Beyond it the far eye is hidden by the head itself.
const WIDEST_YAW_DEG: f32 = 20.0;
/// In a smaller face (distance between the eyes, px) the features are blurred by the pixels.
const LEAST_INTEROCULAR_PX: f32 = 28.0;

/// How likely something covers part of the face, 0 to 1.
pub(crate) fn occlusion(frame: &Frame, landmarks: &Landmarks, pose: &Pose) -> f32 {
    let interocular = landmarks.interocular_px();
    if interocular < LEAST_INTEROCULAR_PX {
        return 0.0;
    }
    let skin = Spots { frame, landmarks, radius: interocular * 0.08 };
    let mut cover = COLOUR
        .of(distance(skin.mean([6, 117, 346]), skin.mean([4, 50, 280])))
        .max(MOUTH.of(skin.contrast(164, 18, 164)));
    if pose.yaw_deg.abs() < WIDEST_YAW_DEG {
        cover = cover.max(EYE.of(skin.contrast(66, 117, 117)));
        cover = cover.max(EYE.of(skin.contrast(296, 346, 346)));
    }
    cover
}

fn distance([_, u, v]: [f32; 3], [_, other_u, other_v]: [f32; 3]) -> f32 {
    (u - other_u).hypot(v - other_v)
}

/// Small discs about landmarks.
struct Spots<'a> {
    frame: &'a Frame,
    landmarks: &'a Landmarks,
    radius: f32,
}

impl Spots<'_> {
    /// Y, U and V of three landmarks' discs.
    fn mean(&self, indices: [usize; 3]) -> [f32; 3] {
        let spots = indices.map(|index| {
            let [x, y, _] = self.landmarks.at(index);
            self.spot([x, y], self.radius)
        });
        std::array::from_fn(|i| spots.iter().map(|spot| spot[i]).sum::<f32>() / 3.0)
    }

    /// Darkest to brightest on the line between two landmarks, as a share of the luma at a third.
    fn contrast(&self, from: usize, to: usize, skin: usize) -> f32 {
        const STEPS: u8 = 20;
        let ([x, y, _], [to_x, to_y, _]) = (self.landmarks.at(from), self.landmarks.at(to));
        let (mut darkest, mut brightest) = (f32::MAX, f32::MIN);
        for step in 0..=STEPS {
            let share = f32::from(step) / f32::from(STEPS);
            let at = [x + (to_x - x) * share, y + (to_y - y) * share];
            let [luma, ..] = self.spot(at, self.radius * 0.3);
            darkest = darkest.min(luma);
            brightest = brightest.max(luma);
        }
        let [x, y, _] = self.landmarks.at(skin);
        // Luma's black is 16; ten steps above, so that noise in the dark is no contrast.
        let skin = (self.spot([x, y], self.radius)[0] - 16.0).max(0.0) + 10.0;
        (brightest - darkest) / skin
    }

    /// Mean Y, U and V of a disc; at the picture's edge its nearest pixels stand in.
    fn spot(&self, [x, y]: [f32; 2], radius: f32) -> [f32; 3] {
        let (width, height) = (self.frame.width_px() as i32, self.frame.height_px() as i32);
        let reach = radius.clamp(0.0, 32.0) as i32;
        let (mut sums, mut count) = ([0u32; 3], 0);
        for dy in -reach..=reach {
            for dx in -reach..=reach {
                if dx * dx + dy * dy > reach * reach {
                    continue;
                }
                let x = (x as i32).saturating_add(dx).clamp(0, width - 1) as usize;
                let y = (y as i32).saturating_add(dy).clamp(0, height - 1) as usize;
                let (width, half) = (width as usize, width as usize / 2);
                let chroma = y / 2 * half + x / 2;
                sums[0] += u32::from(self.frame.y()[y * width + x]);
                sums[1] += u32::from(self.frame.u()[chroma]);
                sums[2] += u32::from(self.frame.v()[chroma]);
                count += 1;
            }
        }
        sums.map(|sum| sum as f32 / count as f32)
    }
}
