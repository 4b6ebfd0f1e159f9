//! The commands in groups, one file each; what they print on stdout is their result, everything else goes to stderr.

mod decide;
mod erase;
mod look;
mod server;
mod verify;

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Args, Parser};
use envelope::OpenFault;
use intake::{IntakeFault, Keys, keys::KeysFault, policy::PolicyFault, review::ReviewFault};
use thiserror::Error;

/// The reference intake of the seller signup.
#[derive(Debug, Parser)]
#[command(name = "intake", version)]
pub(crate) enum Command {
    /// Make the intake's key and a reviewer's seed; print the intake.json to pin in the app
    Keygen(server::Keygen),
    /// Serve on HTTP until interrupted; put a TLS proxy in front
    Serve(server::Serve),
    /// List every signup: number, standing, files held
    List(look::List),
    /// Open everything of a submission with a reviewer's seed
    Open(look::Open),
    /// Look at a face video again: what it shows against what was sent with it
    Review(look::Review),
    /// Put a decision on a submission on record; the seller is told it by the app
    Decide(decide::Decide),
    /// Objections against refusals
    #[command(subcommand)]
    Appeal(decide::Appeal),
    /// Put a legal hold on a signup: nothing of it is erased until it is over
    Hold(erase::Hold),
    /// Release the legal hold on a signup
    Release(erase::Release),
    /// Erase a signup's files and print the signed word for it
    Erase(erase::Erase),
    /// Check a receipt, deletion receipt, policy or challenge; needs no server and no data folder
    Verify(verify::Verify),
}

/// The server's data folder.
#[derive(Debug, Args)]
pub(crate) struct Data {
    /// The server's data folder
    #[arg(long, default_value = "intake-data")]
    data: PathBuf,
}

/// Why a command failed.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Keys(#[from] KeysFault),
    #[error(transparent)]
    Policy(#[from] PolicyFault),
    #[error(transparent)]
    Review(#[from] ReviewFault),
    #[error(transparent)]
    Intake(#[from] IntakeFault),
    #[error("{what}: {source}")]
    Io { what: String, source: io::Error },
    /// What is wrong was printed.
    #[error("not genuine, or not about these files")]
    NotGenuine,
}

impl Failure {
    pub(crate) fn code(&self) -> ExitCode {
        let code = match self {
            Self::Review(ReviewFault::NotFound(_) | ReviewFault::NoData(_)) => 3,
            Self::Review(ReviewFault::Sealed { fault, .. }) => match fault {
                OpenFault::Io(_) => 1,
                _ => 4,
            },
            Self::Review(ReviewFault::OnHold(_)) => 5,
            Self::NotGenuine => 6,
            _ => 1,
        };
        ExitCode::from(code)
    }
}

impl Command {
    pub(crate) fn run(self) -> Result<(), Failure> {
        match self {
            Self::Keygen(command) => command.run(),
            Self::Serve(command) => command.run(),
            Self::List(command) => command.run(),
            Self::Open(command) => command.run(),
            Self::Review(command) => command.run(),
            Self::Decide(command) => command.run(),
            Self::Appeal(command) => command.run(),
            Self::Hold(command) => command.run(),
            Self::Release(command) => command.run(),
            Self::Erase(command) => command.run(),
            Self::Verify(command) => command.run(),
        }
    }
}

/// The keys in their folder, else those in the data folder.
fn keys_in(keys: Option<PathBuf>, data: &std::path::Path) -> Result<Keys, Failure> {
    Ok(Keys::load(keys.as_deref().unwrap_or(data))?)
}

fn to_json(value: &impl serde::Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(value).map_err(|error| Failure::Io {
        what: "the result as JSON".to_owned(),
        source: error.into(),
    })
}

fn print(line: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let done = writeln!(out, "{line}").and_then(|()| out.flush());
    done.map_err(|source| Failure::Io { what: "stdout".to_owned(), source })
}
