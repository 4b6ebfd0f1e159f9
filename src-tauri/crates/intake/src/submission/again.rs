//! What was asked for again is new, and nothing else is.

use signup::wire::{ArtifactEntry, ArtifactKind, Item, ItemNeeded, Manifest, code};

use super::{Before, Facts, Reasons};

/// Every item has an answer, and every new file answers one or fills an empty place.
pub(super) fn reasons(
    manifest: &Manifest,
    before: &Before,
    items: &[ItemNeeded],
    facts: &Facts<'_>,
    found: &mut Reasons,
) {
    for entry in manifest.artifacts.iter().filter(|entry| !before.kept(entry)) {
        let asked = items.iter().any(|needed| item(entry) == Some(needed.item));
        if !asked && !fills(entry, before, items, facts) {
            found.add(code::NOT_ASKED_FOR, entry.artifact.clone());
        }
    }
    for needed in items.iter().filter(|needed| can_be_sent(needed.item, facts)) {
        if !answered(needed.item, manifest, before) {
            found.add(code::MISSING, needed.item.name());
        }
    }
}

/// The item a file is a part of.
fn item(entry: &ArtifactEntry) -> Option<Item> {
    match entry.kind {
        ArtifactKind::Clip | ArtifactKind::Transcript => Some(Item::FaceVideo),
        ArtifactKind::Details => Some(Item::Details),
        ArtifactKind::Document => entry.document.map(|slot| Item::Document { slot }),
        ArtifactKind::Appeal => None,
    }
}

/// Whether its place is empty: what was there is erased, or it is wanted only now.
fn fills(entry: &ArtifactEntry, before: &Before, items: &[ItemNeeded], facts: &Facts<'_>) -> bool {
    let place = |it: &ArtifactEntry| (it.kind, it.document);
    let was = before.manifest.artifacts.iter().filter(|it| place(it) == place(entry));
    let was: Vec<_> = was.collect();
    if !was.is_empty() {
        return !was.iter().any(|it| facts.held.contains_key(&it.artifact));
    }
    let Some(slot) = entry.document else {
        let covered = |policy: &signup::wire::Policy| policy.purpose_covering(entry.kind).is_some();
        return covered(facts.policy) && !covered(&before.policy);
    };
    let must = facts.policy.slots().any(|wanted| wanted == (slot, true));
    let new = !before.policy.slots().any(|(known, _)| known == slot);
    // Another form of the document may have one more side: an identity card in place of a passport.
    let beside = items.iter().any(
        |needed| matches!(needed.item, Item::Document { slot: asked } if asked.kind == slot.kind),
    );
    must || new || beside
}

/// A policy of today may not take any more what was asked for under an older one.
fn can_be_sent(item: Item, facts: &Facts<'_>) -> bool {
    match item {
        Item::Document { slot } => facts.policy.slots().any(|(known, _)| known == slot),
        Item::FaceVideo => facts.policy.purpose_covering(ArtifactKind::Clip).is_some(),
        Item::Details => true,
    }
}

/// By new files; the face video also by another way.
fn answered(wanted: Item, manifest: &Manifest, before: &Before) -> bool {
    let new = |kind| {
        let mut new = manifest.artifacts.iter().filter(|entry| !before.kept(entry));
        new.any(|entry| entry.kind == kind && item(entry) == Some(wanted))
    };
    match wanted {
        Item::FaceVideo => {
            let taken = new(ArtifactKind::Clip) && new(ArtifactKind::Transcript);
            taken || manifest.alternative.is_some()
        }
        Item::Details => new(ArtifactKind::Details),
        Item::Document { .. } => new(ArtifactKind::Document),
    }
}
