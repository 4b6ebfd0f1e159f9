//! What an intake, or whoever stands between, must not get away with: each has a fault of its own.

use acceptance::liar::Liar;
use acceptance::room::{Room, Seat};
use acceptance::walk::Walk;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use envelope::SigningKey;
use intake::statement;
use signup::Intent;
use signup::view::Screen;
use signup::wire::{Challenge, Decision, Policy};

fn is_policy(path: &str) -> bool {
    path == "/v1/policy"
}

fn is_challenge(path: &str) -> bool {
    path.ends_with("/challenges")
}

/// The claims of a statement, whoever signed it.
fn claims<T: serde::de::DeserializeOwned>(jws: &str) -> T {
    let claims = URL_SAFE_NO_PAD.decode(jws.split('.').nth(1).unwrap()).unwrap();
    serde_json::from_slice(&claims).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_that_was_tampered_with_is_refused() {
    let room = Room::fresh().await;
    let tamper = |_: &str, path: &str, said: &str| {
        let parts: Vec<&str> = said.split('.').collect();
        is_policy(path).then(|| {
            let mut policy: Policy = claims(said);
            policy.retention_days.clip = 36_500;
            let changed = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&policy).unwrap());
            format!("{}.{changed}.{}", parts[0], parts[2])
        })
    };
    let liar = Liar::before(&room.url(), tamper).await;
    let seat = room.seat_at("", liar.url());
    seat.faulty("INT-101").await;
    seat.want(Intent::Begin);
    let view = seat.on("consent").await;
    assert!(matches!(view.screen, Screen::Consent { policy: None, .. }), "nothing to agree to");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_of_another_key_is_refused() {
    let room = Room::fresh().await;
    let stranger = SigningKey::generate().unwrap();
    let forge = move |_: &str, path: &str, said: &str| {
        is_policy(path).then(|| statement::sign(&claims::<Policy>(said), &stranger).unwrap())
    };
    let liar = Liar::before(&room.url(), forge).await;
    room.seat_at("", liar.url()).faulty("INT-101").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_that_is_rolled_back_is_refused() {
    let room = Room::fresh().await;
    let old = room.intake.policy_jws();
    room.step(100 * 86_400); // Signed anew after half of its time.
    room.intake.sweep().await.unwrap();
    assert_ne!(room.intake.policy_jws(), old);
    {
        let seat = room.seat();
        begin(&seat).await;
    }
    let roll_back = move |_: &str, path: &str, _: &str| is_policy(path).then(|| old.clone());
    let liar = Liar::before(&room.url(), roll_back).await;
    let seat = room.seat_at("", liar.url());
    seat.faulty("INT-103").await;
}

/// Agrees to everything and opens a signup.
async fn begin(seat: &Seat) {
    seat.on("welcome").await;
    seat.want(Intent::Begin);
    let there =
        |view: &signup::View| matches!(view.screen, Screen::Consent { policy: Some(_), .. });
    seat.until("the policy", there).await;
    for purpose in ["identity", "face_video", "improve"] {
        let decision = Decision::Agree;
        seat.want(Intent::Decide { purpose: purpose.to_owned(), decision });
    }
    seat.want(Intent::Continue);
    seat.on("details").await;
    // Something that is kept, so that the journal is written.
    seat.want(Intent::EditDetails { form: Default::default() });
    seat.want(Intent::ChooseLanguage { language: "vi".to_owned() });
    seat.until("a language", |view| view.language.as_deref() == Some("vi")).await;
}

/// What the scripted seller says of an intake that lies about challenges.
async fn walked(room: &Room, liar: &Liar) -> Vec<String> {
    let out = room.path("walk");
    let key = room.keys.verifying().to_base64url();
    let walk = Walk::new(&out).with("--intake", liar.url()).with("--intake-key", key);
    let walked = tokio::task::spawn_blocking(move || walk.walk()).await.unwrap();
    assert!(!walked.success);
    walked.faults().into_iter().map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_challenge_for_another_signup_or_of_another_key_is_refused() {
    let room = Room::fresh().await;
    let intake = room.keys.signing.clone();
    let foreign = move |_: &str, path: &str, said: &str| {
        is_challenge(path).then(|| {
            let other = Challenge { signup: "another".to_owned(), ..claims(said) };
            statement::sign(&other, &intake).unwrap()
        })
    };
    let liar = Liar::before(&room.url(), foreign).await;
    assert_eq!(walked(&room, &liar).await, ["INT-104"]);

    let stranger = SigningKey::generate().unwrap();
    let forged = move |_: &str, path: &str, said: &str| {
        is_challenge(path).then(|| statement::sign(&claims::<Challenge>(said), &stranger).unwrap())
    };
    let liar = Liar::before(&room.url(), forged).await;
    assert_eq!(walked(&room, &liar).await, ["INT-104"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_challenge_that_is_played_back_is_refused() {
    let room = Room::fresh().await;
    let mut first = None;
    let replay = move |_: &str, path: &str, said: &str| {
        is_challenge(path).then(|| first.get_or_insert_with(|| said.to_owned()).clone())
    };
    let liar = Liar::before(&room.url(), replay).await;
    let out = room.path("walk");
    let key = room.keys.verifying().to_base64url();
    // Nobody blinks: the first take is missed, and the second gets the first's challenge again.
    let walk = Walk::new(&out)
        .with("--camera", "puppet:still")
        .with("--intake", liar.url())
        .with("--intake-key", key);
    let walked = tokio::task::spawn_blocking(move || walk.walk()).await.unwrap();
    assert_eq!(walked.missed().len(), 1);
    assert_eq!(walked.faults(), ["INT-104"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_or_a_deletion_that_proves_nothing_is_not_believed() {
    let room = Room::after_the_walk().await;
    let stranger = SigningKey::generate().unwrap();
    let forge = move |method: &str, _: &str, said: &str| {
        (method == "DELETE").then(|| {
            let deletion: signup::wire::DeletionReceipt = claims(said);
            statement::sign(&deletion, &stranger).unwrap()
        })
    };
    let liar = Liar::before(&room.url(), forge).await;
    let seat = room.seat_at("", liar.url());
    seat.to_mine().await;
    let what = signup::view::Revocation::Everything;
    seat.want(Intent::Revoke { what }).want(Intent::Confirm);
    seat.faulty("ERA-102").await;
    assert!(room.path("vault/signup").exists(), "nothing is forgotten without proof");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_another_signup_opens_nothing() {
    let room = Room::after_the_walk().await;
    // Another seller's token in this seller's store.
    begin(&room.seat_at("other-", &room.url())).await;
    let read = |name: &str| -> serde_json::Value {
        serde_json::from_slice(&std::fs::read(room.path(name)).unwrap()).unwrap()
    };
    let (mut own, other) = (read("vault/signup"), read("other-vault/signup"));
    own["token"] = other["token"].clone();
    std::fs::write(room.path("vault/signup"), serde_json::to_vec(&own).unwrap()).unwrap();
    let seat = room.seat();
    seat.on("welcome").await;
    let offered =
        |view: &signup::View| matches!(view.screen, Screen::Welcome { carry_on: true, .. });
    seat.until("an earlier session", offered).await;
    seat.want(Intent::Begin);
    seat.faulty("INT-110").await;
}
