//! The seller's rights: see, erase, withdraw, keep the decisions.

use signup::effect::Effect;
use signup::event::Event;
use signup::fault::{Fault, FaultCode};
use signup::folder::Known;
use signup::intent::Intent;
use signup::view::{
    Asked, FilePlace, HeldContent, HeldState, Meaning, MineFile, Revocation, Screen,
};
use signup::wire::{
    AlternativeKind, ArtifactKind, Decision, ErasureCause, Hold, HoldReason, Item, ItemNeeded,
    NeededReason, Standing,
};

use crate::given;
use crate::script::Script;

fn files(it: &Script) -> Vec<MineFile> {
    let Screen::Mine { files, .. } = it.view().screen else { panic!("not my verification") };
    files
}

pub(crate) fn file(it: &Script, artifact: &str) -> MineFile {
    let found = files(it).into_iter().find(|file| file.artifact == artifact);
    found.unwrap_or_else(|| panic!("no {artifact}"))
}

fn asked(it: &Script) -> Asked {
    let Screen::Mine { asked, .. } = it.view().screen else { panic!("not my verification") };
    asked
}

fn means(it: &Script) -> Vec<Meaning> {
    let Screen::Mine { question, .. } = it.view().screen else { panic!("not my verification") };
    question.expect("asks").means
}

pub(crate) fn needed(items: &[(Item, NeededReason)]) -> Standing {
    let items = items.iter().map(|(item, reason)| ItemNeeded { item: *item, reason: *reason });
    Standing::ActionNeeded { items: items.collect() }
}

fn revoke(it: &mut Script, what: Revocation) {
    it.want(Intent::Revoke { what });
}

fn one(artifact: &str) -> Revocation {
    Revocation::File { artifact: artifact.into() }
}

fn consent(purpose: &str) -> Revocation {
    Revocation::Consent { purpose: purpose.into() }
}

fn erased(it: &mut Script, artifacts: &[&str], cause: ErasureCause) {
    let deletion = given::deletion(artifacts, it.now.unix_s + 1, cause);
    it.tell(Event::Erased(Box::new(deletion), "deletion.jws".into()));
}

#[test]
fn everything_that_was_sent_is_listed_and_can_be_looked_at() {
    let mut it = Script::at_mine();
    assert_eq!(files(&it).len(), 5);
    let clip = file(&it, "clip-1");
    assert_eq!((clip.kind, clip.sha256.as_str()), (ArtifactKind::Clip, "sha of clip-1"));
    assert!(matches!(clip.place, FilePlace::Intake { .. }) && clip.can_show && clip.can_erase);

    it.want(Intent::ShowFile { artifact: "clip-1".into() }).did(&["show_held clip-1"]).on("held");
    let opened = |playing| HeldContent::Clip { playing };
    let (artifact, content) = ("clip-1".to_owned(), opened(true));
    it.tell(Event::HeldOpened { artifact, content });
    it.tell(Event::ClipEnded);
    let Screen::Held { state, .. } = it.view().screen else { panic!("shown") };
    assert!(state == HeldState::Open { content: opened(false) });
    it.want(Intent::PlayClip).did(&["play clip-1"]);
    it.want(Intent::Back).did(&["hide_held", "wake 60000"]).on("mine");
}

#[test]
fn a_document_that_is_held_is_turned_page_by_page() {
    let mut it = Script::at_mine();
    let artifact = "tax_id-1".to_owned();
    it.want(Intent::ShowFile { artifact: artifact.clone() });
    let content = HeldContent::Picture { pages: 2, page: 0 };
    it.tell(Event::HeldOpened { artifact, content });
    it.want(Intent::TurnPage { page: 1 }).did(&["show tax_id-1 1"]);
    it.want(Intent::TurnPage { page: 2 }).did(&[]);
}

#[test]
fn a_broken_line_is_no_failure_and_the_last_word_stays() {
    let mut it = Script::at_mine();
    it.want(Intent::AskStatus).did(&["fetch_status signup-1"]);
    assert_eq!(asked(&it), Asked::Asking);
    it.fail("fetch_status signup-1", FaultCode::NoConnection).faulty(None).did(&["wake 60000"]);
    assert_eq!(asked(&it), Asked::Offline);
    let Screen::Mine { standing, .. } = it.view().screen else { panic!("mine") };
    assert_eq!(standing, Some(Standing::InReview));
    it.wake().did(&["fetch_status signup-1"]).stands(Standing::Approved);
    assert_eq!(asked(&it), Asked::Answered);
}

#[test]
fn the_last_word_is_there_after_a_restart_without_a_line() {
    let earlier = Script::at_mine();
    let mut it = Script::started();
    it.tell(Event::Restored(Box::new(earlier.folder().clone())));
    it.want(Intent::Begin).on("mine").fail("fetch_status signup-1", FaultCode::NoConnection);
    let Screen::Mine { standing, said_at, .. } = it.view().screen else { panic!("mine") };
    assert_eq!((standing, said_at), (Some(Standing::InReview), Some(earlier.now.unix_s)));
}

#[test]
fn one_file_is_erased_after_a_question() {
    let mut it = Script::at_mine();
    revoke(&mut it, one("clip-1"));
    assert_eq!(
        means(&it),
        [Meaning::ErasedThere, Meaning::ReviewNeedsIt, Meaning::DeletionReceipt]
    );
    it.want(Intent::Keep).want(Intent::Confirm).did(&[]);
    revoke(&mut it, one("clip-1"));
    it.want(Intent::Confirm).did(&["erase clip-1"]);
    // Until the intake has answered, nothing else is done.
    it.want(Intent::Back).want(Intent::Keep).did(&[]).on("mine");
    erased(&mut it, &["clip-1"], ErasureCause::Wish);
    it.did(&["keep", "fetch_status signup-1"]).on("mine");
    let gone = file(&it, "clip-1");
    assert!(matches!(gone.place, FilePlace::Erased { cause: ErasureCause::Wish, .. }));
    assert!(!gone.can_show && !gone.can_erase);
    assert!(it.folder().take.is_none());
    it.want(Intent::SaveDeletion { artifact: Some("clip-1".into()) });
    it.did(&["save deletion-1800000001.jwt"]);
}

#[test]
fn a_hold_is_shown_and_its_refusal_told() {
    let mut it = Script::at_mine();
    let hold = Some(Hold { reason: HoldReason::Dispute, until: 1_900_000_000 });
    let known = it.folder().known.clone().expect("known");
    it.knows(Known { hold, ..known });
    assert!(!file(&it, "clip-1").can_erase);
    revoke(&mut it, one("clip-1"));
    it.want(Intent::Confirm).fail("erase clip-1", FaultCode::LegalHold);
    it.faulty(FaultCode::LegalHold).want(Intent::Dismiss).faulty(None).on("mine");
    assert!(matches!(file(&it, "clip-1").place, FilePlace::Intake { .. }));
}

#[test]
fn everything_erased_is_forgotten_here_and_proved() {
    let mut it = Script::at_mine();
    revoke(&mut it, Revocation::Everything);
    assert!(means(&it).contains(&Meaning::ComputerForgets));
    it.want(Intent::Confirm).did(&["erase_everything"]);
    erased(&mut it, &["clip-1", "tax_id-1"], ErasureCause::Wish);
    it.did(&["keep", "forget"]).on("erased");
    assert!(it.folder().signup.is_none() && it.folder().artifacts().is_empty());
    let Screen::Erased { files, saved_as: None, .. } = it.view().screen else { panic!("erased") };
    assert_eq!(files, 2);
    it.tell(Event::CloseAsked).did(&[]);
    assert!(it.view().closing, "the proof is not saved yet");
    it.want(Intent::KeepOpen).want(Intent::SaveDeletion { artifact: None });
    it.did(&["save deletion-1800000001.jwt"]).tell(Event::PapersSaved("deletion.jwt".into()));
    it.tell(Event::CloseAsked).did(&["close"]);
    it.want(Intent::Continue).on("welcome");
}

#[test]
fn keys_that_cannot_be_forgotten_are_no_secret() {
    let mut it = Script::at_mine();
    revoke(&mut it, Revocation::Everything);
    it.want(Intent::Confirm);
    erased(&mut it, &[], ErasureCause::Wish);
    it.fail("forget", FaultCode::VaultLocked).faulty(FaultCode::VaultLocked);
    it.want(Intent::Retry).did(&["forget"]).faulty(None);
    // But a new signup's keys are never forgotten for the old one's sake.
    it.fail("forget", FaultCode::VaultLocked).want(Intent::Continue);
    it.want(Intent::Begin).agree_to_all().want(Intent::Continue);
    it.tell(Event::SignupOpened(given::opened())).on("details");
    it.tell(Event::Failed(Box::new(Effect::Keep(None)), Fault::new(FaultCode::VaultLocked)));
    it.want(Intent::Retry).did(&[]);
}

#[test]
fn consent_to_the_video_is_withdrawn_and_another_way_leads_on() {
    let mut it = Script::at_mine();
    revoke(&mut it, consent("face_video"));
    assert_eq!(
        means(&it),
        [Meaning::FaceVideoErased, Meaning::AlternativeNeeded, Meaning::DeletionReceipt]
    );
    it.want(Intent::Confirm).did(&["withdraw face_video"]);
    let Some(Effect::Withdraw(withdrawal)) = it.last.first() else { panic!("withdraws") };
    assert_eq!(withdrawal.consent.decision, Decision::Decline);
    assert_eq!(withdrawal.policy, given::policy().digest);
    erased(&mut it, &["clip-1", "transcript-1"], ErasureCause::Withdrawal);
    assert_eq!(it.folder().decisions["face_video"].decision, Decision::Decline);
    it.stands(needed(&[(Item::FaceVideo, NeededReason::ConsentWithdrawn)]));
    it.want(Intent::Continue).on("alternatives");
    it.want(Intent::ChooseAlternative { alternative: AlternativeKind::VideoCall });
    it.want(Intent::Continue).on("review").want(Intent::Send);
    let manifest = it.manifest();
    assert_eq!(manifest.alternative, Some(AlternativeKind::VideoCall));
    assert!(manifest.artifacts.iter().all(|entry| entry.kind != ArtifactKind::Clip));
    it.tell(Event::ManifestSigned("again.jws".into())).did(&["keep", "transfer"]);
}

#[test]
fn withdrawing_what_nothing_rests_on_erases_nothing() {
    let mut it = Script::at_mine();
    revoke(&mut it, consent("improve"));
    assert_eq!(means(&it), [Meaning::NothingErased]);
    it.want(Intent::Confirm).did(&["withdraw improve"]);
    erased(&mut it, &[], ErasureCause::Withdrawal);
    assert_eq!(it.folder().decisions["improve"].decision, Decision::Decline);
    assert_eq!(files(&it).len(), 5);
    // What was declined cannot be withdrawn.
    revoke(&mut it, consent("improve"));
    let Screen::Mine { question: None, .. } = it.view().screen else { panic!("no question") };
}

#[test]
fn withdrawing_a_mandatory_consent_ends_the_signup() {
    let mut it = Script::at_mine();
    revoke(&mut it, consent("identity"));
    assert!(means(&it).contains(&Meaning::SignupEnds));
    it.want(Intent::Confirm).did(&["withdraw identity"]);
    erased(&mut it, &["tax_id-1"], ErasureCause::Withdrawal);
    it.did(&["keep", "forget"]).on("erased");
}

#[test]
fn before_anything_was_sent_files_are_erased_here_and_decisions_made_anew() {
    let mut it = Script::at_review();
    it.want(Intent::OpenMine).did(&["stop_clip", "fetch_status signup-1"]).on("mine");
    assert!(files(&it).iter().all(|file| file.place == FilePlace::Computer));
    revoke(&mut it, one("tax_id-1"));
    assert_eq!(means(&it), [Meaning::ErasedHere]);
    it.want(Intent::Confirm).did(&["keep", "discard tax_id-1"]);
    it.want(Intent::Back).on("documents").want(Intent::OpenMine);
    revoke(&mut it, consent("face_video"));
    it.want(Intent::Confirm).did(&["keep"]).on("consent");
    assert_eq!(it.folder().decisions["face_video"].decision, Decision::Decline);
}

#[test]
fn a_mandatory_consent_taken_back_before_sending_does_what_the_question_said() {
    let mut it = Script::at_review();
    it.want(Intent::OpenMine);
    revoke(&mut it, consent("identity"));
    assert!(means(&it).contains(&Meaning::ComputerForgets));
    it.want(Intent::Confirm).did(&["erase_everything"]);
    erased(&mut it, &[], ErasureCause::Wish);
    it.did(&["keep", "forget"]).on("erased");
}

#[test]
fn what_the_intake_erased_by_itself_is_shown_with_its_cause() {
    let mut it = Script::at_mine();
    let known = it.folder().known.clone().expect("known");
    let over = given::deletion(&["clip-1", "transcript-1"], 5_000, ErasureCause::Retention);
    it.knows(Known { deletions: vec![(over, "over.jws".into())], ..known });
    let clip = file(&it, "clip-1");
    let at = 5_000;
    assert_eq!(clip.place, FilePlace::Erased { at, cause: ErasureCause::Retention });
    // A word once given is never forgotten for a shorter answer.
    it.stands(Standing::Approved);
    assert_eq!(file(&it, "clip-1").place, FilePlace::Erased { at, cause: ErasureCause::Retention });
    assert_eq!(files(&it).len(), 5);
}

#[test]
fn decisions_are_kept_as_a_record() {
    let mut it = Script::at_mine();
    it.want(Intent::SaveConsents).did(&["save consents-1800000000.json"]);
    let Some(Effect::Save(papers)) = it.last.first() else { panic!("saves") };
    let record: serde_json::Value = serde_json::from_str(papers.content()).expect("JSON");
    assert_eq!(record["schema_version"], "ISO/IEC TS 27560:2023");
    assert_eq!(record["record_id"], "signup-1");
    assert_eq!(record["privacy_notice"]["digest_sha256"], given::policy().digest);
    let events = record["event"].as_array().expect("events");
    let states: Vec<_> = events.iter().map(|event| event["event_state"].clone()).collect();
    assert_eq!(states, ["given", "given", "given"]);
    assert_eq!(events[1]["text_sha256"], "face_video-en");
    let purposes = record["pii_processing"]["purposes"].as_array().expect("purposes");
    assert_eq!(purposes[1]["pii_information"][0]["retention_days"], 30);
    assert_eq!(purposes[0]["pii_optional"], false);

    it.now.unix_s += 60;
    revoke(&mut it, consent("improve"));
    it.want(Intent::Confirm);
    erased(&mut it, &[], ErasureCause::Withdrawal);
    it.want(Intent::SaveConsents);
    let Some(Effect::Save(papers)) = it.last.first() else { panic!("saves") };
    let record: serde_json::Value = serde_json::from_str(papers.content()).expect("JSON");
    assert_eq!(record["event"][2]["event_state"], "withdrawn");
}

#[test]
fn the_policy_is_read_again_from_my_verification() {
    let mut it = Script::at_mine();
    it.want(Intent::ReadPolicy).did(&[]).on("policy");
    let Screen::Policy { policy } = it.view().screen else { panic!("policy") };
    assert_eq!((policy.purposes.len(), policy.reviewers.len()), (3, 1));
    it.want(Intent::Back).on("mine");
}
