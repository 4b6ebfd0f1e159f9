//! The practice edition: the seller's own window, or a scripted seller without one, with an in-process intake and a
//! camera that may be a clip. Nothing leaves the machine unless `--intake` names another intake.

mod built_in;
mod camera;
mod folder;
mod samples;
mod tray;
mod walk;
mod window;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(version, about, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    window: window::WindowArgs,
}

#[derive(Subcommand)]
enum Command {
    /// The scripted seller: the same engine without a window; JSON lines on standard output.
    Walk(walk::WalkArgs),
}

fn main() -> ExitCode {
    seller_signup::init_logs();
    let cli = Cli::parse();
    match cli.command {
        Some(Command::Walk(args)) => walk::main(args),
        None => window::main(cli.window),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One key in sixty-four begins with a hyphen.
    #[test]
    fn a_key_may_begin_with_a_hyphen() {
        let intake = ["--intake", "http://127.0.0.1:1", "--intake-key", "-oAbC"];
        let window = Cli::try_parse_from(["practice"].into_iter().chain(intake));
        assert!(window.is_ok_and(|cli| cli.command.is_none()));
        let walk = ["practice", "walk", "--documents", "d", "--details", "f", "--out", "o"];
        assert!(Cli::try_parse_from(walk.into_iter().chain(intake)).is_ok());
    }
}
