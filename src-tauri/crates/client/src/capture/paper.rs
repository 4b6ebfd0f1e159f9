//! Watching for a document: a thread of its own that looks at the newest frame, tells what it sees, and hands over the
//! photo, once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use documents::paper::{PaperWatch, PhotoOrder};
use media::Frame;
use signup::Event;
use signup::document::PaperSight;
use tokio::sync::mpsc::UnboundedSender;
use zeroize::Zeroizing;

use super::latest::{Frames, Latest, Part, Task, latest};
use crate::engine::Outbox;

/// What is seen is told no more often than this: ten times a second, a little early counts.
const TOLD_EVERY: Duration = Duration::from_millis(95);
/// A watch that panics on so many frames in a row will panic on the next as well.
const MOST_PANICS: u32 = 3;

/// Where the photo goes: a JPEG without metadata.
pub(crate) type Photos = UnboundedSender<Zeroizing<Vec<u8>>>;

/// Pressed, the next frame is the photo. Clones are the same one.
#[derive(Clone, Default)]
pub(super) struct Shutter(Arc<AtomicBool>);

impl Shutter {
    pub(super) fn press(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn pressed(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The camera's end of the watch. Ends the thread when dropped.
pub(super) struct PaperWatcher(Latest);

impl PaperWatcher {
    pub(super) fn start(photos: Photos, shutter: Shutter, outbox: Outbox) -> std::io::Result<Self> {
        let (latest, frames) = latest();
        let watching = Watching {
            watch: PaperWatch::new(),
            panics: 0,
            told: None,
            photos: Some(photos),
            shutter,
            outbox,
        };
        std::thread::Builder::new()
            .name("document".to_owned())
            .spawn(move || watching.run(&frames))?;
        Ok(Self(latest))
    }

    /// Takes the frame in place of one nobody has looked at yet. Never waits.
    pub(super) fn offer(&self, frame: &Frame) {
        self.0.put(frame, Part::None);
    }
}

/// On the watch's thread.
struct Watching {
    watch: PaperWatch,
    panics: u32,
    /// What was told last, and when.
    told: Option<(PaperSight, Duration)>,
    /// `None` once the photo was handed over: nothing is looked at any more.
    photos: Option<Photos>,
    shutter: Shutter,
    outbox: Outbox,
}

impl Watching {
    fn run(mut self, frames: &Frames) {
        while let Some(task) = frames.next() {
            if let Task::Look(frame, _) = task
                && self.photos.is_some()
            {
                self.look(&frame);
            }
        }
    }

    fn look(&mut self, frame: &Frame) {
        let order = if self.panics < MOST_PANICS { self.seen(frame) } else { None };
        let order = if self.shutter.pressed() {
            Some(order.unwrap_or_else(|| self.now(frame)))
        } else {
            order
        };
        let Some(order) = order else { return };
        // Photos show what the seller keeps in a wallet: nothing of a fault's detail is logged but its kind.
        match catch_unwind(AssertUnwindSafe(|| order.photo().or_else(|_| whole(frame).photo()))) {
            Ok(Ok(jpeg)) => {
                if let Some(photos) = self.photos.take() {
                    // The performer may be gone: then nobody wants it any more.
                    let _ = photos.send(jpeg);
                }
            }
            Ok(Err(fault)) => tracing::error!(%fault, "the document's photo could not be made"),
            Err(_) => tracing::error!("making the document's photo panicked"),
        }
    }

    fn seen(&mut self, frame: &Frame) -> Option<PhotoOrder> {
        let Ok(look) = catch_unwind(AssertUnwindSafe(|| self.watch.look(frame))) else {
            self.panics += 1;
            tracing::error!(in_a_row = self.panics, "the watch for a document panicked");
            self.watch = PaperWatch::new();
            return None;
        };
        self.panics = 0;
        self.tell(look.sight, frame.at(), look.take.is_some());
        look.take
    }

    /// On change only; that it is taken at once.
    fn tell(&mut self, sight: PaperSight, at: Duration, taken: bool) {
        let due = self.told.is_none_or(|(told, then)| {
            told != sight && (taken || at.saturating_sub(then) >= TOLD_EVERY)
        });
        if due {
            self.told = Some((sight, at));
            self.outbox.put(Event::PaperSighted(sight));
        }
    }

    fn now(&self, frame: &Frame) -> PhotoOrder {
        // Without a watch that works the seller still gets a photo.
        if self.panics > 0 { whole(frame) } else { self.watch.now(frame) }
    }
}

fn whole(frame: &Frame) -> PhotoOrder {
    PhotoOrder { frame: frame.clone(), outline: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Input;
    use signup::document::PaperHint;

    fn frame(number: u64) -> Frame {
        let grey = vec![128; 320 * 240 * 3 / 2];
        Frame::from_i420(320, 240, Duration::from_millis(33 * number), grey).expect("even")
    }

    fn told(input: Input) -> PaperSight {
        match input {
            Input::OfStream(3, Event::PaperSighted(sight)) => sight,
            _ => panic!("something else was told"),
        }
    }

    #[tokio::test]
    async fn an_empty_room_is_told_once_and_photographed_only_when_asked() {
        let (inbox, mut outlet) = tokio::sync::mpsc::unbounded_channel();
        let (photos, mut taken) = tokio::sync::mpsc::unbounded_channel();
        let shutter = Shutter::default();
        let outbox = Outbox::to(inbox).of_stream(3);
        let watcher = PaperWatcher::start(photos, shutter.clone(), outbox).expect("a thread");
        watcher.offer(&frame(0));
        let sight = told(outlet.recv().await.expect("what is seen"));
        assert_eq!((sight.outline, sight.hint), (None, Some(PaperHint::ShowDocument)));
        for number in 1..20 {
            watcher.offer(&frame(number));
        }
        assert!(taken.try_recv().is_err());
        shutter.press();
        watcher.offer(&frame(20));
        let jpeg = taken.recv().await.expect("the photo");
        assert!(jpeg.starts_with(&[0xff, 0xd8]) && jpeg.ends_with(&[0xff, 0xd9]));
        assert!(taken.recv().await.is_none(), "one is all");
        drop(watcher);
        assert!(outlet.recv().await.is_none(), "nothing had changed");
    }
}
