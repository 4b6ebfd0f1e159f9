//! The signup itself: a state machine without input or output, and the words it shares with its surroundings.
//!
//! Intents come from the page, events from the world; effects go out to be performed, views to be shown. There is no
//! clock, no randomness, no file and no network here, so every path can be played in a test.

pub mod details;
pub mod fault;
pub mod intent;
pub mod view;
pub mod wire;
