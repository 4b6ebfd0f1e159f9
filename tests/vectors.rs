//! The golden vectors of the sealed file, and an independent implementation (Python's
//! `cryptography` and PyJWT) opening what we seal and sealing what we open.
//!
// Clippy allows these in tests, not in their helpers.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::{
    collections::BTreeMap,
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::Output,
};

use acceptance::python::Python;
use base64::{Engine, engine::general_purpose::STANDARD};
use envelope::{
    Kind, Label, OpenFault, Reader, Recipient, Role, SecretSeed, SigningKey, Writer, read_header,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

const SIZES_BYTES: [usize; 6] = [0, 1, 16383, 16384, 16385, 100_000];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    about: String,
    expect: String,
    fault: Option<String>,
    seed: String,
    sealed: String,
    plaintext_bytes: Option<usize>,
    plaintext_sha256: Option<String>,
}

#[test]
fn every_vector_opens_or_is_refused_by_the_layer_it_names() {
    let mut seen = BTreeMap::<String, usize>::new();
    for (name, vector) in vectors() {
        let seed = SecretSeed::from_hex(&vector.seed).unwrap();
        let sealed = STANDARD.decode(&vector.sealed).unwrap();
        match open(&sealed, &seed) {
            Ok(plain) => {
                assert_eq!(vector.expect, "opens", "{name} ({}) opened", vector.about);
                assert_eq!(Some(plain.len()), vector.plaintext_bytes, "{name}");
                assert_eq!(Some(sha256_hex(&plain)), vector.plaintext_sha256, "{name}");
                assert!(plain == content(plain.len()), "{name}");
            }
            Err(fault) => {
                assert_eq!(layer(fault), vector.expect, "{name} ({}): {fault}", vector.about);
                assert_eq!(Some(fault.code()), vector.fault.as_deref(), "{name}");
                let in_header = ["prefix", "header"].contains(&layer(fault));
                assert!(!in_header || read_header(&sealed[..]) == Err(fault), "{name}");
            }
        }
        *seen.entry(vector.expect).or_default() += 1;
    }
    let layers: Vec<_> = seen.keys().map(String::as_str).collect();
    let all = ["chunk", "commitment", "end", "header", "opens", "prefix", "recipient", "unwrap"];
    assert_eq!(layers, all);
}

#[test]
fn python_agrees_on_every_vector() {
    let Some(python) = Python::find() else { return };
    for (name, vector) in vectors() {
        let sealed = STANDARD.decode(&vector.sealed).unwrap();
        let seed = python.secret(&vector.seed);
        let output = python.run("open.py", &[&seed], &sealed);
        if vector.expect == "opens" {
            assert!(output.status.success(), "{name}: {}", stderr(&output));
            assert_eq!(Some(sha256_hex(&output.stdout)), vector.plaintext_sha256, "{name}");
        } else if !LENIENT.contains(&name.as_str()) {
            assert!(!output.status.success(), "{name} was opened");
        }
    }
}

/// What thirty lines of Python do not check: the form of a header whose payload is authentic.
const LENIENT: [&str; 10] = [
    "header-double-field",
    "header-duplicate",
    "header-enc-padded",
    "header-enc-stray-bits",
    "header-kind",
    "header-missing-field",
    "header-recipient-field",
    "header-role",
    "header-unknown-field",
    "header-wrapped-long",
];

#[test]
fn python_opens_what_we_seal() {
    let Some(python) = Python::find() else { return };
    let (recipients, seeds) = two_recipients();
    for bytes in SIZES_BYTES {
        let plain = content(bytes);
        let label = Label { signup: "s-1".into(), artifact: "a-1".into(), kind: Kind::Clip };
        let mut writer = Writer::new(Vec::new(), &label, &recipients).unwrap();
        writer.write_all(&plain).unwrap();
        let (sealed, _) = writer.finish().unwrap();
        for seed in &seeds {
            let seed = python.secret(&seed.to_hex());
            let output = python.run("open.py", &[&seed], &sealed);
            assert!(output.status.success(), "{bytes}: {}", stderr(&output));
            assert!(output.stdout == plain, "{bytes}");
        }
    }
}

#[test]
fn we_open_what_python_seals() {
    let Some(python) = Python::find() else { return };
    let (recipients, seeds) = two_recipients();
    let [reviewer, seller] = &recipients;
    let reviewer = format!("reviewer={}", reviewer.key.to_base64url());
    let seller = format!("seller={}", seller.key.to_base64url());
    for bytes in SIZES_BYTES {
        let plain = content(bytes);
        let to = ["s-1", "a-1", "document", &reviewer, &seller];
        let output = python.run("seal.py", &to, &plain);
        assert!(output.status.success(), "{bytes}: {}", stderr(&output));
        let header = read_header(&output.stdout[..]).unwrap();
        assert_eq!((&*header.signup, &*header.artifact), ("s-1", "a-1"));
        assert_eq!(header.kind, Kind::Document);
        let roles: Vec<_> = header.recipients.iter().map(|to| to.role).collect();
        assert_eq!(roles, [Role::Reviewer, Role::Seller]);
        for seed in &seeds {
            assert!(open(&output.stdout, seed).unwrap() == plain, "{bytes}");
        }
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Receipt {
    iss: String,
    iat: i64,
    held: Vec<String>,
}

const RECEIPT: &str = "receipt+jwt";

#[test]
fn statements_pass_both_ways_between_us_and_pyjwt() {
    let Some(python) = Python::find() else { return };
    let key = SigningKey::generate().unwrap();
    let public = key.verifying().to_base64url();
    let receipt =
        Receipt { iss: "intake".into(), iat: 1_700_000_000, held: vec!["Größe €".into()] };

    let ours = envelope::sign(RECEIPT, &receipt, &key).unwrap();
    let output = python.run("statement.py", &["verify", RECEIPT, &public], ours.as_bytes());
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(serde_json::from_slice::<Receipt>(&output.stdout).unwrap(), receipt);
    let other = python.run("statement.py", &["verify", "policy+jwt", &public], ours.as_bytes());
    assert!(!other.status.success());

    let seed = python.secret(&hex::encode(key.seed()));
    let claims = serde_json::to_vec(&receipt).unwrap();
    let output = python.run("statement.py", &["sign", RECEIPT, &seed], &claims);
    assert!(output.status.success(), "{}", stderr(&output));
    let theirs = String::from_utf8(output.stdout).unwrap();
    assert_eq!(envelope::verify::<Receipt>(RECEIPT, &theirs, &key.verifying()), Ok(receipt));
}

fn layer(fault: OpenFault) -> &'static str {
    use OpenFault as F;
    match fault {
        F::WrongMagic | F::UnknownVersion(_) | F::HeaderLength { .. } => "prefix",
        F::HeaderNotJson
        | F::HeaderInvalid
        | F::HeaderUnknownField
        | F::NoRecipients
        | F::RecipientMalformed { .. }
        | F::DuplicateRecipient { .. } => "header",
        F::NotARecipient => "recipient",
        F::UnwrapFailed => "unwrap",
        F::CommitmentMismatch => "commitment",
        F::ChunkFailed { .. } => "chunk",
        F::Truncated | F::TrailingBytes | F::TooLong => "end",
        F::Io(kind) => panic!("memory cannot fail: {kind}"),
    }
}

fn vectors() -> Vec<(String, Vector)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ext| ext == "json") {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            all.push((name, serde_json::from_slice(&fs::read(path).unwrap()).unwrap()));
        }
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

fn open(sealed: &[u8], seed: &SecretSeed) -> Result<Vec<u8>, OpenFault> {
    let mut plain = Vec::new();
    let read = Reader::new(sealed, seed)?.read_to_end(&mut plain);
    read.map_err(|error| OpenFault::within(&error).expect("a fault of ours"))?;
    Ok(plain)
}

fn two_recipients() -> ([Recipient; 2], [SecretSeed; 2]) {
    let seeds = [SecretSeed::generate().unwrap(), SecretSeed::generate().unwrap()];
    let to = |role, seed: &SecretSeed| Recipient { role, key: seed.public() };
    ([to(Role::Reviewer, &seeds[0]), to(Role::Seller, &seeds[1])], seeds)
}

fn content(bytes: usize) -> Vec<u8> {
    (0..bytes).map(|at| (at * 31 + (at >> 8) * 7) as u8).collect()
}

fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}
