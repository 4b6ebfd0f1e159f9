use std::path::Path;

use envelope::SigningKey;
use signup::effect::Papers;
use signup::view::PaperCheck;
use signup::{Effect, Event, FaultCode};

use crate::statement;
use crate::testing::rig::{Rig, SIGNUP};
use crate::testing::statements::{a_policy, a_receipt};

fn choose(rig: &Rig, path: Option<&Path>) {
    *rig.files.paper.lock().unwrap() = path.map(Path::to_owned);
}

async fn checked(rig: &mut Rig, paper: &[u8]) -> PaperCheck {
    let path = rig.folder.path().join("paper.jwt");
    std::fs::write(&path, paper).unwrap();
    choose(rig, Some(&path));
    match rig.tell(Effect::CheckPaper).await {
        Event::PaperChecked(check) => check,
        _ => panic!("not checked"),
    }
}

#[tokio::test]
async fn papers_are_checked_without_the_intake() {
    let mut rig = Rig::opened().await;
    let asked_before = rig.server.seen().len();
    let receipt = rig.sign(&a_receipt(SIGNUP, "1", Vec::new()));
    let told = checked(&mut rig, receipt.as_bytes()).await;
    assert!(matches!(told, PaperCheck::Receipt { own: true, .. }), "{told:?}");
    let of_another = rig.sign(&a_receipt("signup-2", "1", Vec::new()));
    let told = checked(&mut rig, of_another.as_bytes()).await;
    assert!(matches!(told, PaperCheck::Receipt { own: false, .. }), "{told:?}");
    let policy = rig.sign(&a_policy());
    assert!(matches!(checked(&mut rig, policy.as_bytes()).await, PaperCheck::Policy { .. }));
    let stranger = SigningKey::generate().unwrap();
    let foreign = statement::sign(&a_receipt(SIGNUP, "1", Vec::new()), &stranger).unwrap();
    assert_eq!(checked(&mut rig, foreign.as_bytes()).await, PaperCheck::NotGenuine);
    for nothing in [&b""[..], b"holiday.jpg", &vec![b'a'; (1 << 20) + 1]] {
        assert_eq!(checked(&mut rig, nothing).await, PaperCheck::NotAStatement);
    }
    assert_eq!(rig.server.seen().len(), asked_before);
}

/// On another computer, or before anything was begun.
#[tokio::test]
async fn without_a_signup_no_paper_is_the_sellers_own() {
    let mut rig = Rig::new().await;
    let receipt = rig.sign(&a_receipt(SIGNUP, "1", Vec::new()));
    let told = checked(&mut rig, receipt.as_bytes()).await;
    assert!(matches!(told, PaperCheck::Receipt { own: false, .. }), "{told:?}");
}

#[tokio::test]
async fn nothing_chosen_and_nothing_readable_are_told() {
    let mut rig = Rig::new().await;
    assert!(matches!(rig.tell(Effect::CheckPaper).await, Event::PaperCheckCancelled));
    choose(&rig, Some(Path::new("nowhere.jwt")));
    assert_eq!(rig.fails(Effect::CheckPaper).await.code, FaultCode::PaperUnreadable);
}

#[tokio::test]
async fn papers_are_saved_under_their_names() {
    let mut rig = Rig::new().await;
    for (papers, name) in [
        (Papers::Deletion { at: 7, deletion: "d".into() }, "deletion-7.jwt"),
        (Papers::Consents { at: 7, json: "{}".into() }, "consents-7.json"),
    ] {
        let told = rig.tell(Effect::Save(Box::new(papers))).await;
        assert!(matches!(told, Event::PapersSaved(saved) if saved == name));
    }
}
