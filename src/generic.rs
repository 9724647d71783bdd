//! Resources and providers without bindings.

use crate::data::Args;
use crate::element::Element;
use crate::expr::Expr;
use crate::marker::Any;
use crate::resource::{FromElement, Provider, Resource};
use crate::scope::Scope;
use crate::tree::{ElementData, ElementType, NamedProvider};
use crate::value::Value;
use ferroform_rules::table::ElementKind;
use std::borrow::Cow;
use std::rc::Rc;

/// A resource or data source of a type that the program has no bindings for. Nothing about its arguments is checked.
///
/// ```
/// use ferroform::{App, GenericResource, Stack};
/// let app = App::new();
/// let stack = Stack::new(&app, "private");
/// let region = GenericResource::data("aws_region").create(&stack, "region");
/// GenericResource::resource("aws_s3_bucket")
///     .set("bucket", ferroform::template!("logs-{}", region.attribute::<String>("name")))
///     .create(&stack, "logs");
/// # let json = stack.to_json()?;
/// # assert_eq!(json["resource"]["aws_s3_bucket"]["logs"]["bucket"], "logs-${data.aws_region.region.name}");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[derive(Debug, Clone)]
pub struct GenericResource {
    element: Element,
}

/// The arguments of a [`GenericResource`] that is being configured.
#[derive(Debug, Clone)]
#[must_use = "call `create` to put it into the tree"]
pub struct GenericResourceBuilder {
    kind: ElementKind,
    name: Rc<str>,
    args: Args,
}

impl GenericResource {
    /// A resource of this type.
    pub fn resource(type_name: &str) -> GenericResourceBuilder {
        GenericResourceBuilder::new(ElementKind::Resource, type_name)
    }

    /// A data source of this type.
    pub fn data(type_name: &str) -> GenericResourceBuilder {
        GenericResourceBuilder::new(ElementKind::DataSource, type_name)
    }

    /// An ephemeral resource of this type: Terraform opens it when it runs and keeps nothing of it. What it gives may go where
    /// nothing is stored, such as provider configurations and write-only arguments.
    ///
    /// ```
    /// use ferroform::{App, GenericProvider, GenericResource, Stack};
    /// let app = App::new();
    /// let stack = Stack::new(&app, "shop");
    /// GenericProvider::new("aws", "hashicorp/aws").create(&stack, "aws");
    /// let secret = GenericResource::ephemeral("aws_secretsmanager_secret_version")
    ///     .set("secret_id", "orders")
    ///     .create(&stack, "password");
    /// GenericResource::resource("aws_db_instance")
    ///     .set("password_wo", secret.attribute::<String>("secret_string"))
    ///     .set("password_wo_version", 1)
    ///     .create(&stack, "orders");
    /// # let json = stack.to_json()?;
    /// # let password = "${ephemeral.aws_secretsmanager_secret_version.password.secret_string}";
    /// # assert_eq!(json["resource"]["aws_db_instance"]["orders"]["password_wo"], password);
    /// # Ok::<(), ferroform::SynthErrors>(())
    /// ```
    pub fn ephemeral(type_name: &str) -> GenericResourceBuilder {
        GenericResourceBuilder::new(ElementKind::Ephemeral, type_name)
    }

    /// A reference to an attribute. The type is the caller's promise.
    #[must_use]
    pub fn attribute<T>(&self, name: impl Into<Cow<'static, str>>) -> Expr<T> {
        self.element.attribute(name)
    }

    /// A reference to the attribute `id`.
    #[must_use]
    pub fn id(&self) -> Expr<String> {
        self.attribute("id")
    }
}

impl GenericResourceBuilder {
    fn new(kind: ElementKind, name: &str) -> Self {
        Self { kind, name: name.into(), args: Args::default() }
    }

    /// Sets an argument. A nested block is an object, a repeated block a list of objects.
    pub fn set(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value<Any>>) -> Self {
        self.args.set(name.into(), value.into().data);
        self
    }

    /// Puts it into the tree.
    #[track_caller]
    pub fn create(self, scope: &impl Scope, id: impl Into<String>) -> GenericResource {
        let ty = ElementType::Named { kind: self.kind, name: self.name, provider: None };
        GenericResource { element: Element::create(scope, &id.into(), ElementData::new(ty, self.args)) }
    }
}

impl Resource for GenericResource {
    fn element(&self) -> &Element {
        &self.element
    }
}

/// The configuration of a provider that the program has no bindings for.
///
/// ```
/// use ferroform::{App, GenericProvider, Stack};
/// # let app = App::new();
/// # let stack = Stack::new(&app, "private");
/// GenericProvider::new("random", "hashicorp/random").version("~> 3.6").create(&stack, "random");
/// # assert_eq!(stack.to_json()?["terraform"]["required_providers"]["random"]["version"], "~> 3.6");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[derive(Debug, Clone)]
pub struct GenericProvider {
    element: Element,
}

/// The arguments of a [`GenericProvider`] that is being configured.
#[derive(Debug, Clone)]
#[must_use = "call `create` to put it into the tree"]
pub struct GenericProviderBuilder {
    name: String,
    source: String,
    version: Option<String>,
    args: Args,
}

impl GenericProvider {
    /// A provider by its local name (`aws`) and source address (`hashicorp/aws`).
    #[expect(
        clippy::new_ret_no_self,
        reason = "a configuration is created by its last call, as of generated bindings"
    )]
    pub fn new(name: impl Into<String>, source: impl Into<String>) -> GenericProviderBuilder {
        GenericProviderBuilder {
            name: name.into(),
            source: source.into(),
            version: None,
            args: Args::default(),
        }
    }
}

impl GenericProviderBuilder {
    /// The version, or a constraint.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }

    /// Sets an argument.
    pub fn set(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value<Any>>) -> Self {
        self.args.set(name.into(), value.into().data);
        self
    }

    /// Puts it into the tree.
    #[track_caller]
    pub fn create(self, scope: &impl Scope, id: impl Into<String>) -> GenericProvider {
        let provider = NamedProvider { name: self.name.clone(), source: self.source, version: self.version };
        let ty = ElementType::Named {
            kind: ElementKind::Provider,
            name: self.name.into(),
            provider: Some(Rc::new(provider)),
        };
        GenericProvider { element: Element::create(scope, &id.into(), ElementData::new(ty, self.args)) }
    }
}

impl FromElement for GenericResource {
    fn from_element(element: Element) -> Self {
        Self { element }
    }
}

impl Provider for GenericProvider {
    fn element(&self) -> &Element {
        &self.element
    }
}
