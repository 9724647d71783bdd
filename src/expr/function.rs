//! Calls of functions by their name.

use super::Expr;
use crate::data::Node;
use crate::marker::Any;
use crate::value::Value;
use std::borrow::Cow;

/// A call of any function, also of a provider's (`provider::aws::arn_parse`). Terraform's own are typed in
/// [`functions`](crate::functions). The type is the caller's promise.
///
/// ```
/// use ferroform::{Expr, func};
/// let subnet: Expr<String> = func("cidrsubnet", ["10.0.0.0/16".into(), 8.into(), 1.into()]);
/// ```
#[must_use]
pub fn func<T>(name: impl Into<Cow<'static, str>>, args: impl IntoIterator<Item = Value<Any>>) -> Expr<T> {
    Expr::new(Node::Call { name: name.into(), args: args.into_iter().map(|arg| arg.data).collect() })
}
