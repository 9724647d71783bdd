//! Whether files have changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// More files than this are not looked at: whoever watches that many has named the wrong folder.
const MOST: usize = 50_000;

/// Folders deeper than this are not looked into.
const DEEPEST: usize = 40;

/// Files with their sizes and times, at one moment.
///
/// It is taken again and again: a look at the thousand files of a project takes a few milliseconds, needs nothing of the system,
/// and works on every file system.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snapshot(BTreeMap<PathBuf, (u64, Option<SystemTime>)>);

impl Snapshot {
    /// The files in these folders, and these files. What starts with a dot, what cargo builds (`target`), and the folder that the
    /// program writes to are passed over.
    #[must_use]
    pub fn take(paths: &[PathBuf], output: &Path) -> Self {
        let mut files = BTreeMap::new();
        let mut open: Vec<(PathBuf, usize)> = paths.iter().map(|path| (path.clone(), 0)).collect();
        while let Some((path, depth)) = open.pop() {
            // Links are not followed: they can lead anywhere, and in circles.
            let Ok(metadata) = std::fs::symlink_metadata(&path) else { continue };
            if metadata.is_file() {
                files.insert(path, (metadata.len(), metadata.modified().ok()));
            } else if metadata.is_dir() && depth < DEEPEST {
                let entries = std::fs::read_dir(&path).into_iter().flatten().flatten();
                let wanted = entries.map(|entry| entry.path()).filter(|path| !is_passed_over(path, output));
                open.extend(wanted.map(|path| (path, depth + 1)));
            }
            if files.len() + open.len() > MOST {
                break;
            }
        }
        Self(files)
    }

    /// A file that is there in one only, or differs.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Option<PathBuf> {
        let paths = self.0.keys().chain(other.0.keys());
        paths.into_iter().find(|path| self.0.get(*path) != other.0.get(*path)).cloned()
    }
}

fn is_passed_over(path: &Path, output: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let plain = |path: &Path| {
        path.components().filter(|part| !matches!(part, std::path::Component::CurDir)).collect::<PathBuf>()
    };
    // Terraform keeps local states beside the program.
    name.starts_with('.') || name == "target" || name.contains(".tfstate") || plain(path) == plain(output)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_sources_are_seen_and_those_of_results_are_not() {
        let root = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            let file = root.path().join(name);
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            std::fs::write(&file, text).expect("a file");
            file
        };
        let output = root.path().join("cdktf.out");
        let take = || Snapshot::take(&[root.path().to_owned()], &output);
        let main = write("src/main.rs", "fn main() {}");
        let before = take();
        for other in ["target/debug/x", "cdktf.out/manifest.json", ".git/index", "terraform.a.tfstate"] {
            write(other, "x");
        }
        assert_eq!(before.difference(&take()), None);
        write("src/main.rs", "fn main() { }");
        assert_eq!(before.difference(&take()), Some(main.clone()));
        std::fs::remove_file(&main).expect("it was there");
        assert_eq!(before.difference(&take()), Some(main));
    }
}
