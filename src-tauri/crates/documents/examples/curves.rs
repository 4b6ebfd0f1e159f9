//! From which step on a page that gets worse is not read, and from which step on the check says so:
//!
//! ```sh
//! cargo xtask curves
//! ```
//!
//! One table per way of getting worse; its pages are the specimens beside the checkout and the practice documents.
#![allow(clippy::print_stdout, reason = "it is this program's purpose")]

#[path = "../tests/degraded/mod.rs"]
mod degraded;

use std::error::Error;
use std::time::Instant;

use degraded::ways::{WAYS, Way};
use degraded::{After, Before, asked, pages};
use documents::quality::{Reading, Row};
use image::{RgbImage, imageops};
use ocr::Reader;
use signup::wire::DocumentKind;

fn main() -> Result<(), Box<dyn Error>> {
    let only: Vec<String> = std::env::args().skip(1).collect();
    let reader = Reader::bundled()?;
    let wanted =
        |name: &str| only.is_empty() || only.iter().any(|only| name.contains(only.as_str()));
    let pages: Vec<Before> =
        pages::all().into_iter().map(|page| Before::of(page, &reader)).collect();
    println!("A cell: letters still right, in percent; **read** no longer; the warning.\n");
    for way in WAYS.iter().filter(|way| wanted(way.name)) {
        table(way, &pages, &reader);
    }
    speed()
}

fn table(way: &Way, pages: &[Before], reader: &Reader) {
    println!("### {} ({})\n", way.name, way.unit);
    print!("| page | 0 |");
    way.steps.iter().for_each(|step| print!(" {step} |"));
    println!(" fails at | warns at |\n|---|{}---|---|---|", "---|".repeat(way.steps.len()));
    for page in pages {
        print!("| {} |", page.page.name);
        let steps = way.steps.iter().map(|&step| page.after(way, step, reader));
        let curve: Vec<After> = std::iter::once(page.itself(reader)).chain(steps).collect();
        curve.iter().for_each(|after| print!(" {} |", cell(after)));
        let step = |at: Option<usize>| at.map_or("–".to_owned(), |at| at.to_string());
        let fails = curve.iter().position(|after| !after.reads);
        let warns = curve.iter().position(|after| after.tells(way));
        println!(" {} | {} |", step(fails), step(warns));
    }
    println!();
}

fn cell(after: &After) -> String {
    let right = (after.right * 100.0).round();
    let right = if after.reads { format!("{right}") } else { format!("**{right}**") };
    let codes: Vec<String> = after
        .findings
        .iter()
        .map(|finding| {
            let code = format!("{:?}", finding.code);
            if after.warned().contains(&finding.code) { code } else { format!("({code})") }
        })
        .collect();
    format!("{right} {}", codes.join(" ")).trim().to_owned()
}

/// All measures together on a picture of 12 megapixels with the reading of a full page.
fn speed() -> Result<(), Box<dyn Error>> {
    let picture = large()?;
    let reading = full_page(picture.dimensions());
    let asked = asked(DocumentKind::UtilityBill);
    let mut times: Vec<u128> = (0..9)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(documents::quality::look(&picture, false, Some(&reading), &asked));
            start.elapsed().as_millis()
        })
        .collect();
    times.sort_unstable();
    let (width, height) = picture.dimensions();
    println!(
        "All measures of a picture of {width} x {height}: median {} ms, longest {} ms (one thread, this build).",
        times[times.len() / 2],
        times[times.len() - 1]
    );
    Ok(())
}

/// A practice document as a picture of 12 megapixels.
fn large() -> Result<RgbImage, Box<dyn Error>> {
    let picture = image::open(pages::practice().join("utility_bill.png"))?.to_rgb8();
    Ok(imageops::resize(&picture, 3000, 4000, imageops::FilterType::Triangle))
}

/// As many rows as a full page of small print has, somewhere on it.
fn full_page((width, height): (u32, u32)) -> Reading {
    let (width, height) = (width as f32, height as f32);
    let row = |index: usize| {
        let top = height * (0.05 + 0.9 * index as f32 / 70.0);
        let (left, right, bottom) = (width * 0.1, width * 0.9, top + height / 110.0);
        let corners = [[left, top], [right, top], [right, bottom], [left, bottom]];
        Row { corners, letters: 80, score: 0.97 }
    };
    Reading { rows: (0..70).map(row).collect(), zone: None, turned_deg: 0 }
}
