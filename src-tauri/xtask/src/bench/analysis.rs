//! The analysis of a whole clip, ours beside MediaPipe's.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{Row, bench, clips, mediapipe};

const SIZES: [&str; 2] = ["1280x720", "640x480"];

/// Two rows for each size: times of a frame, and CPU time of the clip.
///
/// # Errors
/// Ours did not build or run. Where MediaPipe cannot run, its rows say so.
pub(super) fn rows() -> Result<Vec<Row>> {
    let clips = SIZES.iter().map(|size| clips::y4m(size)).collect::<Result<Vec<_>>>()?;
    let names = clips.iter().map(|clip| clip.to_string_lossy().into_owned());
    let mut args = vec!["--bench".to_owned(), "clip".to_owned(), "--".to_owned()];
    args.extend(names);
    let args: Vec<_> = args.iter().map(String::as_str).collect();
    let ours = measures(&bench("face", &args)?)?;
    let theirs = mediapipe::measured(&clips).and_then(|text| measures(&text));
    let theirs = theirs.unwrap_or_else(|error| {
        eprintln!("MediaPipe was left out: {error:#}");
        Vec::new()
    });
    Ok(ours.iter().zip(SIZES).flat_map(|(ours, size)| pair(ours, size, &theirs)).collect())
}

/// A program on a clip.
struct Measure {
    clip: String,
    /// MediaPipe's running mode.
    mode: Option<String>,
    frames: u64,
    p50_ms: f64,
    p95_ms: f64,
    cpu_s: f64,
}

fn measures(text: &str) -> Result<Vec<Measure>> {
    let lines = text.lines().filter(|line| line.starts_with('{'));
    let found = lines.map(|line| measure(line).with_context(|| format!("not a measure: {line}")));
    let found = found.collect::<Result<Vec<_>>>()?;
    if found.is_empty() {
        bail!("no measures in the output");
    }
    Ok(found)
}

fn measure(line: &str) -> Option<Measure> {
    let line: Value = serde_json::from_str(line).ok()?;
    Some(Measure {
        clip: line["clip"].as_str()?.to_owned(),
        mode: line["mode"].as_str().map(str::to_lowercase),
        frames: line["frames"].as_u64()?,
        p50_ms: line["p50_ms"].as_f64()?,
        p95_ms: line["p95_ms"].as_f64()?,
        cpu_s: line["cpu_s"].as_f64()?,
    })
}

fn pair(ours: &Measure, size: &str, theirs: &[Measure]) -> [Row; 2] {
    let beside = |of: fn(&Measure) -> String| {
        let same = theirs.iter().filter(|theirs| theirs.clip == ours.clip);
        let each = same.map(|it| format!("{} {}", it.mode.as_deref().unwrap_or(""), of(it)));
        match each.collect::<Vec<_>>().join(", ") {
            none if none.is_empty() => "MediaPipe could not be run here".to_owned(),
            some => format!("MediaPipe's Python: {some}"),
        }
    };
    let row = |what: String, of: fn(&Measure) -> String| Row {
        what: format!("face: {what} of a clip at {size}"),
        value: of(ours),
        beside: beside(of),
    };
    [
        row("a frame, p50 / p95,".into(), |it| format!("{:.1} / {:.1} ms", it.p50_ms, it.p95_ms)),
        row(format!("CPU for {} frames", ours.frames), |it| format!("{:.2} s", it.cpu_s)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_stands_beside_the_same_clip_only() {
        let ours =
            measures("{\"clip\":\"a\",\"frames\":150,\"p50_ms\":14,\"p95_ms\":20.06,\"cpu_s\":2}");
        let theirs = "talk\n\
            {\"clip\":\"b\",\"mode\":\"IMAGE\",\"frames\":150,\"p50_ms\":1,\"p95_ms\":2,\"cpu_s\":3}\n\
            {\"clip\":\"a\",\"mode\":\"VIDEO\",\"frames\":150,\"p50_ms\":9,\"p95_ms\":12,\"cpu_s\":1.5}";
        let [times, cpu] = pair(&ours.unwrap()[0], "720p", &measures(theirs).unwrap());
        assert_eq!(times.value, "14.0 / 20.1 ms");
        assert_eq!(times.beside, "MediaPipe's Python: video 9.0 / 12.0 ms");
        assert_eq!(cpu.what, "face: CPU for 150 frames of a clip at 720p");
        assert_eq!(cpu.beside, "MediaPipe's Python: video 1.50 s");
        assert!(measures("talk").is_err());
        assert!(measures("{\"clip\":\"a\"}").is_err());
    }
}
