//! What is held of a signup, in the words of its receipt.

use std::collections::HashMap;

use signup::wire::{ArtifactKind, Held, Manifest, Slot};

use crate::{
    store::Artifact,
    submission::{Before, HeldFile, artifact_kind},
};

/// Everything a manifest lists, in its order, and after it what a legal hold keeps besides.
pub(crate) fn held(
    manifest: &Manifest,
    kept_besides: &[Artifact],
    files: &HashMap<String, HeldFile>,
    before: Option<&Before>,
) -> Vec<Held> {
    let listed = manifest.artifacts.iter().filter_map(|entry| {
        let artifact = &files.get(&entry.artifact)?.artifact;
        Some(one(artifact, entry.kind, entry.document))
    });
    let besides = kept_besides.iter().filter_map(|artifact| {
        let (kind, document) = what(artifact, files, before)?;
        Some(one(artifact, kind, document))
    });
    listed.chain(besides).collect()
}

/// By the manifest that listed it, else by its own header. `None`: it is no sealed file, and nobody can say.
fn what(
    artifact: &Artifact,
    files: &HashMap<String, HeldFile>,
    before: Option<&Before>,
) -> Option<(ArtifactKind, Option<Slot>)> {
    let id = artifact.artifact.as_str();
    let mut was = before.into_iter().flat_map(|before| &before.manifest.artifacts);
    if let Some(entry) = was.find(|entry| entry.artifact == id) {
        return Some((entry.kind, entry.document));
    }
    Some((artifact_kind(files.get(id)?.header.as_ref()?.kind), None))
}

fn one(artifact: &Artifact, kind: ArtifactKind, document: Option<Slot>) -> Held {
    Held {
        artifact: artifact.artifact.as_str().to_owned(),
        kind,
        document,
        length_bytes: artifact.length_bytes,
        sha256: artifact.sha256.clone(),
        received_at: artifact.received_at,
        erase_by: artifact.erase_by,
    }
}
