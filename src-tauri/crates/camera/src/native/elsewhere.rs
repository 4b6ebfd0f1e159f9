//! The cameras of macOS and Windows, as nokhwa lists them.

use std::collections::BTreeSet;

use nokhwa::utils::{ApiBackend, CameraIndex};

use super::words;
use crate::{CameraFault, CameraInfo, Format};

/// One camera and how nokhwa reaches it.
pub(super) struct Device {
    pub(super) info: CameraInfo,
    pub(super) index: CameraIndex,
}

/// All cameras, sorted, each once.
pub(super) fn scan() -> Result<Vec<Device>, CameraFault> {
    let driver = if cfg!(target_os = "macos") { "avfoundation" } else { "media foundation" };
    let listed = nokhwa::query(ApiBackend::Auto).map_err(|error| words::fault(&error))?;
    let mut seen = BTreeSet::new();
    let mut devices: Vec<Device> = listed
        .into_iter()
        .map(|camera| Device {
            // `misc` is the unique id on macOS, the symbolic link on Windows: both outlive a reboot.
            info: CameraInfo::of_system(camera.human_name(), camera.misc(), driver.into()),
            index: camera.index().clone(),
        })
        // Windows Hello's infrared camera has no pictures for us.
        .filter(|device| !infrared(&device.info.name))
        .filter(|device| seen.insert(device.info.id.clone()))
        .collect();
    devices.sort_by(|a, b| (&a.info.name, &a.info.id).cmp(&(&b.info.name, &b.info.id)));
    Ok(devices)
}

/// Nothing to prepare.
pub(super) fn settle(_: &Device, _: Option<Format>) {}

/// The driver's own error tells.
pub(super) fn is_gone(_: &Device) -> bool {
    false
}

fn infrared(name: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric())
        .any(|word| word == "IR" || word.eq_ignore_ascii_case("infrared"))
}
