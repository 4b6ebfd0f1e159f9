//! The intake inside the practice edition: the reference intake on loopback, with keys of its own.

use std::path::Path;

use anyhow::{Context, Result};
use client::IntakeAddress;
use intake::{Intake, Keys, PolicyTemplate, Running, Settings, serve, system_clock};
use tokio::net::TcpListener;
use url::Url;

/// Starts an intake whose keys lie in `folder` and whose data lies in `folder/intake`. Both are made where they are
/// missing and found again by the next start. Needs a tokio runtime.
pub(crate) async fn start(
    folder: &Path,
    policy: PolicyTemplate,
) -> Result<(Running, IntakeAddress)> {
    if !folder.join("intake.json").exists() {
        Keys::create(folder, "Practice intake", None).context("making the intake's keys")?;
    }
    let keys = Keys::load(folder).context("reading the intake's keys")?;
    let key = keys.verifying();
    let clock = system_clock();
    let intake = Intake::open(Settings { data: folder.join("intake"), keys, policy, clock })?;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.context("listening on loopback")?;
    let running = serve(intake, listener);
    let url = Url::parse(&running.url())?;
    Ok((running, IntakeAddress { url, key }))
}
