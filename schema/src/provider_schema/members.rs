//! The fields of a block in a provider's schema, whatever way they are written there.

use super::read::{AttributeSchema, BlockSchema, NestedBlockSchema};
use crate::model::{BlockSyntax, Bounds, Nesting, Type};
use serde_json::Value;
use std::collections::BTreeMap;

/// One field of a block in the provider's schema, whatever way it is written there.
pub(super) struct Member {
    pub(super) name: String,
    pub(super) ty: MemberType,
    pub(super) required: bool,
    pub(super) settable: bool,
    pub(super) computed: bool,
    pub(super) sensitive: bool,
    pub(super) write_only: bool,
    pub(super) items: Option<Bounds>,
}

pub(super) enum MemberType {
    Plain(Type),
    Block { members: Members, nesting: Nesting, syntax: BlockSyntax },
}

pub(super) struct Members(pub(super) Vec<Member>);

impl Members {
    pub(super) fn of_block(block: &BlockSchema) -> Self {
        let mut members = Self::of_attributes(&block.attributes);
        members
            .0
            .extend(block.block_types.iter().map(|(name, nested)| Member::of_nested_block(name, nested)));
        members
    }

    fn of_attributes(attributes: &BTreeMap<String, AttributeSchema>) -> Self {
        Self(attributes.iter().map(|(name, attribute)| Member::of_attribute(name, attribute)).collect())
    }

    /// Members of an object type have no flags: they are what the object is.
    fn of_object(members: &serde_json::Map<String, Value>, settable: bool) -> Self {
        let member = |(name, ty): (&String, &Value)| Member {
            name: name.clone(),
            ty: MemberType::of(ty, settable),
            required: false,
            settable,
            computed: !settable,
            sensitive: false,
            write_only: false,
            items: None,
        };
        Self(members.iter().map(member).collect())
    }
}

impl Member {
    fn of_attribute(name: &str, attribute: &AttributeSchema) -> Self {
        let settable = attribute.required || attribute.optional;
        let ty = match &attribute.nested_type {
            Some(nested) => MemberType::Block {
                members: Members::of_attributes(&nested.attributes),
                nesting: nesting(&nested.nesting_mode),
                syntax: BlockSyntax::Attribute,
            },
            None => MemberType::of(attribute.ty.as_ref().unwrap_or(&Value::Null), settable),
        };
        Self {
            name: name.to_owned(),
            ty,
            required: attribute.required,
            settable,
            computed: attribute.computed,
            sensitive: attribute.sensitive,
            write_only: attribute.write_only,
            items: None,
        }
    }

    fn of_nested_block(name: &str, nested: &NestedBlockSchema) -> Self {
        let single = nested.max_items == 1;
        let nesting = if single { Nesting::Single } else { nesting(&nested.nesting_mode) };
        let max = (nested.max_items > 1).then_some(nested.max_items);
        let min = (nested.min_items > 1).then_some(nested.min_items);
        Self {
            name: name.to_owned(),
            ty: MemberType::Block {
                members: Members::of_block(&nested.block),
                nesting,
                syntax: BlockSyntax::Block,
            },
            required: nested.min_items > 0,
            settable: true,
            computed: false,
            sensitive: false,
            write_only: false,
            items: (min.is_some() || max.is_some()).then_some(Bounds { min, max }),
        }
    }
}

impl MemberType {
    /// A type in Terraform's JSON notation (`"string"`, `["list", "string"]`, `["object", {…}]`).
    fn of(ty: &Value, settable: bool) -> Self {
        if let Value::Array(parts) = ty
            && let [Value::String(word), inner] = parts.as_slice()
        {
            if word == "object"
                && let Value::Object(members) = inner
            {
                let members = Members::of_object(members, settable);
                return Self::Block { members, nesting: Nesting::Single, syntax: BlockSyntax::Attribute };
            }
            return match (Self::of(inner, settable), word.as_str()) {
                (Self::Block { members, nesting: Nesting::Single, syntax }, word) => {
                    Self::Block { members, nesting: nesting(word), syntax }
                }
                (Self::Plain(inner), "set") => Self::Plain(Type::Set(Box::new(inner))),
                (Self::Plain(inner), "map") => Self::Plain(Type::Map(Box::new(inner))),
                (Self::Plain(inner), _) => Self::Plain(Type::List(Box::new(inner))),
                // A list of lists of objects has no form of its own.
                (Self::Block { .. }, _) => Self::Plain(Type::Any),
            };
        }
        Self::Plain(match ty.as_str() {
            Some("string") => Type::String,
            Some("number") => Type::Number,
            Some("bool") => Type::Bool,
            _ => Type::Any,
        })
    }
}

fn nesting(mode: &str) -> Nesting {
    match mode {
        "list" => Nesting::List,
        "set" => Nesting::Set,
        "map" => Nesting::Map,
        _ => Nesting::Single,
    }
}
