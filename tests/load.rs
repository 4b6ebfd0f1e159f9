//! The take on a machine on which something else takes a core: what is lost is the analysis, and what was lost is said.

use std::process::{Child, Command, Stdio};

use acceptance::papers::{manifest, opened};
use acceptance::walk::Walk;
use media::ClipDecoder;
use signup::wire::Transcript;

#[test]
fn with_a_core_taken_the_clip_is_whole_and_the_record_says_what_was_not_looked_at() {
    let out = tempfile::tempdir().expect("a folder");
    let burner = Burner::start();
    let walked = Walk::new(out.path()).with("--takes", "1").walk();
    drop(burner);
    if walked.faults() == ["TAK-102"] {
        // The puppet is drawn on the same cores; too slow a camera is refused, and that is said as well.
        return eprintln!("skipped: this machine is too busy to draw fifteen pictures a second");
    }
    walked.receipt();

    let manifest = manifest(out.path());
    let number = |value: &serde_json::Value| value.as_u64().expect("a number");
    let capture = &manifest["capture"];
    let (frames, dropped) = (number(&capture["frames"]), number(&capture["dropped_frames"]));
    let signup = manifest["signup"].as_str().expect("an id");
    let opened = opened(out.path(), signup, &out.path().join("opened"));

    // The camera is the puppet, drawn on the same two cores: it may be slow, and the facts then say so. Otherwise there
    // are five seconds of thirty, give or take the frame on the edge, and what did not come is counted.
    let fps = capture["fps"].as_f64().expect("a number");
    assert!(fps < 29.0 || (149..=151).contains(&(frames + dropped)), "{capture}");
    let clip = ClipDecoder::new(opened["clip.mp4"].clone()).expect("a clip");
    let decoded = clip.map(|frame| frame.expect("a frame").at()).collect::<Vec<_>>();
    assert_eq!(decoded.len() as u64, frames, "{capture}");
    assert!(decoded.is_sorted_by(|a, b| a < b), "{decoded:?}");
    let gaps = decoded.windows(2).map(|pair| (pair[1] - pair[0]).as_millis() as u64);
    let longest = gaps.max().expect("more than one frame");
    assert!(longest.abs_diff(number(&capture["longest_gap_ms"])) <= 1, "{longest}: {capture}");

    let span = decoded[decoded.len() - 1] - decoded[0];
    assert!((fps - (frames - 1) as f64 / span.as_secs_f64()).abs() < 0.1, "{capture}");

    // Every frame was looked at, or counted as let go.
    let transcript = std::str::from_utf8(&opened["transcript.jsonl"]).expect("UTF-8");
    let transcript = Transcript::from_lines(transcript).expect("a transcript");
    let take = &transcript.take;
    assert_eq!(u64::from(take.analysed_frames + take.skipped_frames), frames, "{take:?}");
    assert!(take.analysed_frames > 0, "it gives way, and still looks");
    assert_eq!(transcript.observations.len() as u64, u64::from(take.analysed_frames));
    let measured = &manifest["liveness"]["measured"];
    assert_eq!(number(&measured["analysed_frames"]), u64::from(take.analysed_frames));
}

/// A process of its own that never rests.
struct Burner(Child);

impl Burner {
    fn start() -> Self {
        let mut sh = Command::new("sh");
        let burning = sh.args(["-c", "while :; do :; done"]).stdin(Stdio::null()).spawn();
        Self(burning.expect("sh starts"))
    }
}

impl Drop for Burner {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
