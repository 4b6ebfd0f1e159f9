//! A Python of our own in `target/python`, with the packages of `requirements.txt` and no others.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result, bail};

use crate::{
    command::{ask, run},
    place,
};

const REQUIREMENTS: &str = include_str!("../requirements.txt");

/// The oldest that today's `cryptography` runs on.
const OLDEST: (u32, u32) = (3, 9);

/// Makes sure of the environment and returns its interpreter. No network when it is as pinned.
///
/// # Errors
/// No fit Python, or pip failed.
pub(crate) fn ensure() -> Result<PathBuf> {
    let home = place::target().join("python");
    let python = home.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let has = ask(&python, &["-m", "pip", "--disable-pip-version-check", "freeze", "--all"]);
    if has.is_some_and(|has| satisfied(&has)) {
        return Ok(python);
    }
    if home.exists() {
        fs::remove_dir_all(&home).with_context(|| format!("cannot remove {}", home.display()))?;
    }
    run(Command::new(interpreter()?).args(["-m", "venv"]).arg(&home))?;
    let list = place::root().join("src-tauri/xtask/requirements.txt");
    run(Command::new(&python)
        .args(["-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"])
        .args(["--no-deps", "--requirement"])
        .arg(list))
    .context(
        "The tests' Python packages could not be installed; this once, pip needs the network",
    )?;
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

fn satisfied(frozen: &str) -> bool {
    let normal = |line: &str| line.trim().to_ascii_lowercase();
    let has: Vec<String> = frozen.lines().map(normal).collect();
    pins(REQUIREMENTS).all(|pin| has.contains(&normal(pin)))
}

fn pins(requirements: &str) -> impl Iterator<Item = &str> {
    requirements.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_requirement_is_pinned() {
        assert!(pins(REQUIREMENTS).count() >= 2);
        assert!(pins(REQUIREMENTS).all(|pin| pin.contains("==")));
    }

    #[test]
    fn an_environment_with_every_pin_is_kept_and_any_other_made_again() {
        let exact: String = pins(REQUIREMENTS).map(|pin| format!("{pin}\n")).collect();
        assert!(satisfied(&format!("pip==25.0\n{}", exact.to_uppercase())));
        assert!(!satisfied(&exact.replacen("==", "==9", 1)));
        assert!(!satisfied("pip==25.0\n"));
    }
}
