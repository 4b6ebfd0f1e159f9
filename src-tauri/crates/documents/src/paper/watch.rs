//! Look after look: the outline is followed, the one thing to mend is told, and when all is good for a while the
//! sharpest of those frames is the photo.

use std::collections::VecDeque;
use std::time::Duration;

use media::Frame;
use signup::document::{PaperHint, PaperSight, Point};
use zeroize::Zeroizing;

use super::edges::{Edges, Small};
use super::hints::Hints;
use super::measure::{Measures, measure};
use super::photo::{PhotoFault, photo};
use super::quad::{Quad, outline};
use super::shape::Shape;

/// So long everything is good before the photo is taken, and so many looks at least: a slow machine looks seldom.
const STILL: Duration = Duration::from_millis(800);
const LOOKS: u32 = 5;
/// An outline that is not found is where it was, for so long.
const KEPT: Duration = Duration::from_millis(300);
/// Movement is measured over this time.
const MOVEMENT_OVER: Duration = Duration::from_millis(200);
/// Plainer than this an outline must be.
const PLAIN: f32 = 0.25;
/// An outline farther from the last one than this, in widths of the picture, is believed when it is seen twice.
const JUMP: f32 = 0.04;

/// Shows beyond `bad`, goes on the other side of `good`.
struct Band {
    bad: f32,
    good: f32,
}

/// Luma of a document's lightest parts.
const DARK: Band = Band { bad: 78.0, good: 88.0 };
/// Luma of the whole picture in which no document can be found.
const DARK_ROOM: f32 = 36.0;
/// A corner's distance from the picture's border, as a share of its sides.
const BORDER: Band = Band { bad: 0.008, good: 0.014 };
/// Its long side by the one that is needed.
const SMALL: Band = Band { bad: 1.0, good: 1.05 };
const TILT_DEG: Band = Band { bad: 28.0, good: 25.0 };
/// The share of it that one reflection covers.
const GLARE: Band = Band { bad: 0.008, good: 0.004 };
/// Widths of the picture in a second. At 0.06 a 720p picture smears by two pixels in a thirtieth of a second.
const MOVING: Band = Band { bad: 0.06, good: 0.045 };
/// Sharpness by the best that was seen of this document, and by itself.
const SOFT: Band = Band { bad: 0.7, good: 0.76 };
const BLURRED: Band = Band { bad: 0.25, good: 0.27 };

/// Print is read from 600 pixels across a card on; where the picture has no room for that, from this share of it on.
const NEEDED_PX: f32 = 600.0;
const NEEDED_ACROSS: f32 = 0.62;
const NEEDED_DOWN: f32 = 0.74;

/// Watches one document until its photo is taken.
#[derive(Default)]
pub struct PaperWatch {
    hints: Hints,
    track: Option<Track>,
    /// The sharpest that this document was.
    sharpest: f32,
    good: Option<Good>,
    taken: bool,
}

/// What one look says.
pub struct Look {
    /// For the page.
    pub sight: PaperSight,
    /// The photo, once.
    pub take: Option<PhotoOrder>,
}

/// A photo to be made: that takes longer than a look.
pub struct PhotoOrder {
    /// The frame it is in.
    pub frame: Frame,
    /// Where; `None`: all of it.
    pub outline: Option<[Point; 4]>,
}

/// An outline from look to look.
struct Track {
    corners: [[f32; 2]; 4],
    cut: bool,
    seen: Duration,
    /// Where it was lately.
    places: VecDeque<(Duration, [[f32; 2]; 4])>,
    /// Somewhere else, seen once.
    elsewhere: Option<[[f32; 2]; 4]>,
}

/// Everything is good.
struct Good {
    since: Duration,
    looks: u32,
    sharpness: f32,
    frame: Frame,
    corners: [[f32; 2]; 4],
}

/// What a look measured of a document that it found.
struct Found {
    cut: bool,
    nearest_border: f32,
    size: f32,
    tilt_deg: f32,
    speed: f32,
    measures: Measures,
}

impl PhotoOrder {
    /// The photo as a JPEG, see [`photo`].
    ///
    /// # Errors
    /// [`PhotoFault`].
    pub fn photo(&self) -> Result<Zeroizing<Vec<u8>>, PhotoFault> {
        photo(&self.frame, self.outline)
    }
}

impl PaperWatch {
    /// For a camera that was just opened.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Looks at the next frame. Their times must go on; every frame or few of them, as the machine can.
    pub fn look(&mut self, frame: &Frame) -> Look {
        let at = frame.at();
        let small = Small::of(frame);
        let plain = outline(&Edges::of(&small)).filter(|quad| quad.score >= PLAIN);
        self.follow(plain, at, frame.height_px() as f32 / frame.width_px() as f32);
        let found = self.found(frame, &small);
        let wanted = self.wanted(&small, found.as_ref());
        self.hints.push(wanted, at);
        let sharpness = found.and_then(|found| found.measures.sharpness).unwrap_or(0.0);
        let (ready_percent, take) = self.ready(wanted.is_none(), frame, sharpness);
        let outline = self.track.as_ref().map(|track| points(&track.corners));
        Look { sight: PaperSight { outline, hint: self.hints.shown(), ready_percent }, take }
    }

    /// The photo of this frame however the document is held: in its outline if it is wholly seen, else all of it.
    #[must_use]
    pub fn now(&self, frame: &Frame) -> PhotoOrder {
        let fresh = |track: &&Track| {
            !track.cut && border_distance(&track.corners) > 0.0 && frame.at() <= track.seen + KEPT
        };
        let outline = self.track.as_ref().filter(fresh).map(|track| points(&track.corners));
        PhotoOrder { frame: frame.clone(), outline }
    }

    fn follow(&mut self, plain: Option<Quad>, at: Duration, height: f32) {
        let Some(Quad { corners, cut, .. }) = plain else {
            if self.track.as_ref().is_some_and(|track| at > track.seen + KEPT) {
                self.track = None;
                self.sharpest = 0.0;
            }
            return;
        };
        let Some(track) = &mut self.track else {
            let places = VecDeque::from([(at, corners)]);
            self.track = Some(Track { corners, cut, seen: at, places, elsewhere: None });
            return;
        };
        if moved(&track.corners, &corners, height) <= JUMP {
            for (followed, seen) in
                track.corners.as_flattened_mut().iter_mut().zip(corners.as_flattened())
            {
                *followed += 0.5 * (seen - *followed);
            }
            track.elsewhere = None;
        } else {
            let again =
                track.elsewhere.is_some_and(|last| moved(&last, &corners, height) <= 2.0 * JUMP);
            if !again {
                track.elsewhere = Some(corners);
                return;
            }
            track.corners = corners;
            track.elsewhere = None;
        }
        (track.cut, track.seen) = (cut, at);
        track.places.push_back((at, track.corners));
        // One place is kept that is older than the time movement is measured over.
        while track.places.get(1).is_some_and(|(then, _)| *then + MOVEMENT_OVER <= at) {
            track.places.pop_front();
        }
    }

    fn found(&mut self, frame: &Frame, small: &Small) -> Option<Found> {
        let track = self.track.as_ref()?;
        let (width, height) = (frame.width_px() as f32, frame.height_px() as f32);
        let px = track.corners.map(|[x, y]| [x * width, y * height]);
        let measures = measure(frame, small, &track.corners)?;
        self.sharpest = self.sharpest.max(measures.sharpness.unwrap_or(0.0));
        let side = |a: usize, b: usize| (px[a][0] - px[b][0]).hypot(px[a][1] - px[b][1]);
        let (across, down) = ((side(0, 1) + side(3, 2)) / 2.0, (side(0, 3) + side(1, 2)) / 2.0);
        // Along its long side; how far that is from level decides which side of the picture bounds it.
        let (long, [dx, dy]) = if across >= down {
            (across, [px[1][0] - px[0][0], px[1][1] - px[0][1]])
        } else {
            (down, [px[3][0] - px[0][0], px[3][1] - px[0][1]])
        };
        let room = if dx.abs() >= dy.abs() { NEEDED_ACROSS * width } else { NEEDED_DOWN * height };
        Some(Found {
            cut: track.cut,
            nearest_border: border_distance(&track.corners),
            size: long / NEEDED_PX.min(room),
            tilt_deg: Shape::of(&px, width, height)?.tilt_deg,
            speed: speed(&track.places, height / width),
            measures,
        })
    }

    /// The gravest of what is true of this look. What is told already goes only past its other threshold.
    fn wanted(&self, small: &Small, found: Option<&Found>) -> Option<PaperHint> {
        let Some(found) = found else {
            let sum: u64 = small.luma.iter().map(|luma| u64::from(*luma)).sum();
            let dark = (sum as f32) < DARK_ROOM * small.luma.len() as f32;
            return Some(if dark { PaperHint::TooDark } else { PaperHint::ShowDocument });
        };
        PaperHint::ALL.into_iter().find(|hint| self.is_true(*hint, found))
    }

    fn is_true(&self, hint: PaperHint, found: &Found) -> bool {
        let told = self.hints.tells(hint);
        let above = |value: f32, band: Band| value > if told { band.good } else { band.bad };
        let below = |value: f32, band: Band| value < if told { band.good } else { band.bad };
        match hint {
            PaperHint::ShowDocument => false,
            PaperHint::TooDark => below(found.measures.light, DARK),
            PaperHint::WholeDocument => found.cut || below(found.nearest_border, BORDER),
            PaperHint::Closer => below(found.size, SMALL),
            PaperHint::Flatter => above(found.tilt_deg, TILT_DEG),
            PaperHint::Glare => above(found.measures.glare, GLARE),
            PaperHint::HoldStill => above(found.speed, MOVING),
            PaperHint::NotSharp => found.measures.sharpness.is_none_or(|sharpness| {
                below(sharpness, BLURRED) || below(sharpness / self.sharpest.max(0.01), SOFT)
            }),
        }
    }

    fn ready(&mut self, good: bool, frame: &Frame, sharpness: f32) -> (u8, Option<PhotoOrder>) {
        if self.taken {
            return (100, None);
        }
        let track = self.track.as_ref().filter(|_| good && self.hints.shown().is_none());
        let Some(track) = track else {
            self.good = None;
            return (0, None);
        };
        let good = self.good.get_or_insert_with(|| Good {
            since: frame.at(),
            looks: 0,
            sharpness: 0.0,
            frame: frame.clone(),
            corners: track.corners,
        });
        good.looks += 1;
        // Of equally sharp ones the later: by then the outline is followed more closely.
        if track.seen == frame.at() && sharpness >= good.sharpness {
            (good.sharpness, good.frame, good.corners) = (sharpness, frame.clone(), track.corners);
        }
        let lasted = frame.at().saturating_sub(good.since);
        if lasted >= STILL && good.looks >= LOOKS {
            self.taken = true;
            let taken = self.good.take();
            let order =
                |Good { frame, corners, .. }| PhotoOrder { frame, outline: Some(points(&corners)) };
            return (100, taken.map(order));
        }
        ((lasted.as_secs_f32() / STILL.as_secs_f32() * 99.0).min(99.0) as u8, None)
    }
}

fn points(corners: &[[f32; 2]; 4]) -> [Point; 4] {
    corners.map(|[x, y]| Point { x: x.clamp(0.0, 1.0), y: y.clamp(0.0, 1.0) })
}

/// The farthest that a corner is from where it was, in widths of the picture.
fn moved(from: &[[f32; 2]; 4], to: &[[f32; 2]; 4], height: f32) -> f32 {
    let corner = |(a, b): (&[f32; 2], &[f32; 2])| (a[0] - b[0]).hypot((a[1] - b[1]) * height);
    from.iter().zip(to).map(corner).fold(0.0, f32::max)
}

/// Widths of the picture in a second. What was only just found may be moving: that is not known yet.
fn speed(places: &VecDeque<(Duration, [[f32; 2]; 4])>, height: f32) -> f32 {
    let (Some((then, from)), Some((now, to))) = (places.front(), places.back()) else { return 1.0 };
    let took = now.saturating_sub(*then);
    if took < MOVEMENT_OVER / 2 { 1.0 } else { moved(from, to, height) / took.as_secs_f32() }
}

/// The nearest that a corner is to the border, as a share of the sides; below 0 outside.
fn border_distance(corners: &[[f32; 2]; 4]) -> f32 {
    let nearest = corners.as_flattened().iter().map(|place| place.min(1.0 - place));
    nearest.fold(f32::INFINITY, f32::min)
}
