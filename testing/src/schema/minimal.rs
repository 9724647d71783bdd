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

#[cfg(test)]
mod tests {
    use super::*;

    /// As `terraform providers schema -json` writes it.
    #[test]
    fn what_must_be_set_is_set_and_nothing_else() {
        let text = json!({ "attributes": { "text": { "type": "string", "required": true } } });
        let of = |mode: &str, least: u64| json!({ "nesting_mode": mode, "min_items": least, "block": text });
        let required = |ty: Json| json!({ "type": ty, "required": true });
        let nested = |mode: &str| json!({ "nested_type": { "nesting_mode": mode, "attributes": text["attributes"] }, "required": true });
        let block = json!({
            "attributes": {
                "any": required("dynamic".into()),
                "number": required("number".into()),
                "flag": required("bool".into()),
                "list": required(json!(["list", "string"])),
                "set": required(json!(["set", "number"])),
                "map": required(json!(["map", "bool"])),
                "pair": required(json!(["tuple", ["string", "number"]])),
                "object": required(json!(["object", { "a": "string" }])),
                "inner": nested("single"),
                "inners": nested("list"),
                "keyed": nested("map"),
                "optional": { "type": "string", "optional": true },
                "computed": { "type": "string", "computed": true },
            },
            "block_types": {
                "twice": of("list", 2),
                "one": of("single", 1),
                "group": of("group", 1),
                "never": of("set", 0),
            },
        });
        let block: Block = serde_json::from_value(block).expect("a block");
        let inner = json!({ "text": "x" });
        let expected = json!({
            "any": "x", "number": 1, "flag": false, "list": ["x"], "set": [1], "map": { "key": false },
            "pair": ["x", 1], "object": { "a": "x" },
            "inner": inner, "inners": [inner], "keyed": { "key": inner },
            "twice": [inner, inner], "one": inner, "group": inner,
        });
        assert_eq!(block.minimal(), expected);
    }
}
