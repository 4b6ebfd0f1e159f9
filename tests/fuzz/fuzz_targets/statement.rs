//! Arbitrary text as a signed statement: no panic, and never authentic.
#![no_main]

use std::sync::LazyLock;

use envelope::{SigningKey, Statement, VerifyingKey, verify};
use libfuzzer_sys::fuzz_target;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
}

impl Statement for Claims {
    const TYP: &'static str = "policy+jwt";
}

static KEY: LazyLock<VerifyingKey> = LazyLock::new(|| SigningKey::from_seed(&[4; 32]).verifying());

fuzz_target!(|text: &str| {
    assert!(verify::<Claims>(text, &KEY).is_err());
});
