//! What the analysis sees in a clip, for developers, QA and reviewers:
//!
//! ```sh
//! cargo run --release -p face --example observe -- CLIP
//! ffmpeg -i CLIP -pix_fmt yuv420p -f yuv4mpegpipe - | cargo run --release -p face --example observe -- -
//! ```
//!
//! One JSON line for each frame, then a `summary`. MP4 with H.264, MJPEG and Y4M are read directly, anything else
//! through ffmpeg where it is installed; `-` is Y4M on standard input. Left and right are the subject's own.
#![allow(clippy::print_stdout, reason = "it is this program's purpose")]

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result};
use clap::Parser;
use clip_file::{Pass, Source};
use face::attack::Evidence;
use face::{Analyser, Models};
use serde_json::{Value, json};
use signup::liveness::{Change, Gestures, Hints, Movement, Observation};
use signup::wire::Prompt;

/// What the analysis sees in a clip.
#[derive(Parser)]
struct Arguments {
    /// The clip; `-` for Y4M on standard input.
    clip: PathBuf,
}

fn main() -> Result<()> {
    let Arguments { clip } = Arguments::parse();
    let pass = if clip.as_os_str() == "-" {
        clip_file::y4m(std::io::stdin())
    } else {
        Source::of_file(&clip).and_then(|source| source.pass())
    };
    let pass = pass.with_context(|| format!("{} is not read", clip.display()))?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let summary = observe(pass, |observation| {
        writeln!(out, "{}", serde_json::to_string(observation)?).map_err(Into::into)
    })?;
    writeln!(out, "{}", json!({ "summary": summary }))?;
    out.flush().map_err(Into::into)
}

/// Analyses every frame; the summary's fields are those of the module's example.
fn observe(pass: Pass, mut line: impl FnMut(&Observation) -> Result<()>) -> Result<Value> {
    let mut analyser = Analyser::new(Arc::new(Models::bundled()?));
    let (mut gestures, mut hints) = (Gestures::default(), Hints::default());
    let (mut evidence, mut events) = (Evidence::default(), Vec::new());
    let mut shown: BTreeMap<String, u64> = BTreeMap::new();
    let (mut times_ms, mut at_ms) = (Vec::new(), Vec::new());
    for frame in pass {
        let frame = frame?;
        let began = Instant::now();
        let analysis = analyser.analyse(&frame);
        evidence.push(&analysis);
        times_ms.push(began.elapsed().as_secs_f64() * 1e3);
        let observation = &analysis.observation;
        at_ms.push(observation.at_ms);
        line(observation)?;
        for change in gestures.push(observation) {
            if let Change::Went(movement) = change {
                events.push(event(movement)?);
            }
        }
        // (The rate of a clip is not that of a camera: no hint about it.)
        hints.push(observation);
        if let Some(hint) = hints.shown() {
            *shown.entry(word(&hint)?).or_default() += 1;
        }
    }
    for movement in gestures.unfinished() {
        events.push(event(movement)?);
    }
    events.sort_by_key(|event| event["start_ms"].as_u64());
    let fps = match (at_ms.first(), at_ms.last()) {
        (Some(first), Some(last)) if last > first => {
            (at_ms.len() - 1) as f64 * 1e3 / (last - first) as f64
        }
        _ => 0.0,
    };
    times_ms.sort_by(f64::total_cmp);
    let percentile = |share: usize| times_ms.get(times_ms.len() * share / 100).copied();
    Ok(json!({
        "frames": at_ms.len(),
        "fps": rounded(fps),
        "ms_p50": percentile(50).map(rounded),
        "ms_p95": percentile(95).map(rounded),
        "events": events,
        "hints": shown,
        "attack_signals": evidence.finish(),
        "models": Models::digests().into_iter().collect::<BTreeMap<_, _>>(),
    }))
}

fn event(movement: Movement) -> Result<Value> {
    Ok(json!({
        "event": match movement.prompt {
            Prompt::OpenMouth => "mouth_open".to_owned(),
            prompt => word(&prompt)?,
        },
        "start_ms": movement.from_ms,
        "end_ms": movement.until_ms,
        "from_neutral": movement.from_neutral,
    }))
}

/// The word a value has on the wire.
fn word(value: &impl serde::Serialize) -> Result<String> {
    let value = serde_json::to_value(value)?;
    value.as_str().map(str::to_owned).context("no word")
}

fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
