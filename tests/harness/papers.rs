//! What a walk left behind: its signed manifest, and what the reviewer's key opens.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use crate::footage::{self, files_below};
use crate::programs;

/// The claims of the manifest that was saved in `out`.
pub fn manifest(out: &Path) -> Value {
    let jws = std::fs::read_to_string(out.join("manifest.jwt")).expect("manifest.jwt");
    let claims = jws.split('.').nth(1).expect("three parts");
    let json = URL_SAFE_NO_PAD.decode(claims).expect("base64url");
    serde_json::from_slice(&json).expect("JSON")
}

/// A specimen document as it is sealed: its pages, and nothing else.
pub fn cleaned(name: &str) -> Vec<u8> {
    let original = std::fs::read(footage::documents().join(name)).expect("a specimen");
    let opened = documents::open(&original, &documents::OpenRules::default());
    opened.expect("a document").clean.to_vec()
}

/// What `intake open` made of a submission to the intake inside the walk: file name to bytes.
pub fn opened(out: &Path, signup: &str, into: &Path) -> BTreeMap<String, Vec<u8>> {
    let status = Command::new(programs::intake())
        .args(["open", signup, "--key"])
        .arg(out.join("reviewer.seed"))
        .arg("--out")
        .arg(into)
        .arg("--data")
        .arg(out.join("intake"))
        .stdout(Stdio::null())
        .status()
        .expect("intake starts");
    assert!(status.success(), "intake open failed");
    files_below(into)
        .into_iter()
        .map(|path| {
            let name = path.file_name().expect("a file").to_string_lossy().into_owned();
            (name, std::fs::read(&path).expect("readable"))
        })
        .collect()
}
