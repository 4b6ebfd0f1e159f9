//! The frames of one stream, one after another.

use std::sync::Arc;
use std::time::Duration;

use media::Frame;
use onnx::Pool;
use signup::liveness::{FaceMeasures, Observation};

use crate::area::Area;
use crate::cover::occlusion;
use crate::detector::detect;
use crate::expression::Expression;
use crate::landmarks::{Bounds, Landmarks};
use crate::models::{Models, one_thread};
use crate::pose::Pose;
use crate::quality::Quality;
use crate::trace::{Patch, PictureTrace};

/// While a face is followed, the whole picture is looked at once in so much of the stream's time: a second face is
/// noticed within this and one frame.
pub const RECHECK: Duration = Duration::from_millis(300);
/// How many faces are looked for at most: one more than the one face allowed would do.
const MAX_LOOKED_AT: usize = 3;
/// A face that comes this much closer than the one followed is the seller's, and is followed instead.
const LARGER: f32 = 1.5;
/// Boxes that overlap by more show the same face.
const SAME_FACE: f32 = 0.2;
/// Side of the unscaled cut, in pixels.
const DETAIL_PX: usize = 128;

/// What one frame showed.
pub struct Analysis {
    /// What the challenge, the hints and the transcript are made from.
    pub observation: Observation,
    /// The face that was measured; `Some` exactly when the observation has a face.
    pub face: Option<Face>,
    /// Traces of the whole picture.
    pub picture: PictureTrace,
    /// Whether the whole picture was searched for faces; otherwise their number is that of the last search.
    pub searched: bool,
}

/// The face that was measured. Wiped when let go, and not printable.
pub struct Face {
    /// Where its features lie.
    pub landmarks: Landmarks,
    /// How the head is turned.
    pub pose: Pose,
    /// Counts up from 1 each time a face was newly found: landmarks of one track belong together.
    pub track: u32,
    /// The face brought to a width of 160 px.
    pub patch: Patch,
    /// 128 x 128 px about the tip of the nose, unscaled: finest detail, such as a screen's grid. `None` in a smaller
    /// picture.
    pub detail: Option<Patch>,
    /// The noise on the face, in luma steps, as [`PictureTrace::noise`] beside it.
    pub noise: Option<f32>,
}

/// Analyses the frames of one stream, in the order they were taken, on the calling thread and one of its own.
///
/// Remembers where the face was and the last picture's fingerprint, nothing else. Frames may be left out at will; one that is not later than the one
/// before only causes the whole picture to be looked at again.
///
/// The same frames give the same analyses on the same kind of processor. The engine adds in another order with other
/// vector units: whoever compares analyses of two machines allows for the last digits of an `f32`, which a threshold may
/// turn into a face more or less.
pub struct Analyser {
    models: Arc<Models>,
    pool: Pool,
    track: Option<Track>,
    tracks: u32,
    /// When the whole picture was last searched.
    searched_at: Option<Duration>,
    /// Faces beside the followed one, as of that search.
    others: u32,
    /// Of the frame before.
    fingerprint: Option<u64>,
}

struct Track {
    landmarks: Landmarks,
    number: u32,
}

impl Analyser {
    /// For one stream. Starts one thread, on which the networks run: nearly all of the work.
    #[must_use]
    pub fn new(models: Arc<Models>) -> Self {
        Self {
            models,
            pool: one_thread(),
            track: None,
            tracks: 0,
            searched_at: None,
            others: 0,
            fingerprint: None,
        }
    }

    /// Does something on the thread the networks run on, such as lowering its priority: that of the calling thread is
    /// inherited on Linux only.
    pub fn on_its_thread<R: Send>(&self, act: impl FnOnce() -> R + Send) -> R {
        self.pool.run(act)
    }

    /// Measures one frame: about 15 ms, 20 when the whole picture is searched.
    pub fn analyse(&mut self, frame: &Frame) -> Analysis {
        let before = self.track.take();
        let mut face =
            before.as_ref().and_then(|track| Some((self.find(frame, track)?, track.number)));
        let searched = face.is_none() || self.search_is_due(frame.at());
        if searched {
            face = self.search(frame, face);
        }
        let motion = match (&face, &before) {
            (Some((landmarks, number)), Some(before)) if *number == before.number => {
                landmarks.moved_since(&before.landmarks)
            }
            _ => 0.0,
        };
        self.measured(frame, face, motion, searched)
    }

    fn search_is_due(&self, at: Duration) -> bool {
        self.searched_at.and_then(|last| at.checked_sub(last)).is_none_or(|since| since >= RECHECK)
    }

    fn find(&self, frame: &Frame, track: &Track) -> Option<Landmarks> {
        let region = track.landmarks.region();
        Landmarks::find(&self.models.landmarks, frame, &region, &self.pool)
    }

    /// Looks at the whole picture: keeps to the face that is followed, takes the largest otherwise, counts the rest.
    fn search(
        &mut self,
        frame: &Frame,
        followed: Option<(Landmarks, u32)>,
    ) -> Option<(Landmarks, u32)> {
        self.searched_at = Some(frame.at());
        let mut found: Vec<Landmarks> = Vec::new();
        let known = followed.as_ref().map(|(landmarks, _)| landmarks.bounds());
        let look = |part: Area| detect(&self.models.detector, frame, &part, &self.pool);
        let mut detections = look(Area::whole(frame));
        if detections.is_empty() && known.is_none() {
            // The detector loses faces under about a tenth of its picture: "move closer" is better than "no face".
            detections = look(Area::middle(frame));
        }
        let new = detections
            .iter()
            .filter(|detection| !known.is_some_and(|known| same(&known, &detection.bounds)));
        for detection in new.take(MAX_LOOKED_AT) {
            // The detector alone sees faces in folds of a curtain: the landmarks must agree.
            let region = detection.region();
            let landmarks = Landmarks::find(&self.models.landmarks, frame, &region, &self.pool);
            let Some(landmarks) = landmarks else { continue };
            let bounds = landmarks.bounds();
            let seen = found.iter().map(Landmarks::bounds).chain(known);
            if seen.into_iter().all(|other| !same(&other, &bounds)) {
                found.push(landmarks);
            }
        }
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let widest = (0..found.len())
            .max_by(|&a, &b| found[a].bounds().width_px().total_cmp(&found[b].bounds().width_px()));
        match (followed, widest) {
            (Some(followed), widest)
                if widest.is_none_or(|widest| {
                    let width = followed.0.bounds().width_px();
                    found[widest].bounds().width_px() < width * LARGER
                }) =>
            {
                self.others = count(found.len());
                Some(followed)
            }
            (followed, Some(widest)) => {
                self.others = count(found.len() - 1 + usize::from(followed.is_some()));
                self.tracks += 1;
                Some((found.swap_remove(widest), self.tracks))
            }
            (_, None) => {
                self.others = 0;
                None
            }
        }
    }

    fn measured(
        &mut self,
        frame: &Frame,
        face: Option<(Landmarks, u32)>,
        motion: f32,
        searched: bool,
    ) -> Analysis {
        let measured = face.and_then(|(landmarks, number)| {
            let bounds = landmarks.bounds();
            let quality = Quality::of(frame, &bounds)?;
            let expression = Expression::of(&self.models.blendshapes, &landmarks, &self.pool)?;
            Some((landmarks, number, bounds, quality, expression))
        });
        let Some((landmarks, track, bounds, quality, expression)) = measured else {
            let picture = PictureTrace::of(frame, None);
            return Analysis {
                observation: self.observation(frame, 0, &picture, None),
                face: None,
                picture,
                searched,
            };
        };
        let size = (frame.width_px(), frame.height_px());
        let pose = Pose::of(&self.models.canonical, &landmarks, size);
        let picture = PictureTrace::of(frame, Some(&bounds));
        let [x, y] = bounds.centre_px();
        let (width, height) = (size.0 as f32, size.1 as f32);
        let measures = FaceMeasures {
            yaw_deg: pose.yaw_deg,
            pitch_deg: pose.pitch_deg,
            roll_deg: pose.roll_deg,
            blink_left: expression.blink_left,
            blink_right: expression.blink_right,
            blink: (expression.blink_left + expression.blink_right) / 2.0,
            smile: expression.smile,
            mouth_open: expression.mouth_open,
            face_width: bounds.width_px() / width,
            offset_x: x / width - 0.5,
            offset_y: y / height - 0.5,
            luma: quality.luma,
            surround_luma: quality.surround_luma,
            sharpness: quality.sharpness,
            occlusion: occlusion(frame, &landmarks, &pose),
            presence: landmarks.presence(),
            motion,
        };
        let nose = landmarks.at(1);
        let face = Face {
            detail: Patch::cut(frame, [nose[0], nose[1]], DETAIL_PX),
            pose,
            track,
            patch: quality.patch,
            noise: quality.noise,
            landmarks: landmarks.again(),
        };
        self.track = Some(Track { landmarks, number: track });
        let faces = 1 + self.others;
        let observation = self.observation(frame, faces, &picture, Some(measures));
        Analysis { observation, face: Some(face), picture, searched }
    }

    fn observation(
        &mut self,
        frame: &Frame,
        faces: u32,
        picture: &PictureTrace,
        face: Option<FaceMeasures>,
    ) -> Observation {
        let at_ms = u64::try_from(frame.at().as_millis()).unwrap_or(u64::MAX);
        let repeated = self.fingerprint.replace(picture.fingerprint) == Some(picture.fingerprint);
        Observation { at_ms, faces, frame_luma: picture.luma(), repeated, face }
    }
}

/// Whether two boxes show the same face, one of them perhaps of the detector, whose boxes end at the brows.
fn same(a: &Bounds, b: &Bounds) -> bool {
    let within = |outer: &Bounds, inner: &Bounds| {
        let centre = inner.centre_px();
        (0..2).all(|i| (outer.min_px[i]..outer.max_px[i]).contains(&centre[i]))
    };
    a.overlap(b) > SAME_FACE || within(a, b) || within(b, a)
}
