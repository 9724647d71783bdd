//! Terraform modules.

use crate::data::Args;
use crate::element::Instance;
use crate::expr::Expr;
use crate::items::ForEach;
use crate::iteration::each_value;
use crate::marker::{Any, Map, Number};
use crate::overrides::overridable;
use crate::repeat::{Counted, Keyed};
use crate::resource::Provider;
use crate::scope::{Construct, Dependency, Scope};
use crate::tree::{Content, ModuleData, Repeated};
use crate::typed::{IntoTyped, ValueType};
use crate::value::Value;
use std::borrow::Cow;

/// A call of a Terraform module.
///
/// ```
/// use ferroform::{App, Module, Output, Stack};
/// # let app = App::new();
/// # let stack = Stack::new(&app, "private");
/// let vpc = Module::new(&stack, "vpc", "terraform-aws-modules/vpc/aws")
///     .version("5.0.0")
///     .set("name", "example")
///     .set("azs", ["us-east-1a", "us-east-1b"]);
/// Output::new(&stack, "id", vpc.output::<String>("vpc_id"));
/// # assert_eq!(stack.to_json()?["output"]["id"]["value"], "${module.vpc.vpc_id}");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[derive(Debug, Clone)]
pub struct Module {
    construct: Construct,
    instance: Option<Instance>,
}

impl Module {
    /// A module from a registry, a folder or a repository. A folder (`./modules/network`) is found from where the program
    /// runs; its source is written as Terraform finds it from the folder of the stack.
    #[must_use]
    #[track_caller]
    pub fn new(scope: &impl Scope, id: impl Into<String>, source: impl Into<String>) -> Self {
        let data = ModuleData {
            source: source.into(),
            version: None,
            args: Args::default(),
            providers: Vec::new(),
            depends_on: Vec::new(),
            repeated: Repeated::default(),
            moved_from: Vec::new(),
            logical_id: None,
        };
        Self { construct: scope.construct().add(&id.into(), Content::Module(Box::new(data))), instance: None }
    }

    /// Its version, or a constraint.
    pub fn version(&self, version: impl Into<String>) -> Self {
        self.change(|module| module.version = Some(version.into()))
    }

    /// Sets one of its variables.
    pub fn set(&self, name: impl Into<Cow<'static, str>>, value: impl Into<Value<Any>>) -> Self {
        self.change(|module| module.args.set(name.into(), value.into().data))
    }

    /// A provider configuration that it uses under the provider's own name.
    pub fn provider(&self, provider: &impl Provider) -> Self {
        let provider = provider.element().construct().reference(None);
        self.change(|module| module.providers.push((None, provider)))
    }

    /// A provider configuration that it uses under an alias of its own.
    pub fn provider_as(&self, alias: impl Into<String>, provider: &impl Provider) -> Self {
        let provider = provider.element().construct().reference(None);
        self.change(|module| module.providers.push((Some(alias.into()), provider)))
    }

    /// Deploys it after something else.
    pub fn depends_on(&self, other: &impl Dependency) -> Self {
        let other = other.target().reference(None);
        self.change(|module| module.depends_on.push(other))
    }

    /// Calls it several times: [`count_index`](crate::count_index) tells the calls apart.
    pub fn count(self, number: impl Into<Value<Number>>) -> Counted<Self> {
        Counted::new(self, number.into().data)
    }

    /// Calls it once for each item of a set of strings, each member of a map, or each of what is [`Keyed`].
    pub fn for_each<I: ForEach>(self, items: I) -> Keyed<Self> {
        let (items, _) = items.into_items(each_value::<Any>());
        Keyed::new(self, I::for_each(items))
    }

    /// [`for_each`](Self::for_each) under the name that says that the items are members of a map.
    pub fn for_each_in<T: ValueType>(self, members: impl IntoTyped<Type = Map<T>>) -> Keyed<Self> {
        Keyed::new(self, members.into_typed().data)
    }

    /// Says that it had another address (`module.old`), so that Terraform moves everything in it instead of replacing it.
    /// Called again, the addresses that it had are named from the oldest to the newest.
    pub fn moved_from(&self, address: impl Into<String>) -> Self {
        self.change(|module| module.moved_from.push(address.into()))
    }

    /// Sets its name, instead of the one made of its path.
    pub fn override_logical_id(&self, id: impl Into<String>) -> Self {
        self.change(|module| module.logical_id = Some(id.into()))
    }

    /// A reference to one of its outputs. The type is the caller's promise.
    #[must_use]
    pub fn output<T>(&self, name: impl Into<Cow<'static, str>>) -> Expr<T> {
        self.construct.refer_to(self.instance.as_ref(), Some(name.into()))
    }

    pub(crate) fn as_instance(&self, instance: Instance) -> Self {
        Self { construct: self.construct.clone(), instance: Some(instance) }
    }

    fn change(&self, change: impl FnOnce(&mut ModuleData)) -> Self {
        if self.instance.is_some() {
            self.construct.refuse_instance();
        }
        self.construct.change(|content| {
            if let Content::Module(module) = content {
                change(module);
            }
        });
        self.clone()
    }
}

overridable!(Module, "its JSON");

impl Scope for Module {
    fn construct(&self) -> &Construct {
        &self.construct
    }
}

impl Dependency for Module {
    fn target(&self) -> &Construct {
        &self.construct
    }
}
