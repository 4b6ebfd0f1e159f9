//! Whole clips through the analysis, `cargo bench -p face --bench clip -- CLIP.y4m …`: one JSON line per clip, for
//! `cargo xtask bench`. Wall time and CPU time, all threads included, of the analysis alone.
#![allow(clippy::print_stdout, reason = "the measures are the output")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use clip_file::Source;
use face::{Analyser, Models};
use serde_json::json;

fn main() -> anyhow::Result<()> {
    let models = Arc::new(Models::bundled()?);
    for clip in std::env::args().skip(1).filter(|arg| !arg.starts_with("--")) {
        // In memory, so that reading them does not count.
        let frames = Source::of_file(clip.as_ref())?.pass()?.collect::<Result<Vec<_>, _>>()?;
        let mut analyser = Analyser::new(Arc::clone(&models));
        let (mut times_ms, mut faces, used) = (Vec::new(), 0, cpu_time());
        for frame in &frames {
            let began = Instant::now();
            let analysis = analyser.analyse(frame);
            times_ms.push(began.elapsed().as_secs_f64() * 1e3);
            faces += u32::from(analysis.observation.faces == 1);
        }
        let cpu = cpu_time().saturating_sub(used);
        anyhow::ensure!(!times_ms.is_empty(), "{clip} has no frame");
        times_ms.sort_by(f64::total_cmp);
        let share = |percent: usize| times_ms[times_ms.len() * percent / 100];
        let line = json!({
            "clip": clip, "frames": times_ms.len(), "faces": faces,
            "p50_ms": share(50), "p95_ms": share(95), "cpu_s": cpu.as_secs_f64(),
        });
        println!("{line}");
    }
    Ok(())
}

/// Of all threads of this process so far; nothing where the system does not tell.
fn cpu_time() -> Duration {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let times = tasks.filter_map(|task| {
        let text = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(times.sum())
}
