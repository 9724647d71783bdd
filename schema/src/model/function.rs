//! Functions of a provider.

use super::{Example, Sourced, Type};
use crate::source::Location;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// A function of a provider, which configurations call as `provider::NAME::FUNCTION(…)`.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Function {
    /// Its name.
    pub name: String,
    /// Local name of the provider, where a document or a schema shows it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub provider: Option<String>,
    /// Path of the document it was read from.
    pub document: String,
    /// What it does, in Markdown.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub description: Option<Sourced<String>>,
    /// What it takes, in order.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub parameters: Vec<Parameter>,
    /// What it takes any number of, after that.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub variadic: Option<Parameter>,
    /// What it gives: anything where it is an object, whose members are apart.
    pub returns: Type,
    /// The members of the object that it gives; none where it gives no object, or one that nothing describes.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub members: Vec<Member>,
    /// Its examples, in the document's order.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub examples: Vec<Example>,
    /// Where it is declared.
    pub at: Location,
}

/// Something that a function takes.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// What it takes.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub ty: Type,
    /// What it is for, in Markdown.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub description: Option<String>,
}

/// A member of the object that a function gives.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Member {
    /// Its name.
    pub name: String,
    /// What it is.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub ty: Type,
    /// What it says, in Markdown.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub description: Option<String>,
}
