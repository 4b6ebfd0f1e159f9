//! The practice window: the shell with adapters that send nothing anywhere.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use clap::Args;
use client::backoff::Backoff;
use client::vault::{FileVault, MemoryVault, Vault};
use client::{Adapters, Files, IntakeAddress, http_client};
use intake::default_policy;
use seller_signup::adapters::{Dialogs, edition};
use seller_signup::{StartFault, Surroundings};
use tauri::{AppHandle, Manager};

use crate::camera::{Chosen, PracticeCamera};
use crate::folder::Folder;
use crate::{built_in, samples, tray::Tray, walk};

#[derive(Args)]
pub(crate) struct WindowArgs {
    /// A clip instead of a camera: MP4 (H.264), MJPEG or Y4M; anything else through ffmpeg where that is installed. Or
    /// `puppet`, or `puppet:` and a manner: `late`, `wrong-side`, `no-blink`, `two-faces`, `walks-away`, `too-dark`,
    /// `too-far`, `still`, `smiling`. Without it: the machine's cameras, and the puppet.
    #[arg(long, value_name = "FILE|puppet[:MANNER]", value_parser = Chosen::parser())]
    camera: Option<Chosen>,
    /// Take documents from this folder by their names instead of asking; papers are saved there as well.
    #[arg(long, value_name = "DIR")]
    documents: Option<PathBuf>,
    /// Send to this intake; without it to one inside this process.
    #[arg(long, value_name = "URL", requires = "intake_key")]
    intake: Option<String>,
    /// The intake's Ed25519 key, base64url, as in its `intake.json`.
    #[arg(long, value_name = "KEY", allow_hyphen_values = true)]
    intake_key: Option<String>,
    /// Keep everything in this folder, the signup's keys IN THE CLEAR, so that the same command carries on where the
    /// window was closed. The built-in intake's data is in `intake/`, the reviewer's key in `reviewer.seed`. Without
    /// it, everything is forgotten when the window closes.
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

/// What lives as long as the window.
struct Room {
    _intake: intake::Running,
}

pub(crate) fn main(mut args: WindowArgs) -> ExitCode {
    let keep = args.keep.take();
    let kept = keep.is_some();
    let folder = match keep.map_or_else(Folder::passing, Folder::kept) {
        Ok(folder) => folder,
        Err(error) => {
            tracing::error!(%error, "no folder to practise in");
            return ExitCode::FAILURE;
        }
    };
    let path = folder.path().to_owned();
    let camera = match PracticeCamera::new(args.camera.take()) {
        Ok(camera) => camera,
        Err(error) => {
            tracing::error!("{error:#}");
            return ExitCode::FAILURE;
        }
    };
    let cues = camera.cues();
    let started = move |engine: client::Handle| {
        if let Some(cues) = cues {
            tauri::async_runtime::spawn(cues.follow(engine.views()));
        }
    };
    let around =
        Surroundings { single: false, page: Some(path.join("page")), started: Box::new(started) };
    seller_signup::run(around, move |app| {
        end_on_signal(app.clone()).map_err(|error| StartFault(error.to_string()))?;
        adapters(app, &path, kept, args, camera).map_err(|error| StartFault(format!("{error:#}")))
    })
}

fn adapters(
    app: &AppHandle,
    folder: &Path,
    kept: bool,
    args: WindowArgs,
    camera: PracticeCamera,
) -> Result<Adapters> {
    let intake = match &args.intake {
        Some(url) => walk::named(url, args.intake_key.as_deref().unwrap_or_default())?,
        None => own_intake(app, folder)?,
    };
    let files: Arc<dyn Files> = match args.documents {
        Some(documents) => Arc::new(Tray { papers: documents.clone(), documents }),
        None => Arc::new(Dialogs::starting_in(app.clone(), samples::write(folder)?)),
    };
    let vault: Arc<dyn Vault> = match kept {
        true => Arc::new(FileVault::new(folder.join("keys"))),
        false => Arc::new(MemoryVault::default()),
    };
    Ok(Adapters {
        edition: edition(true),
        http: http_client(&intake.url)?,
        intake,
        camera: Arc::new(camera),
        vault,
        files,
        folder: folder.join("device"),
        backoff: Backoff::default(),
    })
}

fn own_intake(app: &AppHandle, folder: &Path) -> Result<IntakeAddress> {
    let (running, intake) =
        tauri::async_runtime::block_on(built_in::start(folder, default_policy()))?;
    app.manage(Room { _intake: running });
    Ok(intake)
}

/// Whoever ends practice from outside wants it forgotten as well: the folder goes when `run` comes back.
#[cfg(unix)]
fn end_on_signal(app: AppHandle) -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let kinds = [SignalKind::terminate(), SignalKind::interrupt(), SignalKind::hangup()];
    // Registered before the window opens, not whenever the task first runs.
    let [mut end, mut interrupt, mut hang_up] = tauri::async_runtime::block_on(async {
        let [end, interrupt, hang_up] = kinds.map(signal);
        std::io::Result::Ok([end?, interrupt?, hang_up?])
    })?;
    tauri::async_runtime::spawn(async move {
        tokio::select! {
            _ = end.recv() => {}
            _ = interrupt.recv() => {}
            _ = hang_up.recv() => {}
        }
        app.exit(0);
    });
    Ok(())
}

#[cfg(not(unix))]
fn end_on_signal(_: AppHandle) -> std::io::Result<()> {
    Ok(())
}
