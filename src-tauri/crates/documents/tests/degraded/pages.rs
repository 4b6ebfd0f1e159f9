//! The pages: legible specimens from the folder beside the checkout, and the practice documents.

use std::path::{Path, PathBuf};

use image::RgbImage;
use signup::wire::DocumentKind;

/// Specimens that are read to the last check digit, with a ground that is not full white, of several sizes.
const SPECIMENS: [&str; 4] =
    ["100_pass-hrv.jpg", "100_pass-cze2.jpg", "43_pass-twn.jpg", "passport-td3.png"];
/// With a border of ground around the card, or a whole page of small print.
const PRACTICE: [&str; 3] = ["identity-back.jpg", "identity-front.jpg", "utility_bill.png"];

/// A page as it is good.
pub(crate) struct Page {
    pub(crate) name: &'static str,
    pub(crate) kind: DocumentKind,
    pub(crate) picture: RgbImage,
}

/// The specimens, empty where the folder is not there, and the practice documents.
pub(crate) fn all() -> Vec<Page> {
    let practice = practice();
    let practice = PRACTICE.iter().map(|name| page(&practice, name));
    let Some(folder) = specimens() else { return practice.collect() };
    let specimens = SPECIMENS.iter().map(|name| page(&folder, name));
    specimens.chain(practice).collect()
}

/// The folder of specimens beside the checkout, if it is there.
pub(crate) fn specimens() -> Option<PathBuf> {
    let folder = root().join("../../../../shared/documents/mrz");
    folder.is_dir().then_some(folder)
}

/// The folder of the practice documents.
pub(crate) fn practice() -> PathBuf {
    root().join("../../practice/documents")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page(folder: &Path, name: &'static str) -> Page {
    let picture = image::open(folder.join(name)).expect("a picture that opens").to_rgb8();
    let kind = match name {
        "utility_bill.png" => DocumentKind::UtilityBill,
        _ => DocumentKind::Identity,
    };
    Page { name, kind, picture }
}
