//! The commands about a seller's rights, as they are typed: hold, release, decide, appeal list, verify.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "shared with tests/intake.rs")]
#[path = "../../../../tests/intake/seller.rs"]
mod seller;
#[allow(dead_code, reason = "shared with tests/intake.rs")]
#[path = "../../../../tests/intake/site.rs"]
mod site;

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

use intake::Keys;
use reqwest::Method;
use seller::{SealedFile, Seller};
use serde_json::Value;
use signup::wire::{ArtifactKind, Standing};
use site::Site;
use tempfile::TempDir;

fn intake(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_intake")).args(args).output().unwrap()
}

fn code(args: &[&str]) -> i32 {
    intake(args).status.code().unwrap()
}

fn stdout(args: &[&str]) -> String {
    let output = intake(args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn stderr(args: &[&str]) -> String {
    String::from_utf8(intake(args).stderr).unwrap()
}

/// A seller who sent everything, and keeps their papers in a folder.
struct Papers {
    site: Site,
    seller: Seller,
    files: Vec<SealedFile>,
    receipt: String,
    folder: TempDir,
}

async fn papers() -> Papers {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let (files, receipt) = seller.complete().await;
    let folder = tempfile::tempdir().unwrap();
    Papers { site, seller, files, receipt, folder }
}

impl Papers {
    fn keep(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path: PathBuf = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn key(&self) -> String {
        self.site.keys.verifying().to_base64url()
    }

    fn data(&self) -> &str {
        self.site.data.path().to_str().unwrap()
    }

    /// What is said of a file, and the exit code.
    fn verify(&self, file: &str, more: &[&str]) -> (Value, i32) {
        let key = self.key();
        let output = intake(&[&["verify", file, "--key", &key], more].concat());
        let said = serde_json::from_slice(&output.stdout).unwrap();
        (said, output.status.code().unwrap())
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn genuine_statements_are_told_by_their_kind() {
    let it = papers().await;
    // As a mail program may have wrapped it.
    let receipt = it.keep("receipt.jwt", format!("\n  {}\r\n\n", it.receipt));
    let (said, code) = it.verify(&receipt, &[]);
    assert_eq!((code, &said["genuine"], &said["typ"]), (0, &true.into(), &"receipt+jwt".into()));
    assert_eq!(said["claims"]["signup"], it.seller.signup);
    assert_eq!(said.get("sealed"), None);

    let path = format!("/v1/signups/{}/challenges", it.seller.signup);
    let challenge = it.seller.request(Method::POST, &path).send().await.unwrap();
    let challenge = it.keep("challenge.jwt", challenge.text().await.unwrap());
    let policy = it.keep("policy.jwt", &it.seller.policy_jws);
    let path = it.seller.artifact_path(&it.files[0]);
    let deletion = it.seller.request(Method::DELETE, &path).send().await.unwrap();
    let deletion = it.keep("deletion.jwt", deletion.text().await.unwrap());
    for (file, typ) in
        [(&challenge, "challenge+jwt"), (&policy, "policy+jwt"), (&deletion, "deletion+jwt")]
    {
        let (said, code) = it.verify(file, &[]);
        assert_eq!((code, &said["typ"]), (0, &typ.into()));
    }
    let (said, _) = it.verify(&deletion, &[]);
    assert_eq!(said["claims"]["cause"], "wish");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn altered_and_foreign_statements_are_not_genuine() {
    let it = papers().await;
    let (head, rest) = it.receipt.split_once('.').unwrap();
    let (claims, signature) = rest.split_once('.').unwrap();
    let other = if claims.contains('A') { claims.replacen('A', "B", 1) } else { "e30".to_owned() };
    // The device's own word is none of the intake's.
    let manifest = it.seller.manifest(&it.files, &it.seller.challenge().await);
    let manifest = intake::statement::sign(&manifest, &it.seller.device).unwrap();
    let by_intake = intake::statement::sign(
        &it.seller.manifest(&it.files, &it.seller.challenge().await),
        &it.site.keys.signing,
    );
    let not_genuine = [
        ("altered", format!("{head}.{other}.{signature}")),
        ("cut", it.receipt[..it.receipt.len() - 2].to_owned()),
        ("manifest", manifest),
        ("manifest-by-the-intake", by_intake.unwrap()),
        ("nothing", String::new()),
        ("prose", "This is to certify that".to_owned()),
    ];
    for (name, content) in not_genuine {
        let file = it.keep(name, content);
        let (said, code) = it.verify(&file, &[]);
        assert_eq!((code, &said["genuine"]), (6, &false.into()), "{name}");
        assert!(said["why"].is_string());
    }
    let binary = it.keep("binary", [0xff, 0xfe, 0]);
    assert_eq!(it.verify(&binary, &[]).1, 6);
    // Another intake's key.
    let keys = it.folder.path().join("keys");
    Keys::create(&keys, "Another intake", None).unwrap();
    let receipt = it.keep("receipt.jwt", &it.receipt);
    let keys = keys.to_str().unwrap();
    assert_eq!(code(&["verify", &receipt, "--keys", keys]), 6);
    assert_eq!(code(&["verify", &receipt, "--keys", keys, "--key", &it.key()]), 2);
    assert_eq!(code(&["verify", &receipt, "--key", "no key"]), 2);
    assert_eq!(code(&["verify", "no-such-file", "--key", &it.key()]), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sealed_files_are_those_a_receipt_speaks_of() {
    let it = papers().await;
    let receipt = it.keep("receipt.jwt", &it.receipt);
    let clip = it.keep("clip.sealed", &it.files[0].bytes);
    let card = it.keep("card.sealed", &it.files.last().unwrap().bytes);
    let (said, code) = it.verify(&receipt, &["--sealed", &clip, &card]);
    assert_eq!(code, 0);
    assert_eq!(said["sealed"][0]["artifact"], it.files[0].entry.artifact);
    assert_eq!(said["sealed"][1]["file"], card);
    let mut bytes = it.files[0].bytes.clone();
    *bytes.last_mut().unwrap() ^= 1;
    let altered = it.keep("altered.sealed", bytes);
    let (said, code) = it.verify(&receipt, &["--sealed", &clip, &altered]);
    assert_eq!((code, &said["genuine"]), (6, &true.into()));
    assert_eq!(said["sealed"][1]["artifact"], Value::Null);
    let policy = it.keep("policy.jwt", &it.seller.policy_jws);
    assert_eq!(it.verify(&policy, &["--sealed", &clip]).1, 6);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hold_is_typed_and_obeyed() {
    let it = papers().await;
    let (data, id) = (it.data(), it.seller.signup.as_str());
    let keys = it.folder.path().join("keys");
    Keys::create(&keys, "Intake", None).unwrap();
    let keys = keys.to_str().unwrap();
    let hold = |reason, until| ["hold", id, "--reason", reason, "--until", until, "--data", data];
    let (release, erase) =
        (["release", id, "--data", data], ["erase", id, "--data", data, "--keys", keys]);
    assert_eq!(code(&hold("order", "2001-01-01")), 2);
    assert_eq!(code(&hold("order", "tomorrow")), 2);
    assert!(stderr(&hold("other", "2100-01-01")).contains("order, law, dispute"));
    assert_eq!(code(&release), 3);
    let said = stdout(&hold("order", "2100-01-01"));
    assert_eq!(said, format!("{id}\ton hold\torder\t2100-01-01T00:00:00Z\n"));
    assert_eq!(it.seller.status().await.hold.unwrap().until, 4_102_444_800);
    let refused = intake(&erase);
    assert_eq!(refused.status.code(), Some(5));
    let words = String::from_utf8(refused.stderr).unwrap();
    assert!(words.contains("order") && words.contains("2100-01-01"), "{words}");
    assert_eq!(stdout(&release), format!("{id}\treleased\n"));
    stdout(&erase);
    assert!(it.site.files("objects").is_empty());
    let nobody = ["hold", "nobody", "--reason", "law", "--until", "2100-01-01", "--data", data];
    assert_eq!(code(&nobody), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn decisions_are_typed_and_told() {
    let it = papers().await;
    let (data, id) = (it.data(), it.seller.signup.as_str());
    fn typed<'a>(begin: &[&'a str], args: &[&'a str]) -> Vec<&'a str> {
        [begin, args].concat()
    }
    let begin = ["decide", id, "--data", data];
    let asked = ["--action-needed", "card=unreadable", "--action-needed", "identity-front=expired"];
    assert_eq!(stdout(&typed(&begin, &asked)), format!("{id}\taction_needed\n"));
    let Standing::ActionNeeded { items } = it.seller.status().await.standing else { panic!() };
    assert_eq!(items.len(), 2);
    for (wrong, words) in [
        (&["--action-needed", "passport=expired"][..], "identity-front"),
        (&["--action-needed", "card=ugly"], "needs_translation"),
        (&["--action-needed", "card"], "ITEM=REASON"),
        (&["--refuse", "ugly"], "against_rules"),
        (&["--approve", "--refuse", "no_answer"], "--approve"),
        (&[], "--approve"),
    ] {
        let wrong = typed(&begin, wrong);
        assert_eq!(code(&wrong), 2, "{wrong:?}");
        assert!(stderr(&wrong).contains(words), "{wrong:?}: {}", stderr(&wrong));
    }
    assert_eq!(code(&typed(&begin, &asked)), 1);
    let refuse = ["--refuse", "identity_not_confirmed", "--refuse", "no_answer"];
    assert_eq!(stdout(&typed(&begin, &refuse)), format!("{id}\trefused\n"));
    assert_eq!(stdout(&["appeal", "list", "--data", data]), "");

    let text = it.seller.seal("my-objection", ArtifactKind::Appeal, None, b"It is me.");
    it.seller.upload(&text).await;
    let challenge = it.seller.challenge().await;
    let mut manifest = it.seller.manifest(&it.files, &challenge);
    (manifest.challenge, manifest.capture) = (None, None);
    manifest.artifacts.push(text.entry);
    let receipt = it.seller.submit(&manifest).await.text().await.unwrap();
    let receipt: signup::wire::Receipt =
        intake::statement::verify(&receipt, &it.site.keys.verifying()).unwrap();
    let listed = stdout(&["appeal", "list", "--data", data]);
    let expected = format!("{}\t{id}\t2027-01-15T08:00:00Z\n", receipt.number);
    assert_eq!(listed, expected);
    // By the receipt's number too.
    assert_eq!(
        stdout(&["decide", &receipt.number, "--approve", "--data", data]),
        format!("{id}\tapproved\n")
    );
    assert!(stderr(&typed(&begin, &["--approve"])).contains("approved already"));
    assert_eq!(stdout(&["appeal", "list", "--data", data]), "");
}
