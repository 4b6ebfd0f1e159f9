//! Checks files as the app does and prints one JSON line for each:
//!
//! `cargo run --release -p documents --example check -- [--slot NAME] [--today YYYY-MM-DD] [--policy none] FILE…`
//!
//! `NAME` is a document of the policy and perhaps its side: `bank_statement`, `identity-back`. Without one nothing is
//! asked for, so that no document is another one than wanted. The policy is the reference intake's unless it is
//! `none`. A file that cannot be checked has its fault's code in its line; the next one is checked all the same.

mod line;
mod memory;
mod options;

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use documents::{OpenRules, Unexamined, examine, open};
use line::{Cost, line};
use ocr::{Reader, Stop};
use options::Options;
use signup::document::{Examination, Finding, FindingCode};
use signup::fault::FaultCode;

fn main() -> Result<(), Box<dyn Error>> {
    let (options, files) = Options::read(std::env::args().skip(1))?;
    // Before the first file, so that no file pays for it.
    let reader = Reader::bundled()?;
    for file in files {
        memory::forget_peak();
        let began = Instant::now();
        let outcome = check(Path::new(&file), &options, &reader);
        let ms = (began.elapsed().as_secs_f64() * 1e4).round() / 10.0;
        let line = line(&file, outcome, Cost { ms, peak_mb: memory::peak_mb() });
        writeln!(std::io::stdout().lock(), "{line}")?;
    }
    Ok(())
}

/// What was noticed as the file was opened, and what its pages say.
fn check(
    file: &Path,
    options: &Options,
    reader: &Reader,
) -> Result<(Vec<Finding>, Examination), FaultCode> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = std::fs::read(file).map_err(|_| FaultCode::DocumentUnreadable)?;
    let rules = OpenRules {
        file_name: name.clone(),
        formats: options.rules.formats.clone(),
        forbidden_in_names: options.rules.forbidden_in_names.clone(),
        ..OpenRules::default()
    };
    let opened = open(&bytes, &rules).map_err(|fault| fault.code())?;
    let asked = options.asked(name);
    let examined = examine(&opened.clean, &asked, reader, &mut |_| {}, &Stop::default());
    let mut examination = examined.map_err(|why| match why {
        Unexamined::Fault(fault) => fault.code(),
        // Nobody raises the flag.
        Unexamined::Stopped => FaultCode::DocumentUnreadable,
    })?;
    if options.slot.is_none() {
        let of_slot = [FindingCode::OtherKind, FindingCode::WrongSide];
        examination.findings.retain(|finding| !of_slot.contains(&finding.code));
    }
    Ok((opened.remarks, examination))
}
