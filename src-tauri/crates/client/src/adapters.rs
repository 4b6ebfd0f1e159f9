//! One joint per outside thing, passed in by value; production, practice and tests bring their own.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use camera::Camera;
use envelope::VerifyingKey;
use futures_util::future::BoxFuture;
use signup::effect::Papers;
use signup::wire::{Slot, UnixSeconds};
use signup::{Edition, Now};
use url::Url;
use zeroize::Zeroizing;

use crate::backoff::Backoff;
use crate::vault::Vault;

/// Everything the engine touches the world with.
pub struct Adapters {
    /// Practice or the real thing.
    pub edition: Edition,
    /// The intake, pinned.
    pub intake: IntakeAddress,
    /// Where pictures come from.
    pub camera: Arc<dyn Camera>,
    /// Where keys are kept.
    pub vault: Arc<dyn Vault>,
    /// Where documents come from and papers go to.
    pub files: Arc<dyn Files>,
    /// Folder of the spool and the journal; made if it is not there.
    pub folder: PathBuf,
    /// Made by [`crate::http_client`].
    pub http: reqwest::Client,
    /// How long to wait between tries.
    pub backoff: Backoff,
}

/// The intake as the app ships it (`intake.json`): where it is and which key it signs with.
#[derive(Debug, Clone)]
pub struct IntakeAddress {
    /// Base URL, `https://intake.example/`; plain `http` on loopback only.
    pub url: Url,
    /// Verifies every statement of the intake.
    pub key: VerifyingKey,
}

/// The seller's files. Paths never reach the page.
pub trait Files: Send + Sync + 'static {
    /// Lets the seller choose a file for a place, or `several`; empty if they chose none.
    fn pick(&self, slot: Slot, several: bool) -> BoxFuture<'static, Vec<PathBuf>>;

    /// What the seller copied; `None` if it is neither a picture nor files.
    fn paste(&self, slot: Slot) -> BoxFuture<'static, Option<Pasted>>;

    /// Lets the seller save their papers; the name it got, `None` if they did not want to.
    ///
    /// # Errors
    /// When the place they chose cannot be written.
    fn save(&self, papers: Papers) -> BoxFuture<'static, std::io::Result<Option<String>>>;

    /// Lets the seller choose a paper to be checked; `None` if they chose none.
    fn pick_paper(&self) -> BoxFuture<'static, Option<PathBuf>>;
}

/// What was copied.
pub enum Pasted {
    /// Files, in a file manager.
    Files(Vec<PathBuf>),
    /// A picture; as a PNG.
    Picture(Zeroizing<Vec<u8>>),
}

/// The clocks of the device. Monotonic time counts from the program's start.
pub(crate) fn now(start: Instant) -> Now {
    let monotonic_ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    Now { monotonic_ms, unix_s: unix_seconds() }
}

pub(crate) fn unix_seconds() -> UnixSeconds {
    jiff::Timestamp::now().as_second()
}
