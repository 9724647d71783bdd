//! Diagnostics: what is wrong or doubtful about documents, collected and never thrown.

mod code;
mod levels;
mod render;
pub mod sarif;

pub use code::{Code, Severity};
pub use levels::{Level, Levels};
#[cfg(feature = "serde")]
pub use render::json_line;
pub use render::{Style, one_line, render};

use crate::source::Location;
#[cfg(feature = "serde")]
use serde::Serialize;

/// One message about a document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Diagnostic {
    /// What kind of message it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What was found, in one sentence without a full stop at the end.
    pub message: String,
    /// Where, the deciding place first.
    pub labels: Vec<Label>,
    /// What to do about it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub help: Option<String>,
}

/// A place that a message points to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Label {
    /// The place.
    pub at: Location,
    /// What is to be seen there; may be empty.
    pub text: String,
}

impl Diagnostic {
    /// A message of this kind at a place, with the severity of its code.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>, at: Location) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            labels: vec![Label { at, text: String::new() }],
            help: None,
        }
    }

    /// A message about a file or a call as a whole, with no place in a text.
    #[must_use]
    pub fn without_place(code: Code, message: impl Into<String>) -> Self {
        Self { code, severity: code.severity(), message: message.into(), labels: Vec::new(), help: None }
    }

    /// Whether it is a kind of warning that somebody wishes to be an error.
    #[must_use]
    pub fn is_denied(&self) -> bool {
        self.severity == Severity::Error && self.code.severity() != Severity::Error
    }

    /// Whether it is told without being asked for.
    #[must_use]
    pub fn is_urgent(&self) -> bool {
        self.severity != Severity::Note
    }

    /// The text at the first place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(first) = self.labels.first_mut() {
            first.text = text.into();
        }
        self
    }

    /// One more place.
    #[must_use]
    pub fn also(mut self, at: Location, text: impl Into<String>) -> Self {
        self.labels.push(Label { at, text: text.into() });
        self
    }

    /// The order of diagnostics: by place, code and message; those without a place first.
    #[must_use]
    pub fn by_place(&self, other: &Self) -> std::cmp::Ordering {
        fn key(d: &Diagnostic) -> (Option<&Location>, &'static str, &str) {
            (d.labels.first().map(|label| &label.at), d.code.name(), &d.message)
        }
        key(self).cmp(&key(other))
    }

    /// What to do about it.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }
}

/// Collects diagnostics; stages take `&mut Diagnostics` and go on after an error.
#[derive(Debug, Default)]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
}

impl Diagnostics {
    /// An empty collection.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.items.push(diagnostic);
    }

    /// Adds many.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.items.extend(diagnostics);
    }

    /// Whether one of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.items.iter().any(|d| d.severity == Severity::Error)
    }

    /// All of them, sorted by place, code and message, without duplicates.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.items.sort_by(Diagnostic::by_place);
        self.items.dedup();
        self.items
    }
}
