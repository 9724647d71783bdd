//! From files in memory to files on disk.
//!
//! Nothing is touched that is already as it should be, so that no build starts over without a reason. Files that
//! people wrote are never overwritten or removed: the first line tells them from generated ones.

mod folder;
mod journal;
mod name;
mod report;
mod stale;
mod steps;
mod transaction;

#[cfg(test)]
mod tests;

pub(crate) use name::fault as fault_of_name;
pub use report::{Change, ChangeKind, Report};

use crate::emit::{Content, MANIFEST_MARK, MARK, OutFile};
use crate::hash::of_text;
use ferroform_schema::parallel;
use folder::Folder;
use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use steps::Steps;
use transaction::{Failure, Transaction};

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

impl WriteError {
    fn new(dir: &Path, problems: impl IntoIterator<Item = (impl AsRef<Path>, String)>) -> Self {
        Self { problems: problems.into_iter().map(|(path, problem)| (dir.join(path), problem)).collect() }
    }
}

/// Brings `dir` up to date with `files`, or says what differs. Generated files that are no longer among `files` are
/// removed from folders that hold nothing but one set of bindings.
///
/// Either every file changes or none does, also when the disk is full, and nothing outside of the folder is touched,
/// whatever names and links say. After a run that was killed, the next one first puts back what that had changed.
///
/// # Errors
/// When a file cannot be read or written, when a name is one that some file system refuses, or when something that was
/// not generated is in the way; then nothing is written.
pub fn write(dir: &Path, files: &[OutFile], mode: Mode) -> Result<Report, WriteError> {
    write_after(dir, files, &[], mode, &Steps::default())
}

/// The same, also removing files of an earlier run, which come with their hashes. That an earlier run wrote them is not
/// believed: see [`stale::remembered`].
pub(crate) fn replace_former(
    dir: &Path,
    files: &[OutFile],
    former: &[(String, u64)],
) -> Result<Report, WriteError> {
    write_after(dir, files, former, Mode::Write, &Steps::default())
}

fn write_after(
    dir: &Path,
    files: &[OutFile],
    former: &[(String, u64)],
    mode: Mode,
    steps: &Steps,
) -> Result<Report, WriteError> {
    let faults = name::faults(files.iter().map(|file| file.path.as_str()));
    if !faults.is_empty() {
        return Err(WriteError::new(dir, faults));
    }
    let failed =
        |(path, error): Failure| WriteError::new(dir, [(path, format!("{error}; nothing was changed"))]);
    let folder = Folder::new(dir);
    let _alone = match mode {
        Mode::Write => {
            let lock = folder.lock().map_err(|error| failed((PathBuf::new(), error)))?;
            transaction::recover(folder, steps).map_err(failed)?;
            lock
        }
        Mode::Check => None,
    };
    let (mut changes, mut problems) = (Vec::with_capacity(files.len()), Vec::new());
    for (file, planned) in files.iter().zip(parallel::map(files, |file| planned(folder, file))) {
        match planned {
            Ok(change) => changes.push(change),
            Err(problem) => problems.push((PathBuf::from(&file.path), problem)),
        }
    }
    let mut kept: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let stale = stale::find(folder, &kept).unwrap_or_else(|problem| {
        problems.push(problem);
        Vec::new()
    });
    if !problems.is_empty() {
        return Err(WriteError::new(dir, problems));
    }
    kept.extend(stale.iter().map(|change| change.path.as_str()));
    changes.extend(stale::remembered(folder, &kept, former));
    changes.extend(stale);
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    if mode == Mode::Write {
        Transaction::run(folder, &changes, steps).map_err(failed)?;
    }
    Ok(Report { changes })
}

/// Puts back what a run changed that was killed. What is in the way of that is reported by the next run that writes.
pub(crate) fn recover(dir: &Path) {
    let folder = Folder::new(dir);
    if transaction::is_pending(folder)
        && let Ok(_alone) = folder.lock()
    {
        let _ = transaction::recover(folder, &Steps::default());
    }
}

/// Whether a folder holds what a run left that was killed, or files that a run would remove.
pub(crate) fn has_leftovers(dir: &Path, kept: &BTreeSet<&str>) -> bool {
    let folder = Folder::new(dir);
    transaction::is_pending(folder) || !stale::find(folder, kept).is_ok_and(|stale| stale.is_empty())
}

/// The text of a file as it is on the disk, if it is a file of the folder.
pub(crate) fn read_output(dir: &Path, path: &str) -> Option<String> {
    Folder::new(dir).read(path).ok().flatten()
}

/// The hash of its text.
pub(crate) fn hash_of_output(dir: &Path, path: &str) -> Option<u64> {
    read_output(dir, path).map(|text| of_text(&text))
}

/// What has to happen to one file.
fn planned(folder: Folder<'_>, file: &OutFile) -> Result<Change, String> {
    let existing = folder.read(&file.path).map_err(|error| error.to_string())?;
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
    let change = |kind, new| Change { path: file.path.clone(), kind, old: existing.clone(), new: Some(new) };
    Ok(match &existing {
        None => change(ChangeKind::Created, wanted),
        // What is there stays as it is, the ends of its lines included.
        Some(existing) if is_same(existing, &wanted) => change(ChangeKind::Unchanged, existing.clone()),
        Some(_) => change(ChangeKind::Changed, wanted),
    })
}

/// Whether two texts differ at most in how their lines end, which is how a checkout on Windows differs.
fn is_same(existing: &str, wanted: &str) -> bool {
    existing == wanted || existing.contains('\r') && existing.lines().eq(wanted.lines())
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
