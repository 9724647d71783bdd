//! Values that differ between the instances of a repeated element.

use crate::data::{Data, Dynamic, Node, Repr};
use crate::expr::{Expr, hcl};
use crate::marker::{Any, List, Number, Set};
use crate::value::Value;
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
    hcl("count.index")
}

/// The key of an instance, where [`for_each`](crate::Resource::for_each) or
/// [`for_each_in`](crate::Resource::for_each_in) is set, and of a [`dynamic`] block.
#[must_use]
pub fn each_key() -> Expr<String> {
    hcl("each.key")
}

/// The value of an instance, where [`for_each`](crate::Resource::for_each) or
/// [`for_each_in`](crate::Resource::for_each_in) is set. The type is the caller's promise.
#[must_use]
pub fn each_value<T>() -> Expr<T> {
    hcl("each.value")
}

/// An attribute of the resource itself, in its provisioners and its connection. The type is the caller's promise.
#[must_use]
pub fn self_attribute<T>(name: impl Into<Cow<'static, str>>) -> Expr<T> {
    hcl::<Any>("self").property(name)
}

/// A block for each item of a collection, where the items are known to Terraform only. Within the block, [`each_key`]
/// and [`each_value`] are the item's.
///
/// ```
/// use ferroform::{App, GenericResource, List, Stack, Value, dynamic, each_value, hcl};
/// # let app = App::new();
/// # let stack = Stack::new(&app, "private");
/// let settings = hcl::<List<String>>("var.settings");
/// let block = Value::object([("name", each_value::<String>().into())]);
/// GenericResource::resource("aws_elastic_beanstalk_environment")
///     .set("setting", dynamic(settings, block).any())
///     .create(&stack, "environment");
/// # let json = stack.to_json()?;
/// # let environment = &json["resource"]["aws_elastic_beanstalk_environment"]["environment"];
/// # assert_eq!(environment["dynamic"]["setting"]["for_each"], "${var.settings}");
/// # assert_eq!(environment["dynamic"]["setting"]["content"]["name"], "${each.value}");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[must_use]
pub fn dynamic<B>(items: impl Into<Value<Any>>, block: impl Into<Value<B>>) -> Value<List<B>> {
    let dynamic = Dynamic { for_each: items.into().data, content: block.into().data };
    Value::new(Data::dynamic(dynamic))
}

/// The items of a `for_each`, which Terraform takes as a set only.
pub(crate) fn as_set(items: Value<Set<String>>) -> Option<Data> {
    let items = items.data.present()?;
    let is_set = |node: &Node| matches!(node, Node::Call { name, .. } if name == "toset");
    match &items.0 {
        Repr::Expr(node) if is_set(node) => Some(items),
        _ => Some(Data::expr(Node::Call { name: "toset".into(), args: vec![items] })),
    }
}
