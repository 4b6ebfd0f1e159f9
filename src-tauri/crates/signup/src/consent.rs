//! Consent: decisions become evidence that the rest of the road asks for.

use crate::effect::Sealing;
use crate::event::{AcceptedPolicy, OpenedSignup};
use crate::folder::Folder;
use crate::machine::Now;
use crate::wire::{AlternativeKind, ArtifactKind, Consent, Decision, Purpose};

/// Every purpose was decided on, no mandatory one was declined, and the signup is open. Made by
/// [`ConsentGiven::from_folder`] alone; whoever collects or seals must hold one.
#[derive(Clone)]
pub(crate) struct ConsentGiven {
    pub(crate) accepted: AcceptedPolicy,
    pub(crate) signup: OpenedSignup,
    pub(crate) consents: Vec<Consent>,
    pub(crate) route: Route,
}

/// How the seller will be verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// By the face video.
    FaceVideo,
    /// Another way; no video is taken.
    Alternative(AlternativeKind),
}

/// What the decisions so far amount to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// A purpose is not decided yet.
    Undecided,
    /// Mandatory purposes were declined: their ids.
    Declined(Vec<String>),
    /// The face video was declined and nothing else chosen yet.
    WantsAlternative,
    /// The road can go on.
    Route(Route),
}

/// What the decisions in the folder amount to under its policy.
pub(crate) fn outcome(folder: &Folder) -> Outcome {
    let Some(accepted) = &folder.policy else { return Outcome::Undecided };
    let policy = &accepted.policy;
    let decision = |purpose: &Purpose| folder.decisions.get(&purpose.id).map(|d| d.decision);
    if policy.purposes.iter().any(|purpose| decision(purpose).is_none()) {
        return Outcome::Undecided;
    }
    let declined: Vec<_> = policy
        .purposes
        .iter()
        .filter(|purpose| purpose.mandatory && decision(purpose) == Some(Decision::Decline))
        .map(|purpose| purpose.id.clone())
        .collect();
    if !declined.is_empty() {
        return Outcome::Declined(declined);
    }
    let video = policy.purpose_covering(ArtifactKind::Clip).and_then(decision);
    match (video, folder.alternative) {
        (Some(Decision::Agree), _) => Outcome::Route(Route::FaceVideo),
        (_, Some(alternative)) => Outcome::Route(Route::Alternative(alternative)),
        (_, None) => Outcome::WantsAlternative,
    }
}

impl ConsentGiven {
    /// The evidence, if the folder holds it: a policy, all decisions, a route and an opened signup.
    pub(crate) fn from_folder(folder: &Folder) -> Option<Self> {
        let Outcome::Route(route) = outcome(folder) else { return None };
        let accepted = folder.policy.clone()?;
        let signup = folder.signup.clone()?;
        let consents = records(folder)?;
        Some(Self { accepted, signup, consents, route })
    }

    /// What a sealed file's header needs.
    pub(crate) fn sealing(&self) -> Sealing {
        Sealing {
            signup: self.signup.signup.clone(),
            reviewers: self.accepted.policy.reviewers.iter().map(|r| r.key.clone()).collect(),
        }
    }
}

/// The decision on every purpose, as it goes into the manifest; `None` while one is open.
pub(crate) fn records(folder: &Folder) -> Option<Vec<Consent>> {
    let accepted = folder.policy.as_ref()?;
    accepted.policy.purposes.iter().map(|purpose| record(accepted, purpose, folder)).collect()
}

/// Consent to a purpose taken back now, with the digest of the policy it was given under. `None` if it was not given.
pub(crate) fn withdrawn(folder: &Folder, purpose: &str, now: Now) -> Option<(String, Consent)> {
    let accepted = folder.policy.as_ref()?;
    let known = accepted.policy.purposes.iter().find(|known| known.id == purpose)?;
    let given = record(accepted, known, folder)?;
    if given.decision != Decision::Agree {
        return None;
    }
    let consent = Consent { decision: Decision::Decline, at: now.unix_s, ..given };
    Some((accepted.digest.clone(), consent))
}

fn record(accepted: &AcceptedPolicy, purpose: &Purpose, folder: &Folder) -> Option<Consent> {
    let decided = folder.decisions.get(&purpose.id)?;
    let digests = accepted.text_sha256.get(&purpose.id)?;
    Some(Consent {
        purpose: purpose.id.clone(),
        text_sha256: digests.get(&decided.language)?.clone(),
        language: decided.language.clone(),
        decision: decided.decision,
        at: decided.at,
    })
}

/// The language of the texts that `wanted` is answered with: itself, its primary language, or English.
pub(crate) fn language_shown(purpose: &Purpose, wanted: &str) -> String {
    let primary = wanted.split('-').next().unwrap_or(wanted);
    [wanted, primary]
        .into_iter()
        .find(|language| purpose.text.contains_key(*language))
        .unwrap_or("en")
        .to_owned()
}
