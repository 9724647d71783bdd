//! Expressions where values are expected.

use super::Expr;
use crate::marker::{Any, EnumValue, Number, Typed};
use crate::value::Value;

impl<T: Typed<Of = T>> From<Expr<T>> for Value<T> {
    fn from(expr: Expr<T>) -> Self {
        Self::new(expr.into_data())
    }
}

/// An attribute that Terraform knows as a string may hold a value of an enumeration.
impl<E: EnumValue> From<Expr<String>> for Value<E> {
    fn from(expr: Expr<String>) -> Self {
        Self::new(expr.into_data())
    }
}

impl<T> From<Expr<T>> for Value<Any> {
    fn from(expr: Expr<T>) -> Self {
        Self::new(expr.into_data())
    }
}

macro_rules! from_expr {
    ($($marker:ty),+) => {$(
        impl From<Expr<$marker>> for Value<$marker> {
            fn from(expr: Expr<$marker>) -> Self {
                Self::new(expr.into_data())
            }
        }
    )+};
}

from_expr!(String, bool, Number);
