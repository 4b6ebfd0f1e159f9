//! 5. Camera check: which camera, and a live picture.

use super::{Desk, Documented, Input, Stage, consent, matching, recording};
use crate::consent::{Outcome, language_shown, outcome};
use crate::effect::Effect;
use crate::event::Event;
use crate::fault::{Fault, FaultCode};
use crate::folder::Decided;
use crate::intent::Intent;
use crate::view::{CameraState, CameraView, MovementsView, Screen};
use crate::wire::{ArtifactKind, ChallengeRequest, Decision, Prompt, Provenance};

pub(super) struct CameraCheck {
    documented: Documented,
    cameras: Vec<CameraView>,
    state: CameraState,
    /// The last camera failed: list what is attached, but let the seller read before one is opened again.
    hold: bool,
}

impl CameraCheck {
    pub(super) fn enter(documented: Documented, desk: &mut Desk) -> Stage {
        desk.ask(Effect::FindCameras);
        let (cameras, state) = (Vec::new(), CameraState::Finding);
        Stage::Camera(Self { documented, cameras, state, hold: false })
    }

    /// Back from a take whose camera failed, with the reason.
    pub(super) fn enter_failed(documented: Documented, fault: Fault, desk: &mut Desk) -> Stage {
        desk.fail(fault, None);
        desk.ask(Effect::FindCameras);
        let (cameras, state) = (Vec::new(), CameraState::Off);
        Stage::Camera(Self { documented, cameras, state, hold: true })
    }

    pub(super) fn on(mut self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) => {
                desk.clear_fault();
                desk.ask(Effect::CloseCamera);
                return matching::before_camera(self.documented, desk);
            }
            Input::Intent(Intent::ShowAlternatives) => {
                desk.clear_fault();
                return decline_video(desk);
            }
            Input::Intent(Intent::FindCameras | Intent::Retry) => {
                desk.clear_fault();
                desk.ask(Effect::FindCameras);
                self.state = CameraState::Finding;
                self.hold = false;
            }
            Input::Intent(Intent::ChooseCamera { camera }) => {
                desk.clear_fault();
                self.choose(camera, desk);
            }
            Input::Intent(Intent::ChooseMovements { without, slow }) => {
                desk.folder.movements = ChallengeRequest { without, slow };
            }
            Input::Intent(Intent::Continue) if self.can_continue(desk) => {
                desk.clear_fault();
                return recording::Recording::enter(self.documented, desk);
            }
            Input::Event(Event::CamerasFound(cameras)) => {
                self.cameras = cameras;
                if self.hold {
                    return Stage::Camera(self);
                }
                match preferred(&self.cameras, desk) {
                    Some(camera) => self.choose(camera, desk),
                    None => self.off(Fault::new(FaultCode::NoCamera), desk),
                }
            }
            Input::Event(Event::CameraOpened { width_px, height_px }) => {
                desk.clear_camera_fault();
                self.state = CameraState::Live { width_px, height_px, fps: 0 };
            }
            Input::Event(Event::CameraRate(measured)) => {
                if let CameraState::Live { fps, .. } = &mut self.state {
                    *fps = measured;
                }
            }
            Input::Event(Event::CameraFailed(fault)) => self.off(fault, desk),
            Input::Event(Event::Failed(effect, fault)) => match *effect {
                Effect::FindCameras | Effect::OpenCamera { .. } => self.off(fault, desk),
                other => desk.fail(fault, Some(other)),
            },
            _ => {}
        }
        Stage::Camera(self)
    }

    fn off(&mut self, fault: Fault, desk: &mut Desk) {
        self.state = CameraState::Off;
        desk.fail(fault, None);
    }

    fn choose(&mut self, camera: String, desk: &mut Desk) {
        desk.clear_camera_fault();
        desk.folder.camera = Some(camera.clone());
        self.state = CameraState::Opening;
        desk.ask(Effect::OpenCamera { camera });
    }

    pub(super) fn can_continue(&self, desk: &Desk) -> bool {
        matches!(self.state, CameraState::Live { .. }) && self.movements(desk).enough
    }

    fn movements(&self, desk: &Desk) -> MovementsView {
        let ChallengeRequest { without, slow } = desk.folder.movements.clone();
        let rules = self.documented.entered.consent.accepted.policy.clip;
        let left = Prompt::ALL.iter().filter(|prompt| !without.contains(prompt)).count();
        MovementsView {
            all: Prompt::ALL.to_vec(),
            without,
            slow: slow && rules.slow_length_ms.is_some(),
            slow_length_ms: rules.slow_length_ms,
            enough: left >= rules.prompts as usize,
        }
    }

    pub(super) fn screen(&self, desk: &Desk) -> Screen {
        Screen::Camera {
            cameras: self.cameras.clone(),
            chosen: desk.folder.camera.clone(),
            state: self.state.clone(),
            sight: desk.watch.sight(),
            movements: self.movements(desk),
        }
    }
}

/// The camera used last if it is attached, else the first real one, else the first.
pub(super) fn preferred(cameras: &[CameraView], desk: &Desk) -> Option<String> {
    let attached = |id: &String| cameras.iter().any(|camera| camera.id == *id);
    let real = || cameras.iter().find(|camera| camera.provenance == Provenance::None);
    let last = desk.folder.camera.clone().filter(attached);
    last.or_else(|| real().or(cameras.first()).map(|camera| camera.id.clone()))
}

/// The way out of every dead end with the camera: the alternatives, as if the face video had been declined.
pub(super) fn decline_video(desk: &mut Desk) -> Stage {
    desk.ask(Effect::CloseCamera);
    let video = desk.folder.policy.as_ref().and_then(|accepted| {
        let purpose = accepted.policy.purpose_covering(ArtifactKind::Clip)?;
        Some((purpose.id.clone(), language_shown(purpose, desk.language())))
    });
    if let Some((purpose, language)) = video {
        let decided = Decided { decision: Decision::Decline, language, at: desk.now.unix_s };
        desk.folder.decisions.insert(purpose, decided);
    }
    match outcome(&desk.folder) {
        // A policy may insist on the video after all: say so instead of offering what cannot be chosen.
        Outcome::Declined(purposes) => Stage::Declined(consent::Declined::new(purposes)),
        _ => Stage::Alternatives(consent::Alternatives),
    }
}
