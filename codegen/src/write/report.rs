//! What was done, or what would be.

use std::fmt;

/// What became of the files of an output folder, in the order of their paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// One entry for each file, unchanged ones included.
    pub changes: Vec<Change>,
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The path, relative to the output folder.
    pub path: String,
    /// What became of it.
    pub kind: ChangeKind,
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It did not exist.
    Created,
    /// It had another content.
    Changed,
    /// It was generated before and no longer is.
    Removed,
    /// It is as it should be.
    Unchanged,
}

impl Report {
    /// The files that differ from what they should be.
    pub fn differences(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.kind != ChangeKind::Unchanged)
    }

    /// The files as they should be, without those that were removed: path and text.
    pub(crate) fn texts(&self) -> Vec<(&str, &str)> {
        self.changes
            .iter()
            .filter_map(|change| Some((change.path.as_str(), change.new.as_deref()?)))
            .collect()
    }

    /// Whether every file is as it should be.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.differences().next().is_none()
    }

    /// Whether there was no crate before.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.changes.iter().any(|change| change.path == "Cargo.toml" && change.kind == ChangeKind::Created)
    }

    /// How many files have this fate.
    #[must_use]
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.changes.iter().filter(|change| change.kind == kind).count()
    }
}

impl fmt::Display for Report {
    /// "2 files created, 1 changed, 7 unchanged".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = [
            (ChangeKind::Created, "created"),
            (ChangeKind::Changed, "changed"),
            (ChangeKind::Removed, "removed"),
            (ChangeKind::Unchanged, "unchanged"),
        ];
        let counts = kinds.into_iter().map(|(kind, word)| (self.count(kind), word)).filter(|(n, _)| *n > 0);
        for (i, (n, word)) in counts.enumerate() {
            match (i, n) {
                (0, 1) => write!(f, "1 file {word}")?,
                (0, _) => write!(f, "{n} files {word}")?,
                _ => write!(f, ", {n} {word}")?,
            }
        }
        Ok(())
    }
}

impl Change {
    /// The difference between the file as it is and as it should be, as a unified diff; empty when there is none. Needs the
    /// feature `diff`.
    #[cfg(feature = "diff")]
    #[must_use]
    pub fn diff(&self) -> String {
        if self.kind == ChangeKind::Unchanged {
            return String::new();
        }
        let old = self.old.as_deref().unwrap_or_default();
        let new = self.new.as_deref().unwrap_or_default();
        similar::TextDiff::from_lines(old, new)
            .unified_diff()
            .context_radius(3)
            .header(&format!("{} (on disk)", self.path), &format!("{} (generated)", self.path))
            .to_string()
    }
}
