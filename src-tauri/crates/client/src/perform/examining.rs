//! Examining sealed documents, one after the other, on a thread that gives way to the window; and showing them.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use documents::{Unexamined, examine, preview_jpeg};
use ocr::{Reader, Stop};
use signup::document::{Asked, Examination, ExamineStep};
use signup::{Event, Fault, FaultCode};
use thread_priority::{ThreadPriority, set_current_thread_priority};
use tokio::sync::{Semaphore, oneshot};

use super::Shared;

/// Longest side of a document on the page: small print can be read on it, and it is a third of a megabyte.
pub(super) const SHOWN_PX: u32 = 1600;
/// Of 99, where the window has about 50: reading uses every core, and the window stays smooth beside it.
const PRIORITY: u8 = 30;

/// What examinations share.
pub(super) struct Examining {
    /// One at a time: two would need twice the memory and be ready no sooner.
    turn: Semaphore,
    /// Those under way or waiting, by document.
    stops: Mutex<HashMap<String, Stop>>,
    /// Counts what was asked to be shown; what comes late is not shown any more.
    shown: AtomicU64,
}

impl Default for Examining {
    fn default() -> Self {
        Self { turn: Semaphore::new(1), stops: Mutex::default(), shown: AtomicU64::new(0) }
    }
}

impl Shared {
    pub(super) async fn examine(&self, artifact: &str, asked: Asked) -> Result<(), Fault> {
        let stop = Stop::default();
        self.stops(|stops| stops.insert(artifact.to_owned(), stop.clone()));
        let examined = self.examine_in_turn(artifact, asked, stop).await;
        self.stops(|stops| stops.remove(artifact));
        if let Some(examination) = examined? {
            let artifact = artifact.to_owned();
            let examination = Box::new(examination);
            self.outbox.put(Event::DocumentExamined { artifact, examination });
        }
        Ok(())
    }

    /// `None`: it was stopped, and nobody waits for it.
    async fn examine_in_turn(
        &self,
        artifact: &str,
        asked: Asked,
        stop: Stop,
    ) -> Result<Option<Examination>, Fault> {
        let internal = || Fault::new(FaultCode::Internal);
        let _turn = self.examining.turn.acquire().await.map_err(|_| internal())?;
        if stop.is_set() {
            return Ok(None);
        }
        let clean = self.open_sealed(artifact).await?;
        let (outbox, name) = (self.outbox.clone(), artifact.to_owned());
        let mut told = move |step: ExamineStep| {
            outbox.put(Event::DocumentExamining { artifact: name.clone(), step });
        };
        let (done, examined) = oneshot::channel();
        let work = move || {
            give_way();
            // The panic's own message went to the panic hook; it is never made of what was read.
            let examined = catch_unwind(AssertUnwindSafe(|| {
                let reader = reader()?;
                Some(examine(&clean, &asked, &reader, &mut told, &stop))
            }));
            // The task may have been given up: then nobody waits.
            let _ = done.send(examined.ok().flatten());
        };
        let spawned = std::thread::Builder::new().name("examination".to_owned()).spawn(work);
        spawned.map_err(|_| internal())?;
        match examined.await.ok().flatten() {
            Some(Ok(examination)) => Ok(Some(examination)),
            Some(Err(Unexamined::Stopped)) => Ok(None),
            Some(Err(Unexamined::Fault(fault))) => Err(fault.into()),
            None => Err(internal()),
        }
    }

    pub(super) fn stop_examining(&self, artifact: &str) {
        if let Some(stop) = self.stops(|stops| stops.remove(artifact)) {
            stop.stop();
        }
    }

    fn stops<T>(&self, with: impl FnOnce(&mut HashMap<String, Stop>) -> T) -> T {
        with(&mut self.examining.stops.lock().unwrap_or_else(|poisoned| poisoned.into_inner()))
    }

    /// The one that is looked at as the intake holds it, or one of the spool.
    pub(super) async fn show_document(&self, artifact: &str, page: u32) -> Result<(), Fault> {
        let asked = self.next_shown();
        let clean = match self.held(artifact) {
            Some(clean) => clean,
            None => Arc::new(self.open_sealed(artifact).await?),
        };
        let damaged = |_| Fault::new(FaultCode::DocumentDamaged);
        let drawing = tokio::task::spawn_blocking(move || preview_jpeg(&clean, page, SHOWN_PX));
        let jpeg = drawing.await.map_err(damaged)?.map_err(Fault::from)?;
        if self.examining.shown.load(Ordering::SeqCst) == asked {
            self.preview.show_jpeg(jpeg);
        }
        Ok(())
    }

    pub(super) fn hide_document(&self) {
        self.next_shown();
        self.preview.clear();
    }

    fn next_shown(&self) -> u64 {
        self.examining.shown.fetch_add(1, Ordering::SeqCst) + 1
    }
}

fn give_way() {
    let priority = PRIORITY.try_into().map(ThreadPriority::Crossplatform);
    if !priority.is_ok_and(|priority| set_current_thread_priority(priority).is_ok()) {
        tracing::debug!("the system does not let the examination step back");
    }
}

/// Loaded once per process, on an examination's thread: its own threads inherit that one's priority.
fn reader() -> Option<Arc<Reader>> {
    static READER: OnceLock<Option<Arc<Reader>>> = OnceLock::new();
    let load = || match Reader::bundled() {
        Ok(reader) => Some(Arc::new(reader)),
        Err(fault) => {
            tracing::error!(%fault, "the reading models cannot be used");
            None
        }
    };
    READER.get_or_init(load).clone()
}
