//! The stages from documents to a schema, each a function with a plain result; [`compile`] runs them all.
//!
//! ```text
//! find ─> load ─> read (one document each, in parallel) ─> resolve and check (one type each, in parallel)
//! ```

mod alias;
mod catch_panics;
mod counted_ids;
mod find;
mod functions;
mod identity;
mod neighbours;
mod plural_names;
mod prior;
mod provider_types;
mod read;
mod settable;
mod strangers;
mod subjects;
mod types;

pub use find::{DOCUMENT_EXTENSIONS, Document, find, load};
pub use identity::is_address;
#[doc(hidden)]
pub use read::{Facts, ReadDocument, read};
pub use types::TypeReport;
#[doc(hidden)]
pub use types::resolve_types;

pub use crate::check::{RuleCount, RuleCounts};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::Schema;
use crate::source::Sources;
#[cfg(feature = "serde")]
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What [`compile`] reads besides the documents.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Output of `terraform providers schema -json`, laid under the documents: names, types and nesting are taken
    /// from it, rules from the documents.
    pub provider_schema: Option<PathBuf>,
    /// The provider whose schema is meant where the file holds several, by its source address or the end of it
    /// (`hashicorp/aws`, `aws`).
    pub provider: Option<String>,
    /// Whether types of the provider's schema that no document describes are part of the result. They are left out by
    /// default: documents of three types and the schema of a whole provider give three types.
    pub undocumented: bool,
}

/// How the types of a provider's schema stand to the documents.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct ProviderTypes {
    /// The source addresses of the providers in the file.
    pub addresses: Vec<String>,
    /// How many of its types documents describe.
    pub documented: usize,
    /// How many they do not.
    pub undocumented: usize,
    /// Sections of the file that are passed over (`functions`), with the number of their members.
    pub passed_over: BTreeMap<String, usize>,
}

/// What documents compile to.
#[derive(Debug, Clone)]
pub struct Compilation {
    /// The schema of every type that could be read.
    pub schema: Schema,
    /// What is wrong or doubtful, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts, for messages that show their lines.
    pub sources: Sources,
    /// What each type's rules met in the examples, in the order of the schema.
    pub reports: Vec<TypeReport>,
    /// How the provider's schema stands to the documents, where one was given and could be read.
    pub provider_types: Option<ProviderTypes>,
    /// How long each document took to read, by path. The only part that differs from run to run.
    pub timings: Vec<(String, Duration)>,
}

impl Compilation {
    /// The diagnostics that are errors.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether one of the diagnostics is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }
}

/// Compiles the documents under some paths: files, or folders with their subfolders.
///
/// Never fails as a whole: what could not be compiled is in [`Compilation::diagnostics`], everything else in the
/// schema.
pub fn compile<P: AsRef<Path>>(paths: &[P], options: &Options) -> Compilation {
    compile_with(paths, options, &|_| ())
}

/// [`compile`], telling `progress` the path of each document when it has been read. Calls come from several threads.
pub fn compile_with<P: AsRef<Path>>(
    paths: &[P],
    options: &Options,
    progress: &(dyn Fn(&str) + Sync),
) -> Compilation {
    let mut diagnostics = Diagnostics::new();
    let found = find(paths, &mut diagnostics);
    let documents = load(&found, &mut diagnostics);
    let shown: BTreeMap<&str, String> =
        found.iter().map(|(path, name)| (name.as_str(), find::shown(path))).collect();
    let tell = |name: &str| progress(shown.get(name).map_or(name, String::as_str));
    let mut compilation = compile_all(&documents, options, &tell, &shown);
    compilation.diagnostics.extend(diagnostics.into_sorted());
    compilation.diagnostics.sort_by(Diagnostic::by_place);
    compilation
}

/// Compiles documents that are in memory.
pub fn compile_documents(
    documents: &[Document],
    options: &Options,
    progress: &(dyn Fn(&str) + Sync),
) -> Compilation {
    compile_all(documents, options, progress, &BTreeMap::new())
}

/// Compiles documents, of which people are shown another path than facts have.
fn compile_all(
    documents: &[Document],
    options: &Options,
    progress: &(dyn Fn(&str) + Sync),
    shown: &BTreeMap<&str, String>,
) -> Compilation {
    let mut diagnostics = Diagnostics::new();
    let mut facts = read(documents, progress, &mut diagnostics);
    let shown = |name: &str| shown.get(name).map_or(name, String::as_str).to_owned();
    let timings = facts.timings.drain(..).map(|(name, time)| (shown(&name), time)).collect();
    let mut sources = Sources::new();
    for document in documents {
        sources.insert_as(&document.file, &shown(document.file.path()));
    }
    let truth = provider_types::load(options, &mut sources, &mut diagnostics);
    let pages = std::mem::take(&mut facts.functions);
    let (mut resources, mut reports) = resolve_types(facts, truth.as_ref(), &mut diagnostics);
    identity::spread(&mut resources, options.provider.as_deref());
    let provider_types =
        truth.as_ref().map(|truth| provider_types::compare(&resources, truth, &mut diagnostics));
    if let Some(truth) = truth.as_ref().filter(|_| options.undocumented) {
        let rest = provider_types::rest(&resources, truth, &mut diagnostics);
        let (more, their_reports): (Vec<_>, Vec<_>) = rest.into_iter().unzip();
        resources.extend(more);
        reports.extend(their_reports);
        reports.sort_by(|a, b| (a.kind, &a.type_name).cmp(&(b.kind, &b.type_name)));
    }
    let mut diagnostics = diagnostics.into_sorted();
    for label in diagnostics.iter_mut().flat_map(|diagnostic| &mut diagnostic.labels) {
        if let Some(file) = sources.named(&label.at.path) {
            label.at.path = file.shared_path();
        }
    }
    diagnostics.sort_by(Diagnostic::by_place);
    let functions = functions::resolve(pages, &resources, truth.as_ref(), options.undocumented);
    let schema = Schema::new(resources).with_functions(functions);
    Compilation { schema, diagnostics, sources, reports, provider_types, timings }
}
