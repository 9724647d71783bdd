//! Terraform modules.

use crate::data::Args;
use crate::expr::Expr;
use crate::iteration::as_set;
use crate::marker::{Any, Map, Set};
use crate::resource::Provider;
use crate::scope::{Construct, Dependency, Scope};
use crate::tree::{Content, ModuleData};
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
}

impl Module {
    /// A module from a registry, a folder or a repository.
    #[must_use]
    pub fn new(scope: &impl Scope, id: &str, source: impl Into<String>) -> Self {
        let data = ModuleData {
            source: source.into(),
            version: None,
            args: Args::default(),
            providers: Vec::new(),
            depends_on: Vec::new(),
            for_each: None,
            logical_id: None,
        };
        Self { construct: scope.construct().add(id, Content::Module(Box::new(data))) }
    }

    /// Its version, or a constraint.
    #[must_use]
    pub fn version(self, version: impl Into<String>) -> Self {
        self.change(|module| module.version = Some(version.into()))
    }

    /// Sets one of its variables.
    #[must_use]
    pub fn set(self, name: impl Into<Cow<'static, str>>, value: impl Into<Value<Any>>) -> Self {
        self.change(|module| module.args.set(name.into(), value.into().data))
    }

    /// A provider configuration that it uses under the provider's own name.
    #[must_use]
    pub fn provider(self, provider: &impl Provider) -> Self {
        let provider = provider.element().construct().reference(None);
        self.change(|module| module.providers.push((None, provider)))
    }

    /// A provider configuration that it uses under an alias of its own.
    #[must_use]
    pub fn provider_as(self, alias: impl Into<String>, provider: &impl Provider) -> Self {
        let provider = provider.element().construct().reference(None);
        self.change(|module| module.providers.push((Some(alias.into()), provider)))
    }

    /// Deploys it after something else.
    #[must_use]
    pub fn depends_on(self, other: &impl Dependency) -> Self {
        let other = other.target().reference(None);
        self.change(|module| module.depends_on.push(other))
    }

    /// Calls it once for each item.
    #[must_use]
    pub fn for_each(self, items: impl Into<Value<Set<String>>>) -> Self {
        self.change(|module| module.for_each = as_set(items.into()))
    }

    /// Calls it once for each member of a map.
    #[must_use]
    pub fn for_each_in<T: ValueType>(self, members: impl IntoTyped<Type = Map<T>>) -> Self {
        self.change(|module| module.for_each = members.into_typed().data.present())
    }

    /// Sets its name, instead of the one made of its path.
    #[must_use]
    pub fn override_logical_id(self, id: impl Into<String>) -> Self {
        self.change(|module| module.logical_id = Some(id.into()))
    }

    /// A reference to one of its outputs. The type is the caller's promise.
    #[must_use]
    pub fn output<T>(&self, name: impl Into<Cow<'static, str>>) -> Expr<T> {
        self.construct.refer(Some(name.into()))
    }

    fn change(self, change: impl FnOnce(&mut ModuleData)) -> Self {
        self.construct.change(|content| {
            if let Content::Module(module) = content {
                change(module);
            }
        });
        self
    }
}

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
