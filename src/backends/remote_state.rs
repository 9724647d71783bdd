//! Reading the state of another configuration.

use crate::data::{Args, Data, Repr};
use crate::element::Element;
use crate::expr::Expr;
use crate::marker::{Any, Map};
use crate::resource::Resource;
use crate::scope::Scope;
use crate::tree::{ElementData, ElementType};
use crate::value::Value;
use ferroform_rules::table::ElementKind;
use std::borrow::Cow;

/// The outputs of another configuration, read from its state. Stacks of one app refer to each other without it.
#[derive(Debug, Clone)]
pub struct RemoteState {
    element: Element,
}

/// The type of the data source that Terraform has for it.
pub(crate) const TYPE: &str = "terraform_remote_state";

impl RemoteState {
    /// The state that a backend of a kind keeps under these settings; the types of [`backends`](super) make it typed.
    #[must_use]
    #[track_caller]
    pub fn new(
        scope: &impl Scope,
        id: impl Into<String>,
        kind: impl Into<String>,
        config: impl Into<Value<Map<Any>>>,
    ) -> Self {
        Self::create(scope, &id.into(), kind.into(), config.into().data)
    }

    /// An output. The type is the caller's promise.
    #[must_use]
    pub fn output<T>(&self, name: impl Into<Cow<'static, str>>) -> Expr<T> {
        self.element.attribute::<Any>("outputs").property(name)
    }

    /// The workspace, where it is not the default one.
    pub fn workspace(&self, name: impl Into<Value<String>>) -> Self {
        self.set("workspace", name.into().data)
    }

    /// The values of outputs that are not there yet.
    pub fn defaults(&self, values: impl Into<Value<Map<Any>>>) -> Self {
        self.set("defaults", values.into().data)
    }

    #[track_caller]
    pub(super) fn create(scope: &impl Scope, id: &str, kind: String, config: Data) -> Self {
        let mut args = Args::default();
        args.set("backend".into(), Data(Repr::Text(kind.into())));
        args.set("config".into(), config);
        let ty = ElementType::Named { kind: ElementKind::DataSource, name: TYPE.into(), provider: None };
        Self { element: Element::create(scope, id, ElementData::new(ty, args)) }
    }

    #[inline]
    fn set(&self, name: &'static str, data: Data) -> Self {
        self.element.change(|element| element.args.set(name.into(), data));
        self.clone()
    }
}

impl Resource for RemoteState {
    #[inline]
    fn element(&self) -> &Element {
        &self.element
    }
}
