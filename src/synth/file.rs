//! Files that stand beside a stack.

use crate::asset::{ARCHIVE, Form, Prepared, SourceFile, write_archive};
use std::fs::{self, File};
use std::io::{self, Error, ErrorKind, Read as _, Write};
use std::path::{Path, PathBuf};

/// A file beside a stack: of tests, or of an asset.
#[derive(Debug, Clone)]
pub(super) struct RenderedFile {
    /// Its place in the folder of the stack.
    pub(super) path: Vec<String>,
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    Text(String),
    Copy(PathBuf),
    Archive(Vec<SourceFile>),
}

impl RenderedFile {
    pub(super) fn text(path: impl IntoIterator<Item = String>, text: String) -> Self {
        Self { path: path.into_iter().collect(), content: Content::Text(text) }
    }

    /// The files of an asset.
    pub(super) fn of_asset(asset: &Prepared) -> Vec<Self> {
        if asset.form == Form::Archive {
            let path = asset.folder.iter().cloned().chain([ARCHIVE.to_owned()]).collect();
            return vec![Self { path, content: Content::Archive(asset.files.clone()) }];
        }
        let copy = |file: &SourceFile| {
            let within = file.name.split('/').map(str::to_owned);
            let path = asset.folder.iter().cloned().chain(within).collect();
            Self { path, content: Content::Copy(file.path.clone()) }
        };
        asset.files.iter().map(copy).collect()
    }

    /// The text, where it is one that was made.
    pub(super) fn as_text(&self) -> Option<&str> {
        if let Content::Text(text) = &self.content { Some(text) } else { None }
    }

    /// Writes it to a file that is not there yet.
    pub(super) fn write(&self, to: &Path) -> io::Result<()> {
        match &self.content {
            Content::Text(text) => fs::write(to, text),
            Content::Copy(source) => fs::copy(source, to).map(drop),
            Content::Archive(files) => {
                let mut out = io::BufWriter::new(File::create(to)?);
                write_archive(files, &mut out)?;
                out.flush()
            }
        }
    }

    /// Whether a file holds it already. No more of it is read than that.
    pub(super) fn is_in(&self, path: &Path) -> bool {
        let same = || -> io::Result<bool> {
            let mut known = Known(io::BufReader::new(File::open(path)?));
            match &self.content {
                Content::Text(text) => known.write_all(text.as_bytes())?,
                Content::Copy(source) => drop(io::copy(&mut File::open(source)?, &mut known)?),
                Content::Archive(files) => write_archive(files, &mut known)?,
            }
            known.ends_here()
        };
        same().unwrap_or(false)
    }
}

/// A file that is held against what would be written to it.
struct Known(io::BufReader<File>);

impl Known {
    fn ends_here(&mut self) -> io::Result<bool> {
        Ok(self.0.read(&mut [0])? == 0)
    }
}

impl Write for Known {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut there = vec![0; bytes.len()];
        self.0.read_exact(&mut there)?;
        if there == bytes { Ok(bytes.len()) } else { Err(Error::from(ErrorKind::InvalidData)) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
