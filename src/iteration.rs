//! Values that differ between the instances of a repeated element.

use crate::data::{Node, OwnVariable};
use crate::expr::{Expr, hcl};
use crate::marker::{Any, Number};
use std::borrow::Cow;

/// The number of an instance, counted from 0, where [`count`](crate::Resource::count) is set.
///
/// ```
/// use ferroform::{App, GenericResource, Stack, count_index, prelude::*, template};
/// # let app = App::new();
/// # let stack = Stack::new(&app, "private");
/// GenericResource::resource("aws_s3_bucket")
///     .set("bucket", template!("logs-{}", count_index()))
///     .create(&stack, "logs")
///     .count(3);
/// # assert_eq!(stack.to_json()?["resource"]["aws_s3_bucket"]["logs"]["bucket"], "logs-${count.index}");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[must_use]
pub fn count_index() -> Expr<Number> {
    Expr::new(Node::Own(OwnVariable::Index))
}

/// The key of an instance, where [`for_each`](crate::Resource::for_each) is set.
#[must_use]
pub fn each_key() -> Expr<String> {
    Expr::new(Node::Own(OwnVariable::Key))
}

/// The value of an instance, where [`for_each`](crate::Resource::for_each) is set. The type is the caller's promise; the
/// closure of [`for_each`](crate::for_each()) gets it typed.
#[must_use]
pub fn each_value<T>() -> Expr<T> {
    Expr::new(Node::Own(OwnVariable::Value))
}

/// An attribute of the resource itself, in its provisioners and its connection. The type is the caller's promise.
#[must_use]
pub fn self_attribute<T>(name: impl Into<Cow<'static, str>>) -> Expr<T> {
    hcl::<Any>("self").property(name)
}
