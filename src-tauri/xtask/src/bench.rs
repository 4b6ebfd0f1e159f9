//! `cargo xtask bench`: what the road costs, in one table, beside programs everybody knows.

mod analysis;
mod browser;
mod clips;
mod divan;
mod mediapipe;
mod openssl;
mod photo;
mod process;
mod programs;
mod road;
mod take;

use anyhow::Result;
use clap::ValueEnum;

use crate::{
    command::{cargo, output},
    packages::{self, Prompts},
    place,
};

/// One part of the table.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Name {
    /// Seal and open, beside OpenSSL
    Envelope,
    /// One frame through the encoder
    Media,
    /// The analysis by its parts, and of a clip beside MediaPipe's
    Face,
    /// One frame of the practice face
    Puppet,
    /// Last frame to sealed file, and upload, beside curl
    Road,
    /// A photo of a document, checked
    Documents,
    /// A whole take, alone and beside a busy core, and what a walk needs
    Take,
}

/// One line of the table.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    what: String,
    value: String,
    beside: String,
}

/// Measures all, or the named part, in cargo's bench profile and prints a Markdown table to stdout.
///
/// # Errors
/// A bench did not build or run, or wrote what is not understood.
pub(crate) fn run(only: Option<Name>) -> Result<()> {
    packages::ensure(&[packages::WINDOW, packages::BENCHES], Prompts::Allowed)?;
    let wanted = |name| only.is_none_or(|only| only == name);
    let mut rows = Vec::new();
    if wanted(Name::Envelope) {
        let openssl = openssl::aes_256_gcm();
        for measure in divan::measures(&bench("envelope", &[])?)? {
            let beside = match measure.mb_per_s {
                Some(_) => openssl.clone().unwrap_or_default(),
                None => String::new(),
            };
            rows.push(row("envelope", &measure, beside));
        }
    }
    if wanted(Name::Media) {
        let measures = divan::measures(&bench("media", &[])?)?;
        rows.extend(measures.iter().map(|measure| row("media", measure, String::new())));
    }
    if wanted(Name::Face) {
        let measures = divan::measures(&bench("face", &["--bench", "face"])?)?;
        rows.extend(measures.iter().map(|measure| row("face", measure, String::new())));
        rows.extend(analysis::rows()?);
    }
    if wanted(Name::Puppet) {
        let measures = divan::measures(&bench("puppet", &[])?)?;
        rows.extend(measures.iter().map(|measure| row("puppet", measure, String::new())));
    }
    if wanted(Name::Road) {
        rows.extend(road::rows(&bench("client", &["--bench", "road"])?)?);
    }
    if wanted(Name::Documents) {
        rows.extend(photo::rows()?);
    }
    if wanted(Name::Take) {
        rows.extend(take::rows()?);
    }
    print!("{}", table(&rows));
    Ok(())
}

fn bench(package: &str, args: &[&str]) -> Result<String> {
    let mut bench = cargo();
    bench.current_dir(place::root()).args(["bench", "--quiet", "--package", package]).args(args);
    output(bench.env("NO_COLOR", "1").env("DIVAN_COLOR", "never"))
}

fn row(package: &str, measure: &divan::Measure, beside: String) -> Row {
    let value = match measure.mb_per_s {
        Some(speed) => format!("{speed:.0} MB/s"),
        None => format!("{:.2} ms", measure.ms),
    };
    Row { what: format!("{package}: {}", measure.name), value, beside }
}

fn table(rows: &[Row]) -> String {
    let width = |of: fn(&Row) -> &String, head: &str| {
        rows.iter().map(|row| of(row).chars().count()).chain([head.len()]).max().unwrap_or(0)
    };
    let what = width(|row| &row.what, "what");
    let value = width(|row| &row.value, "median");
    let beside = width(|row| &row.beside, "beside");
    let mut text = format!(
        "| {:what$} | {:>value$} | {:beside$} |\n|{:-<what$}--|-{:->value$}:|{:-<beside$}--|\n",
        "what", "median", "beside", "", "", ""
    );
    for row in rows {
        text +=
            &format!("| {:what$} | {:>value$} | {:beside$} |\n", row.what, row.value, row.beside);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_lines_up() {
        let rows = [
            Row {
                what: "seal".into(),
                value: "812 MB/s".into(),
                beside: "OpenSSL 3000 MB/s".into(),
            },
            Row { what: "encode 480p".into(), value: "5.60 ms".into(), beside: String::new() },
        ];
        let expected = "\
| what        |   median | beside            |
|-------------|---------:|-------------------|
| seal        | 812 MB/s | OpenSSL 3000 MB/s |
| encode 480p |  5.60 ms |                   |
";
        assert_eq!(table(&rows), expected);
    }
}
