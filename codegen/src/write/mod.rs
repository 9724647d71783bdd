//! From files in memory to files on disk.
//!
//! Nothing is touched that is already as it should be, so that no build starts over without a reason. Files that
//! people wrote are never overwritten or removed: the first line tells them from generated ones.

mod report;
mod stale;

pub use report::{Change, ChangeKind, Report};
pub(crate) use stale::has_stale;

use crate::emit::{Content, MANIFEST_MARK, MARK, OutFile};
use rayon::iter::Either;
use rayon::prelude::*;
use std::fmt;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Whether to change files or only to say what would change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Bring the folder up to date.
    Write,
    /// Touch nothing.
    Check,
}

/// A file that could not be brought up to date.
#[derive(Debug)]
pub struct WriteError {
    problems: Vec<(PathBuf, String)>,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (path, problem)) in self.problems.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            write!(f, "{}: {problem}", path.display())?;
        }
        Ok(())
    }
}

impl std::error::Error for WriteError {}

/// Brings `dir` up to date with `files`, or says what differs. Generated files that are no longer among `files` are
/// removed from folders that hold nothing but one set of bindings.
///
/// # Errors
/// When a file cannot be read or written, or when a file that people wrote is in the way; then nothing is written.
pub fn write(dir: &Path, files: &[OutFile], mode: Mode) -> Result<Report, WriteError> {
    let (mut changes, mut problems): (Vec<Change>, Vec<(PathBuf, String)>) =
        files.par_iter().partition_map(|file| match planned(dir, file) {
            Ok(change) => Either::Left(change),
            Err(problem) => Either::Right((dir.join(&file.path), problem)),
        });
    let kept = files.iter().map(|file| file.path.as_str()).collect();
    match stale::find(dir, &kept) {
        Ok(stale) => changes.extend(stale),
        Err(problem) => problems.push(problem),
    }
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    if mode == Mode::Write && problems.is_empty() {
        problems.par_extend(changes.par_iter().filter_map(|change| {
            let error = apply(dir, change).err()?;
            Some((dir.join(&change.path), error.to_string()))
        }));
    }
    if problems.is_empty() { Ok(Report { changes }) } else { Err(WriteError { problems }) }
}

/// What has to happen to one file.
fn planned(dir: &Path, file: &OutFile) -> Result<Change, String> {
    let existing = match std::fs::read_to_string(dir.join(&file.path)) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.to_string()),
    };
    let wanted = match &file.content {
        Content::Whole(text) => {
            if existing.as_ref().is_some_and(|existing| !is_generated(existing)) {
                return Err(format!(
                    "this file was not generated (its first line does not start with `{MARK}`), and is left alone; \
                     move it away or choose another output folder"
                ));
            }
            text.clone()
        }
        Content::Data(text) => text.clone(),
        Content::BelowMark { text, new_head } => {
            let head = match &existing {
                None => new_head.as_str(),
                Some(existing) => head(existing).ok_or_else(|| {
                    format!(
                        "expected the line `{MANIFEST_MARK}`; put it at the end of the table `[features]`, \
                             which must be the last of the file"
                    )
                })?,
            };
            format!("{head}{MANIFEST_MARK}\n{text}")
        }
    };
    let kind = match &existing {
        None => ChangeKind::Created,
        Some(existing) if *existing == wanted => ChangeKind::Unchanged,
        Some(_) => ChangeKind::Changed,
    };
    Ok(Change { path: file.path.clone(), kind, old: existing, new: Some(wanted) })
}

/// The part of a manifest that belongs to people.
fn head(manifest: &str) -> Option<&str> {
    let mut start = 0;
    for line in manifest.split_inclusive('\n') {
        if line.trim_end() == MANIFEST_MARK {
            return manifest.get(..start);
        }
        start += line.len();
    }
    None
}

/// Whether the generator wrote this text.
fn is_generated(text: &str) -> bool {
    text.starts_with(MARK)
}

fn apply(dir: &Path, change: &Change) -> std::io::Result<()> {
    let path = dir.join(&change.path);
    match (&change.kind, &change.new) {
        (ChangeKind::Created | ChangeKind::Changed, Some(text)) => replace(&path, text),
        (ChangeKind::Removed, _) => std::fs::remove_file(&path),
        _ => Ok(()),
    }
}

/// Writes a file as a whole or not at all.
pub(crate) fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".ferroform-");
    // Temporary files are readable by their owner only; sources are readable by everybody.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.persist(path).map(drop).map_err(|error| error.error)
}

#[cfg(test)]
mod tests;
