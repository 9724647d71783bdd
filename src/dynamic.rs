//! Blocks that Terraform repeats over a collection.

use crate::data::{self, Data, Repr};
use crate::expr::func;
use crate::expr::loops::Loop;
use crate::items::Items;
use crate::marker::{Any, Block, List, Map, Set};
use crate::repeat::Each;
use crate::value::Value;
use std::fmt;

/// A block for each item of a collection that only Terraform knows. What the item is follows from the collection; within
/// a block, another one may be dynamic over something of the item.
///
/// It goes where the block goes: a block that is repeated, or one that is there once or not at all.
///
/// ```
/// use ferroform::{Any, App, GenericResource, List, Stack, Value, dynamic, hcl};
/// # let app = App::new();
/// # let stack = Stack::new(&app, "private");
/// let settings = hcl::<List<String>>("var.settings");
/// let block = dynamic(settings, |setting| Value::object([("name", setting.value.into())]));
/// GenericResource::resource("aws_elastic_beanstalk_environment").set("setting", block).create(&stack, "environment");
/// # let json = stack.to_json()?;
/// # let environment = &json["resource"]["aws_elastic_beanstalk_environment"]["environment"];
/// # assert_eq!(environment["dynamic"]["setting"]["for_each"], "${var.settings}");
/// # assert_eq!(environment["dynamic"]["setting"]["content"]["name"], "${item.value}");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[must_use = "give it to the setter of the block"]
pub fn dynamic<I: Items, B>(items: I, block: impl FnOnce(Each<I::Item>) -> B) -> Dynamic<B> {
    let inner = Loop::new();
    let (items, value) = items.into_items(inner.value::<Any>());
    let block = block(Each::new(inner.key(), value));
    Dynamic { of: inner, items, before: Vec::new(), block }
}

/// What [`dynamic`] gives: a block that Terraform repeats.
#[must_use = "give it to the setter of the block"]
pub struct Dynamic<B> {
    of: Loop,
    items: Data,
    before: Vec<B>,
    block: B,
}

impl<B> Dynamic<B> {
    /// Puts blocks before those that Terraform repeats.
    ///
    /// ```
    /// use ferroform::{Any, App, GenericResource, List, Number, Stack, Value, dynamic, hcl};
    /// # let app = App::new();
    /// # let stack = Stack::new(&app, "private");
    /// let rule = |port: Value<Any>| Value::object([("port", port)]);
    /// let rules = dynamic(hcl::<List<Number>>("var.ports"), |port| rule(port.value.into())).after([rule(443.into())]);
    /// GenericResource::resource("acme_firewall").set("rule", rules).create(&stack, "firewall");
    /// # let firewall = &stack.to_json()?["resource"]["acme_firewall"]["firewall"];
    /// # assert_eq!(firewall["rule"][0]["port"], 443);
    /// # assert_eq!(firewall["dynamic"]["rule"][0]["content"]["port"], "${item.value}");
    /// # Ok::<(), ferroform::SynthErrors>(())
    /// ```
    pub fn after(mut self, blocks: impl IntoIterator<Item = B>) -> Self {
        self.before.extend(blocks);
        self
    }

    fn into_value<T, U>(self, place: Place) -> Value<U>
    where
        B: Into<Value<T>>,
    {
        let Self { of, items, before, block } = self;
        let before: Vec<Data> = before.into_iter().map(|block| block.into().data).collect();
        let Some(for_each) = items.present() else {
            return Value::new(if before.is_empty() { Data(Repr::Absent) } else { Data::list(before) });
        };
        let content = block.into().data;
        if matches!(&content.0, Repr::Block(args) if args.is_object()) {
            return Value::new(objects(&of, for_each, content, before, place));
        }
        let labelled = place == Place::Labelled;
        let repeated = Data::dynamic(data::Dynamic { id: of.id(), for_each, labelled, content });
        if before.is_empty() {
            return Value::new(repeated);
        }
        Value::new(Data::list(before.into_iter().chain([repeated])))
    }
}

/// Where the block goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Where it stands at most once.
    Single,
    /// Where it may stand several times.
    Several,
    /// Where a label tells each from the others.
    Labelled,
}

/// Objects are values: Terraform repeats no block for them, and a `for` expression makes them all.
#[inline]
fn objects(of: &Loop, items: Data, object: Data, before: Vec<Data>, place: Place) -> Data {
    let key = || of.key::<String>().into_data();
    let made = match place {
        Place::Labelled => of.map::<Any>(items, key(), object),
        Place::Single | Place::Several => of.list::<Any>(items, object),
    };
    match place {
        Place::Single => func::<Any>("one", [made.into()]).into_data(),
        Place::Several if !before.is_empty() => {
            func::<Any>("concat", [Value::new(Data::list(before)), made.into()]).into_data()
        }
        Place::Several | Place::Labelled => made.into_data(),
    }
}

impl<B: fmt::Debug> fmt::Debug for Dynamic<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dynamic")
            .field("items", &self.items)
            .field("block", &self.block)
            .finish_non_exhaustive()
    }
}

impl<T: Block, B: Into<Self>> From<Dynamic<B>> for Value<T> {
    fn from(dynamic: Dynamic<B>) -> Self {
        dynamic.into_value::<T, _>(Place::Single)
    }
}

impl<T, B: Into<Value<T>>> From<Dynamic<B>> for Value<List<T>> {
    fn from(dynamic: Dynamic<B>) -> Self {
        dynamic.into_value::<T, _>(Place::Several)
    }
}

impl<T, B: Into<Value<T>>> From<Dynamic<B>> for Value<Set<T>> {
    fn from(dynamic: Dynamic<B>) -> Self {
        dynamic.into_value::<T, _>(Place::Several)
    }
}

/// Blocks that a label tells apart: the key of the item.
impl<T, B: Into<Value<T>>> From<Dynamic<B>> for Value<Map<T>> {
    fn from(dynamic: Dynamic<B>) -> Self {
        dynamic.into_value::<T, _>(Place::Labelled)
    }
}

impl<B: Into<Self>> From<Dynamic<B>> for Value<Any> {
    fn from(dynamic: Dynamic<B>) -> Self {
        dynamic.into_value::<Any, _>(Place::Several)
    }
}
