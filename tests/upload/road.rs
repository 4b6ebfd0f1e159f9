//! One sealed file on its way: a server, the line to it, and what was reported.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex},
};

use acceptance::proxy::Proxy;
use client::{
    backoff::Backoff,
    http_client,
    upload::{CHUNK_BYTES, Report, Upload},
};
use envelope::{SecretSeed, SigningKey};
use intake::{Intake, Keys, Running, Settings, default_policy, serve, system_clock};
use reqwest::Url;
use sha2::{Digest, Sha256};
use signup::{
    Fault,
    wire::{ArtifactEntry, ArtifactKind, SignupOpened, SignupRequest},
};
use tempfile::TempDir;
use tokio::net::TcpListener;

pub const CHUNK: u64 = CHUNK_BYTES as u64;

/// Eight chunks, the last one short.
pub const LENGTH: u64 = 7 * CHUNK + 12_345;

/// A file and where it goes.
pub struct Road {
    pub folder: TempDir,
    pub proxy: Proxy,
    pub endpoint: Url,
    pub signup: String,
    pub token: String,
    pub entry: ArtifactEntry,
    pub file: PathBuf,
    pub content: Vec<u8>,
    pub reports: Arc<Mutex<Vec<Report>>>,
    /// Kept for as long as the road is.
    pub intake: Option<Running>,
}

impl Road {
    /// To our intake, with a signup just opened.
    pub async fn to_intake(length: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (keys, _) = Keys::generate("Test intake").unwrap();
        let data = folder.path().join("intake");
        let settings = Settings { data, keys, policy: default_policy(), clock: system_clock() };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let running = serve(Intake::open(settings).unwrap(), listener);
        let proxy = Proxy::to(running.address()).await.unwrap();
        let opened = open_signup(&running.url()).await;
        let endpoint = format!("{}/v1/uploads", proxy.url());
        let mut road = Self::new(folder, proxy, &endpoint, length);
        (road.signup, road.token) = (opened.signup, opened.token);
        road.intake = Some(running);
        road
    }

    pub fn new(folder: TempDir, proxy: Proxy, endpoint: &str, length: u64) -> Self {
        let content = noise(length);
        let file = folder.path().join("artifact-1.sealed");
        std::fs::write(&file, &content).unwrap();
        let entry = ArtifactEntry {
            artifact: "artifact-1".to_owned(),
            kind: ArtifactKind::Clip,
            document: None,
            media_type: "video/mp4".to_owned(),
            length_bytes: length,
            sha256: hex::encode(Sha256::digest(&content)),
        };
        Self {
            folder,
            proxy,
            endpoint: endpoint.parse().unwrap(),
            signup: "signup-1".to_owned(),
            token: "token".to_owned(),
            entry,
            file,
            content,
            reports: Arc::default(),
            intake: None,
        }
    }

    /// Uploads to the end.
    pub async fn run(&self, known: Option<Url>) -> Result<(), Fault> {
        self.run_until(known, |_| false).await.expect("nobody stops it")
    }

    /// Uploads until `stop` says so of a report, and is dropped in the middle then: `None`.
    pub async fn run_until(
        &self,
        known: Option<Url>,
        stop: impl Fn(&Report) -> bool + Send + Sync,
    ) -> Option<Result<(), Fault>> {
        // Every upload is a start of the program: nothing is kept but the URL.
        let http = http_client(&self.endpoint).unwrap();
        let upload = Upload {
            http: &http,
            endpoint: self.endpoint.clone(),
            token: &self.token,
            signup: &self.signup,
            entry: &self.entry,
            file: &self.file,
            backoff: &Backoff::scaled(0.01),
        };
        let stopped = tokio::sync::Notify::new();
        let mut report = |report: Report| {
            if stop(&report) {
                stopped.notify_one();
            }
            self.reports.lock().unwrap().push(report);
        };
        tokio::select! {
            biased;
            () = stopped.notified() => None,
            ended = upload.run(known, &mut report) => Some(ended),
        }
    }

    /// Everything reported since the last call.
    pub fn reported(&self) -> Vec<Report> {
        std::mem::take(&mut *self.reports.lock().unwrap())
    }

    /// The file as our intake stored it, which must be the file.
    pub fn assert_stored(&self) {
        let stored = self.folder.path().join("intake/objects/artifact-1");
        assert!(std::fs::read(stored).unwrap() == self.content, "another file was stored");
    }
}

pub fn created(reports: &[Report]) -> Vec<Url> {
    let urls = reports.iter().filter_map(|report| match report {
        Report::Created(url) => Some(url.clone()),
        _ => None,
    });
    urls.collect()
}

pub fn offsets(reports: &[Report]) -> Vec<u64> {
    let offsets = reports.iter().filter_map(|report| match report {
        Report::Offset(offset) => Some(*offset),
        _ => None,
    });
    offsets.collect()
}

/// Ends of all chunks of a file.
pub fn ends(length: u64) -> Vec<u64> {
    (1..=length.div_ceil(CHUNK)).map(|nth| (nth * CHUNK).min(length)).collect()
}

async fn open_signup(url: &str) -> SignupOpened {
    let request = SignupRequest {
        device_key: SigningKey::generate().unwrap().verifying().to_base64url(),
        seller_recipient: SecretSeed::generate().unwrap().public().to_base64url(),
        locale: "en".to_owned(),
        practice: false,
    };
    let http = http_client(&url.parse().unwrap()).unwrap();
    let opened = http.post(format!("{url}/v1/signups")).json(&request).send().await.unwrap();
    opened.error_for_status().unwrap().json().await.unwrap()
}

/// Bytes without a pattern, the same in every run (xorshift).
fn noise(length: u64) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let next = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..length).map(next).collect()
}
