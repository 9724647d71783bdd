//! Files that stand beside a stack.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Error, ErrorKind, Read as _, Write};
use std::path::Path;
use std::rc::Rc;

/// A file beside a stack: of tests, or of an asset.
#[derive(Debug, Clone)]
pub(crate) struct RenderedFile {
    /// Its place in the folder of the stack.
    pub(super) path: Vec<String>,
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    Text(String),
    Other(Rc<dyn FileContent>),
}

/// What is not made in memory.
pub(crate) trait FileContent: fmt::Debug {
    /// Writes it to a file that is not there yet.
    fn write(&self, to: &Path) -> io::Result<()>;

    /// Holds it against a file, and ends early where they differ.
    fn is_in(&self, known: Known) -> io::Result<bool>;
}

impl RenderedFile {
    pub(super) fn text(path: Vec<String>, text: String) -> Self {
        Self { path, content: Content::Text(text) }
    }

    pub(crate) fn of(path: Vec<String>, content: Rc<dyn FileContent>) -> Self {
        Self { path, content: Content::Other(content) }
    }

    /// The text, where it is one that was made.
    pub(super) fn as_text(&self) -> Option<&str> {
        if let Content::Text(text) = &self.content { Some(text) } else { None }
    }

    /// Writes it to a file that is not there yet.
    pub(super) fn write(&self, to: &Path) -> io::Result<()> {
        match &self.content {
            Content::Text(text) => fs::write(to, text),
            Content::Other(content) => content.write(to),
        }
    }

    /// Whether a file holds it already.
    pub(super) fn is_in(&self, path: &Path) -> bool {
        match &self.content {
            Content::Text(text) => super::write::holds(path, text),
            Content::Other(content) => {
                File::open(path).and_then(|file| content.is_in(Known(file))).unwrap_or(false)
            }
        }
    }
}

/// A file that is held against what would be written to it.
pub(crate) struct Known(File);

impl Known {
    #[inline]
    pub(crate) fn ends_here(&mut self) -> io::Result<bool> {
        Ok(self.0.read(&mut [0])? == 0)
    }
}

impl Write for Known {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut there = vec![0; bytes.len()];
        self.0.read_exact(&mut there)?;
        if there == bytes { Ok(bytes.len()) } else { Err(Error::from(ErrorKind::InvalidData)) }
    }

    #[inline]
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
