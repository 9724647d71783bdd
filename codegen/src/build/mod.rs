//! Bindings at build time: what a `build.rs` calls.

mod derive_files;
mod error;

#[cfg(test)]
mod tests;

pub use error::BuildError;

use crate::config::{Config, Layout};
use crate::emit::emit;
use crate::last_run::LastRun;
use crate::plan::{about_selected, plan};
use crate::write::WriteError;
use ferroform_schema::compile::compile as compile_documents;
use ferroform_schema::diagnostic::{Diagnostic, Diagnostics, Severity, one_line};
use ferroform_schema::visible;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// How many warnings a build tells: of a whole provider, they would hide what else it says.
const MOST_TOLD: usize = 20;

/// Compiles documents into `$OUT_DIR/bindings.rs`, from a build script.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), ferroform_codegen::BuildError> {
///     ferroform_codegen::compile(["docs/"])
/// }
/// ```
/// ```ignore
/// // src/lib.rs
/// pub mod acme {
///     include!(concat!(env!("OUT_DIR"), "/bindings.rs"));
/// }
/// ```
///
/// Documents are Markdown and YAML files, or folders of them; overlays among them correct the others. Everything else is
/// a setting: see [`Config::compile`].
///
/// # Errors
/// When a document cannot be compiled, or the output cannot be written. The error prints as text for people.
pub fn compile<P: AsRef<Path>>(documents: impl IntoIterator<Item = P>) -> Result<(), BuildError> {
    Config::for_build_script().compile(documents)
}

/// What a build gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// What a build script tells cargo: what to watch, and warnings.
    pub instructions: Vec<String>,
    /// Whether nothing had changed since the last build, so that nothing was done.
    pub fresh: bool,
}

impl Config {
    /// The settings that [`compile`] uses: one file named `bindings.rs`, with the schemas that the
    /// derive macros read.
    #[must_use]
    pub fn for_build_script() -> Self {
        let mut config = Self::new();
        config.layout(Layout::SingleFile("bindings".to_owned()));
        config
    }

    /// Compiles documents from a build script, and tells cargo what to watch and what is doubtful.
    ///
    /// ```no_run
    /// // build.rs
    /// use ferroform_codegen::{BuildError, Config};
    ///
    /// fn main() -> Result<(), BuildError> {
    ///     Config::for_build_script()
    ///         .types(["acme_queue", "data.acme_*"])
    ///         .provider_source("acme/acme")
    ///         .compile(["docs/", "overlays/"])
    /// }
    /// ```
    ///
    /// # Errors
    /// When a document cannot be compiled, a pattern matches nothing, or the output cannot be written.
    pub fn compile<P: AsRef<Path>>(&self, documents: impl IntoIterator<Item = P>) -> Result<(), BuildError> {
        let documents: Vec<PathBuf> = documents.into_iter().map(|path| path.as_ref().to_owned()).collect();
        let built = self.build(&documents)?;
        let mut out = std::io::stdout().lock();
        for line in built.instructions {
            writeln!(out, "{line}").map_err(|error| BuildError::output(&error))?;
        }
        Ok(())
    }

    /// The same without printing anything.
    ///
    /// # Errors
    /// As [`compile`](Self::compile).
    pub fn build(&self, documents: &[PathBuf]) -> Result<Built, BuildError> {
        let out_dir = match (&self.out_dir, std::env::var_os("OUT_DIR")) {
            (Some(dir), _) => dir.clone(),
            (None, Some(dir)) => PathBuf::from(dir),
            (None, None) => return Err(BuildError::no_out_dir()),
        };
        let name = match &self.layout {
            Layout::SingleFile(name) => name.as_str(),
            Layout::Modules => "modules",
            Layout::Crate => "crate",
        };
        let state_file = format!("ferroform/{name}.state");
        let watched = documents.iter().chain(&self.provider_schema);
        let mut instructions: Vec<String> = watched.map(|path| watch(path)).collect();
        let last = LastRun::of(&out_dir, state_file, self, "", documents);
        if let Some(told) = last.if_fresh() {
            // The memory of a run is an input like any other: it can tell texts, and nothing else.
            instructions.extend(told.iter().map(|text| instruction("warning", text)));
            return Ok(Built { instructions, fresh: true });
        }
        instructions.extend(self.generate(documents, last)?);
        Ok(Built { instructions, fresh: false })
    }

    fn generate(&self, documents: &[PathBuf], last: LastRun) -> Result<Vec<String>, BuildError> {
        let compilation = compile_documents(documents, &self.options());
        let mut diagnostics = Diagnostics::new();
        let plan = plan(&compilation.schema, self, &mut diagnostics);
        let derive_files = derive_files::files(&compilation.schema, self);
        diagnostics.extend(compilation.diagnostics);
        let diagnostics =
            about_selected(diagnostics.into_sorted(), &compilation.schema, &plan, &compilation.sources);
        let diagnostics = self.levels.apply(diagnostics);
        if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
            return Err(BuildError::documents(&diagnostics, &compilation.sources));
        }
        let mut files = emit(&plan).map_err(|error| BuildError::new(error.to_string()))?;
        files.extend(derive_files);
        let failed = |error: WriteError| BuildError::new(error.to_string());
        let report = last.write(&files).map_err(failed)?;
        let urgent: Vec<&Diagnostic> = diagnostics.iter().filter(|it| it.is_urgent()).collect();
        let mut warnings: Vec<String> = urgent.iter().take(MOST_TOLD).map(|it| one_line(it)).collect();
        if let Some(rest) = urgent.len().checked_sub(MOST_TOLD).filter(|rest| *rest > 0) {
            warnings.push(format!("{rest} more doubts about the documents, which `ferroform check` shows"));
        }
        last.remember(&report, &warnings).map_err(failed)?;
        Ok(warnings.iter().map(|text| instruction("warning", text)).collect())
    }
}

/// What tells Cargo to build again when a file or folder changes.
pub(crate) fn watch(path: &Path) -> String {
    instruction("rerun-if-changed", &path.display().to_string())
}

/// An instruction to Cargo, which ends where its line does.
fn instruction(name: &str, value: &str) -> String {
    let value = if value.contains(['\n', '\r']) { visible::one_line(value) } else { value.to_owned() };
    format!("cargo::{name}={value}")
}
