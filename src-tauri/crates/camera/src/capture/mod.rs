//! One stream under watchdogs.

mod driver;
#[cfg(test)]
mod tests;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use media::Frame;

use crate::meter::Meter;
use crate::{Camera, CameraFault, CameraId, CameraInfo, Format, Tally};

/// How long a camera may take. Deadlines are for whole pictures: one that sends only torn ones is
/// stalled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watchdogs {
    /// From the start, or from the permission where one was asked for, to an open stream.
    pub open: Duration,
    /// From the open stream to the first picture.
    pub first_frame: Duration,
    /// From one picture to the next.
    pub stall: Duration,
}

impl Default for Watchdogs {
    fn default() -> Self {
        Self {
            open: Duration::from_secs(4),
            first_frame: Duration::from_secs(5),
            stall: Duration::from_secs(2),
        }
    }
}

/// How long a person may look at the system's permission dialog.
const PERMISSION: Duration = Duration::from_secs(120);

/// What the sink gets, in this order: `Opened`, then `Frame`s, and at most one `Fault`, which is
/// the last.
pub enum CaptureEvent {
    /// The camera is open. Comes a second time, before any frame, if the camera fell back to
    /// another format.
    Opened(CameraInfo, Format),
    /// One picture. A slow sink makes the driver drop pictures; none are piled up.
    Frame(Frame),
    /// It is over; nothing comes after.
    Fault(CameraFault),
}

/// Opens the camera `id` and hands its pictures to `sink`, on threads of its own; returns at once.
///
/// Nothing the driver does reaches the caller as anything but a [`CaptureEvent::Fault`]: a call
/// that never returns ends at its watchdog and its thread is abandoned, a panic is caught. The sink
/// is called by one thread only.
pub fn capture(
    camera: Arc<dyn Camera>,
    id: CameraId,
    limits: Watchdogs,
    sink: impl FnMut(CaptureEvent) + Send + 'static,
) -> Capture {
    // A few pictures of slack between the threads; more would only make them old.
    let (reports, inbox) = mpsc::sync_channel(4);
    let stopped = Arc::new(AtomicBool::new(false));
    let meter = Arc::new(Mutex::new(Meter::default()));
    let handle =
        Capture { stopped: Arc::clone(&stopped), meter: Arc::clone(&meter), wake: reports.clone() };
    let watch = Watch { inbox, stopped: Arc::clone(&stopped), meter, sink };
    let spawned = thread::Builder::new().name("camera-watch".into()).spawn(move || {
        let driver = thread::Builder::new()
            .name("camera".into())
            .spawn(move || driver::run(camera.as_ref(), &id, &stopped, &reports));
        // The join handle is dropped: a thread that may hang can only be abandoned.
        watch.run(limits, driver.err());
    });
    if let Err(error) = spawned {
        tracing::error!(%error, "no thread for the camera");
    }
    handle
}

/// A running capture. Dropping it stops it and never blocks: the driver's thread ends by itself
/// with its next picture, or is abandoned if it hangs. An event that is already on its way into the
/// sink is not taken back.
#[must_use = "dropping it stops the capture"]
pub struct Capture {
    stopped: Arc<AtomicBool>,
    meter: Arc<Mutex<Meter>>,
    wake: SyncSender<Report>,
}

impl Capture {
    /// How it is doing; keeps its last state after a fault.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.meter.lock().unwrap_or_else(PoisonError::into_inner).tally()
    }
}

impl Drop for Capture {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Release);
        // Full means that the watch thread is awake and will see the flag.
        let _ = self.wake.try_send(Report::Stop);
    }
}

/// What the capture thread tells the watch thread.
enum Report {
    Permitted,
    Opened(CameraInfo, Format),
    Whole(Frame),
    Torn,
    Fault(CameraFault),
    Stop,
}

struct Watch<S> {
    inbox: Receiver<Report>,
    stopped: Arc<AtomicBool>,
    meter: Arc<Mutex<Meter>>,
    sink: S,
}

impl<S: FnMut(CaptureEvent)> Watch<S> {
    /// Returns when it is over. The inbox goes with it, so an abandoned driver has nobody to send
    /// to.
    fn run(mut self, limits: Watchdogs, unspawned: Option<std::io::Error>) {
        if let Some(error) = unspawned {
            self.emit(CaptureEvent::Fault(CameraFault::Driver { detail: error.to_string() }));
            return;
        }
        let mut late = CameraFault::PermissionDenied;
        let mut deadline = Instant::now() + PERMISSION;
        loop {
            match self.inbox.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(Report::Permitted) => {
                    (late, deadline) = (CameraFault::OpenTimeout, Instant::now() + limits.open);
                }
                Ok(Report::Opened(info, format)) => {
                    self.emit(CaptureEvent::Opened(info, format));
                    (late, deadline) =
                        (CameraFault::NoFirstFrame, Instant::now() + limits.first_frame);
                }
                Ok(Report::Whole(frame)) => {
                    self.meter().whole(frame.at());
                    self.emit(CaptureEvent::Frame(frame));
                    // After the sink: its time is not the camera's.
                    (late, deadline) = (CameraFault::Stalled, Instant::now() + limits.stall);
                }
                Ok(Report::Torn) => {
                    self.meter().torn();
                    if Instant::now() >= deadline {
                        return self.emit(CaptureEvent::Fault(late));
                    }
                }
                Ok(Report::Fault(fault)) => return self.emit(CaptureEvent::Fault(fault)),
                Ok(Report::Stop) => return,
                Err(RecvTimeoutError::Timeout) => return self.emit(CaptureEvent::Fault(late)),
                // Only if the capture thread died of something catch_unwind does not catch, and the
                // handle is gone.
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if self.stopped.load(Ordering::Acquire) {
                return;
            }
        }
    }

    fn emit(&mut self, event: CaptureEvent) {
        if !self.stopped.load(Ordering::Acquire) {
            if let CaptureEvent::Fault(fault) = &event {
                tracing::warn!(code = fault.code(), %fault, "camera");
            }
            (self.sink)(event);
        }
    }

    fn meter(&self) -> std::sync::MutexGuard<'_, Meter> {
        self.meter.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
