//! Papers out, for the seller to keep, and in again, to be checked.

use std::io::{self, Read};
use std::path::Path;

use signup::effect::Papers;
use signup::view::PaperCheck;
use signup::{Event, Fault, FaultCode};

use super::Shared;
use super::sealing::internal;
use crate::papers::{PAPER_BYTES, check};

impl Shared {
    pub(super) async fn save(&self, papers: Papers) -> Result<(), Fault> {
        match self.adapters.files.save(papers).await {
            Ok(Some(name)) => self.outbox.put(Event::PapersSaved(name)),
            Ok(None) => {}
            Err(_) => return Err(Fault::new(FaultCode::SaveFailed)),
        }
        Ok(())
    }

    pub(super) async fn check_paper(&self) -> Result<(), Fault> {
        let Some(path) = self.adapters.files.pick_paper().await else {
            self.outbox.put(Event::PaperCheckCancelled);
            return Ok(());
        };
        let reading = tokio::task::spawn_blocking(move || read(&path)).await.map_err(internal)?;
        let paper = reading.map_err(|_| Fault::new(FaultCode::PaperUnreadable))?;
        let checked = match paper {
            Some(paper) => check(&paper, &self.adapters.intake.key, self.present()?.as_deref()),
            None => PaperCheck::NotAStatement,
        };
        self.outbox.put(Event::PaperChecked(checked));
        Ok(())
    }
}

/// `None`: it is larger than any statement.
fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut paper = Vec::new();
    std::fs::File::open(path)?.take(PAPER_BYTES + 1).read_to_end(&mut paper)?;
    Ok((paper.len() as u64 <= PAPER_BYTES).then_some(paper))
}
