//! exploration
#![allow(clippy::print_stdout, reason = "it is this program's purpose")]
use clip_file::Source;
use face::attack::Evidence;
use face::{Analyser, Models};
use signup::liveness::{Change, Gestures};
use std::sync::Arc;
fn main() -> anyhow::Result<()> {
    let models = Arc::new(Models::bundled()?);
    for clip in std::env::args().skip(1) {
        let mut analyser = Analyser::new(Arc::clone(&models));
        let mut evidence = Evidence::default();
        let mut gestures = Gestures::default();
        let mut n = 0;
        println!("== {clip}");
        for frame in Source::of_file(clip.as_ref())?.pass()? {
            let analysis = analyser.analyse(&frame?);
            n += 1;
            for change in gestures.push(&analysis.observation) {
                if let Change::Went(m) = change {
                    println!("   {:?} {}..{} {}", m.prompt, m.from_ms, m.until_ms, m.from_neutral);
                }
            }
            evidence.push(&analysis);
        }
        for m in gestures.unfinished() {
            println!(
                "   {:?} {}..{} {} unfinished",
                m.prompt, m.from_ms, m.until_ms, m.from_neutral
            );
        }
        for s in evidence.finish() {
            println!(
                "   {} {:>16} {:6.2}  {}",
                if s.fired { "**" } else { "  " },
                format!("{:?}", s.signal),
                s.score,
                s.why
            );
        }
        println!("   {n} frames");
    }
    Ok(())
}
