//! An earlier session's folder: carried on with, or forgotten.

use signup::effect::Effect;
use signup::event::Event;
use signup::fault::{Fault, FaultCode};
use signup::folder::Folder;
use signup::intent::Intent;
use signup::view::Screen;
use signup::wire::Decision;

use crate::given;
use crate::script::Script;

/// The app started again with what an earlier session kept, and the same policy.
fn again(folder: &Folder) -> Script {
    let mut it = Script::started();
    it.tell(Event::PolicyArrived(Box::new(given::policy())));
    it.tell(Event::Restored(Box::new(folder.clone()))).on("welcome");
    it
}

fn offered(it: &Script) -> bool {
    matches!(it.view().screen, Screen::Welcome { carry_on: true, .. })
}

#[test]
fn begin_leads_as_far_as_the_folder_reaches() {
    for (earlier, screen) in [
        (Script::at_details(), "details"),
        (Script::at_documents(), "documents"),
        (Script::at_camera(), "camera"),
        (Script::at_recording(), "camera"),
        (Script::at_review(), "review"),
        (Script::at_sending(), "sending"),
        (Script::at_receipt(), "mine"),
    ] {
        let mut it = again(earlier.folder());
        assert!(offered(&it));
        it.want(Intent::Begin).on(screen).faulty(None);
        assert!(it.folder() == earlier.folder());
    }
}

#[test]
fn sending_goes_on_where_it_was() {
    let mut earlier = Script::at_sending();
    let url = "https://intake.example/u/1".to_owned();
    earlier.tell(Event::UploadCreated { artifact: "details-1".into(), url });
    let mut it = again(earlier.folder());
    let files = "transfer details-1@https://intake.example/u/1 identity-front-1 tax_id-1 \
                 transcript-1 clip-1";
    it.want(Intent::Begin).did(&[files]);
}

#[test]
fn start_over_forgets_everything_but_language_and_policy() {
    for earlier in [Script::at_review(), Script::at_sending(), Script::at_receipt()] {
        let mut it = again(earlier.folder());
        it.want(Intent::ChooseLanguage { language: "de".into() });
        it.want(Intent::StartOver).did(&["keep", "forget", "fetch_policy"]).on("consent");
        let policy = Some(given::policy());
        assert!(
            *it.folder() == Folder { policy, language: Some("de".into()), ..Folder::default() }
        );
        it.agree_to_all().want(Intent::Continue).did(&["open_signup de"]);
    }
}

#[test]
fn without_a_signup_there_is_nothing_to_carry_on_with_or_to_forget() {
    let mut it = Script::started();
    it.tell(Event::Restored(Box::default()));
    assert!(!offered(&it));
    it.want(Intent::StartOver).did(&[]).on("welcome").want(Intent::Begin).on("consent");
}

#[test]
fn a_new_policy_before_or_after_the_folder_asks_for_consent_again() {
    let earlier = Script::at_review();
    let changed = || Box::new(given::policy_with(|policy| policy.retention_days.clip = 60));

    let mut before = Script::started();
    before.tell(Event::PolicyArrived(changed()));
    before.tell(Event::Restored(Box::new(earlier.folder().clone())));
    let mut after = Script::started();
    after.tell(Event::Restored(Box::new(earlier.folder().clone())));
    after.tell(Event::PolicyArrived(changed()));

    assert!(before.folder() == after.folder());
    for it in [&mut before, &mut after] {
        it.want(Intent::Begin).on("consent").faulty(None);
        assert_eq!(it.folder().artifacts().len(), 5);
        it.agree_to_all().want(Intent::Continue).did(&["keep"]).on("details");
    }
}

#[test]
fn an_older_policy_is_refused_before_and_after_the_folder() {
    let earlier = Script::at_review();
    let older = || Box::new(given::policy_with(|policy| policy.iat = 999));
    let mut before = Script::started();
    before.tell(Event::PolicyArrived(older()));
    before.tell(Event::Restored(Box::new(earlier.folder().clone())));
    let mut after = Script::started();
    after.tell(Event::Restored(Box::new(earlier.folder().clone())));
    after.tell(Event::PolicyArrived(older()));
    for it in [&mut before, &mut after] {
        it.faulty(FaultCode::PolicyRolledBack);
        assert!(it.folder() == earlier.folder());
        it.want(Intent::Retry).did(&["fetch_policy"]);
    }
}

#[test]
fn a_folder_found_while_consent_is_read_is_offered() {
    let mut it = Script::at_consent();
    it.decide("identity", Decision::Agree);
    it.tell(Event::Restored(Box::new(Script::at_review().folder().clone()))).on("welcome");
    assert!(offered(&it));
    it.want(Intent::Begin).on("review");
}

#[test]
fn a_folder_found_after_a_new_signup_was_opened_is_too_late() {
    let earlier = Script::at_documents();
    let mut it = Script::at_details();
    it.tell(Event::Restored(Box::new(earlier.folder().clone())));
    it.did(&["discard details-1"]).on("details");
    assert!(it.folder().details.is_none());
}

#[test]
fn a_clip_declined_in_the_earlier_session_is_not_sent_in_this_one() {
    let mut earlier = Script::at_review();
    earlier.want(Intent::ShowAlternatives);
    let alternative = signup::wire::AlternativeKind::VideoCall;
    earlier.want(Intent::ChooseAlternative { alternative });
    assert!(earlier.folder().take.is_some());

    let mut it = again(earlier.folder());
    it.want(Intent::Begin).did(&["keep", "discard clip-1 transcript-1"]).on("review");
    it.want(Intent::Send);
    assert_eq!(it.manifest().challenge, None);
    assert_eq!(it.manifest().artifacts.len(), 3);
}

#[test]
fn a_locked_store_is_not_hidden_by_the_policys_arrival() {
    let mut it = Script::started();
    let locked = Fault::new(FaultCode::VaultLocked);
    it.tell(Event::Failed(Box::new(Effect::Restore), locked)).faulty(FaultCode::VaultLocked);
    it.tell(Event::PolicyArrived(Box::new(given::policy()))).faulty(FaultCode::VaultLocked);
    it.want(Intent::Retry).did(&["restore"]).faulty(None);
}

#[test]
fn two_things_that_failed_at_the_start_are_both_tried_again() {
    let mut it = Script::started();
    let locked = Fault::new(FaultCode::VaultLocked);
    it.tell(Event::Failed(Box::new(Effect::Restore), locked));
    let offline = Fault::new(FaultCode::NoConnection);
    it.tell(Event::Failed(Box::new(Effect::FetchPolicy), offline)).faulty(FaultCode::NoConnection);
    it.want(Intent::Retry).did(&["fetch_policy"]).faulty(FaultCode::VaultLocked);
    it.want(Intent::Retry).did(&["restore"]).faulty(None);
}

#[test]
fn begin_without_a_policy_sees_to_it_that_one_comes() {
    let mut it = Script::started();
    it.want(Intent::Begin).did(&[]).on("consent");
    it.fail_policy().faulty(FaultCode::NoConnection).want(Intent::Back).on("welcome");
    it.faulty(FaultCode::NoConnection).want(Intent::Dismiss).faulty(None);
    it.want(Intent::Begin).did(&["fetch_policy"]).on("consent");
}

#[test]
fn retry_keeps_what_is_given_now() {
    let mut it = Script::at_details();
    it.want(Intent::EditDetails { form: given::form() }).fail("keep", FaultCode::SpoolWrite);
    let mut form = given::form();
    form.email = "new@lotus.example".into();
    it.want(Intent::EditDetails { form: form.clone() }).want(Intent::Retry).did(&["keep"]);
    let Some(Effect::Keep(Some(kept))) = it.last.first() else { panic!("keeps") };
    assert!(kept.form == form);
}
