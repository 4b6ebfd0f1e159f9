//! The operating system's leave to use cameras. Only macOS asks the person; elsewhere a refusal
//! shows on opening.

use crate::CameraFault;

#[cfg(not(target_os = "macos"))]
pub(super) fn ask() -> Result<(), CameraFault> {
    Ok(())
}

/// The bundle needs NSCameraUsageDescription and the camera entitlement, or the system ends the
/// process here.
#[cfg(target_os = "macos")]
pub(super) fn ask() -> Result<(), CameraFault> {
    use std::sync::mpsc;

    if nokhwa::nokhwa_check() {
        return Ok(());
    }
    let (answer, answered) = mpsc::sync_channel(1);
    nokhwa::nokhwa_initialize(move |granted| drop(answer.try_send(granted)));
    // No timeout here: the capture thread may wait, its watchdog for this is as long as a person
    // needs.
    match answered.recv() {
        Ok(true) => Ok(()),
        Ok(false) | Err(_) => Err(CameraFault::PermissionDenied),
    }
}
