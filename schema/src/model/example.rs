//! Examples of a document.

use crate::source::Location;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// A fenced example of use.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Example {
    /// The heading over it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub title: Option<String>,
    /// What it is written in.
    pub language: ExampleLanguage,
    /// The code, without the fence.
    pub code: String,
    /// Where the code stands.
    pub at: Location,
}

/// Language of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum ExampleLanguage {
    /// Terraform's own language (`terraform`, `hcl`, `tf`).
    Hcl,
    /// Python for CDKTF.
    Python,
    /// TypeScript for CDKTF.
    Typescript,
    /// Anything else, by the word on its fence; empty without one.
    Other(String),
}
