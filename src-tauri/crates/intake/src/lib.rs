//! The reference intake: the server that hands out the policy and challenges, receives sealed
//! files by tus 1.0.0, checks submissions and signs receipts (formats.md, "Wire").
//!
//! It holds no key that opens anything. All state is in one SQLite database and one folder, so
//! any node that shares both takes any request:
//!
//! ```text
//! DATA/intake.sqlite          signups, uploads, artifacts, receipts, deletions, withdrawals, holds
//! DATA/uploads/<upload>       bytes still arriving
//! DATA/objects/<artifact>     one plain sealed file per completed artifact
//! ```
//!
//! It speaks HTTP: TLS ends at the proxy in front of it. Logs name routes and codes, never
//! people, ids or tokens.

pub mod keys;
pub mod policy;
pub mod review;
pub mod statement;
pub mod verify;

mod challenge;
mod digest;
mod erasure;
mod fault;
mod http;
mod node;
mod objects;
mod receipt;
mod secret;
mod serve;
mod store;
mod submission;
mod withdrawal;

pub use fault::IntakeFault;
pub use http::{OPENAPI, ROUTES};
pub use keys::{Keys, Pinned};
pub use node::{Clock, Intake, Settings, system_clock};
pub use policy::{PolicyTemplate, default_policy};
pub use serve::{Running, serve};
