//! `cargo xtask liveness`: how well prompts and attacks are told apart.

use anyhow::Result;
use std::{env, process::Command};

use crate::{
    command::{cargo, run as run_command},
    place,
};

/// Builds and runs the crate `face`'s example of this name, with the features of the tests' build.
///
/// # Errors
/// It does not build, or a clip is not read.
pub(crate) fn run() -> Result<()> {
    let mut build = cargo();
    build.current_dir(place::root()).args(["build", "--workspace", "--example", "liveness"]);
    run_command(&mut build)?;
    let program = place::target().join("debug/examples/liveness");
    run_command(&mut Command::new(program.with_extension(env::consts::EXE_EXTENSION)))
}
