//! The seller's rights at a real intake: erase, withdraw, correct, object, carry on; and what may put them off.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "rights/again.rs"]
mod again;
#[path = "rights/appeals.rs"]
mod appeals;
#[path = "rights/continuations.rs"]
mod continuations;
#[path = "rights/erasure.rs"]
mod erasure;
#[path = "rights/given.rs"]
mod given;
#[path = "rights/holds.rs"]
mod holds;
// The seller and the intake of the acceptance tests, of which not everything is needed here.
#[allow(dead_code, reason = "shared with tests/intake.rs")]
#[path = "../../../../tests/intake/seller.rs"]
mod seller;
#[allow(dead_code, reason = "shared with tests/intake.rs")]
#[path = "../../../../tests/intake/site.rs"]
mod site;
#[path = "rights/withdrawals.rs"]
mod withdrawals;
