//! Nested blocks of generated bindings: the values of their arguments, or where to read them.

use crate::data::{Args, Data, Node, Repr};
use crate::element::Element;
use crate::expr::{Expr, func};
use crate::marker::{Any, Block, List};
use crate::value::Value;
use std::fmt;

/// A nested block: one that a program makes of arguments, or one that it reads from an element.
#[derive(Debug, Clone, Default)]
pub struct BlockValue(BlockOrigin);

#[derive(Debug, Clone)]
enum BlockOrigin {
    /// Made by the program. Of the members that are named, those that are unset are written as null.
    Made(Args, &'static [&'static str]),
    /// What an expression gives.
    Read(Data),
    /// What stands at most once at an expression: an object, a list or a set with at most one, or null.
    AtMostOnce(Data),
}

impl Default for BlockOrigin {
    fn default() -> Self {
        Self::Made(Args::default(), &[])
    }
}

impl BlockValue {
    /// A block without any argument.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// An object of these members, of which Terraform demands every one: those that stay unset are null.
    #[must_use]
    pub fn with_members(members: &'static [&'static str]) -> Self {
        let mut args = Args::default();
        args.be_object();
        Self(BlockOrigin::Made(args, members))
    }

    /// An object that an attribute holds, of which members may be left out.
    #[must_use]
    pub fn of_attribute() -> Self {
        Self::with_members(&[])
    }

    /// Shows the type that is made of it.
    #[doc(hidden)]
    pub fn fmt_in(&self, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct(name).field("block", self).finish()
    }

    /// The block that an expression gives.
    #[must_use]
    pub fn read<T>(expr: Expr<T>) -> Self {
        Self(BlockOrigin::Read(expr.into_data()))
    }

    /// Sets an argument; setting again replaces, and `None` unsets.
    pub fn set<T>(&mut self, name: &'static str, value: Value<T>) {
        // Only builders set, and they start with what a program makes.
        if let BlockOrigin::Made(args, _) = &mut self.0 {
            args.set(name.into(), value.data);
        }
    }

    /// A member of the block.
    #[must_use]
    pub fn attribute<T>(&self, name: &'static str) -> Expr<T> {
        match &self.0 {
            BlockOrigin::Made(args, _) => {
                let value = args.get(name).cloned().unwrap_or(Data(Repr::Null));
                Expr::new(Node::Literal(value))
            }
            BlockOrigin::Read(of) => member(of.clone(), name),
            BlockOrigin::AtMostOnce(of) => one(member::<Any>(splat(of.clone()), name).into_data()),
        }
    }

    /// A block in it that is held as an object.
    #[must_use]
    pub fn object<B: Block>(&self, name: &'static str) -> B {
        object(self.attribute(name))
    }

    /// A block in it that is held as a list of at most one.
    #[must_use]
    pub fn first<B: Block>(&self, name: &'static str) -> B {
        first(self.attribute(name))
    }

    /// A block in it that stands at most once, however it is held.
    #[must_use]
    pub fn only<B: Block>(&self, name: &'static str) -> B {
        only(self.attribute(name))
    }

    /// An expression of it.
    #[must_use]
    pub(crate) fn into_expr<T>(self) -> Expr<T> {
        match self.into_data() {
            Data(Repr::Expr(node)) => Expr::of(node),
            made => Expr::new(Node::Literal(made)),
        }
    }

    /// The block without its type.
    #[must_use]
    pub fn into_data(self) -> Data {
        match self.0 {
            BlockOrigin::Made(mut args, members) => {
                for member in members {
                    if args.get(member).is_none() {
                        args.set((*member).into(), Data(Repr::Null));
                    }
                }
                args.shrink();
                Data::block(args)
            }
            BlockOrigin::Read(of) => of,
            BlockOrigin::AtMostOnce(of) => one::<Any>(splat(of)).into_data(),
        }
    }
}

/// Blocks of an element.
impl Element {
    /// A block that is held as an object.
    #[must_use]
    pub fn object<B: Block>(&self, name: &'static str) -> B {
        object(self.attribute(name))
    }

    /// A block that is held as a list of at most one.
    #[must_use]
    pub fn first<B: Block>(&self, name: &'static str) -> B {
        first(self.attribute(name))
    }

    /// A block that stands at most once, however it is held.
    #[must_use]
    pub fn only<B: Block>(&self, name: &'static str) -> B {
        only(self.attribute(name))
    }
}

fn object<B: Block>(value: Expr<Any>) -> B {
    B::of(BlockValue::read(value))
}

fn first<B: Block>(list: Expr<List<Any>>) -> B {
    object(list.at(0))
}

fn only<B: Block>(value: Expr<Any>) -> B {
    B::of(BlockValue(BlockOrigin::AtMostOnce(value.into_data())))
}

fn member<T>(of: Data, name: &'static str) -> Expr<T> {
    Expr::new(Node::Property(of, name.into()))
}

/// `of[*]`: a list of what is there, whether that is an object, a list, a set or nothing.
fn splat(of: Data) -> Data {
    Data::expr(Node::Property(of, "*".into()))
}

fn one<T>(list: Data) -> Expr<T> {
    func("one", [Value::new(list)])
}
