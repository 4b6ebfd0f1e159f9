//! Our client against the tus community's own server, `@tus/server`, which knows nothing of us.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use acceptance::proxy::{Fate, Proxy};
use client::upload::Report;

use crate::{
    node,
    road::{CHUNK, LENGTH, Road, created, ends, offsets},
};

/// The server; ends with its input.
struct Stranger(Child);

impl Drop for Stranger {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

/// The server behind a line that breaks on demand, with a file for it.
async fn started(copy: &Path) -> (Stranger, Road) {
    let folder = tempfile::tempdir().unwrap();
    let port_file = folder.path().join("port");
    let child = Command::new("node")
        .arg("server.mjs")
        .args([&port_file, &folder.path().join("files")])
        .current_dir(copy)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let listening = async {
        loop {
            match std::fs::read_to_string(&port_file) {
                Ok(port) => break port.parse::<u16>().unwrap(),
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    };
    let port = tokio::time::timeout(Duration::from_secs(60), listening).await.unwrap();
    let proxy = Proxy::to(([127, 0, 0, 1], port).into()).await.unwrap();
    let endpoint = format!("{}/files", proxy.url());
    (Stranger(child), Road::new(folder, proxy, &endpoint, LENGTH))
}

fn assert_stored(road: &Road, reports: &[Report]) {
    let url = created(reports).pop().unwrap();
    let id = url.path_segments().unwrap().next_back().unwrap();
    let stored = std::fs::read(road.folder.path().join("files").join(id)).unwrap();
    assert!(stored == road.content, "another file was stored");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_we_did_not_write_takes_our_upload() {
    let Some(copy) = node::installed() else { return };
    let (_server, road) = started(&copy).await;
    road.run(None).await.unwrap();
    let reports = road.reported();
    assert_eq!(offsets(&reports), ends(LENGTH));
    assert_eq!(road.proxy.methods(), "OPPPPPPPP");
    assert_stored(&road, &reports);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cuts_and_a_restart_cost_a_chunk_each_there_too() {
    let Some(copy) = node::installed() else { return };
    let (_server, road) = started(&copy).await;
    road.proxy.on("PATCH", 2, Fate::Cut { after_body_bytes: 100_000 });
    road.proxy.on("PATCH", 5, Fate::Swallow);
    let stop = |report: &Report| matches!(report, Report::Offset(offset) if *offset >= 5 * CHUNK);
    assert!(road.run_until(None, stop).await.is_none());
    let before = road.reported();
    road.run(created(&before).pop()).await.unwrap();
    assert_stored(&road, &before);
    assert!(road.proxy.announced_bytes("PATCH") <= LENGTH + 3 * CHUNK);
    assert_eq!(road.proxy.methods().matches('O').count(), 1);
    assert_eq!(offsets(&road.reported()).last(), Some(&LENGTH));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upload_that_was_removed_there_is_made_anew() {
    let Some(copy) = node::installed() else { return };
    let (_server, road) = started(&copy).await;
    let stop = |report: &Report| *report == Report::Offset(3 * CHUNK);
    assert!(road.run_until(None, stop).await.is_none());
    let url = created(&road.reported()).remove(0);
    let removed = reqwest::Client::builder().no_proxy().build().unwrap().delete(url.clone());
    let removed = removed.header("tus-resumable", "1.0.0").send().await.unwrap();
    assert!(removed.status().is_success());
    road.run(Some(url.clone())).await.unwrap();
    let reports = road.reported();
    assert_eq!(offsets(&reports), ends(LENGTH));
    assert_ne!(created(&reports), [url]);
    assert_stored(&road, &reports);
}
