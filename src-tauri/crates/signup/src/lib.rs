//! The signup itself: a state machine without input or output, and the words it shares with its surroundings.
//!
//! Intents come from the page, events from the world; effects go out to be performed, views to be shown. There is no
//! clock, no randomness, no file and no network here, so every path can be played in a test.

mod changes;
mod consent;
pub mod continuation;
pub mod details;
pub mod document;
pub mod effect;
pub mod event;
pub mod fault;
pub mod folder;
pub mod intent;
pub mod liveness;
mod machine;
mod record;
pub mod view;
pub mod wire;

pub use effect::Effect;
pub use event::Event;
pub use fault::{Fault, FaultCode};
pub use intent::Intent;
pub use machine::{Edition, Now, Signup};
pub use view::View;
