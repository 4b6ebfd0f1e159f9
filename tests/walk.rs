//! The whole road by the scripted seller: real engine, real intake, the practice face for a camera, real documents.

use std::process::Command;

use acceptance::footage::{self, files_below};
use acceptance::papers::{cleaned, manifest, opened};
use acceptance::walk::Walk;

#[test]
fn the_whole_road_ends_with_a_receipt_and_everything_can_be_opened() {
    let out = tempfile::tempdir().expect("a folder");
    let walked = Walk::new(out.path()).walk();
    let receipt = walked.receipt();
    assert_eq!(
        walked.screens(),
        [
            "welcome",
            "consent",
            "details",
            "documents",
            "match",
            "camera",
            "recording",
            "review",
            "sending",
            "receipt"
        ]
    );
    assert!(walked.faults().is_empty());

    let manifest = manifest(out.path());
    let held = receipt["held"].as_array().expect("a list");
    assert_eq!(held.len(), 9, "details, six documents, transcript and clip");
    assert!(walked.performed(), "the practice face did what it was asked");
    assert_eq!(manifest["practice"], true);
    assert_eq!(manifest["capture"]["virtual"], "declared");

    let signup = manifest["signup"].as_str().expect("an id");
    let opened = opened(out.path(), signup, &out.path().join("opened"));
    for name in [
        "identity-front.jpg",
        "identity-back.jpg",
        "tax_id.pdf",
        "bank_statement.pdf",
        "utility_bill.png",
        "card.jpg",
    ] {
        assert!(opened.get(name) == Some(&cleaned(name)), "{name} differs");
    }
    let details: serde_json::Value = serde_json::from_slice(&opened["details.json"]).expect("JSON");
    assert_eq!(details["country"], "MX");

    probe(&opened["clip.mp4"], &manifest);
}

/// The clip as ffprobe sees it, beside what the manifest says.
fn probe(clip: &[u8], manifest: &serde_json::Value) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("clip.mp4");
    std::fs::write(&path, clip).expect("written");
    let output = Command::new("ffprobe")
        .args(["-v", "error", "-count_frames", "-select_streams", "v", "-of", "json"])
        .args(["-show_entries", "stream=codec_name,width,height,nb_read_frames:format=duration"])
        .arg(&path)
        .output();
    let Ok(output) = output else { return eprintln!("skipped: ffprobe is not installed") };
    let facts: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let stream = &facts["streams"][0];
    assert_eq!(stream["codec_name"], "h264");
    assert_eq!((&stream["width"], &stream["height"]), (&1280.into(), &720.into()));
    assert_eq!(facts["format"]["duration"], "5.000000");
    let frames = stream["nb_read_frames"].as_str().expect("a number");
    assert_eq!(frames, manifest["capture"]["frames"].to_string());
}

#[test]
fn declining_the_face_video_leads_to_a_receipt_without_one() {
    let out = tempfile::tempdir().expect("a folder");
    let walked = Walk::new(out.path()).flag("--decline-video").walk();
    let held = walked.receipt()["held"].as_array().expect("a list").clone();
    assert!(walked.screens().contains(&"alternatives"));
    assert!(!walked.screens().contains(&"recording"));
    assert!(held.iter().all(|held| held["kind"] != "clip" && held["kind"] != "transcript"));
    let manifest = manifest(out.path());
    assert_eq!(manifest["alternative"], "video_call");
    assert!(manifest.get("challenge").is_none() && manifest.get("capture").is_none());
}

/// A clip cannot know what will be asked for: every take is missed, and a person has to look at the last one.
#[test]
fn a_clip_in_place_of_a_camera_misses_every_take_and_is_sent_unseen() {
    let out = tempfile::tempdir().expect("a folder");
    let walked = Walk::new(out.path()).with("--camera", footage::clip()).walk();
    let held = walked.receipt()["held"].as_array().expect("a list").clone();
    assert_eq!(held.len(), 9, "details, six documents, transcript and clip of one take");
    let left: Vec<_> = walked.missed().iter().map(|take| take["takes_left"].clone()).collect();
    assert_eq!(left, [2, 1, 0]);
    let measured = &manifest(out.path())["liveness"]["measured"];
    let prompts = measured["prompts"].as_array().expect("a list");
    assert_eq!(prompts.len(), 3);
    assert!(prompts.iter().any(|prompt| prompt["missed"] != serde_json::Value::Null));
    assert!(files_below(&out.path().join("device/spool")).is_empty(), "no take is left behind");
}

#[test]
fn nothing_of_the_seller_lies_anywhere_in_the_clear() {
    let out = tempfile::tempdir().expect("a folder");
    let temp = tempfile::tempdir().expect("a folder");
    let walked = Walk::new(out.path()).env("TMPDIR", temp.path()).walk();
    walked.receipt();
    let details = std::fs::read_to_string(footage::documents().join("details.toml")).expect("TOML");
    let mut canaries: Vec<Vec<u8>> =
        ["Río Lindo", "Núñez", "CRL200229SP0", "riolindo.example", "Calle Inventada"]
            .iter()
            .inspect(|words| assert!(details.contains(**words), "{words} is no canary"))
            .map(|words| words.as_bytes().to_vec())
            .collect();
    for path in files_below(&footage::documents()) {
        let bytes = std::fs::read(&path).expect("readable");
        canaries.push(bytes[bytes.len() / 2..][..64].to_vec());
    }
    // Box headers long enough not to turn up in ciphertext by chance; the clip has them, as the next lines show.
    let boxes: [&[u8]; 2] = [b"mfhd\0\0\0\0", b"trak\0\0\0htkhd"];
    let signup = manifest(out.path())["signup"].as_str().expect("an id").to_owned();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let clip = &opened(out.path(), &signup, elsewhere.path())["clip.mp4"];
    for marker in boxes {
        assert!(clip.windows(marker.len()).any(|window| window == marker), "no such box");
        canaries.push(marker.to_vec());
    }

    let files: Vec<_> = [out.path(), temp.path()].into_iter().flat_map(files_below).collect();
    assert!(files.len() > 9, "the search finds the sealed files at least");
    for path in files {
        let bytes = std::fs::read(&path).expect("readable");
        for canary in &canaries {
            let found = bytes.windows(canary.len()).any(|window| window == canary);
            assert!(!found, "{} has {:?}", path.display(), String::from_utf8_lossy(canary));
        }
    }
}

#[test]
fn a_walk_without_a_wanted_document_says_which_and_fails() {
    let out = tempfile::tempdir().expect("a folder");
    let documents = tempfile::tempdir().expect("a folder");
    let walked = Walk::new(out.path()).documents(documents.path()).walk();
    assert!(!walked.success);
    let missing = walked.lines.last().expect("a line");
    assert_eq!(missing["missing"][0], "identity-front");
}

#[test]
fn a_document_that_is_none_is_refused_by_name() {
    let out = tempfile::tempdir().expect("a folder");
    let documents = tempfile::tempdir().expect("a folder");
    std::fs::write(documents.path().join("identity-front.jpg"), b"hello").expect("written");
    let walked = Walk::new(out.path()).documents(documents.path()).walk();
    assert!(!walked.success);
    assert_eq!(walked.faults(), ["DOC-102"]);
}
