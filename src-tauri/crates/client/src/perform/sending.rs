//! Sealed bytes to the intake, then the manifest, then the receipt.

use signup::wire::{ArtifactEntry, Receipt};
use signup::{Event, Fault, FaultCode};
use url::Url;

use super::Shared;
use crate::upload::{Report, Upload};

impl Shared {
    /// One file after the other. A broken line waits inside; only what the seller must know comes out as a fault.
    pub(super) async fn transfer(
        &self,
        signup: &str,
        files: Vec<(ArtifactEntry, Option<String>)>,
    ) -> Result<(), Fault> {
        let token = self.token()?;
        let endpoint = self.intake.uploads()?;
        for (entry, known) in &files {
            let damaged = || Fault::new(FaultCode::SpoolDamaged).with("artifact", &entry.artifact);
            let file = self.spool().await?.path(&entry.artifact).ok_or_else(damaged)?;
            let upload = Upload {
                http: &self.adapters.http,
                endpoint: endpoint.clone(),
                token: &token,
                signup,
                entry,
                file: &file,
                backoff: &self.adapters.backoff,
            };
            // Where bytes go is told by the intake alone; a URL of another origin is not ours.
            let known = known.as_deref().and_then(|url| Url::parse(url).ok());
            let known = known.filter(|url| url.origin() == endpoint.origin());
            let mut report = |report| self.outbox.put(told(entry, report));
            // Named, so that only the damaged file has to be made anew.
            upload.run(known, &mut report).await.map_err(|fault| match fault.code {
                FaultCode::SpoolDamaged => damaged(),
                _ => fault,
            })?;
        }
        self.outbox.put(Event::Transferred);
        Ok(())
    }

    /// The same manifest again gets the same receipt, so a lost answer is asked for again.
    pub(super) async fn submit(&self, signup: &str, manifest: &str) -> Result<(), Fault> {
        let token = self.token()?;
        let mut tries = self.adapters.backoff.tries();
        let (receipt, jws) = loop {
            match self.intake.submit(signup, &token, manifest).await {
                Err(fault) if fault.code == FaultCode::NoConnection => {
                    let wait = tries.next_wait();
                    let retry_in_s = u32::try_from(wait.as_secs()).unwrap_or(u32::MAX);
                    self.outbox.put(Event::TransferWaiting { retry_in_s });
                    tokio::time::sleep(wait).await;
                }
                other => break other?,
            }
        };
        self.verify_receipt(&receipt, signup, manifest)?;
        self.outbox.put(Event::ReceiptArrived(Box::new(receipt), jws));
        Ok(())
    }

    /// The signature was verified; this checks that it is about what was sent, all of it.
    fn verify_receipt(&self, receipt: &Receipt, signup: &str, manifest: &str) -> Result<(), Fault> {
        let invalid = || Fault::new(FaultCode::ReceiptInvalid);
        let sent: signup::wire::Manifest =
            crate::statement::verify(manifest, &self.keys()?.device.verifying())
                .map_err(|_| invalid())?;
        let held = |entry: &ArtifactEntry| {
            receipt
                .held
                .iter()
                .any(|held| (&held.artifact, &held.sha256) == (&entry.artifact, &entry.sha256))
        };
        let complete = sent.artifacts.iter().all(held);
        let about_it = receipt.signup == signup && receipt.manifest == envelope::digest(manifest);
        if complete && about_it { Ok(()) } else { Err(invalid()) }
    }
}

fn told(entry: &ArtifactEntry, report: Report) -> Event {
    let artifact = entry.artifact.clone();
    match report {
        Report::Created(url) => Event::UploadCreated { artifact, url: url.into() },
        Report::Offset(offset_bytes) => Event::Sent { artifact, offset_bytes },
        Report::Waiting { retry_in_s } => Event::TransferWaiting { retry_in_s },
    }
}
