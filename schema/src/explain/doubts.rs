//! What is doubtful about what is explained.

use super::Explainer;
use crate::check::path_of;
use crate::diagnostic::{Diagnostic, Label};
use crate::model::{Basis, BlockId};
use std::fmt::Write as _;

/// What doubts are asked for.
pub(super) enum Subject<'a> {
    /// A type, with all that it has.
    Type,
    /// An argument or an attribute.
    Field {
        /// Its name.
        name: &'a str,
        /// Its name with the block it stands in, as diagnostics write it.
        path: String,
        /// Where it is stated.
        stated: [&'a [Basis]; 2],
    },
}

impl<'a> Subject<'a> {
    /// A field of a block, and where it is stated.
    pub(super) fn of(block: &BlockId, name: &'a str, stated: [&'a Vec<Basis>; 2]) -> Self {
        Self::Field { name, path: path_of(block, name), stated: stated.map(Vec::as_slice) }
    }

    /// Names can be the same in several blocks, and are told apart by where they stand.
    fn concerns(&self, diagnostic: &Diagnostic, document: &str) -> bool {
        let Self::Field { name, path, stated } = self else {
            return diagnostic.labels.iter().any(|label| &*label.at.path == document);
        };
        let names = |name: &str| diagnostic.message.contains(&format!("`{name}`"));
        let is_there = |basis: &&Basis| {
            let here = |label: &Label| label.at.path == basis.at.path && label.at.line == basis.at.line;
            diagnostic.labels.iter().any(here)
        };
        (names(path) || names(name)) && stated.iter().copied().flatten().any(|basis| is_there(&basis))
    }
}

impl Explainer<'_> {
    /// The doubts about something, each with its place; nothing where there are none.
    pub(super) fn doubts(&self, out: &mut String, subject: &Subject<'_>) {
        let about = |it: &&Diagnostic| subject.concerns(it, &self.resource.document);
        let mut found = self.diagnostics.iter().filter(about).peekable();
        if found.peek().is_some() {
            let _ = writeln!(out, "  doubts");
        }
        for Diagnostic { code, severity, message, labels, .. } in found {
            let _ = writeln!(out, "  - {}[{code}]: {}", severity.word(), message.replace('\n', " "));
            if let Some(label) = labels.first() {
                let (path, line, column) = (self.path(&label.at.path), label.at.line, label.at.column);
                let _ = writeln!(out, "      {path}:{line}:{column}");
            }
        }
    }
}
