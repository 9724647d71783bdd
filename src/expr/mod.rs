//! Typed expressions: what Terraform evaluates.

mod borrowed;
mod build;
mod function;
pub(crate) mod loops;
mod template;
mod unknown;
mod value;

pub use build::conditional;
pub use function::func;
pub use loops::literal;
#[doc(hidden)]
pub use template::{part, placeholders, template};

use crate::data::{Data, Expression, Node, Repr};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// An expression that gives a `T` when Terraform evaluates it: a reference to an attribute, a function call, an
/// operator, or raw HCL.
///
/// References are bound late: the logical id of the element is read at synth, so
/// [`override_logical_id`](crate::Resource::override_logical_id) works before and after.
///
/// ```
/// use ferroform::{Expr, Number, functions, hcl};
/// let count: Expr<Number> = hcl("var.count");
/// let next = count + 1;
/// let upper = functions::upper("example");
/// ```
pub struct Expr<T> {
    pub(crate) node: Expression,
    marker: PhantomData<fn() -> T>,
}

impl<T> Expr<T> {
    pub(crate) fn new(node: Node) -> Self {
        Self::of(Expression::new(node))
    }

    pub(crate) const fn of(node: Expression) -> Self {
        Self { node, marker: PhantomData }
    }

    pub(crate) fn into_data(self) -> Data {
        Data(Repr::Expr(self.node))
    }

    /// The same expression, taken to give another type. Terraform converts between strings, numbers and booleans by
    /// itself; anything else is a promise by the caller.
    #[must_use]
    pub fn cast<U>(self) -> Expr<U> {
        Expr { node: self.node, marker: PhantomData }
    }
}

impl<T> Clone for Expr<T> {
    fn clone(&self) -> Self {
        Self::of(self.node.clone())
    }
}

impl<T> fmt::Debug for Expr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Expr").field(&self.node).finish()
    }
}

/// An expression in Terraform's own language, as it would stand between `${` and `}`. The type is the caller's promise.
///
/// ```
/// use ferroform::{Expr, List, hcl};
/// let zones: Expr<List<String>> = hcl("data.aws_availability_zones.available.names");
/// ```
#[must_use]
pub fn hcl<T>(expression: impl Into<Cow<'static, str>>) -> Expr<T> {
    Expr::new(Node::Raw(expression.into()))
}
