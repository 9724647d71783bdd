//! Shared nodes that know how large they are.

use super::extent::{Excess, Extent};
use super::{Data, Node, Operator, Repr};
use std::ops::Deref;
use std::rc::Rc;

/// An expression: a node that others can share.
///
/// It knows its extent, so that what is built on it can be measured without walking down. Sharing makes this more than
/// a matter of speed: `x = x.clone() + x`, forty times, is forty nodes and a text of a million million parts.
#[derive(Debug, Clone)]
pub(crate) struct Expression(Rc<Measured>);

#[derive(Debug)]
struct Measured {
    extent: Extent,
    node: Node,
}

impl Expression {
    /// The node as an expression; what is too large becomes a node that says so.
    pub(crate) fn new(node: Node) -> Self {
        Self::measured(Extent::of_node(&node), node)
    }

    /// `left operator right`. What a loop builds (`sum = sum + next`) grows in length and not in depth.
    #[inline]
    pub(crate) fn binary(operator: Operator, left: Data, right: Data) -> Self {
        let grown = left.into_own(|node| matches!(node, Node::Binary(..)));
        match grown {
            Ok((extent, Node::Binary(first, mut rest))) => {
                let extent = extent.with(Extent::of(&right));
                rest.push((operator, right));
                Self::measured(extent, Node::Binary(first, rest))
            }
            Ok((_, node)) => Self::new(node),
            Err(left) => Self::new(Node::Binary(left, vec![(operator, right)])),
        }
    }

    /// Text after text, which grows in length and not in depth as well.
    #[inline]
    pub(crate) fn joined(left: Data, right: Data) -> Self {
        match left.into_own(|node| matches!(node, Node::Template(_))) {
            Ok((extent, Node::Template(mut parts))) => {
                let extent = extent.with(Extent::of(&right));
                parts.push(right);
                Self::measured(extent, Node::Template(parts))
            }
            Ok((_, node)) => Self::new(node),
            Err(left) => Self::new(Node::Template(vec![left, right])),
        }
    }

    pub(super) fn refused(excess: Excess) -> Self {
        let node = Node::Refused(excess);
        Self(Rc::new(Measured { extent: Extent::of_node(&node), node }))
    }

    pub(super) fn extent(&self) -> Extent {
        self.0.extent
    }

    fn measured(extent: Extent, node: Node) -> Self {
        match extent.excess() {
            None => Self(Rc::new(Measured { extent, node })),
            Some(excess) => Self::refused(excess),
        }
    }
}

impl Deref for Expression {
    type Target = Node;

    fn deref(&self) -> &Node {
        &self.0.node
    }
}

impl Data {
    /// The node of an expression of some form that nobody else holds; everything else comes back.
    #[inline]
    fn into_own(self, form: fn(&Node) -> bool) -> Result<(Extent, Node), Self> {
        match self.0 {
            Repr::Expr(Expression(node)) if form(&node.node) => match Rc::try_unwrap(node) {
                Ok(Measured { extent, node }) => Ok((extent, node)),
                Err(shared) => Err(Self(Repr::Expr(Expression(shared)))),
            },
            other => Err(Self(other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Num;

    fn number(n: i64) -> Data {
        Data(Repr::Number(Num::Signed(n)))
    }

    fn raw(text: &'static str) -> Data {
        Data::expr(Node::Raw(text.into()))
    }

    #[test]
    fn what_a_loop_builds_is_long_and_not_deep() {
        let mut sum = raw("var.a");
        for n in 0..20_000 {
            sum = Data(Repr::Expr(Expression::binary(Operator::Add, sum, number(n))));
        }
        assert!(
            matches!(&sum.0, Repr::Expr(node) if matches!(&**node, Node::Binary(_, rest) if rest.len() == 20_000))
        );
        let mut text = raw("var.a");
        for n in 0..20_000 {
            text = Data(Repr::Expr(Expression::joined(text, number(n))));
        }
        assert!(
            matches!(&text.0, Repr::Expr(node) if matches!(&**node, Node::Template(parts) if parts.len() == 20_001))
        );
    }

    #[test]
    fn what_is_shared_is_not_changed() {
        let one = Data(Repr::Expr(Expression::binary(Operator::Add, raw("a"), number(1))));
        let two = Data(Repr::Expr(Expression::binary(Operator::Add, one.clone(), number(2))));
        assert!(
            matches!(&one.0, Repr::Expr(node) if matches!(&**node, Node::Binary(_, rest) if rest.len() == 1))
        );
        assert!(
            matches!(&two.0, Repr::Expr(node) if matches!(&**node, Node::Binary(_, rest) if rest.len() == 1))
        );
    }

    #[test]
    fn depth_and_size_end_somewhere() {
        let mut deep = raw("a");
        for _ in 0..1_000_000 {
            deep = Data::expr(Node::Unary('-', deep));
        }
        let mut wide = raw("a");
        for _ in 0..60 {
            wide = Data::expr(Node::Call { name: "max".into(), args: vec![wide.clone(), wide] });
        }
        let is_refused =
            |data: &Data| matches!(&data.0, Repr::Expr(node) if matches!(&**node, Node::Refused(_)));
        assert!(is_refused(&wide) && is_refused(&deep));
    }
}
