//! Generated files that are no longer generated.

use super::folder::{Folder, is_ours};
use super::{Change, ChangeKind, is_generated, name};
use crate::hash::of_text;
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::PathBuf;

/// Finds them in each folder that holds a set of bindings as a whole, which its root (`lib.rs`, `mod.rs`) tells; beside
/// a single file anything may stand. Folders are not entered, and links are not followed.
pub(super) fn find(folder: Folder<'_>, kept: &BTreeSet<&str>) -> Result<Vec<Change>, (PathBuf, String)> {
    let folders: BTreeSet<&str> = kept.iter().filter_map(|path| folder_of_root(path)).collect();
    let mut stale = Vec::new();
    for within in folders {
        let failed = |error: std::io::Error| (PathBuf::from(within), error.to_string());
        // The path of something in it is checked on its way.
        let path = folder.path(&format!("{within}lib.rs")).map_err(failed)?;
        let Some(path) = path.parent() else { continue };
        let entries = match std::fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(failed(error)),
        };
        for entry in entries {
            let file_name = entry.map_err(failed)?.file_name();
            let Some(file_name) = file_name.to_str().filter(|name| name.ends_with(".rs")) else { continue };
            let relative = format!("{within}{file_name}");
            if kept.contains(relative.as_str()) {
                continue;
            }
            // What cannot be read as text was not generated.
            let Ok(Some(text)) = folder.read(&relative) else { continue };
            if is_generated(&text) {
                stale.push(removed(relative, text));
            }
        }
    }
    Ok(stale)
}

/// Files that a run is said to have written, with their hashes, and that are not among those to be kept. Who says so is
/// a file like any other, which may have come with a checkout: only what the generator writes, where it writes such
/// things, and what nobody has edited, is removed.
pub(super) fn remembered(folder: Folder<'_>, kept: &BTreeSet<&str>, former: &[(String, u64)]) -> Vec<Change> {
    let gone = former.iter().filter(|(path, _)| !kept.contains(path.as_str()) && name::fault(path).is_none());
    let mut paths = BTreeSet::new();
    gone.filter(|(path, _)| paths.insert(path.as_str()))
        .filter_map(|(path, hash)| {
            let text = folder.read(path).ok().flatten()?;
            // A manifest is never removed: above the mark it is somebody's.
            let is_ours = is_ours(path, &text) && path != "Cargo.toml";
            (is_ours && of_text(&text) == *hash).then(|| removed(path.clone(), text))
        })
        .collect()
}

fn removed(path: String, text: String) -> Change {
    Change { path, kind: ChangeKind::Removed, old: Some(text), new: None }
}

/// The folder of a root file, with a slash at its end unless it is the output folder itself.
fn folder_of_root(path: &str) -> Option<&str> {
    path.strip_suffix("lib.rs")
        .or_else(|| path.strip_suffix("mod.rs"))
        .filter(|f| f.is_empty() || f.ends_with('/'))
}
