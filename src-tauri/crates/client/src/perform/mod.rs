//! Performs the machine's effects. Quick ones at once and in order; slow ones as tasks of their own that answer with
//! an event.

mod documents;
mod examining;
mod keeping;
mod opening;
mod sealing;
mod sending;

use std::sync::Arc;

use camera::CameraId;
use signup::effect::DocumentOrder;
use signup::{Effect, Event, Fault, FaultCode};
use tokio::task::AbortHandle;

use crate::adapters::Adapters;
use crate::capture::{Live, Playback, PreviewSender};
use crate::engine::Outbox;
use crate::intake::IntakeApi;
use crate::keys::Keys;
use crate::spool::Spool;

pub(crate) use sealing::{entry, finish};

pub(crate) struct Performer {
    shared: Arc<Shared>,
    live: Option<Live>,
    /// Streams opened so far.
    streams: u64,
    playback: Option<Playback>,
    transfer: Option<AbortHandle>,
}

/// What tasks need beside their own arguments.
struct Shared {
    adapters: Adapters,
    intake: IntakeApi,
    outbox: Outbox,
    preview: PreviewSender,
    examining: examining::Examining,
    spool: tokio::sync::OnceCell<Spool>,
    /// The keys of this signup, once made or found in the vault.
    keys: std::sync::Mutex<Option<Arc<Keys>>>,
    /// The search for an earlier session has ended. Before that no new keys are made: they would take the place of
    /// that session's, and what it sealed could never be sent.
    looked: tokio::sync::watch::Sender<bool>,
}

impl Performer {
    pub(crate) fn new(adapters: Adapters, outbox: Outbox, preview: PreviewSender) -> Self {
        let intake = IntakeApi::new(adapters.http.clone(), adapters.intake.clone());
        let shared = Shared {
            adapters,
            intake,
            outbox,
            preview,
            examining: examining::Examining::default(),
            spool: tokio::sync::OnceCell::new(),
            keys: std::sync::Mutex::new(None),
            looked: tokio::sync::watch::Sender::new(false),
        };
        Self { shared: Arc::new(shared), live: None, streams: 0, playback: None, transfer: None }
    }

    /// The number of the camera's stream that is open.
    pub(crate) fn stream(&self) -> Option<u64> {
        self.live.as_ref().map(Live::number)
    }

    pub(crate) async fn perform(&mut self, effect: Effect) {
        match effect {
            // Quick and in order.
            Effect::Keep(folder) => self.shared.keep(folder).await,
            Effect::Discard(artifacts) => self.shared.discard(&artifacts).await,
            Effect::EmptySpool => self.shared.empty_spool().await,
            Effect::OpenCamera { camera } => self.open_camera(camera),
            Effect::CloseCamera => self.live = None,
            Effect::Record { length_ms, to } => self.record(length_ms, to).await,
            Effect::AbandonTake => {
                if let Some(live) = &self.live {
                    live.abandon();
                }
            }
            Effect::PlayClip { artifact } => self.play(artifact).await,
            Effect::StopClip => self.playback = None,
            Effect::StopExamining { artifact } => self.shared.stop_examining(&artifact),
            Effect::HideDocument => self.shared.hide_document(),
            Effect::Compare { form, papers } => {
                let comparison = Box::new(matching::compare(&form, &papers));
                self.shared.outbox.put(Event::Compared(comparison));
            }
            Effect::WatchDocument { camera, order } => self.watch_document(camera, order),
            Effect::TakePhoto => {
                if let Some(live) = &self.live {
                    live.take_photo();
                }
            }
            Effect::PauseTransfer => self.stop_transfer(),
            Effect::Transfer { .. } | Effect::Submit { .. } => {
                self.stop_transfer();
                self.transfer = Some(self.spawn(effect));
            }
            // Handled by the engine itself.
            Effect::Wake { .. } | Effect::Close => {}
            slow => drop(self.spawn(slow)),
        }
    }

    /// A task whose fault, or panic, comes back as [`Event::Failed`] with the effect to try again.
    fn spawn(&self, effect: Effect) -> AbortHandle {
        let shared = Arc::clone(&self.shared);
        let outbox = shared.outbox.clone();
        let again = effect.clone();
        let task = tokio::spawn(async move { shared.perform(effect).await });
        let abort = task.abort_handle();
        tokio::spawn(async move {
            match task.await {
                Ok(Ok(())) => {}
                Ok(Err(fault)) => outbox.put(Event::Failed(Box::new(again), fault)),
                Err(ended) if ended.is_cancelled() => {}
                Err(_) => {
                    tracing::error!("an effect panicked; its message went to the panic hook");
                    let fault = Fault::new(FaultCode::Internal);
                    outbox.put(Event::Failed(Box::new(again), fault));
                }
            }
        });
        abort
    }

    fn stop_transfer(&mut self) {
        if let Some(transfer) = self.transfer.take() {
            transfer.abort();
        }
    }

    fn open_camera(&mut self, camera: String) {
        self.live = None; // Close the old one first: it may be the same device.
        let Shared { adapters, outbox, preview, .. } = &*self.shared;
        let camera_id = CameraId(camera);
        let source = Arc::clone(&adapters.camera);
        self.streams += 1;
        let (preview, outbox) = (preview.clone(), outbox.clone());
        self.live = Some(Live::open(source, camera_id, self.streams, preview, outbox));
    }

    /// The photo comes once, by itself or when asked for; sealing it is a task of its own.
    fn watch_document(&mut self, camera: String, order: Box<DocumentOrder>) {
        self.live = None; // Close the old one first: it may be the same device.
        let (photos, mut taken) = tokio::sync::mpsc::unbounded_channel();
        let Shared { adapters, outbox, preview, .. } = &*self.shared;
        self.streams += 1;
        let source = Arc::clone(&adapters.camera);
        let (preview, outbox) = (preview.clone(), outbox.clone());
        let id = CameraId(camera.clone());
        self.live = Some(Live::open_for_paper(source, id, self.streams, preview, outbox, photos));
        let shared = Arc::clone(&self.shared);
        tokio::spawn(async move {
            let Some(jpeg) = taken.recv().await else { return };
            if let Err(fault) = shared.seal_photo(jpeg, &order).await {
                let effect = Box::new(Effect::WatchDocument { camera, order });
                shared.outbox.put(Event::Failed(effect, fault));
            }
        });
    }

    async fn record(&mut self, length_ms: u32, to: signup::effect::Sealing) {
        let outbox = self.shared.outbox.clone();
        let started = match &self.live {
            None => Err(Fault::new(FaultCode::CameraUnplugged)),
            Some(live) => match self.shared.recording(length_ms, to).await {
                Ok(recorder) => live.record(recorder),
                Err(fault) => Err(fault),
            },
        };
        if let Err(fault) = started {
            outbox.put(Event::TakeFailed(fault));
        }
    }

    async fn play(&mut self, artifact: String) {
        self.playback = None;
        let opened = self.shared.open_sealed(&artifact).await;
        let Shared { outbox, preview, .. } = &*self.shared;
        match opened {
            Ok(clip) => {
                self.playback = Some(Playback::start(clip, preview.clone(), outbox.clone()))
            }
            Err(fault) => {
                outbox.put(Event::Failed(Box::new(Effect::PlayClip { artifact }), fault));
            }
        }
    }
}

impl Shared {
    async fn perform(&self, effect: Effect) -> Result<(), Fault> {
        match effect {
            Effect::Restore => self.restore().await,
            Effect::FetchPolicy => self.fetch_policy().await,
            Effect::OpenSignup { locale } => self.open_signup(locale).await,
            Effect::FetchChallenge { signup, request } => {
                self.fetch_challenge(&signup, &request).await
            }
            Effect::SealDetails { details, to } => self.seal_details(&details, &to).await,
            Effect::SealTranscript { transcript, to } => {
                self.seal_transcript(&transcript, &to).await
            }
            Effect::GetDocument { from, adding_to, order } => {
                self.get_document(from, adding_to, &order).await
            }
            Effect::CoverNumber { artifact, boxes, order } => {
                self.cover_number(&artifact, boxes, &order).await
            }
            Effect::Examine { artifact, asked } => self.examine(&artifact, *asked).await,
            Effect::ShowDocument { artifact, page } => self.show_document(&artifact, page).await,
            Effect::FindCameras => self.find_cameras().await,
            Effect::Sign(manifest) => self.sign(&manifest),
            Effect::Transfer { signup, files } => self.transfer(&signup, files).await,
            Effect::Submit { signup, manifest } => self.submit(&signup, &manifest).await,
            Effect::SaveReceipt(papers) => self.save(*papers).await,
            // Performed at once by the performer or the engine.
            Effect::Keep(_)
            | Effect::Discard(_)
            | Effect::EmptySpool
            | Effect::OpenCamera { .. }
            | Effect::CloseCamera
            | Effect::Record { .. }
            | Effect::AbandonTake
            | Effect::PlayClip { .. }
            | Effect::StopClip
            | Effect::StopExamining { .. }
            | Effect::HideDocument
            | Effect::Compare { .. }
            | Effect::WatchDocument { .. }
            | Effect::TakePhoto
            | Effect::PauseTransfer
            | Effect::Wake { .. }
            | Effect::Close => Ok(()),
        }
    }
}
