//! Documents on the whole road: examined, photographed, compared, cleaned; and nothing of what was read leaves.

use std::path::Path;
use std::process::Command;

use acceptance::footage;
use acceptance::papers::{manifest, opened};
use acceptance::walk::{Walk, Walked};
use serde_json::Value;

/// The last line of a screen.
fn last<'w>(walked: &'w Walked, screen: &str) -> &'w Value {
    let mut lines = walked.lines.iter().rev();
    lines.find(|line| line["view"] == screen).unwrap_or_else(|| panic!("{screen} was not shown"))
}

#[test]
fn the_specimens_are_read_and_agree_with_the_form() {
    let out = tempfile::tempdir().expect("a folder");
    let walked = Walk::new(out.path()).flag("--decline-video").walk();
    walked.receipt();
    let checks = last(&walked, "documents")["checks"].as_object().expect("checks").clone();
    assert_eq!(checks.len(), 6);
    for (place, check) in checks {
        assert_eq!(check["check"], "done", "{place} was examined");
        assert_eq!(check["count"], 0, "nothing is wrong with {place}: {check}");
    }
    let facts = last(&walked, "match")["facts"].as_array().expect("facts").clone();
    let row = |fact: &str| {
        let row = facts.iter().find(|row| row[0] == fact);
        let row = row.unwrap_or_else(|| panic!("{fact} is not compared: {facts:?}"));
        (row[1].as_u64().expect("a count"), row[2].as_u64().expect("a count"))
    };
    for (fact, least) in [("legal_name", 3), ("person_name", 2), ("address", 2), ("tax_id", 2)] {
        let (cells, differing) = row(fact);
        assert!(cells >= least, "{fact} stands on {cells} papers only");
        assert_eq!(differing, 0, "{fact} differs");
    }
    assert_eq!(last(&walked, "match")["open"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_document_held_to_the_camera_is_photographed_by_itself_and_sealed() {
    let out = tempfile::tempdir().expect("a folder");
    let walk = Walk::new(out.path()).flag("--decline-video");
    let walked = walk.with("--photograph", "identity-front,card").walk();
    let receipt = walked.receipt();
    assert_eq!(receipt["held"].as_array().map(Vec::len), Some(7), "details and six documents");
    let hints: Vec<_> =
        walked.lines.iter().filter(|line| line["view"] == "document_camera").collect();
    assert!(hints.iter().any(|line| line["taken"] == true));
    assert!(hints.iter().any(|line| !line["hint"].is_null()), "it was told how to hold it");
    let signup = manifest(out.path())["signup"].as_str().expect("an id").to_owned();
    let opened = opened(out.path(), &signup, &out.path().join("opened"));
    let photo = &opened["identity-front.jpg"];
    let original = std::fs::read(footage::documents().join("identity-front.jpg")).expect("read");
    assert_ne!(photo, &original, "a photo, not the file");
    assert_eq!(photo[..3], [0xFF, 0xD8, 0xFF]);
}

/// What identifies is put into copies of the specimens, and is not in what a reviewer opens.
#[test]
fn what_is_sealed_says_nothing_but_its_pages() {
    if Command::new("exiftool").arg("-ver").output().is_err() {
        return eprintln!("skipped: exiftool is not installed");
    }
    let papers = tempfile::tempdir().expect("a folder");
    let names = ["identity-front.jpg", "utility_bill.png", "bank_statement.pdf", "tax_id.pdf"];
    for name in ["identity-back.jpg", "card.jpg"].iter().chain(&names) {
        std::fs::copy(footage::documents().join(name), papers.path().join(name)).expect("copied");
    }
    let tags = [
        "-GPSLatitude=19.4326",
        "-GPSLatitudeRef=N",
        "-GPSLongitude=99.1332",
        "-GPSLongitudeRef=W",
        "-Artist=CANARY-ARTIST",
        "-Model=CANARY-MODEL",
        "-XMP:Creator=CANARY-CREATOR",
        "-Author=CANARY-AUTHOR",
        "-Title=CANARY-TITLE",
        "-Comment=CANARY-COMMENT",
    ];
    for name in names {
        let path = papers.path().join(name);
        let mut tagged = Command::new("exiftool");
        tagged.args(["-q", "-m", "-overwrite_original"]).args(tags);
        assert!(tagged.arg(&path).status().expect("exiftool runs").success(), "{name}");
        assert!(exif(&path).contains("CANARY"), "{name} is tagged");
    }
    let out = tempfile::tempdir().expect("a folder");
    let walked = Walk::new(out.path()).documents(papers.path()).flag("--decline-video").walk();
    walked.receipt();
    let signup = manifest(out.path())["signup"].as_str().expect("an id").to_owned();
    let into = out.path().join("opened");
    let opened = opened(out.path(), &signup, &into);
    for name in names {
        assert!(opened.contains_key(name), "{name} was sealed");
        let said = exif(&into.join(name));
        for canary in ["CANARY", "GPS", "Author", "Creator", "Artist", "Model", "Comment"] {
            assert!(!said.contains(canary), "{name} still has {canary}:\n{said}");
        }
    }
}

/// Every tag there is, with its value.
fn exif(path: &Path) -> String {
    let output = Command::new("exiftool").args(["-a", "-G1", "-s", "-ee"]).arg(path).output();
    String::from_utf8_lossy(&output.expect("exiftool runs").stdout).into_owned()
}

#[test]
fn nothing_that_was_read_is_in_the_manifest_or_the_walks_report() {
    let out = tempfile::tempdir().expect("a folder");
    let walked = Walk::new(out.path()).flag("--decline-video").walk();
    walked.receipt();
    let manifest = manifest(out.path()).to_string();
    let report = walked.lines.iter().map(Value::to_string).collect::<String>();
    for words in ["Núñez", "NUNEZ", "Río Lindo", "CRL200229SP0", "Calle Inventada"] {
        assert!(!manifest.contains(words), "the manifest says {words}");
        assert!(!report.contains(words), "the report says {words}");
        assert!(!walked.errors.contains(words), "the log says {words}");
    }
}
