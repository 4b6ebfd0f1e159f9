//! tus 1.0.0, verb by verb.

use reqwest::{Method, StatusCode};
use signup::wire::ArtifactKind;

use crate::{
    seller::{SealedFile, Seller, checksum, metadata, refusal},
    site::Site,
};

const MALFORMED: &str = "malformed";

pub(crate) async fn seller_with(plain_bytes: usize) -> (Site, Seller, SealedFile) {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let plain: Vec<u8> = (0..plain_bytes).map(|at| (at % 251) as u8).collect();
    let file = seller.seal("clip", ArtifactKind::Clip, None, &plain);
    (site, seller, file)
}

pub(crate) fn stored(site: &Site, file: &SealedFile) -> Vec<u8> {
    std::fs::read(site.data.path().join("objects").join(&file.entry.artifact)).unwrap()
}

#[tokio::test]
async fn the_server_tells_what_it_can_do() {
    let (site, seller, _) = seller_with(1).await;
    for path in ["/v1/uploads", "/v1/uploads/whichever"] {
        let url = format!("{}{path}", site.url());
        let response = seller.http.request(Method::OPTIONS, url).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::NO_CONTENT);
        let header = |name: &str| response.headers()[name].to_str().unwrap();
        assert_eq!(header("tus-resumable"), "1.0.0");
        assert_eq!(header("tus-version"), "1.0.0");
        assert_eq!(header("tus-extension"), "creation,expiration,checksum,termination");
        assert_eq!(header("tus-checksum-algorithm"), "sha256,sha1");
        assert_eq!(header("tus-max-size"), "83886080");
    }
}

#[tokio::test]
async fn a_file_goes_up_in_checked_chunks() {
    let (site, seller, file) = seller_with(600_000).await;
    let path = seller.create(&file).await;
    assert_eq!(seller.offset(&path).await, 0);
    let mut offset = 0;
    for chunk in file.bytes.chunks(256 * 1024) {
        let patch = seller.patch(&path, offset, chunk).header("upload-checksum", checksum(chunk));
        let response = patch.send().await.unwrap();
        offset += chunk.len();
        assert_eq!(response.status(), StatusCode::NO_CONTENT);
        assert_eq!(response.headers()["upload-offset"], offset.to_string());
        let last = offset == file.bytes.len();
        assert_eq!(response.headers().contains_key("upload-expires"), !last);
        assert_eq!(seller.offset(&path).await, offset as u64);
    }
    assert_eq!(stored(&site, &file), file.bytes);
    assert_eq!(site.files("objects"), std::slice::from_ref(&file.entry.artifact));
    assert!(site.files("uploads").is_empty());
    let head = seller.tus(Method::HEAD, &path).send().await.unwrap();
    assert_eq!(head.headers()["upload-length"], file.bytes.len().to_string());
    assert_eq!(head.headers()["upload-metadata"], seller.metadata(&file));
}

#[tokio::test]
async fn another_version_of_tus_is_refused() {
    let (_site, seller, file) = seller_with(10).await;
    let path = seller.create(&file).await;
    let verbs = [
        (Method::POST, "/v1/uploads"),
        (Method::HEAD, path.as_str()),
        (Method::PATCH, &path),
        (Method::DELETE, &path),
    ];
    for (method, path) in verbs {
        for version in [None, Some("0.2.2")] {
            let request = seller.request(method.clone(), path);
            let request = match version {
                Some(version) => request.header("tus-resumable", version),
                None => request,
            };
            let response = request.send().await.unwrap();
            assert_eq!(response.status(), StatusCode::PRECONDITION_FAILED);
            assert_eq!(response.headers()["tus-version"], "1.0.0");
            if method != Method::HEAD {
                assert_eq!(refusal(response).await, (412, MALFORMED.to_owned()));
            }
        }
    }
}

#[tokio::test]
async fn creation_needs_length_and_metadata() {
    let (site, seller, file) = seller_with(10).await;
    let (id, sha256) = (file.entry.artifact.as_str(), file.entry.sha256.as_str());
    let good = seller.metadata(&file);
    let length = file.bytes.len().to_string();
    let upper = sha256.to_uppercase();
    let cases = [
        (None, Some(good.clone()), 400),
        (Some("-1"), Some(good.clone()), 400),
        (Some("0"), Some(good.clone()), 400),
        (Some("83886081"), Some(good.clone()), 413),
        (Some(&length), None, 400),
        (Some(&length), Some("signup".to_owned()), 400),
        (Some(&length), Some(format!("signup {}", seller.signup)), 400),
        (Some(&length), Some(metadata(&seller.signup, id, "")), 400),
        (Some(&length), Some(metadata(&seller.signup, id, &upper)), 400),
        (Some(&length), Some(metadata(&seller.signup, "short", sha256)), 400),
        (Some(&length), Some(metadata(&seller.signup, "../../../etc/passwd", sha256)), 400),
        (Some(&length), Some(metadata(&seller.signup, "..\\..\\boot.ini", sha256)), 400),
        (Some(&length), Some(metadata(&seller.signup, "/absolute/path", sha256)), 400),
        (Some(&length), Some(metadata(&seller.signup, "with\0zero-byte", sha256)), 400),
        (Some(&length), Some(metadata(&seller.signup, &"a".repeat(65), sha256)), 400),
        (Some(&length), Some(metadata("no-such-signup", id, sha256)), 404),
    ];
    for (length, metadata, status) in cases {
        let mut request = seller.tus(Method::POST, "/v1/uploads");
        if let Some(length) = length {
            request = request.header("upload-length", length);
        }
        if let Some(metadata) = &metadata {
            request = request.header("upload-metadata", metadata);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.headers()["tus-resumable"], "1.0.0");
        assert_eq!(refusal(response).await.0, status, "{length:?} {metadata:?}");
    }
    assert!(site.files("uploads").is_empty());
}

#[tokio::test]
async fn a_foreign_token_opens_no_upload() {
    let (site, seller, file) = seller_with(10).await;
    let stranger = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let path = seller.create(&file).await;
    let create = stranger
        .tus(Method::POST, "/v1/uploads")
        .header("upload-length", 10)
        .header("upload-metadata", seller.metadata(&file));
    let foreign = (401, "token".to_owned());
    assert_eq!(refusal(create.send().await.unwrap()).await, foreign);
    let patch = stranger.patch(&path, 0, &file.bytes).send().await.unwrap();
    assert_eq!(refusal(patch).await, foreign);
    let delete = stranger.tus(Method::DELETE, &path).send().await.unwrap();
    assert_eq!(refusal(delete).await, foreign);
    let head = stranger.tus(Method::HEAD, &path).send().await.unwrap();
    assert_eq!(head.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(seller.offset(&path).await, 0);
}

#[tokio::test]
async fn a_patch_is_refused_for_each_thing_wrong() {
    let (_site, seller, file) = seller_with(1_000).await;
    let path = seller.create(&file).await;
    let bytes = &file.bytes[..100];
    let refused = async |request: reqwest::RequestBuilder| {
        let refused = refusal(request.send().await.unwrap()).await;
        assert_eq!(seller.offset(&path).await, 0);
        refused
    };
    let json = seller.tus(Method::PATCH, &path).header("upload-offset", 0).json("x");
    assert_eq!(refused(json).await, (415, MALFORMED.to_owned()));
    let no_offset = seller
        .tus(Method::PATCH, &path)
        .header("content-type", "application/offset+octet-stream")
        .body("x");
    assert_eq!(refused(no_offset).await, (400, MALFORMED.to_owned()));
    assert_eq!(refused(seller.patch(&path, 1, bytes)).await, (409, "offset".to_owned()));
    let wrong = seller.patch(&path, 0, bytes).header("upload-checksum", checksum(b"other"));
    assert_eq!(refused(wrong).await, (460, "checksum".to_owned()));
    let unknown = seller.patch(&path, 0, bytes).header("upload-checksum", "crc32 AAAAAA==");
    assert_eq!(refused(unknown).await, (400, MALFORMED.to_owned()));
    let long = vec![0; file.bytes.len() + 1];
    assert_eq!(refused(seller.patch(&path, 0, &long)).await, (413, "too_large".to_owned()));
    let missing = seller.patch("/v1/uploads/no-such-upload", 0, bytes).send().await.unwrap();
    assert_eq!(refusal(missing).await, (404, "not_found".to_owned()));
    let trick = seller.patch("/v1/uploads/..%2f..%2fintake.sqlite", 0, bytes).send().await;
    assert_eq!(refusal(trick.unwrap()).await, (400, MALFORMED.to_owned()));
}

#[tokio::test]
async fn a_whole_file_that_is_not_the_one_announced_is_discarded() {
    let (site, seller, file) = seller_with(1_000).await;
    let path = seller.create(&file).await;
    let mut altered = file.bytes.clone();
    altered[500] ^= 1;
    let response = seller.patch(&path, 0, &altered).send().await.unwrap();
    assert_eq!(refusal(response).await, (460, "checksum".to_owned()));
    let again = seller.patch(&path, 0, &file.bytes).send().await.unwrap();
    assert_eq!(refusal(again).await, (410, "gone".to_owned()));
    assert!(site.files("uploads").is_empty() && site.files("objects").is_empty());
    seller.upload(&file).await;
    assert_eq!(stored(&site, &file), file.bytes);
}

#[tokio::test]
async fn any_node_takes_any_request() {
    let (site, seller, file) = seller_with(100_000).await;
    let second = site.another_node().await;
    let elsewhere = seller.elsewhere(&second.url());
    let path = seller.create(&file).await;
    let first = elsewhere.patch(&path, 0, &file.bytes[..50_000]).send().await.unwrap();
    assert_eq!(first.status(), StatusCode::NO_CONTENT);
    assert_eq!(seller.offset(&path).await, 50_000);
    let rest = seller.patch(&path, 50_000, &file.bytes[50_000..]).send().await.unwrap();
    assert_eq!(rest.status(), StatusCode::NO_CONTENT);
    assert_eq!(elsewhere.offset(&path).await, file.bytes.len() as u64);
}

#[tokio::test]
async fn an_upload_expires_and_each_chunk_puts_that_off() {
    let (site, seller, file) = seller_with(1_000).await;
    let path = seller.create(&file).await;
    site.step(3 * 86_400 - 1);
    let chunk = seller.patch(&path, 0, &file.bytes[..10]).send().await.unwrap();
    assert_eq!(chunk.status(), StatusCode::NO_CONTENT);
    site.step(3 * 86_400 - 1);
    assert_eq!(seller.offset(&path).await, 10);
    site.step(1);
    let late = seller.patch(&path, 10, &file.bytes[10..]).send().await.unwrap();
    assert_eq!(refusal(late).await, (410, "gone".to_owned()));
    assert!(site.files("uploads").is_empty());

    let forgotten = seller.create(&file).await;
    seller.patch(&forgotten, 0, &file.bytes[..10]).send().await.unwrap();
    assert_eq!(site.files("uploads").len(), 1);
    site.step(3 * 86_400);
    assert_eq!(site.intake.sweep().await.unwrap().uploads, 1);
    assert!(site.files("uploads").is_empty());
    let head = seller.tus(Method::HEAD, &forgotten).send().await.unwrap();
    assert_eq!(head.status(), StatusCode::GONE);
}

#[tokio::test]
async fn an_upload_is_given_up() {
    let (site, seller, file) = seller_with(1_000).await;
    let path = seller.create(&file).await;
    seller.patch(&path, 0, &file.bytes[..10]).send().await.unwrap();
    // As a network that lets no DELETE through has it.
    let post = seller.tus(Method::POST, &path).header("x-http-method-override", "DELETE");
    assert_eq!(post.send().await.unwrap().status(), StatusCode::NO_CONTENT);
    assert!(site.files("uploads").is_empty());
    let again = seller.tus(Method::DELETE, &path).send().await.unwrap();
    assert_eq!(refusal(again).await, (410, "gone".to_owned()));
    let complete = seller.upload(&file).await;
    let refused = seller.tus(Method::DELETE, &complete).send().await.unwrap();
    assert_eq!(refusal(refused).await, (409, MALFORMED.to_owned()));
    assert_eq!(stored(&site, &file), file.bytes);
}

#[tokio::test]
async fn creating_again_replaces_what_is_under_way_and_finds_what_is_complete() {
    let (site, seller, file) = seller_with(1_000).await;
    let first = seller.create(&file).await;
    let second = seller.create(&file).await;
    let replaced = seller.patch(&first, 0, &file.bytes).send().await.unwrap();
    assert_eq!(refusal(replaced).await, (410, "gone".to_owned()));
    seller.patch(&second, 0, &file.bytes).send().await.unwrap();
    let create = |seller: &Seller, metadata: String| {
        let request = seller.tus(Method::POST, "/v1/uploads");
        request.header("upload-length", file.bytes.len()).header("upload-metadata", metadata)
    };
    let again = create(&seller, seller.metadata(&file)).send().await.unwrap();
    assert_eq!(again.headers()["location"], second);
    // Other bytes under the same id, or the id of another's file, whatever its case.
    let id = &file.entry.artifact;
    let other = metadata(&seller.signup, id, &"0".repeat(64));
    let taken = create(&seller, other).send().await.unwrap();
    assert_eq!(refusal(taken).await, (409, MALFORMED.to_owned()));
    let stranger = Seller::open(&site.url(), site.keys.verifying(), false).await;
    for id in [id.clone(), id.to_lowercase()] {
        let foreign = metadata(&stranger.signup, &id, &file.entry.sha256);
        let taken = create(&stranger, foreign).send().await.unwrap();
        assert_eq!(refusal(taken).await, (409, MALFORMED.to_owned()));
    }
}

#[tokio::test]
async fn one_signup_cannot_have_uploads_without_end() {
    let (_site, seller, file) = seller_with(10).await;
    for number in 0..64 {
        let mut one = file.clone();
        one.entry.artifact = format!("artifact-{number}");
        seller.create(&one).await;
    }
    let more = seller
        .tus(Method::POST, "/v1/uploads")
        .header("upload-length", file.bytes.len())
        .header("upload-metadata", seller.metadata(&file));
    assert_eq!(refusal(more.send().await.unwrap()).await, (429, "slow_down".to_owned()));
}
