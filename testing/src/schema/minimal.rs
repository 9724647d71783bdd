//! The least that a type takes.

use super::{Block, Members, Nesting, Part};
use crate::cty::Type;
use serde_json::{Map, Value as Json, json};

impl Block {
    /// A configuration in Terraform's JSON with everything that must be set, and nothing else.
    #[must_use]
    pub fn minimal(&self) -> Json {
        members(Members::Block(self))
    }
}

fn members(of: Members<'_>) -> Json {
    let mut set = Map::new();
    for (name, part) in of.parts() {
        let value = match part {
            Part::Attribute(attribute) if attribute.required => match part.members() {
                None => value(&attribute.ty()),
                Some((mode, inner)) => nested(mode, members(inner), 1),
            },
            Part::Block(block) if block.min_items > 0 => {
                let inner = members(Members::Block(&block.block));
                nested(block.nesting_mode, inner, block.min_items)
            }
            _ => continue,
        };
        set.insert(name.to_owned(), value);
    }
    set.into()
}

fn nested(mode: Nesting, one: Json, number: u64) -> Json {
    match mode {
        Nesting::Single | Nesting::Group => one,
        Nesting::Map => json!({ "key": one }),
        Nesting::List | Nesting::Set => (0..number).map(|_| one.clone()).collect(),
    }
}

fn value(ty: &Type) -> Json {
    match ty {
        Type::String | Type::Dynamic => "x".into(),
        Type::Number => 1.into(),
        Type::Bool => false.into(),
        Type::List(of) | Type::Set(of) => json!([value(of)]),
        Type::Map(of) => json!({ "key": value(of) }),
        Type::Tuple(items) => items.iter().map(value).collect(),
        Type::Object(object) => {
            object.members.iter().map(|(name, ty)| (name.clone(), value(ty))).collect::<Map<_, _>>().into()
        }
    }
}
