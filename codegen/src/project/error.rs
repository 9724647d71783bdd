//! Why the settings of a project cannot be used.

use crate::build::BuildError;
use ferroform_schema::diagnostic::{Diagnostic, Style, render};
use ferroform_schema::source::Sources;
use std::fmt;

/// Why the settings of a project cannot be used: everything that is wrong, with the text that the places lie in. Prints as
/// text for people.
#[derive(Debug, Clone)]
pub struct ProjectError {
    /// What is wrong, in the order of its places.
    pub diagnostics: Vec<Diagnostic>,
    /// The file, where it could be read.
    pub sources: Sources,
}

impl ProjectError {
    pub(super) fn new(diagnostics: Vec<Diagnostic>) -> Self {
        Self { diagnostics, sources: Sources::new() }
    }
}

impl fmt::Display for ProjectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let drawn = self.diagnostics.iter().map(|diagnostic| render(diagnostic, &self.sources, Style::Plain));
        f.write_str(&drawn.collect::<Vec<_>>().join("\n\n"))
    }
}

impl std::error::Error for ProjectError {}

impl From<Box<ProjectError>> for BuildError {
    fn from(error: Box<ProjectError>) -> Self {
        Self::documents(&error.diagnostics, &error.sources)
    }
}
