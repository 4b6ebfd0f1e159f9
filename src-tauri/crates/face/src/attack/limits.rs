//! The signals' thresholds, each with its unit and reason. Tuned on one half of the clips, reported on the other
//! (`cargo xtask liveness`).

// --- flat face
pub(super) const TURNED_DEG: f32 = 10.0;
pub(super) const TURNED_A_LITTLE_DEG: f32 = 5.0;
pub(super) const CHANGED_SHAPE: f32 = 0.03;
pub(super) const LEAST_PAIRS: usize = 10;
pub(super) const PLANE_TURNED: f32 = 0.035;
pub(super) const PLANE_TURNED_A_LITTLE: f32 = 0.019;
pub(super) const PLANE_RATIO: f32 = 0.3;

// --- no parallax
pub(super) const MOVED_SMALL_PX: f32 = 3.0;
pub(super) const LEAST_MOVES: usize = 3;
pub(super) const FOLLOWED: f32 = 0.75;
pub(super) const SURROUNDINGS_TEXTURE: f32 = 1.5;

// --- lifeless
pub(super) const ALIVE_LEAST_WIDTH: f32 = 0.12;
pub(super) const ALIVE_LEAST_FRAMES: usize = 25;
pub(super) const ALIVE_BLINK: f32 = 0.15;
pub(super) const ALIVE_SMILE: f32 = 0.1;
pub(super) const ALIVE_MOUTH: f32 = 0.05;

// --- screen
pub(super) const GRID_LEAST_CYCLES: f32 = 16.0;
pub(super) const GRID_DECADES: f32 = 1.5;
pub(super) const BANDS_LEAST_FRAMES: usize = 20;
pub(super) const BANDS_ALIKE: f32 = 0.7;
pub(super) const BANDS_LUMA: f32 = 1.0;

// --- edges and reflections
pub(super) const EDGE_STRENGTH: f32 = 20.0;
pub(super) const EDGE_MOVED_PX: f32 = 1.0;
pub(super) const EDGE_SIDES: f32 = 2.0;
pub(super) const GLARE_LUMA: u8 = 232;
pub(super) const GLARE_SHARE: f32 = 0.06;

// --- stream
pub(super) const REPEATED_SHARE: f32 = 0.1;
pub(super) const FROZEN_MOTION: f32 = 0.001;
pub(super) const LOOP_FRAMES: usize = 15;
pub(super) const LOOP_LEAST_LAG: usize = 15;
pub(super) const LOOP_DISTANCE: f32 = 0.5;
pub(super) const JUMP_LONGEST_MS: u64 = 100;
pub(super) const JUMP_SPEED: f32 = 8.0;
pub(super) const JUMP_ALONE: f32 = 4.0;
pub(super) const IMPOSSIBLE_STEP_MS: i64 = 1;
pub(super) const IMPOSSIBLE_SHARE: f32 = 0.02;

// --- person
pub(super) const STRAIGHT_DEG: f32 = 10.0;
pub(super) const STRAIGHT_PITCH_DEG: f32 = 15.0;
pub(super) const IDENTITY_LEAST_FRAMES: usize = 10;
pub(super) const IDENTITY_WINDOW: usize = 30;
pub(super) const IDENTITY_CHANGE: f32 = 0.05;
pub(super) const NOISE_WINDOW: usize = 12;
pub(super) const NOISE_FLOOR: f32 = 0.3;
pub(super) const NOISE_CHANGE: f32 = 0.7;
