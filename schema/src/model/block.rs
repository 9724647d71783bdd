//! Blocks: the root of a resource and its nested definitions.

use super::{Argument, Attribute, Basis, Condition, ExampleVerdict, GroupKind, Sourced};
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// Key of a block definition within one resource: the empty text is the root, others are readable and stable
/// (`tls_config`, `rule.action` where `action` alone would be ambiguous).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct BlockId(pub String);

impl BlockId {
    /// The root block of a resource.
    #[must_use]
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// Whether this is the root block.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Display for BlockId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.is_root() { "(root)" } else { &self.0 })
    }
}

/// A list of arguments and attributes, with the rules that span several of them.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Block {
    /// What a user sets, in the document's order.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub arguments: Vec<Argument>,
    /// What a user reads, in the document's order. An argument that can also be read is not repeated here.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub attributes: Vec<Attribute>,
    /// Rules over several arguments of this block.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub groups: Vec<Group>,
    /// Text of its sections that is not about one argument, in the document's order.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub notes: Vec<Sourced<String>>,
    /// Where it is described: sections, intros, anchors. Empty for a block that is named but never described.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub described: Vec<Basis>,
}

impl Block {
    /// The argument of this name.
    #[must_use]
    pub fn argument(&self, name: &str) -> Option<&Argument> {
        self.arguments.iter().find(|argument| argument.name == name)
    }

    /// The attribute of this name.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

/// A rule over several arguments of one block.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Group {
    /// How many of them.
    pub kind: GroupKind,
    /// Their names; dotted paths start at the root of the resource.
    pub arguments: Vec<String>,
    /// When it must hold; always when absent.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub when: Option<Condition>,
    /// Whether the document's own examples obey it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_holding"))]
    pub standing: ExampleVerdict,
    /// The sentence that states it, in the document's words.
    pub text: String,
    /// Where it is stated.
    pub bases: Vec<Basis>,
}

#[cfg(feature = "serde")]
fn is_holding(standing: &ExampleVerdict) -> bool {
    *standing == ExampleVerdict::Holds
}
