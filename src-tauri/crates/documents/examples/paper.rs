//! What the watch for a document says to clips: one JSON line for each.
//!
//! `cargo run -p documents --example paper -- CLIP…`; with `--photos FOLDER` first, photos are written there. With `-v`
//! every look that says something else than the one before it is told as well.

#![allow(clippy::print_stdout, reason = "a program for a terminal: what it prints is its purpose")]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clip_file::Source;
use documents::paper::PaperWatch;

fn main() -> Result<(), Box<dyn Error>> {
    let (mut photos, mut every) = (None, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--photos" => photos = arguments.next().map(PathBuf::from),
            "-v" => every = true,
            _ => watch(PathBuf::from(argument), photos.as_ref(), every)?,
        }
    }
    Ok(())
}

fn watch(clip: PathBuf, photos: Option<&PathBuf>, every: bool) -> Result<(), Box<dyn Error>> {
    let mut watch = PaperWatch::new();
    let (mut looks, mut outlines, mut takes) = (0u32, 0u32, Vec::new());
    let (mut took, mut longest) = (Duration::ZERO, Duration::ZERO);
    let mut hints: BTreeMap<String, u32> = BTreeMap::new();
    let mut last = None;
    for frame in Source::of_file(&clip)?.pass()? {
        let frame = frame?;
        let before = Instant::now();
        let look = watch.look(&frame);
        let one = before.elapsed();
        (took, longest) = (took + one, longest.max(one));
        looks += 1;
        outlines += u32::from(look.sight.outline.is_some());
        let hint = look.sight.hint.map_or("good".to_owned(), |hint| format!("{hint:?}"));
        *hints.entry(hint).or_default() += 1;
        if every && last != Some(look.sight) {
            eprintln!("{:>6} ms {:?}", frame.at().as_millis(), look.sight);
            last = Some(look.sight);
        }
        if let Some(order) = look.take {
            takes.push(frame.at().as_millis());
            if let Some(folder) = photos {
                let name = clip.file_stem().unwrap_or_default().to_string_lossy();
                std::fs::write(folder.join(format!("{name}.jpg")), &*order.photo()?)?;
            }
        }
    }
    let mean_ms = took.as_secs_f64() * 1000.0 / f64::from(looks.max(1));
    println!(
        "{{\"clip\":{:?},\"looks\":{looks},\"outlines\":{outlines},\"takes_ms\":{takes:?},\"hints\":{hints:?},\
         \"mean_ms\":{mean_ms:.1},\"longest_ms\":{:.1}}}",
        clip.file_name().unwrap_or_default().to_string_lossy(),
        longest.as_secs_f64() * 1000.0,
    );
    Ok(())
}
