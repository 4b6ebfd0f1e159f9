//! Which camera: an id that survives a reboot, the facts the manifest reports, and whether it is a
//! real one.

use serde::{Deserialize, Serialize};

/// Names one camera: its bus and its name, never its index, which moves with the order of plugging
/// in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CameraId(pub String);

impl CameraId {
    /// The id of the camera called `name` at `bus`.
    #[must_use]
    pub fn of(bus: &str, name: &str) -> Self {
        Self(format!("{bus}/{name}"))
    }
}

/// What is known of a camera without opening its stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CameraInfo {
    /// Where to find it again.
    pub id: CameraId,
    /// What the maker calls it.
    pub name: String,
    /// Where it is plugged in, in the system's words (`usb-0000:00:14.0-1`, a device path, a unique
    /// id).
    pub bus: String,
    /// Who drives it (`uvcvideo`, `v4l2 loopback`, `avfoundation`, `media foundation`).
    pub driver: String,
    /// Whether its pictures come from a lens, as far as can be told from the three above.
    pub provenance: Virtual,
}

impl CameraInfo {
    /// The facts of a camera of the system, its provenance judged from them.
    #[must_use]
    pub fn of_system(name: String, bus: String, driver: String) -> Self {
        let provenance = Virtual::suspect(&driver, &bus, &name);
        Self { id: CameraId::of(&bus, &name), name, bus, driver, provenance }
    }
}

/// Whether a camera is made of software. A report, not a defence: a name is easily changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Virtual {
    /// Nothing speaks for it.
    None,
    /// Driver, bus or name is one that software cameras have.
    Suspected,
    /// It says so itself: the practice camera.
    Declared,
}

impl Virtual {
    /// Judges a camera of the system by what it says about itself.
    #[must_use]
    pub fn suspect(driver: &str, bus: &str, name: &str) -> Self {
        let [driver, bus, name] = [driver, bus, name].map(str::to_lowercase);
        let found = DRIVERS.iter().any(|d| driver.contains(d))
            || BUSES.iter().any(|b| bus.contains(b))
            || NAMES.iter().any(|n| name.contains(n))
            || name.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word));
        if found { Self::Suspected } else { Self::None }
    }
}

/// Kernel and system drivers whose pictures a program writes.
const DRIVERS: &[&str] = &["loopback", "akvcam", "vivid", "vimc", "vcam"];
/// Buses that exist only in software. `vhci_hcd` is USB over IP: the lens, if there is one, is
/// elsewhere.
const BUSES: &[&str] = &["loopback", "akvcam", "vivid", "vimc", "vhci_hcd", "dummy_hcd"];
/// Parts of names that leave no doubt.
const NAMES: &[&str] = &[
    "virtual",
    "loopback",
    "dummy video device",
    "manycam",
    "snap camera",
    "droidcam",
    "iriun",
    "epoccam",
    "xsplit",
    "splitcam",
    "sparkocam",
    "youcam",
    "webcamoid",
    "nvidia broadcast",
    "e2esoft",
    "unity video capture",
    "ndi video",
    "ip webcam",
];
/// Names so short that they count only as whole words.
const WORDS: &[&str] = &["obs", "camo", "mmhmm", "vcam", "vivid", "ndi"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn software_cameras_are_suspected_by_driver_bus_or_name() {
        for (driver, bus, name) in [
            ("v4l2 loopback", "platform:v4l2loopback-000", "Integrated Camera"),
            ("vivid", "platform:vivid-000", "vivid"),
            ("uvcvideo", "usb-vhci_hcd.0-1", "Webcam C920"),
            ("media foundation", r"\\?\swd#vcamdevapi", "OBS Virtual Camera"),
            ("media foundation", "", "OBS-Camera"),
            ("avfoundation", "0x1", "Snap Camera"),
            ("avfoundation", "0x2", "Camo"),
            ("avfoundation", "0x3", "ManyCam Virtual Webcam"),
            ("uvcvideo", "usb-1", "DroidCam Source 3"),
        ] {
            assert_eq!(Virtual::suspect(driver, bus, name), Virtual::Suspected, "{name}");
        }
    }

    #[test]
    fn real_cameras_are_not() {
        for (driver, bus, name) in [
            ("uvcvideo", "usb-0000:00:14.0-1", "HD Pro Webcam C920"),
            ("uvcvideo", "usb-0000:00:14.0-8", "Integrated Camera: Integrated C"),
            ("avfoundation", "0x8020000005ac8514", "FaceTime HD Camera"),
            ("media foundation", r"\\?\usb#vid_046d&pid_082d", "Jobs Camouflage Cam"),
        ] {
            assert_eq!(Virtual::suspect(driver, bus, name), Virtual::None, "{name}");
        }
    }
}
