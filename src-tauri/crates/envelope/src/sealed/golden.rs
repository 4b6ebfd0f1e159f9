//! Makes the golden vectors in `tests/vectors` at the top of the repository; their README tells
//! what they are. Everything random is fixed, so that a run changes nothing unless the format did:
//! `cargo test -p envelope -- --ignored make_golden_vectors`.

use std::{fs, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{
    header::{self, Kind, Label, Role},
    keys::SecretSeed,
    payload::{CHUNK_BYTES, PayloadKey, SLOT_BYTES, TAG_BYTES},
    wrap::Encapsulation,
    writer::{Entropy, Recipient, Writer},
};

const FILE_KEY: [u8; 32] = [0x11; 32];
const SALT: [u8; 24] = [0x22; 24];
const REVIEWER: u8 = 0x01;
const SELLER: u8 = 0x02;
const STRANGER: u8 = 0x03;

#[test]
#[ignore = "writes the vectors into the source tree"]
fn make_golden_vectors() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/vectors");
    for (name, vector) in vectors() {
        let text = serde_json::to_string_pretty(&vector).unwrap() + "\n";
        fs::write(folder.join(name).with_extension("json"), text).unwrap();
    }
}

#[test]
fn the_committed_vectors_are_those_made_now() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/vectors");
    let made = vectors();
    for (name, vector) in &made {
        let text = fs::read_to_string(folder.join(name).with_extension("json")).unwrap();
        assert!(serde_json::from_str::<Value>(&text).unwrap() == *vector, "{name}");
    }
    let json = |entry: &fs::DirEntry| entry.path().extension().is_some_and(|ext| ext == "json");
    let count = fs::read_dir(folder).unwrap().map(Result::unwrap).filter(json).count();
    assert_eq!(count, made.len());
}

fn vectors() -> Vec<(&'static str, Value)> {
    let mut all = opening();
    all.extend(prefix_and_header());
    all.extend(keys());
    all.extend(payload());
    all
}

fn opening() -> Vec<(&'static str, Value)> {
    let open = |about, seed, bytes| {
        let plain = content(bytes);
        let mut vector = vector(about, "opens", "", seed, &seal(&plain));
        vector["plaintext_bytes"] = json!(bytes);
        vector["plaintext_sha256"] = json!(hex::encode(Sha256::digest(&plain)));
        vector
    };
    vec![
        ("opens-empty", open("no content: one empty chunk", REVIEWER, 0)),
        ("opens-one-byte", open("one chunk of one byte", REVIEWER, 1)),
        ("opens-seller", open("the second recipient's key opens too", SELLER, 100)),
        ("opens-16383", open("the longest single chunk", REVIEWER, CHUNK_BYTES - 1)),
        ("opens-16384", open("a full chunk and an empty one", REVIEWER, CHUNK_BYTES)),
        ("opens-16385", open("a full chunk and one byte", REVIEWER, CHUNK_BYTES + 1)),
    ]
}

fn prefix_and_header() -> Vec<(&'static str, Value)> {
    let prefix = |about, fault, at: usize, with: &[u8]| {
        let mut sealed = seal(b"hello");
        sealed[at..at + with.len()].copy_from_slice(with);
        vector(about, "prefix", fault, REVIEWER, &sealed)
    };
    // The payload belongs to the header given, so that a reader that does not look opens it.
    let header = |about, fault, json: &[u8]| {
        vector(about, "header", fault, REVIEWER, &seal_under(json, b"hello"))
    };
    let edited = |about, fault, edit: &dyn Fn(&mut Value)| {
        let mut json = good_header();
        edit(&mut json);
        header(about, fault, json.to_string().as_bytes())
    };
    let text = good_header().to_string();
    let doubled = text.replacen('{', r#"{"kind":"clip","#, 1);
    let latin1 = [text.as_bytes(), b" "].concat();
    let latin1: Vec<u8> =
        latin1.iter().map(|&byte| if byte == b'S' { 0xe9 } else { byte }).collect();
    vec![
        ("prefix-magic", prefix("another magic", "wrong_magic", 0, b"sealed\0")),
        ("prefix-version", prefix("version 2", "unknown_version", 7, &[2])),
        ("prefix-header-empty", prefix("a header of 0 bytes", "header_length", 8, &[0; 4])),
        ("prefix-header-long", prefix("65537 bytes of header", "header_length", 8, &[0, 1, 0, 1])),
        ("header-not-json", header("cut JSON", "header_not_json", &text.as_bytes()[..100])),
        ("header-not-utf8", header("Latin-1", "header_not_json", &latin1)),
        ("header-two-values", header("JSON twice", "header_not_json", text.repeat(2).as_bytes())),
        ("header-double-field", header("kind twice", "header_invalid", doubled.as_bytes())),
        (
            "header-unknown-field",
            edited("a field more", "header_unknown_field", &|json| {
                json["comment"] = json!("hello");
            }),
        ),
        (
            "header-recipient-field",
            edited("a field more", "header_unknown_field", &|json| {
                json["recipients"][1]["name"] = json!("someone");
            }),
        ),
        (
            "header-missing-field",
            edited("no signup", "header_invalid", &|json| {
                json.as_object_mut().unwrap().remove("signup");
            }),
        ),
        (
            "header-kind",
            edited("kind: selfie", "header_invalid", &|json| {
                json["kind"] = json!("selfie");
            }),
        ),
        (
            "header-role",
            edited("role: admin", "header_invalid", &|json| {
                json["recipients"][0]["role"] = json!("admin");
            }),
        ),
        (
            "header-no-recipients",
            edited("recipients: []", "no_recipients", &|json| {
                json["recipients"] = json!([]);
            }),
        ),
        (
            "header-duplicate",
            edited("one recipient twice", "duplicate_recipient", &|json| {
                json["recipients"][1] = json["recipients"][0].clone();
            }),
        ),
        (
            "header-key-upper-case",
            edited("key in capitals", "recipient_malformed", &|json| {
                let key = json["recipients"][0]["key"].as_str().unwrap().to_uppercase();
                json["recipients"][0]["key"] = json!(key);
            }),
        ),
        (
            "header-enc-padded",
            edited("enc with padding", "recipient_malformed", &|json| {
                let enc = json["recipients"][0]["enc"].as_str().unwrap().to_owned() + "=";
                json["recipients"][0]["enc"] = json!(enc);
            }),
        ),
        (
            "header-enc-stray-bits",
            edited("enc's unused bits set", "recipient_malformed", &|json| {
                let enc = json["recipients"][0]["enc"].as_str().unwrap();
                let last = if enc.ends_with('A') { "B" } else { "_" };
                let enc = enc[..enc.len() - 1].to_owned() + last;
                json["recipients"][0]["enc"] = json!(enc);
            }),
        ),
        (
            "header-enc-short",
            edited("enc of 1119 bytes", "recipient_malformed", &|json| {
                let enc = json["recipients"][0]["enc"].as_str().unwrap()[..1492].to_owned();
                json["recipients"][0]["enc"] = json!(enc);
            }),
        ),
        (
            "header-wrapped-long",
            edited("wrapped of 51 bytes", "recipient_malformed", &|json| {
                let wrapped =
                    json["recipients"][1]["wrapped"].as_str().unwrap().to_owned() + "AAAA";
                json["recipients"][1]["wrapped"] = json!(wrapped);
            }),
        ),
    ]
}

fn keys() -> Vec<(&'static str, Value)> {
    let flipped = |about, field: &str| {
        let mut json = good_header();
        let text = json["recipients"][0][field].as_str().unwrap();
        let first = if text.starts_with('A') { "B" } else { "A" };
        json["recipients"][0][field] = json!(first.to_owned() + &text[1..]);
        let sealed = seal_under(json.to_string().as_bytes(), b"hello");
        vector(about, "unwrap", "unwrap_failed", REVIEWER, &sealed)
    };
    let stranger = seal(b"hello");
    let stranger = vector("a third key", "recipient", "not_a_recipient", STRANGER, &stranger);
    vec![
        ("recipient-stranger", stranger),
        ("unwrap-wrapped", flipped("wrapped altered", "wrapped")),
        ("unwrap-enc", flipped("enc altered", "enc")),
    ]
}

fn payload() -> Vec<(&'static str, Value)> {
    let refused =
        |about, expect, fault, sealed: &[u8]| vector(about, expect, fault, REVIEWER, sealed);
    let flipped = |about, expect, fault, at: usize| {
        let mut sealed = seal(&content(CHUNK_BYTES + 5));
        let at = start(&sealed) + at;
        sealed[at] ^= 0x80;
        refused(about, expect, fault, &sealed)
    };
    let two = seal(&content(CHUNK_BYTES + 5));
    let three = seal(&content(2 * CHUNK_BYTES + 5));
    let at = start(&three) + 56;
    let swapped = {
        let mut sealed = three.clone();
        let (a, b) = sealed[at..at + 2 * SLOT_BYTES].split_at_mut(SLOT_BYTES);
        a.swap_with_slice(b);
        sealed
    };
    let dropped = [&three[..at], &three[at + SLOT_BYTES..]].concat();
    let small = seal(b"hello");
    let resold = {
        let text = String::from_utf8(small[12..start(&small)].to_vec()).unwrap();
        let text = text.replacen("signup-1", "signup-2", 1);
        let prefix = header::frame(text.as_bytes()).unwrap();
        [&prefix, &small[start(&small)..]].concat()
    };
    let one_more = [&small[..], &[0]].concat();
    let chunk_more = [&small[..], &[0; SLOT_BYTES]].concat();
    let twice = [&small[..], &small[..]].concat();
    let cut = |about, fault, length: usize| {
        let expect = if fault == "truncated" { "end" } else { "chunk" };
        refused(about, expect, fault, &two[..length])
    };
    vec![
        (
            "commitment-header",
            refused(
                "the header of another signup over the same payload",
                "commitment",
                "commitment_mismatch",
                &resold,
            ),
        ),
        ("commitment-salt", flipped("salt", "commitment", "commitment_mismatch", 0)),
        ("commitment-itself", flipped("commitment", "commitment", "commitment_mismatch", 30)),
        ("chunk-first", flipped("chunk 0, first byte", "chunk", "chunk_failed", 56)),
        ("chunk-tag", flipped("chunk 0, tag", "chunk", "chunk_failed", 56 + CHUNK_BYTES)),
        ("chunk-last", flipped("chunk 1", "chunk", "chunk_failed", 56 + SLOT_BYTES)),
        ("chunk-swapped", refused("chunks 0 and 1 swapped", "chunk", "chunk_failed", &swapped)),
        ("chunk-dropped", refused("chunk 0 left out", "chunk", "chunk_failed", &dropped)),
        ("chunk-cut", cut("cut inside chunk 0", "chunk_failed", at + 100)),
        ("end-prefix", cut("cut inside the prefix", "truncated", 9)),
        ("end-header", cut("cut inside the header", "truncated", 99)),
        ("end-commitment", cut("cut inside the commitment", "truncated", at - 1)),
        ("end-no-chunk", cut("no chunk at all", "truncated", at)),
        ("end-boundary", cut("cut after chunk 0", "truncated", at + SLOT_BYTES)),
        ("end-tag", cut("15 bytes of chunk 1", "truncated", at + SLOT_BYTES + 15)),
        ("end-one-more", refused("one byte more", "end", "trailing_bytes", &one_more)),
        ("end-chunk-more", refused("a chunk's length more", "end", "trailing_bytes", &chunk_more)),
        ("end-twice", refused("two files in one", "end", "trailing_bytes", &twice)),
    ]
}

fn vector(about: &str, expect: &str, fault: &str, seed: u8, sealed: &[u8]) -> Value {
    let mut vector = json!({
        "about": about,
        "expect": expect,
        "seed": hex::encode([seed; 32]),
        "sealed": STANDARD.encode(sealed),
    });
    if !fault.is_empty() {
        vector["fault"] = json!(fault);
    }
    vector
}

/// The content of every vector: byte i is (31 i + 7 (i >> 8)) mod 256.
fn content(bytes: usize) -> Vec<u8> {
    (0..bytes).map(|at| (at * 31 + (at >> 8) * 7) as u8).collect()
}

fn seal(plain: &[u8]) -> Vec<u8> {
    let label =
        Label { signup: "signup-1".into(), artifact: "artifact-1".into(), kind: Kind::Document };
    let to = |role, byte| Recipient { role, key: SecretSeed::from_bytes(&[byte; 32]).public() };
    let recipients = [to(Role::Reviewer, REVIEWER), to(Role::Seller, SELLER)];
    let entropy = Entropy {
        file_key: Zeroizing::new(FILE_KEY),
        salt: SALT,
        encapsulations: [0x33, 0x44].map(|byte| Encapsulation::new([byte; 64])).to_vec(),
    };
    let mut writer = Writer::with_entropy(Vec::new(), &label, &recipients, &entropy).unwrap();
    std::io::Write::write_all(&mut writer, plain).unwrap();
    writer.finish().unwrap().0
}

/// A payload of one chunk that belongs to any header whatever.
fn seal_under(json: &[u8], plain: &[u8]) -> Vec<u8> {
    assert!(plain.len() < CHUNK_BYTES);
    let context = header::frame(json).unwrap();
    let key = PayloadKey::derive(&FILE_KEY, &SALT, &context);
    let mut chunk = [plain, &[0; TAG_BYTES]].concat();
    key.seal(0, &mut chunk);
    [&context[..], &SALT, key.commitment(), &chunk].concat()
}

/// Where the payload starts.
fn start(sealed: &[u8]) -> usize {
    12 + u32::from_be_bytes(sealed[8..12].try_into().unwrap()) as usize
}

fn good_header() -> Value {
    let sealed = seal(b"");
    serde_json::from_slice(&sealed[12..start(&sealed)]).unwrap()
}
