//! Many files in one step: all of them change, or none does.
//!
//! No file system replaces several files of a folder that holds other things too, at once. So a run first writes
//! everything beside, in the folder [`PENDING`]: each new file in full, a second name for each file that will be replaced or
//! removed, and at last a journal. Then each file is put in its place by a rename, which is one step for every reader, in
//! an order in which the crate stays whole for as long as possible: new modules before the root that names them, old
//! ones removed after it. When the journal is gone the run is done.
//!
//! Whatever goes wrong before the journal is there has changed nothing. What goes wrong after it is undone, at once where
//! the run can do so itself (a full disk: putting an old file back needs no room), and by the next run, before it does
//! anything else, where it was killed. So after any run at all the folder is as one run wanted it. Between a kill and the
//! next run the folder can hold new files beside old ones, each of them whole: this is the one thing that is not
//! hidden from readers.
//!
//! Undoing, and not completing, is what is done because one procedure then serves both. It believes the journal no more
//! than any other input: it touches ordinary paths only, and a file only if it holds what the journal says that the run
//! put there, if the text that was there is at hand, and if the generator writes such texts there.
//!
//! Files are not forced to the disk (`fsync`): thousands of them take seconds, and after a loss of power the next run
//! sees by their content which are not as they should be.

use super::folder::{Folder, is_ours};
use super::journal::{self, Entry};
use super::steps::Steps;
use super::{Change, ChangeKind};
use crate::hash::of_text;
use ferroform_schema::parallel;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::io::{Error, ErrorKind, Result};
use std::path::PathBuf;

/// Where files stand before they are put in their places.
const PENDING: &str = ".ferroform/pending";

/// The file in it whose presence says that a run has begun to change files.
const JOURNAL: &str = "journal";

/// A change that failed: the file, and why.
pub(super) type Failure = (PathBuf, Error);

/// Changes of one folder that become true together.
pub(super) struct Transaction<'a> {
    folder: Folder<'a>,
    steps: &'a Steps,
    /// The changes, in the order in which they are made.
    changes: Vec<(&'a Change, Entry)>,
    pending: PathBuf,
}

impl<'a> Transaction<'a> {
    /// Makes the changes, all or none.
    pub(super) fn run(
        folder: Folder<'a>,
        changes: &'a [Change],
        steps: &'a Steps,
    ) -> std::result::Result<(), Failure> {
        let mut changes: Vec<_> = changes
            .iter()
            .filter(|change| change.kind != ChangeKind::Unchanged)
            .map(|change| (change, Entry::of(change)))
            .collect();
        if changes.is_empty() {
            return Ok(());
        }
        changes.sort_by_key(|(change, _)| order(change));
        let pending = folder.path(PENDING).map_err(|error| (PathBuf::from(PENDING), error))?;
        let transaction = Self { folder, steps, changes, pending };
        let done = transaction.stage().and_then(|()| transaction.put());
        if done.is_err() {
            // What cannot be undone now is undone by the next run: the journal stays.
            undo(folder, steps)?;
        }
        let swept = sweep(folder, steps);
        done.and(swept.map_err(|error| (transaction.pending.clone(), error)))
    }

    /// Writes everything beside, and the journal last.
    fn stage(&self) -> std::result::Result<(), Failure> {
        let failed = |path: PathBuf| move |error| (path, error);
        self.steps
            .next()
            .and_then(|()| std::fs::create_dir_all(&self.pending))
            .map_err(failed(self.pending.clone()))?;
        self.folders()?;
        let staged = parallel::map(self.changes.iter().enumerate(), |(n, (change, entry))| {
            let target = self.folder.path(&change.path).map_err(failed(PathBuf::from(&change.path)))?;
            if entry.old.is_some() {
                let old = self.beside(n, Side::Old);
                self.steps.next().and_then(|()| second_name(&target, &old)).map_err(failed(old))?;
            }
            if let (Some(_), Some(text)) = (entry.new, &change.new) {
                let new = self.beside(n, Side::New);
                self.steps.next().and_then(|()| std::fs::write(&new, text)).map_err(failed(new))?;
            }
            Ok(())
        });
        staged.into_iter().collect::<std::result::Result<(), Failure>>()?;
        let entries: Vec<Entry> = self.changes.iter().map(|(_, entry)| entry.clone()).collect();
        let (draft, journal) = (self.pending.join("draft"), self.pending.join(JOURNAL));
        self.steps
            .next()
            .and_then(|()| std::fs::write(&draft, journal::write(&entries)))
            .and_then(|()| self.steps.next())
            .and_then(|()| std::fs::rename(&draft, &journal))
            .map_err(failed(journal))
    }

    /// Makes the folders that new files need. One that a run leaves empty harms nobody.
    fn folders(&self) -> std::result::Result<(), Failure> {
        let paths = self.changes.iter().filter(|(change, _)| change.kind == ChangeKind::Created);
        let folders: BTreeSet<&str> =
            paths.filter_map(|(change, _)| change.path.rsplit_once('/')).map(|(folder, _)| folder).collect();
        for folder in folders {
            // The check of a path is a check of all that leads to it.
            let path = self.folder.path(folder).map_err(|error| (PathBuf::from(folder), error))?;
            if !path.is_dir() {
                self.steps
                    .next()
                    .and_then(|()| std::fs::create_dir_all(&path))
                    .map_err(|error| (path, error))?;
            }
        }
        Ok(())
    }

    /// Puts every file in its place.
    fn put(&self) -> std::result::Result<(), Failure> {
        self.changes.iter().enumerate().try_for_each(|(n, (change, entry))| {
            let one = || {
                let target = self.folder.path(&change.path)?;
                self.steps.next()?;
                match entry.new {
                    Some(_) => std::fs::rename(self.beside(n, Side::New), target),
                    None => std::fs::remove_file(target),
                }
            };
            one().map_err(|error| (PathBuf::from(&change.path), error))
        })
    }

    fn beside(&self, n: usize, side: Side) -> PathBuf {
        self.pending.join(side.name(n))
    }
}

/// A file beside: the one that was there, or the one that will be.
#[derive(Clone, Copy)]
enum Side {
    Old,
    New,
}

impl Side {
    fn name(self, n: usize) -> String {
        match self {
            Self::Old => format!("{n}.old"),
            Self::New => format!("{n}.new"),
        }
    }
}

/// New files, then changed ones, then what names the others, and removals at last.
fn order(change: &Change) -> (u8, String) {
    let is_root =
        change.path.ends_with("lib.rs") || change.path.ends_with("mod.rs") || change.path == "Cargo.toml";
    let rank = match change.kind {
        ChangeKind::Removed => 3,
        _ if is_root => 2,
        ChangeKind::Changed => 1,
        ChangeKind::Created | ChangeKind::Unchanged => 0,
    };
    (rank, change.path.clone())
}

/// A second name for a file, so that the first can be taken from it; a copy where the file system has no such thing.
fn second_name(file: &std::path::Path, name: &std::path::Path) -> Result<()> {
    std::fs::hard_link(file, name).or_else(|_| std::fs::copy(file, name).map(drop))
}

/// Whether a run was cut short in this folder.
pub(super) fn is_pending(folder: Folder<'_>) -> bool {
    folder.path(PENDING).is_ok_and(|path| path.symlink_metadata().is_ok())
}

/// Undoes what a killed run did, and removes what it left.
pub(super) fn recover(folder: Folder<'_>, steps: &Steps) -> std::result::Result<(), Failure> {
    if !is_pending(folder) {
        return Ok(());
    }
    undo(folder, steps)?;
    sweep(folder, steps).map_err(|error| (PathBuf::from(PENDING), error))
}

/// Puts back what the journal says, from the last change to the first.
fn undo(folder: Folder<'_>, steps: &Steps) -> std::result::Result<(), Failure> {
    let read = |name: &str| folder.read(&format!("{PENDING}/{name}")).ok().flatten();
    let Some(entries) = read(JOURNAL).and_then(|text| journal::read(&text)) else { return Ok(()) };
    let holds = |text: &Option<String>, hash: Option<u64>| text.as_deref().map(of_text) == hash;
    for (n, Entry { path, old, new }) in entries.iter().enumerate().rev() {
        let failed = |error| (PathBuf::from(path), error);
        // What is not as the run left it is somebody else's by now.
        let Ok(now) = folder.read(path) else { continue };
        if !holds(&now, *new) || now.as_deref().is_some_and(|text| !is_ours(path, text)) {
            continue;
        }
        let target = folder.path(path).map_err(failed)?;
        let kept = read(&Side::Old.name(n));
        steps.freeing();
        match (old, kept) {
            (None, _) if now.is_some() => std::fs::remove_file(target).map_err(failed)?,
            (Some(_), Some(text)) if holds(&Some(text.clone()), *old) && is_ours(path, &text) => {
                let kept = folder.path(&format!("{PENDING}/{}", Side::Old.name(n))).map_err(failed)?;
                std::fs::rename(kept, target).map_err(failed)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Removes what runs leave beside: the journal first, which ends the run, and of the rest what has our names.
fn sweep(folder: Folder<'_>, steps: &Steps) -> Result<()> {
    let pending = folder.path(PENDING)?;
    let entries = match std::fs::read_dir(&pending) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let is_side = |name: &str| {
        let n = name.strip_suffix(".old").or_else(|| name.strip_suffix(".new"));
        n.is_some_and(|n| n.parse::<usize>().is_ok())
    };
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> =
        names.filter(|name| name == JOURNAL || name == "draft" || is_side(name)).collect();
    names.sort_by_key(|name| Reverse(name == JOURNAL));
    for name in names {
        steps.freeing();
        std::fs::remove_file(pending.join(name))?;
    }
    steps.freeing();
    // The folders stay where others put something into them.
    if std::fs::remove_dir(&pending).is_ok()
        && let Some(parent) = pending.parent()
    {
        steps.freeing();
        let _ = std::fs::remove_dir(parent);
    }
    Ok(())
}
