//! Preview pictures for the page: small JPEGs, the latest only.

use std::sync::Arc;
use std::time::{Duration, Instant};

use media::{Frame, preview_jpeg};
use tokio::sync::watch;
use zeroize::Zeroizing;

/// A preview picture: JPEG, wiped when the last reader lets go.
pub type Preview = Arc<Zeroizing<Vec<u8>>>;

/// How large and how good a preview picture is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Detail {
    width_px: usize,
    /// 1 to 100.
    quality: u8,
}

impl Detail {
    /// For a face in a mirror.
    pub(crate) const FACE: Self = Self { width_px: 640, quality: 75 };
    /// For a document: its print can be read.
    pub(crate) const PAPER: Self = Self { width_px: 960, quality: 80 };
}

/// The page shows 20 pictures a second: smooth for a mirror, and half of the work.
const INTERVAL: Duration = Duration::from_millis(50);

#[derive(Clone)]
pub(crate) struct PreviewSender(Arc<watch::Sender<Option<Preview>>>);

impl Default for PreviewSender {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(None)))
    }
}

impl PreviewSender {
    pub(crate) fn subscribe(&self) -> watch::Receiver<Option<Preview>> {
        self.0.subscribe()
    }

    /// Somebody looks.
    pub(crate) fn watched(&self) -> bool {
        self.0.receiver_count() > 0
    }

    pub(crate) fn show(&self, frame: &Frame, Detail { width_px, quality }: Detail) {
        match preview_jpeg(frame, width_px, quality) {
            Ok(jpeg) => {
                self.0.send_replace(Some(Arc::new(jpeg)));
            }
            Err(error) => tracing::warn!(%error, "no preview of this frame"),
        }
    }

    /// A picture that is a JPEG already.
    pub(crate) fn show_jpeg(&self, jpeg: Zeroizing<Vec<u8>>) {
        self.0.send_replace(Some(Arc::new(jpeg)));
    }

    /// Nothing is shown any more.
    pub(crate) fn clear(&self) {
        self.0.send_replace(None);
    }
}

/// A thread of its own, so that neither camera nor recorder waits for a picture nobody may look at.
pub(crate) struct Mirror(std::sync::mpsc::SyncSender<Frame>);

impl Mirror {
    pub(crate) fn start(preview: PreviewSender, detail: Detail) -> std::io::Result<Self> {
        let (sender, frames) = std::sync::mpsc::sync_channel::<Frame>(1);
        std::thread::Builder::new().name("preview".to_owned()).spawn(move || {
            let mut last: Option<Instant> = None;
            for frame in &frames {
                // A little early counts: at 30 pictures a second every second one is shown, not every third.
                let due = last.is_none_or(|at| at.elapsed() + Duration::from_millis(5) >= INTERVAL);
                if due && preview.watched() {
                    last = Some(Instant::now());
                    preview.show(&frame, detail);
                }
            }
            preview.clear();
        })?;
        Ok(Self(sender))
    }

    /// Takes the frame if the last one is done with, else lets it go.
    pub(crate) fn offer(&self, frame: &Frame) {
        let _ = self.0.try_send(frame.clone());
    }
}
