//! The engine: one task owns the machine, performs its effects and publishes its views.

use std::future::pending;
use std::time::Duration;

use signup::{Effect, Event, Intent, Signup, View};
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, sleep_until};

use crate::adapters::{self, Adapters};
use crate::capture::{Preview, PreviewSender};
use crate::perform::Performer;

/// A running signup. The engine stops when this is dropped; whatever was sealed stays in the spool.
#[must_use = "the engine stops when its handle is dropped"]
pub struct Engine {
    handle: Handle,
    task: tokio::task::JoinHandle<()>,
}

/// A way to talk to the engine; as many as one likes.
#[derive(Clone)]
pub struct Handle {
    inbox: mpsc::UnboundedSender<Input>,
    views: watch::Receiver<View>,
    preview: PreviewSender,
}

pub(crate) enum Input {
    Intent(Intent),
    Event(Event),
    /// Of the camera's stream with this number. What one that was closed still had to say is no news: its clock is
    /// another.
    OfStream(u64, Event),
}

/// Where performers put what happened. Events after the engine's end are dropped.
#[derive(Clone)]
pub(crate) struct Outbox {
    inbox: mpsc::UnboundedSender<Input>,
    stream: Option<u64>,
}

impl Outbox {
    pub(crate) fn to(inbox: mpsc::UnboundedSender<Input>) -> Self {
        Self { inbox, stream: None }
    }

    /// For what the camera's stream with this number tells.
    pub(crate) fn of_stream(&self, number: u64) -> Self {
        Self { inbox: self.inbox.clone(), stream: Some(number) }
    }

    pub(crate) fn put(&self, event: Event) {
        let input = match self.stream {
            None => Input::Event(event),
            Some(stream) => Input::OfStream(stream, event),
        };
        // The engine may be gone: then nobody is interested any more.
        let _ = self.inbox.send(input);
    }
}

impl Engine {
    /// Starts a signup on the present tokio runtime.
    pub fn start(adapters: Adapters) -> Self {
        let start = std::time::Instant::now();
        let (inbox, outlet) = mpsc::unbounded_channel();
        let (signup, effects) = Signup::new(adapters.edition.clone(), adapters::now(start));
        let (view, views) = watch::channel(signup.view());
        let preview = PreviewSender::default();
        let performer = Performer::new(adapters, Outbox::to(inbox.clone()), preview.clone());
        let running = Running { start, signup, view, performer, wake_at: None };
        let task = tokio::spawn(running.run(outlet, effects));
        Self { handle: Handle { inbox, views, preview }, task }
    }

    /// A way to talk to it.
    pub fn handle(&self) -> Handle {
        self.handle.clone()
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Handle {
    /// The seller wants something.
    pub fn dispatch(&self, intent: Intent) {
        let _ = self.inbox.send(Input::Intent(intent));
    }

    /// The window tells something: focus lost, files dropped, closing asked for.
    pub fn happen(&self, event: Event) {
        let _ = self.inbox.send(Input::Event(event));
    }

    /// The present view and every later one; some in between may be skipped.
    pub fn views(&self) -> watch::Receiver<View> {
        self.views.clone()
    }

    /// The present preview picture and later ones; only the latest is kept. Pictures are made while there is a receiver.
    pub fn previews(&self) -> watch::Receiver<Option<Preview>> {
        self.preview.subscribe()
    }

    /// Comes back when the engine has ended: the seller closed, or its [`Engine`] was dropped.
    pub async fn ended(&self) {
        self.inbox.closed().await;
    }
}

struct Running {
    start: std::time::Instant,
    signup: Signup,
    view: watch::Sender<View>,
    performer: Performer,
    wake_at: Option<Instant>,
}

impl Running {
    async fn run(mut self, mut outlet: mpsc::UnboundedReceiver<Input>, first: Vec<Effect>) {
        if !self.perform(first).await {
            return;
        }
        loop {
            let input = tokio::select! {
                input = outlet.recv() => match input {
                    Some(input) => input,
                    None => return,
                },
                () = wake(self.wake_at) => {
                    self.wake_at = None;
                    Input::Event(Event::Woke)
                }
            };
            let now = adapters::now(self.start);
            let effects = match input {
                Input::Intent(intent) => self.signup.intend(intent, now),
                Input::Event(event) => self.signup.happen(event, now),
                Input::OfStream(stream, _) if self.performer.stream() != Some(stream) => continue,
                Input::OfStream(_, event) => self.signup.happen(event, now),
            };
            let view = self.signup.view();
            self.view.send_if_modified(|shown| {
                let changed = *shown != view;
                *shown = view;
                changed
            });
            if !self.perform(effects).await {
                return;
            }
        }
    }

    /// Returns false when the seller wants to leave.
    async fn perform(&mut self, effects: Vec<Effect>) -> bool {
        for effect in effects {
            match effect {
                Effect::Close => return false,
                Effect::Wake { in_ms } => {
                    self.wake_at = Some(Instant::now() + Duration::from_millis(in_ms));
                }
                other => self.performer.perform(other).await,
            }
        }
        true
    }
}

async fn wake(at: Option<Instant>) {
    match at {
        Some(at) => sleep_until(at).await,
        None => pending().await,
    }
}
