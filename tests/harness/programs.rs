//! The project's own programs, built once with the tests' profile.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

/// The practice edition.
pub fn practice() -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| built("practice")).clone()
}

/// The reference intake's command line.
pub fn intake() -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| built("intake")).clone()
}

/// Builds `binary` and says where it lies. With everything that a test run builds, in one call: anything less has other
/// features, and would build its dependencies a second time.
fn built(binary: &str) -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["build", "--quiet", "--workspace", "--lib", "--bins", "--tests", "--examples"])
        .current_dir(crate::footage::checkout())
        .status()
        .expect("cargo runs");
    assert!(status.success(), "{binary} does not build");
    // The test itself lies in target/<profile>/deps.
    let test = std::env::current_exe().expect("a test knows where it is");
    let profile = test.parent().and_then(|deps| deps.parent()).expect("target/<profile>/deps");
    profile.join(binary).with_extension(std::env::consts::EXE_EXTENSION)
}
