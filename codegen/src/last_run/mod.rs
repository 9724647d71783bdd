//! What an output folder was last made from, so that nothing is done when nothing changed.

mod hash;
mod state;

#[cfg(test)]
mod tests;

use crate::config::Config;
use crate::write::{Report, has_stale, replace};
use ferroform_schema::compile::find;
use ferroform_schema::diagnostic::Diagnostics;
use hash::{Hash, of_file, of_text};
use rayon::prelude::*;
use state::State;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The folder that remembers the last run beside a generated crate.
const FOLDER: &str = ".ferroform";

/// The last run that wrote an output folder, beside what the next one would be made from.
///
/// A run is made from the generator, its settings and the documents. What it wrote is remembered in a file; when a run
/// from the same would find every file as it left it, and no other file that it would remove, nothing is to be done.
/// The file is a cache: it belongs to one machine, and without it everything is done anew.
#[derive(Debug)]
pub struct LastRun {
    folder: PathBuf,
    file: PathBuf,
    inputs: u64,
    last: Option<State>,
}

impl LastRun {
    /// Of a generated crate: remembered in its folder `.ferroform`, which version control passes over.
    ///
    /// Whatever else decides what a run gives (options of a command) is text in `settings`.
    #[must_use]
    pub fn of_crate(folder: &Path, config: &Config, settings: &str, documents: &[PathBuf]) -> Self {
        Self::of(folder, folder.join(FOLDER).join("crate.state"), config, settings, documents)
    }

    pub(crate) fn of(
        folder: &Path,
        file: PathBuf,
        config: &Config,
        settings: &str,
        documents: &[PathBuf],
    ) -> Self {
        let inputs = inputs(config, settings, documents);
        Self { folder: folder.to_owned(), last: State::load(&file), file, inputs }
    }

    /// What the last run told, if a run would do nothing.
    #[must_use]
    pub fn if_fresh(&self) -> Option<&[String]> {
        let last = self.last.as_ref().filter(|last| last.inputs == self.inputs)?;
        let is_fresh = last.is_on_disk(&self.folder) && !has_stale(&self.folder, &last.paths());
        is_fresh.then_some(last.told.as_slice())
    }

    /// How many files the last run gave.
    #[must_use]
    pub fn files(&self) -> usize {
        self.last.as_ref().map_or(0, |last| last.outputs.len())
    }

    /// Remembers a run: what it wrote, and lines to tell when nothing has to be done. Removes files of the last run that
    /// this one no longer gives, unless somebody edited them.
    ///
    /// # Errors
    /// When a file cannot be written or removed.
    pub fn remember(self, report: &Report, told: &[String]) -> io::Result<()> {
        let texts = report.texts();
        if let Some(last) = &self.last {
            last.remove_others(&texts.iter().map(|(path, _)| *path).collect(), &self.folder)?;
        }
        let outputs = texts.par_iter().map(|(path, text)| ((*path).to_owned(), of_text(text))).collect();
        self.hide()?;
        State { inputs: self.inputs, outputs, told: told.to_vec() }.save(&self.file)
    }

    /// Tells version control to pass over the folder that remembers a crate, and with it the file that tells so.
    fn hide(&self) -> io::Result<()> {
        let own = self.file.parent().filter(|folder| folder.ends_with(FOLDER));
        match own.map(|folder| folder.join(".gitignore")) {
            Some(file) if !file.exists() => replace(&file, "*\n"),
            _ => Ok(()),
        }
    }
}

impl State {
    fn paths(&self) -> BTreeSet<&str> {
        self.outputs.iter().map(|(path, _)| path.as_str()).collect()
    }
}

/// Everything that decides the output: the generator, the settings, the documents.
fn inputs(config: &Config, settings: &str, documents: &[PathBuf]) -> u64 {
    let mut hash = Hash::new();
    hash.text(env!("CARGO_PKG_VERSION"));
    this_program(&mut hash);
    hash.text(&serde_json::to_string(config).unwrap_or_default());
    hash.text(settings);
    for path in documents {
        hash.text(&path.to_string_lossy());
    }
    // What cannot be found or read is reported by the compilation; here it counts as empty.
    let found = find(documents, &mut Diagnostics::new());
    let contents: Vec<u64> = found.par_iter().map(|(path, _)| of_file(path)).collect();
    for ((_, name), content) in found.iter().zip(contents) {
        hash.text(name);
        hash.number(content);
    }
    config.provider_schema.iter().for_each(|path| hash.number(of_file(path)));
    hash.finish()
}

/// A generator that was compiled anew, with the same version, may write something else. Size and time tell it as they
/// do for cargo; to read the whole program would take longer than everything else.
fn this_program(hash: &mut Hash) {
    let Ok(meta) = std::env::current_exe().and_then(std::fs::metadata) else { return };
    hash.number(meta.len());
    let modified = meta.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    hash.text(&format!("{modified:?}"));
}
