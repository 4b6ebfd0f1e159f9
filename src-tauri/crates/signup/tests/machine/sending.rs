//! Bytes move, the line breaks, the intake refuses, the seller pauses or closes.

use signup::event::Event;
use signup::fault::{Fault, FaultCode};
use signup::intent::Intent;
use signup::view::{Screen, SendingState};

use crate::given::{self, FRONT, TAX};
use crate::script::Script;

const FILES: &str = "transfer details-1 identity-front-1 tax_id-1 transcript-1 clip-1";
const SUBMIT: &str = "submit signup-1 manifest.jws";

fn shown(it: &Script) -> (u64, u64, Option<u32>, SendingState) {
    let Screen::Sending { sent_bytes, total_bytes, seconds_left, state, .. } = it.view().screen
    else {
        panic!("sending")
    };
    (sent_bytes, total_bytes, seconds_left, state)
}

fn sent(it: &mut Script, artifact: &str, offset_bytes: u64) {
    it.tell(Event::Sent { artifact: artifact.into(), offset_bytes }).did(&[]);
}

#[test]
fn progress_is_in_bytes_and_time_left_at_the_present_rate() {
    let mut it = Script::at_sending();
    assert_eq!(shown(&it), (0, 5000, None, SendingState::Moving));
    sent(&mut it, "details-1", 0);
    it.pass(500);
    sent(&mut it, "details-1", 1000);
    assert_eq!(shown(&it).2, None, "the first second would be a guess");
    it.pass(1500);
    sent(&mut it, "identity-front-1", 1000);
    assert_eq!(shown(&it), (2000, 5000, Some(4), SendingState::Moving));
    sent(&mut it, "identity-front-1", 9999);
    assert_eq!(shown(&it).0, 2000, "never more than there is");
}

#[test]
fn a_broken_line_waits_and_goes_on_by_itself() {
    let mut it = Script::at_sending();
    it.tell(Event::TransferWaiting { retry_in_s: 4 }).did(&[]).faulty(None);
    assert_eq!(shown(&it).3, SendingState::Waiting { retry_in_s: 4 });
    sent(&mut it, "details-1", 10);
    assert_eq!(shown(&it).3, SendingState::Moving);
}

#[test]
fn a_pause_holds_until_it_is_ended_and_knows_the_uploads() {
    let mut it = Script::at_sending();
    let url = "https://intake.example/u/1".to_owned();
    it.tell(Event::UploadCreated { artifact: "details-1".into(), url }).did(&["keep"]);
    it.want(Intent::Pause).did(&["pause_transfer"]).want(Intent::Pause).did(&[]);
    it.tell(Event::TransferWaiting { retry_in_s: 4 }).tell(Event::Transferred).did(&[]);
    assert_eq!(shown(&it).3, SendingState::Paused);
    let files = FILES.replace("details-1", "details-1@https://intake.example/u/1");
    it.want(Intent::Resume).did(&[&files]);
    assert_eq!(shown(&it).3, SendingState::Moving);
    it.want(Intent::Resume).did(&[]);
}

#[test]
fn back_is_only_for_a_pause_and_tears_the_manifest_up() {
    let mut it = Script::at_sending();
    assert!(!it.view().can_go_back);
    it.want(Intent::Back).did(&[]).on("sending");
    it.want(Intent::Pause);
    assert!(it.view().can_go_back);
    it.want(Intent::Back).did(&["keep", "fetch_policy", "play clip-1"]).on("review");
    assert_eq!(it.folder().manifest, None);
    it.want(Intent::Send).did(&["stop_clip", "sign"]);
}

#[test]
fn a_fault_pauses_and_can_be_tried_again() {
    let mut it = Script::at_sending();
    it.fail(FILES, FaultCode::UntrustedConnection).faulty(FaultCode::UntrustedConnection);
    assert_eq!(shown(&it).3, SendingState::Paused);
    it.want(Intent::Retry).did(&[FILES]).faulty(None);
    it.tell(Event::Transferred).did(&[SUBMIT]);
    assert_eq!(shown(&it).3, SendingState::Submitting);
    it.want(Intent::Pause).did(&[]);
    assert_eq!(shown(&it).3, SendingState::Submitting, "there is nothing to pause");

    let mut it = Script::at_sending();
    it.tell(Event::Transferred)
        .fail(SUBMIT, FaultCode::ReceiptInvalid)
        .faulty(FaultCode::ReceiptInvalid);
    it.want(Intent::Retry).did(&[FILES]).tell(Event::Transferred).did(&[SUBMIT]);
    let receipt = Event::ReceiptArrived(
        Box::new(given::receipt(&it.folder().artifacts(), 2_000)),
        "receipt.jws".into(),
    );
    it.tell(receipt).did(&["keep", "empty_spool"]).on("receipt").faulty(None);
}

#[test]
fn what_may_be_in_force_at_the_intake_is_not_torn_up() {
    let mut it = Script::at_sending();
    it.tell(Event::Transferred).fail(SUBMIT, FaultCode::IntakeAnswer);
    assert!(!it.view().can_go_back, "it may hold the manifest though its answer was lost");
    it.want(Intent::Back).did(&[]).on("sending");
    it.want(Intent::Retry).tell(Event::Transferred).fail(SUBMIT, FaultCode::SubmissionRefused);
    assert!(it.view().can_go_back, "it said that it does not");
    it.want(Intent::Back).on("review");
}

#[test]
fn a_policy_the_intake_does_not_accept_any_more_is_read_anew() {
    let mut it = Script::at_sending();
    it.tell(Event::Transferred).fail(SUBMIT, FaultCode::PolicyChanged);
    it.want(Intent::Retry).did(&["keep", "fetch_policy"]).on("consent");
    let changed = given::policy_with(|policy| policy.retention_days.clip = 60);
    it.tell(Event::PolicyArrived(Box::new(changed)));
    assert!(it.folder().decisions.is_empty());
    it.agree_to_all().want(Intent::Continue).on("details").want(Intent::Continue);
    it.examined(FRONT, 1, given::examination(0)).examined(TAX, 1, given::examination(0));
    it.want(Intent::Continue).on("match").want(Intent::Continue).on("review").send();
}

#[test]
fn a_damaged_file_leads_to_where_it_is_made_anew() {
    let lost = |artifact: &str| Fault::new(FaultCode::SpoolDamaged).with("artifact", artifact);
    for (artifact, screen, erased) in [
        ("details-1", "details", "discard details-1"),
        ("tax_id-1", "documents", "discard tax_id-1"),
        ("transcript-1", "camera", "discard transcript-1 clip-1"),
    ] {
        let mut it = Script::at_sending();
        let transfer = it.last.pop().expect("transfers");
        it.tell(Event::Failed(Box::new(transfer), lost(artifact)));
        assert_eq!(it.log[it.log.len() - it.last.len()], "keep");
        assert!(it.log.iter().any(|did| did == erased));
        it.on(screen).faulty(FaultCode::SpoolDamaged).want(Intent::Dismiss).faulty(None);
    }
    let mut it = Script::at_review();
    it.fail("play clip-1", FaultCode::SpoolDamaged).on("camera").faulty(FaultCode::SpoolDamaged);
    it.camera_opens().faulty(FaultCode::SpoolDamaged);
}

#[test]
fn what_fails_behind_the_sending_does_not_stop_it() {
    let mut it = Script::at_sending();
    let offline = Fault::new(FaultCode::NoConnection);
    it.tell(Event::Failed(Box::new(signup::Effect::FetchPolicy), offline));
    assert_eq!(shown(&it).3, SendingState::Moving);
    it.tell(Event::Transferred).did(&[SUBMIT]);
}

#[test]
fn closing_asks_first_while_sending() {
    let mut it = Script::at_sending();
    it.tell(Event::CloseAsked).did(&[]);
    assert!(it.view().closing);
    it.want(Intent::KeepOpen).did(&[]);
    assert!(!it.view().closing);
    it.tell(Event::CloseAsked).want(Intent::CloseAnyway).did(&["close"]);
}

#[test]
fn the_question_goes_when_there_is_nothing_left_to_interrupt() {
    let mut it = Script::at_sending();
    it.tell(Event::CloseAsked).tell(Event::Transferred);
    let receipt = Event::ReceiptArrived(
        Box::new(given::receipt(&it.folder().artifacts(), 2_000)),
        "receipt.jws".into(),
    );
    it.tell(receipt);
    assert!(!it.view().closing);
    it.tell(Event::CloseAsked).did(&["close"]);
}

#[test]
fn closing_asks_in_a_take_and_nowhere_else_before_it() {
    let mut it = Script::at_recording();
    it.start_take().tell(Event::CloseAsked).did(&[]);
    assert!(it.view().closing);
    it.want(Intent::CancelTake);
    assert!(!it.view().closing);
    for mut it in [Script::started(), Script::at_consent(), Script::at_documents()] {
        it.tell(Event::CloseAsked).did(&["close"]);
    }
}
