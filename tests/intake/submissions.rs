//! Submitting: the receipt, the same one each time, and every reason against it. The reasons one by
//! one are in the crate's own tests; here those that need the wire.

use intake::statement;
use reqwest::{Method, StatusCode};
use signup::wire::{
    AlternativeKind, ArtifactKind, Decision, Item, ItemNeeded, Manifest, NeededReason, Receipt,
    SignupStatus, Standing,
};

use crate::{
    seller::{Seller, problem, refusal},
    site::{BEGIN, Site},
};

async fn reasons(response: reqwest::Response) -> Vec<String> {
    let (status, problem) = problem(response).await;
    assert_eq!((status, problem.code.as_str()), (422, "refused"));
    problem.reasons.into_iter().map(|reason| reason.code).collect()
}

#[tokio::test]
async fn a_complete_submission_gets_its_receipt_and_always_the_same() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let files = seller.everything();
    for file in &files {
        seller.upload(file).await;
    }
    site.step(100);
    let manifest = seller.manifest(&files, &seller.challenge().await);
    let jws = statement::sign(&manifest, &seller.device).unwrap();
    let response = seller.submit_jws(&jws).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["content-type"], "application/jwt");
    let receipt_jws = response.text().await.unwrap();
    let receipt: Receipt = statement::verify(&receipt_jws, &site.keys.verifying()).unwrap();
    assert_eq!(receipt.signup, seller.signup);
    assert_eq!(receipt.manifest, envelope::digest(&jws));
    assert_eq!(receipt.iat, BEGIN + 100);
    assert_eq!(receipt.number.len(), 9);
    assert_eq!(receipt.held.len(), files.len());
    for (held, file) in receipt.held.iter().zip(&files) {
        assert_eq!(held.artifact, file.entry.artifact);
        assert_eq!((held.kind, held.document), (file.entry.kind, file.entry.document));
        assert_eq!(
            (held.length_bytes, &held.sha256),
            (file.entry.length_bytes, &file.entry.sha256)
        );
        assert_eq!(held.received_at, BEGIN);
        let days = i64::from(seller.policy.retention_days.days(held.kind));
        assert_eq!(held.erase_by, BEGIN + days * 86_400);
    }
    // Later, and at another node.
    site.step(1_000);
    let elsewhere = site.another_node().await;
    for seller in [&seller, &seller.elsewhere(&elsewhere.url())] {
        assert_eq!(seller.submit_jws(&jws).await.text().await.unwrap(), receipt_jws);
    }
    let path = format!("/v1/signups/{}", seller.signup);
    let status = seller.request(Method::GET, &path).send().await.unwrap();
    assert_eq!(status.json::<SignupStatus>().await.unwrap().standing, Standing::Received);
    // Another manifest of the same signup is not the same submission.
    let other = Manifest { iat: manifest.iat + 1, ..manifest };
    assert_eq!(reasons(seller.submit(&other).await).await, ["already_submitted", "challenge"]);
}

#[tokio::test]
async fn of_many_submissions_at_once_there_is_one_receipt() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let files = seller.everything();
    for file in &files {
        seller.upload(file).await;
    }
    let manifest = seller.manifest(&files, &seller.challenge().await);
    let jws = statement::sign(&manifest, &seller.device).unwrap();
    let (a, b, c) =
        tokio::join!(seller.submit_jws(&jws), seller.submit_jws(&jws), seller.submit_jws(&jws));
    let a = a.text().await.unwrap();
    assert_eq!(b.text().await.unwrap(), a);
    assert_eq!(c.text().await.unwrap(), a);
    statement::verify::<Receipt>(&a, &site.keys.verifying()).unwrap();
}

#[tokio::test]
async fn nothing_is_lost_by_a_refusal() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let files = seller.everything();
    let (late, early) = files.split_last().unwrap();
    for file in early {
        seller.upload(file).await;
    }
    let path = seller.create(late).await;
    seller.patch(&path, 0, &late.bytes[..10]).send().await.unwrap();
    let manifest = seller.manifest(&files, &seller.challenge().await);
    assert_eq!(reasons(seller.submit(&manifest).await).await, ["artifact_incomplete"]);
    assert_eq!(seller.offset(&path).await, 10);
    seller.patch(&path, 10, &late.bytes[10..]).send().await.unwrap();
    assert_eq!(seller.submit(&manifest).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_manifest_must_be_the_devices() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let stranger = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let manifest = seller.manifest(&[], &seller.challenge().await);
    let forged = statement::sign(&manifest, &stranger.device).unwrap();
    assert_eq!(reasons(seller.submit_jws(&forged).await).await, ["manifest_signature"]);
    // Altered: a claim of one put under the signature of another.
    let good = statement::sign(&manifest, &seller.device).unwrap();
    let other = Manifest { iat: manifest.iat + 1, ..manifest.clone() };
    let other = statement::sign(&other, &seller.device).unwrap();
    let (claims, _) = other.rsplit_once('.').unwrap();
    let (_, signature) = good.rsplit_once('.').unwrap();
    let altered = format!("{claims}.{signature}");
    assert_eq!(reasons(seller.submit_jws(&altered).await).await, ["manifest_signature"]);
    // No manifest at all, or another statement by the right key.
    let challenge = statement::sign(&seller.challenge().await, &seller.device).unwrap();
    for body in ["", "a.b.c", "not a jws", &challenge] {
        let response = seller.submit_jws(body).await;
        assert_eq!(refusal(response).await, (400, "malformed".to_owned()), "{body}");
    }
    let path = format!("/v1/signups/{}/submissions", seller.signup);
    let foreign = stranger.request(Method::POST, &path).body(good).send().await.unwrap();
    assert_eq!(refusal(foreign).await, (401, "token".to_owned()));
}

#[tokio::test]
async fn a_challenge_is_for_one_submission_of_one_signup_and_ten_minutes() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let stranger = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let files = seller.everything();
    for file in &files {
        seller.upload(file).await;
    }
    let foreign = seller.manifest(&files, &stranger.challenge().await);
    assert_eq!(reasons(seller.submit(&foreign).await).await, ["challenge"]);
    let mut invented = foreign.clone();
    invented.challenge = Some("AAAAAAAAAAAAAAAAAAAAAA".to_owned());
    assert_eq!(reasons(seller.submit(&invented).await).await, ["challenge"]);
    let old = seller.manifest(&files, &seller.challenge().await);
    site.step(600);
    assert_eq!(reasons(seller.submit(&old).await).await, ["challenge"]);
    let fresh = seller.manifest(&files, &seller.challenge().await);
    site.step(599);
    assert_eq!(seller.submit(&fresh).await.status(), StatusCode::OK);
    // Asked for the take again: the old one will not do, nor a new one for the old challenge.
    let item = Item::FaceVideo;
    let items = vec![ItemNeeded { item, reason: NeededReason::PromptsNotFollowed }];
    let again = Standing::ActionNeeded { items };
    site.intake.set_standing(&seller.signup, again).await.unwrap();
    let reused = Manifest { iat: fresh.iat + 1, ..fresh };
    assert_eq!(reasons(seller.submit(&reused).await).await, ["artifact_missing"]);
    let mut retaken = reused.clone();
    for (at, kind) in [(0, ArtifactKind::Clip), (1, ArtifactKind::Transcript)] {
        let file = seller.seal(&format!("again-{at}"), kind, None, b"another take");
        seller.upload(&file).await;
        retaken.artifacts[at] = file.entry;
    }
    assert_eq!(reasons(seller.submit(&retaken).await).await, ["challenge"]);
    retaken.challenge = Some(seller.challenge().await.nonce);
    assert_eq!(seller.submit(&retaken).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn files_are_read_not_believed() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let stranger = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let mut files = seller.everything();
    // Sealed for another seller; a kind that is not the one announced; no sealed file at all.
    let mut for_stranger = stranger.seal("card", ArtifactKind::Document, None, b"card");
    for_stranger.entry.document = files[7].entry.document;
    files[7] = for_stranger;
    let mut mislabelled = seller.seal("tax", ArtifactKind::Details, None, b"tax");
    mislabelled.entry.kind = ArtifactKind::Document;
    mislabelled.entry.document = files[4].entry.document;
    files[4] = mislabelled;
    let plain = b"plain bytes".to_vec();
    files[2].entry.sha256 = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(&plain));
    files[2].entry.length_bytes = plain.len() as u64;
    files[2].bytes = plain;
    for file in &files {
        seller.upload(file).await;
    }
    let manifest = seller.manifest(&files, &seller.challenge().await);
    let (_, problem) = problem(seller.submit(&manifest).await).await;
    let about: Vec<_> = problem.reasons.iter().map(|it| it.about.clone().unwrap()).collect();
    assert!(problem.reasons.iter().all(|reason| reason.code == "artifact_header"));
    assert_eq!(about, [2, 4, 7].map(|it: usize| files[it].entry.artifact.clone()));
}

#[tokio::test]
async fn anothers_files_are_not_ones_own() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let thief = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let (files, _) = seller.complete().await;
    let manifest = thief.manifest(&files, &thief.challenge().await);
    let reasons = reasons(thief.submit(&manifest).await).await;
    assert_eq!(reasons, vec!["artifact_incomplete"; files.len()]);
}

#[tokio::test]
async fn practice_stays_practice() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), true).await;
    let files = seller.everything();
    for file in &files {
        seller.upload(file).await;
    }
    let mut manifest = seller.manifest(&files, &seller.challenge().await);
    assert_eq!(reasons(seller.submit(&manifest).await).await, ["manifest_foreign"]);
    manifest.practice = true;
    assert_eq!(seller.submit(&manifest).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn without_the_video_an_alternative_is_enough() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let mut files = seller.everything();
    files.retain(|it| !matches!(it.entry.kind, ArtifactKind::Clip | ArtifactKind::Transcript));
    for file in &files {
        seller.upload(file).await;
    }
    let mut manifest = seller.manifest(&files, &seller.challenge().await);
    manifest.consents[1].decision = Decision::Decline;
    (manifest.challenge, manifest.capture) = (None, None);
    assert_eq!(reasons(seller.submit(&manifest).await).await, ["artifact_missing"]);
    manifest.alternative = Some(AlternativeKind::NotarisedCopies);
    let receipt = seller.submit(&manifest).await.text().await.unwrap();
    let receipt: Receipt = statement::verify(&receipt, &site.keys.verifying()).unwrap();
    assert_eq!(receipt.held.len(), files.len());
}

#[tokio::test]
async fn takes_that_were_not_sent_are_erased() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let rejected = seller.seal("first-take", ArtifactKind::Clip, None, b"a take not sent");
    seller.upload(&rejected).await;
    let (files, _) = seller.complete().await;
    assert_eq!(site.files("objects").len(), files.len());
    let fetch = seller.request(Method::GET, &seller.artifact_path(&rejected)).send().await;
    assert_eq!(refusal(fetch.unwrap()).await, (410, "gone".to_owned()));
}
