//! Our upload client over real HTTP, through a line that breaks on demand: against our intake and
//! against the tus community's own server.

// Clippy allows these in tests, not in their helpers.
#![allow(clippy::unwrap_used, clippy::print_stdout, unreachable_pub)]

#[path = "upload/answers.rs"]
mod answers;
#[path = "upload/cuts.rs"]
mod cuts;
#[path = "tus/node.rs"]
mod node;
#[path = "upload/road.rs"]
mod road;
#[path = "upload/stranger.rs"]
mod stranger;
