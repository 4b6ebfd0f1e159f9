//! `cargo xtask practice`: from a bare machine to the open practice window.

use std::{env, process::Command};

use anyhow::Result;

use crate::{
    command::{cargo, run as run_command},
    display::with_session_bus,
    packages::{self, Prompts},
    place, ui,
};

/// Installs what is missing, builds the page and the app, and starts `practice` with these
/// arguments, in the folder the person stands in: files they name are found from there.
///
/// # Errors
/// Any of these failed, or `practice` did.
pub(crate) fn run(args: &[String]) -> Result<()> {
    packages::ensure(&[packages::WINDOW], Prompts::Allowed)?;
    ui::build()?;
    // As part of the whole workspace: alone, its dependencies would have other features than in the tests' build, and
    // a hundred of them would be built a second time.
    let mut build = cargo();
    build.current_dir(place::root()).args(["build", "--workspace", "--bin", "practice"]);
    run_command(&mut build)?;
    let program = place::target().join("debug/practice").with_extension(env::consts::EXE_EXTENSION);
    let mut practice = Command::new(program);
    practice.args(args);
    if args.is_empty() && !screen() {
        eprintln!("There is no screen here (DISPLAY is not set): a window cannot open.");
        eprintln!("Without a window: cargo xtask practice -- walk --help");
    }
    run_command(&mut with_session_bus(practice))
}

fn screen() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
