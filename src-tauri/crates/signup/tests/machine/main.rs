//! The machine played from every side: intents and events in, effects and views out, a clock that steps.

mod camera;
mod carry_on;
mod consent;
mod documents;
mod elsewhere;
mod given;
mod intake;
mod invariants;
mod liveness;
mod mending;
mod papers;
mod random;
mod recording;
mod remedies;
mod rights;
mod road;
mod script;
mod sending;
