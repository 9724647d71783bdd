//! How deep and how large a value is, and how much of both there may be.
//!
//! Values are rendered, checked, copied and dropped by functions that call themselves, as trees are; none of them has to
//! fear for its stack, because no value is ever made that is deeper than [`MAX_DEPTH`]. What a program nests deeper
//! is replaced where it is made by a node that a synth reports.

use super::{Args, Data, Expression, Node, Repr, Step};

/// Levels of one value. A configuration that people write has about ten; a thread of a debug build, with its two
/// megabytes of stack, has room for some times as many as this.
pub(crate) const MAX_DEPTH: u32 = 200;

/// Bytes that one expression may come to as text.
pub(crate) const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// What there is too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Excess {
    Depth,
    Size,
}

impl Excess {
    /// What is wrong, and what to do.
    pub(crate) fn message(self) -> (String, &'static str) {
        match self {
            Self::Depth => (
                format!("a value is nested deeper than {MAX_DEPTH} levels"),
                "name parts of it with `Local`, and refer to these",
            ),
            Self::Size => (
                format!("an expression comes to more than {} MiB of text", MAX_BYTES / (1024 * 1024)),
                "name the parts that it repeats with `Local`, and refer to these",
            ),
        }
    }
}

/// Depth and size of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    depth: u32,
    bytes: u64,
    /// What a part was too large for already.
    refused: Option<Excess>,
}

impl Extent {
    /// Of what holds nothing else. Quotes, brackets and separators are in the number.
    pub(super) const LEAF: Self = Self { depth: 1, bytes: 8, refused: None };

    /// Of a value. Walks down lists and maps, and stops at expressions, which know theirs.
    pub(super) fn of(data: &Data) -> Self {
        match &data.0 {
            Repr::Absent | Repr::Null | Repr::Bool(_) | Repr::Number(_) => Self::LEAF,
            Repr::Text(text) => Self::of_text(text),
            Repr::List(items) => items.iter().fold(Self::LEAF, |all, item| all.with(Self::of(item))),
            Repr::Map(members) => {
                members.iter().fold(Self::LEAF, |all, (key, value)| all.with_named(key, value))
            }
            Repr::Block(args) => Self::of_args(args),
            Repr::Dynamic(dynamic) => {
                Self::LEAF.with(Self::of(&dynamic.for_each)).with(Self::of(&dynamic.content))
            }
            Repr::Expr(expression) => expression.extent(),
        }
    }

    pub(super) fn of_node(node: &Node) -> Self {
        match node {
            Node::Reference(reference) => {
                reference.instance.iter().fold(Self::LEAF, |all, key| all.with(Self::of(key)))
            }
            Node::Loop(..) | Node::Own(_) | Node::Asset(..) => Self::LEAF,
            Node::All(_, path) => path.iter().fold(Self::LEAF, |all, step| match step {
                Step::Name(name) => all.with(Self::of_text(name)),
                Step::Index(index) => all.with(Self::of(index)),
            }),
            Node::Literal(data) => Self::of(data),
            Node::Refused(excess) => Self { refused: Some(*excess), ..Self::LEAF },
            Node::Raw(text) | Node::RawTemplate(text) => Self::of_text(text),
            Node::Template(parts) => parts.iter().fold(Self::LEAF, |all, part| all.with(Self::of(part))),
            Node::Call { name, args } => {
                args.iter().fold(Self::of_text(name), |all, arg| all.with(Self::of(arg)))
            }
            Node::Unary(_, operand) | Node::Expanded(operand) => Self::LEAF.with(Self::of(operand)),
            Node::Binary(first, rest) => {
                rest.iter().fold(Self::LEAF.with(Self::of(first)), |all, (_, next)| all.with(Self::of(next)))
            }
            Node::Conditional(condition, if_true, if_false) => {
                Self::LEAF.with(Self::of(condition)).with(Self::of(if_true)).with(Self::of(if_false))
            }
            Node::Index(base, key) => Self::LEAF.with(Self::of(base)).with(Self::of(key)),
            Node::Property(base, name) => Self::of_text(name).with(Self::of(base)),
            Node::For(each) => {
                let parts =
                    [Some(&each.collection), each.key.as_ref(), Some(&each.value), each.condition.as_ref()];
                parts.into_iter().flatten().fold(Self::LEAF, |all, part| all.with(Self::of(part)))
            }
        }
    }

    fn of_args(args: &Args) -> Self {
        args.iter().fold(Self::LEAF, |all, (name, value)| all.with_named(name, value))
    }

    fn of_text(text: &str) -> Self {
        Self { bytes: Self::LEAF.bytes.saturating_add(text.len() as u64), ..Self::LEAF }
    }

    /// With another one within it.
    pub(super) fn with(self, inner: Self) -> Self {
        Self {
            depth: self.depth.max(inner.depth + 1),
            bytes: self.bytes.saturating_add(inner.bytes),
            refused: self.refused.or(inner.refused),
        }
    }

    fn with_named(self, name: &str, value: &Data) -> Self {
        self.with(Self::of_text(name)).with(Self::of(value))
    }

    /// What there is too much of in an expression. One that holds a refused one is refused as a whole: that one is there
    /// as often as the text would have been long.
    pub(super) fn excess(self) -> Option<Excess> {
        self.refused.or(self.too_deep()).or((self.bytes > MAX_BYTES).then_some(Excess::Size))
    }

    fn too_deep(self) -> Option<Excess> {
        (self.depth > MAX_DEPTH).then_some(Excess::Depth)
    }
}

impl Data {
    /// The value, or what a synth reports where it is too deep. A literal may be of any size: it comes out once.
    pub(super) fn bounded(self) -> Self {
        match Extent::of(&self).too_deep() {
            None => self,
            Some(excess) => Self(Repr::Expr(Expression::refused(excess))),
        }
    }
}
