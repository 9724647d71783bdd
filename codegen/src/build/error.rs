//! Why bindings could not be built.

use ferroform_schema::diagnostic::{Diagnostic, Severity, Style, render};
use ferroform_schema::source::Sources;
use std::fmt;

/// Why bindings could not be built, as text for people: a build script that returns it from `main` prints it so.
pub struct BuildError {
    text: String,
}

impl BuildError {
    pub(super) fn new(text: String) -> Self {
        Self { text }
    }

    pub(super) fn no_out_dir() -> Self {
        Self::new(
            "there is no output folder: `OUT_DIR` is set for build scripts only; elsewhere choose one with \
             `Config::out_dir`"
                .to_owned(),
        )
    }

    pub(crate) fn output(error: &std::io::Error) -> Self {
        Self::new(format!("the output cannot be written: {error}"))
    }

    /// All errors, drawn with their source lines. Warnings would only hide them.
    pub(crate) fn documents(diagnostics: &[Diagnostic], sources: &Sources) -> Self {
        let errors: Vec<String> = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            .map(|diagnostic| render(diagnostic, sources, Style::Plain))
            .collect();
        let count = errors.len();
        let plural = if count == 1 { "" } else { "s" };
        Self::new(format!("{}\n\n{count} error{plural} in the documents or settings", errors.join("\n\n")))
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// As text, too: this is what cargo shows when `main` returns the error.
impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the bindings could not be built\n\n{}", self.text)
    }
}

impl std::error::Error for BuildError {}
