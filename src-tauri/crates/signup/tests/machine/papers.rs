//! What is noticed on documents: told, looked at, corrected, covered, compared, and never a dead end.

use signup::document::{
    Examination, ExamineStep, Fact, Finding, FindingCode, PaperSight, Severity,
};
use signup::event::Event;
use signup::fault::{Fault, FaultCode};
use signup::intent::Intent;
use signup::view::{CheckView, Screen, SlotState};
use signup::wire::{Provenance, Slot};

use crate::given::{self, BILL, FRONT, TAX};
use crate::script::Script;

fn check(it: &Script, slot: Slot) -> CheckView {
    let Screen::Documents { cards, .. } = it.view().screen else { panic!("documents") };
    let mut slots = cards.into_iter().flat_map(|card| card.slots);
    match slots.find(|view| view.slot == slot).map(|view| view.state) {
        Some(SlotState::Filled { check, .. }) => check,
        _ => panic!("{slot:?} is not filled"),
    }
}

fn noticed(code: FindingCode, severity: Severity) -> Examination {
    let findings = vec![Finding::new(code, severity)];
    Examination { findings, ..Examination::default() }
}

fn sealed(it: &mut Script, slot: Slot, nth: u32) {
    it.want(Intent::PickDocument { slot });
    it.tell(Event::DocumentSealed(Box::new(given::document(slot, nth))));
}

#[test]
fn results_come_as_they_come_and_hold_up_continue_alone() {
    let mut it = Script::at_documents();
    it.give(TAX, 1);
    sealed(&mut it, FRONT, 1);
    assert_eq!(check(&it, FRONT), CheckView::Running { step: ExamineStep::Opening });
    assert!(!it.view().can_continue && it.view().can_go_back);
    let artifact = "identity-front-1".to_owned();
    it.tell(Event::DocumentExamining { artifact, step: ExamineStep::Reading }).did(&[]);
    assert_eq!(check(&it, FRONT), CheckView::Running { step: ExamineStep::Reading });
    it.examined(FRONT, 1, noticed(FindingCode::Glare, Severity::Warning)).did(&["keep"]);
    let done = CheckView::Done { worst: Some(Severity::Warning), count: 1, kept: false };
    assert_eq!(check(&it, FRONT), done);
    assert!(it.view().can_continue, "a warning is in nobody's way");
}

#[test]
fn checks_can_be_left_out_and_what_cannot_be_checked_is_left_to_people() {
    let mut it = Script::at_documents();
    sealed(&mut it, FRONT, 1);
    it.want(Intent::SkipChecks { slot: FRONT });
    it.did(&["keep", "stop_examining identity-front-1"]);
    assert_eq!(check(&it, FRONT), CheckView::Skipped);
    it.examined(FRONT, 1, noticed(FindingCode::Glare, Severity::Warning)).did(&[]);
    assert_eq!(check(&it, FRONT), CheckView::Skipped, "it came too late");
    it.want(Intent::SkipChecks { slot: FRONT }).did(&[]);

    sealed(&mut it, TAX, 1);
    it.fail("examine tax_id-1", FaultCode::Internal).did(&["keep"]).faulty(None);
    assert_eq!(check(&it, TAX), CheckView::Skipped);
    it.want(Intent::Continue).on("match");
    let Screen::Match { open, .. } = it.view().screen else { panic!("match") };
    assert!(open.is_empty(), "there is nothing that the seller has to do");
}

#[test]
fn only_what_the_policy_does_not_take_stops() {
    let mut it = Script::at_documents();
    it.give(TAX, 1);
    sealed(&mut it, FRONT, 1);
    it.examined(FRONT, 1, noticed(FindingCode::Format, Severity::Refused));
    assert!(!it.view().can_continue);
    it.want(Intent::Continue).did(&[]).on("documents").give(FRONT, 2).want(Intent::Continue);
    it.on("match");
}

#[test]
fn a_document_is_looked_at_and_kept_as_it_is() {
    let mut it = Script::at_documents();
    sealed(&mut it, FRONT, 1);
    it.want(Intent::LookAtDocument { slot: BILL }).did(&[]).on("documents");
    it.want(Intent::LookAtDocument { slot: FRONT }).did(&["show identity-front-1 0"]);
    it.on("document").examined(FRONT, 1, given::examination(1)).on("document");
    let Screen::Document { findings, size, .. } = it.view().screen else { panic!("document") };
    assert_eq!(findings.len(), 1);
    assert_eq!(size.map(|size| size.width_px), Some(800));
    it.want(Intent::Back).did(&["hide"]).on("documents");
    assert!(matches!(check(&it, FRONT), CheckView::Done { kept: false, .. }));
    it.want(Intent::LookAtDocument { slot: FRONT }).want(Intent::Continue);
    it.did(&["keep", "hide"]).on("documents");
    assert!(matches!(check(&it, FRONT), CheckView::Done { kept: true, count: 1, .. }));
    it.give(TAX, 1).want(Intent::Continue);
    let Screen::Match { open, .. } = it.view().screen else { panic!("match") };
    assert!(open.is_empty(), "it was seen");
}

#[test]
fn what_was_read_can_be_corrected_and_taken_back() {
    let mut it = Script::at_documents();
    sealed(&mut it, FRONT, 1);
    it.examined(FRONT, 1, given::examination(2)).want(Intent::LookAtDocument { slot: FRONT });
    let name = |it: &Script| {
        let Screen::Document { facts, .. } = it.view().screen else { panic!("document") };
        let name = facts.into_iter().find(|view| view.fact == Fact::PersonName).expect("read");
        (name.read.text, name.read.corrected)
    };
    let correct = |it: &mut Script, text: &str| {
        let text = text.to_owned();
        it.want(Intent::CorrectFact { slot: FRONT, fact: Fact::PersonName, text });
    };
    assert_eq!(name(&it), ("HOA NGUYEN".into(), false));
    correct(&mut it, " Hoa Nguyễn ");
    assert_eq!(name(&it), ("Hoa Nguyễn".into(), true));
    correct(&mut it, "HOA NGUYEN");
    assert_eq!(name(&it), ("HOA NGUYEN".into(), false));
    correct(&mut it, "");
    assert_eq!(name(&it), (String::new(), true));
    it.want(Intent::CorrectFact { slot: TAX, fact: Fact::TaxId, text: "1".into() }).did(&[]);
}

#[test]
fn a_covered_number_is_another_file_with_the_same_corrections() {
    let mut it = Script::at_documents();
    sealed(&mut it, FRONT, 1);
    it.examined(FRONT, 1, given::examination(2)).want(Intent::LookAtDocument { slot: FRONT });
    let text = "Hoa".to_owned();
    it.want(Intent::CorrectFact { slot: FRONT, fact: Fact::PersonName, text });
    it.want(Intent::CoverNumber { slot: FRONT }).did(&["cover identity-front-1 1"]);
    assert!(!it.view().can_continue && !it.view().can_go_back);
    it.tell(Event::DocumentSealed(Box::new(given::document(FRONT, 2)))).on("document");
    let order = ["keep", "discard identity-front-1", "examine identity-front-2"];
    it.did(&[&order[..], &["show identity-front-2 0"]].concat());
    it.examined(FRONT, 2, Examination::default());
    let corrections = &it.folder().documents[0].corrections;
    assert_eq!(corrections.get(&Fact::PersonName).map(String::as_str), Some("Hoa"));
    it.want(Intent::CoverNumber { slot: FRONT }).did(&[]);
}

#[test]
fn pages_come_to_a_document_that_has_pages() {
    let mut it = Script::at_documents();
    it.give(FRONT, 1).want(Intent::AddPages { slot: FRONT }).did(&[]);
    it.want(Intent::AddPages { slot: TAX }).did(&[]).give(TAX, 1);
    it.want(Intent::AddPages { slot: TAX }).did(&["pick_several tax_id to tax_id-1"]);
    it.tell(Event::PickCancelled(TAX));
    it.want(Intent::LookAtDocument { slot: TAX }).want(Intent::TurnPage { page: 1 }).did(&[]);
    it.want(Intent::RemoveDocument { slot: TAX }).did(&["keep", "discard tax_id-1", "hide"]);
    it.on("documents");
}

#[test]
fn a_photo_is_taken_sealed_and_shown() {
    let mut it = Script::at_documents();
    it.want(Intent::PhotographDocument { slot: FRONT }).did(&["find_cameras"]);
    it.on("document_camera").want(Intent::TakePhoto).did(&[]);
    it.tell(Event::CamerasFound(vec![given::camera("real", Provenance::None)]));
    it.did(&["keep", "watch real identity-front"]);
    it.tell(Event::CameraOpened { width_px: 1280, height_px: 720 })
        .tell(Event::PaperSighted(PaperSight { ready_percent: 40, ..PaperSight::default() }));
    let Screen::DocumentCamera { sight, .. } = it.view().screen else { panic!("camera") };
    assert_eq!(sight.ready_percent, 40);
    it.want(Intent::TakePhoto).did(&["take_photo"]).tell(Event::PhotoTaken(FRONT));
    assert!(!it.view().can_go_back);
    it.want(Intent::Back).did(&[]).want(Intent::TakePhoto).did(&[]);
    it.tell(Event::DocumentSealed(Box::new(given::document(FRONT, 1)))).on("document");
    it.did(&["keep", "examine identity-front-1", "close_camera", "show identity-front-1 0"]);
}

#[test]
fn without_a_camera_the_photo_gives_way_to_a_file() {
    let mut it = Script::at_documents();
    it.want(Intent::PhotographDocument { slot: FRONT }).tell(Event::CamerasFound(vec![]));
    it.faulty(FaultCode::NoCamera);
    let fault = it.view().fault.expect("a card");
    assert!(!fault.remedies.is_empty());
    assert!(!fault.remedies.contains(&signup::fault::Remedy::Alternatives));
    it.want(Intent::Back).did(&["close_camera"]).faulty(None).on("documents");
    it.want(Intent::PhotographDocument { slot: FRONT }).camera_opens();
    it.tell(Event::CameraFailed(Fault::new(FaultCode::CameraUnplugged)));
    it.faulty(FaultCode::CameraUnplugged).want(Intent::PickDocument { slot: FRONT });
    it.did(&["pick identity-front", "close_camera"]).faulty(None).on("documents");
}

#[test]
fn form_and_documents_are_compared_as_they_are_corrected() {
    let mut it = Script::at_match();
    let Screen::Match { comparison: None, .. } = it.view().screen else { panic!("match") };
    it.tell(Event::Compared(Box::default())).did(&[]);
    let Screen::Match { comparison: Some(_), .. } = it.view().screen else { panic!("compared") };
    it.want(Intent::LookAtDocument { slot: TAX }).did(&["show tax_id-1 0"]).on("document");
    let text = "0312345678".to_owned();
    it.want(Intent::CorrectFact { slot: TAX, fact: Fact::TaxId, text }).did(&["keep"]);
    it.want(Intent::Back).did(&["hide", "compare 2"]).on("match");
    it.want(Intent::Back).on("documents").want(Intent::Continue).on("match");
}
