//! What the page is shown of the seller's rights.

use super::super::{Desk, consent};
use super::Mine;
use super::mine::{covers_held, mandatory};
use crate::consent::{Outcome, Route, outcome};
use crate::view::{
    AlternativeView, DecisionView, FilePlace, Meaning, MineFile, Revocation, Screen,
};
use crate::wire::{ArtifactEntry, ArtifactKind, Decision, Held, Standing};

impl Mine {
    pub(in crate::machine) fn screen(&self, desk: &Desk) -> Screen {
        let folder = &desk.folder;
        let known = folder.known.as_ref();
        Screen::Mine {
            number: known
                .and_then(|known| known.receipts.last())
                .map(|(receipt, _)| receipt.number.clone()),
            standing: known.map(|known| known.standing.clone()),
            appealed: known.is_some_and(|known| known.appealed),
            hold: known.and_then(|known| known.hold),
            said_at: known.map(|known| known.at),
            asked: self.asked,
            files: files(desk),
            decisions: decisions(desk),
            alternative: alternative(desk),
            code: folder
                .signup
                .as_ref()
                .map(|opened| opened.continuation.clone())
                .filter(|code| !code.is_empty()),
            question: self.question.clone(),
            collector: consent::collector(desk),
            saved_as: self.saved_as.clone(),
        }
    }
}

/// Every file: not sent yet, held, erased.
fn files(desk: &Desk) -> Vec<MineFile> {
    let held = desk.folder.held();
    let unsent = desk.folder.artifacts().into_iter().filter(|it| !desk.folder.holds(&it.artifact));
    let here = unsent.map(on_computer);
    let there = held.iter().map(|held| at_intake(held, desk));
    here.chain(there).chain(gone(desk)).collect()
}

fn on_computer(entry: &ArtifactEntry) -> MineFile {
    MineFile {
        artifact: entry.artifact.clone(),
        kind: entry.kind,
        document: entry.document,
        length_bytes: entry.length_bytes,
        sha256: entry.sha256.clone(),
        place: FilePlace::Computer,
        can_show: false,
        can_erase: true,
    }
}

/// A held file as it is shown.
pub(super) fn at_intake(held: &Held, desk: &Desk) -> MineFile {
    let on_hold = desk.folder.known.as_ref().is_some_and(|known| known.hold.is_some());
    MineFile {
        artifact: held.artifact.clone(),
        kind: held.kind,
        document: held.document,
        length_bytes: held.length_bytes,
        sha256: held.sha256.clone(),
        place: FilePlace::Intake { received_at: held.received_at, erase_by: held.erase_by },
        can_show: !desk.folder.foreign.contains(&held.artifact),
        can_erase: !on_hold,
    }
}

/// What was held by the word of some receipt and is erased by that of a deletion receipt.
fn gone(desk: &Desk) -> Vec<MineFile> {
    let Some(known) = &desk.folder.known else { return Vec::new() };
    let mut files: Vec<MineFile> = Vec::new();
    for held in known.receipts.iter().flat_map(|(receipt, _)| &receipt.held) {
        let Some((erased, cause)) = known.erased(&held.artifact) else { continue };
        if files.iter().any(|file| file.artifact == held.artifact) {
            continue;
        }
        files.push(MineFile {
            artifact: held.artifact.clone(),
            kind: held.kind,
            document: held.document,
            length_bytes: 0,
            sha256: erased.sha256.clone(),
            place: FilePlace::Erased { at: erased.erased_at, cause },
            can_show: false,
            can_erase: false,
        });
    }
    files
}

fn decisions(desk: &Desk) -> Vec<DecisionView> {
    let purposes = desk.folder.policy.iter().flat_map(|accepted| &accepted.policy.purposes);
    let view = |purpose: &crate::wire::Purpose| {
        let decided = desk.folder.decisions.get(&purpose.id)?;
        Some(DecisionView {
            purpose: purpose.id.clone(),
            title: consent::text(purpose, desk.language()).title,
            decision: decided.decision,
            at: decided.at,
            can_withdraw: decided.decision == Decision::Agree,
        })
    };
    purposes.filter_map(view).collect()
}

fn alternative(desk: &Desk) -> Option<AlternativeView> {
    let Outcome::Route(Route::Alternative(chosen)) = outcome(&desk.folder) else { return None };
    let accepted = desk.folder.policy.as_ref()?;
    consent::alternatives(accepted, desk).into_iter().find(|option| option.kind == chosen)
}

/// What a yes means, in the order to be read. `None`: there is nothing to take back.
pub(super) fn means(what: &Revocation, desk: &Desk) -> Option<Vec<Meaning>> {
    use Meaning::{
        AlternativeNeeded, ComputerForgets, DecisionStays, DeletionReceipt, ErasedHere,
        ErasedThere, FaceVideoErased, NothingErased, ReviewNeedsIt, SignupEnds,
    };
    let folder = &desk.folder;
    let standing = folder.known.as_ref().map(|known| &known.standing);
    let decided = matches!(standing, Some(Standing::Approved | Standing::Refused { .. }));
    let after = if decided { DecisionStays } else { ReviewNeedsIt };
    let everything = || {
        let there = if folder.submitted() { ErasedThere } else { ErasedHere };
        vec![there, SignupEnds, ComputerForgets, DeletionReceipt]
    };
    Some(match what {
        Revocation::Everything => everything(),
        Revocation::File { artifact } if folder.holds(artifact) => {
            vec![ErasedThere, after, DeletionReceipt]
        }
        Revocation::File { artifact } => {
            folder.artifacts().iter().find(|entry| entry.artifact == *artifact)?;
            vec![ErasedHere]
        }
        Revocation::Consent { purpose } => {
            let agreed = folder.decisions.get(purpose)?.decision == Decision::Agree;
            if !agreed {
                return None;
            }
            if mandatory(purpose, desk) {
                everything()
            } else if covers_held(purpose, desk) {
                let next = if decided { DecisionStays } else { AlternativeNeeded };
                vec![FaceVideoErased, next, DeletionReceipt]
            } else if covers(purpose, ArtifactKind::Clip, desk) {
                vec![AlternativeNeeded]
            } else {
                vec![NothingErased]
            }
        }
    })
}

fn covers(purpose: &str, kind: ArtifactKind, desk: &Desk) -> bool {
    let accepted = desk.folder.policy.as_ref();
    let covering = accepted.and_then(|it| it.policy.purpose_covering(kind));
    covering.is_some_and(|covering| covering.id == purpose)
}
