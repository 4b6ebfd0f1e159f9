//! Work on a hostile file, bounded in time and in what a panic can reach.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Decoders recurse with a file's nesting; the page renderer's own bound needs more than the usual 2 MiB.
const STACK_BYTES: usize = 32 * 1024 * 1024;

/// Runs `work` on a thread of its own.
///
/// `None`: it panicked, or `limit` passed. In the latter case the thread is abandoned: nothing can
/// stop it, what it still makes is dropped by it.
pub(crate) fn run<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (sender, receiver) = mpsc::sync_channel(1);
    thread::Builder::new()
        .name("document-check".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            // The receiver is gone once the limit has passed.
            let _ = sender.send(work());
        })
        .ok()?;
    receiver.recv_timeout(limit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_and_a_standstill_end_in_none() {
        assert_eq!(run(Duration::from_secs(60), || 7), Some(7));
        assert_eq!(run::<u8>(Duration::from_secs(60), || panic!("a decoder's panic")), None);
        let (release, held) = mpsc::channel::<()>();
        assert_eq!(run(Duration::from_millis(20), move || held.recv()), None);
        drop(release);
    }
}
