//! `cargo xtask check`: what a reviewer should not have to look for.

use std::process::Command;

use anyhow::{Result, bail};

use crate::{
    bindings,
    command::{cargo, on_path, run as run_command},
    packages::{self, Prompts},
    place, ui,
};

/// Runs all checks, so that one round shows everything, and fails if one did.
///
/// # Errors
/// Names the checks that failed; each has said why.
pub(crate) fn run() -> Result<()> {
    packages::ensure(&[packages::WINDOW], Prompts::Never)?;
    ui::build()?;
    let checks: [(&str, Check); 4] = [
        ("format", format),
        ("generated types", bindings::check),
        ("lints", lints),
        ("deny", deny),
    ];
    let mut failed = Vec::new();
    for (name, check) in checks {
        eprintln!("check: {name}");
        if let Err(error) = check() {
            eprintln!("{error:#}");
            failed.push(name);
        }
    }
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

type Check = fn() -> Result<()>;

fn format() -> Result<()> {
    run_command(cargo().current_dir(place::root()).args(["fmt", "--all", "--check"]))
}

fn lints() -> Result<()> {
    let mut clippy = cargo();
    clippy.current_dir(place::root()).args(["clippy", "--workspace", "--all-targets"]);
    run_command(clippy.args(["--", "--deny", "warnings"]))
}

/// Licences, sources, duplicates and advisories, by .deny.toml; the last only where their list can
/// be had.
fn deny() -> Result<()> {
    let own = place::target().join("tools/bin/cargo-deny");
    let Some(program) = on_path("cargo-deny").or_else(|| own.is_file().then_some(own)) else {
        eprintln!(
            "cargo-deny is not installed, so this is left out: cargo install --locked cargo-deny"
        );
        return Ok(());
    };
    let deny = |args: &[&str]| {
        let mut deny = Command::new(&program);
        run_command(deny.current_dir(place::root()).arg("--workspace").args(args))
    };
    deny(&["check", "--hide-inclusion-graph", "licenses", "bans", "sources"])?;
    match deny(&["fetch", "db"]) {
        Ok(()) => deny(&["check", "--disable-fetch", "advisories"]),
        Err(error) => {
            eprintln!("advisories are left out, their list cannot be had: {error:#}");
            Ok(())
        }
    }
}
