//! Where things are in the checkout.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The checkout's top folder, wherever cargo was called from.
pub(crate) fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.ancestors().nth(2).unwrap_or(own).to_owned()
}

/// Where cargo builds, and where this program keeps what it fetched.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The page's package.
pub(crate) fn ui() -> PathBuf {
    root().join("ui")
}
