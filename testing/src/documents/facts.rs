//! What a configuration, as Terraform evaluated it, shows of an argument.

use crate::cty;
use crate::provider::is_made_up;
use ferroform_rules::{Facts, Known, Value};
use ferroform_schema::model::{Block, Nesting, Resource, Type};
use regex::RegexBuilder;
use std::borrow::Cow;

/// One block of a configuration, beside its definition.
#[derive(Clone, Copy)]
pub(super) struct ConfiguredBlock<'a> {
    pub(super) resource: &'a Resource,
    pub(super) block: &'a Block,
    /// The block, and the whole that it is a part of.
    pub(super) value: &'a cty::Value,
    pub(super) root: &'a cty::Value,
}

impl<'a> ConfiguredBlock<'a> {
    /// What is known of an argument of this block.
    pub(super) fn own(&self, name: &str) -> Known<'a> {
        known_in(self.block, &[self.value], name)
    }

    /// The definition of the blocks at a path from the root, and the blocks themselves; nothing where they cannot be
    /// known.
    fn blocks(&self, path: &str) -> Option<(&'a Block, Vec<&'a cty::Value>)> {
        let mut block = &self.resource.root;
        let mut values = vec![self.root];
        // "`.mode`" stands in the resource itself.
        for name in path.split('.').filter(|name| !name.is_empty()) {
            let ty = block.argument(name)?.ty.value.block()?;
            block = self.resource.block(&ty.definition)?;
            let mut next = Vec::new();
            for value in values {
                match value.member(name).bare() {
                    cty::Value::Unknown => return None,
                    cty::Value::List(items) => next.extend(items),
                    cty::Value::Map(entries) if ty.nesting == Nesting::Map => next.extend(entries.values()),
                    cty::Value::Null => {}
                    value => next.push(value),
                }
            }
            values = next;
        }
        Some((block, values))
    }

    fn definition<'p>(&self, path: &'p str) -> Option<(&'a Block, &'p str)> {
        match path.rsplit_once('.') {
            None => Some((self.block, path)),
            Some((parents, name)) => Some((self.blocks(parents)?.0, name)),
        }
    }
}

impl Facts for ConfiguredBlock<'_> {
    fn known(&self, path: &str) -> Known<'_> {
        match path.rsplit_once('.') {
            None => self.own(path),
            Some((parents, name)) => match self.blocks(parents) {
                Some((_, values)) if values.is_empty() => Known::Unset,
                Some((block, values)) => known_in(block, &values, name),
                None => Known::Maybe,
            },
        }
    }

    fn default(&self, path: &str) -> Option<Cow<'_, str>> {
        let (block, name) = self.definition(path)?;
        block.argument(name)?.only_default().map(Cow::Owned)
    }

    /// A pattern of another dialect, or one that is too large, decides nothing.
    fn matches(&self, pattern: &str, text: &str) -> Option<bool> {
        let pattern = RegexBuilder::new(pattern).size_limit(1 << 20).build().ok()?;
        Some(pattern.is_match(text))
    }
}

fn known_in<'a>(block: &'a Block, values: &[&'a cty::Value], name: &str) -> Known<'a> {
    let Some(argument) = block.argument(name) else { return Known::Maybe };
    let mut known = Vec::new();
    for value in values {
        match known_as(&argument.ty.value, value.member(name)) {
            Known::Maybe => return Known::Maybe,
            Known::Unset => {}
            Known::Value(value) => known.push(value),
        }
    }
    match known.len() {
        0 => Known::Unset,
        1 => known.pop().map_or(Known::Unset, Known::Value),
        _ => Known::Value(Value::List(known)),
    }
}

fn known_as<'a>(ty: &Type, value: &'a cty::Value) -> Known<'a> {
    match (ty, value.bare()) {
        (_, cty::Value::Null) => Known::Unset,
        (_, cty::Value::Unknown) => Known::Maybe,
        // Blocks that do not stand are an empty list; a block of at most one is a list in older providers.
        (Type::Block(_), cty::Value::List(items)) => match items.as_slice() {
            [] => Known::Unset,
            [_] if matches!(ty, Type::Block(block) if block.nesting == Nesting::Single) => {
                Known::Value(Value::Block)
            }
            items => Known::Value(Value::List(items.iter().map(|_| Value::Block).collect())),
        },
        (Type::Block(block), cty::Value::Map(_)) if block.nesting != Nesting::Map => {
            Known::Value(Value::Block)
        }
        (_, value) => Known::Value(scalar_or_list(value)),
    }
}

fn scalar_or_list(value: &cty::Value) -> Value<'_> {
    match value.bare() {
        cty::Value::Null | cty::Value::Unknown | cty::Value::Typed(..) => Value::Hidden,
        cty::Value::Bool(value) => Value::Bool(*value),
        cty::Value::Number(number) => Value::Number(number.to_string().into()),
        // What nobody wrote is nobody's fault.
        cty::Value::String(text) if is_made_up(text) => Value::Hidden,
        cty::Value::String(text) => Value::Text(text.into()),
        cty::Value::List(items) => Value::List(items.iter().map(scalar_or_list).collect()),
        cty::Value::Map(members) => Value::Map(members.len()),
    }
}
