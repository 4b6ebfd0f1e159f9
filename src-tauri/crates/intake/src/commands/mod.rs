//! One function per command; what they print on stdout is their result, everything else goes to stderr.

use std::{
    io::{self, Write},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Parser;
use envelope::OpenFault;
use intake::{
    Intake, IntakeFault, Keys, PolicyTemplate, Settings, default_policy,
    keys::{KeysFault, read_seed},
    policy::PolicyFault,
    review::{self, ReviewFault},
    serve, system_clock,
};
use thiserror::Error;

/// The reference intake of the seller signup.
#[derive(Debug, Parser)]
#[command(name = "intake", version)]
pub(crate) enum Command {
    /// Make the intake's key and a reviewer's seed; print the intake.json to pin in the app
    Keygen {
        /// Folder for the files; nothing in it is overwritten
        #[arg(long)]
        dir: PathBuf,
        /// The intake's name in all of its statements
        #[arg(long, default_value = "Reference intake")]
        name: String,
        /// Where the app finds it, if that is fixed
        #[arg(long)]
        url: Option<String>,
    },
    /// Serve on HTTP until interrupted; put a TLS proxy in front
    Serve {
        /// Folder of database and files; made where it is missing
        #[arg(long)]
        data: PathBuf,
        /// Address and port, for example 127.0.0.1:8080
        #[arg(long)]
        listen: SocketAddr,
        /// Folder that `keygen` made; the data folder if not given
        #[arg(long)]
        keys: Option<PathBuf>,
        /// Policy in TOML; the built-in one if not given
        #[arg(long)]
        policy: Option<PathBuf>,
    },
    /// List every signup: number, standing, files held
    List {
        /// The server's data folder
        #[arg(long, default_value = "intake-data")]
        data: PathBuf,
    },
    /// Open everything of a submission with a reviewer's seed
    Open {
        /// A signup's id or a receipt's number
        submission: String,
        /// File with the seed, 64 hex digits
        #[arg(long)]
        key: PathBuf,
        /// Folder to write to
        #[arg(long)]
        out: PathBuf,
        /// The server's data folder
        #[arg(long, default_value = "intake-data")]
        data: PathBuf,
    },
    /// Look at a face video again: what it shows against what was sent with it
    Review {
        /// A signup's id or a receipt's number
        submission: String,
        /// File with the seed, 64 hex digits
        #[arg(long)]
        key: PathBuf,
        /// Folder to write review.html to; it shows the seller's face
        #[arg(long)]
        out: Option<PathBuf>,
        /// Print the report as JSON, not as a table
        #[arg(long)]
        json: bool,
        /// The server's data folder
        #[arg(long, default_value = "intake-data")]
        data: PathBuf,
        /// Folder with the intake's intake.json, to check the challenge's signature; the data folder if not given
        #[arg(long)]
        keys: Option<PathBuf>,
    },
    /// Erase a signup's files and print the signed word for it
    Erase {
        /// A signup's id or a receipt's number
        submission: String,
        /// Only this artifact
        #[arg(long)]
        artifact: Option<String>,
        /// The server's data folder
        #[arg(long, default_value = "intake-data")]
        data: PathBuf,
        /// Folder that `keygen` made; the data folder if not given
        #[arg(long)]
        keys: Option<PathBuf>,
    },
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
}

impl Failure {
    pub(crate) fn code(&self) -> ExitCode {
        let code = match self {
            Self::Review(ReviewFault::NotFound(_) | ReviewFault::NoData(_)) => 3,
            Self::Review(ReviewFault::Sealed { fault, .. }) => match fault {
                OpenFault::Io(_) => 1,
                _ => 4,
            },
            _ => 1,
        };
        ExitCode::from(code)
    }
}

impl Command {
    pub(crate) fn run(self) -> Result<(), Failure> {
        match self {
            Self::Keygen { dir, name, url } => keygen(&dir, &name, url),
            Self::Serve { data, listen, keys, policy } => {
                let keys = Keys::load(keys.as_deref().unwrap_or(&data))?;
                let policy = policy.as_deref().map_or_else(|| Ok(default_policy()), read_policy)?;
                serve_until_interrupted(
                    Settings { data, keys, policy, clock: system_clock() },
                    listen,
                )
            }
            Self::List { data } => list(&data),
            Self::Open { submission, key, out, data } => {
                let seed = read_seed(&key)?;
                let files = review::open(&data, &submission, &seed, &out)?;
                files.iter().try_for_each(|file| print(&file.display().to_string()))
            }
            Self::Review { submission, key, out, json, data, keys } => {
                let seed = read_seed(&key)?;
                // In the data folder it may be missing: the report says what was not checked for it.
                let keys = keys.or_else(|| Keys::pinned_in(&data).then(|| data.clone()));
                let intake = keys.as_deref().map(Keys::verifying_in).transpose()?;
                let review = review::review(&data, &submission, &seed, intake.as_ref())?;
                if let Some(out) = out {
                    let page = review.write_page(&out)?;
                    eprintln!("{}", page.display());
                }
                print(&if json { to_json(&review.report)? } else { review.report.table() })
            }
            Self::Erase { submission, artifact, data, keys } => {
                let keys = Keys::load(keys.as_deref().unwrap_or(&data))?;
                let now = (system_clock())();
                let jws = review::erase(&data, &keys, &submission, artifact.as_deref(), now)?;
                print(&jws)
            }
        }
    }
}

fn keygen(dir: &Path, name: &str, url: Option<String>) -> Result<(), Failure> {
    let pinned = Keys::create(dir, name, url)?;
    let json = to_json(&pinned)?;
    eprintln!("Move {} to where reviews are made;", dir.join("reviewer.seed").display());
    eprintln!("the server must not have it. Pin this in the app as intake.json:");
    print(&json)
}

fn serve_until_interrupted(settings: Settings, listen: SocketAddr) -> Result<(), Failure> {
    let io = |what: &str| {
        let what = what.to_owned();
        move |source| Failure::Io { what, source }
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(io("the runtime"))?;
    runtime.block_on(async {
        let intake = Intake::open(settings)?;
        let listener =
            tokio::net::TcpListener::bind(listen).await.map_err(io(&listen.to_string()))?;
        let running = serve(intake, listener);
        tracing::info!(address = %running.address(), "serving");
        // The one line a script that started it with port 0 waits for.
        print(&running.url())?;
        interrupted().await.map_err(io("signals"))?;
        tracing::info!("stopping");
        running.stop().await;
        Ok(())
    })
}

async fn interrupted() -> io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            done = tokio::signal::ctrl_c() => done,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}

fn list(data: &Path) -> Result<(), Failure> {
    for line in review::list(data)? {
        let standing = serde_json::to_value(&line.standing).unwrap_or_default();
        print(&format!(
            "{}\t{}\t{}\t{}\t{} files{}",
            line.signup,
            line.number.as_deref().unwrap_or("-"),
            jiff::Timestamp::from_second(line.opened_at).unwrap_or_default(),
            standing["status"].as_str().unwrap_or("-"),
            line.artifacts,
            if line.practice { "\tpractice" } else { "" },
        ))?;
    }
    Ok(())
}

fn read_policy(path: &Path) -> Result<PolicyTemplate, Failure> {
    let what = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|source| Failure::Io { what, source })?;
    Ok(PolicyTemplate::from_toml(&text)?)
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
