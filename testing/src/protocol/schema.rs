//! Schemas as messages.

use super::Version;
use super::messages as m;
use crate::schema::{
    Attribute, Block, Function, NestedBlock, Nesting, Parameter, ProviderSchema, TypeSchema,
};
use bytes::Bytes;
use prost::Message as _;
use std::collections::BTreeMap;

/// The whole of a provider's schema.
pub(crate) fn response(schema: &ProviderSchema, version: Version) -> m::SchemaResponse {
    let all = |types: &BTreeMap<String, TypeSchema>| {
        types.iter().map(|(name, schema)| (name.clone(), type_schema(schema, version))).collect()
    };
    m::SchemaResponse {
        provider: Some(type_schema(&schema.provider, version)),
        resources: all(&schema.resource_schemas),
        data_sources: all(&schema.data_source_schemas),
        capabilities: Some(m::Capabilities { move_resource_state: true }),
        functions: schema.functions.iter().map(|(name, it)| (name.clone(), function(it))).collect(),
        ephemeral_resources: all(&schema.ephemeral_resource_schemas),
    }
}

fn type_schema(schema: &TypeSchema, version: Version) -> m::Schema {
    m::Schema { version: schema.version, block: Some(block(&schema.block, version)) }
}

fn block(it: &Block, version: Version) -> m::Block {
    let attributes = it.attributes.iter().map(|(name, it)| match version {
        Version::Five => attribute_of_5(name, it).encode_to_vec().into(),
        Version::Six => attribute_of_6(name, it).encode_to_vec().into(),
    });
    m::Block {
        version: 0,
        attributes: attributes.collect(),
        block_types: it.block_types.iter().map(|(name, it)| nested(name, it, version)).collect(),
        description: it.description.clone().unwrap_or_default(),
        description_kind: kind(it.description_kind.as_deref()),
        deprecated: it.deprecated,
    }
}

fn attribute_of_5(name: &str, it: &Attribute) -> m::AttributeOf5 {
    m::AttributeOf5 {
        name: name.to_owned(),
        ty: json(&it.ty().to_json()),
        description: it.description.clone().unwrap_or_default(),
        required: it.required,
        optional: it.optional,
        computed: it.computed,
        sensitive: it.sensitive,
        description_kind: kind(it.description_kind.as_deref()),
        deprecated: it.deprecated,
        write_only: it.write_only,
    }
}

fn attribute_of_6(name: &str, it: &Attribute) -> m::AttributeOf6 {
    let members = it.nested_type.as_ref().map(|nested| m::Object {
        attributes: nested.attributes.iter().map(|(name, it)| attribute_of_6(name, it)).collect(),
        nesting: nesting(nested.nesting_mode),
    });
    m::AttributeOf6 {
        name: name.to_owned(),
        ty: if members.is_some() { Bytes::new() } else { json(&it.ty().to_json()) },
        description: it.description.clone().unwrap_or_default(),
        required: it.required,
        optional: it.optional,
        computed: it.computed,
        sensitive: it.sensitive,
        description_kind: kind(it.description_kind.as_deref()),
        deprecated: it.deprecated,
        members,
        write_only: it.write_only,
    }
}

fn nested(name: &str, it: &NestedBlock, version: Version) -> m::NestedBlock {
    m::NestedBlock {
        type_name: name.to_owned(),
        block: Some(block(&it.block, version)),
        nesting: nesting(it.nesting_mode),
        min_items: i64::try_from(it.min_items).unwrap_or(i64::MAX),
        max_items: i64::try_from(it.max_items).unwrap_or(i64::MAX),
    }
}

fn function(it: &Function) -> m::Function {
    m::Function {
        parameters: it.parameters.iter().map(parameter).collect(),
        variadic: it.variadic_parameter.as_ref().map(parameter),
        gives: Some(m::Return {
            ty: it.return_type.as_ref().map(|ty| json(&ty.to_json())).unwrap_or_default(),
        }),
        summary: it.summary.clone().unwrap_or_default(),
        description: it.description.clone().unwrap_or_default(),
        deprecation: it.deprecation_message.clone().unwrap_or_default(),
    }
}

fn parameter(it: &Parameter) -> m::Parameter {
    m::Parameter {
        name: it.name.clone().unwrap_or_default(),
        ty: it.ty.as_ref().map(|ty| json(&ty.to_json())).unwrap_or_default(),
        allow_null: it.is_nullable,
        allow_unknown: false,
        description: it.description.clone().unwrap_or_default(),
    }
}

fn json(value: &serde_json::Value) -> Bytes {
    value.to_string().into()
}

fn kind(kind: Option<&str>) -> i32 {
    i32::from(kind == Some("markdown"))
}

const fn nesting(mode: Nesting) -> i32 {
    match mode {
        Nesting::Single => 1,
        Nesting::List => 2,
        Nesting::Set => 3,
        Nesting::Map => 4,
        Nesting::Group => 5,
    }
}
