//! The types that follow from a schema, and a walk over its parts beside a value.

use super::{Attribute, Block, NestedBlock, NestedType, Nesting};
use crate::cty::{ObjectType, Type};
use std::collections::BTreeMap;

impl Block {
    /// The type of a value of this block: an object.
    #[must_use]
    pub fn ty(&self) -> Type {
        let attributes = self.attributes.iter().map(|(name, attribute)| (name.clone(), attribute.ty()));
        let blocks = self.block_types.iter().map(|(name, nested)| (name.clone(), nested.ty()));
        Type::object(attributes.chain(blocks))
    }

    /// The part of this name.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<Part<'_>> {
        let attribute = self.attributes.get(name).map(Part::Attribute);
        attribute.or_else(|| self.block_types.get(name).map(Part::Block))
    }
}

impl Attribute {
    /// The type of its value.
    #[must_use]
    pub fn ty(&self) -> Type {
        match (&self.nested_type, &self.ty) {
            (Some(nested), _) => nested.ty(),
            (None, Some(ty)) => ty.clone(),
            (None, None) => Type::Dynamic,
        }
    }
}

impl NestedType {
    fn ty(&self) -> Type {
        nest(self.nesting_mode, members(&self.attributes))
    }
}

fn members(attributes: &BTreeMap<String, Attribute>) -> Type {
    let members = attributes.iter().map(|(name, attribute)| (name.clone(), attribute.ty())).collect();
    Type::Object(ObjectType { members, ..ObjectType::default() })
}

impl NestedBlock {
    /// The type of the value of all of them.
    #[must_use]
    pub fn ty(&self) -> Type {
        nest(self.nesting_mode, self.block.ty())
    }
}

/// Items that hold values of any type can differ in type, which no list, set or map allows.
fn nest(mode: Nesting, of: Type) -> Type {
    match mode {
        Nesting::Single | Nesting::Group => of,
        Nesting::List | Nesting::Map if of.has_dynamic() => Type::Dynamic,
        Nesting::List => Type::List(Box::new(of)),
        Nesting::Set => Type::Set(Box::new(of)),
        Nesting::Map => Type::Map(Box::new(of)),
    }
}

/// Something that a block holds.
#[derive(Debug, Clone, Copy)]
pub enum Part<'a> {
    /// An argument or attribute.
    Attribute(&'a Attribute),
    /// A nested block.
    Block(&'a NestedBlock),
}

impl<'a> Part<'a> {
    /// How often its members stand, if it has any, and they themselves.
    #[must_use]
    pub fn members(self) -> Option<(Nesting, Members<'a>)> {
        match self {
            Self::Attribute(attribute) => {
                let nested = attribute.nested_type.as_ref()?;
                Some((nested.nesting_mode, Members::Attributes(&nested.attributes)))
            }
            Self::Block(nested) => Some((nested.nesting_mode, Members::Block(&nested.block))),
        }
    }
}

/// The members of a block or of an attribute.
#[derive(Debug, Clone, Copy)]
pub enum Members<'a> {
    /// Those of a block.
    Block(&'a Block),
    /// Those of an attribute.
    Attributes(&'a BTreeMap<String, Attribute>),
}

impl<'a> Members<'a> {
    /// Each part with its name.
    pub fn parts(self) -> impl Iterator<Item = (&'a str, Part<'a>)> {
        let (attributes, blocks) = match self {
            Self::Block(block) => (&block.attributes, Some(&block.block_types)),
            Self::Attributes(attributes) => (attributes, None),
        };
        let attributes =
            attributes.iter().map(|(name, attribute)| (name.as_str(), Part::Attribute(attribute)));
        let blocks = blocks.into_iter().flatten();
        attributes.chain(blocks.map(|(name, nested)| (name.as_str(), Part::Block(nested))))
    }
}
