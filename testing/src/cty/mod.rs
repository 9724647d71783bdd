//! Terraform's types and values, as they go over the wire.

mod json;
mod msgpack;
mod number;
mod ty;

pub use json::{from_json, to_json};
pub use msgpack::{decode, encode};
pub(crate) use msgpack::{named, part};
pub use number::Number;
pub use ty::{ObjectType, Type};

use std::collections::BTreeMap;

/// A value, whose type is known from elsewhere (the schema), except where it carries its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Not set.
    Null,
    /// Set, but not known before something is applied.
    Unknown,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// A list, a set or a tuple.
    List(Vec<Value>),
    /// A map or an object.
    Map(BTreeMap<String, Value>),
    /// A value in a place of any type, with its type.
    Typed(Box<Type>, Box<Value>),
}

impl Value {
    /// Whether it is not set.
    #[must_use]
    pub fn is_null(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Typed(_, value) => value.is_null(),
            _ => false,
        }
    }

    /// Whether nothing in it has still to become known.
    #[must_use]
    pub fn is_wholly_known(&self) -> bool {
        match self {
            Self::Unknown => false,
            Self::List(items) => items.iter().all(Self::is_wholly_known),
            Self::Map(members) => members.values().all(Self::is_wholly_known),
            Self::Typed(_, value) => value.is_wholly_known(),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) => true,
        }
    }

    /// The value without the type that it carries.
    #[must_use]
    pub fn bare(&self) -> &Self {
        match self {
            Self::Typed(_, value) => value.bare(),
            value => value,
        }
    }

    /// The member of an object or the entry of a map; [`Value::Null`] where there is none.
    #[must_use]
    pub fn member(&self, name: &str) -> &Self {
        match self.bare() {
            Self::Map(members) => members.get(name).unwrap_or(&Self::Null),
            _ => &Self::Null,
        }
    }
}
