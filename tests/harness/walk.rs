//! The scripted seller as a process: `practice walk`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::{footage, programs};

/// A walk to be made.
pub struct Walk {
    command: Command,
    out: PathBuf,
}

/// What a walk came to.
pub struct Walked {
    /// Exit code 0: it has a receipt.
    pub success: bool,
    /// Its lines.
    pub lines: Vec<Value>,
    /// What it wrote beside them.
    pub errors: String,
}

impl Walk {
    /// With the practice face, which does what it is asked, and the project's own documents and details, into `out`.
    pub fn new(out: &Path) -> Self {
        let mut command = Command::new(programs::practice());
        command.arg("walk").arg("--out").arg(out);
        let walk = Self { command, out: out.to_owned() };
        walk.with("--camera", "puppet")
            .documents(&footage::documents())
            .details(&footage::documents().join("details.toml"))
    }

    /// Another folder of documents.
    #[must_use]
    pub fn documents(self, folder: &Path) -> Self {
        self.with("--documents", folder)
    }

    /// Other details.
    #[must_use]
    pub fn details(self, file: &Path) -> Self {
        self.with("--details", file)
    }

    /// Any option with a value.
    #[must_use]
    pub fn with(mut self, option: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.set(option, value.as_ref());
        self
    }

    /// Any option without a value.
    #[must_use]
    pub fn flag(mut self, option: &str) -> Self {
        self.command.arg(option);
        self
    }

    /// A variable of its environment.
    #[must_use]
    pub fn env(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    fn set(&mut self, option: &str, value: &std::ffi::OsStr) {
        // The command line takes an option once: rebuild it without the former value.
        let former: Vec<_> = self.command.get_args().map(ToOwned::to_owned).collect();
        let mut command = Command::new(self.command.get_program());
        for (name, value) in self.command.get_envs() {
            if let Some(value) = value {
                command.env(name, value);
            }
        }
        let mut rest = former.into_iter();
        while let Some(arg) = rest.next() {
            if arg == option {
                rest.next();
            } else {
                command.arg(arg);
            }
        }
        command.arg(option).arg(value);
        self.command = command;
    }

    /// Walks to the end.
    pub fn walk(mut self) -> Walked {
        let output = self.command.output().expect("practice starts");
        Walked::of(&output)
    }

    /// The command, for tests that end it early.
    pub fn into_command(self) -> Command {
        self.command
    }

    /// Where it writes to.
    pub fn out(&self) -> &Path {
        &self.out
    }
}

impl Walked {
    fn of(output: &Output) -> Self {
        let text = String::from_utf8_lossy(&output.stdout);
        let lines = text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON"));
        Self {
            success: output.status.success(),
            lines: lines.collect(),
            errors: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// The screens in the order they were first shown in a row.
    pub fn screens(&self) -> Vec<&str> {
        let mut screens: Vec<_> = self.lines.iter().filter_map(|l| l["view"].as_str()).collect();
        screens.dedup();
        screens
    }

    /// The codes of all faults told.
    pub fn faults(&self) -> Vec<&str> {
        self.lines.iter().filter_map(|line| line["fault"].as_str()).collect()
    }

    /// Every take in which something was missed.
    pub fn missed(&self) -> Vec<&Value> {
        self.lines.iter().filter(|line| line.get("missed").is_some()).collect()
    }

    /// Every take was seen done, but for those of which a busy machine saw too little.
    pub fn performed(&self) -> bool {
        self.missed().iter().all(|take| take["spoiled"] == "too_few_observed")
    }

    /// The receipt; panics with everything that was said where there is none.
    pub fn receipt(&self) -> &Value {
        let last = self.lines.last().map(|line| &line["receipt"]);
        match last {
            Some(receipt) if self.success && receipt.is_object() => receipt,
            _ => panic!("no receipt:\n{:#?}\n{}", self.lines, self.errors),
        }
    }
}
