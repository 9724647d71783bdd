//! Reading a configuration with the places of everything in it.

use super::json;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::example::{Use, read_configuration};
use crate::regular;
use crate::source::{SourceFile, Sources};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The largest file of a configuration that is read, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// The most files that are read.
const MOST_FILES: usize = 10_000;

/// A configuration: what it declares, and the files that it was read from.
#[derive(Debug, Default)]
pub struct Configuration {
    /// Its resources, data sources and provider configurations.
    pub elements: Vec<Element>,
    /// Its files.
    pub sources: Sources,
}

/// One resource, data source or provider configuration.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// What it declares and sets.
    pub used: Use,
    /// The path of the construct that it was synthesized from, where the file says so.
    pub construct: Option<String>,
}

/// Reads the `.tf` and `.tf.json` files below a folder: a configuration, or all stacks that a program synthesized. Hidden folders
/// are passed over, and with them copies of modules. What cannot be read is a diagnostic.
pub fn read_program(folder: &Path, diagnostics: &mut Diagnostics) -> Configuration {
    let mut configuration = Configuration::default();
    let files = files(folder, diagnostics);
    if files.is_empty() {
        let message = format!("there is no `.tf` or `.tf.json` file below `{}`", folder.display());
        diagnostics.push(Diagnostic::without_place(Code::NoDocuments, message).help(
            "give the folder of a configuration, or the one that a program was synthesized to (`cdktf.out`)",
        ));
    }
    for path in files {
        let shown = path.to_string_lossy().replace('\\', "/");
        let text = regular::read(&path, LARGEST)
            .map_err(|error| error.to_string())
            .and_then(|bytes| String::from_utf8(bytes).map_err(|_| "is not UTF-8".to_owned()));
        let file = match text {
            Ok(text) => SourceFile::new(shown, text),
            Err(why) => {
                let message = format!("the file `{shown}` {why}");
                diagnostics.push(Diagnostic::without_place(Code::UnreadableFile, message));
                continue;
            }
        };
        if file.path().ends_with(".json") {
            configuration.elements.extend(json::elements(&file, diagnostics));
        } else {
            let (uses, problems) = read_configuration(&file);
            diagnostics.extend(problems);
            configuration.elements.extend(uses.into_iter().map(|used| Element { used, construct: None }));
        }
        configuration.sources.insert(file);
    }
    configuration
}

/// The files below a folder that Terraform reads, by path.
fn files(folder: &Path, diagnostics: &mut Diagnostics) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                let message = format!("the folder `{}` cannot be read: {error}", folder.display());
                diagnostics.push(Diagnostic::without_place(Code::UnreadableFile, message));
                continue;
            }
        };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            // A link to a folder could lead in a circle.
            let Ok(kind) = entry.file_type() else { continue };
            if name.starts_with('.') {
                continue;
            }
            if kind.is_dir() {
                folders.push(entry.path());
            } else if name.ends_with(".tf") || name.ends_with(".tf.json") {
                found.insert(entry.path());
            }
            if found.len() > MOST_FILES {
                let message = format!("more than {MOST_FILES} files of a configuration were found");
                diagnostics.push(Diagnostic::without_place(Code::UnreadableFile, message));
                return found;
            }
        }
    }
    // CDKTF writes `cdk.tf.json`, which the endings above take.
    found
}
