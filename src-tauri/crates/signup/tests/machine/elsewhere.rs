//! Beside one computer's road: a code, lost keys, a paper to be checked, and where my verification can be opened from.

use signup::effect::Effect;
use signup::event::{ContinuedSignup, Event};
use signup::fault::{Fault, FaultCode};
use signup::folder::Known;
use signup::intent::Intent;
use signup::view::{CodeProblem, Screen};
use signup::wire::{DocumentKind, Item, NeededReason, Side, Slot};

use crate::given::{self, TAX};
use crate::rights::{file, needed};
use crate::script::Script;

const CODE: &str = "0000 0000 0000 0000 0000 0098";

#[test]
fn a_mistyped_code_is_told_without_asking_anybody() {
    let mut it = Script::started();
    it.want(Intent::EnterCode).on("code").want(Intent::EditCode { code: "12 34".into() });
    let problem = |it: &Script| match it.view().screen {
        Screen::Code { problem, .. } => problem,
        _ => panic!("code"),
    };
    assert_eq!(problem(&it), None);
    it.want(Intent::Continue).did(&[]);
    assert_eq!(problem(&it), Some(CodeProblem::Length));
    it.want(Intent::EditCode { code: CODE.replace('8', "7") });
    assert_eq!(problem(&it), Some(CodeProblem::Check));
    it.want(Intent::EditCode { code: CODE.into() });
    assert_eq!(problem(&it), None);
    it.want(Intent::Continue).did(&["continue 000000000000000000000098"]);
    it.want(Intent::Back).did(&[]).on("code");
}

#[test]
fn a_signup_of_another_computer_goes_on_with_what_can_be_carried_over() {
    let mut elsewhere = Script::at_review();
    elsewhere.want(Intent::Send);
    let manifest = elsewhere.manifest();
    elsewhere.tell(Event::ManifestSigned("manifest.jws".into()));
    elsewhere.receipted();
    let known = elsewhere.folder().known.clone().expect("known");

    let mut it = Script::started();
    it.tell(Event::PolicyArrived(Box::new(given::policy())));
    it.want(Intent::EnterCode).want(Intent::EditCode { code: CODE.into() }).want(Intent::Continue);
    let standing = needed(&[(Item::Document { slot: TAX }, NeededReason::TooOld)]);
    it.tell(Event::Continued(Box::new(ContinuedSignup {
        opened: given::opened(),
        policy: Some(given::policy()),
        manifest: Some((manifest, "manifest.jws".into())),
        known: Some(Known { standing: standing.clone(), ..known }),
    })));
    it.did(&["keep", "fetch_status signup-1"]).on("mine").stands(standing);
    // Sealed to the other computer: listed, erasable, and not to be looked at here.
    let clip = file(&it, "clip-1");
    assert!(clip.can_erase && !clip.can_show);
    it.want(Intent::ShowFile { artifact: "clip-1".into() }).did(&[]).on("mine");
    // What is asked for is sent from here; the details need not be typed again.
    it.want(Intent::Continue).on("documents").give(TAX, 2).want(Intent::Continue).on("review");
    it.want(Intent::Send);
    assert_eq!(it.manifest().artifacts.len(), 5);
    assert_eq!(it.manifest().challenge.as_deref(), Some("nonce-1"));
    it.tell(Event::ManifestSigned("again.jws".into())).did(&["keep", "transfer tax_id-2"]);
}

#[test]
fn a_signup_that_was_not_sent_begins_anew_under_its_number() {
    let mut it = Script::started();
    it.tell(Event::PolicyArrived(Box::new(given::policy())));
    it.want(Intent::EnterCode).want(Intent::EditCode { code: CODE.into() }).want(Intent::Continue);
    let (opened, policy, manifest, known) = (given::opened(), None, None, None);
    it.tell(Event::Continued(Box::new(ContinuedSignup { opened, policy, manifest, known })));
    it.on("mine").want(Intent::Back).on("consent");
    it.agree_to_all().want(Intent::Continue).did(&[]).on("details");
}

#[test]
fn a_continuation_that_was_cut_off_is_there_at_the_next_start() {
    let mut it = Script::started();
    let (opened, policy, manifest, known) = (given::opened(), None, None, None);
    it.tell(Event::Continued(Box::new(ContinuedSignup { opened, policy, manifest, known })));
    it.did(&["keep", "fetch_status signup-1"]).on("mine");
}

#[test]
fn lost_keys_are_told_with_two_ways_on() {
    let lost = || {
        let mut it = Script::started();
        let fault = Fault::new(FaultCode::KeysLost);
        it.tell(Event::PolicyArrived(Box::new(given::policy())));
        it.tell(Event::Failed(Box::new(Effect::Restore), fault)).faulty(FaultCode::KeysLost);
        it
    };
    lost().want(Intent::EnterCode).faulty(None).on("code");
    lost().want(Intent::StartOver).did(&["forget", "fetch_policy"]).faulty(None).on("consent");
}

#[test]
fn a_signup_that_went_on_elsewhere_says_so_and_takes_the_code() {
    let mut it = Script::at_mine();
    it.want(Intent::AskStatus).fail("fetch_status signup-1", FaultCode::SignupElsewhere);
    it.faulty(FaultCode::SignupElsewhere).want(Intent::EnterCode).on("code");
    let mut without = Script::at_mine();
    without.want(Intent::EnterCode).on("mine");
}

#[test]
fn my_verification_is_not_opened_in_the_middle_of_something() {
    let mut it = Script::at_recording();
    it.start_take().want(Intent::OpenMine).on("recording");
    let mut it = Script::at_sending();
    it.want(Intent::OpenMine).on("sending");
    let mut it = Script::at_camera();
    it.camera_opens().want(Intent::OpenMine).did(&["close_camera", "fetch_status signup-1"]);
    it.want(Intent::Back).on("camera");
    let mut it = Script::at_consent();
    it.want(Intent::OpenMine).did(&[]).on("consent");
}

#[test]
fn a_paper_is_checked_without_a_signup() {
    let mut it = Script::started();
    it.want(Intent::CheckPaper).on("check").want(Intent::PickPaper).did(&["check_paper"]);
    it.want(Intent::PickPaper).want(Intent::Back).did(&[]).on("check");
    it.tell(Event::PaperCheckCancelled).want(Intent::Back).on("welcome");
}

#[test]
fn items_have_a_place_for_every_document() {
    let card = Slot { kind: DocumentKind::Card, side: Side::Whole };
    assert!(Item::all().any(|item| item == Item::Document { slot: card }));
}
