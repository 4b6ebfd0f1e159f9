//! Refused, objected, decided again.

use std::fs;

use intake::{
    review::{self, Decision, ReviewFault},
    statement,
};
use reqwest::StatusCode;
use signup::wire::{ArtifactKind, Manifest, Receipt, Standing};

use crate::{
    given::{Received, jwt, reasons, received},
    seller::SealedFile,
    site::BEGIN,
};

/// The text, uploaded, and the manifest that hands it in.
async fn objection(it: &Received, id: &str) -> (SealedFile, Manifest) {
    let text = it.seller.seal(id, ArtifactKind::Appeal, None, "It is me. Đó là tôi.".as_bytes());
    it.seller.upload(&text).await;
    let mut manifest = it.manifest.clone();
    manifest.iat += 1;
    manifest.artifacts.push(text.entry.clone());
    (text, manifest)
}

#[tokio::test]
async fn a_refusal_is_objected_to_and_decided_again() {
    let it = received().await;
    let data = it.site.data.path();
    let Standing::Refused { appeal, .. } = it.refuse() else { panic!() };
    assert_eq!(appeal, it.seller.policy.collector.appeals);
    assert_eq!(review::appeals(data).unwrap(), []);
    it.site.step(100);
    let (text, manifest) = objection(&it, "my-objection").await;
    let answer = jwt(it.seller.submit(&manifest).await).await;
    let receipt: Receipt = statement::verify(&answer, &it.site.keys.verifying()).unwrap();
    let held = receipt.held.last().unwrap();
    assert_eq!((held.kind, &held.artifact), (ArtifactKind::Appeal, &text.entry.artifact));
    let days = i64::from(it.seller.policy.retention_days.details);
    assert_eq!(held.erase_by, BEGIN + 100 + days * 86_400);
    let status = it.seller.status().await;
    assert_eq!((status.standing, status.appealed), (Standing::Received, true));
    // Other places look at it too.
    let [waiting] = &review::appeals(data).unwrap()[..] else { panic!() };
    assert_eq!((&waiting.number, &waiting.signup), (&receipt.number, &it.seller.signup));
    assert_eq!(waiting.at, BEGIN + 100);

    let out = tempfile::tempdir().unwrap();
    review::open(data, &it.seller.signup, &it.site.reviewer, out.path()).unwrap();
    let read = fs::read_to_string(out.path().join("appeal.txt")).unwrap();
    assert_eq!(read, "It is me. Đó là tôi.");
    let status = it.seller.status().await;
    assert_eq!((status.standing, status.appealed), (Standing::InReview, true));
    assert_eq!(review::appeals(data).unwrap().len(), 1);
    it.refuse();
    assert!(!it.seller.status().await.appealed);
    assert_eq!(review::appeals(data).unwrap(), []);

    // Once more: the first text makes room for the second.
    let (_, manifest) = objection(&it, "my-second-one").await;
    let answer = jwt(it.seller.submit(&manifest).await).await;
    let receipt: Receipt = statement::verify(&answer, &it.site.keys.verifying()).unwrap();
    assert_eq!(receipt.held.len(), it.files.len() + 1);
    assert_eq!(it.fetch(&text).await.status(), StatusCode::GONE);
    it.decide(Decision::Approve);
    let status = it.seller.status().await;
    assert_eq!((status.standing, status.appealed), (Standing::Approved, false));
}

#[tokio::test]
async fn an_objection_is_to_a_refusal_and_changes_nothing_else() {
    let it = received().await;
    let (text, manifest) = objection(&it, "too-early").await;
    let early = reasons(it.seller.submit(&manifest).await).await;
    assert_eq!(early[0], "already_submitted");
    it.ask_again(&["card"]);
    let unasked = reasons(it.seller.submit(&manifest).await).await;
    let about = |code: &str| format!("{code} {}", text.entry.artifact);
    let expected = [about("artifact_unwanted"), about("not_asked_for")];
    assert_eq!(unasked, [&expected[..], &["artifact_missing card".to_owned()]].concat());
    it.refuse();
    let mut changed = manifest.clone();
    let other = it.seller.seal("other-details", ArtifactKind::Details, None, b"{}");
    it.seller.upload(&other).await;
    changed.artifacts[2] = other.entry.clone();
    let was = &it.files[2].entry.artifact;
    let expected =
        [format!("not_asked_for {}", other.entry.artifact), format!("artifact_missing {was}")];
    assert_eq!(reasons(it.seller.submit(&changed).await).await, expected);
    let mut alone = it.manifest.clone();
    alone.iat += 2;
    assert_eq!(reasons(it.seller.submit(&alone).await).await, ["artifact_missing appeal"]);
    let mut policy = manifest.clone();
    policy.policy = "0".repeat(64);
    assert_eq!(reasons(it.seller.submit(&policy).await).await, ["policy"]);
    // What was erased since is not missed.
    jwt(it.erase(&it.files[0]).await).await;
    let mut without = manifest.clone();
    without.artifacts.remove(0);
    assert_eq!(it.seller.submit(&without).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn the_policy_of_before_is_good_for_an_objection() {
    let it = received().await;
    it.refuse();
    // Half a year later another policy is in force, and the old one has run out. The files were erased.
    it.site.step(200 * 86_400);
    it.site.intake.sweep().await.unwrap();
    assert_ne!(it.site.intake.policy_jws(), it.seller.policy_jws);
    let (text, mut manifest) = objection(&it, "my-objection").await;
    manifest.artifacts = vec![text.entry];
    assert_eq!(it.seller.submit(&manifest).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn what_was_withdrawn_since_is_declined_in_an_objection() {
    let it = received().await;
    it.refuse();
    let (_, mut manifest) = objection(&it, "my-objection").await;
    manifest.artifacts.drain(..2);
    (manifest.challenge, manifest.capture) = (None, None);
    manifest.consents[1] = it.withdrawal("face_video").consent;
    let early = reasons(it.seller.submit(&manifest).await).await;
    assert_eq!(early[0], "consent face_video");
    jwt(it.withdraw(&it.withdrawal("face_video")).await).await;
    assert!(matches!(it.seller.status().await.standing, Standing::Refused { .. }));
    assert_eq!(it.seller.submit(&manifest).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_refusal_is_not_decided_again_without_an_objection() {
    let it = received().await;
    it.refuse();
    let again = review::decide(it.site.data.path(), &it.seller.signup, Decision::Approve);
    assert!(matches!(again, Err(ReviewFault::NotToDecide(_))));
}
