//! The project's own programs, built once with the tests' profile.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

/// The practice edition.
pub fn practice() -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| built("practice", "practice")).clone()
}

/// The reference intake's command line.
pub fn intake() -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| built("intake", "intake")).clone()
}

/// Builds `binary`, which costs nothing where the test run has built it already, and says where it lies.
fn built(package: &str, binary: &str) -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["build", "--quiet", "--package", package, "--bin", binary])
        .current_dir(crate::footage::checkout())
        .status()
        .expect("cargo runs");
    assert!(status.success(), "{binary} does not build");
    // The test itself lies in target/<profile>/deps.
    let test = std::env::current_exe().expect("a test knows where it is");
    let profile = test.parent().and_then(|deps| deps.parent()).expect("target/<profile>/deps");
    profile.join(binary).with_extension(std::env::consts::EXE_EXTENSION)
}
