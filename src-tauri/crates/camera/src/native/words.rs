//! nokhwa's errors are text; this reads the system's error number in them.

use nokhwa::NokhwaError;

use crate::CameraFault;

/// The fault that an error of nokhwa means.
pub(super) fn fault(error: &NokhwaError) -> CameraFault {
    let detail = error.to_string();
    if let Some(fault) = os_error(&detail).and_then(by_errno).or_else(|| by_hresult(&detail)) {
        return fault;
    }
    // Raised before any format of ours is tried: the driver offers nothing nokhwa can name (traps 6
    // and 8).
    if ["Framerate not whole number", "Failed to Fufill"].iter().any(|text| detail.contains(text)) {
        return CameraFault::NoUsableFormat;
    }
    CameraFault::Driver { detail }
}

/// Faults that no other format would cure.
pub(super) fn is_final(fault: &CameraFault) -> bool {
    use CameraFault::{Busy, NoCamera, PermissionDenied, Unplugged};
    matches!(fault, Busy | NoCamera | PermissionDenied | Unplugged)
}

/// std writes `… (os error 16)`.
fn os_error(text: &str) -> Option<i32> {
    let (_, tail) = text.rsplit_once("(os error ")?;
    tail.split(')').next()?.parse().ok()
}

#[cfg(unix)]
fn by_errno(code: i32) -> Option<CameraFault> {
    const EPERM: i32 = 1;
    const ENOENT: i32 = 2;
    const ENXIO: i32 = 6;
    const EACCES: i32 = 13;
    const EBUSY: i32 = 16;
    const ENODEV: i32 = 19;
    match code {
        EPERM | EACCES => Some(CameraFault::PermissionDenied),
        EBUSY => Some(CameraFault::Busy),
        ENOENT | ENXIO | ENODEV => Some(CameraFault::Unplugged),
        _ => None,
    }
}

#[cfg(not(unix))]
fn by_errno(_: i32) -> Option<CameraFault> {
    None
}

/// Media Foundation's results, as the `windows` crate prints them.
/// Source: learn.microsoft.com, "Media Foundation Error Codes".
fn by_hresult(text: &str) -> Option<CameraFault> {
    let text = text.to_uppercase();
    let has = |code: &str| text.contains(code);
    if has("0X80070005") {
        Some(CameraFault::PermissionDenied) // E_ACCESSDENIED: the privacy switch
    } else if has("0XC00D3E85") || has("0XC00D3EA3") || has("0XC00D3704") {
        Some(CameraFault::Busy) // recording device locked, preempted; hardware resources short
    } else if has("0XC00D3EA2") || has("0X80070490") {
        Some(CameraFault::Unplugged) // recording device invalidated; element not found
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> CameraFault {
        fault(&NokhwaError::ReadFrameError(text.into()))
    }

    #[test]
    #[cfg(unix)]
    fn the_number_decides_not_the_words() {
        assert_eq!(read("No such device (os error 19)"), CameraFault::Unplugged);
        assert_eq!(read("Gerät belegt (os error 16)"), CameraFault::Busy);
        let denied = NokhwaError::OpenDeviceError(
            "0".into(),
            "V4L2 Error: Permission denied (os error 13)".into(),
        );
        assert_eq!(fault(&denied), CameraFault::PermissionDenied);
        let io = read("Input/output error (os error 5)");
        assert!(matches!(io, CameraFault::Driver { detail } if detail.contains("os error 5")));
    }

    #[test]
    fn media_foundation_and_formats() {
        assert_eq!(read("Error(0xC00D3EA2): gone"), CameraFault::Unplugged);
        assert_eq!(read("HRESULT(0x80070005)"), CameraFault::PermissionDenied);
        assert_eq!(read("Framerate not whole number: 25 / 2"), CameraFault::NoUsableFormat);
    }
}
