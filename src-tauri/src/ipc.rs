//! The border to the page: `subscribe` and `dispatch`, nothing else.

use std::sync::{Arc, Mutex};

use client::{Engine, Handle};
use signup::{Intent, View};
use tauri::State;
use tauri::ipc::{Channel, InvokeResponseBody};
use tokio::sync::Notify;

/// The engine and what the page's subscription runs on.
pub(crate) struct Shell {
    engine: Engine,
    /// The page has drawn the last picture: the next one may come. One in flight, so a slow page is never flooded.
    drawn: Arc<Notify>,
    /// A page that loads again replaces the subscription of the one before.
    subscription: Mutex<Vec<tauri::async_runtime::JoinHandle<()>>>,
}

impl Shell {
    pub(crate) fn new(engine: Engine) -> Self {
        Self { engine, drawn: Arc::new(Notify::new()), subscription: Mutex::default() }
    }

    pub(crate) fn handle(&self) -> Handle {
        self.engine.handle()
    }
}

/// Sends the present view at once and every later one, and preview pictures as raw JPEG.
#[tauri::command]
pub(crate) fn subscribe(
    shell: State<'_, Shell>,
    view: Channel<View>,
    preview: Channel<InvokeResponseBody>,
) {
    let handle = shell.handle();
    let tasks = vec![
        tauri::async_runtime::spawn(send_views(handle.clone(), view)),
        tauri::async_runtime::spawn(send_previews(handle, preview, Arc::clone(&shell.drawn))),
    ];
    let mut subscription = shell.subscription.lock().unwrap_or_else(|e| e.into_inner());
    for task in std::mem::replace(&mut *subscription, tasks) {
        task.abort();
    }
}

/// Hands an intent to the engine. What comes of it is in the next view.
#[tauri::command]
pub(crate) fn dispatch(shell: State<'_, Shell>, intent: Intent) {
    match intent {
        Intent::PreviewDrawn => shell.drawn.notify_one(),
        other => shell.handle().dispatch(other),
    }
}

async fn send_views(handle: Handle, channel: Channel<View>) {
    let mut views = handle.views();
    loop {
        let view = views.borrow_and_update().clone();
        if channel.send(view).is_err() || views.changed().await.is_err() {
            return;
        }
    }
}

async fn send_previews(handle: Handle, channel: Channel<InvokeResponseBody>, drawn: Arc<Notify>) {
    /// A page that does not answer (hidden, reloading) gets another picture after this time.
    const PATIENCE: std::time::Duration = std::time::Duration::from_secs(1);
    let mut previews = handle.previews();
    // A page that loads again gets the picture that stands still as well.
    previews.mark_changed();
    while previews.changed().await.is_ok() {
        let picture = previews.borrow_and_update().clone();
        let Some(picture) = picture else { continue };
        if channel.send(InvokeResponseBody::Raw(picture.to_vec())).is_err() {
            return;
        }
        let _ = tokio::time::timeout(PATIENCE, drawn.notified()).await;
    }
}
