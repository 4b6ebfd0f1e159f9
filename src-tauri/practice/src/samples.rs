//! Specimen documents of an invented seller, for those who practise with nothing at hand.

use std::path::{Path, PathBuf};

use signup::wire::Slot;

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

/// The one for this place, for the practice camera.
pub(crate) fn of(slot: Slot) -> Option<&'static [u8]> {
    let name = slot.name();
    let named = |(file, _): &&(&str, _)| file.split_once('.').is_some_and(|(stem, _)| stem == name);
    SAMPLES.iter().find(named).map(|(_, bytes)| *bytes)
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
