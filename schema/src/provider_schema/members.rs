//! The fields of a block in a provider's schema, whatever way they are written there.

use super::read::ProviderSchema;
use super::shape::{AttributeSchema, BlockSchema, Fields, NestedBlockSchema};
use crate::model::{BlockSyntax, Bounds, Held, Nesting, Type};
use crate::source::Location;
use serde_json::Value;

/// One field of a block in the provider's schema, whatever way it is written there.
pub(super) struct Member {
    pub(super) name: String,
    /// Where it stands; for a member of an object type, where that stands.
    pub(super) at: Location,
    pub(super) ty: MemberType,
    pub(super) description: Option<String>,
    pub(super) required: bool,
    pub(super) settable: bool,
    pub(super) computed: bool,
    pub(super) sensitive: bool,
    pub(super) write_only: bool,
    pub(super) deprecated: bool,
    pub(super) items: Option<Bounds>,
}

pub(super) enum MemberType {
    Plain(Type),
    Block { members: Members, nesting: Nesting, syntax: BlockSyntax, held: Held },
}

pub(super) struct Members(pub(super) Vec<Member>);

impl Members {
    pub(super) fn of_block(block: &BlockSchema<'_>, file: &ProviderSchema) -> Self {
        let mut members = Self::of_attributes(&block.attributes, file);
        let nested = block.block_types.iter();
        members.0.extend(nested.map(|(name, nested)| {
            Member::of_nested_block(name, &nested.value, file.key_of(name, nested.text), file)
        }));
        members
    }

    fn of_attributes(attributes: &Fields<'_, AttributeSchema<'_>>, file: &ProviderSchema) -> Self {
        let member = |(name, attribute): (&String, &super::shape::Placed<'_, AttributeSchema<'_>>)| {
            Member::of_attribute(name, &attribute.value, file.key_of(name, attribute.text), file)
        };
        Self(attributes.iter().map(member).collect())
    }

    /// Members of an object type have no flags: they are what the object is.
    fn of_object(members: &serde_json::Map<String, Value>, settable: bool, at: &Location) -> Self {
        let member = |(name, ty): (&String, &Value)| Member {
            ty: MemberType::of(ty, settable, at),
            settable,
            computed: !settable,
            ..Member::named(name, at.clone())
        };
        Self(members.iter().map(member).collect())
    }
}

impl Member {
    fn named(name: &str, at: Location) -> Self {
        Self {
            name: name.to_owned(),
            at,
            ty: MemberType::Plain(Type::Any),
            description: None,
            required: false,
            settable: true,
            computed: false,
            sensitive: false,
            write_only: false,
            deprecated: false,
            items: None,
        }
    }

    fn of_attribute(
        name: &str,
        attribute: &AttributeSchema<'_>,
        at: Location,
        file: &ProviderSchema,
    ) -> Self {
        let settable = attribute.required || attribute.optional;
        let ty = match &attribute.nested_type {
            Some(nested) => MemberType::Block {
                members: Members::of_attributes(&nested.attributes, file),
                nesting: nesting(&nested.nesting_mode),
                syntax: BlockSyntax::Attribute,
                held: match nesting(&nested.nesting_mode) {
                    Nesting::Single => Held::Object,
                    _ => Held::Unknown,
                },
            },
            None => MemberType::of(attribute.ty.as_ref().unwrap_or(&Value::Null), settable, &at),
        };
        Self {
            ty,
            description: stated(&attribute.description),
            required: attribute.required,
            settable,
            computed: attribute.computed,
            sensitive: attribute.sensitive,
            write_only: attribute.write_only,
            deprecated: attribute.deprecated,
            ..Self::named(name, at)
        }
    }

    fn of_nested_block(
        name: &str,
        nested: &NestedBlockSchema<'_>,
        at: Location,
        file: &ProviderSchema,
    ) -> Self {
        let single = nested.max_items == 1;
        let held = match nesting(&nested.nesting_mode) {
            Nesting::List => Held::List,
            Nesting::Set => Held::Set,
            Nesting::Single | Nesting::Map => Held::Object,
        };
        let nesting = if single { Nesting::Single } else { nesting(&nested.nesting_mode) };
        let max = (nested.max_items > 1).then_some(nested.max_items);
        let min = (nested.min_items > 1).then_some(nested.min_items);
        Self {
            ty: MemberType::Block {
                members: Members::of_block(&nested.block, file),
                nesting,
                syntax: BlockSyntax::Block,
                // What is repeated is held as its nesting says.
                held: if nesting == Nesting::Single { held } else { Held::Unknown },
            },
            description: stated(&nested.block.description),
            required: nested.min_items > 0,
            deprecated: nested.block.deprecated,
            items: (min.is_some() || max.is_some()).then_some(Bounds { min, max }),
            ..Self::named(name, at)
        }
    }
}

fn stated(description: &str) -> Option<String> {
    (!description.trim().is_empty()).then(|| description.trim().to_owned())
}

impl MemberType {
    /// A type in Terraform's JSON notation (`"string"`, `["list", "string"]`, `["object", {…}]`).
    fn of(ty: &Value, settable: bool, at: &Location) -> Self {
        let parts = ty.as_array().map(Vec::as_slice).unwrap_or_default();
        match parts {
            // An object can name the members that may be left out.
            [Value::String(word), Value::Object(members), ..] if word == "object" => {
                let members = Members::of_object(members, settable, at);
                Self::Block {
                    members,
                    nesting: Nesting::Single,
                    syntax: BlockSyntax::Object,
                    held: Held::Object,
                }
            }
            [Value::String(word), inner] if ["list", "set", "map"].contains(&word.as_str()) => {
                match Self::of(inner, settable, at) {
                    Self::Block { members, nesting: Nesting::Single, syntax, .. } => {
                        Self::Block { members, nesting: nesting(word), syntax, held: Held::Unknown }
                    }
                    // A list of lists of objects has no form of its own.
                    Self::Block { .. } => Self::Plain(Type::Any),
                    Self::Plain(inner) => Self::Plain(match word.as_str() {
                        "set" => Type::Set(Box::new(inner)),
                        "map" => Type::Map(Box::new(inner)),
                        _ => Type::List(Box::new(inner)),
                    }),
                }
            }
            // A tuple, whose items have a type each, is one of these.
            _ => Self::Plain(match ty.as_str() {
                Some("string") => Type::String,
                Some("number") => Type::Number,
                Some("bool") => Type::Bool,
                _ => Type::Any,
            }),
        }
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
