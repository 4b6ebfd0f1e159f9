//! The signals' thresholds, each with its unit and reason. Tuned on one half of the clips, reported on the other
//! (`cargo xtask liveness`). Raise `signup::liveness::thresholds::VERSION` with any change.

// --- flat face (plane.rs)

/// Degrees between two frames from which depth shows clearly: genuine heads leave .065 and more unexplained.
pub(super) const TURNED_DEG: f32 = 10.0;
/// Degrees between two frames from which depth shows at all.
pub(super) const TURNED_A_LITTLE_DEG: f32 = 5.0;
/// What moving and scaling must leave unexplained for a pair to say something, in distances between the eyes: above
/// the trembling of the landmarks.
pub(super) const CHANGED_SHAPE: f32 = 0.03;
/// Fewer pairs are chance.
pub(super) const LEAST_PAIRS: usize = 10;
/// Residual of one plane between turned views, in distances between the eyes. Genuine .065 to .56; a photo cannot
/// be turned so far that the network reads 10 degrees.
pub(super) const PLANE_TURNED: f32 = 0.035;
/// The same between slightly turned views: genuine .033 to .1, photo .017.
pub(super) const PLANE_TURNED_A_LITTLE: f32 = 0.019;
/// The share of a change of shape that no plane explains, where nothing was turned: photo .45, faces .58 to .99.
pub(super) const PLANE_RATIO: f32 = 0.5;

// --- no parallax (sheet.rs)

/// Pixels of the small picture (160 wide) that the face must have moved by.
pub(super) const MOVED_SMALL_PX: f32 = 3.0;
/// Fewer movements are chance.
pub(super) const LEAST_MOVES: usize = 3;
/// How much of the face's way the surroundings must follow: a sheet all of it, a room nothing, a second person some.
pub(super) const FOLLOWED: f32 = 0.9;
/// Luma steps between the best and the worst shift: less is a plain wall, which says nothing.
pub(super) const SURROUNDINGS_TEXTURE: f32 = 1.5;

// --- lifeless, repeated frames (stream.rs)

/// Share of the picture's width: in smaller faces expressions are guesses.
pub(super) const ALIVE_LEAST_WIDTH: f32 = 0.12;
/// Frames: about a second.
pub(super) const ALIVE_LEAST_FRAMES: usize = 25;
/// Range of the blink value: a blink is .3 and more, a photo that is turned .1.
pub(super) const ALIVE_BLINK: f32 = 0.15;
/// Range of the smile value.
pub(super) const ALIVE_SMILE: f32 = 0.1;
/// Range of the mouth's value: talking is .2 and more.
pub(super) const ALIVE_MOUTH: f32 = 0.05;
/// Degrees of turn or look: a photo reads 8 at most.
pub(super) const ALIVE_TURN_DEG: f32 = 12.0;
/// Share of frames that are byte for byte earlier ones. Cameras that repeat a picture in the dark repeat a few.
pub(super) const REPEATED_SHARE: f32 = 0.15;
/// Distances between the eyes per frame: frozen .0002 to .0004, living .0023 and more.
pub(super) const FROZEN_MOTION: f32 = 0.001;
/// Frames that must come back one after the other.
pub(super) const LOOP_FRAMES: usize = 15;
/// Frames after which they may.
pub(super) const LOOP_LEAST_LAG: usize = 15;
/// How close they must come, in movements from one frame to the next: genuine returns stay four times as far.
pub(super) const LOOP_DISTANCE: f32 = 0.5;

// --- screen (screen.rs)

/// Cycles per 128 px: coarser patterns are shirts and shelves.
pub(super) const GRID_LEAST_CYCLES: f32 = 16.0;
/// Decades of power above the surroundings: genuine .5 to 1.04, a screen's grid 3.4.
pub(super) const GRID_DECADES: f32 = 1.5;
/// Frames: a band needs a while to run through.
pub(super) const BANDS_LEAST_FRAMES: usize = 20;
/// Correlation of the two margins' changes by rows: genuine .08 at most, bands .76.
pub(super) const BANDS_ALIKE: f32 = 0.4;
/// Luma steps that both margins change by from frame to frame: below is coding noise.
pub(super) const BANDS_LUMA: f32 = 0.4;

// --- edges and reflections (edges.rs)

/// Luma steps across the edge, mean along its length.
pub(super) const EDGE_STRENGTH: f32 = 20.0;
/// Pixels of the small picture (160 wide), standard deviation: a still face says nothing.
pub(super) const EDGE_MOVED_PX: f32 = 1.5;
/// The edge must move by at least this share of the face's movement,
pub(super) const EDGE_ALONG: f32 = 0.6;
/// and against the face by at most this share of it.
pub(super) const EDGE_APART: f32 = 0.55;
/// Sides on which there must be one.
pub(super) const EDGE_SIDES: f32 = 2.0;
/// Luma (16 to 235) of what is white.
pub(super) const GLARE_LUMA: u8 = 232;
/// Share of the face that is white in the median frame. (No clip of ours shows a reflection: untested on footage.)
pub(super) const GLARE_SHARE: f32 = 0.06;

// --- cuts and times (stream.rs)

/// Milliseconds: over longer steps a head can be anywhere.
pub(super) const JUMP_LONGEST_MS: u64 = 100;
/// Distances between the eyes a second: fast turns 4, cuts 10 and more.
pub(super) const JUMP_SPEED: f32 = 8.0;
/// How many times faster than the steps around it: a fast movement speeds up and slows down, a cut is one step.
pub(super) const JUMP_ALONE: f32 = 4.0;
/// Milliseconds: no camera delivers two frames in one.
pub(super) const IMPOSSIBLE_STEP_MS: i64 = 1;
/// Share of such steps: a hiccup of the system is not many.
pub(super) const IMPOSSIBLE_SHARE: f32 = 0.02;

// --- the same person, the same camera (person.rs)

/// Degrees of turn that still count as straight ahead.
pub(super) const STRAIGHT_DEG: f32 = 8.0;
/// Degrees from the take's usual pitch.
pub(super) const STRAIGHT_PITCH_DEG: f32 = 6.0;
/// Smile or open mouth: beyond, cheeks and chin change proportions.
pub(super) const STRAIGHT_SMILE: f32 = 0.3;
/// Share of the picture's width: in smaller faces proportions tremble.
pub(super) const IDENTITY_LEAST_WIDTH: f32 = 0.15;
/// Frames on each side of a cut.
pub(super) const IDENTITY_LEAST_FRAMES: usize = 10;
/// And at most so many.
pub(super) const IDENTITY_WINDOW: usize = 30;
/// Mean change of proportions (natural logarithm): the same person .015 at most, another .023 to .039. A narrow gap.
pub(super) const IDENTITY_CHANGE: f32 = 0.021;
/// Frames on each side of a cut.
pub(super) const NOISE_WINDOW: usize = 12;
/// Luma steps: below, noise is only rounding.
pub(super) const NOISE_FLOOR: f32 = 0.3;
/// Change of the noise (natural logarithm): one camera .15 at most.
pub(super) const NOISE_CHANGE: f32 = 0.5;
