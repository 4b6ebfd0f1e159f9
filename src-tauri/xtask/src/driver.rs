//! `tauri-driver`, which the tests of the real window talk to.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};

use crate::{
    command::{cargo, run},
    place,
};

/// Fixed: newer ones are pre-releases of Tauri 3.
const VERSION: &str = "2.1.0";

/// Makes sure of it in `target/tools` and returns its path. It builds into a folder of its own that
/// can be thrown away without touching ours.
///
/// # Errors
/// It could not be built.
pub(crate) fn ensure() -> Result<PathBuf> {
    let tools = place::target().join("tools");
    let driver = tools.join(format!("bin/tauri-driver{}", std::env::consts::EXE_SUFFIX));
    let installed = fs::read_to_string(tools.join(".crates.toml")).unwrap_or_default();
    if driver.is_file() && installed.contains(&format!("\"tauri-driver {VERSION} ")) {
        return Ok(driver);
    }
    run(cargo()
        .args(["install", "--quiet", "--locked", "--force", "tauri-driver", "--version", VERSION])
        .arg("--root")
        .arg(&tools)
        .arg("--target-dir")
        .arg(place::target().join("tools-build")))
    .context("tauri-driver could not be built; this once, cargo needs the network")?;
    Ok(driver)
}
