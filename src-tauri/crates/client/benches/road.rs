//! Two stretches of the road, measured as a seller meets them; one JSON line per measure, for `cargo xtask bench`.
//!
//! - `last_frame_to_sealed_ms`: from the last frame of a 5-second clip at 720p to the finished, fsynced sealed file.
//! - `upload_mb_s`: one sealed file over loopback to the reference intake in 256 KiB chunks, beside curl sending the
//!   same bytes to the same intake in one request.

use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use client::backoff::Backoff;
use client::http_client;
use client::spool::Spool;
use client::upload::Upload;
use envelope::{Kind, Label, Recipient, Role, SecretSeed, SigningKey, Writer};
use intake::{Intake, Keys, Running, Settings, default_policy, serve, system_clock};
use media::{ClipEncoder, ClipSettings, Frame};
use sha2::{Digest, Sha256};
use signup::wire::{ArtifactEntry, ArtifactKind, SignupOpened, SignupRequest};
use tokio::net::TcpListener;
use url::Url;

const ROUNDS: usize = 5;
/// The bench raises the policy's limit for it.
const UPLOAD_BYTES: usize = 64_000_000;

fn main() {
    let sealed = median(|| last_frame_to_sealed().as_secs_f64() * 1000.0);
    line(&format!(r#"{{"bench":"last_frame_to_sealed_ms","median":{sealed:.2}}}"#));

    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (ours, curl) = runtime.block_on(async {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        let bytes: Vec<u8> = (0..UPLOAD_BYTES).map(|i| ((i * 31) >> 3) as u8).collect();
        std::fs::write(&file, &bytes).expect("written");
        let sha256 = hex::encode(Sha256::digest(&bytes));
        let (running, signup) = intake(folder.path()).await;
        // Pair by pair, so that a busy moment of the machine meets both.
        let (mut ours, mut curl) = (Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            ours.push(upload(&running, &signup, &file, &sha256, round).await);
            curl.push(upload_by_curl(&running, &signup, &file, &sha256, round).await);
        }
        (middle(ours), middle(curl))
    });
    line(&format!(
        r#"{{"bench":"upload_mb_s","median":{ours:.1},"beside":"curl","beside_median":{curl:.1}}}"#
    ));
}

#[expect(clippy::print_stdout, reason = "the measures are the output")]
fn line(text: &str) {
    println!("{text}");
}

fn median(measure: impl FnMut() -> f64) -> f64 {
    middle(std::iter::repeat_with(measure).take(ROUNDS).collect())
}

fn middle(mut measured: Vec<f64>) -> f64 {
    measured.sort_by(f64::total_cmp);
    measured[measured.len() / 2]
}

/// A picture that moves and has some detail, as a face before a wall has.
fn frame(index: u64) -> Frame {
    let (width, height) = (1280, 720);
    let mut i420 = vec![128u8; width * height * 3 / 2];
    for (at, luma) in i420[..width * height].iter_mut().enumerate() {
        let (x, y) = (at % width + index as usize * 3, at / width);
        *luma = 64 + ((x * x / 97 + y * y / 89) % 128) as u8;
    }
    Frame::from_i420(width, height, Duration::from_micros(index * 33_333), i420).expect("even")
}

fn last_frame_to_sealed() -> Duration {
    let folder = tempfile::tempdir().expect("a folder");
    let spool = Spool::open(&folder.path().join("spool")).expect("a spool");
    let file = spool.create("bench-artifact").expect("a file");
    let seed = SecretSeed::generate().expect("randomness");
    let label = Label { signup: "s".into(), artifact: "bench-artifact".into(), kind: Kind::Clip };
    let to = [Recipient { role: Role::Reviewer, key: seed.public() }];
    let writer = Writer::new(file, &label, &to).expect("a writer");
    let settings = ClipSettings::for_size(1280, 720, Duration::from_secs(5));
    let mut encoder = ClipEncoder::new(writer, settings).expect("an encoder");
    for index in 0..149 {
        encoder.push(&frame(index)).expect("encodes");
    }
    let last = frame(149);
    let began = Instant::now();
    encoder.push(&last).expect("encodes");
    let (writer, _) = encoder.finish().expect("a clip");
    let (file, _) = writer.finish().expect("sealed");
    file.finish().expect("kept");
    began.elapsed()
}

async fn intake(folder: &Path) -> (Running, SignupOpened) {
    let (keys, _) = Keys::generate("Bench intake").expect("keys");
    let mut policy = default_policy();
    policy.limits.artifact_bytes = 1 << 30;
    let data = folder.join("intake");
    let settings = Settings { data, keys, policy, clock: system_clock() };
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("loopback");
    let running = serve(Intake::open(settings).expect("an intake"), listener);
    let request = SignupRequest {
        device_key: SigningKey::generate().expect("randomness").verifying().to_base64url(),
        seller_recipient: SecretSeed::generate().expect("randomness").public().to_base64url(),
        locale: "en".into(),
        practice: true,
    };
    let url = format!("{}/v1/signups", running.url());
    let answer = http(&running).post(url).json(&request).send().await.expect("an answer");
    (running, answer.json().await.expect("a signup"))
}

fn http(running: &Running) -> reqwest::Client {
    http_client(&Url::parse(&running.url()).expect("a URL")).expect("a client")
}

fn entry(artifact: String, sha256: &str) -> ArtifactEntry {
    ArtifactEntry {
        artifact,
        kind: ArtifactKind::Document,
        document: None,
        media_type: "application/octet-stream".into(),
        length_bytes: UPLOAD_BYTES as u64,
        sha256: sha256.to_owned(),
    }
}

async fn upload(
    running: &Running,
    signup: &SignupOpened,
    file: &Path,
    sha256: &str,
    round: usize,
) -> f64 {
    let entry = entry(format!("by-client-{round}"), sha256);
    let upload = Upload {
        http: &http(running),
        endpoint: Url::parse(&running.url()).and_then(|u| u.join("v1/uploads")).expect("a URL"),
        token: &signup.token,
        signup: &signup.signup,
        entry: &entry,
        file,
        backoff: &Backoff::default(),
    };
    let began = Instant::now();
    upload.run(None, &mut |_| {}).await.expect("uploaded");
    rate(began)
}

async fn upload_by_curl(
    running: &Running,
    signup: &SignupOpened,
    file: &Path,
    sha256: &str,
    round: usize,
) -> f64 {
    use base64::Engine as _;
    let value = |text: &str| base64::engine::general_purpose::STANDARD.encode(text);
    let metadata = format!(
        "signup {},artifact {},sha256 {}",
        value(&signup.signup),
        value(&format!("by-curl-{round:03}")),
        value(sha256)
    );
    let created = http(running)
        .post(format!("{}/v1/uploads", running.url()))
        .bearer_auth(&signup.token)
        .header("Tus-Resumable", "1.0.0")
        .header("Upload-Length", UPLOAD_BYTES)
        .header("Upload-Metadata", metadata)
        .send()
        .await
        .expect("an answer");
    let location = created.headers()["location"].to_str().expect("a URL").to_owned();
    let url = Url::parse(&running.url()).and_then(|u| u.join(&location)).expect("a URL");
    let mut curl = Command::new("curl");
    curl.args(["--silent", "--fail", "--noproxy", "*", "--request", "PATCH"])
        .args(["--header", "Tus-Resumable: 1.0.0", "--header", "Upload-Offset: 0", "--header"])
        .args(["Content-Type: application/offset+octet-stream", "--header"])
        .arg(format!("Authorization: Bearer {}", signup.token))
        .args(["--header", "Expect:", "--data-binary"])
        .arg(format!("@{}", file.display()))
        .arg(url.as_str());
    let began = Instant::now();
    let done = tokio::task::spawn_blocking(move || curl.status()).await.expect("joined");
    assert!(done.expect("curl is installed").success(), "curl failed");
    rate(began)
}

fn rate(began: Instant) -> f64 {
    let _ = std::io::stdout().flush();
    UPLOAD_BYTES as f64 / 1e6 / began.elapsed().as_secs_f64()
}
