//! What an output folder was last made from, so that nothing is done when nothing changed.

mod state;

#[cfg(test)]
mod tests;

use crate::config::Config;
use crate::emit::{Content, OutFile};
use crate::hash::{Hash, of_document, of_text};
use crate::write::{
    Report, WriteError, fault_of_name, has_leftovers, hash_of_output, recover, replace_former,
};
use ferroform_schema::compile::find;
use ferroform_schema::diagnostic::Diagnostics;
use ferroform_schema::parallel;
use state::State;
use std::collections::BTreeSet;
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
    /// Below the folder.
    file: String,
    inputs: u64,
    last: Option<State>,
}

impl LastRun {
    /// Of a generated crate: remembered in its folder `.ferroform`, which version control passes over.
    ///
    /// Whatever else decides what a run gives (options of a command) is text in `settings`.
    #[must_use]
    pub fn of_crate(folder: &Path, config: &Config, settings: &str, documents: &[PathBuf]) -> Self {
        Self::of(folder, format!("{FOLDER}/crate.state"), config, settings, documents)
    }

    pub(crate) fn of(
        folder: &Path,
        file: String,
        config: &Config,
        settings: &str,
        documents: &[PathBuf],
    ) -> Self {
        // Before anything else, so that a run that stops at an error in the documents leaves the folder whole as well.
        recover(folder);
        let inputs = inputs(config, settings, documents);
        Self { folder: folder.to_owned(), last: State::load(folder, &file), file, inputs }
    }

    /// What the last run told, if a run would do nothing.
    #[must_use]
    pub fn if_fresh(&self) -> Option<&[String]> {
        let last = self.last.as_ref().filter(|last| last.inputs == self.inputs)?;
        let is_fresh = last.is_on_disk(&self.folder) && !has_leftovers(&self.folder, &last.paths());
        is_fresh.then_some(last.told.as_slice())
    }

    /// How many files the last run gave.
    #[must_use]
    pub fn files(&self) -> usize {
        self.last.as_ref().map_or(0, |last| last.outputs.len())
    }

    /// Brings the folder up to date, as [`write`](crate::write()) does, and removes files of the last run that this one
    /// no longer gives, unless somebody edited them.
    ///
    /// # Errors
    /// As for [`write`](crate::write()); then nothing has changed.
    pub fn write(&self, files: &[OutFile]) -> Result<Report, WriteError> {
        let former = self.last.as_ref().map_or(&[][..], |last| last.outputs.as_slice());
        replace_former(&self.folder, files, former)
    }

    /// Remembers a run: what it wrote, and lines to tell when nothing has to be done.
    ///
    /// # Errors
    /// When the file that remembers it cannot be written.
    pub fn remember(self, report: &Report, told: &[String]) -> Result<(), WriteError> {
        let texts = report.texts();
        let outputs = parallel::map(texts, |(path, text)| (path.to_owned(), of_text(text)));
        let state = State { inputs: self.inputs, outputs, told: told.to_vec() };
        let file = |path: String, text: String| OutFile { path, content: Content::Data(text) };
        let mut files = vec![file(self.file.clone(), state.write())];
        // Version control shall pass over the folder that remembers a crate, and with it the file that says so.
        if let Some((FOLDER, _)) = self.file.split_once('/') {
            let hide = format!("{FOLDER}/.gitignore");
            if hash_of_output(&self.folder, &hide).is_none() {
                files.push(file(hide, "*\n".to_owned()));
            }
        }
        replace_former(&self.folder, &files, &[]).map(drop)
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
    // Where the output goes does not change what it is.
    hash.text(&format!("{:?}", Config { out_dir: None, ..config.clone() }));
    hash.text(settings);
    for path in documents {
        hash.text(&path.to_string_lossy());
    }
    // What cannot be found or read is reported by the compilation; here it counts as empty.
    let found = find(documents, &mut Diagnostics::new());
    let contents: Vec<u64> = parallel::map(&found, |(path, _)| of_document(path));
    for ((_, name), content) in found.iter().zip(contents) {
        hash.text(name);
        hash.number(content);
    }
    config.provider_schema.iter().for_each(|path| hash.number(of_document(path)));
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
