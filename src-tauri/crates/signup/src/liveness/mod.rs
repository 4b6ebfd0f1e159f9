//! Whether the prompts were done: from observations, without camera, model or clock.

mod observation;

pub use observation::{FaceMeasures, Observation};
