//! Finding documents under paths and reading them from disk.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::SourceFile;
use crate::suggest::nearest;
use rayon::prelude::*;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Extensions of files that are taken for documents when a folder is searched.
pub const DOCUMENT_EXTENSIONS: &[&str] = &["md", "markdown", "txt", "yaml", "yml", "json"];

/// The largest document that is read, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// The largest provider schema that is read, in bytes: that of a large provider has tens of megabytes.
const LARGEST_SCHEMA: u64 = 256 * 1024 * 1024;

/// A document as it was read.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its text, under the path that messages show.
    pub file: SourceFile,
    /// Its path below the folder that was searched: the same wherever the folder lies.
    pub name: String,
}

/// The documents under some paths, as `(path, name)`, sorted by path; a folder is searched with its subfolders, hidden
/// files and folders are passed over. A path that leads nowhere is a diagnostic.
pub fn find<P: AsRef<Path>>(paths: &[P], diagnostics: &mut Diagnostics) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for path in paths {
        let path = path.as_ref();
        if path.is_dir() {
            let before = found.len();
            search(path, path, &mut found, diagnostics);
            if found.len() == before {
                diagnostics.push(
                    Diagnostic::without_place(
                        Code::NoDocuments,
                        format!("the folder `{}` holds no document", shown(path)),
                    )
                    .help(format!("documents end in {}", extensions())),
                );
            }
        } else if path.is_file() {
            found.push((path.to_owned(), name_below(path.parent().unwrap_or(path), path)));
        } else {
            diagnostics.push(missing(path));
        }
    }
    found.sort();
    found.dedup_by(|a, b| a.0 == b.0);
    found
}

fn search(root: &Path, folder: &Path, found: &mut Vec<(PathBuf, String)>, diagnostics: &mut Diagnostics) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let message = format!("the folder `{}` cannot be read: {error}", shown(folder));
            diagnostics.push(Diagnostic::without_place(Code::UnreadableFile, message));
            return;
        }
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        // A link to a folder could lead in a circle.
        let link = path.symlink_metadata().is_ok_and(|meta| meta.is_symlink());
        if hidden {
            continue;
        }
        if path.is_dir() {
            if !link {
                search(root, &path, found, diagnostics);
            }
        } else if is_document(&path) {
            let name = name_below(root, &path);
            found.push((path, name));
        }
    }
}

fn is_document(path: &Path) -> bool {
    path.extension()
        .and_then(OsStr::to_str)
        .is_some_and(|extension| DOCUMENT_EXTENSIONS.contains(&extension.to_ascii_lowercase().as_str()))
}

/// Reads found documents, in parallel; one that cannot be read is a diagnostic.
pub fn load(found: &[(PathBuf, String)], diagnostics: &mut Diagnostics) -> Vec<Document> {
    let read: Vec<Result<Document, Diagnostic>> =
        found.par_iter().map(|(path, name)| load_one(path, name)).collect();
    let mut documents = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok(document) => documents.push(document),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    documents
}

/// Reads the file of a provider's schema; one that cannot be read is a diagnostic.
pub(super) fn load_schema(path: &Path, diagnostics: &mut Diagnostics) -> Option<SourceFile> {
    if !path.is_file() {
        diagnostics.push(missing(path));
        return None;
    }
    load_text(path, LARGEST_SCHEMA).map_err(|diagnostic| diagnostics.push(diagnostic)).ok()
}

fn load_one(path: &Path, name: &str) -> Result<Document, Diagnostic> {
    Ok(Document { file: load_text(path, LARGEST)?, name: name.to_owned() })
}

fn load_text(path: &Path, largest: u64) -> Result<SourceFile, Diagnostic> {
    let unreadable = |why: String| {
        Diagnostic::without_place(Code::UnreadableFile, format!("the file `{}` {why}", shown(path)))
    };
    let size = std::fs::metadata(path).map_err(|error| unreadable(format!("cannot be read: {error}")))?.len();
    if size > largest {
        let (size, largest) = (size.div_ceil(1024 * 1024), largest / (1024 * 1024));
        return Err(unreadable(format!("is {size} MiB large"))
            .help(format!("at most {largest} MiB are read; was a folder of other files given?")));
    }
    let bytes = std::fs::read(path).map_err(|error| unreadable(format!("cannot be read: {error}")))?;
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(unreadable("is UTF-16".to_owned())
            .help("write it as UTF-8; older versions of PowerShell write UTF-16 when output is redirected"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(SourceFile::new(shown(path), text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            Err(unreadable(format!("is not UTF-8: byte {at} starts no character")))
        }
    }
}

fn missing(path: &Path) -> Diagnostic {
    let message = format!("there is no file or folder `{}`", shown(path));
    let diagnostic = Diagnostic::without_place(Code::NoDocuments, message);
    let folder = match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    let Ok(entries) = std::fs::read_dir(folder) else { return diagnostic };
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let wanted = path.file_name().unwrap_or_default().to_string_lossy();
    match nearest(&wanted, names.iter().map(String::as_str)) {
        Some(near) => diagnostic.help(format!("did you mean `{}`?", shown(&path.with_file_name(near)))),
        None => diagnostic,
    }
}

/// The path with `/` between folders, on every system.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn name_below(root: &Path, path: &Path) -> String {
    shown(path.strip_prefix(root).unwrap_or(path))
}

fn extensions() -> String {
    DOCUMENT_EXTENSIONS.iter().map(|extension| format!("`.{extension}`")).collect::<Vec<_>>().join(", ")
}
