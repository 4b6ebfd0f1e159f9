//! 7. Review: the clip, every file that will be sent, and for whom it is sealed.

use super::{Desk, Documented, Input, Stage, camera, lose_damaged, matching, sending};
use crate::consent::{ConsentGiven, Route, records};
use crate::effect::Effect;
use crate::event::{AcceptedPolicy, Event, OpenedSignup};
use crate::fault::{Fault, FaultCode};
use crate::folder::SealedTake;
use crate::intent::Intent;
use crate::view::{ClipView, FileView, RecipientView, Screen};
use crate::wire::{AlternativeKind, ArtifactEntry, Consent, Liveness, Manifest};

pub(super) struct Review {
    documented: Documented,
    playing: bool,
    signing: bool,
}

impl Review {
    pub(super) fn enter(documented: Documented, desk: &mut Desk) -> Stage {
        let mut review = Self { documented, playing: false, signing: false };
        review.play(desk);
        Stage::Review(review)
    }

    pub(super) fn on(mut self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) if !self.signing => {
                self.leave(desk);
                // From there Continue comes back here: a take that is made is not asked for again.
                return matching::before_camera(self.documented, desk);
            }
            Input::Intent(Intent::Retake) if !self.signing => {
                if desk.folder.takes_left() == 0 {
                    desk.fail(Fault::new(FaultCode::NoTakesLeft), None);
                } else if own_take(desk).is_some() {
                    self.leave(desk);
                    return camera::CameraCheck::enter(self.documented, desk);
                }
            }
            Input::Intent(Intent::ShowAlternatives) if !self.signing => {
                self.leave(desk);
                return camera::decline_video(desk);
            }
            Input::Intent(Intent::PlayClip) => self.play(desk),
            Input::Intent(Intent::StopClip) => {
                self.playing = false;
                desk.ask(Effect::StopClip);
            }
            Input::Event(Event::ClipEnded) => self.playing = false,
            Input::Intent(Intent::Send | Intent::Continue | Intent::Retry) if !self.signing => {
                self.leave(desk);
                self.signing = true;
                desk.ask(Effect::Sign(Box::new(self.manifest(desk))));
            }
            Input::Event(Event::ManifestSigned(manifest)) if self.signing => {
                desk.folder.manifest = Some(manifest.clone());
                return sending::Sending::enter(manifest, desk);
            }
            Input::Event(Event::Failed(effect, fault)) => {
                match *effect {
                    Effect::Sign(_) => self.signing = false,
                    Effect::PlayClip { .. } => self.playing = false,
                    _ => {}
                }
                if let Some(stage) = lose_damaged(&effect, &fault, desk) {
                    return stage;
                }
                let ours = matches!(*effect, Effect::Sign(_));
                desk.fail(fault, (!ours).then_some(*effect));
            }
            _ => {}
        }
        Stage::Review(self)
    }

    fn play(&mut self, desk: &mut Desk) {
        if let Some(take) = own_take(desk) {
            let artifact = take.clip.artifact.clone();
            self.playing = true;
            desk.ask(Effect::PlayClip { artifact });
        }
    }

    pub(super) fn leave(&mut self, desk: &mut Desk) {
        desk.clear_fault();
        if std::mem::take(&mut self.playing) {
            desk.ask(Effect::StopClip);
        }
    }

    fn manifest(&self, desk: &Desk) -> Manifest {
        let ConsentGiven { accepted, signup, consents, route } = &self.documented.entered.consent;
        let alternative = match route {
            Route::FaceVideo => None,
            Route::Alternative(alternative) => Some(*alternative),
        };
        manifest(signup, accepted, consents.clone(), alternative, desk)
    }

    /// The manifest is not being signed: Continue and Back both work.
    pub(super) fn idle(&self) -> bool {
        !self.signing
    }

    pub(super) fn screen(&self, desk: &Desk) -> Screen {
        let consent = &self.documented.entered.consent;
        let own =
            RecipientView { name: None, fingerprint: consent.signup.seller_fingerprint.clone() };
        Screen::Review {
            clip: own_take(desk).map(|take| ClipView {
                playing: self.playing,
                length_ms: take.length_ms,
                frames: take.capture.frames,
                fps: take.capture.fps,
                width_px: take.capture.width_px,
                height_px: take.capture.height_px,
                prompts: take.measured.prompts.clone(),
            }),
            alternative: match consent.route {
                Route::FaceVideo => None,
                Route::Alternative(alternative) => Some(alternative),
            },
            files: files(desk),
            kept: kept(desk),
            recipients: consent.accepted.reviewers.iter().cloned().chain([own]).collect(),
            takes_left: desk.folder.takes_left(),
            signing: self.signing,
        }
    }
}

/// An objection's manifest: what the intake holds, and the objection. It is about the decision that was made, so it
/// stands under the policy and the decisions of that submission. `None`: there is nothing to object to.
pub(super) fn appeal_manifest(desk: &Desk) -> Option<Manifest> {
    let folder = &desk.folder;
    let (signup, accepted) = (folder.signup.as_ref()?, folder.policy.as_ref()?);
    Some(manifest(signup, accepted, records(folder)?, folder.alternative, desk))
}

fn manifest(
    signup: &OpenedSignup,
    accepted: &AcceptedPolicy,
    consents: Vec<Consent>,
    alternative: Option<AlternativeKind>,
    desk: &Desk,
) -> Manifest {
    let take = desk.folder.take.as_ref();
    Manifest {
        iss: signup.device_fingerprint.clone(),
        iat: desk.now.unix_s,
        signup: signup.signup.clone(),
        policy: accepted.digest.clone(),
        consents,
        alternative,
        artifacts: desk.folder.artifacts().into_iter().cloned().collect(),
        challenge: take.map(|take| take.nonce.clone()),
        capture: take.map(|take| take.capture.clone()),
        liveness: take
            .map_or(Liveness::NotMeasured, |take| Liveness::Measured(take.measured.clone())),
        app: desk.edition.app.clone(),
        practice: desk.edition.practice,
    }
}

/// The take, unless it is one that the intake holds: there is no clip here to play or to make again.
fn own_take(desk: &Desk) -> Option<&SealedTake> {
    desk.folder.take.as_ref().filter(|take| !desk.folder.holds(&take.clip.artifact))
}

fn kept(desk: &Desk) -> u32 {
    let artifacts = desk.folder.artifacts();
    let held = artifacts.iter().filter(|entry| desk.folder.holds(&entry.artifact)).count();
    u32::try_from(held).unwrap_or(u32::MAX)
}

/// Every sealed file that is not at the intake as part of an earlier submission, with what it has of it.
pub(super) fn files(desk: &Desk) -> Vec<FileView> {
    let sent = |entry: &ArtifactEntry| desk.sent.get(&entry.artifact).copied().unwrap_or(0);
    let view = |entry: &ArtifactEntry| FileView {
        artifact: entry.artifact.clone(),
        kind: entry.kind,
        document: entry.document,
        length_bytes: entry.length_bytes,
        sha256: entry.sha256.clone(),
        sent_bytes: sent(entry),
    };
    let unsent = |entry: &&ArtifactEntry| !desk.folder.holds(&entry.artifact);
    desk.folder.artifacts().into_iter().filter(unsent).map(view).collect()
}
