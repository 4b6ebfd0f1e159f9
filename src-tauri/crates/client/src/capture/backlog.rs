//! How far the encoder is behind the camera.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Counts the frames that were handed to the recorder and are not encoded yet. Clones count together.
#[derive(Clone, Default)]
pub(super) struct Backlog(Arc<AtomicUsize>);

/// A frame that waits; dropped when it is encoded, or when nobody will encode it any more.
pub(super) struct Waiting(Arc<AtomicUsize>);

impl Backlog {
    pub(super) fn enter(&self) -> Waiting {
        self.0.fetch_add(1, Ordering::Relaxed);
        Waiting(Arc::clone(&self.0))
    }

    pub(super) fn frames(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_thrown_away_does_not_wait() {
        let backlog = Backlog::default();
        let (frames, steps) = std::sync::mpsc::channel();
        for _ in 0..3 {
            frames.send(backlog.clone().enter()).expect("open");
        }
        assert_eq!(backlog.frames(), 3);
        drop(steps.recv());
        assert_eq!(backlog.frames(), 2);
        drop(steps);
        assert_eq!(backlog.frames(), 0);
    }
}
