//! What Terraform says is wrong, as its `-json` output has it.

use serde::{Deserialize, Serialize};

/// One message of Terraform, or of a provider through it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in a few words.
    pub summary: String,
    /// The same at length; may be empty.
    #[serde(default)]
    pub detail: String,
    /// The resource that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Where in the configuration.
    #[serde(default, rename = "range", skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The lines there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snippet: Option<Snippet>,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Nothing can be planned or applied.
    Error,
    /// It can.
    Warning,
}

/// A place in a configuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file, from the folder of the configuration.
    pub filename: String,
    /// Where it starts.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
}

/// A position in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// The byte, from 0.
    #[serde(default)]
    pub byte: u32,
}

/// The lines that a message is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snippet {
    /// What they belong to (`resource "aws_sqs_queue" "q"`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// The lines.
    #[serde(default)]
    pub code: String,
}

impl Diagnostic {
    /// An error about the whole.
    pub fn error(summary: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            summary: summary.into(),
            detail: detail.into(),
            address: None,
            place: None,
            snippet: None,
        }
    }

    /// Whether it stops Terraform.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let severity = if self.is_error() { "error" } else { "warning" };
        write!(f, "{severity}: {}", self.summary)?;
        if let Some(address) = &self.address {
            write!(f, "\n  with:  {address}")?;
        }
        if let Some(place) = &self.place {
            write!(f, "\n  at:    {}:{}:{}", place.filename, place.start.line, place.start.column)?;
        }
        if let Some(snippet) = &self.snippet {
            for line in snippet.code.lines().take(3) {
                // A stack that is one line of megabytes is nobody's snippet.
                let short: String = line.chars().take(200).collect();
                write!(f, "\n  | {short}")?;
            }
        }
        for line in self.detail.lines() {
            write!(f, "\n  {line}")?;
        }
        Ok(())
    }
}
