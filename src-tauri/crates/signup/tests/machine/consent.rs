//! Deciding, declining, the other ways, and a policy that changes meanwhile.

use signup::event::Event;
use signup::fault::FaultCode;
use signup::intent::Intent;
use signup::view::Screen;
use signup::wire::{AlternativeKind, Decision, DocumentKind, Reviewer};

use crate::given::{self, BILL, FRONT, TAX};
use crate::script::Script;

#[test]
fn declining_what_is_mandatory_says_what_that_means_and_can_be_taken_back() {
    let mut it = Script::at_consent();
    it.agree_to_all().decide("identity", Decision::Decline).want(Intent::Continue).did(&[]);
    let Screen::Declined { purposes, collector } = it.view().screen else { panic!("declined") };
    assert_eq!(purposes, ["identity en"]);
    assert_eq!(collector.contact, "privacy@market.example");
    it.want(Intent::Continue).did(&[]).want(Intent::Back).on("consent");
    assert_eq!(it.folder().decisions.len(), 3);
    it.decide("identity", Decision::Agree).want(Intent::Continue).did(&["open_signup en"]);
}

#[test]
fn without_the_face_video_there_is_no_camera_and_no_clip() {
    let mut it = Script::at_details_by(AlternativeKind::InPerson);
    it.enter_details().give(FRONT, 1).give(TAX, 1);
    it.want(Intent::Continue).did(&["compare 2"]).want(Intent::Continue).on("review");
    let Screen::Review { clip, alternative, .. } = it.view().screen else { panic!("review") };
    assert!(clip.is_none());
    assert_eq!(alternative, Some(AlternativeKind::InPerson));

    it.want(Intent::Send).did(&["sign"]);
    let manifest = it.manifest();
    assert_eq!(manifest.alternative, Some(AlternativeKind::InPerson));
    assert_eq!((manifest.challenge, manifest.capture), (None, None));
    assert_eq!(manifest.artifacts.len(), 3);
    assert!(!it.log.iter().any(|did| did.contains("camera") || did.contains("challenge")));

    let receipt = Event::ReceiptArrived(
        Box::new(given::receipt(&it.folder().artifacts(), 2_000)),
        "receipt.jws".into(),
    );
    it.tell(Event::ManifestSigned("m".into())).tell(Event::Transferred).tell(receipt);
    let Screen::Receipt { alternative, .. } = it.view().screen else { panic!("receipt") };
    assert_eq!(alternative.map(|it| it.kind), Some(AlternativeKind::InPerson));
}

#[test]
fn an_alternative_has_to_be_one_of_the_policys_and_can_be_chosen_anew() {
    let mut it = Script::at_consent();
    it.agree_to_all().decide("face_video", Decision::Decline).want(Intent::Continue);
    let unknown = AlternativeKind::NotarisedCopies;
    it.want(Intent::ChooseAlternative { alternative: unknown }).did(&[]);
    it.want(Intent::Continue).did(&[]).on("alternatives");

    let mut it = Script::at_details_by(AlternativeKind::InPerson);
    it.want(Intent::Back).on("alternatives");
    it.want(Intent::Back).on("consent").want(Intent::Continue).on("alternatives");
    let other = AlternativeKind::VideoCall;
    it.want(Intent::ChooseAlternative { alternative: other }).want(Intent::Continue).on("details");
    assert_eq!(it.folder().alternative, Some(other));
}

#[test]
fn the_record_of_consent_is_in_the_language_that_was_read() {
    let mut it = Script::at_consent();
    it.want(Intent::ChooseLanguage { language: "de-AT".into() });
    it.decide("identity", Decision::Agree);
    it.want(Intent::ChooseLanguage { language: "fr".into() });
    it.decide("face_video", Decision::Agree).decide("improve", Decision::Decline);
    it.want(Intent::Continue).did(&["open_signup fr"]);
    it.tell(Event::SignupOpened(given::opened())).enter_details();
    it.give(FRONT, 1).give(TAX, 1).want(Intent::Continue).want(Intent::Continue).camera_opens();
    it.want(Intent::Continue).take().want(Intent::Send);
    let consents = it.manifest().consents;
    let read: Vec<_> = consents.iter().map(|c| (&*c.language, &*c.text_sha256)).collect();
    let expected = [("de", "identity-de"), ("en", "face_video-en"), ("en", "improve-en")];
    assert_eq!(read, expected);
    assert_eq!(consents[2].decision, Decision::Decline);
}

#[test]
fn an_unknown_purpose_cannot_be_decided_on() {
    let mut it = Script::at_consent();
    it.decide("marketing", Decision::Agree).did(&[]);
    assert!(it.folder().decisions.is_empty());
}

#[test]
fn one_signup_is_opened_however_often_continue_is_pressed() {
    let mut it = Script::at_consent();
    it.agree_to_all().want(Intent::Continue).did(&["open_signup en"]);
    assert!(!it.view().can_go_back && !it.view().can_continue);
    it.want(Intent::Continue).did(&[]).want(Intent::Back).did(&[]).on("consent");
    it.tell(Event::SignupOpened(given::opened())).on("details");
}

#[test]
fn a_mind_changed_while_the_signup_is_opened_is_heard() {
    let mut it = Script::at_consent();
    it.agree_to_all().want(Intent::Continue).decide("identity", Decision::Decline);
    it.tell(Event::SignupOpened(given::opened())).on("consent");
    it.want(Intent::Continue).did(&[]).on("declined");
}

#[test]
fn a_changed_policy_voids_the_consent_and_stops_what_is_under_way() {
    let mut it = Script::at_recording();
    it.start_take();
    let changed = given::policy_with(|policy| policy.retention_days.clip = 60);
    it.tell(Event::PolicyArrived(Box::new(changed)));
    it.did(&["keep", "abandon_take", "close_camera"]).on("consent");
    it.faulty(FaultCode::PolicyChanged);
    assert!(it.folder().decisions.is_empty());
    assert_eq!(it.folder().artifacts().len(), 3, "the same reviewers can open what is sealed");
    it.clip_sealed().did(&["discard clip-1"]);
    it.want(Intent::Retry).faulty(None).want(Intent::Continue).did(&[]).on("consent");
    it.agree_to_all().want(Intent::Continue).did(&["keep"]).on("details");
    it.want(Intent::Continue).on("documents");
    it.did(&["examine identity-front-1", "examine tax_id-1"]);
    for slot in [FRONT, TAX] {
        it.want(Intent::Continue).on("documents").examined(slot, 1, given::examination(0));
    }
    it.want(Intent::Continue).on("match").want(Intent::Continue).on("camera");
}

#[test]
fn other_reviewers_need_everything_sealed_anew() {
    let mut it = Script::at_review();
    let changed = given::policy_with(|policy| {
        policy.reviewers = vec![Reviewer { name: "Other".into(), key: "key-2".into() }];
    });
    it.tell(Event::PolicyArrived(Box::new(changed)));
    it.did(&[
        "keep",
        "discard details-1 identity-front-1 tax_id-1 transcript-1 clip-1",
        "stop_clip",
    ]);
    assert!(it.folder().artifacts().is_empty());
    assert!(it.folder().form == given::form(), "what was typed stays");
    it.agree_to_all().want(Intent::Continue).want(Intent::Continue).did(&["seal_details"]);
}

#[test]
fn documents_that_are_not_wanted_any_more_go() {
    let mut it = Script::at_documents();
    it.give(FRONT, 1).give(TAX, 1).give(BILL, 1);
    let changed = given::policy_with(|policy| {
        policy.documents.retain(|wanted| wanted.kind != DocumentKind::TaxId);
        policy.documents.reverse();
    });
    it.tell(Event::PolicyArrived(Box::new(changed))).did(&["keep", "discard tax_id-1"]);
    let left: Vec<_> = it.folder().documents.iter().map(|d| d.slot).collect();
    assert_eq!(left, [BILL, FRONT], "in the order of the new policy");
}

#[test]
fn a_file_sealed_under_the_old_policy_comes_too_late() {
    let mut it = Script::at_documents();
    it.want(Intent::PickDocument { slot: FRONT });
    let changed = given::policy_with(|policy| policy.reviewers[0].key = "key-2".into());
    it.tell(Event::PolicyArrived(Box::new(changed))).on("consent");
    it.agree_to_all().want(Intent::Continue).enter_details();
    it.tell(Event::DocumentSealed(Box::new(given::document(FRONT, 1))));
    it.did(&["discard identity-front-1"]);
    assert!(it.folder().documents.is_empty());
}

#[test]
fn an_older_policy_is_refused() {
    let mut it = Script::at_consent();
    it.agree_to_all();
    let older = given::policy_with(|policy| policy.iat = 999);
    it.tell(Event::PolicyArrived(Box::new(older))).did(&[]).faulty(FaultCode::PolicyRolledBack);
    assert_eq!(it.folder().decisions.len(), 3);
    it.want(Intent::Retry).did(&["fetch_policy"]);
}

#[test]
fn a_policy_that_arrives_while_sending_waits_for_its_turn() {
    let mut it = Script::at_sending();
    let changed = given::policy_with(|policy| policy.retention_days.clip = 60);
    it.tell(Event::PolicyArrived(Box::new(changed.clone()))).did(&[]).on("sending").faulty(None);
    it.want(Intent::Pause).want(Intent::Back);
    it.did(&["keep", "fetch_policy", "play clip-1"]).on("review");
    it.tell(Event::PolicyArrived(Box::new(changed))).on("consent");
    it.faulty(FaultCode::PolicyChanged);
}

#[test]
fn a_policy_that_insists_on_the_video_offers_no_way_that_cannot_be_gone() {
    let mut it = Script::started();
    let strict = given::policy_with(|policy| policy.purposes[1].mandatory = true);
    it.tell(Event::PolicyArrived(Box::new(strict))).want(Intent::Begin).agree_to_all();
    it.want(Intent::Continue).tell(Event::SignupOpened(given::opened())).enter_details();
    it.give(FRONT, 1).give(TAX, 1).want(Intent::Continue).want(Intent::Continue).on("camera");
    it.want(Intent::ShowAlternatives).on("declined").want(Intent::Back).on("consent");
}
