//! A take as a part of a whole walk: capture, analysis, encoding and sealing in one process, measured from outside.
//!
//! The walk is `practice walk` as the tests build it, without a window. Its camera plays a clip of the practice face
//! that was drawn before, 30 JPEGs a second at 720p as a webcam sends them: decoding them counts, drawing them does not.
//! That clip cannot know the prompts, so the take is sent unseen, which costs the same. CPU of the take is that of the
//! whole process from the first frame to the sealed clip.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

use super::{Row, browser, clips, process::Process, programs::built};
use crate::place;

const ROUNDS: usize = 3;
const TAKE_S: f64 = 5.0;
/// A walk takes about 12 s.
const LONGEST: Duration = Duration::from_secs(120);

/// The table's lines; none, with the reason said, where the system does not tell what a process uses.
///
/// # Errors
/// Practice did not build, or a walk did not end with a receipt.
pub(super) fn rows() -> Result<Vec<Row>> {
    if Process(std::process::id()).pss_mb().is_none() {
        eprintln!("left out: the take; what a process uses is read from Linux's /proc");
        return Ok(Vec::new());
    }
    let (practice, clip) = (built("--bin", "practice")?, clips::mjpeg("1280x720")?);
    let rounds = |burnt: bool| -> Result<Vec<Walk>> {
        let _burner = burnt.then(Burner::start).transpose()?;
        (0..ROUNDS).map(|_| walk(&practice, &clip)).collect()
    };
    let (alone, burnt) = (rounds(false)?, rounds(true)?);
    let row = |what: &str, value: String, beside: &str| Row {
        what: what.to_owned(),
        value,
        beside: beside.to_owned(),
    };
    let mut rows = Vec::new();
    for (walks, how) in [(&alone, "take"), (&burnt, "take beside a busy core")] {
        let quoted = if how == "take" { browser::FRAMES } else { browser::FRAMES_BURNT };
        let frames = median(walks, |it| it.frames);
        let dropped = median(walks, |it| it.dropped);
        let gap = median(walks, |it| it.longest_gap_ms);
        let analysed = median(walks, |it| it.analysed / TAKE_S);
        let per_frame = median(walks, |it| it.take_cpu_s * 1e3 / it.analysed.max(1.0));
        let cpu = median(walks, |it| it.take_cpu_s);
        let clip = format!("{frames:.0}, {dropped:.0}, {gap:.0} ms");
        rows.extend([
            row(&format!("{how}: frames in the clip, dropped, longest gap"), clip, quoted),
            row(&format!("{how}: frames analysed"), format!("{analysed:.1} /s"), browser::ANALYSED),
            row(
                &format!("{how}: CPU per analysed frame, everything included"),
                format!("{per_frame:.1} ms"),
                browser::CPU_PER_FRAME,
            ),
            row(&format!("{how}: CPU for its 5 s"), format!("{cpu:.2} s"), ""),
        ]);
    }
    let (cpu, memory) = (median(&alone, |it| it.cpu_s), median(&alone, |it| it.peak_mb));
    rows.extend([
        row(
            "walk: CPU in all, six documents and an intake of its own included",
            format!("{cpu:.1} s"),
            browser::CPU_OF_SIGNUP,
        ),
        row(
            "walk: peak memory (PSS), without a window",
            format!("{memory:.0} MB"),
            browser::MEMORY,
        ),
    ]);
    Ok(rows)
}

/// What was measured of one walk.
struct Walk {
    frames: f64,
    dropped: f64,
    longest_gap_ms: f64,
    analysed: f64,
    take_cpu_s: f64,
    cpu_s: f64,
    peak_mb: f64,
}

fn median(walks: &[Walk], of: impl Fn(&Walk) -> f64) -> f64 {
    let mut values: Vec<_> = walks.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn walk(practice: &Path, clip: &Path) -> Result<Walk> {
    let out = clips::folder()?.join("walk");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    let documents = place::root().join("src-tauri/practice/documents");
    let mut walk = Command::new(practice);
    walk.args(["walk", "--takes", "1", "--camera"]).arg(clip).arg("--out").arg(&out);
    walk.arg("--details").arg(documents.join("details.toml")).arg("--documents").arg(documents);
    let mut walk = walk
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("practice does not start")?;
    let process = Process(walk.id());
    let lines = walk.stdout.take().context("no output")?;
    let watch = thread::spawn(move || watch(walk));
    let said = listen(lines, process)?;
    let peak_mb = watch.join().unwrap_or_else(|_| bail!("the walk was not watched"))?;
    let manifest = fs::read_to_string(out.join("manifest.jwt")).context("no manifest")?;
    fs::remove_dir_all(&out)?;
    let manifest = manifest.split('.').nth(1).context("the manifest is no JWS")?;
    let manifest: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(manifest)?)?;
    let (capture, measured) = (&manifest["capture"], &manifest["liveness"]["measured"]);
    let number = |of: &Value, name: &str| of[name].as_f64().with_context(|| format!("no {name}"));
    Ok(Walk {
        frames: number(capture, "frames")?,
        dropped: number(capture, "dropped_frames")?,
        longest_gap_ms: number(capture, "longest_gap_ms")?,
        analysed: number(measured, "analysed_frames")?,
        take_cpu_s: said.sealed_cpu_s - said.began_cpu_s,
        cpu_s: said.cpu_s,
        peak_mb,
    })
}

/// CPU time so far: when the take began, when it was sealed, and at the receipt.
struct Said {
    began_cpu_s: f64,
    sealed_cpu_s: f64,
    cpu_s: f64,
}

fn listen(lines: ChildStdout, process: Process) -> Result<Said> {
    let (mut began, mut sealed, mut last) = (None, None, None);
    for line in BufReader::new(lines).lines() {
        let line: Value = serde_json::from_str(&line?).context("the walk's line is no JSON")?;
        let now = process.cpu_s();
        let phase = line["take"]["phase"].as_str();
        if phase == Some("running") {
            began = began.or(now);
        }
        let on_take = line["view"] == "recording" && matches!(phase, Some("running" | "finishing"));
        if began.is_some() && line["view"].is_string() && !on_take {
            sealed = sealed.or(now);
        }
        if line["receipt"].is_object() {
            last = now;
        }
    }
    let said = began.zip(sealed).zip(last).context("the walk did not come to a receipt")?;
    let ((began_cpu_s, sealed_cpu_s), cpu_s) = said;
    Ok(Said { began_cpu_s, sealed_cpu_s, cpu_s })
}

/// Until it ends: the most memory it had. Ends it itself when it takes too long.
fn watch(mut walk: Child) -> Result<f64> {
    let (began, mut peak_mb) = (Instant::now(), 0.0f64);
    let status = loop {
        if let Some(status) = walk.try_wait()? {
            break status;
        }
        if began.elapsed() > LONGEST {
            walk.kill()?;
        }
        peak_mb = peak_mb.max(Process(walk.id()).pss_mb().unwrap_or(0.0));
        thread::sleep(Duration::from_millis(100));
    };
    ensure!(status.success(), "the walk failed ({status})");
    Ok(peak_mb)
}

/// Another program that takes a core, until it is let go.
struct Burner(Child);

impl Burner {
    fn start() -> Result<Self> {
        let mut sh = Command::new("sh");
        let sh = sh.args(["-c", "while :; do :; done"]).stdin(Stdio::null());
        Ok(Self(sh.spawn().context("no sh to be busy")?))
    }
}

impl Drop for Burner {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
