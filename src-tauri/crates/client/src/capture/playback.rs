//! The clip played back on the preview channel, decoded by us: the WebView's codecs are not relied on.

use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::{Duration, Instant};

use media::{ClipDecoder, Frame};
use signup::Event;
use zeroize::Zeroizing;

use super::preview::{Detail, PreviewSender};
use crate::engine::Outbox;

/// A clip being played; stops when dropped, and shows no picture after that.
pub(crate) struct Playback {
    /// Dropping it wakes the player out of its wait.
    _stop: mpsc::Sender<()>,
    screen: Arc<Mutex<Screen>>,
}

/// Where the player shows its pictures.
struct Screen {
    preview: PreviewSender,
    off: bool,
}

impl Playback {
    pub(crate) fn start(clip: Zeroizing<Vec<u8>>, preview: PreviewSender, outbox: Outbox) -> Self {
        let (stop, stopped) = mpsc::channel();
        let screen = Arc::new(Mutex::new(Screen { preview, off: false }));
        let shown = Arc::clone(&screen);
        let player = move || {
            if play(clip, &shown, &stopped) {
                outbox.put(Event::ClipEnded);
            }
        };
        if let Err(error) = std::thread::Builder::new().name("playback".to_owned()).spawn(player) {
            tracing::warn!(%error, "the clip cannot be played");
        }
        Self { _stop: stop, screen }
    }
}

impl Drop for Playback {
    /// A picture that is being made is waited for, some milliseconds: whoever clears the preview next clears it for good.
    fn drop(&mut self) {
        self.screen.lock().unwrap_or_else(PoisonError::into_inner).off = true;
    }
}

impl Screen {
    fn show(&self, frame: &Frame) {
        if !self.off && self.preview.watched() {
            self.preview.show(frame, Detail::FACE);
        }
    }
}

/// Returns true at the clip's end, false when stopped. A frame whose time has passed is skipped.
fn play(clip: Zeroizing<Vec<u8>>, screen: &Mutex<Screen>, stopped: &mpsc::Receiver<()>) -> bool {
    let decoder = match ClipDecoder::new(clip) {
        Ok(decoder) => decoder,
        Err(error) => {
            tracing::warn!(%error, "the clip cannot be played");
            return true;
        }
    };
    let (start, length) = (Instant::now(), decoder.length());
    for frame in decoder {
        let Ok(frame) = frame else { return true };
        let wait = frame.at().saturating_sub(start.elapsed());
        if ended(stopped, wait) {
            return false;
        }
        if start.elapsed() < frame.at() + Duration::from_millis(100) {
            screen.lock().unwrap_or_else(PoisonError::into_inner).show(&frame);
        }
    }
    !ended(stopped, length.saturating_sub(start.elapsed()))
}

fn ended(stopped: &mpsc::Receiver<()>, wait: Duration) -> bool {
    matches!(stopped.recv_timeout(wait), Err(mpsc::RecvTimeoutError::Disconnected))
}
