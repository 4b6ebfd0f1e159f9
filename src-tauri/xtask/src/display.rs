//! A screen, a session bus and a home of their own for the tests: nothing of the person at this
//! machine is read, changed or shown.

use std::{
    env,
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
    process::{self, Command},
};

use crate::command::on_path;

/// Rust's own places are found from `HOME`, so that one stays; these are where programs keep
/// theirs.
const PRIVATE: &[&str] =
    &["XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"];

/// Folders that exist as long as the tests run; removed on drop.
#[must_use = "the folders are removed on drop"]
pub(crate) struct Home(PathBuf);

impl Home {
    /// A new one. Its path is short, because sockets are made in it.
    ///
    /// # Errors
    /// The temp folder cannot be written to.
    pub(crate) fn new() -> io::Result<Self> {
        let home = Self(env::temp_dir().join(format!("signup-tests-{}", process::id())));
        for name in PRIVATE {
            let folder = home.folder(name);
            fs::create_dir_all(&folder)?;
            only_mine(&folder)?;
        }
        Ok(home)
    }

    /// The command, run inside: on Linux with a virtual screen and a session bus.
    pub(crate) fn command(&self, inner: &Command) -> Command {
        let mut outer = if cfg!(target_os = "linux") {
            let mut outer = Command::new("dbus-run-session");
            outer.args(["--", "xvfb-run", "-a", "-s", "-screen 0 1280x1024x24"]);
            outer.arg(inner.get_program());
            outer
        } else {
            Command::new(inner.get_program())
        };
        outer.args(inner.get_args());
        for (name, value) in inner.get_envs() {
            set(&mut outer, name, value);
        }
        outer.envs(PRIVATE.iter().map(|name| (name, self.folder(name))));
        outer
            .env("NO_AT_BRIDGE", "1")
            .env("GDK_BACKEND", "x11")
            .env("GSETTINGS_BACKEND", "memory")
            .env("NO_PROXY", loopback_without_proxy("NO_PROXY"))
            .env("no_proxy", loopback_without_proxy("no_proxy"))
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS");
        if env::var_os("LANG").is_none() {
            outer.env("LANG", "C.UTF-8");
        }
        outer
    }

    fn folder(&self, name: &str) -> PathBuf {
        self.0.join(name.trim_start_matches("XDG_").to_ascii_lowercase())
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // A leftover in the temp folder is no reason to fail a run.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The command, inside a session bus if there is none: the app asks it whether a window is open.
pub(crate) fn with_session_bus(command: Command) -> Command {
    let there = env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || env::var_os("XDG_RUNTIME_DIR").is_some_and(|dir| Path::new(&dir).join("bus").exists());
    if !cfg!(target_os = "linux") || there || on_path("dbus-run-session").is_none() {
        return command;
    }
    let mut outer = Command::new("dbus-run-session");
    outer.arg("--").arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        set(&mut outer, name, value);
    }
    outer
}

fn set(command: &mut Command, name: &OsStr, value: Option<&OsStr>) {
    match value {
        Some(value) => command.env(name, value),
        None => command.env_remove(name),
    };
}

fn loopback_without_proxy(name: &str) -> String {
    let own = "localhost,127.0.0.1,::1";
    env::var(name).map_or_else(|_| own.to_owned(), |set| format!("{set},{own}"))
}

#[cfg(unix)]
fn only_mine(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn only_mine(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_is_private_and_gone_afterwards() {
        let home = Home::new().unwrap();
        let path = home.0.clone();
        let command = home.command(Command::new("cargo").env("A", "b"));
        let env = |name: &str| {
            let mut envs = command.get_envs();
            envs.find(|(key, _)| *key == name).and_then(|(_, value)| value).map(PathBuf::from)
        };
        assert_eq!(env("A"), Some("b".into()));
        assert!(env("XDG_RUNTIME_DIR").is_some_and(|dir| dir.starts_with(&path) && dir.is_dir()));
        drop(home);
        assert!(!path.exists());
    }
}
