//! Files without dialogs: documents are found by their place's name in one folder, papers are saved to another.

use std::path::PathBuf;

use client::{Files, Pasted};
use futures_util::future::BoxFuture;
use signup::effect::Papers;
use signup::wire::Slot;

/// A folder with one file per place (`identity-front.jpg`, `bank_statement.pdf`) and one for the papers.
#[derive(Debug, Clone)]
pub(crate) struct Tray {
    pub(crate) documents: PathBuf,
    pub(crate) papers: PathBuf,
}

impl Tray {
    /// The file for a place: its name without extension is the place's. A document of one file may also be named by
    /// its kind's first side, and a first side by its kind: `identity.jpg` is `identity-front`.
    pub(crate) fn find(&self, slot: Slot) -> Option<PathBuf> {
        let named = |name: &str| {
            let mut found: Vec<PathBuf> = std::fs::read_dir(&self.documents)
                .ok()?
                .filter_map(|entry| entry.ok().map(|entry| entry.path()))
                .filter(|path| path.is_file() && path.file_stem().is_some_and(|stem| stem == name))
                .collect();
            found.sort();
            found.into_iter().next()
        };
        let alias = match slot.side {
            signup::wire::Side::Front => Some(slot.kind.name()),
            _ => None,
        };
        named(&slot.name()).or_else(|| named(alias?))
    }
}

impl Files for Tray {
    fn pick(&self, slot: Slot, _: bool) -> BoxFuture<'static, Vec<PathBuf>> {
        let found = self.find(slot).into_iter().collect();
        Box::pin(async move { found })
    }

    /// The same file, as if it had been copied in a file manager.
    fn paste(&self, slot: Slot) -> BoxFuture<'static, Option<Pasted>> {
        let found = self.find(slot).map(|path| Pasted::Files(vec![path]));
        Box::pin(async move { found })
    }

    fn save(&self, papers: Papers) -> BoxFuture<'static, std::io::Result<Option<String>>> {
        let folder = self.papers.clone();
        Box::pin(async move {
            let name = match &papers {
                Papers::Receipt { manifest, policy, .. } => {
                    for (name, jws) in [("policy.jwt", policy), ("manifest.jwt", manifest)] {
                        if let Some(jws) = jws {
                            tokio::fs::write(folder.join(name), jws).await?;
                        }
                    }
                    "receipt.jwt"
                }
                Papers::Deletion { .. } => "deletion.jwt",
                Papers::Consents { .. } => "consents.json",
            };
            // Last: whoever waits for it finds the others there.
            tokio::fs::write(folder.join(name), papers.content()).await?;
            Ok(Some(name.to_owned()))
        })
    }

    /// The one laid there to be checked, else the receipt that was saved.
    fn pick_paper(&self) -> BoxFuture<'static, Option<PathBuf>> {
        let papers = ["paper.jwt", "receipt.jwt"].map(|name| self.papers.join(name));
        let found = papers.into_iter().find(|path| path.is_file());
        Box::pin(async move { found })
    }
}
