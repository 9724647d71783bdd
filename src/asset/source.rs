//! Reading what an asset is made of.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// How deep folders may be nested, and how many files there may be.
const DEEPEST: usize = 100;
const MOST_FILES: usize = 100_000;

/// A regular file.
#[derive(Debug, Clone)]
pub(crate) struct SourceFile {
    /// Its path within the asset, with `/`.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    /// Whether it may be run.
    pub(crate) is_executable: bool,
}

/// The files of an asset, in the order of their names, folder by folder.
#[inline]
pub(super) fn files(source: &Path, output: &Path) -> io::Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    let meta = fs::metadata(source)?;
    if meta.is_dir() {
        refuse_output(source, output)?;
        collect(source, "", 0, &mut files)?;
    } else {
        files.push(regular(source, &file_name(source), &meta)?);
    }
    Ok(files)
}

/// The name of a file, as far as it is text.
#[inline]
pub(super) fn file_name(source: &Path) -> String {
    source.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

#[inline]
fn collect(folder: &Path, within: &str, depth: usize, files: &mut Vec<SourceFile>) -> io::Result<()> {
    if depth > DEEPEST {
        return Err(io::Error::other(format!("folders are nested deeper than {DEEPEST} levels")));
    }
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            return Err(io::Error::other(format!("the name of `{}` is no text", path.display())));
        };
        let name = if within.is_empty() { name.to_owned() } else { format!("{within}/{name}") };
        let is_link = entry.file_type()?.is_symlink();
        let meta = fs::metadata(&path)?;
        if meta.is_dir() && is_link {
            return Err(io::Error::other(format!("`{}` is a link to a folder", path.display())));
        }
        if meta.is_dir() {
            collect(&path, &name, depth + 1, files)?;
            continue;
        }
        if files.len() == MOST_FILES {
            return Err(io::Error::other(format!("there are more than {MOST_FILES} files")));
        }
        files.push(regular(&path, &name, &meta)?);
    }
    Ok(())
}

#[inline]
fn regular(path: &Path, name: &str, meta: &fs::Metadata) -> io::Result<SourceFile> {
    if !meta.is_file() {
        return Err(io::Error::other(format!("`{}` is no regular file", path.display())));
    }
    let is_executable = is_executable(meta);
    Ok(SourceFile { name: name.to_owned(), path: path.to_owned(), is_executable })
}

#[cfg(unix)]
#[inline]
fn is_executable(meta: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    meta.permissions().mode() & 0o111 != 0
}

/// Nothing says so there: what an archive holds can be run.
#[cfg(not(unix))]
#[inline]
fn is_executable(_: &fs::Metadata) -> bool {
    true
}

/// A folder that holds the output would be larger at each synth.
#[inline]
fn refuse_output(source: &Path, output: &Path) -> io::Result<()> {
    let source = source.canonicalize()?;
    let mut output = std::path::absolute(output)?;
    // It need not be there yet.
    while !output.exists() && output.pop() {}
    let output = output.canonicalize()?;
    if output.starts_with(&source) && output != source.parent().unwrap_or(&source) {
        return Err(io::Error::other("the stacks are written into it"));
    }
    Ok(())
}

/// The MD5 of all bytes, one file after the other.
#[inline]
pub(super) fn hash(files: &[SourceFile]) -> io::Result<String> {
    let mut md5 = crate::md5::Md5::new();
    let mut buffer = vec![0; 64 * 1024];
    for file in files {
        let mut content = File::open(&file.path)?;
        loop {
            let read = content.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            md5.feed(&buffer[..read]);
        }
    }
    Ok(md5.digits(16))
}
