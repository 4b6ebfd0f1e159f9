//! Pythons of our own in the target folder, each with the packages of one list and no others.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result, bail};

use crate::{
    command::{ask, run},
    place,
};

const REQUIREMENTS: &str = include_str!("../requirements.txt");
const MEDIAPIPE: &str = include_str!("../mediapipe.txt");
const PASSPORTEYE: &str = include_str!("../passporteye.txt");

/// The oldest that today's `cryptography` runs on.
const OLDEST: (u32, u32) = (3, 9);

/// Makes sure of the tests' environment and returns its interpreter. No network when it is as pinned.
///
/// # Errors
/// No fit Python, or pip failed.
pub(crate) fn ensure() -> Result<PathBuf> {
    environment("python", "requirements.txt", REQUIREMENTS)
}

/// The same for the bench that runs MediaPipe beside us.
///
/// # Errors
/// As [`ensure`]; there are no packages of it for every Python.
pub(crate) fn ensure_mediapipe() -> Result<PathBuf> {
    environment("mediapipe", "mediapipe.txt", MEDIAPIPE)
}

/// The same for the table that has PassportEye beside us.
///
/// # Errors
/// As [`ensure_mediapipe`].
pub(crate) fn ensure_passporteye() -> Result<PathBuf> {
    environment("passporteye", "passporteye.txt", PASSPORTEYE)
}

fn environment(folder: &str, list: &str, requirements: &str) -> Result<PathBuf> {
    let home = place::target().join(folder);
    let python = home.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let has = ask(&python, &["-m", "pip", "--disable-pip-version-check", "freeze", "--all"]);
    if has.is_some_and(|has| satisfied(requirements, &has)) {
        return Ok(python);
    }
    if home.exists() {
        fs::remove_dir_all(&home).with_context(|| format!("cannot remove {}", home.display()))?;
    }
    run(Command::new(interpreter()?).args(["-m", "venv"]).arg(&home))?;
    let list = place::root().join("src-tauri/xtask").join(list);
    run(Command::new(&python)
        .args(["-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"])
        .args(["--no-deps", "--requirement"])
        .arg(list))
    .context("Python packages could not be installed; this once, pip needs the network")?;
    Ok(python)
}

/// The first Python that is new enough and can make environments; the one on `PATH` may be neither.
fn interpreter() -> Result<&'static str> {
    let (major, minor) = OLDEST;
    let fit =
        format!("import sys, venv, ensurepip; sys.exit(sys.version_info < ({major}, {minor}))");
    let known = ["python3", "/usr/bin/python3", "python"];
    match known.into_iter().find(|python| ask(python, &["-c", &fit]).is_some()) {
        Some(python) => Ok(python),
        None => bail!("Python {major}.{minor} or newer with venv is needed (Debian: python3-venv)"),
    }
}

fn satisfied(requirements: &str, frozen: &str) -> bool {
    let normal = |line: &str| line.trim().to_ascii_lowercase();
    let has: Vec<String> = frozen.lines().map(normal).collect();
    pins(requirements).all(|pin| has.contains(&normal(pin)))
}

fn pins(requirements: &str) -> impl Iterator<Item = &str> {
    requirements.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_requirement_is_pinned() {
        for list in [REQUIREMENTS, MEDIAPIPE, PASSPORTEYE] {
            assert!(pins(list).count() >= 2);
            assert!(pins(list).all(|pin| pin.contains("==")));
        }
    }

    #[test]
    fn an_environment_with_every_pin_is_kept_and_any_other_made_again() {
        let exact: String = pins(REQUIREMENTS).map(|pin| format!("{pin}\n")).collect();
        assert!(satisfied(REQUIREMENTS, &format!("pip==25.0\n{}", exact.to_uppercase())));
        assert!(!satisfied(REQUIREMENTS, &exact.replacen("==", "==9", 1)));
        assert!(!satisfied(REQUIREMENTS, "pip==25.0\n"));
    }
}
