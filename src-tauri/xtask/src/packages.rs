//! The system packages: which are missing, and `apt-get` for those only.

use std::{
    collections::HashSet,
    io::{IsTerminal, stdin},
    process::Command,
};

use anyhow::{Context, Result};

use crate::command::{ask, on_path, run};

/// To build the app and to open its window. `libclang` is for the camera's bindings, `cmake` and
/// `nasm` for the JPEG and H.264 codecs; `dbus` keeps the app to one window; the fonts show every
/// language's own name.
pub(crate) const WINDOW: &[&str] = &[
    "build-essential",
    "ca-certificates",
    "clang",
    "cmake",
    "dbus",
    "fonts-noto-cjk",
    "fonts-noto-core",
    "libclang-dev",
    "libgtk-3-dev",
    "librsvg2-dev",
    "libwebkit2gtk-4.1-dev",
    "nasm",
    "pkg-config",
];

/// What the tests need beside [`WINDOW`]: a display, a driver for the page, a browser in which the page is examined for
/// people with disabilities, a keyring, and other people's programs for second opinions.
pub(crate) const TESTS: &[&str] = &[
    "at-spi2-core",
    "chromium",
    "dbus-x11",
    "ffmpeg",
    "gnome-keyring",
    "imagemagick",
    "libimage-exiftool-perl",
    "python3-venv",
    "webkit2gtk-driver",
    "xauth",
    "xdotool",
    "xvfb",
];

/// What the benches measure against.
pub(crate) const BENCHES: &[&str] = &["curl", "openssl"];

/// Other people's programs that read documents.
pub(crate) const READERS: &[&str] = &["python3-venv", "tesseract-ocr"];

/// Whether somebody sits there who can be asked for a password.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Prompts {
    /// `sudo` may ask, if there is a terminal.
    Allowed,
    /// Never.
    Never,
}

/// Makes sure that the packages are there. Touches no network when they are.
///
/// # Errors
/// Something is missing and cannot be installed; the message holds the command that would.
pub(crate) fn ensure(lists: &[&[&str]], prompts: Prompts) -> Result<()> {
    let wanted: Vec<&str> = lists.concat();
    if on_path("dpkg-query").is_none() {
        eprintln!("{}", elsewhere(&wanted));
        return Ok(());
    }
    let missing = missing(&wanted);
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!("apt-get install {}", missing.join(" "));
    let as_root = as_root(prompts).with_context(|| {
        format!(
            "Packages are missing and I am neither root nor have sudo. As root, run:\n  {by_hand}"
        )
    })?;
    eprintln!("Installing {} system packages: {}", missing.len(), missing.join(" "));
    apt(&as_root, &["update", "--quiet"])
        .and_then(|()| apt(&as_root, &install(&missing)))
        .with_context(|| format!("Packages could not be installed. As root, run:\n  {by_hand}"))
}

fn install<'a>(missing: &[&'a str]) -> Vec<&'a str> {
    [&["install", "--yes", "--quiet", "--no-install-recommends"], missing].concat()
}

fn apt(as_root: &[&str], args: &[&str]) -> Result<()> {
    let words: Vec<&str> =
        [as_root, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], args].concat();
    run(Command::new(words[0]).args(&words[1..]))
}

/// The words that make a command root's; `None` if there are none.
fn as_root(prompts: Prompts) -> Option<Vec<&'static str>> {
    if ask("id", &["-u"]).as_deref() == Some("0") {
        return Some(vec![]);
    }
    on_path("sudo")?;
    if ask("sudo", &["-n", "true"]).is_some() {
        return Some(vec!["sudo", "-n"]);
    }
    (prompts == Prompts::Allowed && stdin().is_terminal()).then(|| vec!["sudo"])
}

fn missing<'a>(wanted: &[&'a str]) -> Vec<&'a str> {
    // dpkg-query fails as soon as one package is unknown, yet prints the others.
    let listed = Command::new("dpkg-query")
        .args(["--show", "--showformat=${Package}\\t${db:Status-Status}\\n"])
        .args(wanted)
        .output();
    let listed = listed.map(|out| String::from_utf8_lossy(&out.stdout).into_owned());
    not_installed(wanted, &listed.unwrap_or_default())
}

fn not_installed<'a>(wanted: &[&'a str], listed: &str) -> Vec<&'a str> {
    let there: HashSet<&str> = listed
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter(|(_, status)| *status == "installed")
        .map(|(package, _)| package)
        .collect();
    wanted.iter().copied().filter(|package| !there.contains(package)).collect()
}

/// On other systems nothing is installed: who knows what else hangs on it there.
fn elsewhere(wanted: &[&str]) -> String {
    let needed = match std::env::consts::OS {
        "macos" => "the Xcode command line tools, cmake and nasm".to_owned(),
        "windows" => "the Visual Studio C++ build tools, WebView2, cmake and nasm".to_owned(),
        _ => format!("what Debian calls\n  {}", wanted.join(" ")),
    };
    format!("This is no Debian, so I install nothing. Needed are {needed}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_removed_and_half_installed_packages_are_missing() {
        let listed = "cmake\tinstalled\nnasm\tconfig-files\nclang\thalf-installed\n";
        let wanted = ["cmake", "nasm", "clang", "xvfb"];
        assert_eq!(not_installed(&wanted, listed), ["nasm", "clang", "xvfb"]);
        assert_eq!(not_installed(&wanted, ""), wanted);
    }

    #[test]
    fn a_package_installed_for_two_architectures_counts_once() {
        assert!(not_installed(&["xvfb"], "xvfb\tnot-installed\nxvfb\tinstalled\n").is_empty());
    }
}
