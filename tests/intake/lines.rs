//! Uploads over lines that are slow, shared or cut, written to the socket by hand.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use signup::wire::ArtifactKind;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    seller::{Seller, checksum, refusal},
    site::Site,
    uploads::{seller_with, stored},
};

#[tokio::test]
async fn a_body_without_length_stops_at_the_uploads() {
    let (_site, seller, file) = seller_with(1_000).await;
    let path = seller.create(&file).await;
    let mut long = file.bytes.clone();
    long.push(0);
    let mut stream = TcpStream::connect(address(&seller)).await.unwrap();
    let head = patch_head(&seller, &path, "transfer-encoding: chunked\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(format!("{:x}\r\n", long.len()).as_bytes()).await.unwrap();
    stream.write_all(&long).await.unwrap();
    stream.write_all(b"\r\n0\r\n\r\n").await.unwrap();
    assert!(answer(&mut stream).await.starts_with("HTTP/1.1 413"));
    assert_eq!(seller.offset(&path).await, 0);
}

#[tokio::test]
async fn of_two_patches_at_once_one_is_taken() {
    let (site, seller, file) = seller_with(500_000).await;
    let path = seller.create(&file).await;
    let (first, second) = tokio::join!(
        seller.patch(&path, 0, &file.bytes).send(),
        seller.patch(&path, 0, &file.bytes).send()
    );
    let mut statuses = [first, second].map(|it| it.unwrap().status().as_u16());
    statuses.sort_unstable();
    assert_eq!(statuses[0], 204);
    assert!([409, 423].contains(&statuses[1]), "{statuses:?}");
    assert_eq!(stored(&site, &file), file.bytes);
}

#[tokio::test]
async fn bytes_before_a_cut_are_kept() {
    let (site, seller, file) = seller_with(300_000).await;
    let path = seller.create(&file).await;
    let length = format!("content-length: {}\r\n", file.bytes.len());
    let line = begin(&seller, &path, &length, &file.bytes[..100_000]).await;
    until(async || on_disk(&site, &path) == 100_000).await;
    drop(line);
    until(async || offset_if_free(&seller, &path).await == Some(100_000)).await;
    assert_eq!(once_free(&seller, &path, 100_000, &file.bytes[100_000..]).await, 204);
    assert_eq!(stored(&site, &file), file.bytes);
}

#[tokio::test]
async fn bytes_before_a_cut_that_cannot_be_checked_are_discarded() {
    let (site, seller, _) = seller_with(1).await;
    let file = seller.seal("transcript", ArtifactKind::Transcript, None, &[7; 300_000]);
    let path = seller.create(&file).await;
    let (length, sum) = (file.bytes.len(), checksum(&file.bytes));
    let headers = format!("content-length: {length}\r\nupload-checksum: {sum}\r\n");
    let line = begin(&seller, &path, &headers, &file.bytes[..100_000]).await;
    until(async || on_disk(&site, &path) == 100_000).await;
    assert_eq!(offset_if_free(&seller, &path).await, None);
    drop(line);
    until(async || on_disk(&site, &path) == 0).await;
    until(async || offset_if_free(&seller, &path).await == Some(0)).await;
    assert_eq!(once_free(&seller, &path, 0, &file.bytes).await, 204);
    assert_eq!(stored(&site, &file), file.bytes);
}

#[tokio::test]
async fn an_upload_has_one_writer_at_a_time() {
    let (site, seller, file) = seller_with(300_000).await;
    let path = seller.create(&file).await;
    let length = format!("content-length: {}\r\n", file.bytes.len());
    let mut slow = begin(&seller, &path, &length, &file.bytes[..10]).await;
    until(async || on_disk(&site, &path) == 10).await;
    // On this node and on another one.
    let second_node = site.another_node().await;
    for url in [site.url(), second_node.url()] {
        let locked = seller.elsewhere(&url).patch(&path, 0, &file.bytes).send().await.unwrap();
        assert_eq!(refusal(locked).await, (423, "locked".to_owned()));
        // Nor is an offset told that a moment later is another one.
        assert_eq!(offset_if_free(&seller.elsewhere(&url), &path).await, None);
    }
    slow.write_all(&file.bytes[10..]).await.unwrap();
    assert!(answer(&mut slow).await.starts_with("HTTP/1.1 204"));
    assert_eq!(stored(&site, &file), file.bytes);
}

fn address(seller: &Seller) -> &str {
    seller.url.strip_prefix("http://").unwrap()
}

/// The head of a PATCH at offset 0.
fn patch_head(seller: &Seller, path: &str, more: &str) -> String {
    format!(
        "PATCH {path} HTTP/1.1\r\nhost: intake\r\nauthorization: Bearer {}\r\n\
         tus-resumable: 1.0.0\r\nupload-offset: 0\r\n\
         content-type: application/offset+octet-stream\r\n{more}\r\n",
        seller.token
    )
}

/// A PATCH at offset 0 of which only `bytes` are sent so far.
async fn begin(seller: &Seller, path: &str, headers: &str, bytes: &[u8]) -> TcpStream {
    let mut line = TcpStream::connect(address(seller)).await.unwrap();
    line.write_all(patch_head(seller, path, headers).as_bytes()).await.unwrap();
    line.write_all(bytes).await.unwrap();
    line
}

/// The offset a HEAD tells; `None` while somebody writes.
async fn offset_if_free(seller: &Seller, path: &str) -> Option<u64> {
    let head = seller.tus(Method::HEAD, path).send().await.unwrap();
    if head.status() == StatusCode::LOCKED {
        return None;
    }
    assert_eq!(head.status(), StatusCode::OK);
    Some(head.headers()["upload-offset"].to_str().unwrap().parse().unwrap())
}

async fn answer(line: &mut TcpStream) -> String {
    let mut start = [0; 64];
    let count = line.read(&mut start).await.unwrap();
    String::from_utf8_lossy(&start[..count]).into_owned()
}

/// Bytes of an upload in the server's folder, taken or not.
fn on_disk(site: &Site, path: &str) -> u64 {
    let name = path.rsplit('/').next().unwrap();
    std::fs::metadata(site.data.path().join("uploads").join(name)).map_or(0, |it| it.len())
}

/// The status of a PATCH as soon as nobody else writes.
async fn once_free(seller: &Seller, path: &str, offset: usize, bytes: &[u8]) -> u16 {
    let mut status = StatusCode::LOCKED;
    until(async || {
        status = seller.patch(path, offset, bytes).send().await.unwrap().status();
        status != StatusCode::LOCKED
    })
    .await;
    status.as_u16()
}

/// Waits for what another connection brings about; gives up after a minute.
async fn until(mut holds: impl AsyncFnMut() -> bool) {
    for _ in 0..1_200 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it did not come about");
}
