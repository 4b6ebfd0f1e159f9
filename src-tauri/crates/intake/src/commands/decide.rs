//! A reviewer's decisions, and the objections that wait for one.

use clap::{Args, Subcommand};
use intake::review::{self, Decision};
use signup::wire::{Item, ItemNeeded, NeededReason, RefusalReason};

use super::{Data, Failure, print};

#[derive(Debug, Args)]
pub(crate) struct Decide {
    /// A signup's id or a receipt's number
    submission: String,
    #[command(flatten)]
    decision: Choice,
    #[command(flatten)]
    data: Data,
}

/// Exactly one of them.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Choice {
    /// The seller is who they say
    #[arg(long)]
    approve: bool,
    /// Ask for one thing again, for example card=unreadable; may be given several times
    #[arg(long, value_name = "ITEM=REASON", value_parser = needed)]
    action_needed: Vec<ItemNeeded>,
    /// Refuse for this reason; may be given several times
    #[arg(long, value_name = "REASON", value_parser = refusal)]
    refuse: Vec<RefusalReason>,
}

impl Decide {
    pub(super) fn run(self) -> Result<(), Failure> {
        let decision = match self.decision {
            Choice { approve: true, .. } => Decision::Approve,
            Choice { refuse, .. } if !refuse.is_empty() => Decision::Refuse(refuse),
            Choice { action_needed, .. } => Decision::ActionNeeded(action_needed),
        };
        let (signup, standing) = review::decide(&self.data.data, &self.submission, decision)?;
        let standing = serde_json::to_value(&standing).unwrap_or_default();
        print(&format!("{signup}\t{}", standing["status"].as_str().unwrap_or("-")))
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Appeal {
    /// List the objections nobody has answered: receipt number, signup, when handed in
    List {
        #[command(flatten)]
        data: Data,
    },
}

impl Appeal {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self::List { data } = self;
        for appeal in review::appeals(&data.data)? {
            let at = jiff::Timestamp::from_second(appeal.at).unwrap_or_default();
            print(&format!("{}\t{}\t{at}", appeal.number, appeal.signup))?;
        }
        Ok(())
    }
}

fn needed(text: &str) -> Result<ItemNeeded, String> {
    let Some((item, reason)) = text.split_once('=') else {
        return Err("write ITEM=REASON".to_owned());
    };
    let items = || Item::all().map(Item::name);
    let item = Item::named(item).ok_or_else(|| one_of("items", items()))?;
    let reasons = || NeededReason::ALL.iter().map(|reason| reason.name().to_owned());
    let reason = NeededReason::named(reason).ok_or_else(|| one_of("reasons", reasons()))?;
    Ok(ItemNeeded { item, reason })
}

fn refusal(text: &str) -> Result<RefusalReason, String> {
    let reasons = || RefusalReason::ALL.iter().map(|reason| reason.name().to_owned());
    RefusalReason::named(text).ok_or_else(|| one_of("reasons", reasons()))
}

fn one_of(what: &str, names: impl Iterator<Item = String>) -> String {
    format!("the {what} are: {}", names.collect::<Vec<_>>().join(", "))
}
