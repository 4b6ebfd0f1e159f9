//! The whole road with the mouse, and what the reviewer then has.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use acceptance::footage::files_below;
use acceptance::papers::cleaned;
use acceptance::programs;
use serde_json::Value;

use super::seller::{self, DETAILS, PLACES};
use super::window::{Window, play};

#[test]
fn nine_screens_end_with_a_receipt_and_everything_opens_byte_for_byte() {
    play("mouse", &[], async |window| {
        seller::to_details(&window).await;
        seller::to_documents(&window).await;
        seller::past_documents(&window).await;
        window.until("#preview.drawn").await;
        let size = window.text(".measure span").await;
        seller::to_recording(&window).await;

        seller::start(&window).await;
        window.until(".take.countdown .numeral").await;
        window.until(".take.running [data-prompt]").await;
        let before = window.draws().await;
        window.until(".take.finishing, .outcomes, main[data-screen=review]").await;
        let drawn = window.draws().await - before;
        seller::record(&window).await;
        // At 15 a second it were 75 in the take: a page that chokes shows a handful.
        assert!(drawn >= 40, "{drawn} pictures in five seconds are no preview");
        assert_eq!(window.faults().await, [""; 0]);
        window.until("#play").await;

        window.press("#primary").await;
        window.screen("receipt").await;
        let number = window.text("#receipt-number").await;
        window.press("#save-receipt").await;
        window.until(".saved").await;
        let receipt = std::fs::read_to_string(window.tray.path().join("receipt.jwt"));
        assert_eq!(receipt.expect("saved").split('.').count(), 3, "a compact JWS");
        assert_eq!(window.wrongs().await, [""; 0]);

        opens(&window, &number, &size);
        window.close();
        window.closed().await;
        wrote_nothing_down(&window);
    });
}

/// Neither practice nor its web view, with all their folders, has written a detail in the clear.
fn wrote_nothing_down(window: &Window) {
    let folders = [window.kept.as_path(), window.stage.home()];
    let files: Vec<_> = folders.into_iter().flat_map(files_below).collect();
    assert!(files.len() > 9, "the search finds the sealed files at least");
    for path in files {
        // Sockets are no files to read.
        let Ok(bytes) = std::fs::read(&path) else { continue };
        for words in ["Río Lindo", "Núñez", "CRL200229SP0", "riolindo.example"] {
            let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for canary in [words.as_bytes(), &utf16] {
                let found = bytes.windows(canary.len()).any(|window| window == canary);
                assert!(!found, "{} has {words}", path.display());
            }
        }
    }
}

/// What `intake open` makes of the submission with this number is what was given; `size` is the camera's, as shown.
fn opens(window: &Window, number: &str, size: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let status = Command::new(programs::intake())
        .args(["open", number, "--key"])
        .arg(window.kept.join("reviewer.seed"))
        .arg("--data")
        .arg(window.kept.join("intake"))
        .arg("--out")
        .arg(folder.path())
        .status();
    assert!(status.expect("intake starts").success(), "intake open failed");
    let opened: BTreeMap<String, Vec<u8>> = files_below(folder.path())
        .into_iter()
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read(&path).expect("readable"))
        })
        .collect();
    assert_eq!(opened.len(), 11, "two papers and nine files: {:?}", opened.keys());
    for (_, name) in PLACES {
        assert!(opened[name] == cleaned(name), "{name} differs");
    }
    let details: Value = serde_json::from_slice(&opened["details.json"]).expect("JSON");
    for (field, text) in DETAILS {
        assert_eq!(details[field], text, "{field} differs");
    }
    probe(folder.path(), size);
}

/// Five seconds of H.264 as large as the camera's pictures.
fn probe(folder: &Path, size: &str) {
    let clip = files_below(folder).into_iter().find(|path| path.ends_with("clip.mp4"));
    let output = Command::new("ffprobe")
        .args(["-v", "error", "-of", "json", "-show_entries"])
        .arg("stream=codec_name,width,height:format=duration")
        .arg(clip.expect("a clip"))
        .output();
    let Ok(output) = output else { return eprintln!("skipped: ffprobe is not installed") };
    let facts: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let stream = &facts["streams"][0];
    assert_eq!(stream["codec_name"], "h264");
    assert_eq!(format!("{} × {}", stream["width"], stream["height"]), size);
    assert_eq!(facts["format"]["duration"], "5.000000");
}
