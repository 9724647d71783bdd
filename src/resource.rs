//! What every resource, data source and provider configuration can do.

use crate::data::Data;
use crate::element::Element;
use crate::items::ForEach;
use crate::iteration::each_value;
use crate::lifecycle::Lifecycle;
use crate::marker::{Any, Map, Number};
use crate::provision::Provisioner;
use crate::repeat::{Counted, Keyed, Repeatable};
use crate::scope::{Construct, Dependency, Scope};
use crate::table::TypeTable;
use crate::tree::{ImportData, MovedTo, RawOverride};
use crate::typed::{IntoTyped, ValueType};
use crate::value::Value;

/// The construct of generated bindings around an element. The element must be of its type: only code that was made from
/// the same schema can promise that.
pub trait FromElement: Resource {
    /// The construct.
    fn from_element(element: Element) -> Self;
}

/// A resource or a data source: what it can do beside its own arguments. Generated bindings implement it, and so does
/// [`GenericResource`](crate::GenericResource).
///
/// All methods can be called at any time before the synth, and chained: each gives the handle back. `count` and `for_each`
/// take it, and give one of another type, because what is repeated is not referred to as if it were one.
///
/// ```
/// use ferroform::{App, GenericResource, Lifecycle, Stack, prelude::*};
/// let app = App::new();
/// let stack = Stack::new(&app, "private");
/// let role = GenericResource::resource("aws_iam_role").create(&stack, "role");
/// GenericResource::resource("aws_lambda_function")
///     .create(&stack, "function")
///     .override_logical_id("example")
///     .depends_on(&role)
///     .lifecycle(Lifecycle::new().prevent_destroy(true));
/// # let json = stack.to_json()?;
/// # assert_eq!(json["resource"]["aws_lambda_function"]["example"]["depends_on"][0], "aws_iam_role.role");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
pub trait Resource: Clone {
    /// What the documents say about it; `None` where the program has no bindings for it.
    #[must_use]
    fn table() -> Option<&'static TypeTable> {
        None
    }

    /// Its element in the tree.
    fn element(&self) -> &Element;

    /// Sets the name under which Terraform knows it, instead of the one made of its path. It is used as it is.
    fn override_logical_id(&self, id: impl Into<String>) -> Self {
        let id = id.into();
        self.element().change(|element| element.logical_id = Some(id));
        self.clone()
    }

    /// Sets anything in its JSON, last of all and unchecked. Dots separate the keys of the path, a number indexes a list
    /// that stands there (`rule.0.name`), and `\\.` is a dot within a key; what stands at the path is replaced.
    ///
    /// ```
    /// # use ferroform::{App, GenericResource, Stack, prelude::*};
    /// # let app = App::new();
    /// # let stack = Stack::new(&app, "private");
    /// let bucket = GenericResource::resource("aws_s3_bucket").create(&stack, "bucket");
    /// bucket.add_override("website.index_document", "index.html");
    /// # assert_eq!(stack.to_json()?["resource"]["aws_s3_bucket"]["bucket"]["website"]["index_document"], "index.html");
    /// # Ok::<(), ferroform::SynthErrors>(())
    /// ```
    fn add_override(&self, path: &str, value: impl Into<Value<Any>>) -> Self {
        push_override(self.element(), path, value.into().data);
        self.clone()
    }

    /// Removes what stands at a path in its JSON.
    fn remove_override(&self, path: &str) -> Self {
        push_override(self.element(), path, Data::ABSENT);
        self.clone()
    }

    /// Deploys it after something else, also when it refers to nothing of it.
    fn depends_on(&self, other: &impl Dependency) -> Self {
        let other = other.target().reference(None);
        self.element().change(|element| element.meta_mut().depends_on.push(other));
        self.clone()
    }

    /// How Terraform creates, replaces and destroys it.
    fn lifecycle(&self, lifecycle: Lifecycle) -> Self {
        self.element().change(|element| element.meta_mut().lifecycle = Some(lifecycle.into_data()));
        self.clone()
    }

    /// The provider configuration that manages it, where the stack has several.
    fn provider(&self, provider: &impl Provider) -> Self {
        let provider = provider.element().construct().reference(None);
        self.element().change(|element| element.meta_mut().provider = Some(provider));
        self.clone()
    }

    /// Creates several: [`count_index`](crate::count_index) tells them apart within it. The function
    /// [`count`](crate::count()) gives its closure the index instead.
    fn count(self, number: impl Into<Value<Number>>) -> Counted<Self>
    where
        Self: Repeatable,
    {
        Counted::new(self, number.into().data)
    }

    /// Creates one for each item of a set of strings, each member of a map, or each of what is
    /// [`Keyed`](crate::Keyed): [`each_key`](crate::each_key) and [`each_value`](crate::each_value) are the item within it.
    /// The function [`for_each`](crate::for_each()) gives its closure the item typed instead.
    fn for_each<I: ForEach>(self, items: I) -> Keyed<Self>
    where
        Self: Repeatable,
    {
        let (items, _) = items.into_items(each_value::<Any>());
        Keyed::new(self, I::for_each(items))
    }

    /// [`for_each`](Resource::for_each) under the name that says that the items are members of a map.
    fn for_each_in<T: ValueType>(self, members: impl IntoTyped<Type = Map<T>>) -> Keyed<Self>
    where
        Self: Repeatable,
    {
        Keyed::new(self, members.into_typed().data)
    }

    /// Runs a provisioner after creation, or before destruction.
    fn provisioner(&self, provisioner: Provisioner) -> Self {
        self.element().change(|element| element.meta_mut().provisioners.push(provisioner.into_data()));
        self.clone()
    }

    /// How provisioners reach it (`type`, `host`, `user`, …).
    fn connection(&self, settings: impl Into<Value<Map<Any>>>) -> Self {
        let settings = settings.into().data.present();
        self.element().change(|element| element.meta_mut().connection = settings);
        self.clone()
    }

    /// Takes over an existing object under the id that the provider knows it by: a literal, or an expression that Terraform
    /// can evaluate when it plans. Of what is repeated, each instance takes over its own: `buckets.get("eu").import_from(…)`,
    /// or [`Keyed::import_each`](crate::Keyed::import_each). An import whose configuration Terraform writes is an
    /// [`Import`](crate::Import).
    fn import_from(&self, id: impl Into<Value<String>>) -> Self {
        let id = id.into().data.present();
        self.element().change_instance(|element, key| {
            let imports = &mut element.meta_mut().imports;
            if key.is_none() {
                imports.retain(|import| import.key.is_some() || import.for_each.is_some());
            }
            imports.extend(id.map(|id| ImportData { id, key, for_each: None, provider: None }));
        });
        self.clone()
    }

    /// Says that it had another address (`aws_s3_bucket.old`), so that Terraform moves it instead of replacing it. Called
    /// again, the addresses that it had are named from the oldest to the newest. An instance of what is repeated can have had
    /// an address of its own.
    ///
    /// ```
    /// use ferroform::{App, GenericResource, Stack, prelude::*};
    /// # let app = App::new();
    /// # let stack = Stack::new(&app, "private");
    /// let logs = GenericResource::resource("aws_s3_bucket").create(&stack, "logs").for_each(["eu", "us"]);
    /// logs.get("eu").moved_from("aws_s3_bucket.logs_of_europe");
    /// # let json = stack.to_json()?;
    /// # assert_eq!(json["moved"][0]["to"], "aws_s3_bucket.logs[\"eu\"]");
    /// # Ok::<(), ferroform::SynthErrors>(())
    /// ```
    fn moved_from(&self, address: impl Into<String>) -> Self {
        let address = address.into();
        self.element().change_instance(|element, key| match key {
            None => element.meta_mut().moved_from.push(address),
            Some(key) => element.meta_mut().instances_moved_from.push((key, address)),
        });
        self.clone()
    }

    /// Goes on as another resource of its type, or as an instance of one: it is no longer in the stack itself, and Terraform
    /// moves its object there. Remove it from the program once all states have moved.
    ///
    /// ```
    /// use ferroform::{App, GenericResource, Stack, prelude::*};
    /// # let app = App::new();
    /// # let stack = Stack::new(&app, "private");
    /// let logs = GenericResource::resource("aws_s3_bucket").create(&stack, "logs").for_each(["eu", "us"]);
    /// GenericResource::resource("aws_s3_bucket").create(&stack, "eu_logs").move_to(&logs.get("eu"));
    /// # let json = stack.to_json()?;
    /// # assert_eq!(json["moved"][0]["from"], "aws_s3_bucket.eu_logs");
    /// # assert_eq!(json["moved"][0]["to"], "aws_s3_bucket.logs[\"eu\"]");
    /// # assert!(json["resource"]["aws_s3_bucket"].get("eu_logs").is_none());
    /// # Ok::<(), ferroform::SynthErrors>(())
    /// ```
    fn move_to(&self, other: &Self) -> Self {
        let to = other.element().reference();
        self.element().change(|element| element.meta_mut().moved_to = to.map(MovedTo::Element));
        self.clone()
    }

    /// [`move_to`](Resource::move_to) by an address (`module.logs.aws_s3_bucket.eu`).
    fn move_to_address(&self, address: impl Into<String>) -> Self {
        let to = MovedTo::Address(address.into());
        self.element().change(|element| element.meta_mut().moved_to = Some(to));
        self.clone()
    }
}

#[diagnostic::do_not_recommend]
impl<R: Resource> Scope for R {
    fn construct(&self) -> &Construct {
        self.element().construct()
    }
}

impl<R: Resource> Dependency for R {
    fn target(&self) -> &Construct {
        self.element().construct()
    }
}

/// The configuration of a provider. Generated bindings implement it, and so does
/// [`GenericProvider`](crate::GenericProvider).
///
/// ```
/// use ferroform::{App, GenericProvider, GenericResource, Stack, prelude::*};
/// let app = App::new();
/// let stack = Stack::new(&app, "private");
/// let aws = GenericProvider::new("aws", "hashicorp/aws");
/// aws.clone().set("region", "eu-west-1").create(&stack, "aws");
/// let us = aws.set("region", "us-east-1").create(&stack, "us");
/// us.alias("us");
/// GenericResource::resource("aws_acm_certificate").create(&stack, "certificate").provider(&us);
/// # let json = stack.to_json()?;
/// # assert_eq!(json["resource"]["aws_acm_certificate"]["certificate"]["provider"], "aws.us");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
pub trait Provider: Clone {
    /// Its element in the tree.
    fn element(&self) -> &Element;

    /// Names this configuration, where the stack has several of one provider.
    fn alias(&self, alias: impl Into<String>) -> Self {
        let alias = alias.into();
        self.element().change(|element| element.meta_mut().alias = Some(alias));
        self.clone()
    }

    /// Sets anything in its JSON, last of all and unchecked, as [`Resource::add_override`] does.
    fn add_override(&self, path: &str, value: impl Into<Value<Any>>) -> Self {
        push_override(self.element(), path, value.into().data);
        self.clone()
    }

    /// Removes what stands at a path in its JSON.
    fn remove_override(&self, path: &str) -> Self {
        push_override(self.element(), path, Data::ABSENT);
        self.clone()
    }
}

fn push_override(element: &Element, path: &str, data: Data) {
    let raw = RawOverride::new(path, data);
    element.change(|element| element.meta_mut().overrides.push(raw));
}
