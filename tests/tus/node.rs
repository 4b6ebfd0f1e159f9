//! The npm side of the tests: a copy of this folder under `target`, with its packages installed.
//!
//! A test that needs it says `#[path = "tus/node.rs"] mod node;`.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

const FILES: [&str; 5] =
    [".npmrc", "package.json", "package-lock.json", "server.mjs", "upload.mjs"];

/// The installed copy, or `None`, with the reason printed, where there is no Node.js. Blocks;
/// tests that call it at the same time wait for one installation.
///
/// # Panics
/// Where Node.js is there and `npm ci` fails.
pub(crate) fn installed() -> Option<PathBuf> {
    for program in ["node", "npm"] {
        if Command::new(program).arg("--version").output().is_err() {
            eprintln!("skipped: `{program}` is not installed");
            return None;
        }
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tus");
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tus");
    fs::create_dir_all(&copy).unwrap();
    let lock = File::create(copy.join("installing.lock")).unwrap();
    lock.lock().unwrap();
    let wanted = fs::read(source.join("package-lock.json")).unwrap();
    let stamp = copy.join("installed.json");
    let fresh = fs::read(&stamp).is_ok_and(|installed| installed == wanted);
    for file in FILES {
        // Scripts may have changed while the packages have not.
        fs::copy(source.join(file), copy.join(file)).unwrap();
    }
    if !fresh {
        let done = Command::new("npm").args(["ci", "--no-progress"]).current_dir(&copy).output();
        let done = done.unwrap();
        assert!(done.status.success(), "npm ci: {}", String::from_utf8_lossy(&done.stderr));
        fs::write(&stamp, wanted).unwrap();
    }
    Some(copy)
}
