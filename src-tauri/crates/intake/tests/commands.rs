//! The program as an operator runs it: keys, server, list, open, erase; what it prints and returns.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

// The seller of the acceptance tests, of which not everything is needed here.
#[allow(dead_code, reason = "shared with tests/intake.rs")]
#[path = "../../../../tests/intake/seller.rs"]
mod seller;

use std::{
    fs,
    io::{BufRead, BufReader},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Child, Command, Output, Stdio},
};

use envelope::VerifyingKey;
use intake::{Pinned, statement};
use seller::Seller;
use signup::wire::{DeletionReceipt, Receipt};

fn intake(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_intake")).args(args).output().unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn stdout(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Ends the server even where an assertion fails before.
struct Server(Child);

impl Server {
    fn start(data: &str, keys: &str) -> (Self, String) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_intake"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data", data, "--keys", keys])
            .env("RUST_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        (Self(child), line.trim().to_owned())
    }

    /// Ends it as a service manager does and returns the exit code.
    fn terminate(&mut self) -> Option<i32> {
        Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status().unwrap();
        self.0.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Ended already in a test that passed.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_keygen_to_erasure() {
    let dir = tempfile::tempdir().unwrap();
    let (keys, data, out) =
        (dir.path().join("keys"), dir.path().join("data"), dir.path().join("out"));
    let made = intake(&["keygen", "--dir", text(&keys), "--name", "Intake of a test"]);
    let pinned: Pinned = serde_json::from_str(&stdout(&made)).unwrap();
    assert_eq!(pinned.name, "Intake of a test");
    let seed = keys.join("reviewer.seed");
    assert_eq!(fs::read_to_string(&seed).unwrap().trim().len(), 64);
    assert_eq!(fs::metadata(&seed).unwrap().permissions().mode() & 0o777, 0o600);
    // The seed moves to where reviews are made: the server does without.
    let review = dir.path().join("elsewhere.seed");
    fs::rename(&seed, &review).unwrap();

    let (mut server, url) = Server::start(text(&data), text(&keys));
    let key = VerifyingKey::from_base64url(&pinned.key).unwrap();
    let seller = Seller::open(&url, key, false).await;
    let (files, receipt_jws) = seller.complete().await;
    let receipt: Receipt = statement::verify(&receipt_jws, &key).unwrap();

    let listed = stdout(&intake(&["list", "--data", text(&data)]));
    let fields: Vec<_> = listed.trim_end().split('\t').collect();
    assert_eq!((fields[0], fields[1]), (seller.signup.as_str(), receipt.number.as_str()));
    assert_eq!(fields[3..], ["received".to_owned(), format!("{} files", files.len())]);

    let open = |key: &Path, name: &str| {
        intake(&["open", name, "--key", text(key), "--out", text(&out), "--data", text(&data)])
    };
    let opened = stdout(&open(&review, &receipt.number));
    assert_eq!(opened.lines().count(), files.len() + 2);
    assert_eq!(fs::read(out.join("clip.mp4")).unwrap(), b"the clip");
    assert_eq!(fs::read(out.join("identity-front.jpg")).unwrap(), b"the identity-front");
    assert_eq!(fs::read_to_string(out.join("receipt.jwt")).unwrap(), receipt_jws);
    assert_eq!(fs::metadata(out.join("clip.mp4")).unwrap().permissions().mode() & 0o777, 0o600);

    // Not a video: what is wrong with it is in the report.
    let page = dir.path().join("page");
    let reviewed = |more: &[&str]| {
        let args = ["review", &receipt.number, "--key", text(&review), "--data", text(&data)];
        intake(&[&args, more].concat())
    };
    let json = stdout(&reviewed(&["--json", "--keys", text(&keys), "--out", text(&page)]));
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (&report["signup"], &report["signature"]),
        (&seller.signup.as_str().into(), &"verified".into())
    );
    let codes = |severity: &str| {
        let found = report["findings"].as_array().unwrap().iter();
        let found = found.filter(|it| it["severity"] == severity);
        found.map(|it| it["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes("contradiction"), ["clip_unreadable", "transcript_unreadable"]);
    assert_eq!(codes("attention"), ["not_measured"]);
    let page = fs::metadata(page.join("review.html")).unwrap();
    assert_eq!(page.permissions().mode() & 0o777, 0o600);
    // The data folder has no intake.json here: said, not passed over.
    assert!(stdout(&reviewed(&[])).contains("challenge not verified"));
    assert_eq!(reviewed(&["--keys", text(&out)]).status.code(), Some(1));

    let strange = dir.path().join("strange.seed");
    fs::write(&strange, "00".repeat(32)).unwrap();
    assert_eq!(open(&strange, &seller.signup).status.code(), Some(4));
    let closed = ["review", &seller.signup, "--key", text(&strange), "--data", text(&data)];
    assert_eq!(intake(&closed).status.code(), Some(4));
    fs::write(&strange, "no seed").unwrap();
    let bad = open(&strange, &seller.signup);
    assert_eq!(bad.status.code(), Some(1));
    assert!(!String::from_utf8_lossy(&bad.stderr).contains("no seed"));
    assert_eq!(open(&review, "0000-0000").status.code(), Some(3));

    let erase = ["erase", &seller.signup, "--data", text(&data), "--keys", text(&keys)];
    let word = stdout(&intake(&erase));
    let word: DeletionReceipt = statement::verify(word.trim(), &key).unwrap();
    assert_eq!(word.erased.len(), files.len());
    assert_eq!(fs::read_dir(data.join("objects")).unwrap().count(), 0);
    assert_eq!(intake(&erase).status.code(), Some(3));
    assert_eq!(server.terminate(), Some(0));
}

#[test]
fn what_cannot_be_done_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let here = text(dir.path());
    assert_eq!(intake(&[]).status.code(), Some(2));
    assert_eq!(intake(&["open", "K7QF-2M9X"]).status.code(), Some(2));
    assert_eq!(intake(&["list", "--data", here]).status.code(), Some(3));
    let no_keys = intake(&["serve", "--data", here, "--listen", "127.0.0.1:0"]);
    assert_eq!(no_keys.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&no_keys.stderr).contains("intake.key"));
    assert!(intake(&["keygen", "--dir", here]).status.success());
    let again = intake(&["keygen", "--dir", here]);
    assert_eq!(again.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&again.stderr).contains("is there already"));
    let policy = dir.path().join("policy.toml");
    fs::write(&policy, "valid_days = 1").unwrap();
    let bad = ["serve", "--data", here, "--listen", "127.0.0.1:0", "--policy", text(&policy)];
    assert_eq!(intake(&bad).status.code(), Some(1));
}
