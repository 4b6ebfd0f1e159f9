//! Prints what the lines for machines on pictures say: one JSON object a line,
//! `{"file", "format", "lines", "valid", "certain", "turned_deg", "failed", "ms"}`; `"lines"` is empty where none are.
//!
//! `cargo run -p documents --example mrz -- FILE…`

#![allow(clippy::print_stdout, reason = "a program for a terminal: what it prints is its purpose")]

use std::time::{Instant, SystemTime};

use documents::mrz::find;
use ocr::{Reader, Stop};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let reader = Reader::bundled()?;
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs();
    for path in std::env::args().skip(1) {
        let picture = image::open(&path)?.to_rgb8();
        let (begun, stop) = (Instant::now(), Stop::default());
        let lines = reader.lines(&picture, &stop)?;
        let read = begun.elapsed().as_millis();
        let found = find(&picture, &lines, &reader, i64::try_from(now)?, &stop);
        let ms = begun.elapsed().as_millis();
        let told = match found {
            Some(found) => serde_json::json!({
                "file": path, "format": found.zone.format, "lines": found.zone.lines,
                "valid": found.zone.valid, "certain": found.certain, "turned_deg": found.turned_deg,
                "failed": found.checks.failed(), "ms": ms, "lines_ms": read,
            }),
            None => serde_json::json!({
                "file": path, "lines": [], "valid": false, "ms": ms, "lines_ms": read,
            }),
        };
        println!("{told}");
    }
    Ok(())
}
