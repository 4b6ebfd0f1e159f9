use envelope::SigningKey;
use signup::effect::Erase;
use signup::wire::{
    ArtifactKind, Consent, Decision, DeletionReceipt, ErasureCause, Held, Hold, HoldReason,
    SignupStatus, Standing, Withdrawal,
};
use signup::{Effect, Event, FaultCode};

use crate::statement;
use crate::testing::rig::{Rig, SIGNUP, TOKEN};
use crate::testing::server::Reply;
use crate::testing::statements::{a_deletion, a_held, a_receipt};

const STATUS: &str = "GET /v1/signups/signup-1";

fn status(receipts: Vec<String>, deletions: Vec<String>) -> SignupStatus {
    SignupStatus {
        signup: SIGNUP.into(),
        standing: Standing::InReview,
        appealed: true,
        hold: Some(Hold { reason: HoldReason::Law, until: 5 }),
        receipts,
        deletions,
    }
}

fn asks() -> Effect {
    Effect::FetchStatus { signup: SIGNUP.into() }
}

async fn told_of(rig: &mut Rig, status: &SignupStatus) -> Event {
    rig.server.on(STATUS, [Reply::ok(serde_json::to_vec(status).unwrap())]);
    rig.tell(asks()).await
}

fn clip() -> Held {
    a_held("artifact-1", ArtifactKind::Clip, b"sealed")
}

#[tokio::test]
async fn a_status_comes_with_its_statements_verified() {
    let mut rig = Rig::opened().await;
    let receipts = ["1", "2"].map(|digest| rig.sign(&a_receipt(SIGNUP, digest, vec![clip()])));
    let deletion = rig.sign(&a_deletion(SIGNUP, &[&clip()]));
    let said = status(receipts.to_vec(), vec![deletion.clone()]);
    let Event::StatusArrived(known) = told_of(&mut rig, &said).await else { panic!("no status") };
    assert_eq!((known.standing, known.appealed, known.hold), (said.standing, true, said.hold));
    let digests: Vec<_> = known.receipts.iter().map(|(receipt, _)| &*receipt.manifest).collect();
    assert_eq!(digests, ["1", "2"]);
    assert_eq!(known.receipts[1].1, receipts[1]);
    assert_eq!((known.deletions[0].0.signup.as_str(), &known.deletions[0].1), (SIGNUP, &deletion));
    assert!(known.at > 1_700_000_000);
    assert_eq!(rig.server.seen().last().unwrap().token.as_deref(), Some(TOKEN));
}

#[tokio::test]
async fn what_does_not_verify_in_a_status_is_not_believed() {
    let mut rig = Rig::opened().await;
    let stranger = SigningKey::generate().unwrap();
    let receipt = a_receipt(SIGNUP, "1", Vec::new());
    for wrong in [
        statement::sign(&receipt, &stranger).unwrap(),
        rig.sign(&a_receipt("signup-2", "1", Vec::new())),
        rig.sign(&a_deletion(SIGNUP, &[])),
        "no statement".to_owned(),
    ] {
        let said = status(vec![rig.sign(&receipt), wrong], Vec::new());
        let Event::Failed(_, fault) = told_of(&mut rig, &said).await else { panic!("believed") };
        assert_eq!(fault.code, FaultCode::ReceiptInvalid);
    }
    let not_gone = DeletionReceipt { ciphertext_gone: false, ..a_deletion(SIGNUP, &[&clip()]) };
    for wrong in [
        statement::sign(&a_deletion(SIGNUP, &[]), &stranger).unwrap(),
        rig.sign(&a_deletion("signup-2", &[])),
        rig.sign(&not_gone),
        rig.sign(&receipt),
    ] {
        let said = status(Vec::new(), vec![wrong]);
        let Event::Failed(_, fault) = told_of(&mut rig, &said).await else { panic!("believed") };
        assert_eq!(fault.code, FaultCode::DeletionInvalid);
    }
    let of_another = SignupStatus { signup: "signup-2".into(), ..status(vec![], vec![]) };
    let Event::Failed(_, fault) = told_of(&mut rig, &of_another).await else { panic!("believed") };
    assert_eq!(fault.code, FaultCode::IntakeAnswer);
    rig.server.on(STATUS, [Reply::ok("{}")]);
    assert_eq!(rig.fails(asks()).await.code, FaultCode::IntakeAnswer);
}

#[tokio::test]
async fn a_status_that_is_refused_says_why() {
    let mut rig = Rig::opened().await;
    for (reply, code) in [
        (Reply::problem(401, "token", ""), FaultCode::SignupElsewhere),
        (Reply::problem(404, "not_found", ""), FaultCode::SignupUnknown),
        (Reply::problem(410, "gone", ""), FaultCode::SignupUnknown),
        (Reply::problem(429, "slow_down", ""), FaultCode::NoConnection),
        (Reply::Nothing, FaultCode::NoConnection),
        (Reply::ok(vec![b'x'; (1 << 20) + 1]), FaultCode::IntakeAnswer),
    ] {
        rig.server.on(STATUS, [reply]);
        assert_eq!(rig.fails(asks()).await.code, code);
    }
}

const FILE: &str = "DELETE /v1/signups/signup-1/artifacts/artifact-1";
const EVERYTHING: &str = "DELETE /v1/signups/signup-1";

fn erases(what: Erase) -> Effect {
    Effect::Erase { signup: SIGNUP.into(), what }
}

#[tokio::test]
async fn a_file_is_erased_with_a_receipt_about_it() {
    let mut rig = Rig::opened().await;
    let jws = rig.sign(&a_deletion(SIGNUP, &[&clip()]));
    rig.server.on(FILE, [Reply::ok(jws.clone())]);
    let told = rig.tell(erases(Erase::File(clip()))).await;
    let Event::Erased(deletion, with) = told else { panic!("not erased") };
    assert_eq!((deletion.erased[0].sha256.clone(), with), (clip().sha256, jws));
    // Its time was up before, together with others'.
    let other = a_held("artifact-2", ArtifactKind::Document, b"another");
    let mut swept = a_deletion(SIGNUP, &[&other, &clip()]);
    swept.cause = ErasureCause::Retention;
    rig.server.on(FILE, [Reply::ok(rig.sign(&swept))]);
    assert!(matches!(rig.tell(erases(Erase::File(clip()))).await, Event::Erased(..)));
}

#[tokio::test]
async fn a_deletion_receipt_that_proves_nothing_is_not_believed() {
    let mut rig = Rig::opened().await;
    let other = a_held("artifact-2", ArtifactKind::Clip, b"sealed");
    let changed = a_held("artifact-1", ArtifactKind::Clip, b"altered");
    let sign = |rig: &Rig, signup, erased: &[&Held]| rig.sign(&a_deletion(signup, erased));
    let stranger = SigningKey::generate().unwrap();
    let mut kept = a_deletion(SIGNUP, &[&clip()]);
    kept.index_gone = false;
    let wrong = [
        sign(&rig, SIGNUP, &[&other]),
        sign(&rig, SIGNUP, &[&changed]),
        sign(&rig, SIGNUP, &[]),
        sign(&rig, SIGNUP, &[&clip(), &other]),
        sign(&rig, "signup-2", &[&clip()]),
        statement::sign(&a_deletion(SIGNUP, &[&clip()]), &stranger).unwrap(),
        rig.sign(&kept),
        rig.sign(&a_receipt(SIGNUP, "1", vec![clip()])),
        String::new(),
    ];
    for jws in wrong {
        rig.server.on(FILE, [Reply::ok(jws)]);
        let fault = rig.fails(erases(Erase::File(clip()))).await;
        assert_eq!(fault.code, FaultCode::DeletionInvalid);
    }
    for jws in [sign(&rig, "signup-2", &[&clip()]), rig.sign(&kept), "erased, I swear".into()] {
        rig.server.on(EVERYTHING, [Reply::ok(jws)]);
        let fault = rig.fails(erases(Erase::Everything)).await;
        assert_eq!(fault.code, FaultCode::DeletionInvalid);
    }
}

#[tokio::test]
async fn everything_is_erased() {
    let mut rig = Rig::opened().await;
    let other = a_held("artifact-2", ArtifactKind::Document, b"another");
    for erased in [vec![&clip(), &other], vec![]] {
        let jws = rig.sign(&a_deletion(SIGNUP, &erased));
        rig.server.on(EVERYTHING, [Reply::ok(jws)]);
        let told = rig.tell(erases(Erase::Everything)).await;
        let Event::Erased(deletion, _) = told else { panic!("not erased") };
        assert_eq!(deletion.erased.len(), erased.len());
    }
}

#[tokio::test]
async fn a_refused_erasure_says_why() {
    let mut rig = Rig::opened().await;
    let hold = r#""hold":{"reason":"dispute","until":1900000000}"#;
    for (line, what) in [(FILE, Erase::File(clip())), (EVERYTHING, Erase::Everything)] {
        rig.server.on(line, [Reply::problem(409, "legal_hold", hold)]);
        let fault = rig.fails(erases(what)).await;
        assert_eq!(fault.code, FaultCode::LegalHold);
        assert_eq!((&*fault.data["hold"], &*fault.data["until"]), ("dispute", "1900000000"));
    }
    for reply in [Reply::problem(404, "not_found", ""), Reply::problem(410, "gone", "")] {
        rig.server.on(EVERYTHING, [reply.clone()]);
        let fault = rig.fails(erases(Erase::Everything)).await;
        assert_eq!(fault.code, FaultCode::SignupUnknown);
        rig.server.on(FILE, [reply]);
        let fault = rig.fails(erases(Erase::File(clip()))).await;
        assert_eq!(fault.code, FaultCode::HeldGone);
    }
}

fn withdrawal() -> Withdrawal {
    let consent = Consent {
        purpose: "face_video".into(),
        text_sha256: "00".into(),
        language: "en".into(),
        decision: Decision::Decline,
        at: 7,
    };
    Withdrawal { iss: "d".into(), iat: 7, signup: SIGNUP.into(), policy: "p".into(), consent }
}

#[tokio::test]
async fn a_withdrawal_is_signed_by_the_device_and_answered_with_a_deletion_receipt() {
    let mut rig = Rig::opened().await;
    let line = "POST /v1/signups/signup-1/withdrawals";
    let mut deletion = a_deletion(SIGNUP, &[&clip()]);
    deletion.cause = ErasureCause::Withdrawal;
    rig.server.on(line, [Reply::ok(rig.sign(&deletion))]);
    let effect = || Effect::Withdraw(Box::new(withdrawal()));
    let Event::Erased(told, _) = rig.tell(effect()).await else { panic!("not withdrawn") };
    assert_eq!(*told, deletion);
    let sent = rig.server.seen().pop().unwrap();
    let jws = String::from_utf8(sent.body).unwrap();
    let device = rig.keys().unwrap().device.verifying();
    assert_eq!(statement::verify::<Withdrawal>(&jws, &device), Ok(withdrawal()));

    rig.server.on(line, [Reply::ok(rig.sign(&a_deletion("signup-2", &[&clip()])))]);
    assert_eq!(rig.fails(effect()).await.code, FaultCode::DeletionInvalid);
}
