//! Specimen documents of an invented seller, for those who practise with nothing at hand.

use std::path::{Path, PathBuf};

macro_rules! samples {
    ($($name:literal),* $(,)?) => {
        const SAMPLES: &[(&str, &[u8])] =
            &[$(($name, include_bytes!(concat!("../documents/", $name)))),*];
    };
}

samples! {
    "identity-front.jpg",
    "identity-back.jpg",
    "tax_id.pdf",
    "bank_statement.pdf",
    "utility_bill.png",
    "card.jpg",
}

/// Writes them into a folder below `folder` and returns it.
pub(crate) fn write(folder: &Path) -> std::io::Result<PathBuf> {
    let folder = folder.join("specimens");
    std::fs::create_dir_all(&folder)?;
    for (name, bytes) in SAMPLES {
        std::fs::write(folder.join(name), bytes)?;
    }
    Ok(folder)
}
