//! Faces in a whole picture: BlazeFace, short range, 128 x 128.

use media::Frame;
use onnx::{Network, Pool};
use zeroize::Zeroizing;

use crate::area::Area;
use crate::crop::{Region, to_rgb};
use crate::landmarks::{Bounds, sigmoid};
use crate::shrink::shrink;

/// The network's picture, in pixels.
const SIDE: usize = 128;
/// Below it a box is noise (MediaPipe's `min_detection_confidence`).
const MIN_SCORE: f32 = 0.5;
/// Boxes that overlap by more show the same face (MediaPipe's `min_suppression_threshold`).
const SAME_FACE: f32 = 0.3;
/// Grids of anchors: cells a side, anchors a cell.
const GRIDS: [(usize, usize); 2] = [(16, 2), (8, 6)];

/// One face as the detector sees it.
#[derive(Clone)]
pub(crate) struct Detection {
    pub(crate) score: f32,
    pub(crate) bounds: Bounds,
    /// The seller's right eye (left in the picture), then the left one, in pixels.
    eyes_px: [[f32; 2]; 2],
}

impl Detection {
    /// Where the landmarks are looked for.
    pub(crate) fn region(&self) -> Region {
        let [right, left] = self.eyes_px;
        Region {
            centre_px: self.bounds.centre_px(),
            side_px: self.bounds.width_px().max(self.bounds.height_px()) * 1.5,
            turn: (left[1] - right[1]).atan2(left[0] - right[0]),
        }
    }
}

/// All faces of a part of the picture (on even pixels), the largest first.
pub(crate) fn detect(network: &Network, frame: &Frame, part: &Area, pool: &Pool) -> Vec<Detection> {
    let mut input = Zeroizing::new(vec![-1.0; SIDE * SIDE * 3]);
    let letterbox = letterbox(frame, part, &mut input);
    let Some(outputs) = network.run(&input, pool) else { return Vec::new() };
    let (boxes, scores) = (&outputs[0], &outputs[1]);
    let mut found: Vec<_> = anchors()
        .zip(boxes.as_chunks::<16>().0.iter().zip(scores.iter()))
        .filter_map(|(anchor, (numbers, &logit))| {
            let score = sigmoid(logit);
            (score >= MIN_SCORE).then(|| letterbox.detection(score, anchor, numbers))
        })
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut faces = merged(found);
    faces.sort_by(|a, b| b.bounds.width_px().total_cmp(&a.bounds.width_px()));
    faces
}

/// Centres of the anchors, 0 to 1; all have the size 1.
fn anchors() -> impl Iterator<Item = [f32; 2]> {
    GRIDS.into_iter().flat_map(|(cells, each)| {
        (0..cells * cells * each).map(move |i| {
            let cell = i / each;
            [cell % cells, cell / cells].map(|at| (at as f32 + 0.5) / cells as f32)
        })
    })
}

/// How a part of the picture lies in the network's square: shrunk with its proportions kept, centred, black around it.
struct Letterbox {
    /// Pixels of the picture for one of the network's.
    scale: [f32; 2],
    /// Of the part's corner, in the network's pixels.
    left: usize,
    top: usize,
    /// The same corner in the picture.
    corner_px: [f32; 2],
}

fn letterbox(frame: &Frame, part: &Area, input: &mut [f32]) -> Letterbox {
    let (width, height) = (part.right - part.left, part.bottom - part.top);
    let long = width.max(height);
    let to = |side: usize| (side * SIDE + long / 2).div_euclid(long).max(1);
    let small = (to(width), to(height));
    let stride = frame.width_px();
    let half = Area {
        left: part.left / 2,
        top: part.top / 2,
        right: part.right / 2,
        bottom: part.bottom / 2,
    };
    let planes =
        [(frame.y(), stride, part), (frame.u(), stride / 2, &half), (frame.v(), stride / 2, &half)];
    let [y, u, v] = planes.map(|(plane, stride, part)| {
        let mut out = Zeroizing::new(vec![0; small.0 * small.1]);
        shrink(plane, stride, part, small, &mut out);
        out
    });
    let (left, top) = ((SIDE - small.0) / 2, (SIDE - small.1) / 2);
    for j in 0..small.1 {
        for i in 0..small.0 {
            let [y, u, v] = [&y, &u, &v].map(|plane| i32::from(plane[j * small.0 + i]) * 256);
            let at = ((top + j) * SIDE + left + i) * 3;
            input[at..at + 3].copy_from_slice(&to_rgb(y, u, v).map(|value| value * 2.0 - 1.0));
        }
    }
    let scale = [width as f32 / small.0 as f32, height as f32 / small.1 as f32];
    let corner_px = [part.left as f32, part.top as f32];
    Letterbox { scale, left, top, corner_px }
}

impl Letterbox {
    fn detection(&self, score: f32, anchor: [f32; 2], numbers: &[f32; 16]) -> Detection {
        let side = SIDE as f32;
        // Numbers are pixels of the network, relative to the anchor.
        let point = |x: f32, y: f32| {
            [
                self.corner_px[0] + (anchor[0] * side + x - self.left as f32) * self.scale[0],
                self.corner_px[1] + (anchor[1] * side + y - self.top as f32) * self.scale[1],
            ]
        };
        let [x, y, width, height] = [numbers[0], numbers[1], numbers[2], numbers[3]];
        Detection {
            score,
            bounds: Bounds {
                min_px: point(x - width / 2.0, y - height / 2.0),
                max_px: point(x + width / 2.0, y + height / 2.0),
            },
            eyes_px: [point(numbers[4], numbers[5]), point(numbers[6], numbers[7])],
        }
    }
}

/// One detection for each group that overlaps, weighted by score (MediaPipe's weighted non-maximum suppression).
fn merged(mut found: Vec<Detection>) -> Vec<Detection> {
    let mut faces = Vec::new();
    while let Some(best) = found.first() {
        let bounds = best.bounds;
        let score = best.score;
        let (same, others): (Vec<_>, Vec<_>) = found
            .into_iter()
            .partition(|other| other.bounds.overlap(&bounds) > SAME_FACE || other.bounds == bounds);
        found = others;
        let total: f32 = same.iter().map(|each| each.score).sum();
        let mean = |of: fn(&Detection) -> [f32; 2]| {
            same.iter().fold([0.0; 2], |sum, each| {
                let (weight, [x, y]) = (each.score / total, of(each));
                [sum[0] + weight * x, sum[1] + weight * y]
            })
        };
        faces.push(Detection {
            score,
            bounds: Bounds {
                min_px: mean(|each| each.bounds.min_px),
                max_px: mean(|each| each.bounds.max_px),
            },
            eyes_px: [mean(|each| each.eyes_px[0]), mean(|each| each.eyes_px[1])],
        });
    }
    faces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f32, score: f32) -> Detection {
        let bounds = Bounds { min_px: [x, 0.0], max_px: [x + 100.0, 100.0] };
        Detection { score, bounds, eyes_px: [[x + 30.0, 40.0], [x + 70.0, 40.0]] }
    }

    #[test]
    fn anchors_are_those_the_network_was_trained_with() {
        let anchors: Vec<_> = anchors().collect();
        assert_eq!(anchors.len(), 896);
        assert_eq!(anchors[0], [0.5 / 16.0; 2]);
        assert_eq!((anchors[1], anchors[2]), (anchors[0], [1.5 / 16.0, 0.5 / 16.0]));
        assert_eq!((anchors[512], anchors[895]), ([0.5 / 8.0; 2], [7.5 / 8.0; 2]));
    }

    #[test]
    fn what_overlaps_is_one_face_and_its_mean() {
        let faces = merged(vec![at(0.0, 0.9), at(10.0, 0.9), at(300.0, 0.6)]);
        assert_eq!(faces.len(), 2);
        assert!((faces[0].bounds.min_px[0] - 5.0).abs() < 1e-3);
        assert!((faces[1].region().centre_px[0] - 350.0).abs() < 1e-3);
        assert_eq!(faces[1].region().side_px, 150.0);
    }

    #[test]
    fn a_wide_picture_lies_in_the_middle_of_the_square() {
        let i420 = [vec![235; 64 * 32], vec![128; 64 * 32 / 2]].concat();
        let frame = Frame::from_i420(64, 32, std::time::Duration::ZERO, i420).unwrap();
        let mut input = vec![-1.0; SIDE * SIDE * 3];
        let letterbox = letterbox(&frame, &Area::whole(&frame), &mut input);
        assert_eq!((letterbox.left, letterbox.top, letterbox.scale), (0, 32, [0.5, 0.5]));
        let row = |j: usize| input[j * SIDE * 3];
        let rows = [31, 32, 95, 96].map(|j| row(j).round());
        assert_eq!(rows, [-1.0, 1.0, 1.0, -1.0]);
    }
}
