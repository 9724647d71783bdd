//! The file that remembers a run.

use super::hash::of_file;
use crate::write::replace;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;

/// The inputs and outputs of a run, and what it told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct State {
    pub(super) inputs: u64,
    /// Path below the output folder, and hash, of each output.
    pub(super) outputs: Vec<(String, u64)>,
    pub(super) told: Vec<String>,
}

impl State {
    /// The state that a file holds; none when it is missing or was damaged.
    pub(super) fn load(path: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(path).ok()?;
        let mut lines = text.lines();
        let hash = |text: &str| u64::from_str_radix(text, 16).ok();
        let inputs = hash(lines.next()?)?;
        let mut state = Self { inputs, outputs: Vec::new(), told: Vec::new() };
        for line in lines {
            match line.split_once(' ')? {
                ("=", told) => state.told.push(told.to_owned()),
                (digits, path) => state.outputs.push((path.to_owned(), hash(digits)?)),
            }
        }
        Some(state)
    }

    pub(super) fn save(&self, path: &Path) -> std::io::Result<()> {
        let mut text = format!("{:016x}\n", self.inputs);
        for (path, hash) in &self.outputs {
            text.push_str(&format!("{hash:016x} {path}\n"));
        }
        for told in &self.told {
            text.push_str(&format!("= {told}\n"));
        }
        replace(path, &text)
    }

    /// Whether every output is as it was written.
    pub(super) fn is_on_disk(&self, dir: &Path) -> bool {
        self.outputs.par_iter().all(|(path, hash)| of_file(&dir.join(path)) == *hash)
    }

    /// Removes the outputs of this run that are none of the next one's. What somebody edited meanwhile stays.
    pub(super) fn remove_others(&self, next: &BTreeSet<&str>, dir: &Path) -> std::io::Result<()> {
        for (path, hash) in self.outputs.iter().filter(|(path, _)| !next.contains(path.as_str())) {
            let file = dir.join(path);
            if file.is_file() && of_file(&file) == *hash {
                std::fs::remove_file(file)?;
            }
        }
        Ok(())
    }
}
