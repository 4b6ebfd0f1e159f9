//! 7. Review: the clip, every file that will be sent, and for whom it is sealed.

use super::{Desk, Documented, Input, Stage, camera, lose_damaged, matching, sending};
use crate::consent::Route;
use crate::effect::Effect;
use crate::event::Event;
use crate::fault::{Fault, FaultCode};
use crate::intent::Intent;
use crate::view::{ClipView, FileView, RecipientView, Screen};
use crate::wire::{ArtifactEntry, Liveness, Manifest};

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
                return matching::Match::enter(self.documented, desk);
            }
            Input::Intent(Intent::Retake) if !self.signing => {
                if desk.folder.takes_left() == 0 {
                    desk.fail(Fault::new(FaultCode::NoTakesLeft), None);
                } else if desk.folder.take.is_some() {
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
        if let Some(take) = &desk.folder.take {
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
        let consent = &self.documented.entered.consent;
        let take = desk.folder.take.as_ref();
        Manifest {
            iss: consent.signup.device_fingerprint.clone(),
            iat: desk.now.unix_s,
            signup: consent.signup.signup.clone(),
            policy: consent.accepted.digest.clone(),
            consents: consent.consents.clone(),
            alternative: match consent.route {
                Route::FaceVideo => None,
                Route::Alternative(alternative) => Some(alternative),
            },
            artifacts: desk.folder.artifacts().into_iter().cloned().collect(),
            challenge: take.map(|take| take.nonce.clone()),
            capture: take.map(|take| take.capture.clone()),
            liveness: take
                .map_or(Liveness::NotMeasured, |take| Liveness::Measured(take.measured.clone())),
            app: desk.edition.app.clone(),
            practice: desk.edition.practice,
        }
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
            clip: desk.folder.take.as_ref().map(|take| ClipView {
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
            kept: 0,
            recipients: consent.accepted.reviewers.iter().cloned().chain([own]).collect(),
            takes_left: desk.folder.takes_left(),
            signing: self.signing,
        }
    }
}

/// Every sealed file with what the intake has of it.
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
    desk.folder.artifacts().into_iter().map(view).collect()
}
