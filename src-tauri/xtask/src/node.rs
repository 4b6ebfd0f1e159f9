//! Node packages: the right Node, and `npm ci` only when what is installed is not as locked.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use crate::{
    command::{ask, run},
    place,
};

/// What Vite asks for.
const OLDEST: (u32, u32) = (20, 19);

/// Makes sure of Node and of one package's `node_modules`. No network when they are as locked.
///
/// # Errors
/// No Node or an old one; no lock file; `npm ci` failed.
pub(crate) fn ensure(package: &Path) -> Result<()> {
    check_version(ask("node", &["--version"]).as_deref())?;
    let lock = package.join("package-lock.json");
    let lock = fs::read_to_string(&lock).with_context(|| format!("no {}", lock.display()))?;
    let installed = fs::read_to_string(package.join("node_modules/.package-lock.json"));
    if installed.is_ok_and(|installed| as_locked(&lock, &installed)) {
        return Ok(());
    }
    run(npm(package).args(["ci", "--no-audit", "--no-fund"]))
        .context("The page's packages could not be installed; this once, npm needs the network")
}

/// The packages that only tests use: `tests/*/package-lock.json`.
///
/// # Errors
/// As [`ensure`].
pub(crate) fn ensure_for_tests() -> Result<()> {
    for entry in fs::read_dir(place::root().join("tests"))? {
        let package = entry?.path();
        if package.join("package-lock.json").is_file() {
            ensure(&package)?;
        }
    }
    Ok(())
}

/// `npm`, called in a package's folder.
pub(crate) fn npm(package: &Path) -> Command {
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(package).env("NO_UPDATE_NOTIFIER", "1");
    npm
}

fn check_version(version: Option<&str>) -> Result<()> {
    let (major, minor) = OLDEST;
    let Some(version) = version else {
        bail!("Node is missing: install Node {major}.{minor} or newer, see https://nodejs.org");
    };
    let mut numbers = version.trim_start_matches('v').split('.').map(str::parse::<u32>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(a)), Some(Ok(b))) if (a, b) >= OLDEST => Ok(()),
        _ => bail!("Node {version} is too old: {major}.{minor} or newer is needed"),
    }
}

/// npm writes what it installed beside it, in the lock file's own words. Packages for other
/// platforms are absent.
fn as_locked(lock: &str, installed: &str) -> bool {
    let (Some(mut lock), Some(installed)) = (packages(lock), packages(installed)) else {
        return false;
    };
    lock.remove("");
    let fits = |name: &String, locked: &Value| match installed.get(name) {
        Some(found) => found["version"] == locked["version"],
        None => locked["optional"] == true || locked["devOptional"] == true,
    };
    lock.iter().all(|(name, locked)| fits(name, locked))
        && installed.keys().all(|name| lock.contains_key(name))
}

fn packages(lock: &str) -> Option<Map<String, Value>> {
    serde_json::from_str::<Value>(lock).ok()?.get("packages")?.as_object().cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        assert!(check_version(Some("v20.19.0")).is_ok());
        assert!(check_version(Some("v24.1.0")).is_ok());
        for bad in [None, Some("v20.18.3"), Some("v18.20.1"), Some("")] {
            assert!(check_version(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn only_a_difference_that_matters_installs_again() {
        let lock = r#"{"packages": {"": {"name": "ui"}, "node_modules/lit": {"version": "3.3.1"},
            "node_modules/mac": {"version": "1.0.0", "optional": true}}}"#;
        let same = r#"{"packages": {"node_modules/lit": {"version": "3.3.1"}}}"#;
        let older = r#"{"packages": {"node_modules/lit": {"version": "3.3.0"}}}"#;
        let more =
            r#"{"packages": {"node_modules/lit": {"version": "3.3.1"}, "node_modules/x": {}}}"#;
        assert!(as_locked(lock, same));
        for different in [older, more, r#"{"packages": {}}"#, "{", ""] {
            assert!(!as_locked(lock, different), "{different}");
        }
    }
}
