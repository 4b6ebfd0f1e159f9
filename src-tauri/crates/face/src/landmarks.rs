//! The 478 points of one face: Face Mesh V2, 256 x 256.

use media::Frame;
use onnx::{Network, Pool};
use zeroize::Zeroizing;

use crate::crop::{self, Region};

/// Points of a face: 468 of the mesh, then five of each iris.
pub const POINTS: usize = 478;
/// The network's picture, in pixels.
pub(crate) const SIDE: usize = 256;
/// Below it there is no face where the landmarks were looked for (MediaPipe's `min_face_presence_confidence`). It
/// also removes the detector's false alarms.
const MIN_PRESENCE: f32 = 0.5;

/// Where the features of a face lie in the picture. Biometric: wiped when let go, and not printable.
///
/// Indices are those of MediaPipe's face mesh: 1 nose tip, 10 forehead, 152 chin, 33 and 133 the right eye's outer
/// and inner corner, 263 and 362 the left one's, 234 and 454 right and left cheek, 468.. and 473.. right and left
/// iris. Left and right are the seller's own: the right eye lies left in the picture.
pub struct Landmarks {
    points: Zeroizing<Vec<[f32; 3]>>,
    presence: f32,
}

/// An upright box in the picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Left and upper edge.
    pub min_px: [f32; 2],
    /// Right and lower edge.
    pub max_px: [f32; 2],
}

impl Landmarks {
    /// Looks for a face in the region; `None` where there is none.
    pub(crate) fn find(
        network: &Network,
        frame: &Frame,
        region: &Region,
        pool: &Pool,
    ) -> Option<Self> {
        if !region.is_sound(frame) {
            return None;
        }
        let mut input = Zeroizing::new(vec![0.0; SIDE * SIDE * 3]);
        crop::rgb(frame, region, SIDE, &mut input);
        let outputs = network.run(&input, pool)?;
        let presence = sigmoid(*outputs[1].first()?);
        if presence < MIN_PRESENCE {
            return None;
        }
        let side = SIDE as f32;
        let points = outputs[0].as_chunks::<3>().0.iter().map(|&[x, y, z]| {
            let [x, y] = region.to_picture([x / side, y / side]);
            // Depth has the scale of x.
            [x, y, z / side * region.side_px]
        });
        let points = Zeroizing::new(points.collect::<Vec<_>>());
        (points.len() == POINTS && points.as_flattened().iter().all(|value| value.is_finite()))
            .then_some(Self { points, presence })
    }

    /// All [`POINTS`], each x, y and z in pixels of the picture: x to the right, y down, z away from the camera, 0
    /// about the middle of the head.
    #[must_use]
    pub fn points(&self) -> &[[f32; 3]] {
        &self.points
    }

    /// One of them.
    pub(crate) fn at(&self, index: usize) -> [f32; 3] {
        self.points[index]
    }

    /// How sure the network is that this is a face, 0.5 to 1.
    #[must_use]
    pub fn presence(&self) -> f32 {
        self.presence
    }

    /// Between the middles of the two eyes, in pixels and in depth too, so that it hardly changes when the head
    /// turns.
    #[must_use]
    pub fn interocular_px(&self) -> f32 {
        let middle = |a: usize, b: usize| {
            let (a, b) = (self.at(a), self.at(b));
            [0, 1, 2].map(|i| (a[i] + b[i]) / 2.0)
        };
        let (right, left) = (middle(33, 133), middle(263, 362));
        let square: f32 = (0..3).map(|i| (left[i] - right[i]).powi(2)).sum();
        square.sqrt().max(1.0)
    }

    /// The upright box around all points.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        let mut bounds = Bounds { min_px: [f32::MAX; 2], max_px: [f32::MIN; 2] };
        for point in self.points.iter() {
            for (i, &at) in point[..2].iter().enumerate() {
                bounds.min_px[i] = bounds.min_px[i].min(at);
                bounds.max_px[i] = bounds.max_px[i].max(at);
            }
        }
        bounds
    }

    /// Where the same face is looked for in the next frame.
    pub(crate) fn region(&self) -> Region {
        let bounds = self.bounds();
        let (right, left) = (self.at(33), self.at(263));
        Region {
            centre_px: bounds.centre_px(),
            side_px: bounds.width_px().max(bounds.height_px()) * 1.5,
            turn: (left[1] - right[1]).atan2(left[0] - right[0]),
        }
    }

    /// A second copy, for who follows the face. Not `Clone`: copies of a face are made on purpose only.
    pub(crate) fn again(&self) -> Self {
        Self { points: self.points.clone(), presence: self.presence }
    }

    /// Mean distance of the points of the mesh from those of an earlier frame, in distances between the eyes.
    pub(crate) fn moved_since(&self, earlier: &Self) -> f32 {
        let mesh = crate::canonical::VERTICES;
        let sum: f32 = self.points[..mesh]
            .iter()
            .zip(&earlier.points[..mesh])
            .map(|(now, then)| (now[0] - then[0]).hypot(now[1] - then[1]))
            .sum();
        sum / mesh as f32 / self.interocular_px()
    }
}

impl Bounds {
    /// Its middle.
    #[must_use]
    pub fn centre_px(&self) -> [f32; 2] {
        [0, 1].map(|i| (self.min_px[i] + self.max_px[i]) / 2.0)
    }

    /// From left to right.
    #[must_use]
    pub fn width_px(&self) -> f32 {
        self.max_px[0] - self.min_px[0]
    }

    /// From top to bottom.
    #[must_use]
    pub fn height_px(&self) -> f32 {
        self.max_px[1] - self.min_px[1]
    }

    /// What both cover as a share of what either covers, 0 to 1.
    pub(crate) fn overlap(&self, other: &Self) -> f32 {
        let side = |i: usize| {
            (self.max_px[i].min(other.max_px[i]) - self.min_px[i].max(other.min_px[i])).max(0.0)
        };
        let both = side(0) * side(1);
        let area = |bounds: &Self| bounds.width_px() * bounds.height_px();
        both / (area(self) + area(other) - both).max(f32::MIN_POSITIVE)
    }
}

pub(crate) fn sigmoid(logit: f32) -> f32 {
    1.0 / (1.0 + (-logit.clamp(-100.0, 100.0)).exp())
}

#[cfg(test)]
impl Landmarks {
    /// For tests of what is computed from points.
    pub(crate) fn of(points: Vec<[f32; 3]>) -> Self {
        assert_eq!(points.len(), POINTS);
        Self { points: Zeroizing::new(points), presence: 1.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_overlap_by_their_common_share() {
        let a = Bounds { min_px: [0.0, 0.0], max_px: [10.0, 10.0] };
        let b = Bounds { min_px: [5.0, 0.0], max_px: [15.0, 10.0] };
        let c = Bounds { min_px: [20.0, 0.0], max_px: [30.0, 10.0] };
        assert!((a.overlap(&b) - 1.0 / 3.0).abs() < 1e-6);
        assert_eq!((a.overlap(&c), a.overlap(&a)), (0.0, 1.0));
    }

    #[test]
    fn movement_is_counted_in_distances_between_the_eyes() {
        let mut points = vec![[0.0; 3]; POINTS];
        (points[33], points[133]) = ([-30.0, 0.0, 0.0], [-10.0, 0.0, 0.0]);
        (points[263], points[362]) = ([30.0, 0.0, 0.0], [10.0, 0.0, 0.0]);
        let before = Landmarks::of(points.clone());
        assert_eq!(before.interocular_px(), 40.0);
        let after = Landmarks::of(points.iter().map(|[x, y, z]| [x + 4.0, *y, *z]).collect());
        assert!((after.moved_since(&before) - 0.1).abs() < 1e-5);
    }
}
