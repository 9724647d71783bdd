//! The resource type that Terraform itself has.

use crate::data::Args;
use crate::element::Element;
use crate::expr::Expr;
use crate::marker::Any;
use crate::resource::{FromElement, Resource};
use crate::scope::Scope;
use crate::table::TypeTable;
use crate::tree::{ElementData, ElementType};
use crate::value::Value;

static TABLE: TypeTable = TypeTable::new(
    r#"2 resource terraform_data "" TerraformData (provider terraform terraform.io/builtin/terraform)
 (block "" "" (arg input 0 "" any) (arg triggers_replace 0 "" any) (attr id 0 string) (attr output 0 any))"#,
);

/// A `terraform_data` resource: a value in the state, which is replaced when another one changes. It triggers the replacement
/// of others by what is no resource, and carries provisioners that belong to none.
///
/// ```
/// use ferroform::{App, GenericResource, Lifecycle, Stack, TerraformData, Variable, prelude::*};
/// let app = App::new();
/// let stack = Stack::new(&app, "shop");
/// let release = Variable::<String>::new(&stack, "release");
/// let release = TerraformData::new(&stack, "deployed").input(release.value());
/// GenericResource::resource("aws_instance")
///     .create(&stack, "web")
///     .lifecycle(Lifecycle::new().replace_triggered_by(&release));
/// # let json = stack.to_json()?;
/// # assert_eq!(json["resource"]["terraform_data"]["deployed"]["input"], "${var.release}");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[derive(Debug, Clone)]
pub struct TerraformData {
    element: Element,
}

impl TerraformData {
    /// Without a value yet.
    #[track_caller]
    pub fn new(scope: &impl Scope, id: impl Into<String>) -> Self {
        let data = ElementData::new(ElementType::Bound(&TABLE), Args::default());
        Self { element: Element::create(scope, &id.into(), data) }
    }

    /// A value of any type; it is the output once it is applied.
    pub fn input(&self, value: impl Into<Value<Any>>) -> Self {
        self.set("input", value.into())
    }

    /// What replaces it when it changes.
    pub fn triggers_replace(&self, value: impl Into<Value<Any>>) -> Self {
        self.set("triggers_replace", value.into())
    }

    /// The input as it was applied. The type is the caller's promise.
    #[must_use]
    pub fn output<T>(&self) -> Expr<T> {
        self.element.attribute("output")
    }

    /// A random id.
    #[must_use]
    #[inline]
    pub fn id(&self) -> Expr<String> {
        self.element.attribute("id")
    }

    #[inline]
    fn set(&self, name: &'static str, value: Value<Any>) -> Self {
        self.element.change(|element| element.args.set(name.into(), value.data));
        self.clone()
    }
}

impl Resource for TerraformData {
    #[inline]
    fn table() -> Option<&'static TypeTable> {
        Some(&TABLE)
    }

    #[inline]
    fn element(&self) -> &Element {
        &self.element
    }
}

impl FromElement for TerraformData {
    #[inline]
    fn from_element(element: Element) -> Self {
        Self { element }
    }
}
