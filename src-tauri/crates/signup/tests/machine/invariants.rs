//! What must be there before anything is collected, sealed, signed or sent.

use signup::effect::{Effect, Erase};
use signup::folder::Folder;
use signup::wire::{ArtifactEntry, ArtifactKind, Decision};

use crate::given::{FRONT, TAX};
use crate::script::said;

fn is_appeal(entry: &ArtifactEntry) -> bool {
    entry.kind == ArtifactKind::Appeal
}

/// Checks one effect against the folder it was asked for with.
#[track_caller]
pub(crate) fn allowed(effect: &Effect, folder: &Folder) {
    let words = said(effect);
    let decided = |purpose: &str| folder.decisions.get(purpose).map(|decided| decided.decision);
    let all = folder.policy.as_ref().is_some_and(|accepted| {
        accepted.policy.purposes.iter().all(|purpose| decided(&purpose.id).is_some())
    });
    let consent = all && decided("identity") == Some(Decision::Agree);
    let video = decided("face_video") == Some(Decision::Agree);
    match effect {
        Effect::OpenSignup { .. } => assert!(consent, "{words}"),
        Effect::SealDetails { .. }
        | Effect::GetDocument { .. }
        | Effect::CoverNumber { .. }
        | Effect::WatchDocument { .. } => {
            assert!(consent && folder.signup.is_some(), "{words}");
        }
        Effect::OpenCamera { .. } | Effect::Record { .. } | Effect::FetchChallenge { .. } => {
            assert!(consent && video && folder.signup.is_some(), "{words}");
        }
        // An objection goes with whatever the intake still holds.
        Effect::Sign(manifest) if manifest.artifacts.iter().any(is_appeal) => {
            for entry in &manifest.artifacts {
                assert!(is_appeal(entry) || folder.holds(&entry.artifact), "{words}");
            }
        }
        Effect::Transfer { files, .. } => {
            for (entry, _) in files {
                assert!(!folder.holds(&entry.artifact), "{words} sends what is there already");
            }
        }
        Effect::Erase { what: Erase::File(held), .. } => {
            assert!(folder.holds(&held.artifact), "{words}");
        }
        Effect::Examine { artifact, .. } | Effect::ShowDocument { artifact, .. } => {
            let read_again = matches!(effect, Effect::ShowDocument { .. });
            assert!(read_again || !folder.holds(artifact), "{words} is not on this computer");
        }
        Effect::Sign(manifest) => {
            assert!(consent, "{words}");
            for slot in [FRONT, TAX] {
                assert!(manifest.artifacts.iter().any(|it| it.document == Some(slot)), "{slot:?}");
            }
            let has = |kind| manifest.artifacts.iter().any(|it| it.kind == kind);
            assert!(has(ArtifactKind::Details));
            for kind in [ArtifactKind::Clip, ArtifactKind::Transcript] {
                assert_eq!(has(kind), video, "a video exactly if it was agreed to");
            }
            assert_eq!(manifest.alternative.is_some(), !video);
            assert_eq!(manifest.challenge.is_some(), video);
        }
        Effect::Discard(gone) => {
            assert!(!gone.is_empty());
            for held in folder.artifacts() {
                assert!(!gone.contains(&held.artifact), "{words} is still wanted");
            }
        }
        _ => {}
    }
}
