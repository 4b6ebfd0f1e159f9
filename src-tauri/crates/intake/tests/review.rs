//! `intake review`: an honest take agrees with itself, and each way of lying about one is found. Real clips, really
//! sealed, signed and sent to a real intake.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

// The seller and the intake of the acceptance tests, of which not everything is needed here.
#[path = "review/honest.rs"]
mod honest;
#[path = "review/lies.rs"]
mod lies;
#[allow(dead_code, reason = "shared with tests/intake.rs")]
#[path = "../../../../tests/intake/seller.rs"]
mod seller;
#[allow(dead_code, reason = "shared with tests/intake.rs")]
#[path = "../../../../tests/intake/site.rs"]
mod site;
#[path = "review/take.rs"]
mod take;
