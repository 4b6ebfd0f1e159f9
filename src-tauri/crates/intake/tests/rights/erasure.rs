//! Everything erased at once, and what is told of it.

use reqwest::{Method, StatusCode};
use signup::wire::{ArtifactKind, ErasureCause, Manifest, Standing};

use crate::{
    given::{jwt, reasons, received},
    seller::{Seller, refusal},
    site::{BEGIN, Site},
};

#[tokio::test]
async fn everything_is_erased_and_signed_for_once() {
    let it = received().await;
    let receipts = it.seller.status().await.receipts;
    assert_eq!(receipts.len(), 1);
    let one = jwt(it.erase(&it.files[0]).await).await;
    // One more is on its way.
    let late = it.seller.seal("late", ArtifactKind::Clip, None, b"a late one");
    let upload = it.seller.create(&late).await;
    it.seller.patch(&upload, 0, &late.bytes[..10]).send().await.unwrap();
    it.site.step(5);
    let all = jwt(it.end().await).await;
    let word = it.deletion(&all);
    assert_eq!((word.cause, word.iat), (ErasureCause::Wish, BEGIN + 5));
    let mut erased: Vec<_> = word.erased.iter().map(|it| it.artifact.clone()).collect();
    let mut expected: Vec<_> =
        it.files[1..].iter().map(|file| file.entry.artifact.clone()).collect();
    erased.sort();
    expected.sort();
    assert_eq!(erased, expected);
    assert!(it.site.files("objects").is_empty() && it.site.files("uploads").is_empty());

    it.site.step(5);
    assert_eq!(jwt(it.end().await).await, all);
    let status = it.seller.status().await;
    assert_eq!(status.standing, Standing::Withdrawn);
    assert_eq!((status.receipts, status.deletions), (receipts, vec![one, all]));
    for file in &it.files {
        assert_eq!(refusal(it.fetch(file).await).await, (410, "gone".to_owned()));
    }
    // Nothing more is taken.
    let rest = it.seller.patch(&upload, 10, &late.bytes[10..]).send().await.unwrap();
    assert_eq!(refusal(rest).await, (410, "gone".to_owned()));
    let create = it
        .seller
        .tus(Method::POST, "/v1/uploads")
        .header("upload-length", late.bytes.len())
        .header("upload-metadata", it.seller.metadata(&late));
    assert_eq!(refusal(create.send().await.unwrap()).await, (410, "gone".to_owned()));
    let again = Manifest { iat: BEGIN + 10, artifacts: Vec::new(), ..it.manifest };
    assert_eq!(reasons(it.seller.submit(&again).await).await[0], "already_submitted");
}

#[tokio::test]
async fn a_signup_that_was_never_sent_is_ended_too() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let path = format!("/v1/signups/{}", seller.signup);
    let ended = seller.request(Method::DELETE, &path).send().await.unwrap();
    let jws = jwt(ended).await;
    let word: signup::wire::DeletionReceipt =
        intake::statement::verify(&jws, &site.keys.verifying()).unwrap();
    assert!(word.erased.is_empty());
    let status = seller.status().await;
    assert_eq!((status.standing, status.deletions), (Standing::Withdrawn, vec![jws]));
}

#[tokio::test]
async fn ended_twice_at_once_is_ended_once() {
    let it = received().await;
    let (a, b) = tokio::join!(it.end(), it.end());
    let a = jwt(a).await;
    assert_eq!(jwt(b).await, a);
    assert_eq!(it.seller.status().await.deletions, [a]);
}

#[tokio::test]
async fn nobody_ends_what_is_anothers() {
    let it = received().await;
    let stranger = Seller::open(&it.site.url(), it.site.keys.verifying(), false).await;
    let path = format!("/v1/signups/{}", it.seller.signup);
    for (method, path) in
        [(Method::DELETE, path.clone()), (Method::POST, format!("{path}/withdrawals"))]
    {
        let foreign = stranger.request(method, &path).send().await.unwrap();
        assert_eq!(refusal(foreign).await, (401, "token".to_owned()));
    }
    let unknown = stranger.request(Method::DELETE, "/v1/signups/unknown-signup").send().await;
    assert_eq!(refusal(unknown.unwrap()).await, (404, "not_found".to_owned()));
    assert_eq!(it.site.files("objects").len(), it.files.len());
}

#[tokio::test]
async fn the_status_tells_what_retention_erased() {
    let it = received().await;
    it.site.step(30 * 86_400);
    assert_eq!(it.site.intake.sweep().await.unwrap().artifacts, 2);
    let status = it.seller.status().await;
    assert_eq!((status.standing, status.deletions.len()), (Standing::Received, 1));
    let word = it.deletion(&status.deletions[0]);
    assert_eq!((word.cause, word.erased.len()), (ErasureCause::Retention, 2));
    // Nothing is due twice.
    assert_eq!(it.site.intake.sweep().await.unwrap().artifacts, 0);
    assert_eq!(it.seller.status().await.deletions.len(), 1);
    assert_eq!(it.fetch(&it.files[2]).await.status(), StatusCode::OK);
}
