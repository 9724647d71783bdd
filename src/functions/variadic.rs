//! Arguments of which a function takes any number.

use crate::data::{Data, Node};
use crate::expr::Expr;
use crate::marker::{Any, List, Set};
use crate::typed::{IntoTyped, ValueType};
use crate::value::Value;

/// Any number of arguments of one type: an array, a vector or another iterator over them, or an expression that gives a list
/// or a set, whose items Terraform then takes one by one (`max(var.sizes...)`).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no number of arguments of one type",
    note = "give an array or a vector of expressions or literals, or an expression that is a list"
)]
pub trait Variadic {
    /// What each of them is.
    type Type: ValueType;

    /// The arguments, as they stand in the call.
    #[doc(hidden)]
    fn into_arguments(self) -> Vec<Value<Any>>;
}

impl<I: IntoIterator<Item: IntoTyped>> Variadic for I {
    type Type = <I::Item as IntoTyped>::Type;

    fn into_arguments(self) -> Vec<Value<Any>> {
        self.into_iter().map(|item| item.into_typed().any()).collect()
    }
}

macro_rules! expanded {
    ($($from:ty),+) => {$(
        impl<T: ValueType> Variadic for $from {
            type Type = T;

            fn into_arguments(self) -> Vec<Value<Any>> {
                vec![expand(self.clone().into_data())]
            }
        }
    )+};
}

expanded!(Expr<List<T>>, &Expr<List<T>>, Expr<Set<T>>, &Expr<Set<T>>);

fn expand(list: Data) -> Value<Any> {
    Value::new(Data::expr(Node::Expanded(list)))
}

/// The arguments that always are there, and the others.
pub(super) fn with(mut fixed: Vec<Value<Any>>, others: impl Variadic) -> Vec<Value<Any>> {
    fixed.extend(others.into_arguments());
    fixed
}
