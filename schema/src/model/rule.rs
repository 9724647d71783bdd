//! Rules that documents state about arguments.

use super::Basis;
use ferroform_rules::{Check, Condition};
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// One rule about one argument.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Rule {
    /// What must hold.
    pub check: Check,
    /// When it must hold; always when absent.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub when: Option<Condition>,
    /// Whether the document's own examples obey it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "ExampleVerdict::is_default"))]
    pub standing: ExampleVerdict,
    /// The sentence that states it, in the document's words.
    pub text: String,
    /// Where it is stated, strongest first.
    pub bases: Vec<Basis>,
}

/// Whether the document's own examples obey a rule.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum ExampleVerdict {
    /// No example breaks it: it is enforced.
    #[default]
    Holds,
    /// At least one example breaks it: it is a warning.
    Contradicted {
        /// Title or place of the example that breaks it.
        by: String,
    },
}

#[cfg(feature = "serde")]
impl ExampleVerdict {
    fn is_default(&self) -> bool {
        *self == Self::Holds
    }
}
