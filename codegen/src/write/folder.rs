//! The output folder, and nothing outside of it.

use super::{is_generated, name};
use crate::emit::MANIFEST_MARK;
use ferroform_schema::regular;
use std::fs::File;
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

/// The largest file that is looked at, in bytes; a generated one is far smaller.
const LARGEST: u64 = 256 * 1024 * 1024;

/// A folder that is written to.
///
/// Every path is checked before it is used: it is an [ordinary](name::fault) one, each folder on the way to it is a
/// folder and not a link to one, and what stands at it is a regular file or nothing. The folder itself may be reached
/// through links: it is the one that was given. What this does not guard against is somebody who puts links into
/// the folder while a run is at work; who can do that can as well write the files.
#[derive(Debug, Clone, Copy)]
pub(super) struct Folder<'a> {
    root: &'a Path,
}

impl<'a> Folder<'a> {
    pub(super) const fn new(root: &'a Path) -> Self {
        Self { root }
    }

    /// The folder, made where it is missing, for this run alone until the result is dropped.
    ///
    /// The system gives the lock back when the process ends, in whichever way. Where the file system knows no locks, or a
    /// folder cannot be locked, two runs at once are not kept apart; each still writes whole files.
    pub(super) fn lock(&self) -> Result<Option<File>> {
        std::fs::create_dir_all(self.root)?;
        let Ok(handle) = File::open(self.root) else { return Ok(None) };
        Ok(handle.lock().is_ok().then_some(handle))
    }

    /// Where a path leads, if nothing on the way leads elsewhere.
    pub(super) fn path(&self, path: &str) -> Result<PathBuf> {
        if let Some(fault) = name::fault(path) {
            return Err(Error::new(ErrorKind::InvalidInput, fault));
        }
        for (end, _) in path.match_indices('/') {
            let folder = self.root.join(path.get(..end).unwrap_or_default());
            match std::fs::symlink_metadata(&folder) {
                Ok(meta) if meta.is_dir() => {}
                Ok(meta) => {
                    let what = regular::what(&meta).unwrap_or("a file");
                    let message = format!("`{}` is {what}, and would have to be a folder", folder.display());
                    return Err(Error::new(ErrorKind::NotADirectory, message));
                }
                // What is below it is missing as well.
                Err(error) if error.kind() == ErrorKind::NotFound => break,
                Err(error) => return Err(error),
            }
        }
        Ok(self.root.join(path))
    }

    /// The file at a path, if there is one.
    pub(super) fn read(&self, path: &str) -> Result<Option<String>> {
        let path = self.path(path)?;
        match std::fs::symlink_metadata(&path) {
            Ok(meta) => {
                if let Some(what) = regular::what(&meta) {
                    let message = format!("it is {what}, and would have to be a regular file");
                    return Err(Error::new(ErrorKind::AlreadyExists, message));
                }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        }
        let bytes = regular::read(&path, LARGEST).map_err(Error::other)?;
        let text = String::from_utf8(bytes)
            .map_err(|_| Error::new(ErrorKind::InvalidData, "this file was not generated: it is not text"))?;
        Ok(Some(text))
    }
}

/// Whether the generator writes such a text to such a path: what may be removed, and put back.
pub(super) fn is_ours(path: &str, text: &str) -> bool {
    let of_derive = || {
        path.starts_with("ferroform/derive/")
            && path.ends_with(".schema")
            // Of whichever version of the text.
            && text.split_once(' ').is_some_and(|(format, _)| format.parse::<u32>().is_ok())
    };
    let manifest = || path == "Cargo.toml" && text.lines().any(|line| line.trim_end() == MANIFEST_MARK);
    is_generated(text) || manifest() || of_derive()
}
