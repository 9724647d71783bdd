//! Walks over a value beside the schema of its block, to fill what is left to the provider.

use crate::cty::Value;
use crate::schema::{Attribute, Members, Nesting, Part};
use std::collections::BTreeMap;

/// What becomes of the attributes that a walk meets.
pub(super) trait Fill {
    /// The value of an attribute: `path` are the names that lead to it, `config` is what the configuration has there.
    fn attribute(&mut self, path: &[&str], attribute: &Attribute, value: &Value, config: &Value) -> Value;
}

/// The value of a block with all its attributes filled; `config` is the same block in the configuration.
pub(super) fn block<'a>(
    members: Members<'a>,
    value: &Value,
    config: &Value,
    path: &mut Vec<&'a str>,
    with: &mut dyn Fill,
) -> Value {
    if !matches!(value.bare(), Value::Map(_)) {
        return value.clone();
    }
    let filled = members.parts().map(|(name, part)| {
        path.push(name);
        let filled = self::part(part, value.member(name), config.member(name), path, with);
        path.pop();
        (name.to_owned(), filled)
    });
    retyped(value, Value::Map(filled.collect()))
}

fn part<'a>(
    part: Part<'a>,
    value: &Value,
    config: &Value,
    path: &mut Vec<&'a str>,
    with: &mut dyn Fill,
) -> Value {
    let value = match part {
        Part::Attribute(attribute) => &with.attribute(path, attribute, value, config),
        Part::Block(_) => value,
    };
    let Some((nesting, members)) = part.members() else { return value.clone() };
    match (nesting, value.bare()) {
        (Nesting::Single | Nesting::Group, Value::Map(_)) => block(members, value, config, path, with),
        (Nesting::Map, Value::Map(entries)) => {
            let entry = |(key, entry): (&String, &Value)| {
                (key.clone(), block(members, entry, config.member(key), path, with))
            };
            let entries: BTreeMap<String, Value> = entries.iter().map(entry).collect();
            retyped(value, Value::Map(entries))
        }
        (Nesting::List | Nesting::Set, Value::List(items)) => {
            // The items of a set have no position: what the configuration has for each cannot be told.
            let of_config = match config.bare() {
                Value::List(of_config) if nesting == Nesting::List => of_config.as_slice(),
                _ => &[],
            };
            let items = items
                .iter()
                .enumerate()
                .map(|(i, item)| block(members, item, of_config.get(i).unwrap_or(&Value::Null), path, with));
            let items = items.collect();
            retyped(value, Value::List(items))
        }
        _ => value.clone(),
    }
}

/// The value with the type that it had before.
fn retyped(before: &Value, value: Value) -> Value {
    match before {
        Value::Typed(ty, _) => Value::Typed(ty.clone(), Box::new(value)),
        _ => value,
    }
}
