//! Arguments and attributes.

use super::{Basis, Condition, Evidence, Rule, Sourced, Type};
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// Something a user sets.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Argument {
    /// Its name in Terraform.
    pub name: String,
    /// Whether it must be set.
    pub presence: Sourced<Presence>,
    /// Whether the provider fills it in when it is not set.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub computed: Option<Sourced<bool>>,
    /// What it takes.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub ty: Sourced<Type>,
    /// What it is for, in Markdown, links kept.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub description: Option<Sourced<String>>,
    /// What holds when it is not set; several when they depend on conditions.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub defaults: Vec<Default>,
    /// What its value must obey.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub rules: Vec<Rule>,
    /// Whether a change replaces the resource. Absence means that the document does not say so.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub force_new: Option<Sourced<bool>>,
    /// Whether the value is a secret.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub sensitive: Option<Sourced<bool>>,
    /// Whether the value is never read back.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub write_only: Option<Sourced<bool>>,
    /// That it should no longer be used, and what to use instead.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub deprecated: Option<Sourced<Deprecation>>,
    /// Sentences of the document that no rule was made of, in its order.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub notes: Vec<Sourced<String>>,
    /// Where it is declared.
    pub declared: Vec<Basis>,
}

impl Argument {
    /// The value that it has when it is not set, as text: where the document states exactly one, for every case. What
    /// the provider fills in need not be it.
    #[must_use]
    pub fn only_default(&self) -> Option<String> {
        let [Default { value: DefaultValue::Literal(value), when: None, .. }] = self.defaults.as_slice()
        else {
            return None;
        };
        if self.presence.value == Presence::Required || self.computed.as_ref().is_some_and(|c| c.value) {
            return None;
        }
        match value {
            serde_json::Value::String(text) => Some(text.clone()),
            serde_json::Value::Number(_) | serde_json::Value::Bool(_) => Some(value.to_string()),
            _ => None,
        }
    }
}

/// Something a user reads.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Attribute {
    /// Its name in Terraform.
    pub name: String,
    /// What it gives.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub ty: Sourced<Type>,
    /// What it is, in Markdown, links kept.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub description: Option<Sourced<String>>,
    /// Whether the value is a secret.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub sensitive: Option<Sourced<bool>>,
    /// That it should no longer be used, and what to use instead.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub deprecated: Option<Sourced<Deprecation>>,
    /// Where it is declared.
    pub declared: Vec<Basis>,
}

impl Attribute {
    /// Whether it is known by convention only: no text names it.
    #[must_use]
    pub fn is_conventional(&self) -> bool {
        self.declared.iter().all(|basis| basis.evidence == Evidence::Convention)
    }
}

/// Whether an argument must be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Presence {
    /// Always.
    Required,
    /// Not always; rules may demand it under conditions.
    Optional,
}

/// What holds when an argument is not set.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Default {
    /// The value.
    pub value: DefaultValue,
    /// When it is this value; always when absent.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub when: Option<Condition>,
    /// The sentence that states it, in the document's words.
    pub text: String,
    /// Where it is stated.
    pub bases: Vec<Basis>,
}

/// A default as a literal where there is one, else in words.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum DefaultValue {
    /// A literal of the argument's type.
    Literal(serde_json::Value),
    /// Words ("the provider's region").
    Words(String),
}

/// That something should no longer be used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Deprecation {
    /// What the document says about it.
    pub text: String,
    /// The argument, attribute or resource type to use instead.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub replacement: Option<String>,
}
