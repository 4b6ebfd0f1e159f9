//! The reference intake over real HTTP: every verb of formats.md's "Wire" and every refusal.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "intake/artifacts.rs"]
mod artifacts;
#[path = "intake/commands.rs"]
mod commands;
#[path = "intake/interop.rs"]
mod interop;
#[path = "intake/lines.rs"]
mod lines;
#[path = "tus/node.rs"]
mod node;
#[path = "intake/seller.rs"]
mod seller;
#[path = "intake/signups.rs"]
mod signups;
#[path = "intake/site.rs"]
mod site;
#[path = "intake/submissions.rs"]
mod submissions;
#[path = "intake/uploads.rs"]
mod uploads;
#[path = "intake/wire.rs"]
mod wire;
