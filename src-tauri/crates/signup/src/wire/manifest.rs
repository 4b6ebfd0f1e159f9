//! The device's signed list of what is submitted (`typ: manifest+jwt`).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AlternativeKind, ArtifactKind, Liveness, Slot, Statement, UnixSeconds};

/// Signed by the device key that was registered when the signup was opened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Fingerprint of the device key.
    pub iss: String,
    /// When it was signed.
    pub iat: UnixSeconds,
    /// The signup it belongs to.
    pub signup: String,
    /// SHA-256 of the policy's compact JWS, hex.
    pub policy: String,
    /// The decision on every purpose of the policy.
    pub consents: Vec<Consent>,
    /// What the seller chose instead of the face video, if they declined it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative: Option<AlternativeKind>,
    /// Every sealed file of this submission.
    pub artifacts: Vec<ArtifactEntry>,
    /// Nonce of the challenge the clip answers. Absent exactly when there is no clip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub challenge: Option<String>,
    /// How the clip was taken. Absent exactly when there is no clip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capture: Option<CaptureFacts>,
    /// What is known of whether the prompts were done.
    pub liveness: Liveness,
    /// The program that made it.
    pub app: App,
    /// Made in practice: nothing in it is real.
    pub practice: bool,
}

impl Statement for Manifest {
    const TYP: &'static str = "manifest+jwt";
}

/// One decision on one purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// The purpose's id in the policy.
    pub purpose: String,
    /// SHA-256 of the JSON of the text that was shown, hex.
    pub text_sha256: String,
    /// Language it was shown in (BCP 47).
    pub language: String,
    /// What the seller decided.
    pub decision: Decision,
    /// When.
    pub at: UnixSeconds,
}

/// Agree or decline; there is no third and no default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Consent given.
    Agree,
    /// Consent refused.
    Decline,
}

/// One sealed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArtifactEntry {
    /// Its id, the same as in the file's header.
    pub artifact: String,
    /// What it contains.
    pub kind: ArtifactKind,
    /// Which document and side, for documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Slot>,
    /// Media type of the content.
    pub media_type: String,
    /// Length of the sealed file.
    pub length_bytes: u64,
    /// SHA-256 of the sealed file, hex.
    pub sha256: String,
}

/// How the clip was taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaptureFacts {
    /// The camera's name as the system gives it.
    pub camera: String,
    /// Where it is attached: `usb-0000:00:14.0-1`.
    pub bus: String,
    /// The driver's name.
    pub driver: String,
    /// Whether it is a virtual camera.
    #[serde(rename = "virtual")]
    pub provenance: Provenance,
    /// Pixel format as it came from the camera: `mjpeg`, `yuyv`, `nv12`, `i420`.
    pub pixels: String,
    /// Width of the clip.
    pub width_px: u32,
    /// Height of the clip.
    pub height_px: u32,
    /// Measured frames per second.
    pub fps: f64,
    /// Frames in the clip.
    pub frames: u32,
    /// Pictures that came torn or were lost between camera and clip.
    pub dropped_frames: u32,
    /// Longest time between two neighbouring frames.
    pub longest_gap_ms: u32,
}

/// Whether a camera is a real device, as far as the operating system tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// Nothing speaks for a virtual camera.
    None,
    /// Driver, bus or name are those of a known virtual camera.
    Suspected,
    /// The camera says so itself: practice.
    Declared,
}

/// The program that made the manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct App {
    /// Its version.
    pub version: String,
    /// Operating system and architecture: `linux x86_64`.
    pub os: String,
}
