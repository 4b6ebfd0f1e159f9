//! The practice window: the shell with adapters that send nothing anywhere.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use client::backoff::Backoff;
use client::vault::MemoryVault;
use client::{Adapters, Files, http_client};
use seller_signup::StartFault;
use seller_signup::adapters::{Dialogs, edition};
use tauri::{AppHandle, Manager};

use crate::camera::PracticeCamera;
use crate::{built_in, samples, tray::Tray};

/// What lives as long as the window.
struct Room {
    _intake: intake::Running,
}

pub(crate) fn main(clip: Option<PathBuf>, documents: Option<PathBuf>) -> ExitCode {
    // Practice forgets everything when it is closed: its folder goes with the process.
    let folder = match tempfile::Builder::new().prefix("seller-signup-practice-").tempdir() {
        Ok(folder) => folder,
        Err(error) => {
            tracing::error!(%error, "no folder to practise in");
            return ExitCode::FAILURE;
        }
    };
    let path = folder.path().to_owned();
    seller_signup::run(move |app| {
        adapters(app, path, clip, documents).map_err(|error| StartFault(format!("{error:#}")))
    })
}

fn adapters(
    app: &AppHandle,
    folder: PathBuf,
    clip: Option<PathBuf>,
    documents: Option<PathBuf>,
) -> anyhow::Result<Adapters> {
    let camera = PracticeCamera::new(clip)?;
    let (running, intake) = tauri::async_runtime::block_on(built_in::start(&folder))?;
    let files: Arc<dyn Files> = match documents {
        Some(documents) => Arc::new(Tray { papers: documents.clone(), documents }),
        None => Arc::new(Dialogs::starting_in(app.clone(), samples::write(&folder)?)),
    };
    app.manage(Room { _intake: running });
    Ok(Adapters {
        edition: edition(true),
        http: http_client(&intake.url)?,
        intake,
        camera: Arc::new(camera),
        vault: Arc::new(MemoryVault::default()),
        files,
        folder: folder.join("device"),
        backoff: Backoff::default(),
    })
}
