//! Operators, conditions and indexing.

use super::Expr;
use crate::data::{Data, Expression, Node, Operator};
use crate::marker::{Any, List, Map, Number};
use crate::typed::ValueType;
use crate::value::Value;
use std::borrow::Cow;
use std::ops::{Add, Div, Mul, Neg, Not, Rem, Sub};

macro_rules! arithmetic {
    ($($trait:ident $method:ident),+) => {$(
        impl<R: Into<Value<Number>>> $trait<R> for Expr<Number> {
            type Output = Self;

            fn $method(self, right: R) -> Self {
                Self::of(Expression::binary(Operator::$trait, self.into_data(), right.into().data))
            }
        }

        arithmetic! { @numbers $trait $method: i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64 }
    )+};
    (@numbers $trait:ident $method:ident: $($number:ident)+) => {$(
        impl $trait<Expr<Number>> for $number {
            type Output = Expr<Number>;

            // There are sixty, and a program uses few.
            #[inline]
            fn $method(self, right: Expr<Number>) -> Expr<Number> {
                let left = Value::<Number>::from(self).data;
                Expr::of(Expression::binary(Operator::$trait, left, right.into_data()))
            }
        }
    )+};
}

arithmetic!(Add add, Sub sub, Mul mul, Div div, Rem rem);

impl Neg for Expr<Number> {
    type Output = Self;

    #[inline]
    fn neg(self) -> Self {
        Self::new(Node::Unary('-', self.into_data()))
    }
}

impl Not for Expr<bool> {
    type Output = Self;

    #[inline]
    fn not(self) -> Self {
        Self::new(Node::Unary('!', self.into_data()))
    }
}

/// Text after text.
impl Add<Expr<String>> for &str {
    type Output = Expr<String>;

    #[inline]
    fn add(self, right: Expr<String>) -> Expr<String> {
        Expr::of(Expression::joined(Data::text(self.to_owned()), right.into_data()))
    }
}

/// Text after text.
impl<R: Into<Value<String>>> Add<R> for Expr<String> {
    type Output = Self;

    fn add(self, right: R) -> Self {
        Self::of(Expression::joined(self.into_data(), right.into().data))
    }
}

impl Expr<bool> {
    /// Whether this and the other hold.
    #[must_use]
    pub fn and(self, other: impl Into<Value<bool>>) -> Self {
        binary(Operator::And, self.into_data(), other.into().data)
    }

    /// Whether this or the other holds.
    #[must_use]
    pub fn or(self, other: impl Into<Value<bool>>) -> Self {
        binary(Operator::Or, self.into_data(), other.into().data)
    }
}

impl<T> Expr<T> {
    /// Whether this is the same value as the other.
    #[must_use]
    pub fn equals<U: Into<Value<T>>>(self, other: U) -> Expr<bool> {
        binary(Operator::Eq, self.into_data(), other.into().data)
    }

    /// Whether this is another value than the other.
    #[must_use]
    pub fn not_equals<U: Into<Value<T>>>(self, other: U) -> Expr<bool> {
        binary(Operator::Ne, self.into_data(), other.into().data)
    }
}

impl Expr<Number> {
    /// Whether this is less than the other.
    #[must_use]
    pub fn less_than(self, other: impl Into<Value<Number>>) -> Expr<bool> {
        binary(Operator::Lt, self.into_data(), other.into().data)
    }

    /// Whether this is at most the other.
    #[must_use]
    pub fn at_most(self, other: impl Into<Value<Number>>) -> Expr<bool> {
        binary(Operator::Le, self.into_data(), other.into().data)
    }

    /// Whether this is greater than the other.
    #[must_use]
    pub fn greater_than(self, other: impl Into<Value<Number>>) -> Expr<bool> {
        binary(Operator::Gt, self.into_data(), other.into().data)
    }

    /// Whether this is at least the other.
    #[must_use]
    pub fn at_least(self, other: impl Into<Value<Number>>) -> Expr<bool> {
        binary(Operator::Ge, self.into_data(), other.into().data)
    }
}

fn binary(operator: Operator, left: Data, right: Data) -> Expr<bool> {
    Expr::of(Expression::binary(operator, left, right))
}

/// `condition ? if_true : if_false`
///
/// ```
/// use ferroform::{Expr, Number, conditional, hcl};
/// let size: Expr<Number> = hcl("var.size");
/// let class: Expr<String> = conditional(size.greater_than(10), "large", "small");
/// ```
#[must_use]
pub fn conditional<T>(
    condition: impl Into<Value<bool>>,
    if_true: impl Into<Value<T>>,
    if_false: impl Into<Value<T>>,
) -> Expr<T> {
    Expr::new(Node::Conditional(condition.into().data, if_true.into().data, if_false.into().data))
}

impl<T: ValueType> Expr<List<T>> {
    /// The item at an index, counted from 0.
    #[must_use]
    pub fn at(self, index: impl Into<Value<Number>>) -> T::Read {
        T::read(Expr::new(Node::Index(self.into_data(), index.into().data)))
    }
}

impl<T: ValueType> Expr<Map<T>> {
    /// The value under a key.
    #[must_use]
    pub fn key(self, key: impl Into<Value<String>>) -> T::Read {
        T::read(Expr::new(Node::Index(self.into_data(), key.into().data)))
    }
}

impl Expr<Any> {
    /// A member of an object by its name. The type is the caller's promise.
    #[must_use]
    pub fn property<T>(self, name: impl Into<Cow<'static, str>>) -> Expr<T> {
        Expr::new(Node::Property(self.into_data(), name.into()))
    }

    /// An item of a list by its index. The type is the caller's promise.
    #[must_use]
    pub fn index<T>(self, index: impl Into<Value<Number>>) -> Expr<T> {
        Expr::new(Node::Index(self.into_data(), index.into().data))
    }
}
