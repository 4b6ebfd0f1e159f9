//! Performs the machine's effects. Quick ones at once and in order; slow ones as tasks of their own that answer with
//! an event.

mod continuing;
mod documents;
mod examining;
mod held;
mod keeping;
mod opening;
mod papers;
mod restoring;
mod rights;
mod sealing;
mod sending;
#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex};

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
    transfer: Option<AbortHandle>,
    /// A held file on its way from the intake.
    fetching: Option<AbortHandle>,
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
    keys: Mutex<Option<Arc<Keys>>>,
    search: restoring::Search,
    continuing: Mutex<continuing::Continuing>,
    /// The signup that papers of this seller are about.
    present: Mutex<Option<String>>,
    looking: held::Looking,
    playback: Mutex<Option<Playback>>,
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
            keys: Mutex::default(),
            search: restoring::Search::default(),
            continuing: Mutex::default(),
            present: Mutex::default(),
            looking: held::Looking::default(),
            playback: Mutex::default(),
        };
        Self { shared: Arc::new(shared), live: None, streams: 0, transfer: None, fetching: None }
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
            Effect::StopClip => self.shared.play(None),
            Effect::ShowHeld { signup, held } => self.show_held(signup, held),
            Effect::HideHeld => self.hide_held(),
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

    fn spawn(&self, effect: Effect) -> AbortHandle {
        let shared = Arc::clone(&self.shared);
        self.watch(effect.clone(), async move { shared.perform(effect).await })
    }

    /// A task whose fault, or panic, comes back as [`Event::Failed`] with the effect to try again.
    fn watch(
        &self,
        again: Effect,
        work: impl Future<Output = Result<(), Fault>> + Send + 'static,
    ) -> AbortHandle {
        let outbox = self.shared.outbox.clone();
        let task = tokio::spawn(work);
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
        if let Err(fault) = self.shared.play_clip(&artifact).await {
            let again = Box::new(Effect::PlayClip { artifact });
            self.shared.outbox.put(Event::Failed(again, fault));
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
            Effect::Save(papers) => self.save(*papers).await,
            Effect::CheckPaper => self.check_paper().await,
            Effect::FetchStatus { signup } => self.fetch_status(&signup).await,
            Effect::Erase { signup, what } => self.erase(&signup, &what).await,
            Effect::Withdraw(withdrawal) => self.withdraw(&withdrawal).await,
            Effect::SealAppeal { text, to } => self.seal_appeal(text, &to).await,
            Effect::Continue { code } => self.continue_signup(code).await,
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
            | Effect::ShowHeld { .. }
            | Effect::HideHeld
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
