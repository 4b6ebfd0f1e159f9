//! Every threshold of the liveness check, with its unit and its reason. Whoever changes one raises [`VERSION`]: it is
//! in every transcript and manifest, so that a reviewer knows what was measured with what.
//!
//! Gestures were tuned on one half of the labelled clips and are reported on the other (`cargo xtask liveness`).

/// Version of this file's figures.
pub const VERSION: u32 = 1;

/// A movement begins at `on` and has ended below `off`: the gap between them keeps a trembling value from being two
/// movements.
#[derive(Debug, Clone, Copy)]
pub struct Edge {
    /// Begins at or above.
    pub on: f32,
    /// Has ended below.
    pub off: f32,
}

// --- gestures

/// Both eyes, above the person's own open-eye value (glasses and narrow eyes raise that). A commanded blink reaches
/// .5 to .7, talking and smiling raise the value by .1 to .15.
pub const BLINK: Edge = Edge { on: 0.25, off: 0.15 };
/// A blink is short; closed eyes are none. Natural blinks last 100 to 400 ms, one on request up to a second.
pub const BLINK_LONGEST_MS: u64 = 1200;
/// The person's open-eye value is the value that a fifth of the last frames lies below, over this time.
pub const BLINK_BASE_MS: u64 = 2000;
/// Looking down lowers the lids: below this, from the neutral pitch, the value says nothing about a blink.
pub const BLINK_LOWEST_PITCH_DEG: f32 = -8.0;
/// A farther turn hides half of the face: blinks and looks up or down cannot be told.
pub const WIDEST_YAW_DEG: f32 = 25.0;
/// Share of the picture's width. In a smaller face, lids and lips are a few pixels: only turns can be told.
pub const SMALLEST_FACE: f32 = 0.12;
/// Mean of both corners. A polite smile reads .6 and more, a neutral face under .1, looking down up to .4.
pub const SMILE: Edge = Edge { on: 0.5, off: 0.35 };
/// `jawOpen`. Talking reaches .42 for a frame now and then, "open your mouth" .6 and more.
pub const MOUTH_OPEN: Edge = Edge { on: 0.425, off: 0.2 };
/// Degrees. A flat photo turned by hand never reads more than 8, a person asked to turn passes 25 at once.
pub const TURN_DEG: Edge = Edge { on: 20.0, off: 12.0 };
/// Degrees. A head held straight stays within 6.
pub const TILT_DEG: Edge = Edge { on: 15.0, off: 9.0 };
/// Degrees from the person's own neutral pitch: a laptop's camera looks up, a monitor's looks down.
pub const LOOK_DEG: Edge = Edge { on: 10.0, off: 6.0 };
/// The neutral pitch is the median of the first frames of a track that look straight ahead, over this time.
pub const NEUTRAL_MS: u64 = 500;
/// A neutral pitch beyond this is no neutral: the person began with a movement.
pub const NEUTRAL_WIDEST_PITCH_DEG: f32 = 18.0;
/// A single frame beyond `on` is noise; with those above `off` after it a movement has at least this many.
pub const LEAST_FRAMES: usize = 2;
/// Observations further apart cannot be joined into one movement: a blink would fit between them.
pub const LONGEST_GAP_MS: u64 = 400;

// --- the take

/// Nobody reacts faster to a word on the screen; what begins sooner was under way before it was asked for.
pub const REACTION_MS: u64 = 100;
/// A movement that came this late in the take need not have gone when the take ends: there was no time to.
pub const RELEASE_MS: u64 = 1000;
/// The face may be out of the picture for this long in all: a sneeze, no change of person.
pub const FACE_AWAY_MS: u64 = 1000;
/// A second face in this many observations is no false detection.
pub const SECOND_FACE_FRAMES: u32 = 2;
/// Below this many observations a second a blink can slip through.
pub const LEAST_OBSERVED_PER_S: u64 = 8;
/// A hole of this length in the observations could hide a change of person.
pub const LONGEST_UNOBSERVED_MS: u64 = 1000;

// --- hints

/// A hint shows at `bad` and goes only past `good`.
#[derive(Debug, Clone, Copy)]
pub struct Band {
    /// Shows beyond this.
    pub bad: f32,
    /// Goes on this side of it.
    pub good: f32,
}

/// Share of the picture's width. Under a sixth of 640 pixels the models lose the mouth and the lids.
pub const TOO_FAR: Band = Band { bad: 0.15, good: 0.17 };
/// Share of the picture's width. Closer, the chin leaves the picture when the head turns.
pub const TOO_CLOSE: Band = Band { bad: 0.48, good: 0.44 };
/// Share of the picture's width beside the centre: a turn or a tilt must stay inside.
pub const OFF_CENTRE_X: Band = Band { bad: 0.16, good: 0.12 };
/// Share of the picture's height above or below the centre.
pub const OFF_CENTRE_Y: Band = Band { bad: 0.22, good: 0.17 };
/// Degrees of turn or raise away from the camera.
pub const LOOKING_AWAY_DEG: Band = Band { bad: 17.0, good: 13.0 };
/// Degrees up or down: a laptop's camera sits low, so more is allowed than to the sides.
pub const LOOKING_AWAY_PITCH_DEG: Band = Band { bad: 22.0, good: 18.0 };
/// Luma of the face, 0 to 255. Below this, noise drowns the lids.
pub const TOO_DARK: Band = Band { bad: 50.0, good: 58.0 };
/// Luma of the face. Above this, cheeks are white and the mouth's edges go.
pub const TOO_BRIGHT: Band = Band { bad: 215.0, good: 205.0 };
/// Luma of the surroundings above that of the face: a window or a lamp behind the head.
pub const LIGHT_BEHIND: Band = Band { bad: 80.0, good: 65.0 };
/// And luma of the face itself: before a white door a well lit face is no shadow.
pub const BACKLIT: Band = Band { bad: 95.0, good: 105.0 };
/// Distances between the eyes per frame. Sitting still is under .01, turning the head passes .05.
pub const MOVING: Band = Band { bad: 0.08, good: 0.04 };
/// 0 to 1: see [`crate::liveness::FaceMeasures::occlusion`].
pub const COVERED: Band = Band { bad: 0.6, good: 0.45 };
/// Pictures a second. Below this the take would be refused.
pub const SLOW_CAMERA_FPS: u32 = 15;
/// Mean luma of the whole picture, 0 to 255: a closed lid in front of the lens.
pub const BLACK_LUMA: f32 = 8.0;
/// As many equal pictures in a row are a frozen one: even a dark room has noise.
pub const FROZEN_FRAMES: u32 = 15;
/// A hint comes up after it has been true for this long: no flicker.
pub const HINT_SETTLES_MS: u64 = 250;
/// And stays at least this long: it can be read.
pub const HINT_STAYS_MS: u64 = 1000;
/// So long the screen is shown before that, so that it can be read.
pub const READ_FOR_MS: u64 = 2000;
/// The countdown begins by itself after everything was good for this long.
pub const GOOD_FOR_MS: u64 = 1000;
