//! What the command line asks for.

use std::error::Error;
use std::time::{SystemTime, UNIX_EPOCH};

use signup::document::Asked;
use signup::wire::{DocumentKind, DocumentRules, Side, Slot, UnixSeconds};

/// The policy a marketplace starts with.
const POLICY: &str = include_str!("../../../intake/src/policy.toml");

pub(crate) struct Options {
    pub(crate) slot: Option<Slot>,
    pub(crate) rules: DocumentRules,
    today: UnixSeconds,
    newest_age_days: Option<u32>,
}

impl Options {
    /// Options and files.
    pub(crate) fn read(
        mut args: impl Iterator<Item = String>,
    ) -> Result<(Self, Vec<String>), Box<dyn Error>> {
        let mut files = Vec::new();
        let (mut slot, mut today, mut with_policy) = (None, now()?, true);
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or(format!("{arg} needs a value"));
            match arg.as_str() {
                "--slot" => slot = Some(slot_named(&value()?)?),
                "--today" => today = noon(&value()?)?,
                "--policy" => with_policy = value()? != "none",
                _ => files.push(arg),
            }
        }
        let (rules, newest_age_days) = match with_policy {
            true => policy(slot)?,
            false => (DocumentRules::default(), None),
        };
        Ok((Self { slot, rules, today, newest_age_days }, files))
    }

    pub(crate) fn asked(&self, file_name: String) -> Asked {
        Asked {
            // Identity documents show by their zone, everything else by its words: the slot decides nothing else.
            slot: self.slot.unwrap_or(Slot { kind: DocumentKind::Identity, side: Side::Front }),
            newest_age_days: self.newest_age_days,
            today: self.today,
            rules: self.rules.clone(),
            file_name,
        }
    }
}

/// The rules, and how old this slot's document may be; without a slot, as old as the strictest.
fn policy(slot: Option<Slot>) -> Result<(DocumentRules, Option<u32>), Box<dyn Error>> {
    let mut policy: toml::Table = POLICY.parse()?;
    let documents = policy.get("documents").and_then(toml::Value::as_array);
    let ages = documents.into_iter().flatten().filter_map(|document| {
        let named = document.get("kind").and_then(toml::Value::as_str);
        let wanted = slot.is_none_or(|slot| named == Some(slot.kind.name()));
        let days = document.get("newest_age_days").and_then(toml::Value::as_integer)?;
        u32::try_from(days).ok().filter(|_| wanted)
    });
    let newest_age_days = ages.min();
    let rules = policy.remove("document_rules").ok_or("the policy has no rules for documents")?;
    Ok((rules.try_into()?, newest_age_days))
}

/// `bank_statement`, `identity-front`.
fn slot_named(name: &str) -> Result<Slot, Box<dyn Error>> {
    let (kind, side) = name.split_once('-').unwrap_or((name, ""));
    let kinds = [
        DocumentKind::Identity,
        DocumentKind::TaxId,
        DocumentKind::BankStatement,
        DocumentKind::UtilityBill,
        DocumentKind::Card,
    ];
    let kind = kinds.into_iter().find(|known| known.name() == kind);
    let kind = kind.ok_or(format!("no document is called {name}"))?;
    let side = match side {
        "back" => Side::Back,
        _ if kind == DocumentKind::Identity => Side::Front,
        _ => Side::Whole,
    };
    Ok(Slot { kind, side })
}

fn noon(day: &str) -> Result<UnixSeconds, Box<dyn Error>> {
    let day: jiff::civil::Date = day.parse()?;
    let zone = jiff::tz::TimeZone::UTC;
    Ok(zone.to_timestamp(day.at(12, 0, 0, 0))?.as_second())
}

fn now() -> Result<UnixSeconds, Box<dyn Error>> {
    Ok(UnixSeconds::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())?)
}
