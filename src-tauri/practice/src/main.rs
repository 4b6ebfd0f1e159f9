//! The practice edition: the seller's own window, or a scripted seller without one, with an in-process intake and a
//! camera that may be a clip. Nothing leaves the machine unless `--intake` names another intake.

mod built_in;
mod camera;
mod samples;
mod tray;
mod walk;
mod window;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

#[derive(Parser)]
#[command(version, about, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    window: WindowArgs,
}

#[derive(Subcommand)]
enum Command {
    /// The scripted seller: the same engine without a window; JSON lines on standard output.
    Walk(walk::WalkArgs),
}

#[derive(Args)]
struct WindowArgs {
    /// A clip instead of a camera: MP4 (H.264), MJPEG or Y4M; anything else through ffmpeg where that is installed.
    #[arg(long, value_name = "FILE")]
    camera: Option<PathBuf>,
    /// Take documents from this folder by their names instead of asking; papers are saved there as well.
    #[arg(long, value_name = "DIR")]
    documents: Option<PathBuf>,
}

fn main() -> ExitCode {
    seller_signup::init_logs();
    let cli = Cli::parse();
    match cli.command {
        Some(Command::Walk(args)) => walk::main(args),
        None => window::main(cli.window.camera, cli.window.documents),
    }
}
