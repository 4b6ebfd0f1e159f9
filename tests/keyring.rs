//! Keys in a real password store: gnome-keyring on a D-Bus session of its own, with a home of its
//! own. Needs `gnome-keyring-daemon`, `dbus-run-session` and `dbus-send`.
//!
//! Each test starts this same binary once more inside such a session, to run one of [`inside`] or
//! [`signup_with_a_store`].
#![cfg(target_os = "linux")]
// Clippy allows these in tests, not in their helpers.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "keyring/inside.rs"]
mod inside;
#[path = "keyring/seller.rs"]
mod seller;
#[path = "keyring/signup.rs"]
mod signup_with_a_store;

use std::{
    fs,
    os::unix::fs::{DirBuilderExt, PermissionsExt},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// Starts the daemon with an unlocked collection, waits until it is there (the daemon goes to the background before it
/// is), then becomes the test.
const UNLOCKED: &str = "printf test | gnome-keyring-daemon --unlock --components=secrets >&2
tries=0
until dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
    org.freedesktop.Secret.Service.ReadAlias string:default 2>&1 | grep -q /collection/
do tries=$((tries + 1)); [ $tries -lt 400 ] || exit 70; sleep 0.05
done
exec \"$0\" \"$@\"";

/// Starts the daemon as it is on a machine nobody ever logged in to: without any collection.
const NO_COLLECTION: &str = "gnome-keyring-daemon --start --components=secrets >&2
exec \"$0\" \"$@\"";

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

#[test]
fn secrets_are_kept_replaced_and_forgotten() {
    in_session(UNLOCKED, "inside::keeps_replaces_and_forgets");
}

#[test]
fn calls_leave_no_threads_and_no_connections_behind() {
    in_session(UNLOCKED, "inside::leaves_nothing_behind");
}

#[test]
fn a_store_that_was_restarted_is_found_again() {
    in_session(UNLOCKED, "inside::finds_a_restarted_store");
}

#[test]
fn a_locked_store_is_told_after_the_limit() {
    in_session(UNLOCKED, "inside::is_locked");
}

#[test]
fn a_store_without_a_collection_is_no_store() {
    in_session(NO_COLLECTION, "inside::is_no_store");
}

#[test]
fn without_a_store_the_seller_is_told_and_goes_on_once_there_is_one() {
    in_session(NO_COLLECTION, "signup_with_a_store::goes_on_once_there_is_a_store");
}

#[test]
fn a_locked_store_is_told_in_time_and_the_seller_goes_on_once_it_is_unlocked() {
    in_session(UNLOCKED, "signup_with_a_store::goes_on_once_the_store_is_unlocked");
}

#[test]
fn lost_keys_are_told_and_nothing_is_erased_before_the_seller_decides() {
    in_session(UNLOCKED, "signup_with_a_store::keeps_everything_when_its_keys_are_lost");
}

#[test]
fn a_signup_that_is_forgotten_leaves_no_entry_in_the_store() {
    in_session(UNLOCKED, "signup_with_a_store::leaves_nothing_in_the_store_when_it_is_forgotten");
}

#[test]
fn without_a_bus_there_is_no_store() {
    let home = Home::new();
    let mut alone = Command::new(std::env::current_exe().unwrap());
    home.dress(&mut alone);
    alone.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
    run(alone.args(only("inside::is_no_store")));
}

fn in_session(script: &str, test: &str) {
    for program in ["gnome-keyring-daemon", "dbus-run-session", "dbus-send"] {
        if Command::new(program).arg("--version").output().is_err() {
            println!("skipped: `{program}` is not installed");
            return;
        }
    }
    let home = Home::new();
    let mut session = Command::new("dbus-run-session");
    home.dress(&mut session);
    session.args(["--", "sh", "-c", script]).arg(std::env::current_exe().unwrap());
    run(session.args(only(test)));
}

fn only(test: &str) -> [&str; 4] {
    [test, "--exact", "--ignored", "--nocapture"]
}

fn run(command: &mut Command) {
    let mut child = command.stdin(Stdio::null()).spawn().unwrap();
    let status = wait(&mut child).expect("the session ends in time");
    assert!(status.success(), "see above");
}

fn wait(child: &mut Child) -> Option<std::process::ExitStatus> {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait().unwrap() {
            return Some(status);
        }
        thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    None
}

/// A home nobody lives in, and a prompter that never asks anybody.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        let services = home.path().join("data/dbus-1/services");
        fs::create_dir_all(&services).unwrap();
        fs::DirBuilder::new().mode(0o700).create(home.path().join("run")).unwrap();
        // The bus starts this where the daemon wants the seller asked. It waits as a dialog
        // does that nobody answers, until the bus is gone.
        let prompter = home.path().join("prompter");
        let bus_is_there = "kill -0 $PPID 2>/dev/null";
        let script = format!("#!/bin/sh\nwhile {bus_is_there}; do sleep 0.2; done\n");
        fs::write(&prompter, script).unwrap();
        fs::set_permissions(&prompter, fs::Permissions::from_mode(0o700)).unwrap();
        let name = "org.gnome.keyring.SystemPrompter";
        let service = format!("[D-BUS Service]\nName={name}\nExec={}\n", prompter.display());
        fs::write(services.join(format!("{name}.service")), service).unwrap();
        home
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn dress(&self, command: &mut Command) {
        for gone in
            ["DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL"]
        {
            command.env_remove(gone);
        }
        command.env(inside::SESSION, "1").env("HOME", self.path());
        for (name, folder) in [
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_RUNTIME_DIR", "run"),
        ] {
            command.env(name, self.path().join(folder));
        }
    }
}
