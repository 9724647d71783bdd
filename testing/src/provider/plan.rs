//! What is planned, and what it becomes when it is applied.

use super::fill::{self, Fill};
use super::made_up::Seed;
use super::{Knowledge, Step, TypeRef, early, recall};
use crate::cty::{self, Type, Value};
use crate::schema::{Attribute, Block, Members};

/// A plan for one resource.
pub(super) struct Planned {
    pub(super) state: Value,
    /// The arguments whose change replaces the object.
    pub(super) replaced_by: Vec<Vec<Step>>,
    /// Whether a default was planned for an argument that the schema does not call computed.
    pub(super) has_bare_default: bool,
}

/// The plan for a resource that exists as `prior` (or not), is configured as `config`, and would be `proposed` if the
/// provider had nothing to say.
pub(super) fn plan(
    knowledge: &dyn Knowledge,
    ty: &TypeRef<'_>,
    block: &Block,
    [prior, proposed, config]: [&Value; 3],
) -> Planned {
    if proposed.is_null() {
        return Planned { state: Value::Null, replaced_by: Vec::new(), has_bare_default: false };
    }
    let mut defaults = Defaults { knowledge, ty, bare: false };
    let members = Members::Block(block);
    let settled = fill::block(members, proposed, config, &mut Vec::new(), &mut defaults);
    let settled = recall::block(members, &settled, prior);
    let has_bare_default = defaults.bare;
    if settled == *prior {
        return Planned { state: settled, replaced_by: Vec::new(), has_bare_default };
    }
    let state = fill::block(members, &settled, config, &mut Vec::new(), &mut LeaveOpen);
    let state = early::know(ty.name, block, state);
    let mut replaced_by = Vec::new();
    if !prior.is_null() {
        let mut search = Replacing { knowledge, ty, found: &mut replaced_by };
        search.block(members, prior, &state, &mut Vec::new(), &mut Vec::new());
    }
    Planned { state, replaced_by, has_bare_default }
}

/// The state after everything that was left open has become known.
pub(super) fn settle(type_name: &str, block: &Block, planned: &Value) -> Value {
    let seed = Seed::new(type_name, &cty::encode(&block.ty(), planned));
    known(&seed, "", &block.ty(), planned)
}

/// What a data source or an ephemeral resource gives for a configuration.
pub(super) fn read(type_name: &str, block: &Block, config: &Value) -> Value {
    let open = fill::block(Members::Block(block), config, config, &mut Vec::new(), &mut LeaveOpen);
    settle(type_name, block, &open)
}

/// An existing object whose values are known.
pub(super) fn existing(block: &Block, values: &serde_json::Value) -> Value {
    with_blocks(block, cty::from_json(&block.ty(), values), None)
}

/// An existing object as it is imported: it has an id, and whatever the provider computes.
pub(super) fn import(type_name: &str, block: &Block, id: &str) -> Value {
    let empty = with_blocks(block, cty::from_json(&block.ty(), &serde_json::json!({})), Some(id));
    let open = fill::block(Members::Block(block), &empty, &Value::Null, &mut Vec::new(), &mut LeaveOpen);
    settle(type_name, block, &open)
}

/// The object with its id, where that is given. Blocks that do not stand are empty lists, not nulls.
fn with_blocks(block: &Block, value: Value, id: Option<&str>) -> Value {
    let Value::Map(mut members) = value else { return value };
    for (name, nested) in &block.block_types {
        if members.get(name).is_none_or(Value::is_null) {
            members.insert(name.clone(), no_blocks(nested));
        }
    }
    if let Some(id) = id.filter(|_| block.attributes.contains_key("id")) {
        members.insert("id".to_owned(), Value::String(id.to_owned()));
    }
    Value::Map(members)
}

/// What a function gives for arguments, given by their bytes on the wire.
pub(super) fn function(name: &str, gives: &Type, arguments: &[u8]) -> Value {
    Seed::new(name, arguments).value(name, gives)
}

fn no_blocks(nested: &crate::schema::NestedBlock) -> Value {
    match nested.ty() {
        Type::List(_) | Type::Set(_) => Value::List(Vec::new()),
        Type::Map(_) => Value::Map(std::collections::BTreeMap::new()),
        Type::Dynamic => Value::Typed(Box::new(Type::Tuple(Vec::new())), Box::new(Value::List(Vec::new()))),
        _ => Value::Null,
    }
}

fn known(seed: &Seed<'_>, name: &str, ty: &Type, value: &Value) -> Value {
    match value {
        Value::Unknown => seed.value(name, ty),
        Value::List(items) => Value::List(
            items.iter().enumerate().map(|(i, item)| known(seed, name, cty::part(ty, i), item)).collect(),
        ),
        Value::Map(members) => Value::Map(
            members
                .iter()
                .map(|(name, member)| (name.clone(), known(seed, name, cty::named(ty, name), member)))
                .collect(),
        ),
        Value::Typed(own, value) => Value::Typed(own.clone(), Box::new(known(seed, name, own, value))),
        value => value.clone(),
    }
}

/// Gives arguments that are not set what documents say they default to.
struct Defaults<'a> {
    knowledge: &'a dyn Knowledge,
    ty: &'a TypeRef<'a>,
    bare: bool,
}

impl Fill for Defaults<'_> {
    fn attribute(&mut self, path: &[&str], attribute: &Attribute, value: &Value, config: &Value) -> Value {
        if attribute.write_only {
            return Value::Null;
        }
        if !value.is_null() || !config.is_null() || !attribute.optional {
            return value.clone();
        }
        let default = self.knowledge.default(self.ty, path);
        let Some(default) = default.filter(|default| fits(default, &attribute.ty())) else {
            return value.clone();
        };
        self.bare |= !attribute.computed;
        default
    }
}

/// Whether a literal is a value of a type, as far as defaults go.
fn fits(value: &Value, ty: &Type) -> bool {
    matches!(
        (value, ty),
        (Value::String(_), Type::String) | (Value::Number(_), Type::Number) | (Value::Bool(_), Type::Bool)
    )
}

/// Leaves open what the provider computes and nobody has set.
struct LeaveOpen;

impl Fill for LeaveOpen {
    fn attribute(&mut self, _: &[&str], attribute: &Attribute, value: &Value, config: &Value) -> Value {
        let open = attribute.computed && value.is_null() && config.is_null();
        if open { Value::Unknown } else { value.clone() }
    }
}

/// Finds the arguments whose change replaces the object.
struct Replacing<'a> {
    knowledge: &'a dyn Knowledge,
    ty: &'a TypeRef<'a>,
    found: &'a mut Vec<Vec<Step>>,
}

impl Replacing<'_> {
    fn block<'a>(
        &mut self,
        members: Members<'a>,
        before: &Value,
        after: &Value,
        path: &mut Vec<&'a str>,
        steps: &mut Vec<Step>,
    ) {
        for (name, part) in members.parts() {
            let (before, after) = (before.member(name), after.member(name));
            if before == after {
                continue;
            }
            path.push(name);
            steps.push(Step::Attribute(name.to_owned()));
            if self.knowledge.forces_replacement(self.ty, path) {
                self.found.push(steps.clone());
            } else if let Some((_, members)) = part.members() {
                match (before.bare(), after.bare()) {
                    (Value::Map(_), Value::Map(_)) => self.block(members, before, after, path, steps),
                    (Value::List(before), Value::List(after)) if before.len() == after.len() => {
                        for (i, (before, after)) in before.iter().zip(after).enumerate() {
                            steps.push(Step::Index(i));
                            self.block(members, before, after, path, steps);
                            steps.pop();
                        }
                    }
                    _ => {}
                }
            }
            steps.pop();
            path.pop();
        }
    }
}
