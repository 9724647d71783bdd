//! What an example shows of an argument, by the path that a rule names.

use super::literal::value;
use crate::example::{Body, Entry, ExampleValue, Use};
use crate::literal::stated;
use crate::model::{Block, Condition, Resource};
use crate::source::Location;
use ferroform_rules::{Facts, Known, Truth, Value, path_from_around};
use std::borrow::Cow;

/// One block of one example, beside its definition.
#[derive(Clone, Copy)]
pub(super) struct ExampleBlock<'a> {
    pub(super) resource: &'a Resource,
    pub(super) used: &'a Use,
    /// The definition of the block.
    pub(super) block: &'a Block,
    /// The block in the example, and where it stands.
    pub(super) body: &'a Body,
    pub(super) at: &'a Location,
    /// The blocks that it stands in, the resource first.
    pub(super) around: &'a [Around<'a>],
}

/// A block of an example that another stands in.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) block: &'a Block,
    pub(super) body: &'a Body,
    /// The argument that the inner block is given by.
    pub(super) holds: &'a str,
}

impl<'a> ExampleBlock<'a> {
    /// Whether everything that the block sets is declared. An example of another version sets more.
    pub(super) fn is_declared_throughout(&self) -> bool {
        self.body.entries.iter().all(|Entry { name, .. }| {
            self.block.argument(name).is_some()
                || self.block.attribute(name).is_some()
                || self.used.is_meta_argument(name)
                || name == "timeouts"
        })
    }

    /// Whether a condition holds; one that is not stated does.
    pub(super) fn decide(&self, condition: Option<&Condition>) -> Truth {
        condition.map_or(Truth::True, |condition| condition.holds(self))
    }

    fn known_in(&self, block: &Block, body: &'a Body, name: &str) -> Known<'a> {
        if block.argument(name).is_none() {
            return Known::Maybe;
        }
        let entries: Vec<&'a Entry> = body.named(name).collect();
        // Nobody knows how many blocks there are.
        if entries.iter().any(|entry| matches!(entry.value, ExampleValue::Repeated(_))) {
            return Known::set();
        }
        let mut values: Vec<Value<'a>> = entries.iter().filter_map(|entry| value(&entry.value)).collect();
        match (values.len(), self.used.complete) {
            (0, true) => Known::Unset,
            (0, false) => Known::Maybe,
            (1, _) => values.pop().map_or(Known::Maybe, Known::Value),
            _ => Known::Value(Value::List(values)),
        }
    }

    /// The block around this one that a path leads through last, and the way that is left.
    fn start<'p>(&self, path: &'p str) -> (&'a Block, &'a Body, &'p str) {
        let (through, rest) = path_from_around(path, self.around.iter().map(|around| around.holds));
        match self.around.get(through) {
            Some(Around { block, body, .. }) => (block, body, rest),
            None => (self.block, self.body, rest),
        }
    }

    /// What is known of an argument by the way to it from a block that encloses this one.
    fn below(&self, block: &'a Block, body: &'a Body, path: &str) -> Known<'a> {
        let Some((name, rest)) = path.split_once('.') else { return self.known_in(block, body, path) };
        let definition = block.argument(name).and_then(|argument| argument.ty.value.block());
        let Some(inner) = definition.and_then(|ty| self.resource.block(&ty.definition)) else {
            return Known::Maybe;
        };
        let entries: Vec<&'a Entry> = body.named(name).collect();
        if entries.is_empty() {
            return if self.used.complete { Known::Unset } else { Known::Maybe };
        }
        let bodies: Vec<&'a Body> = entries.iter().flat_map(|entry| entry.value.bodies()).collect();
        if bodies.is_empty() {
            return Known::Maybe;
        }
        Known::in_blocks(bodies.into_iter().map(|body| self.below(inner, body, rest)))
    }
}

impl Facts for ExampleBlock<'_> {
    fn known(&self, path: &str) -> Known<'_> {
        if !path.contains('.') {
            return self.known_in(self.block, self.body, path);
        }
        let (block, body, rest) = self.start(path);
        self.below(block, body, rest)
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
        stated::Pattern::new(pattern)?.is_match(text)
    }
}
