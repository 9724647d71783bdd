//! Where the project's file is, and how paths of the command line read from there.

use ferroform_codegen::Project;
use ferroform_codegen::project::FILE;
use std::path::{Component, Path, PathBuf};

/// The file of the project, seen from the current folder.
pub(super) struct Place {
    /// The file, whether or not it is there.
    pub(super) file: PathBuf,
    pub(super) exists: bool,
    /// The current folder, from that of the file.
    here: PathBuf,
}

impl Place {
    /// The file in the current folder or one above it; in the current one where there is none.
    pub(super) fn find() -> Self {
        let found = Project::find();
        let exists = found.is_some();
        let file = found.unwrap_or_else(|| PathBuf::from(FILE));
        let up = file.components().filter(|part| *part == Component::ParentDir).count();
        let current = std::env::current_dir().unwrap_or_default();
        let parts: Vec<_> = current.components().collect();
        let here = parts.get(parts.len().saturating_sub(up)..).unwrap_or_default().iter().collect();
        Self { file, exists, here }
    }

    /// A path from the current folder as it reads from the file's.
    pub(super) fn seen_from_file(&self, path: &Path) -> String {
        let joined = self.here.join(path);
        let mut parts: Vec<Component<'_>> = Vec::new();
        for part in joined.components() {
            match part {
                Component::CurDir => {}
                Component::ParentDir if matches!(parts.last(), Some(Component::Normal(_))) => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
        let path: PathBuf = parts.iter().collect();
        let text = path.to_string_lossy().replace('\\', "/");
        if text.is_empty() { ".".to_owned() } else { text }
    }

    /// The same for a runtime, which need not be a path.
    pub(super) fn runtime(&self, text: &str) -> String {
        if Path::new(text).is_dir() { self.seen_from_file(Path::new(text)) } else { text.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_from_the_folder_of_the_file() {
        let below = Place { file: "../ferroform.toml".into(), exists: true, here: "infra".into() };
        for (path, from_file) in
            [("docs", "infra/docs"), ("../docs/", "docs"), ("../..", ".."), (".", "infra"), ("/a/b", "/a/b")]
        {
            assert_eq!(below.seen_from_file(Path::new(path)), from_file, "{path}");
        }
        let same = Place { file: "ferroform.toml".into(), exists: false, here: PathBuf::new() };
        assert_eq!(same.seen_from_file(Path::new("./docs")), "docs");
        assert_eq!(same.seen_from_file(Path::new(".")), ".");
    }
}
