use std::fs;

use envelope::{SigningKey, digest};
use signup::event::ContinuedSignup;
use signup::folder::Folder;
use signup::wire::{ContinuationRequest, Continued, Manifest, SignupStatus, Standing};
use signup::{Effect, Event, Fault, FaultCode};

use crate::keys::ENTRY;
use crate::statement;
use crate::testing::rig::{Rig, SIGNUP};
use crate::testing::server::Reply;
use crate::testing::statements::{a_manifest, a_policy, a_receipt};
use crate::vault::{Vault, VaultFault};

const CODE: &str = "POST /v1/continuations";
const STATUS: &str = "GET /v1/signups/signup-2";

fn continues() -> Effect {
    Effect::Continue { code: "1234 5678".into() }
}

/// A signup that was submitted from another device, at the scripted intake.
struct Elsewhere {
    policy: String,
    manifest: String,
    receipts: Vec<String>,
}

impl Elsewhere {
    fn at(rig: &Rig) -> Self {
        let policy = rig.sign(&a_policy());
        let device = SigningKey::generate().unwrap();
        let manifest = a_manifest("signup-2", &digest(&policy));
        let manifest = statement::sign(&manifest, &device).unwrap();
        let receipts = [digest("an earlier manifest"), digest(&manifest)];
        let receipts = receipts.map(|digest| rig.sign(&a_receipt("signup-2", &digest, vec![])));
        Self { policy, manifest, receipts: receipts.to_vec() }
    }

    fn answer(&self) -> Reply {
        Reply::ok(serde_json::to_vec(&self.continued()).unwrap())
    }

    fn continued(&self) -> Continued {
        Continued {
            signup: "signup-2".into(),
            token: "token-2".into(),
            continuation: "code-2".into(),
            policy: Some(self.policy.clone()),
            manifest: Some(self.manifest.clone()),
        }
    }

    fn status(&self) -> Reply {
        let status = SignupStatus {
            signup: "signup-2".into(),
            standing: Standing::Received,
            appealed: false,
            hold: None,
            receipts: self.receipts.clone(),
            deletions: Vec::new(),
        };
        Reply::ok(serde_json::to_vec(&status).unwrap())
    }
}

async fn fresh() -> Rig {
    let mut rig = Rig::new().await;
    rig.restore_nothing().await;
    rig
}

async fn continued(rig: &mut Rig) -> ContinuedSignup {
    match rig.tell(continues()).await {
        Event::Continued(continued) => *continued,
        Event::Failed(_, fault) => panic!("{fault:?}"),
        _ => panic!("not continued"),
    }
}

fn sent(rig: &Rig) -> Vec<ContinuationRequest> {
    let seen = rig.server.seen().into_iter().filter(|seen| seen.line == CODE);
    seen.map(|seen| serde_json::from_slice(&seen.body).unwrap()).collect()
}

#[tokio::test]
async fn a_signup_goes_on_with_this_devices_keys() {
    let mut rig = fresh().await;
    let elsewhere = Elsewhere::at(&rig);
    rig.server.on(CODE, [elsewhere.answer()]);
    rig.server.on(STATUS, [elsewhere.status()]);
    let told = continued(&mut rig).await;
    let keys = rig.keys().unwrap();
    assert_eq!(told.opened.signup, "signup-2");
    assert_eq!(told.opened.continuation, "code-2");
    assert_eq!(told.opened.device_fingerprint, keys.device.verifying().fingerprint());
    assert_eq!(told.opened.seller_fingerprint, keys.seller.public().fingerprint());
    assert_eq!(told.policy.unwrap().digest, digest(&elsewhere.policy));
    let (manifest, jws) = told.manifest.unwrap();
    assert_eq!((manifest.signup.as_str(), jws), ("signup-2", elsewhere.manifest));
    assert_eq!(keys.token.as_ref().unwrap().as_str(), "token-2");
    let asked = &sent(&rig)[0];
    assert_eq!((&*asked.code, asked.practice), ("1234 5678", true));
    assert_eq!(asked.device_key, keys.device.verifying().to_base64url());
    assert_eq!(rig.server.seen().last().unwrap().token.as_deref(), Some("token-2"));
    // What the machine keeps from now on is found by the next start.
    let folder = Folder { language: Some("vi".into()), ..Folder::default() };
    rig.ask(Effect::Keep(Some(Box::new(folder)))).await;
    let mut rig = rig.restarted();
    let Event::Restored(found) = rig.tell(Effect::Restore).await else { panic!("not found") };
    assert_eq!(found.language.as_deref(), Some("vi"));
}

#[tokio::test]
async fn one_that_was_not_submitted_goes_on_as_well() {
    let mut rig = fresh().await;
    let plain = Continued { policy: None, manifest: None, ..Elsewhere::at(&rig).continued() };
    rig.server.on(CODE, [Reply::ok(serde_json::to_vec(&plain).unwrap())]);
    let told = continued(&mut rig).await;
    assert!(told.policy.is_none() && told.manifest.is_none());
    let mut rig = rig.restarted();
    let Event::Restored(found) = rig.tell(Effect::Restore).await else { panic!("not found") };
    assert!(found.signup == Some(told.opened));
}

#[tokio::test]
async fn a_code_that_is_not_taken_changes_nothing() {
    let mut rig = Rig::opened().await;
    let before = rig.keys().unwrap().to_rest().unwrap();
    for (reply, code) in [
        (Reply::problem(404, "continuation", ""), FaultCode::CodeUnknown),
        (Reply::problem(429, "slow_down", ""), FaultCode::CodesThrottled),
        (Reply::problem(404, "not_found", ""), FaultCode::IntakeAnswer),
        (Reply::ok("{}"), FaultCode::IntakeAnswer),
        (Reply::Nothing, FaultCode::NoConnection),
    ] {
        rig.server.on(CODE, [reply]);
        assert_eq!(rig.fails(continues()).await.code, code);
        assert_eq!(rig.keys().unwrap().to_rest().unwrap(), before);
    }
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_again_with_the_same_keys() {
    let mut rig = fresh().await;
    let elsewhere = Elsewhere::at(&rig);
    rig.server.on(CODE, [Reply::Nothing, elsewhere.answer()]);
    // The status may take as long as the line needs.
    rig.server.on(
        STATUS,
        [Reply::Nothing, Reply::problem(503, "internal", ""), Reply::Nothing, elsewhere.status()],
    );
    assert_eq!(rig.fails(continues()).await.code, FaultCode::NoConnection);
    continued(&mut rig).await;
    let asked = sent(&rig);
    assert_eq!(asked[0].device_key, asked[1].device_key);
    assert_eq!(asked[0].seller_recipient, asked[1].seller_recipient);
    // They belong to this signup: another one gets others.
    continued(&mut rig).await;
    assert_ne!(sent(&rig)[2].device_key, asked[0].device_key);
}

#[tokio::test]
async fn without_a_store_the_code_is_not_used_up() {
    for (vault, code) in
        [(VaultFault::None, FaultCode::NoVault), (VaultFault::Locked, FaultCode::VaultLocked)]
    {
        let mut rig = fresh().await;
        rig.vault.fail(Some(vault));
        assert_eq!(rig.fails(continues()).await.code, code);
        assert!(sent(&rig).is_empty());
    }
}

#[tokio::test]
async fn what_is_left_of_lost_keys_gives_way() {
    let mut rig = Rig::opened().await;
    let sealed = Effect::SealAppeal { text: "sealed".into(), to: Rig::sealing() };
    assert!(matches!(rig.tell(sealed).await, Event::AppealSealed(_)));
    rig.ask(Effect::Keep(Some(Box::default()))).await;
    rig.vault.memory.remove(ENTRY).unwrap();
    let journal = fs::read(rig.device().join("journal")).unwrap();
    let mut rig = rig.restarted();
    assert_eq!(rig.fails(Effect::Restore).await.code, FaultCode::KeysLost);
    // A wrong code leaves it as it is.
    rig.server.on(CODE, [Reply::problem(404, "continuation", "")]);
    assert_eq!(rig.fails(continues()).await.code, FaultCode::CodeUnknown);
    assert_eq!(fs::read(rig.device().join("journal")).unwrap(), journal);
    assert_eq!(rig.spooled().len(), 1);

    let elsewhere = Elsewhere::at(&rig);
    rig.server.on(CODE, [elsewhere.answer()]);
    rig.server.on(STATUS, [elsewhere.status()]);
    continued(&mut rig).await;
    assert_ne!(fs::read(rig.device().join("journal")).unwrap(), journal);
    assert!(rig.spooled().is_empty());
}

/// The fault of a continuation in which one thing is other than it should be.
async fn wrong(change: impl FnOnce(&Rig, &mut Elsewhere)) -> (Rig, Fault) {
    let mut rig = fresh().await;
    let mut elsewhere = Elsewhere::at(&rig);
    change(&rig, &mut elsewhere);
    rig.server.on(CODE, [elsewhere.answer()]);
    rig.server.on(STATUS, [elsewhere.status()]);
    let fault = rig.fails(continues()).await;
    (rig, fault)
}

#[tokio::test]
async fn what_no_receipt_vouches_for_is_not_believed() {
    let stranger = SigningKey::generate().unwrap();
    let resigned = |change: fn(&mut Manifest)| {
        let stranger = stranger.clone();
        move |rig: &Rig, it: &mut Elsewhere| {
            let mut manifest = a_manifest("signup-2", &digest(&it.policy));
            change(&mut manifest);
            it.manifest = statement::sign(&manifest, &stranger).unwrap();
            it.receipts = vec![rig.sign(&a_receipt("signup-2", &digest(&it.manifest), vec![]))];
        }
    };
    let (_, fault) = wrong(|_, it| drop(it.receipts.pop())).await;
    assert_eq!(fault.code, FaultCode::ReceiptInvalid);
    let (_, fault) = wrong(|_, it| it.manifest.push('A')).await;
    assert_eq!(fault.code, FaultCode::ReceiptInvalid);
    let (_, fault) = wrong(resigned(|manifest| manifest.signup = SIGNUP.into())).await;
    assert_eq!(fault.code, FaultCode::ReceiptInvalid);
    let (_, fault) = wrong(resigned(|manifest| manifest.policy = "another".into())).await;
    assert_eq!(fault.code, FaultCode::ReceiptInvalid);
    let forged = |_: &Rig, it: &mut Elsewhere| {
        it.receipts[1] = statement::sign(&a_receipt("signup-2", "x", vec![]), &stranger).unwrap();
    };
    let (_, fault) = wrong(forged).await;
    assert_eq!(fault.code, FaultCode::ReceiptInvalid);
    let other_policy = |_: &Rig, it: &mut Elsewhere| {
        it.policy = statement::sign(&a_policy(), &stranger).unwrap();
    };
    let (rig, fault) = wrong(other_policy).await;
    assert_eq!(fault.code, FaultCode::PolicySignature);
    assert!(rig.keys().is_none(), "nothing is kept of it");
}

#[tokio::test]
async fn one_that_was_cut_short_is_taken_to_its_end_by_the_next_start() {
    let mut rig = fresh().await;
    let elsewhere = Elsewhere::at(&rig);
    rig.server.on(CODE, [elsewhere.answer()]);
    rig.server.on(STATUS, [Reply::Never]);
    rig.ask(continues()).await;
    while !rig.device().join("journal").exists() {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    // What the machine wants kept meanwhile knows nothing of the signup.
    rig.ask(Effect::Keep(Some(Box::default()))).await;
    let mut rig = rig.restarted();
    rig.server.on(STATUS, [Reply::Nothing, elsewhere.status()]);
    let Event::Continued(told) = rig.tell(Effect::Restore).await else { panic!("not continued") };
    assert_eq!(told.opened.continuation, "code-2");
    assert_eq!(told.manifest.unwrap().1, elsewhere.manifest);
    assert!(told.policy.is_some());
}

#[tokio::test]
async fn one_that_comes_to_no_end_is_offered_all_the_same() {
    let mut rig = fresh().await;
    let elsewhere = Elsewhere::at(&rig);
    rig.server.on(CODE, [elsewhere.answer()]);
    rig.server.on(STATUS, [Reply::problem(401, "token", "")]);
    assert_eq!(rig.fails(continues()).await.code, FaultCode::SignupElsewhere);
    let mut rig = rig.restarted();
    let Event::Restored(found) = rig.tell(Effect::Restore).await else { panic!("not offered") };
    assert_eq!(found.signup.as_ref().unwrap().signup, "signup-2");
    let Event::Failed(_, fault) = rig.told().await else { panic!("no fault") };
    assert_eq!(fault.code, FaultCode::SignupElsewhere);
}
