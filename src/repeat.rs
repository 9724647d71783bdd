//! Elements that Terraform creates several of: with `count`, or one for each item of a collection.
//!
//! What is repeated has a type of its own, so that nothing refers to it as if it were one.

use crate::data::{Data, Node};
use crate::element::{Element, Instance};
use crate::expr::Expr;
use crate::expr::loops::Loop;
use crate::items::{ForEach, Items};
use crate::iteration::{count_index, each_key, each_value};
use crate::marker::{Any, List, Map, Number};
use crate::module::Module;
use crate::resource::{FromElement, Resource};
use crate::scope::{Construct, Dependency, Scope};
use crate::table::TypeTable;
use crate::tree::{Content, ImportData, Repetition};
use crate::typed::IntoTyped;
use crate::value::Value;

/// What can be repeated: a resource, a data source, a module.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be repeated",
    label = "not a single resource, data source or module",
    note = "what is repeated already is repeated once: an inner loop belongs into the collection of its `for_each`"
)]
pub trait Repeatable: Clone {
    /// Its place in the tree.
    #[doc(hidden)]
    fn place(&self) -> &Construct;

    /// The same, as one of several.
    #[doc(hidden)]
    fn instance(&self, instance: Instance) -> Self;
}

#[diagnostic::do_not_recommend]
impl<R: FromElement> Repeatable for R {
    fn place(&self) -> &Construct {
        self.element().construct()
    }

    fn instance(&self, instance: Instance) -> Self {
        Self::from_element(self.element().instance(instance))
    }
}

impl Repeatable for Module {
    fn place(&self) -> &Construct {
        self.construct()
    }

    fn instance(&self, instance: Instance) -> Self {
        self.as_instance(instance)
    }
}

/// A resource, a data source or a module with [`count`](Resource::count): several of one, told apart by their index.
///
/// ```
/// use ferroform::{App, GenericResource, Output, Stack, count, prelude::*, template};
/// let app = App::new();
/// let stack = Stack::new(&app, "private");
/// let logs = count(3, |index| {
///     GenericResource::resource("aws_s3_bucket").set("bucket", template!("logs-{}", index)).create(&stack, "logs")
/// });
/// Output::new(&stack, "first", logs.at(0).id());
/// Output::new(&stack, "all", logs.all(|bucket| bucket.id()));
/// # let json = stack.to_json()?;
/// # assert_eq!(json["resource"]["aws_s3_bucket"]["logs"]["bucket"], "logs-${count.index}");
/// # assert_eq!(json["output"]["first"]["value"], "${aws_s3_bucket.logs[0].id}");
/// # assert_eq!(json["output"]["all"]["value"], "${aws_s3_bucket.logs[*].id}");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[derive(Debug, Clone)]
pub struct Counted<R> {
    one: R,
}

/// A resource, a data source or a module with [`for_each`](Resource::for_each): one for each item, told apart by keys.
///
/// ```
/// use ferroform::{App, GenericResource, Output, Stack, for_each, prelude::*};
/// let app = App::new();
/// let stack = Stack::new(&app, "private");
/// let logs = for_each(["eu", "us"], |region| {
///     GenericResource::resource("aws_s3_bucket").set("bucket", region.value).create(&stack, "logs")
/// });
/// Output::new(&stack, "eu", logs.get("eu").id());
/// Output::new(&stack, "all", logs.all(|bucket| bucket.id()));
/// // One of something else for each of them:
/// let policies = for_each(&logs, |bucket| {
///     GenericResource::resource("aws_s3_bucket_policy").set("bucket", bucket.value.id()).create(&stack, "policy")
/// });
/// # let json = stack.to_json()?;
/// # assert_eq!(json["output"]["eu"]["value"], "${aws_s3_bucket.logs[\"eu\"].id}");
/// # assert_eq!(json["output"]["all"]["value"], "${values(aws_s3_bucket.logs)[*].id}");
/// # assert_eq!(json["resource"]["aws_s3_bucket_policy"]["policy"]["for_each"], "${aws_s3_bucket.logs}");
/// # assert_eq!(json["resource"]["aws_s3_bucket_policy"]["policy"]["bucket"], "${each.value.id}");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[derive(Debug, Clone)]
pub struct Keyed<R> {
    one: R,
}

/// What tells an instance apart: in the closures of [`for_each`] and [`dynamic`](crate::dynamic).
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Each<T> {
    /// The key of a map's member; of a set, the item itself; in a `dynamic` over a list, the index.
    pub key: Expr<String>,
    /// The item.
    pub value: T,
}

impl<T> Each<T> {
    pub(crate) const fn new(key: Expr<String>, value: T) -> Self {
        Self { key, value }
    }
}

/// Several of one: `one` is called once, with the index that Terraform counts from 0.
#[must_use]
pub fn count<R: Repeatable>(
    number: impl Into<Value<Number>>,
    one: impl FnOnce(Expr<Number>) -> R,
) -> Counted<R> {
    Counted::new(one(count_index()), number.into().data)
}

/// One for each item of a set of strings, each member of a map, or each instance of something [`Keyed`]: `one` is called
/// once, with the key and the item that Terraform puts in.
///
/// What the item is follows from the collection. Objects in a list or a set are given a key first, with `key_by`:
///
/// ```
/// use ferroform::{Any, App, Expr, GenericResource, Set, Stack, for_each, hcl};
/// # let app = App::new();
/// # let stack = Stack::new(&app, "private");
/// let users: Expr<Set<Any>> = hcl("var.users");
/// let by_name = users.key_by(|user| user.property::<String>("name"));
/// for_each(by_name, |user| {
///     GenericResource::resource("aws_iam_user")
///         .set("name", user.key)
///         .set("path", user.value.property::<String>("path"))
///         .create(&stack, "user")
/// });
/// # let user = &stack.to_json()?["resource"]["aws_iam_user"]["user"];
/// # assert_eq!(user["for_each"], "${{ for key, val in var.users: val.name => val }}");
/// # assert_eq!(user["path"], "${each.value.path}");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
pub fn for_each<I: ForEach, R: Repeatable>(items: I, one: impl FnOnce(Each<I::Item>) -> R) -> Keyed<R> {
    let (items, value) = items.into_items(each_value::<Any>());
    Keyed::new(one(Each::new(each_key(), value)), I::for_each(items))
}

/// Says how often something is there.
fn repeat(place: &Construct, repetition: Repetition) {
    place.change(|content| match content {
        Content::Element(element) => repetition.put_into(&mut element.meta_mut().repeated),
        Content::Module(module) => repetition.put_into(&mut module.repeated),
        _ => {}
    });
}

fn at<R: Repeatable>(one: &R, key: Data) -> R {
    one.instance(Instance::At(key))
}

/// `address[*].path` where that is what the closure makes of an instance, else a loop.
fn all<R: Repeatable, V: IntoTyped>(one: &R, each: impl FnOnce(R) -> V) -> Expr<List<V::Type>> {
    let (of_one, value) = body(one, |_, instance| each(instance));
    let whole = one.place().reference(None);
    match of_one.path_to(&value) {
        Some(path) => Expr::new(Node::All(whole, path)),
        None => of_one.list(Data::expr(Node::Reference(whole)), value),
    }
}

fn body<R: Repeatable, V: IntoTyped>(one: &R, each: impl FnOnce(Expr<String>, R) -> V) -> (Loop, Data) {
    let inner = Loop::new();
    let instance = one.instance(Instance::Item(inner.value::<Any>().into_data()));
    let value = each(inner.key(), instance).into_typed().data;
    (inner, value)
}

impl<R: Repeatable> Counted<R> {
    pub(crate) fn new(one: R, number: Data) -> Self {
        repeat(one.place(), Repetition::Count(number));
        Self { one }
    }

    /// One of them, by its index, counted from 0.
    #[must_use]
    pub fn at(&self, index: impl Into<Value<Number>>) -> R {
        at(&self.one, index.into().data)
    }

    /// Something of each of them, in a list.
    #[must_use]
    pub fn all<V: IntoTyped>(&self, each: impl FnOnce(R) -> V) -> Expr<List<V::Type>> {
        all(&self.one, each)
    }

    /// How many there are.
    #[must_use]
    pub fn number(&self) -> Expr<Number> {
        crate::expr::func("length", [self.one.place().refer::<Any>(None).into()])
    }
}

impl<R: Repeatable> Keyed<R> {
    pub(crate) fn new(one: R, items: Data) -> Self {
        repeat(one.place(), Repetition::ForEach(items));
        Self { one }
    }

    /// One of them, by its key.
    #[must_use]
    pub fn get(&self, key: impl Into<Value<String>>) -> R {
        at(&self.one, key.into().data)
    }

    /// Something of each of them, in a list, in the order of their keys.
    #[must_use]
    pub fn all<V: IntoTyped>(&self, each: impl FnOnce(R) -> V) -> Expr<List<V::Type>> {
        all(&self.one, each)
    }

    /// Something of each of them, under its key.
    #[must_use]
    pub fn by_key<V: IntoTyped>(&self, each: impl FnOnce(Expr<String>, R) -> V) -> Expr<Map<V::Type>> {
        let (of_one, value) = body(&self.one, each);
        let whole = self.one.place().refer::<Any>(None).into_data();
        of_one.map(whole, of_one.key::<String>().into_data(), value)
    }

    /// Takes over an existing object for each item of a collection, as the instance of the item's key; the closure gives the
    /// id that the provider knows it by.
    ///
    /// ```
    /// use ferroform::{App, GenericResource, Stack, prelude::*};
    /// # let app = App::new();
    /// # let stack = Stack::new(&app, "private");
    /// let logs = GenericResource::resource("aws_s3_bucket").create(&stack, "logs").for_each(["eu", "us"]);
    /// logs.import_each([("eu", "logs-of-europe"), ("us", "logs-of-america")], |bucket| bucket.value);
    /// # let import = &stack.to_json()?["import"][0];
    /// # assert_eq!(import["for_each"]["eu"], "logs-of-europe");
    /// # assert_eq!((&import["to"], &import["id"]), (&"aws_s3_bucket.logs[each.key]".into(), &"${each.value}".into()));
    /// # Ok::<(), ferroform::SynthErrors>(())
    /// ```
    pub fn import_each<I: ForEach, V: Into<Value<String>>>(
        &self,
        items: I,
        id: impl FnOnce(Each<I::Item>) -> V,
    ) -> Self {
        let (items, value) = items.into_items(each_value::<Any>());
        let id = id(Each::new(each_key(), value)).into().data;
        let for_each = I::for_each(items).present();
        self.one.place().change(|content| {
            if let Content::Element(element) = content
                && for_each.is_some()
            {
                let import = ImportData { id, key: None, for_each, provider: None };
                element.meta_mut().imports.push(import);
            }
        });
        self.clone()
    }

    /// The keys.
    #[must_use]
    pub fn keys(&self) -> Expr<List<String>> {
        crate::expr::func("keys", [self.one.place().refer::<Any>(None).into()])
    }
}

/// One of something else for each instance.
impl<R: Repeatable> Items for &Keyed<R> {
    type Item = R;

    fn into_items(self, value: Expr<Any>) -> (Data, R) {
        let whole = self.one.place().refer::<Any>(None).into_data();
        (whole, self.one.instance(Instance::Item(value.into_data())))
    }
}

impl<R: Repeatable> ForEach for &Keyed<R> {
    fn for_each(items: Data) -> Data {
        items
    }
}

/// One of something else for each instance, under its index.
impl<R: Repeatable> Items for &Counted<R> {
    type Item = R;

    fn into_items(self, value: Expr<Any>) -> (Data, R) {
        let whole = self.one.place().refer::<Any>(None).into_data();
        (whole, self.one.instance(Instance::Item(value.into_data())))
    }
}

impl<R: Repeatable> ForEach for &Counted<R> {
    fn for_each(items: Data) -> Data {
        let inner = Loop::new();
        let value = inner.value::<Any>().into_data();
        inner.map::<Any>(items, inner.key::<String>().into_data(), value).into_data()
    }
}

macro_rules! as_its_element {
    ($($repeated:ident),+) => {$(
        /// What is said of it is said of all of its instances.
        impl<R: FromElement> Resource for $repeated<R> {
            fn table() -> Option<&'static TypeTable> {
                R::table()
            }

            fn element(&self) -> &Element {
                self.one.element()
            }
        }

        impl Scope for $repeated<Module> {
            fn construct(&self) -> &Construct {
                self.one.construct()
            }
        }

        impl Dependency for $repeated<Module> {
            fn target(&self) -> &Construct {
                self.one.construct()
            }
        }
    )+};
}

as_its_element!(Counted, Keyed);
