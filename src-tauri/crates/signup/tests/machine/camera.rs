//! Which camera, and what when there is none or it fails.

use signup::event::Event;
use signup::fault::{Fault, FaultCode, Remedy};
use signup::intent::Intent;
use signup::view::{CameraState, Screen};
use signup::wire::Provenance;

use crate::given;
use crate::script::Script;

fn state(it: &Script) -> CameraState {
    let Screen::Camera { state, .. } = it.view().screen else { panic!("camera") };
    state
}

fn found(it: &mut Script, cameras: &[(&str, Provenance)]) {
    let cameras = cameras.iter().map(|(id, provenance)| given::camera(id, *provenance));
    it.tell(Event::CamerasFound(cameras.collect()));
}

#[test]
fn the_first_real_camera_is_preferred_then_the_first() {
    let mut it = Script::at_camera();
    found(&mut it, &[("obs", Provenance::Suspected), ("webcam", Provenance::None)]);
    it.did(&["keep", "open_camera webcam"]);

    let mut it = Script::at_camera();
    found(&mut it, &[("obs", Provenance::Suspected), ("clip", Provenance::Declared)]);
    it.did(&["keep", "open_camera obs"]);
}

#[test]
fn the_camera_used_last_is_remembered_while_it_is_attached() {
    let both = [("obs", Provenance::Suspected), ("webcam", Provenance::None)];
    let mut it = Script::at_camera();
    found(&mut it, &both);
    it.want(Intent::ChooseCamera { camera: "obs".into() }).did(&["keep", "open_camera obs"]);
    it.want(Intent::Back).did(&["close_camera", "compare 2"]).on("match");
    it.want(Intent::Continue).did(&["find_cameras"]);
    found(&mut it, &both);
    it.did(&["open_camera obs"]);
    it.want(Intent::FindCameras).did(&["find_cameras"]);
    found(&mut it, &both[1..]);
    it.did(&["keep", "open_camera webcam"]);
}

#[test]
fn without_a_camera_there_is_another_way() {
    let mut it = Script::at_camera();
    assert_eq!(state(&it), CameraState::Finding);
    found(&mut it, &[]);
    it.did(&[]).faulty(FaultCode::NoCamera);
    assert_eq!(state(&it), CameraState::Off);
    assert!(!it.view().can_continue);
    let remedies = it.view().fault.expect("fault").remedies;
    assert_eq!(remedies, [Remedy::Retry, Remedy::Alternatives]);
    it.want(Intent::ShowAlternatives)
        .did(&["keep", "close_camera"])
        .on("alternatives")
        .faulty(None);
}

#[test]
fn a_camera_that_fails_can_be_tried_again_or_exchanged() {
    let mut it = Script::at_camera();
    found(&mut it, &[("a", Provenance::None), ("b", Provenance::None)]);
    it.tell(Event::CameraFailed(Fault::new(FaultCode::CameraBusy))).faulty(FaultCode::CameraBusy);
    assert_eq!(state(&it), CameraState::Off);
    it.want(Intent::Retry).did(&["find_cameras"]).faulty(None);
    found(&mut it, &[("a", Provenance::None), ("b", Provenance::None)]);
    it.tell(Event::CameraFailed(Fault::new(FaultCode::CameraBusy)));
    it.want(Intent::ChooseCamera { camera: "b".into() }).did(&["keep", "open_camera b"]);
    it.faulty(None).tell(Event::CameraOpened { width_px: 640, height_px: 480 });
    assert!(it.view().can_continue);
}

#[test]
fn listing_that_fails_is_a_camera_fault() {
    let mut it = Script::at_camera();
    it.fail("find_cameras", FaultCode::CameraOpenTimeout).faulty(FaultCode::CameraOpenTimeout);
    assert_eq!(state(&it), CameraState::Off);
    it.want(Intent::Retry).did(&["find_cameras"]);
}

#[test]
fn what_fails_behind_the_screen_does_not_turn_the_camera_off() {
    let mut it = Script::at_camera();
    it.camera_opens();
    let offline = Fault::new(FaultCode::NoConnection);
    it.tell(Event::Failed(Box::new(signup::Effect::FetchPolicy), offline));
    it.faulty(FaultCode::NoConnection);
    assert!(it.view().can_continue);
    it.want(Intent::Retry).did(&["fetch_policy"]).faulty(None);
}

#[test]
fn a_camera_lost_in_a_take_is_looked_for_but_not_opened_by_itself() {
    let mut it = Script::at_recording();
    it.start_take().tell(Event::CameraFailed(Fault::new(FaultCode::CameraUnplugged)));
    it.did(&["abandon_take", "find_cameras"]).on("camera").faulty(FaultCode::CameraUnplugged);
    found(&mut it, &[("other", Provenance::None)]);
    it.did(&[]).faulty(FaultCode::CameraUnplugged);
    it.want(Intent::Retry).did(&["find_cameras"]).faulty(None);
    found(&mut it, &[("other", Provenance::None)]);
    it.did(&["keep", "open_camera other"]);
}

#[test]
fn choosing_another_way_discards_a_take_once_it_is_chosen() {
    let mut it = Script::at_review();
    it.want(Intent::ShowAlternatives).did(&["keep", "stop_clip", "close_camera"]);
    it.on("alternatives");
    assert!(it.folder().take.is_some(), "a change of mind costs nothing yet");
    let alternative = signup::wire::AlternativeKind::VideoCall;
    it.want(Intent::ChooseAlternative { alternative }).want(Intent::Continue);
    it.did(&["keep", "discard clip-1 transcript-1"]).on("details");
}
