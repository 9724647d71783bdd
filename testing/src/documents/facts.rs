//! What a configuration, as Terraform evaluated it, shows of an argument.

use crate::cty;
use crate::provider::is_made_up;
use ferroform_rules::{Facts, Known, Value, path_from_around};
use ferroform_schema::model::{Block, Nesting, Resource, Type};
use regex::RegexBuilder;
use std::borrow::Cow;

/// One block of a configuration, beside its definition.
pub(super) struct ConfiguredBlock<'a> {
    pub(super) resource: &'a Resource,
    pub(super) block: &'a Block,
    pub(super) value: &'a cty::Value,
    /// The blocks that it stands in, the resource first.
    pub(super) around: Vec<Around<'a>>,
}

/// A block of a configuration that another stands in.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) block: &'a Block,
    pub(super) value: &'a cty::Value,
    /// The argument that the inner block is given by.
    pub(super) holds: &'a str,
}

impl<'a> ConfiguredBlock<'a> {
    /// What is known of an argument of this block.
    pub(super) fn own(&self, name: &str) -> Known<'a> {
        known_in(self.block, self.value, name)
    }

    /// The block around this one that a path leads through last, and the way that is left.
    fn start<'p>(&self, path: &'p str) -> (&'a Block, &'a cty::Value, &'p str) {
        let (through, rest) = path_from_around(path, self.around.iter().map(|around| around.holds));
        match self.around.get(through) {
            Some(Around { block, value, .. }) => (*block, *value, rest),
            None => (self.block, self.value, rest),
        }
    }

    /// What is known of an argument by the way to it from a block that encloses this one.
    fn below(&self, block: &'a Block, value: &'a cty::Value, path: &str) -> Known<'a> {
        let Some((name, rest)) = path.split_once('.') else { return known_in(block, value, path) };
        let ty = block.argument(name).and_then(|argument| argument.ty.value.block());
        let inner = ty.and_then(|ty| Some((ty.nesting, self.resource.block(&ty.definition)?)));
        let Some((nesting, inner)) = inner else { return Known::Maybe };
        let below = |value| self.below(inner, value, rest);
        match value.member(name).bare() {
            cty::Value::Unknown => Known::Maybe,
            cty::Value::Null => Known::Unset,
            cty::Value::List(items) => Known::in_blocks(items.iter().map(below)),
            cty::Value::Map(entries) if nesting == Nesting::Map => {
                Known::in_blocks(entries.values().map(below))
            }
            value => below(value),
        }
    }
}

impl Facts for ConfiguredBlock<'_> {
    fn known(&self, path: &str) -> Known<'_> {
        if !path.contains('.') {
            return self.own(path);
        }
        let (block, value, rest) = self.start(path);
        self.below(block, value, rest)
    }

    fn default(&self, path: &str) -> Option<Cow<'_, str>> {
        let (block, name) = if path.contains('.') {
            let (block, _, rest) = self.start(path);
            (block, rest)
        } else {
            (self.block, path)
        };
        block.argument(name)?.only_default().map(Cow::Owned)
    }

    /// A pattern of another dialect, or one that is too large, decides nothing.
    fn matches(&self, pattern: &str, text: &str) -> Option<bool> {
        let pattern = RegexBuilder::new(pattern).size_limit(1 << 20).build().ok()?;
        Some(pattern.is_match(text))
    }
}

fn known_in<'a>(block: &'a Block, value: &'a cty::Value, name: &str) -> Known<'a> {
    let Some(argument) = block.argument(name) else { return Known::Maybe };
    known_as(&argument.ty.value, value.member(name))
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
