//! `cargo xtask mrz`: how many specimens' lines for machines are read right, beside Tesseract and PassportEye.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, iter};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{
    command::{cargo, output},
    packages::{self, Prompts},
    place, python,
};

/// What a person reads on each specimen.
const TRUTH: &str = "src-tauri/crates/documents/tests/mrz-truth.toml";
const OURS: &str = "ours";
const RIVALS: [&str; 2] = ["tesseract", "passporteye"];

/// Reads every specimen in `shared/documents/mrz` beside the checkout three times, and prints one table.
///
/// # Errors
/// No specimens are there, or a reader cannot be started. Without PassportEye the table says so.
pub(crate) fn run() -> Result<()> {
    packages::ensure(&[packages::WINDOW, packages::READERS], Prompts::Allowed)?;
    let folder = place::root().join("../shared/documents/mrz");
    let specimens = specimens(&folder)?;
    let files: Vec<PathBuf> = specimens.keys().map(|file| folder.join(file)).collect();
    let mut readings: BTreeMap<(String, &str), Reading> = BTreeMap::new();
    for told in ours(&files)? {
        readings.insert((name(&told), OURS), Reading::of(&told));
    }
    match rivals(&files) {
        Ok(all) => {
            for told in all {
                for rival in RIVALS {
                    readings.insert((name(&told), rival), Reading::of(&told[rival]));
                }
            }
        }
        Err(error) => println!("Tesseract and PassportEye were not run: {error:#}\n"),
    }
    print(&specimens, &readings);
    Ok(())
}

/// One entry of the truth file.
struct Specimen {
    lines: Vec<String>,
    /// Legible, and what is printed follows the standard.
    counts: bool,
}

/// What one reader told of one file.
struct Reading {
    lines: Vec<String>,
    valid: bool,
    ms: u64,
}

/// How a reading compares with the truth.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Right,
    /// Not called valid, and not right.
    Unread,
    /// Called valid, and not what is printed.
    Wrong,
}

impl Reading {
    fn of(told: &Value) -> Self {
        Self {
            lines: strings(&told["lines"]),
            valid: told["valid"] == true,
            ms: told["ms"].as_u64().unwrap_or_default(),
        }
    }

    fn outcome(&self, truth: &[String]) -> Outcome {
        match (self.valid, self.lines == truth) {
            (true, true) => Outcome::Right,
            (true, false) => Outcome::Wrong,
            (false, _) => Outcome::Unread,
        }
    }
}

fn ours(files: &[PathBuf]) -> Result<Vec<Value>> {
    let mut run = cargo();
    run.current_dir(place::root());
    run.args(["run", "--quiet", "--package", "documents", "--example", "mrz", "--"]).args(files);
    objects(&output(&mut run)?)
}

fn rivals(files: &[PathBuf]) -> Result<Vec<Value>> {
    let python = python::ensure_passporteye()?;
    let script = place::root().join("src-tauri/xtask/mrz.py");
    objects(&output(Command::new(python).arg(script).args(files))?)
}

fn objects(lines: &str) -> Result<Vec<Value>> {
    lines.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn name(told: &Value) -> String {
    let path = Path::new(told["file"].as_str().unwrap_or_default());
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn specimens(folder: &Path) -> Result<BTreeMap<String, Specimen>> {
    if !folder.is_dir() {
        bail!("there is no folder shared/documents/mrz beside the checkout");
    }
    let text = fs::read_to_string(place::root().join(TRUTH)).context(TRUTH)?;
    let truth: Value = toml::from_str(&text).context(TRUTH)?;
    let all = truth["specimen"].as_array().context("no specimens in the truth")?;
    let specimen = |entry: &Value| {
        let counts = entry["legible"] == true && entry["conforms"] == true;
        let file = entry["file"].as_str().unwrap_or_default().to_owned();
        (file, Specimen { lines: strings(&entry["lines"]), counts })
    };
    Ok(all.iter().map(specimen).collect())
}

fn strings(value: &Value) -> Vec<String> {
    let all = value.as_array().into_iter().flatten();
    all.filter_map(|one| Some(one.as_str()?.to_owned())).collect()
}

fn print(specimens: &BTreeMap<String, Specimen>, readings: &BTreeMap<(String, &str), Reading>) {
    let readers: Vec<&str> = iter::once(OURS).chain(RIVALS).collect();
    let cells = readers.iter().map(|reader| format!("{reader:>20}")).collect::<String>();
    println!("{:24}{cells}", "");
    for (file, specimen) in specimens {
        print!("{file:24}");
        for reader in &readers {
            let told = readings.get(&(file.clone(), *reader)).map_or_else(
                || "not run".to_owned(),
                |reading| {
                    let word = match reading.outcome(&specimen.lines) {
                        Outcome::Right => "right",
                        Outcome::Unread => "-",
                        Outcome::Wrong => "WRONG",
                    };
                    format!("{word} {:>6} ms", reading.ms)
                },
            );
            print!("{told:>20}");
        }
        println!("{}", if specimen.counts { "" } else { "  does not follow the standard" });
    }
    println!();
    let all = specimens.values().filter(|specimen| specimen.counts).count();
    for reader in readers {
        let of = |wanted: Outcome, counts: bool| {
            let those = specimens.iter().filter(|(file, specimen)| {
                let reading = readings.get(&((*file).clone(), reader));
                (specimen.counts || !counts)
                    && reading.is_some_and(|reading| reading.outcome(&specimen.lines) == wanted)
            });
            those.count()
        };
        let mut ms: Vec<u64> = readings
            .iter()
            .filter(|((_, by), _)| *by == reader)
            .map(|(_, reading)| reading.ms)
            .collect();
        ms.sort_unstable();
        println!(
            "{reader:12} right {:>2} of {all} that follow the standard, called valid and wrong {}, median {} ms",
            of(Outcome::Right, true),
            of(Outcome::Wrong, false),
            ms.get(ms.len() / 2).copied().unwrap_or_default(),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_and_different_is_wrong_and_invalid_is_unread() {
        let reading = |line: &str, valid| Reading { lines: vec![line.to_owned()], valid, ms: 1 };
        let truth = ["V<UTO".to_owned()];
        assert!(reading("V<UTO", true).outcome(&truth) == Outcome::Right);
        assert!(reading("V<UT0", true).outcome(&truth) == Outcome::Wrong);
        assert!(reading("V<UTO", false).outcome(&truth) == Outcome::Unread);
    }
}
