//! `cargo xtask bundle`: what a seller installs, in this platform's form.

use anyhow::{Result, bail};

use crate::{
    command::run as run_command,
    packages::{self, Prompts},
    place, ui,
};

/// Builds the package with Tauri's own bundler, which comes with the page's packages.
/// `args` go on to it, in place of the platform's usual form: `--bundles appimage`.
///
/// # Errors
/// Something needed is missing, or the build failed.
pub(crate) fn run(args: &[String]) -> Result<()> {
    packages::ensure(&[packages::WINDOW], Prompts::Allowed)?;
    ui::build()?;
    let name = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
    let tauri = place::ui().join("node_modules/.bin").join(name);
    if !tauri.is_file() {
        bail!("@tauri-apps/cli is not among the page's packages (ui/package.json)");
    }
    let mut bundle = std::process::Command::new(tauri);
    bundle.current_dir(place::root().join("src-tauri")).arg("build");
    if args.is_empty() {
        bundle.args(["--bundles", usual()]);
    }
    run_command(bundle.args(args))
}

fn usual() -> &'static str {
    match std::env::consts::OS {
        "macos" => "dmg",
        "windows" => "nsis",
        _ => "deb",
    }
}
