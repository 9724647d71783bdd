//! Fingerprints of texts and files.

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

    pub(super) fn number(&mut self, number: u64) {
        self.0.write_u64(number);
    }

    /// With the length, so that two texts do not read as one.
    fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.0.write(bytes);
    }

    pub(super) fn finish(self) -> u64 {
        self.0.finish()
    }
}

pub(super) fn of_text(text: &str) -> u64 {
    let mut hash = Hash::new();
    hash.text(text);
    hash.finish()
}

/// What cannot be read has a hash of its own.
pub(super) fn of_file(path: &Path) -> u64 {
    let mut hash = Hash::new();
    match std::fs::read(path) {
        Ok(bytes) => hash.bytes(&bytes),
        Err(_) => hash.number(u64::MAX),
    }
    hash.finish()
}
