//! Arbitrary text as a signed statement: no panic, and never authentic.
#![no_main]

use std::sync::LazyLock;

use envelope::{SigningKey, VerifyingKey, verify};
use libfuzzer_sys::fuzz_target;
use serde::Deserialize;

#[derive(Deserialize)]
struct Claims {
    iss: String,
}

static KEY: LazyLock<VerifyingKey> = LazyLock::new(|| SigningKey::from_seed(&[4; 32]).verifying());

fuzz_target!(|text: &str| {
    assert!(verify::<Claims>("policy+jwt", text, &KEY).is_err());
});
