//! Whether a manifest is accepted: formats.md, "The intake accepts a submission only if …".
//!
//! Pure: what was found in database and folder comes in, every reason against it comes out.

use std::collections::{HashMap, HashSet};

use envelope::{Header, Kind, RecipientKey, Role};
use signup::wire::{
    ArtifactEntry, ArtifactKind, Challenge, Consent, Decision, Liveness, Manifest, Policy, Purpose,
    PurposeText, Reason, Standing, code,
};

use crate::{
    policy::text_sha256,
    store::{Artifact, Signup},
};

/// What a manifest is held against.
pub(crate) struct Facts<'a> {
    pub(crate) signup: &'a Signup,
    /// Fingerprint of the device key the manifest verified under.
    pub(crate) device: &'a str,
    pub(crate) policy: &'a Policy,
    /// The manifest names a policy with the terms in force.
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

/// Everything that speaks against the manifest; nothing if it is accepted.
pub(crate) fn reasons(manifest: &Manifest, facts: &Facts<'_>) -> Vec<Reason> {
    let mut found = Reasons(Vec::new());
    belongs(manifest, facts, &mut found);
    consents(manifest, facts, &mut found);
    for entry in &manifest.artifacts {
        artifact(entry, facts, &mut found);
    }
    completeness(manifest, facts.policy, &mut found);
    take(manifest, facts, &mut found);
    found.0
}

struct Reasons(Vec<Reason>);

impl Reasons {
    fn add(&mut self, code: &str, about: impl Into<Option<String>>) {
        let reason = Reason { code: code.to_owned(), about: about.into() };
        if !self.0.contains(&reason) {
            self.0.push(reason);
        }
    }
}

fn belongs(manifest: &Manifest, facts: &Facts<'_>, found: &mut Reasons) {
    if !matches!(facts.signup.standing, Standing::Open | Standing::ActionNeeded { .. }) {
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
fn was_shown(purpose: &Purpose, consent: &Consent) -> bool {
    let primary = consent.language.split('-').next().unwrap_or_default();
    let text: Option<&PurposeText> = [consent.language.as_str(), primary, "en"]
        .into_iter()
        .find_map(|language| purpose.text.get(language));
    text.is_some_and(|text| text_sha256(text) == consent.text_sha256)
}

fn artifact(entry: &ArtifactEntry, facts: &Facts<'_>, found: &mut Reasons) {
    let about = || entry.artifact.clone();
    let Some(held) = facts.held.get(&entry.artifact) else {
        return found.add(code::INCOMPLETE, about());
    };
    let same = held.artifact.sha256 == entry.sha256;
    if !same || held.artifact.length_bytes != entry.length_bytes {
        found.add(code::DIGEST, about());
    }
    if !held.header.as_ref().is_some_and(|header| header_fits(header, entry, facts)) {
        found.add(code::HEADER, about());
    }
}

/// Sealed for exactly the policy's reviewers and the seller, and labelled as the manifest says.
fn header_fits(header: &Header, entry: &ArtifactEntry, facts: &Facts<'_>) -> bool {
    let expected: Option<HashSet<(Role, String)>> = facts
        .policy
        .reviewers
        .iter()
        .map(|reviewer| {
            let key = RecipientKey::from_base64url(&reviewer.key).ok()?;
            Some((Role::Reviewer, key.fingerprint()))
        })
        .chain([Some((Role::Seller, facts.signup.seller_key.clone()))])
        .collect();
    let given: HashSet<(Role, String)> =
        header.recipients.iter().map(|stanza| (stanza.role, stanza.key.clone())).collect();
    header.signup == facts.signup.signup
        && header.artifact == entry.artifact
        && header.kind == kind(entry.kind)
        && header.recipients.len() == given.len()
        && expected.is_some_and(|expected| expected == given)
}

fn kind(kind: ArtifactKind) -> Kind {
    match kind {
        ArtifactKind::Clip => Kind::Clip,
        ArtifactKind::Document => Kind::Document,
        ArtifactKind::Details => Kind::Details,
        ArtifactKind::Transcript => Kind::Transcript,
    }
}

/// What is wanted is there once; nothing else is, and nothing without consent.
fn completeness(manifest: &Manifest, policy: &Policy, found: &mut Reasons) {
    let mut ids = HashSet::new();
    let mut places = HashSet::new();
    for entry in &manifest.artifacts {
        let slot_fits = match (entry.kind, entry.document) {
            (ArtifactKind::Document, Some(slot)) => policy.slots().any(|(it, _)| it == slot),
            (ArtifactKind::Document, None) => false,
            (_, document) => document.is_none(),
        };
        let consented = policy
            .purpose_covering(entry.kind)
            .is_some_and(|purpose| agreed(manifest, &purpose.id));
        let first = ids.insert(&entry.artifact) & places.insert((entry.kind, entry.document));
        if !(slot_fits && consented && first) {
            found.add(code::UNWANTED, entry.artifact.clone());
        }
    }
    for (slot, must) in policy.slots() {
        if must && !places.contains(&(ArtifactKind::Document, Some(slot))) {
            found.add(code::MISSING, slot.name());
        }
    }
    if !places.contains(&(ArtifactKind::Details, None)) {
        found.add(code::MISSING, "details".to_owned());
    }
}

/// A clip with its challenge and facts, or an alternative and nothing of a clip.
fn take(manifest: &Manifest, facts: &Facts<'_>, found: &mut Reasons) {
    let has = |kind| manifest.artifacts.iter().any(|entry| entry.kind == kind);
    let purpose = facts.policy.purpose_covering(ArtifactKind::Clip);
    let wanted = purpose.is_some_and(|purpose| agreed(manifest, &purpose.id));
    let offered = manifest
        .alternative
        .map(|chosen| facts.policy.alternatives.iter().any(|offer| offer.kind == chosen));
    match offered {
        Some(false) => found.add(code::UNWANTED, "alternative".to_owned()),
        None if purpose.is_some() && !wanted => {
            found.add(code::MISSING, "alternative".to_owned());
        }
        None if wanted && !has(ArtifactKind::Clip) => {
            found.add(code::MISSING, "clip".to_owned());
        }
        _ => {}
    }
    if has(ArtifactKind::Clip) {
        if manifest.alternative.is_some() {
            found.add(code::UNWANTED, "alternative".to_owned());
        }
        if !has(ArtifactKind::Transcript) {
            found.add(code::MISSING, "transcript".to_owned());
        }
        if manifest.capture.is_none() {
            found.add(code::MISSING, "capture".to_owned());
        }
        match facts.challenge.filter(|_| manifest.challenge.is_some()) {
            Some(challenge) if answers(&manifest.liveness, challenge) => {}
            Some(_) => found.add(code::CHALLENGE, "prompts".to_owned()),
            None => found.add(code::CHALLENGE, None),
        }
        return;
    }
    if manifest.capture.is_some() {
        found.add(code::UNWANTED, "capture".to_owned());
    }
    if manifest.challenge.is_some() {
        found.add(code::UNWANTED, "challenge".to_owned());
    }
    if manifest.liveness != Liveness::NotMeasured {
        found.add(code::UNWANTED, "liveness".to_owned());
    }
}

/// What was measured is evidence for a reviewer and refuses nothing; but it must be about this challenge.
fn answers(liveness: &Liveness, challenge: &Challenge) -> bool {
    match liveness {
        Liveness::NotMeasured => true,
        Liveness::Measured(measured) => {
            measured.prompts.iter().map(|asked| asked.prompt).eq(challenge.prompts.iter().copied())
        }
    }
}

fn agreed(manifest: &Manifest, purpose: &str) -> bool {
    let decision = manifest.consents.iter().find(|consent| consent.purpose == purpose);
    decision.is_some_and(|consent| consent.decision == Decision::Agree)
}

#[cfg(test)]
mod tests;
