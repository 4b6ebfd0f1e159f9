//! Whether the prompts were done: from observations, without camera, model or clock.
//!
//! ```text
//! Observation -> Hints     one calm hint before the take
//!             -> Gestures  movements: came, went
//!                  -> Trial  the take against its challenge -> Verdict
//! ```

mod gestures;
mod hints;
mod observation;
#[cfg(test)]
mod testing;
pub mod thresholds;
mod trial;

pub use gestures::{Change, Gestures, Movement};
pub use hints::{Hint, Hints};
pub use observation::{FaceMeasures, Observation};
pub use trial::{Trial, Verdict};
