//! The face video of a submission, or what is there instead.

use signup::wire::{ArtifactKind, Challenge, Liveness, Manifest, code};

use super::{Facts, Reasons, Round, agreed};

/// A clip with its challenge and facts, or an alternative and nothing of a clip.
pub(super) fn reasons(manifest: &Manifest, facts: &Facts<'_>, found: &mut Reasons) {
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
        challenge(manifest, facts, found);
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

/// A clip that is kept keeps its challenge, which was used when it was first sent. Any other needs one of its own.
fn challenge(manifest: &Manifest, facts: &Facts<'_>, found: &mut Reasons) {
    if let Round::Again { before, .. } = facts.round
        && kept_clip(manifest, facts.round)
    {
        if manifest.challenge != before.manifest.challenge {
            found.add(code::CHALLENGE, None);
        }
        return;
    }
    match facts.challenge.filter(|_| manifest.challenge.is_some()) {
        Some(challenge) if answers(&manifest.liveness, challenge) => {}
        Some(_) => found.add(code::CHALLENGE, "prompts".to_owned()),
        None => found.add(code::CHALLENGE, None),
    }
}

fn kept_clip(manifest: &Manifest, round: Round<'_>) -> bool {
    let mut clips = manifest.artifacts.iter().filter(|entry| entry.kind == ArtifactKind::Clip);
    clips.all(|clip| round.kept(clip))
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
