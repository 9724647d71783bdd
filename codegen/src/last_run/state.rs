//! The file that remembers a run.

use super::{fault_of_name, hash_of_output};
use crate::write::read_output;
use ferroform_schema::parallel;
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
    /// The state that a file below a folder holds; none when it is missing, was damaged, or names outputs that no run has.
    pub(super) fn load(folder: &Path, file: &str) -> Option<Self> {
        let text = read_output(folder, file)?;
        let mut lines = text.lines();
        let hash = |text: &str| u64::from_str_radix(text, 16).ok();
        let inputs = hash(lines.next()?)?;
        let mut state = Self { inputs, outputs: Vec::new(), told: Vec::new() };
        for line in lines {
            match line.split_once(' ')? {
                ("=", told) => state.told.push(told.to_owned()),
                (_, path) if fault_of_name(path).is_some() => return None,
                (digits, path) => state.outputs.push((path.to_owned(), hash(digits)?)),
            }
        }
        Some(state)
    }

    pub(super) fn write(&self) -> String {
        let mut text = format!("{:016x}\n", self.inputs);
        for (path, hash) in &self.outputs {
            text.push_str(&format!("{hash:016x} {path}\n"));
        }
        for told in &self.told {
            // One line each, whatever is told.
            text.push_str(&format!("= {}\n", told.replace(['\n', '\r'], " ")));
        }
        text
    }

    /// Whether every output is as it was written.
    pub(super) fn is_on_disk(&self, dir: &Path) -> bool {
        let is_same = |(path, hash): &(String, u64)| hash_of_output(dir, path) == Some(*hash);
        parallel::map(&self.outputs, is_same).into_iter().all(|same| same)
    }
}
