//! The parts of values, for whoever looks for something in them.

use super::{Data, Node, Reference, Repr, Step};

impl Data {
    /// What stands directly in a value, with its place in it: an index, a key, or nothing in an expression.
    #[inline]
    pub(crate) fn each_part(&self, see: &mut dyn FnMut(Place<'_>, &Self)) {
        match &self.0 {
            Repr::Absent | Repr::Null | Repr::Bool(_) | Repr::Number(_) | Repr::Text(_) => {}
            Repr::List(items) => {
                items.iter().enumerate().for_each(|(index, item)| see(Place::Item(index), item));
            }
            Repr::Map(members) => members.iter().for_each(|(key, value)| see(Place::Member(key), value)),
            Repr::Block(args) => args.iter().for_each(|(name, value)| see(Place::Member(name), value)),
            Repr::Dynamic(dynamic) => {
                see(Place::Within, &dynamic.for_each);
                see(Place::Within, &dynamic.content);
            }
            Repr::Expr(node) => node.each_part(&mut |part| see(Place::Within, part)),
        }
    }

    /// Every reference in a value, at any depth.
    #[inline]
    pub(crate) fn each_reference(&self, see: &mut dyn FnMut(&Reference)) {
        if let Repr::Expr(node) = &self.0
            && let Node::Reference(reference) | Node::All(reference, _) | Node::Asset(reference, _) = &**node
        {
            see(reference);
        }
        self.each_part(&mut |_, part| part.each_reference(see));
    }
}

/// Where a part stands in a value.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place<'a> {
    Item(usize),
    Member(&'a str),
    /// Somewhere in an expression.
    Within,
}

impl Node {
    /// The operands of an expression.
    #[inline]
    pub(crate) fn each_part(&self, see: &mut dyn FnMut(&Data)) {
        match self {
            Self::Reference(reference) => reference.instance.iter().for_each(see),
            Self::All(reference, path) => {
                reference.instance.iter().for_each(&mut *see);
                for step in path {
                    if let Step::Index(index) = step {
                        see(index);
                    }
                }
            }
            Self::Own(_)
            | Self::Raw(_)
            | Self::RawTemplate(_)
            | Self::Loop(..)
            | Self::Asset(..)
            | Self::Refused(_) => {}
            Self::Template(parts) | Self::Call { args: parts, .. } => parts.iter().for_each(see),
            Self::Unary(_, operand)
            | Self::Literal(operand)
            | Self::Expanded(operand)
            | Self::Property(operand, _) => see(operand),
            Self::Binary(first, rest) => {
                see(first);
                rest.iter().for_each(|(_, operand)| see(operand));
            }
            Self::Conditional(condition, if_true, if_false) => {
                [condition, if_true, if_false].into_iter().for_each(see);
            }
            Self::Index(base, key) => [base, key].into_iter().for_each(see),
            Self::For(each) => {
                let parts =
                    [Some(&each.collection), each.key.as_ref(), Some(&each.value), each.condition.as_ref()];
                parts.into_iter().flatten().for_each(see);
            }
        }
    }
}
