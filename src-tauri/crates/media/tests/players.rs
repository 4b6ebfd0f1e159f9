//! What other people's software makes of our clips: ffprobe and ffmpeg.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod pictures;

use std::process::Command;
use std::time::Duration;

use pictures::{at_30_fps, clip, moving};
use serde_json::Value;

/// Runs a tool on the clip; `None` when it is not installed.
fn run(tool: &str, file: &[u8], before: &[&str], after: &[&str]) -> Option<std::process::Output> {
    let dir = tempfile::tempdir().unwrap();
    // Synthetic pictures only: a real clip never touches a disk.
    let path = dir.path().join("clip.mp4");
    std::fs::write(&path, file).unwrap();
    match Command::new(tool).args(before).arg(&path).args(after).output() {
        Ok(output) => Some(output),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            eprintln!("skipped: {tool} is not installed");
            None
        }
        Err(error) => panic!("{tool}: {error}"),
    }
}

#[test]
fn ffprobe_sees_150_frames_of_h264_in_exactly_five_seconds() {
    // A camera that is late now and then.
    let at = |i: usize| at_30_fps(i) + Duration::from_micros(if i % 7 == 3 { 11_111 } else { 0 });
    let frames: Vec<_> = (0..150).map(|i| moving(640, 480, i, at(i))).collect();
    let (file, _) = clip(&frames, Duration::from_secs(5));
    let arguments = ["-v", "error", "-show_streams", "-show_format", "-show_frames", "-of", "json"];
    let Some(output) = run("ffprobe", &file, &arguments, &[]) else { return };
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();

    let stream = &report["streams"][0];
    for (key, expected) in [
        ("codec_name", "h264"),
        ("codec_tag_string", "avc1"),
        ("profile", "Constrained Baseline"),
        ("pix_fmt", "yuv420p"),
        ("color_range", "tv"),
        ("color_space", "smpte170m"),
        ("duration", "5.000000"),
    ] {
        assert_eq!(stream[key], expected, "{key}");
    }
    assert_eq!((&stream["width"], &stream["height"]), (&640.into(), &480.into()));
    assert_eq!(report["format"]["duration"], "5.000000");

    let shown = report["frames"].as_array().unwrap();
    assert_eq!(shown.len(), 150);
    for (frame, shown) in frames.iter().zip(shown) {
        let micros = shown["pts"].as_u64().unwrap();
        assert_eq!(Duration::from_micros(micros), frame.at());
    }
    let keys: Vec<_> = (0..150).filter(|&i| shown[i]["key_frame"] == 1).collect();
    assert_eq!(keys, [0, 30, 60, 90, 120]);
    let bits = file.len() as f64 * 8.0 / 5.0;
    assert!((500e3..2e6).contains(&bits), "{bits} bit/s for a target of 1.5 Mbit/s");
}

#[test]
fn ffmpeg_decodes_a_720p_clip_without_complaint() {
    let frames: Vec<_> = (0..20).map(|i| moving(1280, 720, i, at_30_fps(i))).collect();
    let (file, _) = clip(&frames, Duration::from_secs(1));
    let before = ["-v", "warning", "-xerror", "-err_detect", "explode", "-i"];
    let Some(output) = run("ffmpeg", &file, &before, &["-f", "null", "-"]) else { return };
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
