//! An independent implementation: Python's `cryptography` and PyJWT.
//!
//! Which Python: `SELLER_SIGNUP_PYTHON`, else target/python, else `python3` if it has the packages.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread;

use sha2::{Digest, Sha256};

use crate::footage::checkout;

/// An interpreter with the packages, and a folder for the seeds its scripts read.
pub struct Python {
    interpreter: PathBuf,
    secrets: tempfile::TempDir,
}

impl Python {
    /// `None`, with the reason printed, only if nobody named an interpreter and none was found:
    /// one that is named has to work.
    pub fn find() -> Option<Self> {
        let built = checkout().join("target/python/bin/python");
        let named = std::env::var_os("SELLER_SIGNUP_PYTHON").map(PathBuf::from);
        let named = named.or_else(|| built.exists().then_some(built));
        let interpreter = named.clone().unwrap_or_else(|| "python3".into());
        let packages = "import cryptography.hazmat.primitives.hpke, cryptography.cobblestone, jwt";
        let found = Command::new(&interpreter).args(["-c", packages]).output();
        if found.is_ok_and(|output| output.status.success()) {
            return Some(Self { interpreter, secrets: tempfile::tempdir().expect("a folder") });
        }
        let why = "cannot import cryptography>=50 and jwt (set SELLER_SIGNUP_PYTHON)";
        assert!(named.is_none(), "{} {why}", interpreter.display());
        eprintln!("skipped: python3 {why}");
        None
    }

    /// Writes a seed where a script can read it: never on a command line.
    pub fn secret(&self, hex: &str) -> String {
        let name = hex::encode(Sha256::digest(hex));
        let path = self.secrets.path().join(&name[..8]);
        std::fs::write(&path, hex).expect("written");
        path.to_str().expect("a plain path").to_owned()
    }

    /// Runs one of the scripts beside the vectors.
    pub fn run(&self, script: &str, arguments: &[&str], input: &[u8]) -> Output {
        let mut child = Command::new(&self.interpreter)
            .arg("-B")
            .arg(checkout().join("tests/vectors").join(script))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("python starts");
        let mut stdin = child.stdin.take().expect("piped");
        thread::scope(|scope| {
            // A script that refuses early leaves the rest unread: a broken pipe is no failure.
            scope.spawn(move || stdin.write_all(input).ok());
            child.wait_with_output().expect("ends")
        })
    }
}
