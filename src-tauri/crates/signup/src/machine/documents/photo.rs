//! 4. A document's photo with the webcam.

use super::super::{Desk, Input, Stage, camera};
use super::{Documents, Doing, OneDocument};
use crate::document::PaperSight;
use crate::effect::Effect;
use crate::event::Event;
use crate::fault::{Fault, FaultCode, Remedy};
use crate::intent::Intent;
use crate::view::{CameraState, CameraView, Screen};
use crate::wire::Slot;

pub(in crate::machine) struct Photo {
    documents: Documents,
    slot: Slot,
    cameras: Vec<CameraView>,
    state: CameraState,
    sight: PaperSight,
    taken: bool,
}

impl Photo {
    pub(super) fn enter(mut documents: Documents, slot: Slot, desk: &mut Desk) -> Stage {
        if documents.wanted(slot, desk).is_none() {
            return Stage::Documents(documents);
        }
        documents.open = Some(slot);
        desk.clear_fault();
        desk.ask(Effect::FindCameras);
        Stage::DocumentCamera(Self {
            documents,
            slot,
            cameras: Vec::new(),
            state: CameraState::Finding,
            sight: PaperSight::default(),
            taken: false,
        })
    }

    pub(in crate::machine) fn on(mut self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) if !self.taken => {
                desk.clear_fault();
                return self.leave(desk);
            }
            Input::Intent(Intent::FindCameras | Intent::Retry) if !self.taken => {
                desk.clear_fault();
                desk.ask(Effect::FindCameras);
                self.state = CameraState::Finding;
            }
            Input::Intent(Intent::ChooseCamera { camera }) if !self.taken => {
                self.choose(camera, desk);
            }
            Input::Intent(pick @ Intent::PickDocument { .. }) if !self.taken => {
                self.documents.handle(Input::Intent(pick), desk);
                return self.leave(desk);
            }
            Input::Intent(Intent::TakePhoto) if self.can_take() => desk.ask(Effect::TakePhoto),
            Input::Event(Event::CamerasFound(cameras)) => {
                self.cameras = cameras;
                match camera::preferred(&self.cameras, desk) {
                    Some(camera) => self.choose(camera, desk),
                    None => self.off(Fault::new(FaultCode::NoCamera), desk),
                }
            }
            Input::Event(Event::CameraOpened { width_px, height_px }) => {
                desk.clear_camera_fault();
                self.state = CameraState::Live { width_px, height_px, fps: 0 };
            }
            Input::Event(Event::CameraFailed(fault)) if !self.taken => self.off(fault, desk),
            Input::Event(Event::PaperSighted(sight)) => self.sight = sight,
            Input::Event(Event::PhotoTaken(slot)) if slot == self.slot => {
                self.taken = true;
                self.documents.busy.insert(slot, Doing::Getting);
            }
            Input::Event(event @ Event::DocumentSealed(_)) => {
                self.documents.handle(Input::Event(event), desk);
                if self.taken {
                    desk.ask(Effect::CloseCamera);
                    return OneDocument::enter(self.documents, self.slot, false, desk);
                }
            }
            Input::Event(event @ Event::DocumentRefused(..)) => {
                self.documents.handle(Input::Event(event), desk);
                return self.leave(desk);
            }
            Input::Event(Event::Failed(effect, fault)) => return self.failed(*effect, fault, desk),
            _ => {}
        }
        Stage::DocumentCamera(self)
    }

    fn failed(mut self, effect: Effect, fault: Fault, desk: &mut Desk) -> Stage {
        match effect {
            Effect::FindCameras => self.off(fault, desk),
            // The photo could not be sealed: what is wrong stands on the list's card.
            Effect::WatchDocument { .. } => {
                self.documents.busy.remove(&self.slot);
                desk.fail(fault, None);
                return self.leave(desk);
            }
            other => desk.fail(fault, Some(other)),
        }
        Stage::DocumentCamera(self)
    }

    fn choose(&mut self, camera: String, desk: &mut Desk) {
        desk.clear_camera_fault();
        desk.folder.camera = Some(camera.clone());
        self.state = CameraState::Opening;
        self.sight = PaperSight::default();
        let order = self.documents.order(self.slot);
        desk.ask(Effect::WatchDocument { camera, order });
    }

    /// Without the face video's way out: here a file can be chosen instead.
    fn off(&mut self, mut fault: Fault, desk: &mut Desk) {
        self.state = CameraState::Off;
        fault.remedies.retain(|remedy| *remedy != Remedy::Alternatives);
        if fault.remedies.is_empty() {
            fault.remedies.push(Remedy::Retry);
        }
        desk.fail(fault, None);
    }

    fn leave(self, desk: &mut Desk) -> Stage {
        desk.ask(Effect::CloseCamera);
        Stage::Documents(self.documents)
    }

    fn can_take(&self) -> bool {
        !self.taken && matches!(self.state, CameraState::Live { .. })
    }

    /// Nothing is being sealed: Back works.
    pub(in crate::machine) fn idle(&self) -> bool {
        !self.taken
    }

    pub(in crate::machine) fn screen(&self, desk: &Desk) -> Screen {
        Screen::DocumentCamera {
            slot: self.slot,
            cameras: self.cameras.clone(),
            chosen: desk.folder.camera.clone(),
            state: self.state.clone(),
            sight: self.sight,
            taken: self.taken,
        }
    }
}
