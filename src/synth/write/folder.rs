//! The folder of a synth, for one synth at a time, and nothing outside of it.

use std::fs::{self, File, Metadata};
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Where files stand before they are put in their places.
const PENDING: &str = ".ferroform";

/// Keeps the threads of this process apart; other processes are kept apart by a lock on the folder. Writing takes
/// milliseconds, so that one lock for all folders is no loss.
static ALONE: Mutex<()> = Mutex::new(());

/// A folder that this synth alone writes to, until it is dropped.
pub(super) struct Folder<'a> {
    root: &'a Path,
    pending: PathBuf,
    _thread: MutexGuard<'static, ()>,
    /// The system gives it back when the process ends, in whichever way.
    _process: Option<File>,
}

impl<'a> Folder<'a> {
    /// The folder, made where it is missing, and swept of what killed synths left. It may be reached through links: it is
    /// the one that was given.
    pub(super) fn open(root: &'a Path) -> Result<Self> {
        // A thread that panicked here has left files at most, and they are swept.
        let thread = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        fs::create_dir_all(root)?;
        let folder = Self { root, pending: root.join(PENDING), _thread: thread, _process: lock(root) };
        folder.sweep()?;
        Ok(folder)
    }

    /// Where a path leads; an error where anything on the way is not a folder, or is a link to one.
    pub(super) fn path(&self, parts: &[&str]) -> Result<PathBuf> {
        let mut path = self.root.to_owned();
        for (n, part) in parts.iter().enumerate() {
            if n > 0 && !missing_or(&path, Metadata::is_dir)? {
                return Err(Error::new(
                    ErrorKind::NotADirectory,
                    format!("`{}` is no folder", path.display()),
                ));
            }
            path.push(part);
        }
        if missing_or(&path, Metadata::is_file)? {
            Ok(path)
        } else {
            Err(Error::new(ErrorKind::AlreadyExists, "something else than a file is there"))
        }
    }

    /// The place where the n-th file stands that will be (`new`), or that was (`old`).
    pub(super) fn beside(&self, n: usize, which: &str) -> Result<PathBuf> {
        match fs::create_dir(&self.pending) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
            _ => Ok(self.pending.join(format!("{n}.{which}"))),
        }
    }

    /// Removes what synths leave beside. What is not named like it is somebody else's.
    pub(super) fn sweep(&self) -> Result<()> {
        if !missing_or(&self.pending, Metadata::is_dir)? {
            return Err(Error::new(
                ErrorKind::NotADirectory,
                format!("`{}` is no folder", self.pending.display()),
            ));
        }
        let Ok(entries) = fs::read_dir(&self.pending) else { return Ok(()) };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let is_ours = |name: &str| {
                name.split_once('.').is_some_and(|(n, which)| {
                    n.bytes().all(|b| b.is_ascii_digit()) && matches!(which, "new" | "old")
                })
            };
            if name.to_str().is_some_and(is_ours) {
                fs::remove_file(entry.path())?;
            }
        }
        let _ = fs::remove_dir(&self.pending);
        Ok(())
    }
}

/// Where the file system knows no locks, two processes at once are not kept apart; files are whole all the same.
fn lock(root: &Path) -> Option<File> {
    // A folder is a file that can be opened, and thus locked, on Unix only.
    let handle = if cfg!(unix) { File::open(root) } else { File::create(root.join(".ferroform.lock")) };
    handle.ok().filter(|handle| handle.lock().is_ok())
}

/// Puts a file in the place of another one.
#[cfg(not(windows))]
pub(super) fn replace(new: &Path, target: &Path) -> Result<()> {
    fs::rename(new, target)
}

/// Puts a file in the place of another one. Whoever reads that, a virus scanner above all, can keep it there: for a moment, so that
/// it is tried again for a second.
#[cfg(windows)]
pub(super) fn replace(new: &Path, target: &Path) -> Result<()> {
    let mut wait = std::time::Duration::from_millis(1);
    loop {
        match fs::rename(new, target) {
            Err(error) if error.kind() == ErrorKind::PermissionDenied && wait.as_millis() < 512 => {
                std::thread::sleep(wait);
                wait *= 2;
            }
            result => return result,
        }
    }
}

/// Whether there is nothing at a path, or what there should be. Links are not followed.
fn missing_or(path: &Path, fits: fn(&Metadata) -> bool) -> Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(meta) => Ok(fits(&meta)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}
