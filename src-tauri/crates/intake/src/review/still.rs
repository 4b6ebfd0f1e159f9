//! Frames of the clip as pictures, whole or near enough that a lid is seen open or closed.

use media::{ClipDecoder, Frame};
use signup::liveness::Observation;
use zeroize::Zeroizing;

use super::clip::{MOST_FRAMES, ms};

/// A frame that is wanted.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    /// The frame that stands at this time; past the end the last one.
    pub(super) at_ms: u64,
    /// All of it, not the face alone.
    pub(super) whole: bool,
}

/// A frame of the clip as a picture.
pub(super) struct Still {
    pub(super) at_ms: u64,
    pub(super) jpeg: Zeroizing<Vec<u8>>,
}

/// Sharp on a page that is looked at twice its size.
const WIDTH_PX: usize = 520;
const QUALITY: u8 = 80;

/// The frames wanted, in the order asked for; `None` where there is no picture. The faces are all cut at the same place,
/// so that they can be compared.
pub(super) fn stills(
    clip: &[u8],
    observations: &[Observation],
    wanted: &[Wanted],
) -> Vec<Option<Still>> {
    let mut stills: Vec<Option<Still>> = wanted.iter().map(|_| None).collect();
    let Ok(frames) = ClipDecoder::new(clip) else { return stills };
    let near = Window::of(observations, frames.width_px(), frames.height_px());
    let mut places: Vec<usize> = (0..wanted.len()).collect();
    places.sort_by_key(|&place| wanted[place].at_ms);
    let mut places = places.into_iter().peekable();
    let still = |frame: &Frame, place: usize| {
        let cut = near.as_ref().filter(|_| !wanted[place].whole);
        still(&cut.and_then(|window| window.cut(frame)).unwrap_or_else(|| frame.clone()))
    };
    let mut standing: Option<Frame> = None;
    for frame in frames.take(MOST_FRAMES).map_while(Result::ok) {
        if let Some(standing) = &standing {
            while let Some(place) = places.next_if(|&it| wanted[it].at_ms < ms(frame.at())) {
                stills[place] = still(standing, place);
            }
        }
        standing = Some(frame);
    }
    if let Some(last) = &standing {
        places.for_each(|place| stills[place] = still(last, place));
    }
    stills
}

fn still(frame: &Frame) -> Option<Still> {
    let jpeg = media::preview_jpeg(frame, WIDTH_PX, QUALITY).ok()?;
    Some(Still { at_ms: ms(frame.at()), jpeg })
}

/// A part of the picture, of the picture's own shape; in pixels, all even.
#[derive(Debug, PartialEq, Eq)]
struct Window {
    left: usize,
    top: usize,
    width: usize,
    height: usize,
}

/// In widths of the face, from its centre to each side: the ears, and a little more.
const ACROSS: f32 = 0.7;
/// In widths of the face, upwards and downwards: the brow under the hair, and the chin.
const DOWN: f32 = 0.8;
/// Nothing is gained by cutting less off.
const WORTH_CUTTING: f32 = 0.85;

impl Window {
    /// Where the face is in any of the frames; `None` where that is nearly everywhere, or nowhere.
    fn of(observations: &[Observation], width_px: usize, height_px: usize) -> Option<Self> {
        let shape = width_px as f32 / height_px.max(1) as f32;
        let faces = observations.iter().filter_map(|it| it.face.as_ref());
        let boxes = faces.map(|face| {
            let (x, y) = (0.5 + face.offset_x, 0.5 + face.offset_y);
            let (across, down) = (face.face_width * ACROSS, face.face_width * shape * DOWN);
            [x - across, x + across, y - down, y + down]
        });
        let [left, right, top, bottom] = boxes
            .filter(|it| it.iter().all(|it| it.is_finite()))
            .reduce(|a, b| [a[0].min(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].max(b[3])])?;
        let share = (right - left).max(bottom - top);
        if !(0.05..WORTH_CUTTING).contains(&share) {
            return None;
        }
        let even = |share: f32, side_px: usize| (share * side_px as f32) as usize & !1;
        let (width, height) = (even(share, width_px), even(share, height_px));
        let begin = |centre: f32, length: usize, side_px: usize| {
            let most = side_px - length;
            let begin = centre * side_px as f32 - length as f32 / 2.0;
            (begin.max(0.0) as usize).min(most) & !1
        };
        Some(Self {
            left: begin((left + right) / 2.0, width, width_px),
            top: begin((top + bottom) / 2.0, height, height_px),
            width,
            height,
        })
    }

    /// `None` if the frame is of another size than the clip said.
    fn cut(&self, frame: &Frame) -> Option<Frame> {
        let mut i420 = Zeroizing::new(Vec::with_capacity(self.width * self.height * 3 / 2));
        for (plane, half) in [(frame.y(), 1), (frame.u(), 2), (frame.v(), 2)] {
            let (left, width) = (self.left / half, self.width / half);
            let rows = plane.chunks_exact(frame.width_px() / half);
            for row in rows.skip(self.top / half).take(self.height / half) {
                i420.extend_from_slice(row.get(left..left + width)?);
            }
        }
        let pixels = std::mem::take(&mut *i420);
        Frame::from_i420(self.width, self.height, frame.at(), pixels).ok()
    }
}

#[cfg(test)]
mod tests {
    use signup::liveness::FaceMeasures;

    use super::*;

    fn face(offset_x: f32, offset_y: f32, face_width: f32) -> Observation {
        let numbers = serde_json::json!({
            "at_ms": 0, "faces": 1, "frame_luma": 0.0,
            "yaw_deg": 0.0, "pitch_deg": 0.0, "roll_deg": 0.0, "blink_left": 0.0, "blink_right": 0.0,
            "blink": 0.0, "smile": 0.0, "mouth_open": 0.0, "luma": 0.0, "surround_luma": 0.0,
            "sharpness": 0.0, "occlusion": 0.0, "presence": 1.0, "motion": 0.0,
            "face_width": face_width, "offset_x": offset_x, "offset_y": offset_y,
        });
        let one: Observation = serde_json::from_value(numbers).unwrap();
        assert!(matches!(one.face, Some(FaceMeasures { .. })));
        one
    }

    #[test]
    fn the_window_has_the_pictures_shape_and_stays_inside() {
        for x in [-0.6, -0.4, 0.0, 0.3, 0.7] {
            let window = Window::of(&[face(x, 0.1, 0.15)], 1280, 720).unwrap();
            assert!(window.left + window.width <= 1280 && window.top + window.height <= 720);
            assert!((window.width * 9).abs_diff(window.height * 16) <= 32, "{window:?}");
            assert!(window.left % 2 + window.top % 2 + window.width % 2 + window.height % 2 == 0);
        }
        assert_eq!(Window::of(&[face(0.0, 0.0, 0.6)], 640, 480), None);
        let mut broken = face(0.0, 0.0, 0.2);
        broken.face.as_mut().unwrap().offset_x = f32::NAN;
        assert_eq!(Window::of(&[broken], 640, 480), None);
        assert_eq!(Window::of(&[], 640, 480), None);
    }

    #[test]
    fn a_cut_takes_the_pixels_of_the_window() {
        let mut i420 = vec![0; 8 * 4 * 3 / 2];
        (i420[2 * 8 + 4], i420[32 + 4 + 2], i420[40 + 4 + 2]) = (9, 8, 7);
        let frame = Frame::from_i420(8, 4, std::time::Duration::ZERO, i420).unwrap();
        let cut = Window { left: 4, top: 2, width: 4, height: 2 }.cut(&frame).unwrap();
        assert_eq!((cut.y()[0], cut.u()[0], cut.v()[0]), (9, 8, 7));
        assert_eq!(cut.i420().len(), 4 * 2 * 3 / 2);
        assert!(Window { left: 6, top: 2, width: 4, height: 2 }.cut(&frame).is_none());
    }
}
