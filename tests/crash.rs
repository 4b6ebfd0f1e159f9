//! kill -9 at fifty random instants of a scripted signup, then carry on: nothing that was sealed is lost or sealed twice,
//! at most the take that was running is made again, and there is one submission.
#![allow(clippy::unwrap_used)] // Clippy allows it in tests, not in their helpers.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::Duration;

use acceptance::footage::files_below;
use acceptance::programs;
use acceptance::walk::{Walk, Walked};
use client::journal::Journal;
use intake::{Intake, Keys, Running, Settings, default_policy, serve, system_clock};
use sha2::{Digest, Sha256};
use signup::folder::Folder;
use tokio::net::TcpListener;
use zeroize::Zeroizing;

const KILLS: usize = 50;

/// One signup is killed so often at the most, then left to end.
const KILLS_EACH: usize = 10;

/// A walk takes some seconds. The instants are drawn so that its beginning, where keys and journal are made, gets more
/// of them than its length asks for.
const LONGEST_MS: u64 = 5_000;

#[tokio::test(flavor = "multi_thread")]
async fn a_signup_killed_at_fifty_random_instants_is_carried_on() {
    programs::practice(); // Built before the clock of the first kill runs.
    let mut random = Random(0x5e11e7);
    let (mut kills, mut signups) = (0, 0);
    while kills < KILLS {
        let site = Site::open().await;
        signups += 1;
        for _ in 0..KILLS_EACH.min(KILLS - kills) {
            let after_ms = random.instant_ms();
            site.kill_after(after_ms).await;
            kills += 1;
            if !site.check(&format!("kill {kills} after {after_ms} ms")) {
                break;
            }
        }
        site.end().await;
    }
    eprintln!("{kills} kills in {signups} signups");
}

/// A small generator (Knuth's MMIX constants): the same instants in every run.
struct Random(u64);

impl Random {
    fn instant_ms(&mut self) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let unit = (self.0 >> 11) as f64 / (1u64 << 53) as f64;
        30 + (unit * unit.sqrt() * LONGEST_MS as f64) as u64
    }
}

/// One signup: the seller's computer and an intake.
struct Site {
    folder: tempfile::TempDir,
    running: Running,
    key: String,
    /// The sealed file of each place as first seen in a journal.
    seen: std::sync::Mutex<BTreeMap<String, String>>,
}

impl Site {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (keys, _) = Keys::generate("Test intake").unwrap();
        let key = keys.verifying().to_base64url();
        let (data, policy) = (folder.path().join("intake"), default_policy());
        let settings = Settings { data, keys, policy, clock: system_clock() };
        let intake = Intake::open(settings).unwrap();
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let running = serve(intake, listener);
        Self { folder, running, key, seen: std::sync::Mutex::default() }
    }

    fn walk(&self) -> Walk {
        Walk::new(&self.path("out"))
            .with("--intake", self.running.url())
            .with("--intake-key", &self.key)
            .with("--vault", self.path("vault"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn kill_after(&self, ms: u64) {
        let mut command = self.walk().into_command();
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let mut child = Killed(child);
        tokio::time::sleep(Duration::from_millis(ms)).await;
        let _ = child.0.kill();
        let _ = child.0.wait();
    }

    /// What lies on the disk fits together and has lost nothing. `false`: the signup is at its end.
    fn check(&self, when: &str) -> bool {
        let Some(folder) = self.journal(when) else { return true };
        let mut seen = self.seen.lock().unwrap();
        for entry in folder.artifacts() {
            let place = match entry.document {
                Some(slot) => slot.name(),
                None => format!("{:?}", entry.kind),
            };
            let first = seen.entry(place.clone()).or_insert_with(|| entry.artifact.clone());
            assert_eq!(*first, entry.artifact, "{when}: {place} was sealed twice");
            if folder.receipt.is_none() {
                let path = self.path("out/device/spool").join(format!("{}.sealed", entry.artifact));
                let sealed =
                    std::fs::read(&path).unwrap_or_else(|_| panic!("{when}: {place} is lost"));
                assert_eq!(hex::encode(Sha256::digest(&sealed)), entry.sha256, "{when}: {place}");
            }
        }
        for place in seen.keys() {
            let there = folder.artifacts().iter().any(|entry| match entry.document {
                Some(slot) => slot.name() == *place,
                None => format!("{:?}", entry.kind) == *place,
            });
            assert!(there, "{when}: the journal forgot {place}");
        }
        folder.receipt.is_none()
    }

    /// The journal as the device would read it: whole, or not begun.
    fn journal(&self, when: &str) -> Option<Folder> {
        let keys = std::fs::read(self.path("vault/signup")).ok()?;
        let keys: serde_json::Value = serde_json::from_slice(&keys).unwrap();
        let mut key = Zeroizing::new([0; 32]);
        hex::decode_to_slice(keys["journal"].as_str().unwrap(), &mut *key).unwrap();
        let journal = Journal::new(self.path("out/device/journal"), key);
        journal.read().unwrap_or_else(|fault| panic!("{when}: {fault}"))
    }

    /// Walks to the receipt, and looks at what the intake has.
    async fn end(self) {
        let walk = self.walk();
        let walked: Walked = tokio::task::spawn_blocking(move || walk.walk()).await.unwrap();
        walked.receipt();
        self.check("at the end");
        let objects = files_below(&self.path("intake/objects"));
        assert_eq!(objects.len(), 9, "each artifact is there once");
        assert!(files_below(&self.path("out/device/spool")).is_empty());
        let listed = list(&self.path("intake"));
        let submitted = listed.lines().filter(|line| line.contains("received")).count();
        assert_eq!(submitted, 1, "one submission:\n{listed}");
        self.running.stop().await;
    }
}

/// `intake list`, without the name of anybody.
fn list(data: &Path) -> String {
    let mut command = std::process::Command::new(programs::intake());
    let output = command.args(["list", "--data"]).arg(data).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Ended when let go, also when the test panics.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
