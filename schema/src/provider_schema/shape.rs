//! The shape of one type in a provider's schema, each member with its text in the file.

use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// A part of the file: what it says, and its text, which tells where it stands.
#[derive(Debug, Clone)]
pub(super) struct Placed<'a, T> {
    pub(super) value: T,
    pub(super) text: &'a str,
}

impl<'de: 'a, 'a, T: Deserialize<'de>> Deserialize<'de> for Placed<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&'de RawValue>::deserialize(deserializer)?.get();
        let value = serde_json::from_str(text).map_err(|error| D::Error::custom(why(&error)))?;
        Ok(Self { value, text })
    }
}

/// The message without its place, which counts from the start of the part.
pub(super) fn why(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rsplit_once(" at line ") {
        Some((message, _)) => message.to_owned(),
        None => text,
    }
}

pub(super) type Fields<'a, T> = BTreeMap<String, Placed<'a, T>>;

/// A resource type, a data source or a provider's configuration.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct TypeSchema<'a> {
    #[serde(default, borrow)]
    pub(super) block: BlockSchema<'a>,
}

/// One block.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct BlockSchema<'a> {
    /// Attributes, whether they are set or read.
    #[serde(default, borrow)]
    pub(super) attributes: Fields<'a, AttributeSchema<'a>>,
    #[serde(default, borrow)]
    pub(super) block_types: Fields<'a, NestedBlockSchema<'a>>,
    #[serde(default)]
    pub(super) description: String,
    #[serde(default)]
    pub(super) deprecated: bool,
}

/// One attribute.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct AttributeSchema<'a> {
    /// Its type in Terraform's JSON notation; absent with a nested type.
    #[serde(rename = "type")]
    pub(super) ty: Option<Value>,
    /// Its members, when it is an object whose members have flags of their own.
    #[serde(borrow)]
    pub(super) nested_type: Option<NestedTypeSchema<'a>>,
    #[serde(default)]
    pub(super) description: String,
    #[serde(default)]
    pub(super) required: bool,
    #[serde(default)]
    pub(super) optional: bool,
    #[serde(default)]
    pub(super) computed: bool,
    #[serde(default)]
    pub(super) sensitive: bool,
    #[serde(default)]
    pub(super) write_only: bool,
    #[serde(default)]
    pub(super) deprecated: bool,
}

/// The members of an attribute.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct NestedTypeSchema<'a> {
    #[serde(default, borrow)]
    pub(super) attributes: Fields<'a, AttributeSchema<'a>>,
    /// `single`, `list`, `set` or `map`.
    #[serde(default)]
    pub(super) nesting_mode: String,
}

/// A nested block.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct NestedBlockSchema<'a> {
    /// `single`, `group`, `list`, `set` or `map`.
    #[serde(default)]
    pub(super) nesting_mode: String,
    #[serde(default, borrow)]
    pub(super) block: BlockSchema<'a>,
    #[serde(default)]
    pub(super) min_items: u64,
    /// 0 for any number.
    #[serde(default)]
    pub(super) max_items: u64,
}
