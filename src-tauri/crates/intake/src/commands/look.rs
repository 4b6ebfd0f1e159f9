//! What a reviewer looks at: the list, a submission's files, the face video.

use std::path::PathBuf;

use clap::Args;
use intake::{Keys, keys::read_seed, review};

use super::{Data, Failure, print, to_json};

#[derive(Debug, Args)]
pub(crate) struct List {
    #[command(flatten)]
    data: Data,
}

impl List {
    pub(super) fn run(self) -> Result<(), Failure> {
        for line in review::list(&self.data.data)? {
            let standing = serde_json::to_value(&line.standing).unwrap_or_default();
            print(&format!(
                "{}\t{}\t{}\t{}\t{} files{}",
                line.signup,
                line.number.as_deref().unwrap_or("-"),
                jiff::Timestamp::from_second(line.opened_at).unwrap_or_default(),
                standing["status"].as_str().unwrap_or("-"),
                line.artifacts,
                if line.practice { "\tpractice" } else { "" },
            ))?;
        }
        Ok(())
    }
}

#[derive(Debug, Args)]
pub(crate) struct Open {
    /// A signup's id or a receipt's number
    submission: String,
    /// File with the seed, 64 hex digits
    #[arg(long)]
    key: PathBuf,
    /// Folder to write to
    #[arg(long)]
    out: PathBuf,
    #[command(flatten)]
    data: Data,
}

impl Open {
    pub(super) fn run(self) -> Result<(), Failure> {
        let seed = read_seed(&self.key)?;
        let files = review::open(&self.data.data, &self.submission, &seed, &self.out)?;
        files.iter().try_for_each(|file| print(&file.display().to_string()))
    }
}

#[derive(Debug, Args)]
pub(crate) struct Review {
    /// A signup's id or a receipt's number
    submission: String,
    /// File with the seed, 64 hex digits
    #[arg(long)]
    key: PathBuf,
    /// Folder to write review.html to; it shows the seller's face
    #[arg(long)]
    out: Option<PathBuf>,
    /// Print the report as JSON, not as a table
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    data: Data,
    /// Folder with the intake's intake.json, to check the challenge's signature; the data folder if not given
    #[arg(long)]
    keys: Option<PathBuf>,
}

impl Review {
    pub(super) fn run(self) -> Result<(), Failure> {
        let data = self.data.data;
        let seed = read_seed(&self.key)?;
        // In the data folder it may be missing: the report says what was not checked for it.
        let keys = self.keys.or_else(|| Keys::pinned_in(&data).then(|| data.clone()));
        let intake = keys.as_deref().map(Keys::verifying_in).transpose()?;
        let review = review::review(&data, &self.submission, &seed, intake.as_ref())?;
        if let Some(out) = self.out {
            let page = review.write_page(&out)?;
            eprintln!("{}", page.display());
        }
        print(&if self.json { to_json(&review.report)? } else { review.report.table() })
    }
}
