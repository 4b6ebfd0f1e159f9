//! A stranger's tus client, tus-js-client, against our server.

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use reqwest::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use signup::wire::ArtifactKind;

use crate::{
    node,
    seller::{SealedFile, Seller},
    site::Site,
};

const CHUNK_BYTES: u64 = 100_000;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    upload_url: String,
    sent_from: u64,
    accepted_bytes: u64,
    aborted: bool,
}

/// Runs `upload.mjs` and returns what it printed.
async fn upload(copy: &Path, task: &Value) -> Outcome {
    let mut node = Command::new("node");
    node.arg("upload.mjs").current_dir(copy).stdin(Stdio::piped()).stdout(Stdio::piped());
    let task = task.to_string();
    let run = move || {
        let mut child = node.spawn().unwrap();
        child.stdin.take().unwrap().write_all(task.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    };
    let output = tokio::task::spawn_blocking(run).await.unwrap();
    assert!(output.status.success(), "tus-js-client failed, see above");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn task(seller: &Seller, file: &SealedFile, on_disk: &Path) -> Value {
    json!({
        "endpoint": format!("{}/v1/uploads", seller.url),
        "token": seller.token,
        "file": on_disk,
        "metadata": {
            "signup": seller.signup,
            "artifact": file.entry.artifact,
            "sha256": file.entry.sha256,
        },
        "chunkBytes": CHUNK_BYTES,
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tus_js_client_uploads_aborts_and_resumes() {
    let Some(copy) = tokio::task::spawn_blocking(node::installed).await.unwrap() else { return };
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let plain: Vec<u8> = (0..450_000_u32).map(|at| (at % 251) as u8).collect();
    let file = seller.seal("clip", ArtifactKind::Clip, None, &plain);
    let on_disk = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(on_disk.path(), &file.bytes).unwrap();
    let total = file.bytes.len() as u64;

    let mut first = task(&seller, &file, on_disk.path());
    first["abortAtBytes"] = json!(2 * CHUNK_BYTES);
    let aborted = upload(&copy, &first).await;
    assert!(aborted.aborted);
    assert_eq!((aborted.sent_from, aborted.accepted_bytes), (0, 2 * CHUNK_BYTES));
    let path = aborted.upload_url.strip_prefix(&seller.url).unwrap();
    // The chunk that was on its way when it aborted may have arrived in part.
    let offset = seller.offset(path).await;
    assert!((2 * CHUNK_BYTES..total).contains(&offset), "{offset}");

    let mut second = task(&seller, &file, on_disk.path());
    second["uploadUrl"] = json!(aborted.upload_url);
    let resumed = upload(&copy, &second).await;
    assert!(!resumed.aborted);
    assert!((offset..total).contains(&resumed.sent_from), "{}", resumed.sent_from);
    assert_eq!(resumed.accepted_bytes, total);
    assert_eq!(seller.offset(path).await, total);
    let stored = std::fs::read(site.data.path().join("objects").join(&file.entry.artifact));
    assert_eq!(stored.unwrap(), file.bytes);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_tus_js_client_sent_is_submitted_like_any() {
    let Some(copy) = tokio::task::spawn_blocking(node::installed).await.unwrap() else { return };
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let files = seller.everything();
    for (number, file) in files.iter().enumerate() {
        if number > 0 {
            seller.upload(file).await;
            continue;
        }
        let on_disk = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(on_disk.path(), &file.bytes).unwrap();
        let outcome = upload(&copy, &task(&seller, file, on_disk.path())).await;
        assert_eq!(outcome.accepted_bytes, file.bytes.len() as u64);
    }
    let manifest = seller.manifest(&files, &seller.challenge().await);
    assert_eq!(seller.submit(&manifest).await.status(), StatusCode::OK);
}
