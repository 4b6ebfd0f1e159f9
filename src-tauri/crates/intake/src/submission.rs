//! Whether a manifest is accepted: formats.md, "The intake accepts a submission only if …".
//!
//! Pure: what was found in database and folder comes in, every reason against it comes out.

mod again;
mod appeal;
mod files;
mod take;

pub(crate) use files::artifact_kind;

use std::collections::{HashMap, HashSet};

use envelope::Header;
use signup::wire::{
    ArtifactEntry, Challenge, Consent, Decision, ItemNeeded, Manifest, Policy, Purpose,
    PurposeText, Reason, Standing, code,
};

use crate::{
    policy::text_sha256,
    store::{Artifact, Signup},
};

/// What a manifest is held against.
pub(crate) struct Facts<'a> {
    pub(crate) signup: &'a Signup,
    /// Which submission of the signup it is.
    pub(crate) round: Round<'a>,
    /// Fingerprint of the device key the manifest verified under.
    pub(crate) device: &'a str,
    /// The policy in force; for an appeal the one of the submission before.
    pub(crate) policy: &'a Policy,
    /// The manifest names a policy with the terms in force; for an appeal the very one of the submission before.
    pub(crate) policy_in_force: bool,
    /// The challenge named, if it is the intake's own, for this signup, unused and unexpired.
    pub(crate) challenge: Option<&'a Challenge>,
    /// The complete sealed files of this signup, by id.
    pub(crate) held: &'a HashMap<String, HeldFile>,
}

/// A sealed file, complete in the folder.
pub(crate) struct HeldFile {
    pub(crate) artifact: Artifact,
    /// `None` where it has no readable header.
    pub(crate) header: Option<Header>,
}

/// The submission that was accepted last.
pub(crate) struct Before {
    pub(crate) manifest: Manifest,
    /// The policy it was made under.
    pub(crate) policy: Policy,
    /// Purposes that consent was withdrawn to since.
    pub(crate) withdrawn: HashSet<String>,
}

impl Before {
    /// Whether this very file was part of it. It is kept as it is, and was checked then.
    fn kept(&self, entry: &ArtifactEntry) -> bool {
        self.manifest.artifacts.iter().any(|was| {
            (&was.artifact, was.kind, was.document, was.length_bytes, &was.sha256)
                == (&entry.artifact, entry.kind, entry.document, entry.length_bytes, &entry.sha256)
        })
    }
}

/// Which submission of a signup it is.
#[derive(Clone, Copy)]
pub(crate) enum Round<'a> {
    /// The first.
    First,
    /// Some of it was asked for again.
    Again { before: &'a Before, items: &'a [ItemNeeded] },
    /// An objection against a refusal.
    Appeal { before: &'a Before },
    /// Nothing is asked for.
    Closed,
}

impl<'a> Round<'a> {
    /// The one a signup with this standing waits for.
    pub(crate) fn of(standing: &'a Standing, before: Option<&'a Before>) -> Self {
        match (standing, before) {
            (Standing::Open, _) | (Standing::ActionNeeded { .. }, None) => Self::First,
            (Standing::ActionNeeded { items }, Some(before)) => Self::Again { before, items },
            (Standing::Refused { .. }, Some(before)) => Self::Appeal { before },
            _ => Self::Closed,
        }
    }

    /// Whether a file is kept from the submission before.
    fn kept(self, entry: &ArtifactEntry) -> bool {
        match self {
            Self::Again { before, .. } | Self::Appeal { before } => before.kept(entry),
            Self::First | Self::Closed => false,
        }
    }
}

/// Everything that speaks against the manifest; nothing if it is accepted.
pub(crate) fn reasons(manifest: &Manifest, facts: &Facts<'_>) -> Vec<Reason> {
    let mut found = Reasons::default();
    belongs(manifest, facts, &mut found);
    if let Round::Appeal { before } = facts.round {
        appeal::reasons(manifest, before, facts, &mut found);
        return found.0;
    }
    consents(manifest, facts, &mut found);
    for entry in &manifest.artifacts {
        files::held(entry, facts, &mut found);
    }
    files::completeness(manifest, facts, &mut found);
    take::reasons(manifest, facts, &mut found);
    if let Round::Again { before, items } = facts.round {
        again::reasons(manifest, before, items, facts, &mut found);
    }
    found.0
}

/// Reasons, each once, in the order they were found.
#[derive(Default)]
pub(crate) struct Reasons(pub(crate) Vec<Reason>);

impl Reasons {
    pub(crate) fn add(&mut self, code: &str, about: impl Into<Option<String>>) {
        let reason = Reason { code: code.to_owned(), about: about.into() };
        if !self.0.contains(&reason) {
            self.0.push(reason);
        }
    }
}

fn belongs(manifest: &Manifest, facts: &Facts<'_>, found: &mut Reasons) {
    if matches!(facts.round, Round::Closed) {
        found.add(code::SUBMITTED, None);
    }
    if manifest.signup != facts.signup.signup {
        found.add(code::FOREIGN, None);
    }
    if manifest.iss != facts.device {
        found.add(code::FOREIGN, "iss".to_owned());
    }
    if manifest.practice != facts.signup.practice {
        found.add(code::FOREIGN, "practice".to_owned());
    }
    if !facts.policy_in_force {
        found.add(code::POLICY, None);
    }
}

/// Exactly one decision on every purpose, on the words that were signed, yes to the mandatory.
fn consents(manifest: &Manifest, facts: &Facts<'_>, found: &mut Reasons) {
    for purpose in &facts.policy.purposes {
        let mut decisions = manifest.consents.iter().filter(|it| it.purpose == purpose.id);
        let good = match (decisions.next(), decisions.next()) {
            (Some(consent), None) => {
                let allowed = consent.decision == Decision::Agree || !purpose.mandatory;
                // Under another policy every text would differ: that reason is given already.
                allowed && (!facts.policy_in_force || was_shown(purpose, consent))
            }
            _ => false,
        };
        if !good {
            found.add(code::CONSENT, purpose.id.clone());
        }
    }
    for consent in &manifest.consents {
        if !facts.policy.purposes.iter().any(|purpose| purpose.id == consent.purpose) {
            found.add(code::CONSENT, consent.purpose.clone());
        }
    }
}

/// The text in the language stated, in its primary language or in English, as the app falls back.
pub(crate) fn was_shown(purpose: &Purpose, consent: &Consent) -> bool {
    let primary = consent.language.split('-').next().unwrap_or_default();
    let text: Option<&PurposeText> = [consent.language.as_str(), primary, "en"]
        .into_iter()
        .find_map(|language| purpose.text.get(language));
    text.is_some_and(|text| text_sha256(text) == consent.text_sha256)
}

fn agreed(manifest: &Manifest, purpose: &str) -> bool {
    let decision = manifest.consents.iter().find(|consent| consent.purpose == purpose);
    decision.is_some_and(|consent| consent.decision == Decision::Agree)
}

#[cfg(test)]
mod tests;
