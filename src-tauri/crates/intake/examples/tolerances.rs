//! The figures behind the tolerances of `intake review` (src/review/curves.rs): how far the measures of a frame are from
//! those of the same frame after it was encoded as the app encodes it.
//!
//! ```sh
//! cargo run -p intake --example tolerances -- src-tauri/practice/clips/seq_*.mp4
//! ```
//!
//! Each clip is taken for what a camera delivered, and analysed once with every frame and once with every third, as on a
//! busy device. One line for each measure: the median and the 95th percentile of the differences, and the largest.
#![allow(clippy::print_stdout, reason = "it is this program's purpose")]

use std::{error::Error, sync::Arc, time::Duration};

use face::{Analyser, Models};
use intake::review::{Measure, percentile};
use media::{ClipDecoder, ClipEncoder, ClipSettings, Frame};
use signup::liveness::Observation;

fn main() -> Result<(), Box<dyn Error>> {
    let models = Arc::new(Models::bundled()?);
    for path in std::env::args().skip(1) {
        let taken: Vec<Frame> =
            ClipDecoder::new(std::fs::read(&path)?)?.collect::<Result<_, _>>()?;
        let clip = encoded(&taken)?;
        let sent: Vec<Frame> = ClipDecoder::new(clip)?.collect::<Result<_, _>>()?;
        let sent = analysed(&models, &sent, 1);
        for every in [1, 3] {
            let taken = analysed(&models, &taken, every);
            println!("{path}, every {every}. frame: {} of {}", taken.len(), sent.len());
            for measure in Measure::ALL {
                let differences = taken.iter().filter_map(|one| {
                    let other = sent.iter().find(|it| it.at_ms.abs_diff(one.at_ms) <= 5)?;
                    Some((measure.of(one.face.as_ref()?) - measure.of(other.face.as_ref()?)).abs())
                });
                let mut differences: Vec<f32> = differences.collect();
                differences.sort_by(f32::total_cmp);
                let at = |share| percentile(&differences, share).unwrap_or(f32::NAN);
                let (median, p95, most) = (at(50), at(95), at(100));
                println!("  {:<6} {median:.3} {p95:.3} {most:.3}", measure.name());
            }
        }
    }
    Ok(())
}

fn encoded(frames: &[Frame]) -> Result<Vec<u8>, Box<dyn Error>> {
    let first = frames.first().ok_or("no frames")?;
    let last = frames.last().ok_or("no frames")?;
    let length = last.at() + Duration::from_millis(40);
    let settings = ClipSettings::for_size(first.width_px(), first.height_px(), length);
    let mut encoder = ClipEncoder::new(Vec::new(), settings)?;
    for frame in frames {
        encoder.push(frame)?;
    }
    Ok(encoder.finish()?.0)
}

fn analysed(models: &Arc<Models>, frames: &[Frame], every: usize) -> Vec<Observation> {
    let mut analyser = Analyser::new(Arc::clone(models));
    frames.iter().step_by(every).map(|frame| analyser.analyse(frame).observation).collect()
}
