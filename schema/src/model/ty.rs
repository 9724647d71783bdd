//! Types of arguments and attributes.

use super::BlockId;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// What an argument takes or an attribute gives, in Terraform's own terms.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Type {
    /// A string.
    String,
    /// A number, whole or not.
    Number,
    /// `true` or `false`.
    Bool,
    /// Any type (`dynamic` in the provider's schema).
    Any,
    /// An ordered list.
    List(Box<Type>),
    /// An unordered set.
    Set(Box<Type>),
    /// A map with string keys.
    Map(Box<Type>),
    /// A nested block or an object.
    Block(BlockType),
}

/// A nested block or object: which definition, how often, and how it is written in HCL.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct BlockType {
    /// Key into [`super::Resource::blocks`].
    pub definition: BlockId,
    /// How often it may stand.
    pub nesting: Nesting,
    /// How it is written.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_default"))]
    pub syntax: BlockSyntax,
    /// How references see a block that stands at most once.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_default"))]
    pub held: Held,
}

#[cfg(feature = "serde")]
fn is_default<T: std::default::Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Nesting mode of a block. Bounds on the number of blocks are rules ([`super::Check::Items`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Nesting {
    /// At most one.
    Single,
    /// Repeated, order matters.
    List,
    /// Repeated, order does not matter.
    Set,
    /// Keyed by a string.
    Map,
}

/// How a nested value is written in HCL. Terraform JSON writes all alike, but for the members that are unset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum BlockSyntax {
    /// `name { … }`
    #[default]
    Block,
    /// `name = { … }` or `name = [{ … }]`
    Attribute,
    /// A value of an object type, which may be written as blocks as well ("attributes as blocks"): Terraform demands every
    /// member, so that what is unset is written as null.
    Object,
}

/// How references see a block that stands at most once: providers of Terraform's older kit have a list or a set of at most
/// one, which a document does not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Held {
    /// Only the provider's schema could tell.
    #[default]
    Unknown,
    /// As the object itself.
    Object,
    /// As a list of at most one.
    List,
    /// As a set of at most one.
    Set,
}

impl Type {
    /// The block type at the bottom of lists, sets and maps, if there is one.
    #[must_use]
    pub fn block(&self) -> Option<&BlockType> {
        match self {
            Self::Block(block) => Some(block),
            Self::List(inner) | Self::Set(inner) | Self::Map(inner) => inner.block(),
            _ => None,
        }
    }
}

impl std::fmt::Display for Type {
    /// `list(string)`, `map(number)`, `single block tls_config`, …
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::String => f.write_str("string"),
            Self::Number => f.write_str("number"),
            Self::Bool => f.write_str("bool"),
            Self::Any => f.write_str("any"),
            Self::List(inner) => write!(f, "list({inner})"),
            Self::Set(inner) => write!(f, "set({inner})"),
            Self::Map(inner) => write!(f, "map({inner})"),
            Self::Block(block) => {
                let nesting = match block.nesting {
                    Nesting::Single => "single block",
                    Nesting::List => "list of blocks",
                    Nesting::Set => "set of blocks",
                    Nesting::Map => "map of blocks",
                };
                write!(f, "{nesting} {}", block.definition)
            }
        }
    }
}
