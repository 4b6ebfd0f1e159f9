//! `cargo xtask curves`: where a page that gets worse is not read any more, and where the check says so.

use std::{env, process::Command};

use anyhow::Result;

use crate::{
    command::{cargo, run as run_command},
    place,
};

/// Builds and runs the crate `documents`' example of this name, with the features of the tests' build.
///
/// # Errors
/// It does not build, or a page does not open.
pub(crate) fn run() -> Result<()> {
    let mut build = cargo();
    build.current_dir(place::root()).args(["build", "--workspace", "--example", "curves"]);
    run_command(&mut build)?;
    let program = place::target().join("debug/examples/curves");
    run_command(&mut Command::new(program.with_extension(env::consts::EXE_EXTENSION)))
}
