//! Policy, opening, status, challenges.

use std::collections::HashSet;

use intake::statement;
use reqwest::Method;
use serde_json::json;
use signup::wire::{Policy, Prompt, RefusalReason, SignupStatus, Standing};

use crate::{
    seller::{Seller, client, refusal},
    site::{BEGIN, Site},
};

#[tokio::test]
async fn the_policy_verifies_under_the_pinned_key() {
    let site = Site::open().await;
    let response = client().get(format!("{}/v1/policy", site.url())).send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "application/jwt");
    let jws = response.text().await.unwrap();
    assert_eq!(jws, site.intake.policy_jws());
    let policy: Policy = statement::verify(&jws, &site.keys.verifying()).unwrap();
    assert_eq!(policy.iss, "Test intake");
    assert_eq!(policy.iat, BEGIN);
    assert_eq!(policy.reviewers[0].key, site.reviewer.public().to_base64url());
    // A second node hands out the very same one.
    let other = site.another_node().await;
    let again = client().get(format!("{}/v1/policy", other.url())).send().await.unwrap();
    assert_eq!(again.text().await.unwrap(), jws);
}

#[tokio::test]
async fn a_signup_is_refused_where_a_key_is_none() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let device_key = seller.device.verifying().to_base64url();
    let seller_recipient = seller.own.public().to_base64url();
    let good = json!({
        "device_key": device_key, "seller_recipient": seller_recipient,
        "locale": "en", "practice": false,
    });
    let wrong = [
        ("device_key", json!("AAAA")),
        ("device_key", json!(format!("{device_key}="))),
        ("seller_recipient", json!(device_key)),
        ("locale", json!("en\n")),
        ("locale", json!("")),
        ("practice", json!("no")),
        ("practice", json!(null)),
    ];
    for (field, value) in wrong {
        let mut request = good.clone();
        request[field] = value;
        let url = format!("{}/v1/signups", site.url());
        let response = client().post(url).json(&request).send().await.unwrap();
        assert_eq!(refusal(response).await, (400, "malformed".to_owned()), "{field}");
    }
}

#[tokio::test]
async fn only_the_bearer_of_the_token_is_told() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let stranger = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let path = format!("/v1/signups/{}", seller.signup);
    let status = seller.request(Method::GET, &path).send().await.unwrap();
    let status: SignupStatus = status.json().await.unwrap();
    let expected = SignupStatus {
        signup: seller.signup.clone(),
        standing: Standing::Open,
        appealed: false,
        hold: None,
        receipts: Vec::new(),
        deletions: Vec::new(),
    };
    assert_eq!(status, expected);

    let url = format!("{}{path}", site.url());
    let none = client().get(&url).send().await.unwrap();
    assert_eq!(none.headers()["www-authenticate"], "Bearer");
    assert_eq!(refusal(none).await, (401, "token".to_owned()));
    for token in [stranger.token.as_str(), "", "x", &seller.token[..42]] {
        let response = client().get(&url).bearer_auth(token).send().await.unwrap();
        assert_eq!(refusal(response).await, (401, "token".to_owned()));
    }
    let basic = client().get(&url).basic_auth("x", Some(&seller.token)).send().await.unwrap();
    assert_eq!(refusal(basic).await, (401, "token".to_owned()));
    let unknown = seller.request(Method::GET, "/v1/signups/unknown-signup").send().await.unwrap();
    assert_eq!(refusal(unknown).await, (404, "not_found".to_owned()));
}

#[tokio::test]
async fn a_reviewers_decision_is_told() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let refused = Standing::Refused {
        reasons: vec![RefusalReason::DocumentsNotAccepted],
        appeal: "appeals@marketplace.example".to_owned(),
    };
    assert!(site.intake.set_standing(&seller.signup, refused.clone()).await.unwrap());
    assert!(!site.intake.set_standing("nobody-at-all", refused.clone()).await.unwrap());
    let path = format!("/v1/signups/{}", seller.signup);
    let status = seller.request(Method::GET, &path).send().await.unwrap();
    assert_eq!(status.json::<SignupStatus>().await.unwrap().standing, refused);
}

#[tokio::test]
async fn nothing_secret_rests_in_the_clear() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let mut found = 0;
    for entry in std::fs::read_dir(site.data.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            let has = |text: &str| bytes.windows(text.len()).any(|it| it == text.as_bytes());
            found += usize::from(has(&seller.signup));
            assert!(!has(&seller.token), "{}", path.display());
            assert!(!has(&seller.code), "{}", path.display());
            assert!(!has(&seller.code.replace(' ', "")), "{}", path.display());
        }
    }
    assert!(found > 0, "the signup is nowhere: the search proves nothing");
}

#[tokio::test]
async fn every_challenge_is_new_and_within_the_rules() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let mut nonces = HashSet::new();
    for _ in 0..30 {
        let challenge = seller.challenge().await;
        assert_eq!(challenge.signup, seller.signup);
        assert_eq!((challenge.iat, challenge.exp), (BEGIN, BEGIN + 600));
        assert_eq!((challenge.prompt_ms, challenge.total_ms), (1666, 5000));
        assert_eq!(challenge.prompts.iter().collect::<HashSet<_>>().len(), 3);
        assert!(challenge.prompts.windows(2).all(|it| it[0].mirror() != Some(it[1])));
        assert_eq!(challenge.nonce.len(), 22);
        nonces.insert(challenge.nonce);
    }
    assert_eq!(nonces.len(), 30);
    let path = format!("/v1/signups/{}/challenges", seller.signup);
    let more = seller.request(Method::POST, &path).send().await.unwrap();
    assert_eq!(refusal(more).await, (429, "slow_down".to_owned()));
    site.step(3_601);
    seller.challenge().await;
}

#[tokio::test]
async fn a_slower_challenge_has_twice_the_time() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let path = format!("/v1/signups/{}/challenges", seller.signup);
    let asked = seller.request(Method::POST, &path).json(&json!({ "slow": true })).send();
    let drawn = asked.await.unwrap().text().await.unwrap();
    let drawn: signup::wire::Challenge = statement::verify(&drawn, &site.keys.verifying()).unwrap();
    assert_eq!((drawn.prompt_ms, drawn.total_ms, drawn.prompts.len()), (3333, 10_000, 3));
}

#[tokio::test]
async fn a_challenge_leaves_out_what_the_seller_cannot_do() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let path = format!("/v1/signups/{}/challenges", seller.signup);
    let ask = |without: &[Prompt]| {
        seller.request(Method::POST, &path).json(&json!({ "without": without })).send()
    };
    let drawn = ask(&Prompt::ALL[3..]).await.unwrap().text().await.unwrap();
    let drawn: signup::wire::Challenge = statement::verify(&drawn, &site.keys.verifying()).unwrap();
    assert!(drawn.prompts.iter().all(|prompt| Prompt::ALL[..3].contains(prompt)));
    let too_few = ask(&Prompt::ALL[2..]).await.unwrap();
    assert_eq!(refusal(too_few).await, (422, "too_few_prompts".to_owned()));
    let unknown = seller.request(Method::POST, &path).body("{\"without\":[\"fly\"]}");
    assert_eq!(refusal(unknown.send().await.unwrap()).await, (400, "malformed".to_owned()));
}
