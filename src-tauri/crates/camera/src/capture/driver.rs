//! The capture thread: the only place where a driver's code runs.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::SyncSender;

use super::Report;
use crate::{Camera, CameraFault, CameraId, CameraInfo, Picture, Stream};

/// Runs the camera until it fails, is stopped, or nobody listens any more. Never panics.
pub(super) fn run(
    camera: &dyn Camera,
    id: &CameraId,
    stopped: &AtomicBool,
    reports: &SyncSender<Report>,
) {
    let (info, mut stream) = match open(camera, id, reports) {
        Ok(opened) => opened,
        Err(fault) => return drop(reports.send(Report::Fault(fault))),
    };
    if let Err(fault) = pump(&info, stream.as_mut(), stopped, reports) {
        // Told before the stream is let go: that may hang or panic too.
        let _ = reports.send(Report::Fault(fault));
    }
    let _ = guarded(|| {
        drop(stream);
        Ok(())
    });
}

fn open(
    camera: &dyn Camera,
    id: &CameraId,
    reports: &SyncSender<Report>,
) -> Result<(CameraInfo, Box<dyn Stream>), CameraFault> {
    guarded(|| camera.permit())?;
    let _ = reports.send(Report::Permitted);
    let listed = guarded(|| camera.list())?;
    let info = listed.into_iter().find(|info| info.id == *id).ok_or(CameraFault::NoCamera)?;
    let stream = guarded(|| camera.open(id))?;
    Ok((info, stream))
}

/// `Ok` when stopped.
fn pump(
    info: &CameraInfo,
    stream: &mut dyn Stream,
    stopped: &AtomicBool,
    reports: &SyncSender<Report>,
) -> Result<(), CameraFault> {
    let mut told = None;
    while !stopped.load(Ordering::Acquire) {
        // Told when it opens and, should it have fallen back, once more before its first picture.
        let mut report = |stream: &dyn Stream| {
            let format = stream.format();
            told.replace(format) == Some(format)
                || reports.send(Report::Opened(info.clone(), format)).is_ok()
        };
        if !guarded(|| Ok(report(stream)))? {
            return Ok(());
        }
        let picture = guarded(|| stream.next())?;
        if !guarded(|| Ok(report(stream)))? {
            return Ok(());
        }
        let sent = match picture {
            Picture::Whole(frame) => reports.send(Report::Whole(frame)),
            Picture::Torn => reports.send(Report::Torn),
        };
        if sent.is_err() {
            return Ok(());
        }
    }
    Ok(())
}

/// Runs a driver's code; its panic is a fault. What it leaves half done is not used again: after a
/// fault the stream is only dropped.
fn guarded<T>(call: impl FnOnce() -> Result<T, CameraFault>) -> Result<T, CameraFault> {
    catch_unwind(AssertUnwindSafe(call)).unwrap_or_else(|panic| {
        tracing::error!(panic = words(panic.as_ref()), "a camera driver panicked");
        Err(CameraFault::Crashed)
    })
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message")
}
