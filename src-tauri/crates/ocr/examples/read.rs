//! Prints every line of writing on pictures, and how long reading took.
//!
//! `cargo run -p ocr --example read -- FILE…`

#![allow(clippy::print_stdout, reason = "a program for a terminal: what it prints is its purpose")]

use std::time::Instant;

use ocr::{Reader, Stop};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let begun = Instant::now();
    let reader = Reader::bundled()?;
    println!("loaded in {} ms", begun.elapsed().as_millis());
    for path in std::env::args().skip(1) {
        let picture = image::open(&path)?.to_rgb8();
        let begun = Instant::now();
        let lines = reader.lines(&picture, &Stop::default())?;
        println!("{path}: {} lines in {} ms", lines.len(), begun.elapsed().as_millis());
        for line in lines {
            let [x, y] = line.quad.centre();
            println!(
                "{:.2} {:4.0}° {x:5.0} {y:5.0} {}",
                line.score,
                line.quad.angle_deg(),
                line.text
            );
        }
    }
    Ok(())
}
