//! Where clips and documents are.

use std::path::{Path, PathBuf};

/// The checkout's top level.
pub fn checkout() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file or folder of the shared test material beside the checkout; `None`, said aloud, where that is absent.
pub fn shared(path: &str) -> Option<PathBuf> {
    let folder = checkout().parent()?.join("shared");
    if !folder.is_dir() {
        eprintln!("skipped: no folder `shared` beside the checkout");
        return None;
    }
    Some(folder.join(path))
}

/// The project's own practice clip of a synthetic face: 640x480, 30 frames a second.
pub fn clip() -> PathBuf {
    checkout().join("src-tauri/practice/clips/seq_blink_smile_turn_left.mp4")
}

/// The project's own specimen documents, and `details.toml` beside them.
pub fn documents() -> PathBuf {
    checkout().join("src-tauri/practice/documents")
}

/// Every file below `folder`.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}
