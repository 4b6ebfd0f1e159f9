//! The engine: performs what the signup machine asks for and feeds back what happened.
//!
//! ```text
//! page -> Intent -> machine -> Effect -> perform/* -> camera, vault, spool, intake
//!                      ^---------------- Event <-----------'
//! ```
//!
//! Everything outside comes in through [`Adapters`]; the window, the scripted seller and the tests start the same
//! [`Engine`].

pub mod adapters;
pub mod backoff;
mod capture;
mod digest;
mod disk;
mod engine;
mod fault;
mod intake;
pub mod journal;
mod keys;
mod papers;
mod perform;
pub mod spool;
mod statement;
#[cfg(test)]
mod testing;
pub mod upload;
pub mod vault;

pub use adapters::{Adapters, Files, IntakeAddress, Pasted};
pub use capture::Preview;
pub use engine::{Engine, Handle};
pub use intake::http_client;
