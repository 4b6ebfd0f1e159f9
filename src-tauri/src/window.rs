//! The one window and its rules.

use std::path::PathBuf;

use signup::Event;
use tauri::webview::WebviewWindowBuilder;
use tauri::{AppHandle, DragDropEvent, Manager, WebviewUrl, Window, WindowEvent};

use crate::ipc::Shell;

const LABEL: &str = "main";

pub(crate) fn open(
    app: &AppHandle,
    practice: bool,
    page_folder: Option<PathBuf>,
) -> tauri::Result<()> {
    // The title is the product's name, the same in every language; the page has the words.
    let title = if practice { "Seller Signup · Practice" } else { "Seller Signup" };
    let mut builder = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default());
    if let Some(folder) = page_folder {
        builder = builder.data_directory(folder);
    }
    builder.title(title).inner_size(1040.0, 760.0).min_inner_size(640.0, 480.0).center().build()?;
    Ok(())
}

/// A second start shows the window of the first.
pub(crate) fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Closing asks the engine first; focus and dropped files are told to it. Paths never reach the page.
pub(crate) fn on_event(window: &Window, event: &WindowEvent) {
    let Some(shell) = window.try_state::<Shell>() else { return };
    match event {
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            shell.handle().happen(Event::CloseAsked);
        }
        WindowEvent::Focused(false) => shell.handle().happen(Event::WindowLostFocus),
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            shell.handle().happen(Event::FilesDropped(paths.clone()));
        }
        _ => {}
    }
}

/// WebKitGTK draws a grey window on some graphics drivers unless told not to use DMABUF (tauri issue 9394). It reads
/// its environment when it starts, so this must come before the first window, while there is one thread only.
pub(crate) fn quirks() {
    #[cfg(target_os = "linux")]
    if std::env::var_os("WEBKIT_DISABLE_DMABUF_RENDERER").is_none() {
        // SAFETY: called first thing in `run`, before any other thread of ours exists.
        #[expect(
            unsafe_code,
            reason = "setting a variable is unsafe where other threads may read it"
        )]
        unsafe {
            std::env::set_var("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        }
    }
}
