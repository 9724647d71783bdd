//! The stages from documents to a schema, each a function with a plain result; [`compile`] runs them all.
//!
//! ```text
//! find ─> load ─> read (one document each, in parallel) ─> resolve and check (one type each, in parallel)
//! ```

mod alias;
mod find;
mod isolate;
mod read;
mod types;

use find::load_schema;
pub use find::{DOCUMENT_EXTENSIONS, Document, find, load};
pub use read::{Facts, ReadDocument, read};
pub use types::{TypeReport, resolve_types};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::Schema;
use crate::provider_schema;
use crate::source::Sources;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What [`compile`] reads besides the documents.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Output of `terraform providers schema -json`, laid under the documents: names, types and nesting are taken
    /// from it, rules from the documents.
    pub provider_schema: Option<PathBuf>,
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
    let documents = load(&find(paths, &mut diagnostics), &mut diagnostics);
    let mut compilation = compile_documents(&documents, options, progress);
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
    let mut diagnostics = Diagnostics::new();
    let facts = read(documents, progress, &mut diagnostics);
    let mut sources = Sources::new();
    for document in documents {
        sources.insert(document.file.clone());
    }
    let truth = options.provider_schema.as_deref().and_then(|path| {
        let file = load_schema(path, &mut diagnostics)?;
        sources.insert(file.clone());
        provider_schema::read(&file, &mut diagnostics)
    });
    let (resources, reports) = resolve_types(&facts, truth.as_ref(), &mut diagnostics);
    Compilation {
        schema: Schema::new(resources),
        diagnostics: diagnostics.into_sorted(),
        sources,
        reports,
        timings: facts.timings,
    }
}
