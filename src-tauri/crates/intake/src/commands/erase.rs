//! Erasing for a seller, and the legal holds that forbid it.

use std::path::PathBuf;

use clap::Args;
use intake::{review, system_clock};
use jiff::{civil::Date, tz::TimeZone};
use signup::wire::{self, HoldReason, UnixSeconds};

use super::{Data, Failure, keys_in, print};

#[derive(Debug, Args)]
pub(crate) struct Erase {
    /// A signup's id or a receipt's number
    submission: String,
    /// Only this artifact
    #[arg(long)]
    artifact: Option<String>,
    #[command(flatten)]
    data: Data,
    /// Folder that `keygen` made; the data folder if not given
    #[arg(long)]
    keys: Option<PathBuf>,
}

impl Erase {
    pub(super) fn run(self) -> Result<(), Failure> {
        let data = self.data.data;
        let keys = keys_in(self.keys, &data)?;
        let now = (system_clock())();
        let jws = review::erase(&data, &keys, &self.submission, self.artifact.as_deref(), now)?;
        print(&jws)
    }
}

#[derive(Debug, Args)]
pub(crate) struct Hold {
    /// A signup's id or a receipt's number
    submission: String,
    /// Why: order (a court's or an authority's), law, dispute
    #[arg(long, value_parser = reason)]
    reason: HoldReason,
    /// The day (UTC) with whose beginning it ends, YYYY-MM-DD
    #[arg(long, value_parser = future_day)]
    until: UnixSeconds,
    #[command(flatten)]
    data: Data,
}

impl Hold {
    pub(super) fn run(self) -> Result<(), Failure> {
        let hold = wire::Hold { reason: self.reason, until: self.until };
        let signup = review::hold(&self.data.data, &self.submission, hold)?;
        let until = jiff::Timestamp::from_second(hold.until).unwrap_or_default();
        print(&format!("{signup}\ton hold\t{}\t{until}", hold.reason.name()))
    }
}

#[derive(Debug, Args)]
pub(crate) struct Release {
    /// A signup's id or a receipt's number
    submission: String,
    #[command(flatten)]
    data: Data,
}

impl Release {
    pub(super) fn run(self) -> Result<(), Failure> {
        let now = (system_clock())();
        let signup = review::release(&self.data.data, &self.submission, now)?;
        print(&format!("{signup}\treleased"))
    }
}

/// `other` is for holds of a newer intake: a person at a terminal knows the reason.
fn reason(name: &str) -> Result<HoldReason, String> {
    let named = HoldReason::named(name).filter(|reason| *reason != HoldReason::Other);
    named.ok_or_else(|| "one of: order, law, dispute".to_owned())
}

fn future_day(text: &str) -> Result<UnixSeconds, String> {
    let day: Date = text.parse().map_err(|_| "a day is written YYYY-MM-DD".to_owned())?;
    let day =
        day.to_zoned_datetime(TimeZone::UTC).map_err(|_| "there is no such day".to_owned())?;
    let begins = day.timestamp().as_second();
    if begins <= (system_clock())() {
        return Err("that day has begun already".to_owned());
    }
    Ok(begins)
}
