//! Items of sets have no position, so that Terraform cannot always tell which of them were there before. An item that is as
//! one was, but for what the provider filled in, is that one.

use crate::cty::Value;
use crate::schema::{Members, Nesting, Part};
use std::collections::BTreeMap;

/// The block with what its items of sets had before.
pub(super) fn block(members: Members<'_>, value: &Value, before: &Value) -> Value {
    let (Value::Map(_), Value::Map(_)) = (value.bare(), before.bare()) else { return value.clone() };
    let recalled = members.parts().map(|(name, part)| {
        let (value, before) = (value.member(name), before.member(name));
        let recalled = match (part.members(), value, before) {
            (Some((Nesting::Set, members)), Value::List(items), Value::List(before)) => {
                Value::List(items.iter().map(|item| recall(members, item, before)).collect())
            }
            (Some((Nesting::List, members)), Value::List(items), Value::List(before)) => {
                let with = |(i, item): (usize, &Value)| {
                    before.get(i).map_or_else(|| item.clone(), |before| block(members, item, before))
                };
                Value::List(items.iter().enumerate().map(with).collect())
            }
            (Some((Nesting::Single | Nesting::Group, members)), value, before) => {
                block(members, value, before)
            }
            _ => value.clone(),
        };
        (name.to_owned(), recalled)
    });
    Value::Map(recalled.collect::<BTreeMap<_, _>>())
}

fn recall(members: Members<'_>, item: &Value, before: &[Value]) -> Value {
    before.iter().find(|before| completes(members, before, item)).unwrap_or(item).clone()
}

/// Whether a value is another but for what the provider computes. An argument that was taken away is a change.
fn completes(members: Members<'_>, whole: &Value, part: &Value) -> bool {
    members.parts().all(|(name, of)| {
        let (whole, part) = (whole.member(name), part.member(name));
        let is_open = matches!(of, Part::Attribute(attribute) if attribute.computed) && part.is_null();
        let inner = || match (of.members(), whole, part) {
            (Some((_, members)), Value::Map(_), Value::Map(_)) => completes(members, whole, part),
            (Some((_, members)), Value::List(whole), Value::List(part)) => {
                whole.len() == part.len() && whole.iter().zip(part).all(|(a, b)| completes(members, a, b))
            }
            _ => false,
        };
        is_open || whole == part || inner()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cty::{Type, from_json};
    use crate::schema::Block;
    use serde_json::json;

    #[test]
    fn an_item_is_recalled_by_what_is_said_of_it() {
        let members: Block = serde_json::from_value(json!({ "attributes": {
            "a": { "type": "number", "optional": true },
            "b": { "type": "string", "optional": true, "computed": true },
        }}))
        .unwrap();
        let recall = |item: &Value, before: &[Value]| recall(Members::Block(&members), item, before);
        let value = |json| from_json(&Type::Dynamic, &json).bare().clone();
        let before = [value(json!({ "a": 1, "b": "old" })), value(json!({ "a": 2, "b": "older" }))];
        assert_eq!(recall(&value(json!({ "a": 2, "b": null })), &before), before[1]);
        for other in
            [json!({ "a": 3, "b": null }), json!({ "a": null, "b": null }), json!({ "a": 1, "b": "new" })]
        {
            let other = value(other);
            assert_eq!(recall(&other, &before), other);
        }
    }
}
