//! The intake's command line: keys, server, and the reviewer's commands.
//!
//! Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found, 4 the key does not open it, 5 a legal hold is in force,
//! 6 not genuine.

mod commands;

use std::{io::IsTerminal, process::ExitCode};

use clap::Parser;

fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .init();
    match commands::Command::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("intake: {failure}");
            failure.code()
        }
    }
}
