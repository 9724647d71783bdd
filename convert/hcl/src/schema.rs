//! Shapes from `terraform providers schema -json`.

use crate::{Error, Kind, Shape, Shapes};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;

/// The schemas of some providers.
///
/// ```
/// use ferroform_hcl::{Kind, ProviderSchemas, Shape, Shapes};
/// let schemas = ProviderSchemas::read(r#"{"provider_schemas": {"acme": {"resource_schemas": {"acme_lamp": {"block": {
///     "attributes": {"watts": {}}, "block_types": {"shade": {"nesting_mode": "list", "block": {}}}
/// }}}}}}"#)?;
/// assert_eq!(schemas.shape(Kind::Resource, "acme_lamp", &["shade"]), Some(Shape::Block));
/// # Ok::<(), ferroform_hcl::Error>(())
/// ```
#[derive(Debug, Clone, Default, Deserialize)]
pub struct ProviderSchemas {
    #[serde(default)]
    provider_schemas: BTreeMap<String, Provider>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Provider {
    provider: Type,
    resource_schemas: BTreeMap<String, Type>,
    data_source_schemas: BTreeMap<String, Type>,
    ephemeral_resource_schemas: BTreeMap<String, Type>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Type {
    block: Block,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Block {
    attributes: BTreeMap<String, IgnoredAny>,
    block_types: BTreeMap<String, Nested>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Nested {
    nesting_mode: String,
    block: Block,
}

impl ProviderSchemas {
    /// Reads the output of `terraform providers schema -json`.
    ///
    /// # Errors
    /// What is wrong with the text, and where.
    pub fn read(text: &str) -> Result<Self, Error> {
        Ok(serde_json::from_str(text.trim_start_matches('\u{feff}'))?)
    }

    fn of_type(&self, kind: Kind, name: &str) -> Option<&Block> {
        if kind == Kind::Provider {
            // Addresses end in the name that a configuration usually has for it.
            let named = |address: &str| address.rsplit('/').next() == Some(name);
            let (_, provider) = self.provider_schemas.iter().find(|(address, _)| named(address))?;
            return Some(&provider.provider.block);
        }
        self.provider_schemas.values().find_map(|provider| {
            let types = match kind {
                Kind::Resource | Kind::Provider => &provider.resource_schemas,
                Kind::Data => &provider.data_source_schemas,
                Kind::Ephemeral => &provider.ephemeral_resource_schemas,
            };
            Some(&types.get(name)?.block)
        })
    }
}

impl Shapes for ProviderSchemas {
    fn shape(&self, kind: Kind, type_name: &str, path: &[&str]) -> Option<Shape> {
        let (name, around) = path.split_last()?;
        let mut block = self.of_type(kind, type_name)?;
        for name in around {
            block = &block.block_types.get(*name)?.block;
        }
        match block.block_types.get(*name) {
            Some(nested) if nested.nesting_mode == "map" => Some(Shape::Labelled),
            Some(_) => Some(Shape::Block),
            None => block.attributes.contains_key(*name).then_some(Shape::Attribute),
        }
    }
}
