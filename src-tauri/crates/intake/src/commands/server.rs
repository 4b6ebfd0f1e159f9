//! Making keys and serving.

use std::{io, net::SocketAddr, path::PathBuf};

use clap::Args;
use intake::{Intake, Keys, PolicyTemplate, Settings, default_policy, serve, system_clock};

use super::{Failure, keys_in, print, to_json};

#[derive(Debug, Args)]
pub(crate) struct Keygen {
    /// Folder for the files; nothing in it is overwritten
    #[arg(long)]
    dir: PathBuf,
    /// The intake's name in all of its statements
    #[arg(long, default_value = "Reference intake")]
    name: String,
    /// Where the app finds it, if that is fixed
    #[arg(long)]
    url: Option<String>,
}

impl Keygen {
    pub(super) fn run(self) -> Result<(), Failure> {
        let pinned = Keys::create(&self.dir, &self.name, self.url)?;
        let json = to_json(&pinned)?;
        let seed = self.dir.join("reviewer.seed");
        eprintln!("Move {} to where reviews are made;", seed.display());
        eprintln!("the server must not have it. Pin this in the app as intake.json:");
        print(&json)
    }
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
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
}

impl Serve {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self { data, listen, keys, policy } = self;
        let keys = keys_in(keys, &data)?;
        let policy = policy.map_or_else(|| Ok(default_policy()), read_policy)?;
        serve_until_interrupted(Settings { data, keys, policy, clock: system_clock() }, listen)
    }
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

fn read_policy(path: PathBuf) -> Result<PolicyTemplate, Failure> {
    let what = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|source| Failure::Io { what, source })?;
    Ok(PolicyTemplate::from_toml(&text)?)
}
