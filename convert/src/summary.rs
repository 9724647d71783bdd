//! What a conversion did, in numbers and places.

use serde::Serialize;

/// What was converted, and what has no typed form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Resources, data sources, providers, variables, locals, outputs, modules and settings.
    pub items: usize,
    /// Elements over typed bindings.
    pub typed_elements: usize,
    /// Expressions (references, calls, operators, templates) with a typed form.
    pub typed_expressions: usize,
    /// What has none, in the configuration's order.
    pub untyped: Vec<Place>,
    /// What only running a program tells: kept as comments.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<Place>,
    /// Lines of the configuration.
    pub lines_in: usize,
    /// Lines of the program.
    pub lines_out: usize,
}

/// A part of the configuration that the program holds without types.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// What has no typed form.
    pub what: String,
    /// Why.
    pub why: String,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {} ({})", self.path, self.line, self.what, self.why)
    }
}
