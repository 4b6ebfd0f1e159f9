//! The page: built when its sources are not the ones it was last built from.

use std::{
    collections::BTreeMap,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{
    command::run,
    node::{self, npm},
    place,
};

/// Makes sure that `ui/dist` is what `ui`'s sources say.
///
/// Sources are compared by content, not by time: a checkout touches every file, exporting the types
/// touches those, and each needless build of the page links both programs again.
///
/// # Errors
/// Node, npm or the build failed.
pub(crate) fn build() -> Result<()> {
    let ui = place::ui();
    node::ensure(&ui)?;
    let stamp = place::target().join("ui.stamp");
    let now = fingerprint(&ui)?;
    let built = fs::read_to_string(&stamp).is_ok_and(|then| then == now);
    if built && ui.join("dist/index.html").is_file() {
        return Ok(());
    }
    run(npm(&ui).args(["run", "build"]))?;
    fs::create_dir_all(place::target())?;
    fs::write(&stamp, now).with_context(|| format!("cannot write {}", stamp.display()))
}

fn fingerprint(ui: &Path) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for (name, path) in sources(ui)? {
        name.hash(&mut hasher);
        fs::read(&path)
            .with_context(|| format!("cannot read {}", path.display()))?
            .hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn sources(ui: &Path) -> Result<BTreeMap<PathBuf, PathBuf>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![ui.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder);
        for entry in entries.with_context(|| format!("cannot read {}", folder.display()))? {
            let entry = entry?;
            let path = entry.path();
            let name = entry.file_name();
            if name == "node_modules" || name.to_string_lossy().starts_with("dist") {
                continue;
            }
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(ui)?.to_owned(), path);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_follows_sources_only() {
        let ui = std::env::temp_dir().join(format!("xtask-ui-{}", std::process::id()));
        let write = |name: &str, text: &str| {
            let path = ui.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
            fingerprint(&ui).unwrap()
        };
        let first = write("src/main.ts", "a");
        assert_eq!(write("dist/index.html", "x"), first);
        assert_eq!(write("node_modules/y/index.js", "y"), first);
        assert_ne!(write("src/main.ts", "b"), first);
        assert_eq!(write("src/main.ts", "a"), first);
        assert_ne!(write("locales/en/main.ftl", ""), first);
        fs::remove_dir_all(&ui).unwrap();
    }
}
