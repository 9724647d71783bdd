//! Fingerprints of texts and files.

use ferroform_schema::regular;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::Path;

/// The largest file that decides anything, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// A hash over texts and files. It has to mean the same only for as long as the generator is not compiled anew.
pub(crate) struct Hash(DefaultHasher);

impl Hash {
    pub(crate) fn new() -> Self {
        Self(DefaultHasher::new())
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    pub(crate) fn number(&mut self, number: u64) {
        self.0.write_u64(number);
    }

    /// With the length, so that two texts do not read as one.
    fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.0.write(bytes);
    }

    pub(crate) fn finish(self) -> u64 {
        self.0.finish()
    }
}

pub(crate) fn of_text(text: &str) -> u64 {
    let mut hash = Hash::new();
    hash.text(text);
    hash.finish()
}

/// Of a document; what is not read has a hash of its own.
pub(crate) fn of_document(path: &Path) -> u64 {
    let mut hash = Hash::new();
    match regular::read(path, LARGEST) {
        Ok(bytes) => hash.bytes(&bytes),
        Err(_) => hash.number(u64::MAX),
    }
    hash.finish()
}
