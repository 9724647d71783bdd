//! Finding documents under paths and reading them from disk.

use super::strangers::Strangers;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::parallel;
use crate::regular::{self, ReadError};
use crate::source::SourceFile;
use crate::suggest::nearest;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::Metadata;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// Extensions of files that are taken for documents when a folder is searched.
pub const DOCUMENT_EXTENSIONS: &[&str] = &["md", "markdown", "txt", "yaml", "yml", "json"];

/// The largest document that is read, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// The largest provider schema that is read, in bytes: that of a large provider has tens of megabytes.
const LARGEST_SCHEMA: u64 = 256 * 1024 * 1024;

/// Folders whose name says what their pages are about. Where one of them is given itself, it is a part of the names of
/// its pages.
pub(super) const TELLING_FOLDERS: &[&str] = &[
    "d",
    "data-sources",
    "data_sources",
    "ephemeral",
    "ephemeral-resources",
    "ephemeral_resources",
    "functions",
    "r",
    "resources",
];

/// A document as it was read.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its text, under the path by which facts name it: for documents from disk, the same as `name`.
    pub file: SourceFile,
    /// Its path below the folder that was searched: the same wherever the folder lies.
    pub name: String,
}

/// The documents under some paths, as `(path, name)`, sorted by name; a folder is searched with its subfolders, hidden
/// files and folders are passed over, and so is everything that is not a regular file. A path that leads nowhere is a
/// diagnostic.
///
/// Names, and with them the order, come from what is below the folders that were given. How their paths were spelled,
/// where they lie and in which order they were given changes neither. A file that several paths lead to is there once,
/// under the longest of its names.
pub fn find<P: AsRef<Path>>(paths: &[P], diagnostics: &mut Diagnostics) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for path in paths {
        let path = path.as_ref();
        match std::fs::metadata(path) {
            Ok(meta) if meta.is_dir() => {
                let before = found.len();
                search(&Root::new(path), &mut found, diagnostics);
                if found.len() == before {
                    diagnostics.push(
                        Diagnostic::without_place(
                            Code::NoDocuments,
                            format!("the folder `{}` holds no document", shown(path)),
                        )
                        .help(format!("documents end in {}; {WHERE_THEY_LIE}", extensions())),
                    );
                }
            }
            Ok(meta) => match regular::what(&meta) {
                None => found.push(Root::new(path.parent().unwrap_or(path)).found(path, true)),
                Some(what) => diagnostics.push(unreadable(path, &format!("is {what}, not a regular file"))),
            },
            Err(_) => diagnostics.push(missing(path)),
        }
    }
    named(found)
}

/// A document that a path leads to.
struct FoundFile {
    path: PathBuf,
    /// The same for all paths to one file.
    real: PathBuf,
    name: String,
}

/// A folder that was given, or that holds a file that was.
struct Root<'a> {
    path: &'a Path,
    real: PathBuf,
}

impl<'a> Root<'a> {
    fn new(path: &'a Path) -> Self {
        // The folder of `a.md` is the empty path.
        let folder = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        Self { path, real: real(folder) }
    }

    fn found(&self, path: &Path, maybe_link: bool) -> FoundFile {
        let below = path.strip_prefix(self.path).unwrap_or(path);
        let folder = self.real.file_name().and_then(OsStr::to_str);
        let name = match folder.filter(|name| TELLING_FOLDERS.contains(name)) {
            Some(telling) => format!("{telling}/{}", shown(below)),
            None => shown(below),
        };
        let real = if maybe_link { real(path) } else { self.real.join(below) };
        FoundFile { path: path.to_owned(), real, name }
    }
}

/// The path of a file without links, which is the same however it is spelled.
fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// Each file once, each under a name of its own.
fn named(mut found: Vec<FoundFile>) -> Vec<(PathBuf, String)> {
    // Longer names first: they come from a folder, and say more than that of a single file.
    found.sort_by(|a, b| {
        (&a.real, Reverse(a.name.len()), &a.name, &a.path).cmp(&(
            &b.real,
            Reverse(b.name.len()),
            &b.name,
            &b.path,
        ))
    });
    found.dedup_by(|later, first| later.real == first.real);
    // Files of several folders can have one name; those get as much of their own paths as tells them apart.
    for parts in 2.. {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for found in &found {
            *count.entry(found.name.clone()).or_default() += 1;
        }
        let mut longer = false;
        for found in found.iter_mut().filter(|found| count.get(&found.name).is_some_and(|n| *n > 1)) {
            let name = end(&found.real, found.name.split('/').count().max(parts));
            longer |= name != found.name;
            found.name = name;
        }
        if !longer {
            break;
        }
    }
    let mut named: Vec<_> = found.into_iter().map(|found| (found.path, found.name)).collect();
    named.sort_by(|(_, a), (_, b)| a.split('/').cmp(b.split('/')));
    named
}

/// The last parts of a path.
fn end(path: &Path, parts: usize) -> String {
    let all: Vec<_> = path.iter().collect();
    let last = all.get(all.len().saturating_sub(parts)..).unwrap_or_default();
    shown(&last.iter().collect::<PathBuf>())
}

fn search(root: &Root<'_>, found: &mut Vec<FoundFile>, diagnostics: &mut Diagnostics) {
    let mut strangers = Strangers::default();
    let mut folders = vec![root.path.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                let message = format!("the folder `{}` cannot be read: {error}", shown(&folder));
                diagnostics.push(Diagnostic::without_place(Code::UnreadableFile, message));
                continue;
            }
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                folders.push(path);
                continue;
            }
            let meta = std::fs::metadata(&path);
            // A link to a folder could lead in a circle, and out of what was given.
            if kind.is_symlink() && meta.as_ref().is_ok_and(Metadata::is_dir) {
                diagnostics.push(passed_over(&path, "a link to a folder"));
            } else if is_document(&path)
                && !strangers.note(&shown(path.strip_prefix(root.path).unwrap_or(&path)))
            {
                match meta.as_ref().ok().and_then(regular::what) {
                    Some(what) => diagnostics.push(passed_over(&path, what)),
                    // One that cannot be read is reported when it is.
                    None => found.push(root.found(&path, kind.is_symlink())),
                }
            }
        }
    }
    diagnostics.extend(strangers.report());
}

fn passed_over(path: &Path, what: &str) -> Diagnostic {
    Diagnostic::without_place(Code::PassedOver, format!("`{}` is {what} and was passed over", shown(path)))
}

fn is_document(path: &Path) -> bool {
    path.extension()
        .and_then(OsStr::to_str)
        .is_some_and(|extension| DOCUMENT_EXTENSIONS.contains(&extension.to_ascii_lowercase().as_str()))
}

/// Reads found documents, in parallel; one that cannot be read is a diagnostic. Facts will name each by its name.
pub fn load(found: &[(PathBuf, String)], diagnostics: &mut Diagnostics) -> Vec<Document> {
    let read: Vec<Result<Document, Diagnostic>> = parallel::map(found, |(path, name)| load_one(path, name));
    let mut documents = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok(document) => documents.push(document),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    documents
}

/// Reads the file of a provider's schema, under its name alone; one that cannot be read is a diagnostic.
pub(super) fn load_schema(path: &Path, diagnostics: &mut Diagnostics) -> Option<SourceFile> {
    if !path.exists() {
        diagnostics.push(missing(path));
        return None;
    }
    let name = shown(Path::new(path.file_name().unwrap_or_default()));
    let failed = |diagnostic| Diagnostic { code: Code::InvalidProviderSchema, ..diagnostic };
    load_text(path, &name, LARGEST_SCHEMA).map_err(|diagnostic| diagnostics.push(failed(diagnostic))).ok()
}

fn load_one(path: &Path, name: &str) -> Result<Document, Diagnostic> {
    Ok(Document { file: load_text(path, name, LARGEST)?, name: name.to_owned() })
}

fn load_text(path: &Path, name: &str, largest: u64) -> Result<SourceFile, Diagnostic> {
    let bytes = regular::read(path, largest).map_err(|error| {
        let diagnostic = unreadable(path, &error.to_string());
        match error {
            ReadError::TooLarge { .. } => diagnostic.help("was a folder of other files given?"),
            _ => diagnostic,
        }
    })?;
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(unreadable(path, "is UTF-16")
            .help("write it as UTF-8; older versions of PowerShell write UTF-16 when output is redirected"));
    }
    match String::from_utf8(bytes) {
        // How a checkout ends its lines is no part of what a document says.
        Ok(text) if text.contains("\r\n") => Ok(SourceFile::new(name, text.replace("\r\n", "\n"))),
        Ok(text) => Ok(SourceFile::new(name, text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            Err(unreadable(path, &format!("is not UTF-8: byte {at} starts no character"))
                .help("write it as UTF-8: `iconv -f LATIN1 -t UTF-8` does that with most old files"))
        }
    }
}

fn unreadable(path: &Path, why: &str) -> Diagnostic {
    Diagnostic::without_place(Code::UnreadableFile, format!("the file `{}` {why}", shown(path)))
}

fn missing(path: &Path) -> Diagnostic {
    let message = format!("there is no file or folder `{}`", shown(path));
    let diagnostic = Diagnostic::without_place(Code::NoDocuments, message);
    let folder = match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    let Ok(entries) = std::fs::read_dir(folder) else { return diagnostic.help(WHERE_THEY_LIE) };
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let wanted = path.file_name().unwrap_or_default().to_string_lossy();
    match nearest(&wanted, names.iter().map(String::as_str)) {
        Some(near) => diagnostic.help(format!("did you mean `{}`?", shown(&path.with_file_name(near)))),
        None => diagnostic.help(WHERE_THEY_LIE),
    }
}

/// What somebody has to find who gave a folder without any.
const WHERE_THEY_LIE: &str =
    "a provider's repository has them in `docs` or `website/docs`: give that folder of a copy of it";

/// The path with `/` between folders, on every system.
pub(super) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(MAIN_SEPARATOR, "/") }
}

fn extensions() -> String {
    DOCUMENT_EXTENSIONS.iter().map(|extension| format!("`.{extension}`")).collect::<Vec<_>>().join(", ")
}
