//! Going on with another device, by the code.

use envelope::{SecretSeed, SigningKey};
use reqwest::{Response, StatusCode};
use signup::{
    continuation::Code,
    wire::{ContinuationRequest, Continued, Manifest, Standing},
};

use crate::{
    given::{jwt, reasons, received},
    seller::{Seller, client, refusal},
    site::Site,
};

/// A device without keys of the signup.
struct Device {
    signing: SigningKey,
    own: SecretSeed,
}

impl Device {
    fn new() -> Self {
        Self { signing: SigningKey::generate().unwrap(), own: SecretSeed::generate().unwrap() }
    }

    async fn type_in(&self, url: &str, code: &str, practice: bool) -> Response {
        let request = ContinuationRequest {
            code: code.to_owned(),
            device_key: self.signing.verifying().to_base64url(),
            seller_recipient: self.own.public().to_base64url(),
            practice,
        };
        client().post(format!("{url}/v1/continuations")).json(&request).send().await.unwrap()
    }

    async fn continued(&self, url: &str, code: &str) -> Continued {
        let answer = self.type_in(url, code, false).await;
        assert_eq!(answer.status(), StatusCode::OK);
        answer.json().await.unwrap()
    }

    /// The seller at this device.
    fn seller(self, before: &Seller, continued: &Continued) -> Seller {
        let mut seller = before.elsewhere(&before.url);
        (seller.device, seller.own) = (self.signing, self.own);
        (seller.token, seller.code) = (continued.token.clone(), continued.continuation.clone());
        seller
    }
}

fn unknown() -> (u16, String) {
    (404, "continuation".to_owned())
}

#[tokio::test]
async fn a_signup_goes_on_with_another_device() {
    let it = received().await;
    let (url, old) = (it.site.url(), &it.seller);
    let device = Device::new();
    // As somebody types it.
    let continued = device.continued(&url, &old.code.replace(' ', "-")).await;
    assert_eq!(continued.signup, old.signup);
    assert_eq!(continued.policy.as_ref(), Some(&old.policy_jws));
    let manifest = continued.manifest.clone().unwrap();
    let manifest: Manifest = intake::statement::verify(&manifest, &old.device.verifying()).unwrap();
    assert_eq!(manifest, it.manifest);
    assert!(Code::typed(&continued.continuation).is_ok());
    assert_ne!(continued.continuation, old.code);
    // The old device is out, the new one in.
    let path = format!("/v1/signups/{}", old.signup);
    let out = old.request(reqwest::Method::GET, &path).send().await.unwrap();
    assert_eq!(refusal(out).await, (401, "token".to_owned()));
    let seller = device.seller(old, &continued);
    let status = seller.status().await;
    assert_eq!((status.standing, status.receipts.len()), (Standing::Received, 1));
    let kept = seller.request(reqwest::Method::GET, &seller.artifact_path(&it.files[0]));
    assert_eq!(kept.send().await.unwrap().bytes().await.unwrap(), it.files[0].bytes);

    // Asked for one thing, it sends that; the rest stays sealed to the old device.
    it.ask_again(&["card"]);
    let card = it.files.last().unwrap();
    let again = seller.seal("card-again", card.entry.kind, card.entry.document, b"a new card");
    seller.upload(&again).await;
    let mut manifest = it.manifest.clone();
    *manifest.artifacts.last_mut().unwrap() = again.entry;
    let foreign = reasons(seller.submit(&manifest).await).await;
    assert_eq!(foreign, ["manifest_foreign iss"]);
    manifest.iss = seller.device.verifying().fingerprint();
    jwt(seller.submit(&manifest).await).await;
    // Who reviews it reads both manifests, each under its own device's key.
    let out = tempfile::tempdir().unwrap();
    let opened =
        intake::review::open(it.site.data.path(), &it.seller.signup, &it.site.reviewer, out.path());
    assert_eq!(opened.unwrap().len(), it.files.len() + 2);
}

#[tokio::test]
async fn a_code_is_used_once() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let (url, device) = (site.url(), Device::new());
    let first = device.continued(&url, &seller.code).await;
    assert_eq!((first.policy, first.manifest), (None, None));
    let thief = Device::new();
    let again = thief.type_in(&url, &seller.code, false).await;
    assert_eq!(refusal(again).await, unknown());
    // The next code leads on.
    let second = thief.continued(&url, &first.continuation).await;
    assert_eq!(second.signup, first.signup);
    let again = device.type_in(&url, &first.continuation, false).await;
    assert_eq!(refusal(again).await, unknown());
}

#[tokio::test]
async fn an_answer_that_was_lost_is_given_again() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let (url, device) = (site.url(), Device::new());
    let lost = device.continued(&url, &seller.code).await;
    // Also at another node; the token nobody has seen is void.
    let elsewhere = site.another_node().await;
    let found = device.continued(&elsewhere.url(), &seller.code).await;
    assert_eq!(found.signup, lost.signup);
    assert_ne!(found.token, lost.token);
    let other_keys = Device { signing: device.signing.clone(), own: Device::new().own };
    let other = other_keys.type_in(&url, &seller.code, false).await;
    assert_eq!(refusal(other).await, unknown());
    let path = format!("{url}/v1/signups/{}", seller.signup);
    let void = client().get(&path).bearer_auth(&lost.token).send().await.unwrap();
    assert_eq!(refusal(void).await, (401, "token".to_owned()));
    // A refused request shows nothing; one with the token shows that the answer has arrived.
    device.continued(&url, &seller.code).await;
    let found = device.continued(&url, &seller.code).await;
    let arrived = client().get(&path).bearer_auth(&found.token).send().await.unwrap();
    assert_eq!(arrived.status(), StatusCode::OK);
    let again = device.type_in(&url, &seller.code, false).await;
    assert_eq!(refusal(again).await, unknown());
}

#[tokio::test]
async fn what_is_no_code_is_told_before_anything_is_looked_up() {
    let site = Site::open().await;
    let (url, device) = (site.url(), Device::new());
    let mistyped = Code::of([1; 22]).to_string().replacen('1', "2", 1);
    for code in ["", "1234", &mistyped] {
        // Mistyping is no try.
        for _ in 0..11 {
            let answer = device.type_in(&url, code, false).await;
            assert_eq!(refusal(answer).await, (400, "malformed".to_owned()), "{code}");
        }
    }
    let wrong = client().post(format!("{url}/v1/continuations")).body("{}").send().await.unwrap();
    assert_eq!(refusal(wrong).await, (400, "malformed".to_owned()));
    let guess = device.type_in(&url, &Code::of([1; 22]).to_string(), false).await;
    assert_eq!(refusal(guess).await, unknown());
}

#[tokio::test]
async fn practice_and_earnest_do_not_mix() {
    let site = Site::open().await;
    let (url, device) = (site.url(), Device::new());
    for practice in [false, true] {
        let seller = Seller::open(&url, site.keys.verifying(), practice).await;
        let other = device.type_in(&url, &seller.code, !practice).await;
        assert_eq!(refusal(other).await, unknown());
        let right = device.type_in(&url, &seller.code, practice).await;
        assert_eq!(right.status(), StatusCode::OK);
    }
}

#[tokio::test]
async fn guessing_is_slowed_down_at_all_nodes() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let elsewhere = site.another_node().await;
    let device = Device::new();
    for guess in 0..30 {
        let url = if guess % 2 == 0 { site.url() } else { elsewhere.url() };
        let code = Code::of([guess / 10, guess % 10].repeat(11).try_into().unwrap()).to_string();
        assert_eq!(refusal(device.type_in(&url, &code, false).await).await, unknown());
    }
    // Even the right one now.
    for url in [site.url(), elsewhere.url()] {
        let slow = device.type_in(&url, &seller.code, false).await;
        assert_eq!(refusal(slow).await, (429, "slow_down".to_owned()));
    }
    site.step(600);
    device.continued(&site.url(), &seller.code).await;
}
