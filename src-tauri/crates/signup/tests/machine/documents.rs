//! A place per file: picked, dropped, refused, replaced, removed.

use signup::event::Event;
use signup::fault::{Fault, FaultCode};
use signup::intent::Intent;
use signup::view::{Screen, SlotState, SlotView};
use signup::wire::Slot;

use crate::given::{self, BACK, BILL, FRONT, TAX};
use crate::script::Script;

fn place(it: &Script, slot: Slot) -> SlotView {
    let Screen::Documents { cards, .. } = it.view().screen else { panic!("documents") };
    let mut slots = cards.into_iter().flat_map(|card| card.slots);
    slots.find(|view| view.slot == slot).expect("wanted")
}

fn open(it: &Script) -> Option<Slot> {
    let Screen::Documents { open, .. } = it.view().screen else { panic!("documents") };
    open
}

fn drop_files(it: &mut Script, paths: &[&str]) {
    it.tell(Event::FilesDropped(paths.iter().map(Into::into).collect()));
}

#[test]
fn a_picked_file_fills_its_place_and_the_next_one_opens() {
    let mut it = Script::at_documents();
    assert_eq!(open(&it), Some(FRONT));
    it.want(Intent::PickDocument { slot: FRONT }).did(&["pick identity-front"]);
    assert!(place(&it, FRONT).state == SlotState::Busy);
    it.tell(Event::DocumentSealed(Box::new(given::document(FRONT, 1))));
    it.did(&["keep", "examine identity-front-1"]);
    assert!(matches!(place(&it, FRONT).state, SlotState::Filled { .. }));
    assert_eq!(open(&it), Some(TAX));
}

#[test]
fn a_file_under_way_holds_up_continue_and_back() {
    let mut it = Script::at_documents();
    it.give(FRONT, 1).give(TAX, 1);
    assert!(it.view().can_continue && it.view().can_go_back);
    it.want(Intent::PickDocument { slot: BILL });
    assert!(!it.view().can_continue && !it.view().can_go_back);
    it.want(Intent::Continue).did(&[]).want(Intent::Back).did(&[]).on("documents");
    it.want(Intent::PickDocument { slot: BILL }).did(&[]);
    it.tell(Event::PickCancelled(BILL)).did(&[]);
    assert!(place(&it, BILL).state == SlotState::Empty);
    it.want(Intent::Continue).on("match");
}

#[test]
fn a_refused_file_leaves_the_one_before_it() {
    let mut it = Script::at_documents();
    it.give(FRONT, 1).want(Intent::PickDocument { slot: FRONT });
    let fault = Fault::new(FaultCode::DocumentTooLarge).with("limit_bytes", 10_000_000);
    it.tell(Event::DocumentRefused(FRONT, fault.clone())).did(&[]).faulty(None);
    let refused = place(&it, FRONT);
    assert_eq!(refused.fault, Some(fault));
    assert!(matches!(refused.state, SlotState::Filled { .. }));
    it.give(FRONT, 2);
    assert_eq!(place(&it, FRONT).fault, None);
}

#[test]
fn a_replaced_file_is_erased_after_the_journal_forgot_it() {
    let mut it = Script::at_documents();
    it.give(FRONT, 1).want(Intent::PickDocument { slot: FRONT });
    it.tell(Event::DocumentSealed(Box::new(given::document(FRONT, 2))));
    it.did(&["keep", "discard identity-front-1", "examine identity-front-2"]);
    it.examined(FRONT, 2, given::examination(0));
    it.want(Intent::RemoveDocument { slot: FRONT }).did(&["keep", "discard identity-front-2"]);
    assert!(place(&it, FRONT).state == SlotState::Empty);
    it.want(Intent::RemoveDocument { slot: FRONT }).did(&[]);
}

#[test]
fn a_dropped_file_is_for_the_open_place_or_the_first_that_needs_one() {
    let mut it = Script::at_documents();
    drop_files(&mut it, &["a.jpg"]);
    it.did(&["read identity-front a.jpg"]);
    it.tell(Event::DocumentSealed(Box::new(given::document(FRONT, 1))));
    it.want(Intent::OpenSlot { slot: BILL }).did(&[]);
    drop_files(&mut it, &["b.pdf"]);
    it.did(&["read utility_bill b.pdf"]);
    it.tell(Event::DocumentSealed(Box::new(given::document(BILL, 1)))).give(TAX, 1);
    drop_files(&mut it, &["c.pdf"]);
    it.did(&[]);
    assert_eq!(open(&it), None, "nothing is missing and nothing is open");
}

#[test]
fn several_files_at_once_are_the_pages_of_a_document_that_has_pages() {
    let mut it = Script::at_documents();
    drop_files(&mut it, &["a.jpg", "b.jpg"]);
    it.did(&[]).faulty(FaultCode::DocumentSeveral);
    drop_files(&mut it, &["a.jpg"]);
    it.did(&["read identity-front a.jpg"]).faulty(None);
    it.want(Intent::OpenSlot { slot: BILL });
    drop_files(&mut it, &["1.jpg", "2.jpg"]);
    it.did(&["read utility_bill 1.jpg+2.jpg"]).faulty(None);
}

#[test]
fn a_place_that_is_not_wanted_is_nobodys() {
    let mut it = Script::at_documents();
    let foreign = Slot { kind: signup::wire::DocumentKind::Card, side: signup::wire::Side::Whole };
    it.want(Intent::PickDocument { slot: foreign }).did(&[]);
    it.want(Intent::OpenSlot { slot: foreign });
    assert_eq!(open(&it), Some(FRONT));
}

#[test]
fn optional_places_may_stay_empty_and_the_order_is_the_policys() {
    let mut it = Script::at_documents();
    it.give(BILL, 1).give(TAX, 1).give(FRONT, 1);
    assert!(it.view().can_continue);
    assert!(!place(&it, BACK).mandatory && !place(&it, BILL).mandatory);
    it.give(BACK, 1);
    let sent: Vec<_> = it.folder().artifacts().iter().map(|a| a.artifact.clone()).collect();
    let order = ["details-1", "identity-front-1", "identity-back-1", "tax_id-1", "utility_bill-1"];
    assert_eq!(sent, order);
}

#[test]
fn a_full_disk_is_no_fault_of_the_file_and_is_tried_again() {
    let mut it = Script::at_documents();
    it.want(Intent::PickDocument { slot: FRONT });
    it.fail("pick identity-front", FaultCode::SpoolWrite).faulty(FaultCode::SpoolWrite);
    assert_eq!(place(&it, FRONT).fault, None);
    assert!(it.view().can_go_back);
    it.want(Intent::Retry).did(&["pick identity-front"]).faulty(None);
    assert!(place(&it, FRONT).state == SlotState::Busy);
}

#[test]
fn details_that_were_sealed_are_not_sealed_again() {
    let mut it = Script::at_documents();
    it.want(Intent::Back).on("details").want(Intent::Continue).did(&[]).on("documents");
    let mut form = given::form();
    form.legal_name = "Lotus Trading Ltd".into();
    it.want(Intent::Back).want(Intent::EditDetails { form }).want(Intent::Continue);
    it.did(&["seal_details"]);
    let sealed = given::entry("details-2", signup::wire::ArtifactKind::Details);
    it.tell(Event::DetailsSealed(sealed)).did(&["keep", "discard details-1"]).on("documents");
}

#[test]
fn a_field_complains_after_continue_until_it_is_mended() {
    let problems = |it: &Script| {
        let Screen::Details { problems, .. } = it.view().screen else { panic!("details") };
        problems.len()
    };
    let mut it = Script::at_details();
    it.want(Intent::EditDetails { form: Default::default() });
    assert_eq!(problems(&it), 0);
    it.want(Intent::Continue).did(&[]).on("details");
    assert_eq!(problems(&it), 6);
    it.want(Intent::EditDetails { form: given::form() });
    assert_eq!(problems(&it), 0);
}
