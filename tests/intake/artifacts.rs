//! What is held: to be seen, to be erased, and gone by itself when its time is over.

use std::io::Read;

use envelope::Reader;
use intake::statement;
use reqwest::{Method, StatusCode};
use signup::wire::{ArtifactKind, DeletionReceipt, Standing};

use crate::{
    seller::{SealedFile, Seller, refusal},
    site::{BEGIN, Site},
};

async fn submitted() -> (Site, Seller, Vec<SealedFile>) {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let (files, _) = seller.complete().await;
    (site, seller, files)
}

#[tokio::test]
async fn sellers_see_exactly_what_is_held() {
    let (site, seller, files) = submitted().await;
    let response = seller.request(Method::GET, &seller.artifact_path(&files[0])).send().await;
    let response = response.unwrap();
    assert_eq!(response.headers()["etag"], format!("\"{}\"", files[0].entry.sha256));
    assert_eq!(response.headers()["content-length"], files[0].bytes.len().to_string());
    let bytes = response.bytes().await.unwrap();
    assert_eq!(bytes, files[0].bytes);
    // Both of them open it: the seller with their own seed, the reviewer from the folder.
    let stored = std::fs::read(site.data.path().join("objects").join(&files[0].entry.artifact));
    for (sealed, seed) in [(bytes.to_vec(), &seller.own), (stored.unwrap(), &site.reviewer)] {
        let mut plain = Vec::new();
        Reader::new(sealed.as_slice(), seed).unwrap().read_to_end(&mut plain).unwrap();
        assert_eq!(plain, b"the clip");
    }
}

#[tokio::test]
async fn what_is_anothers_is_not_there() {
    let (site, seller, files) = submitted().await;
    let stranger = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let not_found = (404, "not_found".to_owned());
    for method in [Method::GET, Method::DELETE] {
        let path = seller.artifact_path(&files[0]);
        let foreign = stranger.request(method.clone(), &path).send().await.unwrap();
        assert_eq!(refusal(foreign).await, (401, "token".to_owned()));
        let path = stranger.artifact_path(&files[0]);
        let through_own = stranger.request(method.clone(), &path).send().await.unwrap();
        assert_eq!(refusal(through_own).await, not_found);
        let path = format!("/v1/signups/{}/artifacts/never-was", seller.signup);
        let never = seller.request(method.clone(), &path).send().await.unwrap();
        assert_eq!(refusal(never).await, not_found);
        for trick in ["..%2f..%2fintake.sqlite", "%2e%2e%2fintake.key", "a%00bcdefgh", "short"] {
            let path = format!("/v1/signups/{}/artifacts/{trick}", seller.signup);
            let trick = seller.request(method.clone(), &path).send().await.unwrap();
            assert_eq!(refusal(trick).await, (400, "malformed".to_owned()));
        }
    }
    assert_eq!(site.files("objects").len(), files.len());
}

#[tokio::test]
async fn erasing_is_signed_for_and_final() {
    let (site, seller, files) = submitted().await;
    site.step(5);
    let path = seller.artifact_path(&files[0]);
    let response = seller.request(Method::DELETE, &path).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["content-type"], "application/jwt");
    let jws = response.text().await.unwrap();
    let receipt: DeletionReceipt = statement::verify(&jws, &site.keys.verifying()).unwrap();
    assert_eq!(receipt.signup, seller.signup);
    assert!(receipt.ciphertext_gone && receipt.index_gone);
    assert_eq!(receipt.erased.len(), 1);
    assert_eq!(receipt.erased[0].artifact, files[0].entry.artifact);
    assert_eq!(receipt.erased[0].sha256, files[0].entry.sha256);
    assert_eq!(receipt.erased[0].erased_at, BEGIN + 5);

    site.step(5);
    let again = seller.request(Method::DELETE, &path).send().await.unwrap();
    assert_eq!(again.text().await.unwrap(), jws);
    let fetch = seller.request(Method::GET, &path).send().await.unwrap();
    assert_eq!(refusal(fetch).await, (410, "gone".to_owned()));
    assert!(!site.files("objects").contains(&files[0].entry.artifact));
    assert_eq!(site.files("objects").len(), files.len() - 1);
    // Its id is not used again.
    let create = seller
        .tus(Method::POST, "/v1/uploads")
        .header("upload-length", files[0].bytes.len())
        .header("upload-metadata", seller.metadata(&files[0]));
    assert_eq!(refusal(create.send().await.unwrap()).await, (410, "gone".to_owned()));
}

#[tokio::test]
async fn erased_twice_at_once_is_erased_once() {
    let (_site, seller, files) = submitted().await;
    let path = seller.artifact_path(&files[0]);
    let (a, b) = tokio::join!(
        seller.request(Method::DELETE, &path).send(),
        seller.request(Method::DELETE, &path).send()
    );
    let (a, b) = (a.unwrap().text().await.unwrap(), b.unwrap().text().await.unwrap());
    assert_eq!(a, b);
}

#[tokio::test]
async fn a_signup_with_nothing_left_is_withdrawn() {
    let (site, seller, files) = submitted().await;
    for file in &files {
        assert_eq!(seller.status().await.standing, Standing::Received);
        seller.request(Method::DELETE, &seller.artifact_path(file)).send().await.unwrap();
    }
    assert_eq!(seller.status().await.standing, Standing::Withdrawn);
    assert!(site.files("objects").is_empty());
}

#[tokio::test]
async fn what_is_due_is_erased_without_asking() {
    let (site, seller, files) = submitted().await;
    site.step(30 * 86_400 - 1);
    assert_eq!(site.intake.sweep().await.unwrap().artifacts, 0);
    site.step(1);
    // Clip and transcript after 30 days, documents and details after 90.
    assert_eq!(site.intake.sweep().await.unwrap().artifacts, 2);
    for file in &files {
        let response = seller.request(Method::GET, &seller.artifact_path(file)).send().await;
        let gone = matches!(file.entry.kind, ArtifactKind::Clip | ArtifactKind::Transcript);
        let expected = if gone { StatusCode::GONE } else { StatusCode::OK };
        assert_eq!(response.unwrap().status(), expected);
    }
    let path = seller.artifact_path(&files[0]);
    let word = seller.request(Method::DELETE, &path).send().await.unwrap().text().await.unwrap();
    let word: DeletionReceipt = statement::verify(&word, &site.keys.verifying()).unwrap();
    assert_eq!((word.erased.len(), word.iat), (2, BEGIN + 30 * 86_400));
    site.step(60 * 86_400);
    assert_eq!(site.intake.sweep().await.unwrap().artifacts, files.len() - 2);
    assert!(site.files("objects").is_empty());
}
