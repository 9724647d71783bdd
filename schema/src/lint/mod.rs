//! What those who write a provider's pages should correct: what a page says against its own examples, against the provider's
//! schema, and against the provider's other pages; links that lead nowhere; lines that nobody can read as an argument.
//!
//! Only what is certain is told. Where the right words are certain as well, a finding proposes them.
//!
//! ```
//! use ferroform_schema::compile::{Document, Options, compile_documents};
//! use ferroform_schema::lint::lint;
//! use ferroform_schema::source::SourceFile;
//!
//! let text = "# Resource: acme_lamp\n\n## Argument Reference\n\n* `watts` - (Optional) Watts. See [below](#watt).\n\n## Watts\n";
//! let document = Document { file: SourceFile::new("lamp.md", text), name: "lamp.md".to_owned() };
//! let compilation = compile_documents(&[document], &Options::default(), &|_| ());
//! let findings = lint(&compilation);
//! assert_eq!(findings[0].diagnostic.message, "the page has no place `#watt`");
//! assert_eq!(findings[0].proposals[0].text, "#watts");
//! ```

mod advice;
mod lines;
mod links;
mod marks;
mod proposal;
pub mod report;
mod schema;

#[cfg(test)]
mod tests;

pub use proposal::Proposal;

use crate::compile::Compilation;
use crate::diagnostic::Diagnostic;

/// Something to correct in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong, and where.
    pub diagnostic: Diagnostic,
    /// Words that are certain to be right, by place; none where only the author knows.
    pub proposals: Vec<Proposal>,
}

impl Finding {
    fn new(diagnostic: Diagnostic) -> Self {
        Self { diagnostic, proposals: Vec::new() }
    }
}

/// Looks through compiled pages; with the provider's schema, what they say is held against that as well.
#[must_use]
pub fn lint(compilation: &Compilation) -> Vec<Finding> {
    let told = compilation.diagnostics.iter().filter(|diagnostic| advice::is_for_authors(diagnostic));
    let mut findings: Vec<Finding> = told.cloned().map(advice::reworded).map(Finding::new).collect();
    lines::propose(&mut findings, &compilation.sources);
    schema::propose(&mut findings, compilation);
    findings.extend(marks::unmarked(compilation));
    findings.extend(links::broken(compilation));
    findings.sort_by(|a, b| a.diagnostic.by_place(&b.diagnostic));
    findings
}
