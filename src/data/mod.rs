//! Untyped values: what stands behind every [`Value`](crate::Value), whatever its type.

mod expression;
mod extent;
#[cfg(feature = "serde_json")]
mod from_json;
mod node;
pub(crate) mod number;
mod visit;

pub(crate) use expression::Expression;
pub(crate) use extent::{Excess, MAX_DEPTH};
pub(crate) use node::{
    AssetPart, ForExpr, LoopId, LoopVariable, Node, NodeId, Operator, OwnVariable, Reference, Step,
};
pub(crate) use visit::Place;

use std::borrow::Cow;
use std::rc::Rc;

/// One value without its Rust type: a literal, a block or an expression.
#[derive(Debug, Clone)]
pub struct Data(pub(crate) Repr);

/// What a [`Data`] is.
#[derive(Debug, Clone)]
pub(crate) enum Repr {
    /// Not set at all; never stored in [`Args`].
    Absent,
    /// Terraform's `null`.
    Null,
    Bool(bool),
    Number(Num),
    Text(Cow<'static, str>),
    List(Vec<Data>),
    /// A map or an object: the keys are user's text, and escaped like it.
    Map(Vec<(Cow<'static, str>, Data)>),
    /// A nested block: the keys are names of arguments.
    Block(Args),
    /// Blocks that Terraform repeats over a collection.
    Dynamic(Rc<Dynamic>),
    Expr(Expression),
}

/// A number that prints exactly as it was given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Num {
    Signed(i64),
    Unsigned(u64),
    /// May be infinite or not a number; synth refuses those.
    Float(f64),
}

/// One `dynamic` block.
#[derive(Debug)]
pub(crate) struct Dynamic {
    pub(crate) id: LoopId,
    pub(crate) for_each: Data,
    /// Whether the blocks are told apart by a label, which is the key of the item.
    pub(crate) labelled: bool,
    pub(crate) content: Data,
}

impl Data {
    pub(crate) const ABSENT: Self = Self(Repr::Absent);

    pub(crate) fn text(text: impl Into<Cow<'static, str>>) -> Self {
        Self(Repr::Text(text.into()))
    }

    /// The value; none where it is not set.
    pub(crate) fn present(self) -> Option<Self> {
        (!matches!(self.0, Repr::Absent)).then_some(self)
    }

    /// A list of what is set.
    pub(crate) fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Self(Repr::List(sized(items, Self::present))).bounded()
    }

    /// A map of what is set.
    pub(crate) fn map(members: impl IntoIterator<Item = (Cow<'static, str>, Self)>) -> Self {
        Self(Repr::Map(sized(members, |(key, value)| Some((key, value.present()?))))).bounded()
    }

    pub(crate) fn block(args: Args) -> Self {
        Self(Repr::Block(args)).bounded()
    }

    pub(crate) fn dynamic(dynamic: Dynamic) -> Self {
        Self(Repr::Dynamic(Rc::new(dynamic))).bounded()
    }

    pub(crate) fn expr(node: Node) -> Self {
        Self(Repr::Expr(Expression::new(node)))
    }
}

/// What is set of some items. Nearly always that is all of them, and trees hold thousands of such vectors: so there is room
/// for as many as there are, and not for the four that a filter would begin with.
fn sized<T, U>(items: impl IntoIterator<Item = T>, set: impl Fn(T) -> Option<U>) -> Vec<U> {
    let items = items.into_iter();
    let mut all = Vec::with_capacity(items.size_hint().0);
    all.extend(items.filter_map(set));
    all
}

impl Num {
    /// The number as a float; exact up to 2^53.
    pub(crate) const fn as_f64(self) -> f64 {
        match self {
            Self::Signed(n) => n as f64,
            Self::Unsigned(n) => n as f64,
            Self::Float(n) => n,
        }
    }
}

/// Named values in the order they were first set; setting again replaces.
#[derive(Debug, Clone, Default)]
pub(crate) struct Args {
    values: Vec<(Cow<'static, str>, Data)>,
    /// Whether they are the members of an object, which is a value and no block.
    of_object: bool,
}

impl Args {
    pub(crate) const EMPTY: Self = Self { values: Vec::new(), of_object: false };

    pub(crate) fn set(&mut self, name: Cow<'static, str>, data: Data) {
        let at = self.values.iter().position(|(known, _)| *known == name);
        match (at, matches!(data.0, Repr::Absent)) {
            (Some(i), true) => drop(self.values.remove(i)),
            (Some(i), false) => self.values[i].1 = data,
            (None, true) => {}
            (None, false) => self.values.push((name, data)),
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Data> {
        self.values.iter().find(|(known, _)| known == name).map(|(_, data)| data)
    }

    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// Gives back what the growing vector reserved: trees hold thousands of these.
    pub(crate) fn shrink(&mut self) {
        self.values.shrink_to_fit();
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Data)> {
        self.values.iter().map(|(name, data)| (name.as_ref(), data))
    }

    pub(crate) const fn be_object(&mut self) {
        self.of_object = true;
    }

    pub(crate) const fn is_object(&self) -> bool {
        self.of_object
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn setting_replaces_in_place_and_absence_removes() {
        let mut args = Args::default();
        args.set("a".into(), Data::text("1"));
        args.set("b".into(), Data::text("2"));
        args.set("a".into(), Data::text("3"));
        assert_eq!(args.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["a", "b"]);
        args.set("a".into(), Data::ABSENT);
        assert!(args.get("a").is_none());
        assert!(args.get("b").is_some());
    }
}
