//! What is known of the types of values without being told.
//!
//! `Into<Value<T>>` says that something fits where a `T` goes, and text fits where a string, an enumeration or anything
//! goes. Where nothing says what is wanted (the body of a loop, the items of a `for_each`), what is there has to say what
//! it is: [`IntoTyped`].

use crate::block::BlockValue;
use crate::data::Data;
use crate::expr::Expr;
use crate::marker::{Any, EnumValue, List, Map, Number, Set, Typed};
use crate::value::Value;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A type that values and expressions can have: `String`, `bool`, [`Number`], [`Any`], an enumeration or a block of
/// bindings, and [`List`], [`Set`] and [`Map`] of these.
pub trait ValueType: Sized {
    /// What a program has in hand when it reads one: an expression, or a block with typed members.
    type Read;

    /// Whether Terraform knows it as a string.
    const IS_TEXT: bool = false;

    /// A value in the form that programs read.
    #[doc(hidden)]
    fn of(value: BlockValue) -> Self::Read;

    /// An expression in the form that programs read.
    #[doc(hidden)]
    fn read(expr: Expr<Self>) -> Self::Read {
        Self::of(BlockValue::read(expr))
    }
}

macro_rules! read_as_expressions {
    ($($(#[$text:ident])? $ty:ty $(where $parameter:ident)?;)+) => {$(
        impl$(<$parameter>)? ValueType for $ty {
            type Read = Expr<Self>;
            $(const IS_TEXT: bool = $text;)?

            fn of(value: BlockValue) -> Expr<Self> {
                value.into_expr()
            }

            fn read(expr: Expr<Self>) -> Expr<Self> {
                expr
            }
        }
    )+};
}

read_as_expressions! {
    #[true] String;
    bool;
    Number;
    Any;
    List<T> where T;
    Set<T> where T;
    Map<T> where T;
}

impl<E: EnumValue> ValueType for E {
    type Read = Expr<Self>;

    fn of(value: BlockValue) -> Expr<Self> {
        value.into_expr()
    }

    fn read(expr: Expr<Self>) -> Expr<Self> {
        expr
    }
}

/// A list or a set.
#[diagnostic::on_unimplemented(
    message = "this takes a list or a set, not `{Self}`",
    note = "the values of a map are a list: `functions::values(map)`"
)]
pub trait Sequence: ValueType {
    /// What its items are.
    type Item: ValueType;
}

impl<T: ValueType> Sequence for List<T> {
    type Item = T;
}

impl<T: ValueType> Sequence for Set<T> {
    type Item = T;
}

/// A value whose type is known from itself: an expression, a literal of Rust, a list or a map of these, a block.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no value whose type is known from itself",
    label = "not a value of one type",
    note = "give an expression, a literal, a list or a map of these, or a block that is complete; leave out `.into()`"
)]
pub trait IntoTyped: Sized {
    /// What it is.
    type Type: ValueType;

    /// The value.
    fn into_typed(self) -> Value<Self::Type>;
}

impl<T: ValueType> IntoTyped for Value<T> {
    type Type = T;

    fn into_typed(self) -> Self {
        self
    }
}

impl<T: ValueType> IntoTyped for Expr<T> {
    type Type = T;

    fn into_typed(self) -> Value<T> {
        Value::new(self.into_data())
    }
}

impl<T: Typed> IntoTyped for T {
    type Type = T::Of;

    fn into_typed(self) -> Value<T::Of> {
        Value::new(self.into_data())
    }
}

macro_rules! literals {
    ($($marker:ty: $($from:ty),+;)+) => {$($(
        impl IntoTyped for $from {
            type Type = $marker;

            fn into_typed(self) -> Value<$marker> {
                self.into()
            }
        }
    )+)+};
}

literals! {
    String: &str, String, &String, Cow<'_, str>, char;
    bool: bool;
    Number: i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64;
}

#[cfg(feature = "serde_json")]
impl IntoTyped for serde_json::Value {
    type Type = Any;

    fn into_typed(self) -> Value<Any> {
        self.into()
    }
}

/// `None` leaves the argument, or the item, unset.
impl<V: IntoTyped> IntoTyped for Option<V> {
    type Type = V::Type;

    fn into_typed(self) -> Value<V::Type> {
        self.map_or(Value::new(Data::ABSENT), V::into_typed)
    }
}

fn items<V: IntoTyped>(items: impl IntoIterator<Item = V>) -> Data {
    Data::list(items.into_iter().map(|item| item.into_typed().data))
}

fn members<K: Into<String>, V: IntoTyped>(members: impl IntoIterator<Item = (K, V)>) -> Data {
    let members = members.into_iter().map(|(key, value)| (Cow::Owned(key.into()), value.into_typed().data));
    Data::map(members)
}

macro_rules! collections {
    ($([$($generics:tt)*] $from:ty => $marker:ty, $of:ident;)+) => {$(
        impl<$($generics)*> IntoTyped for $from {
            type Type = $marker;

            fn into_typed(self) -> Value<$marker> {
                Value::new($of(self))
            }
        }
    )+};
}

collections! {
    [V: IntoTyped, const N: usize] [V; N] => List<V::Type>, items;
    [V: IntoTyped] Vec<V> => List<V::Type>, items;
    [V: IntoTyped] BTreeSet<V> => Set<V::Type>, items;
    [K: Into<String>, V: IntoTyped, const N: usize] [(K, V); N] => Map<V::Type>, members;
    [K: Into<String>, V: IntoTyped] Vec<(K, V)> => Map<V::Type>, members;
    [K: Into<String>, V: IntoTyped] BTreeMap<K, V> => Map<V::Type>, members;
}
