//! Clips of the practice face for the benches: five seconds, 30 frames a second, three movements.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use super::programs::built;
use crate::{
    command::{on_path, run},
    place,
};

/// Draws one into the target folder, once: `WIDTHxHEIGHT`, as Y4M.
///
/// # Errors
/// The puppet did not build or draw.
pub(super) fn y4m(size: &str) -> Result<PathBuf> {
    let folder = folder()?;
    let clip = folder.join(format!("face-{size}.y4m"));
    if !clip.exists() {
        let new = clip.with_extension("new");
        let mut draw = Command::new(built("--example", "clip")?);
        draw.arg(&new).args(["5", "smile@0.5", "blink@1.8", "turn_left@2.8"]);
        run(draw.args(["--size", size]))?;
        fs::rename(&new, &clip).with_context(|| format!("keeping {}", clip.display()))?;
    }
    Ok(clip)
}

/// The same as a webcam sends it, a run of JPEGs; as Y4M where there is no ffmpeg.
///
/// # Errors
/// As [`y4m`].
pub(super) fn mjpeg(size: &str) -> Result<PathBuf> {
    let y4m = y4m(size)?;
    let clip = y4m.with_extension("mjpeg");
    let Some(ffmpeg) = on_path("ffmpeg").filter(|_| !clip.exists()) else {
        return Ok(if clip.exists() { clip } else { y4m });
    };
    let new = clip.with_extension("new");
    let mut jpeg = Command::new(ffmpeg);
    jpeg.args(["-v", "error", "-y", "-i"]).arg(&y4m).args(["-q:v", "3", "-f", "mjpeg"]);
    run(jpeg.arg(&new))?;
    fs::rename(&new, &clip).with_context(|| format!("keeping {}", clip.display()))?;
    Ok(clip)
}

/// Where benches keep what they made or fetched.
///
/// # Errors
/// It cannot be made.
pub(super) fn folder() -> Result<PathBuf> {
    let folder = place::target().join("bench");
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    Ok(folder)
}
