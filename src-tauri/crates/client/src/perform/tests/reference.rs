//! The same calls at the reference intake: both sides mean the same by them.

use intake::{Intake, Keys, Running, Settings, default_policy, serve, system_clock};
use signup::effect::Erase;
use signup::event::OpenedSignup;
use signup::wire::Standing;
use signup::{Effect, Event, FaultCode};
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::adapters::IntakeAddress;
use crate::testing::rig::Rig;

async fn reference() -> (TempDir, Running, IntakeAddress) {
    let folder = tempfile::tempdir().unwrap();
    let (keys, _) = Keys::generate("Test intake").unwrap();
    let key = keys.verifying();
    let data = folder.path().join("intake");
    let settings = Settings { data, keys, policy: default_policy(), clock: system_clock() };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let running = serve(Intake::open(settings).unwrap(), listener);
    let url = running.url().parse().unwrap();
    (folder, running, IntakeAddress { url, key })
}

async fn opened(rig: &mut Rig) -> OpenedSignup {
    match rig.tell(Effect::OpenSignup { locale: "en".into() }).await {
        Event::SignupOpened(opened) => opened,
        _ => panic!("not opened"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signup_goes_on_elsewhere_and_is_erased_from_there() {
    let (_folder, _running, address) = reference().await;
    let mut first = Rig::before(address.clone()).await;
    let begun = opened(&mut first).await;
    let asks = || Effect::FetchStatus { signup: begun.signup.clone() };
    let Event::StatusArrived(known) = first.tell(asks()).await else { panic!("no status") };
    assert_eq!((known.standing, known.receipts.len()), (Standing::Open, 0));

    let mut second = Rig::before(address.clone()).await;
    let wrong = signup::continuation::Code::of([1; signup::continuation::RANDOM_DIGITS]);
    let fault = second.fails(Effect::Continue { code: wrong.to_string() }).await;
    assert_eq!(fault.code, FaultCode::CodeUnknown);
    let continues = || Effect::Continue { code: begun.continuation.clone() };
    let Event::Continued(told) = second.tell(continues()).await else { panic!("not continued") };
    assert_eq!(told.opened.signup, begun.signup);
    assert_ne!(told.opened.continuation, begun.continuation);
    assert!(told.policy.is_none() && told.manifest.is_none());

    // The code is used up, and the first device out.
    let mut third = Rig::before(address).await;
    assert_eq!(third.fails(continues()).await.code, FaultCode::CodeUnknown);
    assert_eq!(first.fails(asks()).await.code, FaultCode::SignupElsewhere);

    let erases = Effect::Erase { signup: begun.signup.clone(), what: Erase::Everything };
    let Event::Erased(deletion, jws) = second.tell(erases).await else { panic!("not erased") };
    assert_eq!((deletion.signup, deletion.erased.len()), (begun.signup.clone(), 0));
    let Event::StatusArrived(known) = second.tell(asks()).await else { panic!("no status") };
    assert_eq!(known.standing, Standing::Withdrawn);
    assert!(known.deletions.iter().any(|(_, told)| *told == jws));
}
