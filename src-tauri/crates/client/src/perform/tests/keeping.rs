use std::fs;

use signup::folder::Folder;
use signup::wire::SignupOpened;
use signup::{Effect, Event, FaultCode};

use crate::keys::ENTRY;
use crate::testing::rig::{Rig, SIGNUP};
use crate::testing::server::Reply;
use crate::vault::{Vault, VaultFault};

fn folder(language: &str) -> Box<Folder> {
    Box::new(Folder { language: Some(language.into()), ..Folder::default() })
}

/// A signup with a journal and a sealed file that it speaks of.
async fn begun() -> Rig {
    let mut rig = Rig::opened().await;
    let text = "sealed".to_owned();
    let told = rig.tell(Effect::SealAppeal { text, to: Rig::sealing() }).await;
    let Event::AppealSealed(entry) = told else { panic!("not sealed") };
    let mut folder = folder("vi");
    folder.appeal = Some(entry);
    rig.ask(Effect::Keep(Some(folder))).await;
    rig.silence().await;
    rig
}

#[tokio::test]
async fn a_session_is_found_again_with_what_it_sealed() {
    let rig = begun().await;
    let spooled = rig.spooled();
    fs::write(rig.device().join("spool/left.part"), b"by a crash").unwrap();
    let mut rig = rig.restarted();
    let Event::Restored(found) = rig.tell(Effect::Restore).await else { panic!("not found") };
    assert_eq!(found.language.as_deref(), Some("vi"));
    assert_eq!(rig.spooled(), spooled);
}

#[tokio::test]
async fn a_journal_without_its_keys_is_told_and_nothing_is_erased() {
    let rig = begun().await;
    rig.vault.memory.remove(ENTRY).unwrap();
    let (journal, spooled) = (fs::read(rig.device().join("journal")).unwrap(), rig.spooled());
    let untouched = |rig: &Rig| {
        assert_eq!(fs::read(rig.device().join("journal")).unwrap(), journal);
        assert_eq!(rig.spooled(), spooled);
    };
    let mut rig = rig.restarted();
    for _ in 0..2 {
        assert_eq!(rig.fails(Effect::Restore).await.code, FaultCode::KeysLost);
        untouched(&rig);
    }
    // A new signup would take its place: not before the seller has decided.
    let asked_before = rig.server.seen().len();
    let fault = rig.fails(Effect::OpenSignup { locale: "en".into() }).await;
    assert_eq!(fault.code, FaultCode::KeysLost);
    rig.ask(Effect::Keep(Some(folder("en")))).await;
    rig.silence().await;
    untouched(&rig);
    assert!(rig.keys().is_none());
    assert_eq!(rig.server.seen().len(), asked_before);

    rig.ask(Effect::Keep(None)).await;
    rig.silence().await;
    assert!(!rig.device().join("journal").exists());
    assert!(rig.spooled().is_empty());
    rig.open().await;
}

#[tokio::test]
async fn an_entry_that_is_not_ours_is_as_good_as_lost() {
    let rig = begun().await;
    rig.vault.memory.put(ENTRY, b"somebody else's").unwrap();
    let mut rig = rig.restarted();
    assert_eq!(rig.fails(Effect::Restore).await.code, FaultCode::KeysLost);
}

#[tokio::test]
async fn a_session_behind_a_store_that_fails_is_found_later() {
    for (vault, code) in [
        (VaultFault::None, FaultCode::NoVault),
        (VaultFault::Locked, FaultCode::VaultLocked),
        (VaultFault::Failed { reason: "a test".into() }, FaultCode::VaultFailed),
    ] {
        let rig = begun().await;
        let spooled = rig.spooled();
        let mut rig = rig.restarted();
        rig.vault.fail(Some(vault.clone()));
        assert_eq!(rig.fails(Effect::Restore).await.code, code);
        let opens = || Effect::OpenSignup { locale: "en".into() };
        assert_eq!(rig.fails(opens()).await.code, code);
        assert_eq!(rig.spooled(), spooled);
        // By now it is there: its keys are not overwritten, the session is offered instead.
        rig.vault.fail(None);
        let found = rig.tell(opens()).await;
        assert!(matches!(found, Event::Restored(_)), "{vault:?}");
        assert!(matches!(rig.told().await, Event::Failed(..)));
        assert_eq!(rig.spooled(), spooled);
    }
}

#[tokio::test]
async fn without_a_store_and_without_a_journal_there_is_nothing_to_carry_on() {
    let mut rig = Rig::new().await;
    rig.vault.fail(Some(VaultFault::None));
    rig.restore_nothing().await;
    let fault = rig.fails(Effect::OpenSignup { locale: "en".into() }).await;
    assert_eq!(fault.code, FaultCode::NoVault);
    rig.vault.fail(None);
    rig.open().await;
}

#[tokio::test]
async fn a_journal_that_does_not_open_is_damaged_and_does_not_bar_the_way() {
    let rig = begun().await;
    let journal = rig.device().join("journal");
    let mut bytes = fs::read(&journal).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&journal, bytes).unwrap();
    let mut rig = rig.restarted();
    assert_eq!(rig.fails(Effect::Restore).await.code, FaultCode::SpoolDamaged);
    rig.open().await;
}

#[tokio::test]
async fn everything_is_forgotten_also_without_keys_in_memory() {
    let rig = begun().await;
    fs::write(rig.device().join("journal.new"), b"left by a crash").unwrap();
    // The search is not asked for: there are no keys in memory.
    let mut rig = rig.restarted();
    rig.ask(Effect::Keep(None)).await;
    rig.silence().await;
    assert!(rig.keys().is_none());
    assert!(rig.spooled().is_empty());
    let left: Vec<_> =
        fs::read_dir(rig.device()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(left, ["spool"]);
    // Again, with nothing there.
    rig.ask(Effect::Keep(None)).await;
    rig.silence().await;
}

#[tokio::test]
async fn what_cannot_be_forgotten_is_told_and_tried_again() {
    for (vault, code) in [
        (VaultFault::None, FaultCode::NoVault),
        (VaultFault::Locked, FaultCode::VaultLocked),
        (VaultFault::Failed { reason: "a test".into() }, FaultCode::VaultFailed),
    ] {
        let mut rig = begun().await;
        rig.vault.fail(Some(vault));
        let Event::Failed(again, fault) = rig.tell(Effect::Keep(None)).await else { panic!("no") };
        assert_eq!(fault.code, code);
        assert!(matches!(*again, Effect::Keep(None)));
        // What could be forgotten is.
        assert!(!rig.device().join("journal").exists() && rig.spooled().is_empty());
        rig.vault.fail(None);
        rig.ask(*again).await;
        rig.silence().await;
        assert!(rig.keys().is_none());
    }
    let mut rig = begun().await;
    fs::remove_file(rig.device().join("journal")).unwrap();
    fs::create_dir(rig.device().join("journal")).unwrap();
    assert_eq!(rig.fails(Effect::Keep(None)).await.code, FaultCode::SpoolWrite);
    assert!(rig.keys().is_none(), "the keys are forgotten whatever became of the file");
}

#[tokio::test]
async fn a_journal_that_cannot_be_written_is_told_with_what_was_to_be_kept() {
    let mut rig = begun().await;
    let journal = rig.device().join("journal");
    let before = fs::read(&journal).unwrap();
    fs::create_dir(rig.device().join("journal.new")).unwrap();
    let told = rig.tell(Effect::Keep(Some(folder("es")))).await;
    let Event::Failed(again, fault) = told else { panic!("written") };
    assert_eq!(fault.code, FaultCode::SpoolWrite);
    assert!(matches!(&*again, Effect::Keep(Some(kept)) if kept.language.as_deref() == Some("es")));
    assert_eq!(fs::read(&journal).unwrap(), before);
    fs::remove_dir(rig.device().join("journal.new")).unwrap();
    rig.ask(*again).await;
    rig.silence().await;
    assert_ne!(fs::read(&journal).unwrap(), before);
}

/// The answer is lost: the next try is another signup, with keys of its own.
#[tokio::test]
async fn a_refused_opening_names_no_signup() {
    let mut rig = Rig::new().await;
    rig.restore_nothing().await;
    for (reply, code) in [
        (Reply::Nothing, FaultCode::NoConnection),
        (Reply::problem(401, "token", ""), FaultCode::IntakeAnswer),
        (Reply::problem(404, "not_found", ""), FaultCode::IntakeAnswer),
    ] {
        rig.server.on("POST /v1/signups", [reply]);
        let fault = rig.fails(Effect::OpenSignup { locale: "en".into() }).await;
        assert_eq!(fault.code, code);
    }
    let opened =
        SignupOpened { signup: SIGNUP.into(), token: "t".into(), continuation: String::new() };
    let answer = serde_json::to_vec(&opened).unwrap();
    rig.server.on("POST /v1/signups", [Reply::Answer(201, answer)]);
    let told = rig.tell(Effect::OpenSignup { locale: "en".into() }).await;
    assert!(matches!(told, Event::SignupOpened(_)));
}
