//! The desktop shell: one window, two commands, the rules of closing. Everything else is the engine's.

pub mod adapters;
mod clipboard;
mod ipc;
mod window;

use std::path::PathBuf;
use std::process::ExitCode;

use client::{Adapters, Engine, Handle};
use tauri::{AppHandle, Manager};

use crate::ipc::{dispatch, subscribe};

/// Logs go to standard error; `RUST_LOG` says what. They never hold names, tokens or pictures.
pub fn init_logs() {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}

/// What has to be known before there is an app.
pub struct Surroundings {
    /// A second start shows the window of the first and ends at once.
    pub single: bool,
    /// Where the web view keeps its own files; `None`: in the app's data folder.
    pub page: Option<PathBuf>,
    /// Called once with the engine: who else looks at its views than the window.
    pub started: Box<dyn FnOnce(Handle) + Send>,
}

/// Opens the window and runs until it is closed.
///
/// `build` makes the adapters once there is an app to make them with (the file dialogs need it); it runs before the
/// window opens, inside the async runtime.
pub fn run(
    around: Surroundings,
    build: impl FnOnce(&AppHandle) -> Result<Adapters, StartFault> + Send + 'static,
) -> ExitCode {
    window::quirks();
    let mut builder = tauri::Builder::default();
    if around.single {
        // The first plugin of all: a second start must not get any further.
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| window::show(app)));
    }
    let app = builder
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![subscribe, dispatch])
        .on_window_event(window::on_event)
        .setup(|app| {
            let adapters = build(app.handle())?;
            let practice = adapters.edition.practice;
            let engine = tauri::async_runtime::block_on(async { Engine::start(adapters) });
            let handle = engine.handle();
            (around.started)(handle.clone());
            app.manage(ipc::Shell::new(engine));
            window::open(app.handle(), practice, around.page)?;
            let app = app.handle().clone();
            tauri::async_runtime::spawn(async move {
                handle.ended().await;
                app.exit(0);
            });
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        // Returns, so that whatever the caller holds is let go: practice's folder, for one.
        Ok(app) => ExitCode::from(u8::try_from(app.run_return(|_, _| {})).unwrap_or(1)),
        Err(error) => {
            tracing::error!(%error, "the window cannot be opened");
            ExitCode::FAILURE
        }
    }
}

/// Why the app could not start, in words for a terminal: there is no window yet to show a fault in.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct StartFault(pub String);
