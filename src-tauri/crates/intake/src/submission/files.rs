//! The files a manifest lists: held as listed, sealed for the right people, wanted, complete.

use std::collections::HashSet;

use envelope::{Header, Kind, RecipientKey, Role};
use signup::wire::{ArtifactEntry, ArtifactKind, Manifest, code};

use super::{Facts, Reasons, agreed};

/// The file is there and is the one named. Who it is sealed for is asked of new files alone: kept ones may be sealed to
/// those who reviewed then, and to the device the seller had then.
pub(super) fn held(entry: &ArtifactEntry, facts: &Facts<'_>, found: &mut Reasons) {
    let about = || entry.artifact.clone();
    let Some(held) = facts.held.get(&entry.artifact) else {
        return found.add(code::INCOMPLETE, about());
    };
    let same = held.artifact.sha256 == entry.sha256;
    if !same || held.artifact.length_bytes != entry.length_bytes {
        found.add(code::DIGEST, about());
    }
    let fits = |header: &Header| header_fits(header, entry, facts);
    if !facts.round.kept(entry) && !held.header.as_ref().is_some_and(fits) {
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
        && artifact_kind(header.kind) == entry.kind
        && expected.is_some_and(|expected| expected == given)
}

/// The wire's word for what a sealed file says it contains.
pub(crate) fn artifact_kind(kind: Kind) -> ArtifactKind {
    match kind {
        Kind::Clip => ArtifactKind::Clip,
        Kind::Document => ArtifactKind::Document,
        Kind::Details => ArtifactKind::Details,
        Kind::Transcript => ArtifactKind::Transcript,
        Kind::Appeal => ArtifactKind::Appeal,
    }
}

/// What is wanted is there once; nothing else is, and nothing without consent.
pub(super) fn completeness(manifest: &Manifest, facts: &Facts<'_>, found: &mut Reasons) {
    let policy = facts.policy;
    let mut ids = HashSet::new();
    let mut places = HashSet::new();
    for entry in &manifest.artifacts {
        let slot_fits = match (entry.kind, entry.document) {
            (ArtifactKind::Document, Some(slot)) => policy.slots().any(|(it, _)| it == slot),
            (ArtifactKind::Document, None) => false,
            (_, document) => document.is_none(),
        };
        let covered = |kind| policy.purpose_covering(kind);
        let consented = match entry.kind {
            // Written against a refusal and for no purpose; it stays while the seller lets it stay.
            ArtifactKind::Appeal => facts.round.kept(entry),
            kind => covered(kind).is_some_and(|purpose| agreed(manifest, &purpose.id)),
        };
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
