//! Production adapters: the machine's cameras, its password store, native file dialogs, the pinned intake.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use camera::NokhwaCamera;
use client::backoff::Backoff;
use client::vault::KeyringVault;
use client::{Adapters, Files, IntakeAddress, Pasted, http_client};
use envelope::VerifyingKey;
use futures_util::future::BoxFuture;
use serde::Deserialize;
use signup::Edition;
use signup::effect::Papers;
use signup::wire::{App, Slot};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FilePath};
use tokio::sync::oneshot;
use url::Url;

use crate::{StartFault, clipboard};

/// What the picker shows; what is in a file is decided by its content.
const EXTENSIONS: &[&str] = &["jpg", "jpeg", "png", "pdf", "tif", "tiff", "webp", "heic", "heif"];

/// `intake.json`, beside the executable or in the app's configuration folder: whom this app sends to.
#[derive(Deserialize)]
struct Pinned {
    url: Url,
    key: String,
}

/// What the shipped app runs with.
///
/// # Errors
/// When the app's folders are unknown, or no readable `intake.json` names an intake.
pub fn production(app: &AppHandle) -> Result<Adapters, StartFault> {
    let fault = |error: tauri::Error| StartFault(error.to_string());
    let folder = app.path().app_local_data_dir().map_err(fault)?;
    let intake = pinned(&app.path().app_config_dir().map_err(fault)?)?;
    let http = http_client(&intake.url).map_err(|error| StartFault(error.to_string()))?;
    Ok(Adapters {
        edition: edition(false),
        http,
        intake,
        camera: Arc::new(NokhwaCamera),
        vault: Arc::new(KeyringVault::new("org.sellersignup.app")),
        files: Arc::new(Dialogs::new(app.clone())),
        folder,
        backoff: Backoff::default(),
    })
}

/// Version and system for the manifest.
pub fn edition(practice: bool) -> Edition {
    let os = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
    Edition { practice, app: App { version: env!("CARGO_PKG_VERSION").to_owned(), os } }
}

/// The first of: the file named by `SELLER_SIGNUP_INTAKE`, `intake.json` beside the executable, in `config`.
fn pinned(config: &Path) -> Result<IntakeAddress, StartFault> {
    let named = std::env::var_os("SELLER_SIGNUP_INTAKE").map(PathBuf::from);
    let beside = std::env::current_exe().ok().map(|exe| exe.with_file_name("intake.json"));
    let places = [named, beside, Some(config.join("intake.json"))];
    let path = places.into_iter().flatten().find(|path| path.exists());
    let path = path.ok_or_else(|| StartFault(format!("no intake.json in {}", config.display())))?;
    let wrong = |error: &dyn std::fmt::Display| StartFault(format!("{}: {error}", path.display()));
    let text = std::fs::read_to_string(&path).map_err(|error| wrong(&error))?;
    let pinned: Pinned = serde_json::from_str(&text).map_err(|error| wrong(&error))?;
    let key = VerifyingKey::from_base64url(&pinned.key).map_err(|error| wrong(&error))?;
    Ok(IntakeAddress { url: pinned.url, key })
}

/// Native dialogs, opened from here: no path reaches the page.
pub struct Dialogs {
    app: AppHandle,
    folder: Option<PathBuf>,
}

impl Dialogs {
    /// Dialogs that open where the system thinks best.
    pub fn new(app: AppHandle) -> Self {
        Self { app, folder: None }
    }

    /// Dialogs for documents that open in `folder`.
    pub fn starting_in(app: AppHandle, folder: PathBuf) -> Self {
        Self { app, folder: Some(folder) }
    }
}

impl Files for Dialogs {
    fn pick(&self, _: Slot, several: bool) -> BoxFuture<'static, Vec<PathBuf>> {
        let (picked, paths) = oneshot::channel::<Vec<PathBuf>>();
        let mut dialog = self.app.dialog().file();
        if let Some(folder) = &self.folder {
            dialog = dialog.set_directory(folder);
        }
        let dialog = dialog.add_filter("JPEG, PNG, PDF, TIFF, WebP", EXTENSIONS);
        let chosen = move |files: Vec<FilePath>| {
            let paths = files.into_iter().filter_map(|file| file.into_path().ok());
            let _ = picked.send(paths.collect());
        };
        if several {
            dialog.pick_files(move |files| chosen(files.unwrap_or_default()));
        } else {
            dialog.pick_file(move |file| chosen(file.into_iter().collect()));
        }
        Box::pin(async move { paths.await.unwrap_or_default() })
    }

    fn paste(&self, _: Slot) -> BoxFuture<'static, Option<Pasted>> {
        // Asking another program for what was copied can take as long as that program likes.
        Box::pin(async move { tokio::task::spawn_blocking(clipboard::paste).await.ok().flatten() })
    }

    fn save(&self, papers: Papers) -> BoxFuture<'static, std::io::Result<Option<String>>> {
        let (chosen, path) = oneshot::channel();
        self.app.dialog().file().set_file_name(papers.file_name()).save_file(move |file| {
            let _ = chosen.send(file.and_then(|file| file.into_path().ok()));
        });
        Box::pin(async move {
            let Some(path) = path.await.ok().flatten() else { return Ok(None) };
            tokio::fs::write(&path, papers.content()).await?;
            Ok(path.file_name().map(|name| name.to_string_lossy().into_owned()))
        })
    }

    /// Any file: papers are known by their content, and people rename them.
    fn pick_paper(&self) -> BoxFuture<'static, Option<PathBuf>> {
        let (chosen, path) = oneshot::channel();
        self.app.dialog().file().pick_file(move |file| {
            let _ = chosen.send(file.and_then(|file| file.into_path().ok()));
        });
        Box::pin(async move { path.await.ok().flatten() })
    }
}
