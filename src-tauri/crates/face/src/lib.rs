//! What one frame of the camera shows of the seller: how many faces, where the first of them looks, what it
//! does, and how well it can be seen.
//!
//! [`Models`] are Google's three Face Landmarker networks, shipped inside the binary and checked against their
//! digests; `rten` runs them on one thread. An [`Analyser`] takes the frames of one stream in order and gives an
//! [`Analysis`] of each: the [`signup::liveness::Observation`] that the challenge, the hints and the transcript
//! are made from, and beside it what only the presentation-attack signals need and what never leaves the process
//! (points of the face, patches of the picture). Pure: the same frames give the same analyses, at any speed.
//!
//! Nothing in here decides. Everything that shows a face is wiped when it is let go, and never printed; only what the
//! engine keeps between two layers of a network is freed without being wiped.

mod analyser;
mod area;
pub mod attack;
mod canonical;
mod cover;
mod crop;
mod detector;
mod expression;
mod landmarks;
mod models;
mod pose;
mod quality;
mod resample;
mod shrink;
#[doc(hidden)]
pub mod stages;
mod trace;

pub use analyser::{Analyser, Analysis, Face, RECHECK};
pub use landmarks::{Bounds, Landmarks, POINTS};
pub use models::{ModelFault, Models};
pub use pose::Pose;
pub use trace::{Patch, PictureTrace};
