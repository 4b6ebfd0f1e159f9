//! Advisory signals of presentation attacks and injections, each with its own evidence.
//!
//! A presentation attack shows the camera a photo, a print or a screen; an injection puts something in the camera's
//! place (ISO/IEC 30107-1, CEN/TS 18099). None of the signals is a verdict: the README says what each can and cannot
//! show. [`Evidence`] takes every analysis of a take and gives every [`Signal`], fired or not, at its end.

mod edges;
mod limits;
mod person;
mod plane;
mod screen;
mod sheet;
mod stream;

use signup::wire::{Signal, SignalKind};
use zeroize::Zeroizing;

use crate::Analysis;
use crate::trace::Patch;

/// The rigid points of the mesh: eye corners, bridge and tip of the nose, forehead, temples, cheeks. They move with the
/// skull and not with the expression.
const RIGID: [usize; 30] = [
    33, 133, 263, 362, 168, 6, 197, 195, 5, 4, 1, 2, 98, 327, 10, 151, 9, 8, 234, 454, 127, 356,
    93, 323, 21, 251, 103, 332, 67, 297,
];

/// Collects what one take shows.
#[derive(Default)]
pub struct Evidence {
    frames: Vec<Sight>,
    spectrum: screen::Spectrum,
    edges: edges::Edges,
    sheet: sheet::Sheet,
    bands: screen::Bands,
}

/// What is kept of one frame. Wiped when let go.
struct Sight {
    at_ms: u64,
    fingerprint: u64,
    noise: Option<f32>,
    face: Option<FaceSight>,
}

/// What is kept of the face in it.
struct FaceSight {
    track: u32,
    yaw_deg: f32,
    pitch_deg: f32,
    blink: f32,
    smile: f32,
    mouth_open: f32,
    width: f32,
    interocular_px: f32,
    motion: f32,
    /// [`RIGID`], in pixels of the picture; depth in the same unit.
    points: Zeroizing<Vec<[f32; 3]>>,
}

impl FaceSight {
    /// Mean distance of the points from those of another frame, in distances between the eyes.
    fn apart(&self, other: &Self) -> f32 {
        let sum: f32 = self
            .points
            .iter()
            .zip(other.points.iter())
            .map(|(a, b)| (a[0] - b[0]).hypot(a[1] - b[1]))
            .sum();
        sum / self.points.len() as f32 / self.interocular_px
    }
}

impl Evidence {
    /// Takes the next frame's analysis.
    pub fn push(&mut self, analysis: &Analysis) {
        let observation = &analysis.observation;
        let face = analysis.face.as_ref().zip(observation.face.as_ref()).map(|(face, measures)| {
            let all = face.landmarks.points();
            FaceSight {
                track: face.track,
                yaw_deg: measures.yaw_deg,
                pitch_deg: measures.pitch_deg,
                blink: measures.blink,
                smile: measures.smile,
                mouth_open: measures.mouth_open,
                width: measures.face_width,
                interocular_px: face.landmarks.interocular_px(),
                motion: measures.motion,
                points: Zeroizing::new(RIGID.iter().map(|&point| all[point]).collect()),
            }
        });
        let small = &analysis.picture.small;
        if let (Some(face), Some(measures)) = (&analysis.face, &observation.face) {
            let place = Place::of(measures, small);
            self.edges.push(small, &place);
            self.sheet.push(small, &place);
            self.bands.push(small);
            if let Some(detail) = &face.detail {
                self.spectrum.push(detail);
            }
        }
        self.frames.push(Sight {
            at_ms: observation.at_ms,
            fingerprint: analysis.picture.fingerprint,
            noise: analysis.picture.noise,
            face,
        });
    }

    /// Every signal, in the order of [`SignalKind`].
    pub fn finish(self) -> Vec<Signal> {
        let frames = &self.frames;
        let mut signals = vec![
            plane::flat_face(frames),
            self.sheet.no_parallax(),
            stream::lifeless(frames),
            self.spectrum.moire(),
            self.bands.refresh_bands(),
            self.edges.border(),
            self.edges.specular(),
            stream::repeated_frames(frames),
            stream::landmark_jump(frames),
            stream::frame_times(frames),
            person::identity_change(frames),
            person::noise_change(frames),
        ];
        signals.sort_by_key(|signal| signal.signal);
        signals
    }
}

/// Where the face is in the small picture, in its pixels.
struct Place {
    centre: [f32; 2],
    half: [f32; 2],
}

impl Place {
    fn of(face: &signup::liveness::FaceMeasures, small: &Patch) -> Self {
        let (width, height) = (small.width_px() as f32, small.height_px() as f32);
        let half = face.face_width * width / 2.0;
        let centre = [(face.offset_x + 0.5) * width, (face.offset_y + 0.5) * height];
        Self { centre, half: [half, half * 1.3] }
    }
}

/// `score` in units of its threshold: fired from 1 on.
fn signal(kind: SignalKind, score: f32, why: String) -> Signal {
    let score = if score.is_finite() { score.max(0.0) } else { 0.0 };
    Signal { signal: kind, fired: score >= 1.0, score: (score * 100.0).round() / 100.0, why }
}

fn median(mut values: Vec<f32>) -> Option<f32> {
    percentile(&mut values, 50)
}

fn percentile(values: &mut Vec<f32>, percent: usize) -> Option<f32> {
    values.retain(|value| value.is_finite());
    if values.is_empty() {
        return None;
    }
    let at = (values.len() - 1) * percent / 100;
    values.select_nth_unstable_by(at, f32::total_cmp);
    Some(values[at])
}
