//! `cargo xtask test`: every test, in one build, with nobody asked for anything.

use std::{
    io::{self, BufRead, BufReader, Write, pipe},
    path::PathBuf,
    process::{Command, ExitCode},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

use crate::{
    command::{cargo, run as run_command, shown},
    display::Home,
    driver,
    node::{self, npm},
    outcome::Outcome,
    packages::{self, Prompts},
    place, python, ui,
};

/// Runs everything and prints the sum as its last line; says by its exit code whether all passed.
pub(crate) fn run(filters: &[String]) -> ExitCode {
    let mut outcome = Outcome::default();
    if let Err(error) = all(filters, &mut outcome) {
        outcome.failed(format!("{error:#}"));
    }
    println!("\n{outcome}");
    if outcome.failures() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Programs that tests find by `SELLER_SIGNUP_PYTHON` and `TAURI_DRIVER`.
pub(crate) struct Tools {
    python: PathBuf,
    driver: PathBuf,
}

/// Makes sure of everything the tests need beside the project itself.
///
/// # Errors
/// Something is missing and cannot be had.
pub(crate) fn setup() -> Result<Tools> {
    packages::ensure(&[packages::WINDOW, packages::TESTS], Prompts::Never)?;
    node::ensure(&place::ui())?;
    node::ensure_for_tests()?;
    Ok(Tools { python: python::ensure()?, driver: driver::ensure()? })
}

fn all(filters: &[String], outcome: &mut Outcome) -> Result<()> {
    let tools = setup()?;
    ui::build()?;
    if filters.is_empty() {
        page(outcome)?;
    }
    run_command(cargo().current_dir(place::root()).args(BUILD))?;

    let mut tests = cargo();
    tests.current_dir(place::root()).args(["test", "--workspace", "--no-fail-fast"]);
    tests.arg("--").args(filters);
    tests.env("SELLER_SIGNUP_PYTHON", tools.python).env("TAURI_DRIVER", tools.driver);
    // The types are exported by tests; a test run changes nothing in the checkout.
    tests.env("TS_RS_EXPORT_DIR", place::target().join("bindings"));
    let home = Home::new().context("no private folders for the tests")?;
    let mut inside = home.command(&tests);
    inside.current_dir(place::root());
    let passed = watched(inside, |line| outcome.cargo_line(line))?;
    if !passed && outcome.failures() == 0 {
        outcome.failed(format!("`{}`", shown(&tests)));
    }
    Ok(())
}

/// Everything that `cargo test --workspace` builds, and beside it the programs themselves, which it
/// builds only for tests of their own package: tests of the window start `practice`. One call with
/// the same features, so that `cargo test` afterwards finds everything made.
const BUILD: [&str; 6] = ["build", "--workspace", "--lib", "--bins", "--tests", "--examples"];

/// The page's own checks: types, its tests, and every screen through axe-core.
fn page(outcome: &mut Outcome) -> Result<()> {
    let ui = place::ui();
    if !npm(&ui).args(["run", "check"]).status().context("cannot start npm")?.success() {
        outcome.failed("ui: npm run check");
    }
    for script in ["test", "a11y"] {
        let before = outcome.failures();
        let mut tests = npm(&ui);
        tests.args(["run", script]).env("NO_COLOR", "1").env_remove("FORCE_COLOR");
        if !watched(tests, |line| outcome.vitest_line(line))? && outcome.failures() == before {
            outcome.failed(format!("ui: npm run {script}"));
        }
    }
    Ok(())
}

/// Runs to the end; every line, of stdout and stderr in their true order, is shown and handed on.
/// Returns whether the program succeeded.
fn watched(mut command: Command, mut each: impl FnMut(&str)) -> Result<bool> {
    let name = shown(&command);
    let (reader, writer) = pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn().with_context(|| format!("cannot start `{name}`"))?;
    drop(command); // and with it our ends of the pipe
    let lines = lines(reader);
    let mut ended = None;
    loop {
        match lines.recv_timeout(Duration::from_millis(200)) {
            Ok(line) => {
                println!("{line}");
                each(&line);
            }
            Err(RecvTimeoutError::Disconnected) => break,
            // A daemon left behind by a test keeps the pipe open: the program's own end is the end.
            Err(RecvTimeoutError::Timeout) => match ended {
                None => ended = child.try_wait()?.map(|_| Instant::now()),
                Some(since) if since.elapsed() > Duration::from_secs(2) => break,
                Some(_) => {}
            },
        }
    }
    io::stdout().flush()?;
    Ok(child.wait()?.success())
}

fn lines(reader: impl io::Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(reader).split(b'\n') {
            let Ok(line) = line else { return };
            let line = String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned();
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    fn shell(script: &str) -> (bool, Vec<String>) {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        let mut seen = Vec::new();
        let passed = watched(command, |line| seen.push(line.to_owned())).unwrap();
        (passed, seen)
    }

    #[test]
    fn both_streams_arrive_in_order() {
        let (passed, seen) = shell("for i in 1 2 3; do echo out $i; echo err $i >&2; done; exit 3");
        assert!(!passed);
        assert_eq!(seen, ["out 1", "err 1", "out 2", "err 2", "out 3", "err 3"]);
    }

    #[test]
    fn a_process_left_behind_does_not_hold_us() {
        let (passed, seen) = shell("sleep 20 & echo $!");
        assert!(passed);
        assert_eq!(seen.len(), 1);
        Command::new("kill").arg(&seen[0]).status().unwrap();
    }
}
