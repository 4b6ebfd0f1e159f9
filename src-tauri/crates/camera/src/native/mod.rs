//! The system's cameras through nokhwa, which nothing outside this folder sees.
//!
//! What nokhwa 0.10.11 does that has to be lived with is noted where it is dealt with. Its own
//! listing and its ways of choosing a format are not used on Linux, nor are its decoders anywhere.

mod claim;
#[cfg_attr(target_os = "linux", path = "linux.rs")]
#[cfg_attr(not(target_os = "linux"), path = "elsewhere.rs")]
mod devices;
mod permission;
mod stream;
mod words;

use crate::{Camera, CameraFault, CameraId, CameraInfo, Stream};

/// Every camera the operating system knows.
#[derive(Debug, Clone, Copy, Default)]
pub struct NokhwaCamera;

impl Camera for NokhwaCamera {
    fn permit(&self) -> Result<(), CameraFault> {
        permission::ask()
    }

    fn list(&self) -> Result<Vec<CameraInfo>, CameraFault> {
        Ok(devices::scan()?.into_iter().map(|device| device.info).collect())
    }

    fn open(&self, id: &CameraId) -> Result<Box<dyn Stream>, CameraFault> {
        let claim = claim::Claim::take(id)?;
        let found = devices::scan()?.into_iter().find(|device| device.info.id == *id);
        let device = found.ok_or(CameraFault::NoCamera)?;
        Ok(Box::new(stream::NokhwaStream::open(device, claim)?))
    }
}
