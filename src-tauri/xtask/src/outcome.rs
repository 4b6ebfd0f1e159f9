//! What the test runners said, summed up: libtest under cargo, and vitest.

use std::fmt;

/// The sum of all runners so far, fed line by line.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    passed: u64,
    failed: u64,
    skipped: u64,
    names: Vec<String>,
    program: String,
    program_reported: bool,
    in_failures: bool,
}

impl Outcome {
    /// Takes one line of what `cargo test` wrote, stdout and stderr in their true order.
    pub(crate) fn cargo_line(&mut self, line: &str) {
        if let Some(program) = started(line) {
            self.program = program;
            self.program_reported = false;
        } else if let Some((passed, failed, ignored)) = result(line) {
            self.passed += passed;
            self.failed += failed;
            self.skipped += ignored;
            self.program_reported = true;
        } else if line.starts_with("error: test failed")
            || line.starts_with("error: doctest failed")
        {
            if !self.program_reported && !self.program.is_empty() {
                self.failed(format!("{}: ended before it reported", self.program));
            }
        } else if self.in_failures && line.starts_with("    ") {
            self.names.push(format!("{} {}", self.program, line.trim()));
            return;
        }
        self.in_failures = line == "failures:";
    }

    /// Takes one line of what vitest wrote, without colours.
    pub(crate) fn vitest_line(&mut self, line: &str) {
        let line = line.trim();
        if let Some(counts) = line.strip_prefix("Tests  ") {
            for count in counts.split('|') {
                let mut words = count.split_whitespace();
                let number = words.next().and_then(|n| n.parse().ok()).unwrap_or(0);
                match words.next() {
                    Some("passed") => self.passed += number,
                    Some("failed") => self.failed += number,
                    Some("skipped" | "todo") => self.skipped += number,
                    _ => {}
                }
            }
        } else if let Some(name) = line.strip_prefix("FAIL  ") {
            self.names.push(format!("ui {name}"));
        }
    }

    /// Counts something that is no single test and went wrong.
    pub(crate) fn failed(&mut self, name: impl Into<String>) {
        self.failed += 1;
        self.names.push(name.into());
    }

    /// How many failed up to now.
    pub(crate) fn failures(&self) -> u64 {
        self.failed
    }
}

/// The failures by name, then the sum alone on the last line.
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for name in &self.names {
            writeln!(f, "FAILED {name}")?;
        }
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

/// `Running tests/resume.rs (target/debug/deps/resume-0a1b)`, `Doc-tests envelope`.
fn started(line: &str) -> Option<String> {
    let line = line.trim_start();
    if let Some(name) = line.strip_prefix("Doc-tests ") {
        return Some(format!("{name} (doc)"));
    }
    let (source, binary) = line.strip_prefix("Running ")?.strip_suffix(')')?.split_once(" (")?;
    let file = binary.rsplit(['/', '\\']).next()?;
    let name = file.rsplit_once('-').map_or(file, |(name, _)| name);
    Some(format!("{name} ({})", source.trim_start_matches("unittests ")))
}

/// `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s`
fn result(line: &str) -> Option<(u64, u64, u64)> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let mut numbers = counts.split(';').map(|count| count.split_whitespace().next()?.parse().ok());
    Some((numbers.next()??, numbers.next()??, numbers.next()??))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_cargo(text: &str) -> String {
        let mut outcome = Outcome::default();
        text.lines().for_each(|line| outcome.cargo_line(line));
        outcome.to_string()
    }

    #[test]
    fn sums_and_names_of_several_programs() {
        let text = "\
    Finished `test` profile [optimized] target(s) in 0.1s
     Running unittests src/lib.rs (target/debug/deps/client-3f9a)
test a ... ok
test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.00s
     Running tests/resume.rs (target/debug/deps/resume-77aa)
test cut ... FAILED

failures:

---- cut stdout ----
    indented output is no name

failures:
    cut
    twice::cut

test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s

error: test failed, to rerun pass `--test resume`
   Doc-tests envelope
test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";
        assert_eq!(
            of_cargo(text),
            "FAILED resume (tests/resume.rs) cut\nFAILED resume (tests/resume.rs) twice::cut\n\
             6 passed, 2 failed, 1 skipped"
        );
    }

    #[test]
    fn a_program_that_died_is_a_failure() {
        let text = "\
     Running unittests src/lib.rs (target/debug/deps/media-11)
running 2 tests
error: test failed, to rerun pass `-p media --lib`
";
        assert_eq!(
            of_cargo(text),
            "FAILED media (src/lib.rs): ended before it reported\n0 passed, 1 failed, 0 skipped"
        );
    }

    #[test]
    fn the_page_counts_too() {
        let mut outcome = Outcome::default();
        let text = " FAIL  src/text.test.ts > text > falls back\n\n Test Files  1 failed\n    \
                    Tests  1 failed | 22 passed | 2 skipped (25)\n   Start at  10:00:00\n";
        text.lines().for_each(|line| outcome.vitest_line(line));
        outcome.failed("ui: tsc");
        assert_eq!(outcome.failures(), 2);
        assert_eq!(
            outcome.to_string(),
            "FAILED ui src/text.test.ts > text > falls back\nFAILED ui: tsc\n\
             22 passed, 2 failed, 2 skipped"
        );
    }
}
