//! Reads the output of `terraform providers schema -json` (or OpenTofu's), as far as types and nesting go.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::ResourceKind;
use crate::source::{Location, SourceFile, Span};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// A provider's own schema.
#[derive(Debug)]
pub struct ProviderSchema {
    file: SourceFile,
    types: BTreeMap<(ResourceKind, String), BlockSchema>,
}

impl ProviderSchema {
    /// The block of a type, with the place of the type in the file.
    #[must_use]
    pub fn of(&self, kind: ResourceKind, type_name: &str) -> Option<(&BlockSchema, Location)> {
        let block = self.types.get(&(kind, type_name.to_owned()))?;
        let key = format!("\"{type_name}\"");
        let at = self.file.text().find(&key).unwrap_or(0);
        Some((block, self.file.location(Span::new(at as u32, (at + key.len()) as u32))))
    }
}

/// One block in a provider's schema.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct BlockSchema {
    /// Attributes, whether they are set or read.
    #[serde(default)]
    pub attributes: BTreeMap<String, AttributeSchema>,
    /// Nested blocks.
    #[serde(default)]
    pub block_types: BTreeMap<String, NestedBlockSchema>,
}

/// One attribute in a provider's schema.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct AttributeSchema {
    /// Its type in Terraform's JSON notation; absent with a nested type.
    #[serde(rename = "type")]
    pub ty: Option<Value>,
    /// Its members, when it is an object whose members have flags of their own.
    pub nested_type: Option<NestedTypeSchema>,
    /// Whether it must be set.
    #[serde(default)]
    pub required: bool,
    /// Whether it may be set.
    #[serde(default)]
    pub optional: bool,
    /// Whether the provider fills it in.
    #[serde(default)]
    pub computed: bool,
    /// Whether its value is a secret.
    #[serde(default)]
    pub sensitive: bool,
    /// Whether its value is never read back.
    #[serde(default)]
    pub write_only: bool,
}

/// The members of an attribute.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct NestedTypeSchema {
    /// The members.
    #[serde(default)]
    pub attributes: BTreeMap<String, AttributeSchema>,
    /// `single`, `list`, `set` or `map`.
    #[serde(default)]
    pub nesting_mode: String,
}

/// A nested block in a provider's schema.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct NestedBlockSchema {
    /// `single`, `group`, `list`, `set` or `map`.
    #[serde(default)]
    pub nesting_mode: String,
    /// What stands in it.
    #[serde(default)]
    pub block: BlockSchema,
    /// The least number of blocks.
    #[serde(default)]
    pub min_items: u64,
    /// The greatest number of blocks; 0 for any number.
    #[serde(default)]
    pub max_items: u64,
}

#[derive(Deserialize)]
struct Document {
    format_version: String,
    #[serde(default)]
    provider_schemas: BTreeMap<String, Provider>,
}

#[derive(Deserialize)]
struct Provider {
    provider: Option<TypeSchema>,
    #[serde(default)]
    resource_schemas: BTreeMap<String, TypeSchema>,
    #[serde(default)]
    data_source_schemas: BTreeMap<String, TypeSchema>,
}

#[derive(Deserialize)]
struct TypeSchema {
    #[serde(default)]
    block: BlockSchema,
}

/// Reads a provider's schema; what is wrong with it is a diagnostic at its place.
pub fn read(file: &SourceFile, diagnostics: &mut Diagnostics) -> Option<ProviderSchema> {
    let document: Document = match serde_json::from_str(file.text()) {
        Ok(document) => document,
        Err(error) => {
            let start = file.offset(error.line() as u32, error.column() as u32);
            let at = file.location(Span::new(start.saturating_sub(1), start));
            diagnostics.push(
                Diagnostic::new(
                    Code::InvalidProviderSchema,
                    format!("this is no provider schema: {error}"),
                    at,
                )
                .help("give the output of `terraform providers schema -json`"),
            );
            return None;
        }
    };
    if !document.format_version.starts_with("1.") {
        let message =
            format!("the provider schema has format version {}, expected 1.x", document.format_version);
        diagnostics.push(Diagnostic::new(
            Code::InvalidProviderSchema,
            message,
            file.location(Span::default()),
        ));
        return None;
    }
    let mut types = BTreeMap::new();
    for (address, provider) in document.provider_schemas {
        let name = address.rsplit('/').next().unwrap_or(&address).to_owned();
        types.extend(provider.provider.map(|schema| ((ResourceKind::Provider, name), schema.block)));
        let resources = provider.resource_schemas.into_iter();
        types.extend(resources.map(|(name, schema)| ((ResourceKind::Resource, name), schema.block)));
        let data_sources = provider.data_source_schemas.into_iter();
        types.extend(data_sources.map(|(name, schema)| ((ResourceKind::DataSource, name), schema.block)));
    }
    Some(ProviderSchema { file: file.clone(), types })
}
