//! What an example shows of an argument, by the path that a rule names.

use super::condition::{Seen, Truth, decide};
use crate::example::{Body, Entry, ExampleValue, Use};
use crate::model::{Block, Condition, Resource};
use crate::source::Location;

/// One block of one example, beside its definition.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub(super) resource: &'a Resource,
    pub(super) used: &'a Use,
    /// The definition of the block.
    pub(super) block: &'a Block,
    /// The block in the example, and where it stands.
    pub(super) body: &'a Body,
    pub(super) at: &'a Location,
}

impl<'a> Frame<'a> {
    /// What is seen of the argument at this path: a sibling, or from the root where the path has dots.
    pub(super) fn seen(&self, path: &str) -> Seen {
        match path.rsplit_once('.') {
            None => self.seen_in(self.block, &[self.body], path),
            Some((parents, name)) => match self.parents(parents) {
                Parents::Found(block, bodies) => self.seen_in(block, &bodies, name),
                Parents::Unset => Seen::Unset,
                Parents::Unknown => Seen::Unknown,
            },
        }
    }

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
        condition.map_or(Truth::True, |condition| decide(condition, &|path| self.seen(path)))
    }

    fn seen_in(&self, block: &Block, bodies: &[&Body], name: &str) -> Seen {
        if block.argument(name).is_none() {
            return Seen::Unknown;
        }
        let mut texts = Vec::new();
        let mut hidden = false;
        for entry in bodies.iter().flat_map(|body| body.named(name)) {
            match entry.value.bare() {
                ExampleValue::Null => {}
                // An empty list is set, and equal to no value.
                ExampleValue::List(items) if items.is_empty() => hidden = true,
                ExampleValue::List(items) => match items.iter().map(ExampleValue::literal_text).collect() {
                    Some::<Vec<String>>(items) => texts.extend(items),
                    None => hidden = true,
                },
                other => match other.literal_text() {
                    Some(text) => texts.push(text),
                    None => hidden = true,
                },
            }
        }
        if hidden {
            return Seen::Hidden;
        }
        match texts.is_empty() {
            false => Seen::Literal(texts),
            true if self.used.complete => Seen::Unset,
            true => Seen::Unknown,
        }
    }

    /// The definition and the bodies at a path from the root.
    fn parents(&self, path: &str) -> Parents<'a> {
        let mut block = &self.resource.root;
        let mut bodies = vec![&self.used.body];
        for name in path.split('.') {
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

enum Parents<'a> {
    Found(&'a Block, Vec<&'a Body>),
    Unset,
    Unknown,
}
