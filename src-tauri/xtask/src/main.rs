//! `cargo xtask …`: everything a person or a CI machine does with this project, from a machine that
//! has nothing but Rust and Node. It depends on no system library, so that it can be what installs
//! them.

#![allow(clippy::print_stdout, reason = "a program for a terminal: what it prints is its purpose")]

mod bench;
mod bindings;
mod bundle;
mod check;
mod command;
mod curves;
mod display;
mod driver;
mod liveness;
mod mrz;
mod node;
mod outcome;
mod packages;
mod place;
mod practice;
mod python;
mod test;
mod ui;

use std::process::ExitCode;

use clap::Parser;

/// Sets this machine up as far as the task needs it, then does the task.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
enum Task {
    /// Opens the practice window: the seller's app with an intake of its own and a virtual camera
    Practice {
        /// Passed on to `practice`: `--camera FILE`, `walk …`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// Installs and builds whatever `test` needs beside the project itself
    Setup,
    /// Runs every test there is and ends with "N passed, N failed, N skipped"
    Test {
        /// Only tests whose names contain one of these; the page's own tests are then left out
        filters: Vec<String>,
    },
    /// Format, generated types, lints as errors, licences and advisories
    Check,
    /// Measures and prints one table
    Bench {
        /// Only one of them
        name: Option<bench::Name>,
    },
    /// Tells how well prompts and attacks are told apart on the labelled footage beside the checkout
    Liveness,
    /// Tells where a picture that gets worse is not read any more, and where the check says so
    Curves,
    /// Tells how many specimens' lines for machines are read right, beside Tesseract and PassportEye
    Mrz,
    /// Writes the page's types (ui/src/bindings) from the Rust structs
    Bindings,
    /// Builds the installable package of this platform
    Bundle {
        /// Passed on to `tauri build`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
}

fn main() -> ExitCode {
    let done = match Task::parse() {
        Task::Practice { args } => practice::run(&args),
        Task::Setup => test::setup().map(drop),
        Task::Test { filters } => return test::run(&filters),
        Task::Check => check::run(),
        Task::Bench { name } => bench::run(name),
        Task::Liveness => liveness::run(),
        Task::Curves => curves::run(),
        Task::Mrz => mrz::run(),
        Task::Bindings => bindings::write(),
        Task::Bundle { args } => bundle::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}
