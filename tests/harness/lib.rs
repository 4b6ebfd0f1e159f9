//! What the acceptance tests share: where things are, a scripted seller, an intake, and a line that breaks on demand.

pub mod footage;
pub mod liar;
pub mod papers;
pub mod programs;
pub mod proxy;
pub mod python;
pub mod room;
pub mod walk;
