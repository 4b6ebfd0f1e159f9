//! The cameras of Linux, asked for directly: nokhwa lists every `/dev/video*`, in the order of the
//! directory, metadata and output nodes among them, and panics on a name that has no number.

use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::path::Path;

use nokhwa::utils::CameraIndex;
use v4l::capability::Flags;
use v4l::video::Capture;
use v4l::video::capture::Parameters;
use v4l::{Device as V4lDevice, FourCC};

use crate::{CameraFault, CameraInfo, Format, PixelFormat};

/// One camera and how nokhwa reaches it.
pub(super) struct Device {
    pub(super) info: CameraInfo,
    pub(super) index: CameraIndex,
    node: usize,
}

const SYSFS: &str = "/sys/class/video4linux";

/// All cameras, sorted: real ones first, then by name and bus; each once. Without sysfs there are
/// none.
pub(super) fn scan() -> Result<Vec<Device>, CameraFault> {
    let Ok(entries) = std::fs::read_dir(SYSFS) else { return Ok(Vec::new()) };
    let mut nodes: Vec<usize> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.strip_prefix("video")?.parse().ok())
        .collect();
    nodes.sort_unstable();
    let mut seen = BTreeSet::new();
    let mut devices: Vec<Device> = nodes
        .into_iter()
        // v4l unwraps names that are not UTF-8, and closing: one bad device must not hide the
        // others.
        .filter_map(|node| catch_unwind(|| describe(node)).ok().flatten())
        .filter(|device| seen.insert(device.info.id.clone()))
        .collect();
    devices.sort_by_key(|d| (d.info.provenance as u8, d.info.name.clone(), d.info.bus.clone()));
    Ok(devices)
}

/// `None` for what is no camera for us: metadata and output nodes, decoders, infrared sensors.
fn describe(node: usize) -> Option<Device> {
    let info = match V4lDevice::new(node) {
        Ok(device) => {
            let caps = device.query_caps().ok()?;
            // A loopback that a program feeds has both directions; a decoder has M2M.
            if !caps.capabilities.contains(Flags::VIDEO_CAPTURE | Flags::STREAMING)
                || caps.capabilities.intersects(Flags::VIDEO_M2M | Flags::VIDEO_M2M_MPLANE)
                || infrared_only(&device)
            {
                return None;
            }
            CameraInfo::of_system(caps.card, caps.bus, caps.driver)
        }
        // Not to be opened, so nobody says what it is: listed all the same, so that the refusal
        // gets its name. The first node of a device is the camera, later ones are its metadata.
        Err(_) if attribute(node, "index")? == "0" => {
            let link = |name: &str| {
                let target = Path::new(SYSFS).join(format!("video{node}/{name}")).canonicalize();
                Some(target.ok()?.file_name()?.to_str()?.to_owned())
            };
            let (bus, driver) = (link("device"), link("device/driver"));
            CameraInfo::of_system(
                attribute(node, "name")?,
                bus.unwrap_or_default(),
                driver.unwrap_or_default(),
            )
        }
        Err(_) => return None,
    };
    Some(Device { info, index: CameraIndex::Index(u32::try_from(node).ok()?), node })
}

fn attribute(node: usize, name: &str) -> Option<String> {
    let text = std::fs::read_to_string(format!("{SYSFS}/video{node}/{name}")).ok()?;
    Some(text.trim().to_owned())
}

/// Windows Hello's sensor: grey or depth, nothing else.
fn infrared_only(device: &V4lDevice) -> bool {
    const GREY: [&[u8; 4]; 9] =
        [b"GREY", b"Y8I ", b"Y10 ", b"Y10B", b"Y12 ", b"Y12I", b"Y16 ", b"Z16 ", b"INVZ"];
    let formats = device.enum_formats().unwrap_or_default();
    !formats.is_empty() && formats.iter().all(|f| GREY.contains(&&f.fourcc.repr))
}

/// Brings the device into a state from which nokhwa can open it: it refuses a camera whose CURRENT
/// format it does not know or whose current interval is not 1/n, whatever is asked for, and it may
/// take an interval for set that a change of size has since undone. With `format`, exactly that;
/// without, anything nokhwa reads. Failures are left for nokhwa to report.
pub(super) fn settle(device: &Device, format: Option<Format>) {
    let node = device.node;
    let _ = catch_unwind(|| {
        let device = V4lDevice::new(node).ok()?;
        let mut now = device.format().ok()?;
        let wanted = match format {
            Some(format) => (format.width_px, format.height_px, fourcc(format.pixels)?),
            None if READABLE.contains(&&now.fourcc.repr) => (now.width, now.height, now.fourcc),
            None => {
                let offered = device.enum_formats().ok()?;
                let readable = offered.iter().find(|f| READABLE.contains(&&f.fourcc.repr))?;
                (now.width, now.height, readable.fourcc)
            }
        };
        if wanted != (now.width, now.height, now.fourcc) {
            (now.width, now.height, now.fourcc) = wanted;
            device.set_format(&now).ok()?;
        }
        let rates: &[u32] = match &format {
            Some(format) => std::slice::from_ref(&format.fps),
            None => &[30, 25, 15, 60, 24, 20, 10, 5],
        };
        for &fps in rates {
            let now = device.params().ok()?.interval;
            if now.numerator == 1 && format.is_none_or(|f| now.denominator == f.fps) {
                break;
            }
            device.set_params(&Parameters::with_fps(fps)).ok()?;
        }
        Some(())
    });
}

/// Whether the device has left the system.
pub(super) fn is_gone(device: &Device) -> bool {
    !Path::new(&format!("{SYSFS}/video{}", device.node)).exists()
}

const READABLE: [&[u8; 4]; 3] = [b"MJPG", b"YUYV", b"NV12"];

fn fourcc(pixels: PixelFormat) -> Option<FourCC> {
    match pixels {
        PixelFormat::Mjpeg => Some(FourCC::new(b"MJPG")),
        PixelFormat::Yuyv => Some(FourCC::new(b"YUYV")),
        PixelFormat::Nv12 => Some(FourCC::new(b"NV12")),
        PixelFormat::I420 => None,
    }
}
