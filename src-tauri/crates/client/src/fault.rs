//! The adapters' errors as faults the page has words for.

use camera::{CameraFault, Virtual};
use signup::wire::Provenance;
use signup::{Fault, FaultCode};

pub(crate) fn camera_fault(fault: &CameraFault) -> Fault {
    let code = match fault {
        CameraFault::NoCamera => FaultCode::NoCamera,
        CameraFault::Busy => FaultCode::CameraBusy,
        CameraFault::PermissionDenied => FaultCode::CameraDenied,
        CameraFault::OpenTimeout => FaultCode::CameraOpenTimeout,
        CameraFault::NoFirstFrame => FaultCode::CameraNoPicture,
        CameraFault::Stalled => FaultCode::CameraStalled,
        CameraFault::Unplugged => FaultCode::CameraUnplugged,
        CameraFault::NoUsableFormat => FaultCode::CameraFormat,
        CameraFault::Driver { .. } => FaultCode::CameraDriver,
        CameraFault::Crashed => FaultCode::CameraCrashed,
    };
    if let CameraFault::Driver { detail } = fault {
        tracing::warn!(%detail, "the camera's driver failed");
    }
    Fault::new(code)
}

pub(crate) fn provenance(seen: Virtual) -> Provenance {
    match seen {
        Virtual::None => Provenance::None,
        Virtual::Suspected => Provenance::Suspected,
        Virtual::Declared => Provenance::Declared,
    }
}
