//! Generated files that are no longer generated.

use super::{Change, ChangeKind, is_generated};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Whether there are any beside the files of these paths.
pub(crate) fn has_stale(dir: &Path, kept: &BTreeSet<&str>) -> bool {
    !find(dir, kept).is_ok_and(|stale| stale.is_empty())
}

/// Finds them in each folder that holds a set of bindings as a whole, which its root (`lib.rs`, `mod.rs`) tells; beside
/// a single file anything may stand. Folders are not entered.
pub(super) fn find(dir: &Path, kept: &BTreeSet<&str>) -> Result<Vec<Change>, (PathBuf, String)> {
    let folders: BTreeSet<&str> = kept.iter().filter_map(|path| folder_of_root(path)).collect();
    let mut stale = Vec::new();
    for folder in folders {
        let path = dir.join(folder);
        let entries = match std::fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err((path, error.to_string())),
        };
        for entry in entries {
            let entry = entry.map_err(|error| (path.clone(), error.to_string()))?;
            let name = entry.file_name();
            let Some(name) = name.to_str().filter(|name| name.ends_with(".rs")) else { continue };
            let relative = format!("{folder}{name}");
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            if kept.contains(relative.as_str()) || !is_file {
                continue;
            }
            // What cannot be read as text was not generated.
            let Ok(text) = std::fs::read_to_string(entry.path()) else { continue };
            if is_generated(&text) {
                stale.push(Change { path: relative, kind: ChangeKind::Removed, old: Some(text), new: None });
            }
        }
    }
    Ok(stale)
}

/// The folder of a root file, with a slash at its end unless it is the output folder itself.
fn folder_of_root(path: &str) -> Option<&str> {
    path.strip_suffix("lib.rs")
        .or_else(|| path.strip_suffix("mod.rs"))
        .filter(|f| f.is_empty() || f.ends_with('/'))
}
