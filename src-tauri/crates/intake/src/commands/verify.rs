//! The intake's statements checked offline, by a seller or whoever they show them to.

use std::{fs, io, path::PathBuf};

use clap::Args;
use envelope::VerifyingKey;
use intake::{
    Keys,
    verify::{self, Genuine},
};
use serde_json::{Value, json};

use super::{Failure, print, to_json};

#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// File with the statement, as the app keeps it: receipt.jwt, deletion.jwt, policy.jwt
    file: PathBuf,
    /// Folder with the intake's intake.json; the current one if neither this nor --key is given
    #[arg(long, conflicts_with = "key")]
    keys: Option<PathBuf>,
    /// The intake's public key, base64url, as in intake.json
    #[arg(long, value_parser = key)]
    key: Option<VerifyingKey>,
    /// Sealed files that the statement should speak of
    #[arg(long, num_args = 1..)]
    sealed: Vec<PathBuf>,
}

impl Verify {
    pub(super) fn run(self) -> Result<(), Failure> {
        let key = match self.key {
            Some(key) => key,
            None => Keys::verifying_in(self.keys.as_deref().unwrap_or(".".as_ref()))?,
        };
        let bytes = fs::read(&self.file).map_err(failed(&self.file))?;
        // What is no text is no statement either.
        let checked = verify::statement(&String::from_utf8_lossy(&bytes), &key);
        let (good, said) = match checked {
            Err(fault) => (false, json!({ "genuine": false, "why": fault.to_string() })),
            Ok(genuine) => {
                let mut said = json!({
                    "genuine": true, "typ": genuine.typ, "claims": genuine.claims,
                });
                let (all, sealed) = self.sealed(&genuine)?;
                if !sealed.is_empty() {
                    said["sealed"] = Value::Array(sealed);
                }
                (all, said)
            }
        };
        print(&to_json(&said)?)?;
        if good { Ok(()) } else { Err(Failure::NotGenuine) }
    }

    /// Every file with the artifact it is, and whether the statement speaks of all of them.
    fn sealed(&self, genuine: &Genuine) -> Result<(bool, Vec<Value>), Failure> {
        let mut all = true;
        let mut sealed = Vec::new();
        for file in &self.sealed {
            let sha256 = verify::sha256(file).map_err(failed(file))?;
            let artifact = genuine.artifact(&sha256);
            all &= artifact.is_some();
            let file = file.display().to_string();
            sealed.push(json!({ "file": file, "sha256": sha256, "artifact": artifact }));
        }
        Ok((all, sealed))
    }
}

fn key(text: &str) -> Result<VerifyingKey, String> {
    VerifyingKey::from_base64url(text).map_err(|_| "no Ed25519 key in base64url".to_owned())
}

fn failed(path: &std::path::Path) -> impl FnOnce(io::Error) -> Failure + '_ {
    move |source| Failure::Io { what: path.display().to_string(), source }
}
