//! The project's programs as the tests build them: another profile would build the window's whole tree again.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{
    command::{cargo, output},
    place,
};

/// A program, `--bin` or `--example`, built in the workspace's dev profile, in which the inner loops are optimised.
///
/// # Errors
/// It did not build.
pub(super) fn built(kind: &str, name: &str) -> Result<PathBuf> {
    let mut build = cargo();
    build.current_dir(place::root()).args(["build", "--quiet", "--workspace", kind, name]);
    let messages = output(build.arg("--message-format=json"))?;
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut it = messages.filter(|message| message["target"]["name"] == name);
    let program = it.find_map(|message| Some(PathBuf::from(message["executable"].as_str()?)));
    program.with_context(|| format!("cargo built no {name}"))
}
