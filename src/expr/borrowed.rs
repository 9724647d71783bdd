//! Expressions by reference, wherever a value is expected: what is used twice needs no `.clone()`.
//!
//! ```
//! use ferroform::{Expr, Number, Value, functions, hcl, template};
//! let zone: Expr<Number> = hcl("count.index");
//! let name = template!("private-{}", &zone);
//! let range = functions::cidrsubnet("10.0.0.0/16", 4, &zone);
//! let tags: Value<ferroform::Map<String>> = [("Name", &name)].into();
//! ```

use super::Expr;
use crate::marker::{Any, EnumValue, List, Map, Number, Set, Typed};
use crate::typed::{IntoTyped, ValueType};
use crate::value::Value;

impl<T: ValueType> IntoTyped for &Expr<T> {
    type Type = T;

    fn into_typed(self) -> Value<T> {
        self.clone().into_typed()
    }
}

macro_rules! from_reference {
    ($([$($generics:tt)*] $of:ty => $value:ty;)+) => {$(
        impl<$($generics)*> From<&Expr<$of>> for Value<$value> {
            fn from(expr: &Expr<$of>) -> Self {
                expr.clone().into()
            }
        }
    )+};
}

from_reference! {
    [T: Typed<Of = T>] T => T;
    [E: EnumValue] String => E;
    [T] T => Any;
    [] String => String;
    [] bool => bool;
    [] Number => Number;
    [T] List<T> => List<T>;
    [T] Set<T> => List<T>;
    [T] List<T> => Set<T>;
    [T] Set<T> => Set<T>;
    [T] Map<T> => Map<T>;
}
