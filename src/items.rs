//! What can be iterated over, and what its items are.

use crate::data::{Data, Node, Repr};
use crate::expr::Expr;
use crate::marker::{Any, EnumValue, List, Map, Set};
use crate::typed::{IntoTyped, ValueType};

/// A list, a set or a map.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no items",
    label = "not a list, a set or a map",
    note = "an expression of an unknown type is taken for one with `.cast::<Map<Any>>()`"
)]
pub trait Iterable: ValueType {
    /// What its items are.
    type Item: ValueType;
}

/// A set of strings or a map: what Terraform creates one for each item of.
#[diagnostic::on_unimplemented(
    message = "Terraform creates one for each of a set of strings or of a map, not of `{Self}`",
    label = "not a set of strings, and not a map",
    note = "give the items of a list or a set a key: `.key_by(|item| …)`"
)]
pub trait Keyable: Iterable {
    /// The collection as `for_each` takes it.
    #[doc(hidden)]
    fn for_each(items: Data) -> Data;
}

macro_rules! iterable {
    ($($marker:ident),+) => {$(
        impl<T: ValueType> Iterable for $marker<T> {
            type Item = T;
        }
    )+};
}

iterable!(List, Set, Map);

impl<T: ValueType> Keyable for Map<T> {
    fn for_each(items: Data) -> Data {
        items
    }
}

macro_rules! keyable_as_set {
    ($([$($generics:tt)*] $collection:ty;)+) => {$(
        impl<$($generics)*> Keyable for $collection {
            fn for_each(items: Data) -> Data {
                as_set(items)
            }
        }
    )+};
}

keyable_as_set! {
    [] List<String>;
    [] Set<String>;
    [E: EnumValue] List<E>;
    [E: EnumValue] Set<E>;
}

#[inline]
fn as_set(items: Data) -> Data {
    let is_set = |node: &Node| matches!(node, Node::Call { name, .. } if name == "toset");
    match &items.0 {
        Repr::Absent => items,
        Repr::Expr(node) if is_set(node) => items,
        _ => Data::expr(Node::Call { name: "toset".into(), args: vec![items] }),
    }
}

/// A collection with items of a known type: a literal of Rust, an expression, or something [`Keyed`](crate::Keyed) or
/// [`Counted`](crate::Counted) by reference.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no collection with items of a known type",
    label = "cannot be iterated over",
    note = "what was made with `for_each` or `count` is given by reference: `&records`"
)]
pub trait Items {
    /// What a closure gets of each.
    type Item;

    /// The collection, and its item behind an expression that gives the item's value.
    #[doc(hidden)]
    fn into_items(self, value: Expr<Any>) -> (Data, Self::Item);
}

/// A collection that Terraform creates one for each item of.
#[diagnostic::on_unimplemented(
    message = "Terraform does not create one for each of `{Self}`",
    label = "not a set of strings, and not a map",
    note = "give a set of strings, a map, or what was made with `for_each`, by reference"
)]
pub trait ForEach: Items {
    /// The collection as `for_each` takes it.
    #[doc(hidden)]
    fn for_each(items: Data) -> Data;
}

#[diagnostic::do_not_recommend]
impl<V: IntoTyped> Items for V
where
    V::Type: Iterable,
{
    type Item = <<V::Type as Iterable>::Item as ValueType>::Read;

    fn into_items(self, value: Expr<Any>) -> (Data, Self::Item) {
        (self.into_typed().data, ValueType::read(value.cast::<<V::Type as Iterable>::Item>()))
    }
}

#[diagnostic::do_not_recommend]
impl<V: IntoTyped> ForEach for V
where
    V::Type: Keyable,
{
    fn for_each(items: Data) -> Data {
        V::Type::for_each(items)
    }
}
