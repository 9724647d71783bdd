//! What the last build was made of, so that nothing is done when nothing changed.

use crate::write::replace;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::Path;

/// A hash over texts and files. It has to mean the same only for as long as the generator is not compiled anew.
pub(super) struct Hash(DefaultHasher);

impl Hash {
    pub(super) fn new() -> Self {
        Self(DefaultHasher::new())
    }

    pub(super) fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    pub(super) fn file(&mut self, path: &Path) {
        match std::fs::read(path) {
            Ok(bytes) => self.bytes(&bytes),
            Err(_) => self.0.write_u64(u64::MAX),
        }
    }

    /// With the length, so that two texts do not read as one.
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.write_u64(bytes.len() as u64);
        self.0.write(bytes);
    }

    pub(super) fn finish(self) -> u64 {
        self.0.finish()
    }
}

fn of_file(path: &Path) -> u64 {
    let mut hash = Hash::new();
    hash.file(path);
    hash.finish()
}

/// The inputs and outputs of a build, and what it told cargo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct State {
    inputs: u64,
    /// Path below the output folder, and hash, of each output.
    outputs: Vec<(String, u64)>,
    pub(super) instructions: Vec<String>,
}

impl State {
    /// The state after a build, with the outputs as they are on disk.
    pub(super) fn of_outputs(inputs: u64, dir: &Path, outputs: &[&str], instructions: Vec<String>) -> Self {
        let outputs = outputs.iter().map(|path| ((*path).to_owned(), of_file(&dir.join(path)))).collect();
        Self { inputs, outputs, instructions }
    }

    /// The state that a file holds; none when it is missing or was damaged.
    pub(super) fn load(path: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(path).ok()?;
        let mut lines = text.lines();
        let hash = |text: &str| u64::from_str_radix(text, 16).ok();
        let inputs = hash(lines.next()?)?;
        let mut state = Self { inputs, outputs: Vec::new(), instructions: Vec::new() };
        for line in lines {
            match line.split_once(' ')? {
                ("=", instruction) => state.instructions.push(instruction.to_owned()),
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
        for instruction in &self.instructions {
            text.push_str(&format!("= {instruction}\n"));
        }
        replace(path, &text)
    }

    /// Whether a build from these inputs would find everything as it is.
    pub(super) fn is_fresh(&self, inputs: u64, dir: &Path) -> bool {
        self.inputs == inputs && self.outputs.iter().all(|(path, hash)| of_file(&dir.join(path)) == *hash)
    }

    /// Removes the outputs of this build that are none of the next one's. What somebody edited meanwhile stays.
    pub(super) fn remove_others(&self, next: &[&str], dir: &Path) -> std::io::Result<()> {
        for (path, hash) in self.outputs.iter().filter(|(path, _)| !next.contains(&path.as_str())) {
            let file = dir.join(path);
            if file.is_file() && of_file(&file) == *hash {
                std::fs::remove_file(file)?;
            }
        }
        Ok(())
    }
}
