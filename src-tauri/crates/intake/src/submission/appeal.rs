//! An objection against a refusal: everything as it was refused, and the seller's text.

use std::collections::HashSet;

use signup::wire::{ArtifactEntry, ArtifactKind, Decision, Manifest, code};

use super::{Before, Facts, Reasons, files, was_shown};

/// Nothing is complete or incomplete here: it is about what was decided on.
pub(super) fn reasons(
    manifest: &Manifest,
    before: &Before,
    facts: &Facts<'_>,
    found: &mut Reasons,
) {
    consents(manifest, before, found);
    let mut ids = HashSet::new();
    let mut objections = 0;
    for entry in &manifest.artifacts {
        files::held(entry, facts, found);
        let first = ids.insert(&entry.artifact);
        let expected = match (entry.kind, before.kept(entry)) {
            // An earlier one makes room for this one.
            (ArtifactKind::Appeal, kept) => !kept && entry.document.is_none() && objections == 0,
            (_, kept) => kept && first,
        };
        objections += u32::from(entry.kind == ArtifactKind::Appeal && expected);
        if !expected {
            found.add(code::NOT_ASKED_FOR, entry.artifact.clone());
        }
    }
    if objections == 0 {
        found.add(code::MISSING, "appeal".to_owned());
    }
    let still_held = |was: &&ArtifactEntry| facts.held.contains_key(&was.artifact);
    let was = before.manifest.artifacts.iter().filter(still_held);
    for missing in
        was.filter(|was| was.kind != ArtifactKind::Appeal && !ids.contains(&was.artifact))
    {
        found.add(code::MISSING, missing.artifact.clone());
    }
    if manifest.challenge.is_some() && manifest.challenge != before.manifest.challenge {
        found.add(code::CHALLENGE, None);
    }
}

/// The decisions are those of the submission before, but for what was withdrawn since.
fn consents(manifest: &Manifest, before: &Before, found: &mut Reasons) {
    for was in &before.manifest.consents {
        let mut decisions = manifest.consents.iter().filter(|it| it.purpose == was.purpose);
        let good = match (decisions.next(), decisions.next()) {
            (Some(consent), None) if consent == was => true,
            (Some(consent), None) => {
                let purpose = before.policy.purposes.iter().find(|it| it.id == consent.purpose);
                before.withdrawn.contains(&consent.purpose)
                    && consent.decision == Decision::Decline
                    && purpose.is_some_and(|purpose| was_shown(purpose, consent))
            }
            _ => false,
        };
        if !good {
            found.add(code::CONSENT, was.purpose.clone());
        }
    }
    for consent in &manifest.consents {
        if !before.manifest.consents.iter().any(|was| was.purpose == consent.purpose) {
            found.add(code::CONSENT, consent.purpose.clone());
        }
    }
}
