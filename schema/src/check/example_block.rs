//! What an example shows of an argument, by the path that a rule names.

use super::literal::value;
use crate::example::{Body, Entry, ExampleValue, Use};
use crate::literal::stated;
use crate::model::{Block, Condition, Resource};
use crate::source::Location;
use ferroform_rules::{Facts, Known, Truth, Value};
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

    fn known_in(&self, block: &Block, bodies: &[&'a Body], name: &str) -> Known<'a> {
        if block.argument(name).is_none() {
            return Known::Maybe;
        }
        let entries: Vec<&'a Entry> = bodies.iter().flat_map(|body| body.named(name)).collect();
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

    /// The block definition that holds the argument at a path, and the name of the argument.
    fn definition<'p>(&self, path: &'p str) -> Option<(&'a Block, &'p str)> {
        let Some((parents, name)) = path.rsplit_once('.') else { return Some((self.block, path)) };
        let mut block = &self.resource.root;
        for parent in parents.split('.').filter(|parent| !parent.is_empty()) {
            block = self.resource.block(&block.argument(parent)?.ty.value.block()?.definition)?;
        }
        Some((block, name))
    }

    /// The definition and the bodies at a path from the root.
    fn parents(&self, path: &str) -> Parents<'a> {
        let mut block = &self.resource.root;
        let mut bodies = vec![&self.used.body];
        // "`.mode`" stands in the resource itself.
        for name in path.split('.').filter(|name| !name.is_empty()) {
            let definition = block.argument(name).and_then(|argument| argument.ty.value.block());
            let Some(next) = definition.and_then(|ty| self.resource.block(&ty.definition)) else {
                return Parents::Unknown;
            };
            let entries: Vec<&Entry> = bodies.iter().flat_map(|body| body.named(name)).collect();
            if entries.is_empty() {
                return if self.used.complete { Parents::Unset } else { Parents::Unknown };
            }
            block = next;
            bodies = entries.iter().flat_map(|entry| entry.value.bodies()).collect();
            if bodies.is_empty() {
                return Parents::Unknown;
            }
        }
        Parents::Found(block, bodies)
    }
}

impl Facts for ExampleBlock<'_> {
    fn known(&self, path: &str) -> Known<'_> {
        match path.rsplit_once('.') {
            None => self.known_in(self.block, &[self.body], path),
            Some((parents, name)) => match self.parents(parents) {
                Parents::Found(block, bodies) => self.known_in(block, &bodies, name),
                Parents::Unset => Known::Unset,
                Parents::Unknown => Known::Maybe,
            },
        }
    }

    fn default(&self, path: &str) -> Option<Cow<'_, str>> {
        let (block, name) = self.definition(path)?;
        block.argument(name)?.only_default().map(Cow::Owned)
    }

    /// A pattern of another dialect, or one that is too large, decides nothing.
    fn matches(&self, pattern: &str, text: &str) -> Option<bool> {
        stated::Pattern::new(pattern)?.is_match(text)
    }
}

enum Parents<'a> {
    Found(&'a Block, Vec<&'a Body>),
    Unset,
    Unknown,
}
