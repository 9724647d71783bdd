//! The schemas that a provider serves: the shape of `terraform providers schema -json`, as plain data.

mod implied;
mod minimal;

pub use implied::{Members, Part};

use crate::cty::Type;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The schemas of some providers, by source address (`registry.terraform.io/hashicorp/aws`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Schemas {
    /// The version of the format: 1.0.
    pub format_version: String,
    /// The providers.
    #[serde(default)]
    pub provider_schemas: BTreeMap<String, ProviderSchema>,
}

impl Default for Schemas {
    fn default() -> Self {
        Self { format_version: "1.0".to_owned(), provider_schemas: BTreeMap::new() }
    }
}

impl Schemas {
    /// Reads the output of `terraform providers schema -json` (or of `ferroform schema --format provider-schema`).
    ///
    /// # Errors
    /// What is wrong with the text, and where.
    pub fn from_text(text: &str) -> Result<Self, String> {
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
            format!("this is no provider schema, as `terraform providers schema -json` prints it: {error}")
        })
    }
}

/// What a provider has.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProviderSchema {
    /// Its own configuration.
    pub provider: TypeSchema,
    /// Its resource types.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub resource_schemas: BTreeMap<String, TypeSchema>,
    /// Its data sources.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub data_source_schemas: BTreeMap<String, TypeSchema>,
    /// Its ephemeral resources.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub ephemeral_resource_schemas: BTreeMap<String, TypeSchema>,
    /// Its functions.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub functions: BTreeMap<String, Function>,
    /// Whether there may be more: documents of some types say nothing about the others.
    #[serde(skip)]
    pub is_partial: bool,
}

/// The schema of one type.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TypeSchema {
    /// The version that a state of it carries.
    pub version: i64,
    /// Its arguments, attributes and blocks.
    pub block: Block,
}

/// Arguments, attributes and nested blocks.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Block {
    /// Arguments and attributes.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Attribute>,
    /// Nested blocks.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub block_types: BTreeMap<String, NestedBlock>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether the description is plain text or Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description_kind: Option<String>,
    /// Whether it should no longer be used.
    #[serde(skip_serializing_if = "is_false")]
    pub deprecated: bool,
}

/// An argument or an attribute.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Attribute {
    /// Its type, unless it has members of its own.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub ty: Option<Type>,
    /// Its members.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nested_type: Option<NestedType>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether the description is plain text or Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description_kind: Option<String>,
    /// Whether it should no longer be used.
    #[serde(skip_serializing_if = "is_false")]
    pub deprecated: bool,
    /// Whether it must be set.
    #[serde(skip_serializing_if = "is_false")]
    pub required: bool,
    /// Whether it may be set.
    #[serde(skip_serializing_if = "is_false")]
    pub optional: bool,
    /// Whether the provider sets it.
    #[serde(skip_serializing_if = "is_false")]
    pub computed: bool,
    /// Whether it is a secret.
    #[serde(skip_serializing_if = "is_false")]
    pub sensitive: bool,
    /// Whether it is never read back.
    #[serde(skip_serializing_if = "is_false")]
    pub write_only: bool,
}

/// The members of an attribute.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NestedType {
    /// Them.
    pub attributes: BTreeMap<String, Attribute>,
    /// How often they stand.
    pub nesting_mode: Nesting,
}

/// A nested block.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NestedBlock {
    /// How often it stands.
    pub nesting_mode: Nesting,
    /// What it holds.
    pub block: Block,
    /// The least number of them.
    #[serde(skip_serializing_if = "is_zero")]
    pub min_items: u64,
    /// The greatest number of them; any number when zero.
    #[serde(skip_serializing_if = "is_zero")]
    pub max_items: u64,
}

/// How often a block or an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nesting {
    /// At most once.
    #[default]
    Single,
    /// Always once, as if it stood empty where it does not.
    Group,
    /// Repeated, order matters.
    List,
    /// Repeated, order does not matter.
    Set,
    /// Keyed by a string.
    Map,
}

/// A function of a provider.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Function {
    /// What it does, at length.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// What to use instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecation_message: Option<String>,
    /// What it gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_type: Option<Type>,
    /// What it takes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<Parameter>,
    /// What it takes any number of, after that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variadic_parameter: Option<Parameter>,
}

/// A parameter of a [`Function`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Parameter {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether it may be null.
    #[serde(skip_serializing_if = "is_false")]
    pub is_nullable: bool,
    /// Its type.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub ty: Option<Type>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_zero(value: &u64) -> bool {
    *value == 0
}

impl ProviderSchema {
    /// Whether an attribute somewhere has members of its own, which only version 6 of the protocol can say.
    #[must_use]
    pub fn has_nested_attributes(&self) -> bool {
        fn block(it: &Block) -> bool {
            it.attributes.values().any(|attribute| attribute.nested_type.is_some())
                || it.block_types.values().any(|nested| block(&nested.block))
        }
        let sections = [&self.resource_schemas, &self.data_source_schemas, &self.ephemeral_resource_schemas];
        let types = sections.into_iter().flat_map(BTreeMap::values);
        types.chain([&self.provider]).any(|ty| block(&ty.block))
    }
}

#[cfg(test)]
mod tests;
