//! What is written of an asset.

use super::source::SourceFile;
use super::{ARCHIVE, AssetKind, zip};
use crate::synth::{FileContent, Known, RenderedFile};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// A copy of a file.
#[derive(Debug)]
struct Copy(PathBuf);

/// An archive of files.
#[derive(Debug)]
struct Archive(Vec<SourceFile>);

impl FileContent for Copy {
    #[inline]
    fn write(&self, to: &Path) -> io::Result<()> {
        fs::copy(&self.0, to).map(drop)
    }

    #[inline]
    fn is_in(&self, mut known: Known) -> io::Result<bool> {
        io::copy(&mut File::open(&self.0)?, &mut known)?;
        known.ends_here()
    }
}

impl FileContent for Archive {
    #[inline]
    fn write(&self, to: &Path) -> io::Result<()> {
        let mut out = io::BufWriter::new(File::create(to)?);
        zip::write(&self.0, &mut out)?;
        out.flush()
    }

    #[inline]
    fn is_in(&self, mut known: Known) -> io::Result<bool> {
        zip::write(&self.0, &mut known)?;
        known.ends_here()
    }
}

/// The files beside the stack.
#[inline]
pub(super) fn rendered(form: AssetKind, folder: &[String; 3], files: Vec<SourceFile>) -> Vec<RenderedFile> {
    let mut rendered = Vec::new();
    if form == AssetKind::Archive {
        let mut path = folder.to_vec();
        path.push(ARCHIVE.to_owned());
        rendered.push(RenderedFile::of(path, Rc::new(Archive(files))));
        return rendered;
    }
    for file in files {
        let mut path = folder.to_vec();
        path.extend(file.name.split('/').map(str::to_owned));
        rendered.push(RenderedFile::of(path, Rc::new(Copy(file.path))));
    }
    rendered
}
